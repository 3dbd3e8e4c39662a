"""Slack's clocks: how long things may take and last. Tests shorten them."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True)
class Clock:
    """`now` is in seconds since 1970, as Slack's timestamps are."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
