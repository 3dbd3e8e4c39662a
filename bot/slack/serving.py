"""Runs the endpoints, and the socket if there is one, until told to stop."""

import asyncio
import contextlib
import signal
import socket as sockets
from collections.abc import Callable, Iterator

import uvicorn
from starlette.applications import Starlette

from bot.slack.lifecycle import GRACE, Work
from bot.slack.socket import Socket


class PortInUse(Exception):  # noqa: N818 - reads as what it says
    """Something else listens there; the text names the variable and the port."""


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = asyncio.Event()

    async def startup(self, sockets: list[sockets.socket] | None = None) -> None:
        await super().startup(sockets)
        self.up.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        # Signals stop the process as a whole: see `stop_on_signals`.
        yield


def stop_on_signals(stop: asyncio.Event) -> None:
    """SIGTERM and SIGINT set the event, from which `serve` returns within its grace."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)


async def serve(
    web: Starlette,
    *,
    port: int,
    work: Work,
    stop: asyncio.Event,
    socket: Socket | None = None,
    host: str = "0.0.0.0",  # noqa: S104 - hosts route to whatever address the process has
    grace: float = GRACE,
    started: Callable[[int], None] | None = None,
) -> int:
    """Serves until `stop` is set, then finishes what is under way; how much had to be cut off.

    port     0 takes any that is free
    grace    seconds that the end may take
    started  told the port once requests are taken and the socket is open

    Raises:
        PortInUse: something else listens on the port.
        WrongToken, CannotReachSlack: the socket cannot be opened.
    """
    listener = _listen(host, port)
    config = uvicorn.Config(
        web,
        log_config=None,
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=max(1, int(grace)),
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        await server.up.wait()
        if socket is not None:
            await socket.open()
        if started is not None:
            started(listener.getsockname()[1])
        await stop.wait()
    finally:
        server.should_exit = True
        cut_off = await work.drained(grace)
        if socket is not None:
            await socket.close()
        await serving
        listener.close()
    return cut_off


def _listen(host: str, port: int) -> sockets.socket:
    listener = sockets.socket(sockets.AF_INET, sockets.SOCK_STREAM, sockets.IPPROTO_TCP)
    listener.setsockopt(sockets.SOL_SOCKET, sockets.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(512)
    except OSError as error:
        listener.close()
        raise PortInUse(f"PORT: {port} is in use or not allowed ({error.strerror})") from error
    return listener
