"""Small apps to play against: one over HTTP, one over Socket Mode, both on the bare wire."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

import aiohttp
from aiohttp import web

from bot.playground import Playground, Timing

Json = dict[str, Any]
QUICK = Timing(retries=(0.0, 0.02, 0.02))
# For what comes too late; a busy machine stands still for longer than one would like to wait.
IMPATIENT = Timing(ack=1.0, retries=QUICK.retries)
TOO_LATE = 1.5


@dataclass
class HttpApp:
    """Answers every request with what `answers` gives next, else with an empty 200."""

    url: str = ""
    requests: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    answers: list[web.Response | float] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.Response:
        body = await request.read()
        if body.startswith(b"{") and json.loads(body)["type"] == "url_verification":
            return web.json_response({"challenge": json.loads(body)["challenge"]})
        self.requests.append((dict(request.headers), body))
        answer = self.answers.pop(0) if self.answers else web.Response()
        if isinstance(answer, float):
            await asyncio.sleep(answer)
            return web.Response()
        return answer

    def payload(self, number: int = -1) -> Json:
        body = self.requests[number][1].decode()
        if body.startswith("{"):
            return dict(json.loads(body))
        fields = {key: values[0] for key, values in parse_qs(body).items()}
        return dict(json.loads(fields["payload"])) if "payload" in fields else dict(fields)


@dataclass
class Client:
    """Calls the Web API, and response_urls, as an app does."""

    playground: Playground
    session: aiohttp.ClientSession

    async def __call__(self, method: str, **arguments: Any) -> Json:
        headers = {"Authorization": f"Bearer {self.playground.bot_token}"}
        url = self.playground.api_url + method
        async with self.session.post(url, json=arguments, headers=headers) as response:
            return dict(await response.json())

    async def respond(self, url: str, **body: Any) -> tuple[int, Json]:
        async with self.session.post(url, json=body) as response:
            return response.status, dict(await response.json())

    async def connect(self) -> aiohttp.ClientWebSocketResponse:
        """A Socket Mode connection that has had its hello."""
        headers = {"Authorization": f"Bearer {self.playground.app_token}"}
        url = self.playground.api_url + "apps.connections.open"
        async with self.session.post(url, headers=headers) as response:
            address = (await response.json())["url"]
        socket = await self.session.ws_connect(address)
        assert (await socket.receive_json())["type"] == "hello"
        return socket


@contextlib.asynccontextmanager
async def listening(
    handle: Callable[[web.Request], Awaitable[web.Response]],
) -> AsyncIterator[str]:
    application = web.Application()
    application.router.add_post("/slack/events", handle)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    finally:
        await runner.cleanup()
