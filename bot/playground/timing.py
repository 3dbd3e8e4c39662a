"""Slack's clocks: how long things may take and last. Tests shorten them."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.playground.feed import Feed


@dataclass(frozen=True, slots=True)
class Timing:
    """All in seconds but the number of uses; the defaults are Slack's own.

    ack               within which a delivery must be acknowledged
    retries           waits before each further try of an undelivered event
    trigger           how long a trigger_id can be exchanged for a view
    response_url      how long a response_url lives
    response_url_uses how often it can be used
    ticket            how long an address from apps.connections.open can be connected to
    """

    ack: float = 3.0
    retries: tuple[float, ...] = (0.0, 60.0, 300.0)
    trigger: float = 3.0
    response_url: float = 1800.0
    response_url_uses: int = 5
    ticket: float = 30.0


@dataclass(slots=True)
class Clock:
    """The workspace's time, which can be put forward.

    real   the machine's seconds since 1970
    ahead  seconds by which the workspace is ahead of it
    moved  tells whoever waits for a time that the clock was put forward
    """

    real: Callable[[], float] = time.time
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ahead: float = 0.0
    moved: Feed = field(default_factory=Feed)

    def now(self) -> float:
        """Seconds since 1970, as Slack's timestamps are."""
        return self.real() + self.ahead

    def advance(self, seconds: float) -> None:
        """Puts the clock forward: what was scheduled until then is posted."""
        self.ahead += seconds
        self.moved.publish()
