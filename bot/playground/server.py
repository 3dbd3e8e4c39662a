"""Runs a playground on a port of this machine."""

import asyncio
import contextlib
import json
import socket
from collections.abc import AsyncIterator, Iterator
from typing import Any

import aiohttp
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from bot.playground import web_api
from bot.playground.delivery import Courier
from bot.playground.events import SUBSCRIPTIONS, Events
from bot.playground.faults import Faults
from bot.playground.features import SCOPES, Features, Shortcut, Step
from bot.playground.identifiers import Credentials, Identifiers
from bot.playground.journal import Journal
from bot.playground.methods import METHODS, scheduling
from bot.playground.pages import Pages
from bot.playground.people import SEED, Seed
from bot.playground.playground import Playground
from bot.playground.refusal import Refused
from bot.playground.response_urls import ResponseUrls
from bot.playground.scheduling import Schedule
from bot.playground.socket_mode import Sockets
from bot.playground.steps import Steps
from bot.playground.timing import Clock, Timing
from bot.playground.triggers import Triggers
from bot.playground.views import Views
from bot.playground.waiting import Waiting
from bot.playground.workspace import Workspace

HOST = "127.0.0.1"
DEFAULT = Features()


class PortInUse(Exception):  # noqa: N818 - reads as what it says
    """Something else listens there; the text names the port."""


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.up.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        # Signals belong to the process that the playground is a part of.
        yield


@contextlib.asynccontextmanager
async def serve(
    *,
    port: int = 0,
    seed: Seed = SEED,
    commands: tuple[str, ...] = DEFAULT.commands,
    shortcuts: tuple[Shortcut, ...] = DEFAULT.shortcuts,
    steps: tuple[Step, ...] = DEFAULT.steps,
    subscriptions: frozenset[str] = SUBSCRIPTIONS,
    scopes: frozenset[str] = SCOPES,
    timing: Timing | None = None,
    clock: Clock | None = None,
    credentials: Credentials | None = None,
) -> AsyncIterator[Playground]:
    """Runs a playground in this event loop, for as long as the block lasts.

    port           0 takes any that is free
    commands       the app's slash commands; shortcuts and steps: what else it declares
    subscriptions  the events that the app is subscribed to, as in its manifest
    scopes         what its bot token may do

    Raises:
        PortInUse: something else listens on that port.
    """
    listener = _listen(port)
    async with aiohttp.ClientSession(trust_env=False) as session:
        playground = _assemble(
            f"http://{HOST}:{listener.getsockname()[1]}",
            session,
            seed,
            Features(commands, shortcuts, steps, subscriptions, scopes),
            timing or Timing(),
            clock or Clock(),
            credentials or Credentials.fresh(),
        )
        config = uvicorn.Config(
            _application(playground),
            log_config=None,
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=1,
        )
        server = _Server(config)
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        posting = asyncio.create_task(
            playground.schedule.run(lambda scheduled: scheduling.post(playground, scheduled))
        )
        try:
            up = asyncio.create_task(server.up.wait())
            await asyncio.wait({up, serving}, return_when=asyncio.FIRST_COMPLETED)
            up.cancel()
            if serving.done():
                serving.result()
            yield playground
        finally:
            posting.cancel()
            await asyncio.gather(posting, return_exceptions=True)
            await playground.courier.close()
            playground.workspace.feed.close()
            server.should_exit = True
            await serving
            listener.close()


def _listen(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise PortInUse(f"port {port} is in use") from error
    return listener


def _assemble(
    url: str,
    session: aiohttp.ClientSession,
    seed: Seed,
    features: Features,
    timing: Timing,
    clock: Clock,
    credentials: Credentials,
) -> Playground:
    ids, journal, faults = Identifiers(), Journal(), Faults()
    workspace = Workspace(seed, clock, ids)
    sockets = Sockets(seed.app_id, clock, timing, ids, journal, workspace.feed)
    courier = Courier(session, sockets, journal, clock, timing, credentials.signing_secret)
    events = Events(
        workspace,
        courier,
        faults,
        clock,
        ids,
        credentials.verification_token,
        features.subscriptions,
        features.scopes,
    )
    return Playground(
        url=url,
        credentials=credentials,
        features=features,
        clock=clock,
        timing=timing,
        ids=ids,
        workspace=workspace,
        journal=journal,
        faults=faults,
        sockets=sockets,
        courier=courier,
        events=events,
        triggers=Triggers(clock, timing, ids),
        response_urls=ResponseUrls(workspace, events, journal, timing, ids),
        views=Views(workspace, ids),
        steps=Steps(workspace, events, ids, features.steps),
        schedule=Schedule(clock, ids),
        waiting=Waiting(workspace, sockets),
    )


def _application(playground: Playground) -> Starlette:
    async def api(request: Request) -> Response:
        return await web_api.call(playground, METHODS, request.path_params["method"], request)

    async def respond(request: Request) -> Response:
        return _respond(playground, request.path_params["key"], await request.body())

    async def link(websocket: WebSocket) -> None:
        await playground.sockets.accept(websocket)

    async def healthz(_request: Request) -> Response:
        return PlainTextResponse("ok")

    async def readyz(_request: Request) -> Response:
        if playground.is_ready:
            return PlainTextResponse("ok")
        return PlainTextResponse("no bot is connected", 503)

    return Starlette(
        routes=[
            Route("/api/{method}", api, methods=["GET", "POST"]),
            Route("/commands/{key}", respond, methods=["POST"]),
            Route("/actions/{key}", respond, methods=["POST"]),
            WebSocketRoute("/link", link),
            Route("/healthz", healthz),
            Route("/readyz", readyz),
            *Pages(playground).routes,
        ]
    )


def _respond(playground: Playground, key: str, raw: bytes) -> Response:
    try:
        body: Any = json.loads(raw)
    except ValueError:
        body = None
    try:
        if not isinstance(body, dict):
            raise Refused("invalid_payload")
        playground.response_urls.respond(key, body)
    except Refused as refused:
        spent = refused.error in ("expired_url", "used_url")
        return JSONResponse(refused.json(), 404 if spent else 400)
    return JSONResponse({"ok": True})
