"""The HTTP endpoints: Slack's traffic, and whether the process is alive, ready and well."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import Clock, SignatureVerifier
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

LARGEST_BODY = 1024 * 1024  # bytes; Slack's own payloads stay far below
# Slack itself waits 3 seconds for the answer: who sends more slowly is somebody else, and must
# neither fill the process with half requests nor hold up its end.
BODY_PATIENCE = 3.0
_TIMESTAMP = re.compile(r"[0-9]{1,15}")
_CHECK_PATIENCE = 2.0  # seconds

Check = Callable[[], Awaitable[bool]]
Json = dict[str, Any]


class _Refused(Exception):  # noqa: N818 - reads as what it says
    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


def create_web(
    *,
    checks: Mapping[str, Check],
    registry: CollectorRegistry,
    app: AsyncApp | None = None,
    signing_secret: str = "",
    clock: Clock | None = None,
    patience: float = BODY_PATIENCE,
) -> Starlette:
    """/healthz, /readyz and /metrics; with an app, /slack/events too.

    checks    what must hold to be ready, by name: "index", "database"
    clock     the time now, for the age of signatures
    patience  seconds in which a body has to arrive

    Raises:
        ValueError: an app without a signing secret would take anybody's requests.
    """

    async def healthz(_: Request) -> Response:
        return PlainTextResponse("ok")

    async def readyz(_: Request) -> Response:
        found = dict(zip(checks, await asyncio.gather(*map(_holds, checks.values())), strict=True))
        ready = all(found.values())
        return JSONResponse({"ready": ready, **found}, 200 if ready else 503)

    async def metrics(_: Request) -> Response:
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    routes = [
        Route("/healthz", healthz),
        Route("/readyz", readyz),
        Route("/metrics", metrics),
    ]
    if app is not None:
        if not signing_secret:
            raise ValueError("SLACK_SIGNING_SECRET: needed to take Slack's requests over HTTP")
        door = _Door(app, SignatureVerifier(signing_secret, clock or Clock()), patience)
        routes.append(Route("/slack/events", door.enter, methods=["POST"]))
    return Starlette(routes=routes)


class _Door:
    """Lets in what Slack has signed, and nothing else."""

    def __init__(self, app: AsyncApp, verifier: SignatureVerifier, patience: float) -> None:
        self._app = app
        self._verifier = verifier
        self._patience = patience

    async def enter(self, request: Request) -> Response:
        try:
            async with asyncio.timeout(self._patience):
                raw = await _body(request)
            self._verify(request, raw)
            body = _payload(raw, request.headers.get("content-type", ""))
        except _Refused as refused:
            return JSONResponse({"error": str(refused)}, refused.status)
        except TimeoutError:
            return JSONResponse({"error": "too slow"}, 408, {"Connection": "close"})
        except ClientDisconnect:
            return Response(status_code=400)
        # As a parsed payload, which Bolt knows from Socket Mode: its own reading of a form takes
        # any command with the word "payload" in it for an interaction.
        answer = await self._app.async_dispatch(AsyncBoltRequest(body=body, mode="socket_mode"))
        return Response(answer.body, answer.status, answer.first_headers_without_set_cookie())

    def _verify(self, request: Request, raw: str) -> None:
        timestamp = request.headers.get("x-slack-request-timestamp", "")
        signature = request.headers.get("x-slack-signature", "")
        plausible = _TIMESTAMP.fullmatch(timestamp) and signature.isascii()
        if not plausible or not self._verifier.is_valid(raw, timestamp, signature):
            raise _Refused(401, "not signed by Slack")


async def _body(request: Request) -> str:
    """The body, read no further than what is taken."""
    announced = request.headers.get("content-length", "0")
    if announced.isdecimal() and int(announced) > LARGEST_BODY:
        raise _Refused(413, "too large")
    found = bytearray()
    async for chunk in request.stream():
        found += chunk
        if len(found) > LARGEST_BODY:
            raise _Refused(413, "too large")
    try:
        return found.decode()
    except UnicodeDecodeError:
        raise _Refused(400, "not UTF-8") from None


def _payload(raw: str, content_type: str) -> Json:
    try:
        if content_type.partition(";")[0].strip().lower() == "application/json":
            found: Any = json.loads(raw)
        else:
            form = dict(parse_qsl(raw, keep_blank_values=True))
            found = json.loads(form["payload"]) if "payload" in form else form
    except (ValueError, RecursionError):
        raise _Refused(400, "malformed") from None
    if not isinstance(found, dict) or not found:
        raise _Refused(400, "malformed")
    return found


async def _holds(check: Check) -> bool:
    try:
        async with asyncio.timeout(_CHECK_PATIENCE):
            return await check()
    except TimeoutError:
        return False
