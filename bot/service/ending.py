"""How a process ends: gently once it answers, at once while it is still starting."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.slack.serving import stop_on_signals


class Ending:
    """`stop` is set by SIGTERM and SIGINT; from `begin` on, whoever serves watches it."""

    def __init__(self) -> None:
        self.stop = asyncio.Event()
        self.begun = False

    def begin(self) -> None:
        self.begun = True


async def run_until_stopped(main: Callable[[Ending], Awaitable[None]]) -> None:
    """Runs to the end, or up to a signal.

    A start may wait half a minute for a Slack that does not answer: a signal does not.
    """
    ending = Ending()
    stop_on_signals(ending.stop)
    running = asyncio.ensure_future(main(ending))
    stopped = asyncio.create_task(ending.stop.wait())
    await asyncio.wait({running, stopped}, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    cut_off = not ending.begun and running.cancel()
    try:
        await running
    except asyncio.CancelledError:
        if not cut_off:
            raise
