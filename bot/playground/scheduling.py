"""Messages that the app has scheduled, posted when the workspace's clock reaches their time.

Source: docs.slack.dev/reference/methods/chat.scheduleMessage
"""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.playground import limits
from bot.playground.contents import Contents
from bot.playground.feed import Feed
from bot.playground.identifiers import Identifiers
from bot.playground.refusal import Refused
from bot.playground.timing import Clock


@dataclass(frozen=True, slots=True)
class Scheduled:
    """`post_at` and `created` are in seconds since 1970."""

    id: str
    channel: str
    post_at: int
    created: int
    contents: Contents
    thread_ts: str | None = None


@dataclass(slots=True)
class Schedule:
    clock: Clock
    ids: Identifiers
    waiting: list[Scheduled] = field(default_factory=list)
    _grown: Feed = field(default_factory=Feed)

    def add(
        self, channel: str, post_at: int, contents: Contents, thread_ts: str | None = None
    ) -> Scheduled:
        """Raises Refused: time_in_past, time_too_far, restricted_too_many."""
        now = self.clock.now()
        if post_at <= now:
            raise Refused("time_in_past")
        if post_at > now + limits.SCHEDULE_AHEAD:
            raise Refused("time_too_far")
        near = [
            s
            for s in self.waiting
            if s.channel == channel and abs(s.post_at - post_at) < limits.SCHEDULE_WINDOW
        ]
        if len(near) >= limits.SCHEDULE_IN_WINDOW:
            raise Refused("restricted_too_many")
        scheduled = Scheduled(self.ids.next("Q"), channel, post_at, int(now), contents, thread_ts)
        self.waiting.append(scheduled)
        self.waiting.sort(key=lambda s: s.post_at)
        self._grown.publish()
        return scheduled

    def remove(self, channel: str, id_: str) -> None:
        """Raises Refused: it is unknown, or has been posted."""
        kept = [s for s in self.waiting if (s.channel, s.id) != (channel, id_)]
        if len(kept) == len(self.waiting):
            raise Refused("invalid_scheduled_message_id")
        self.waiting = kept

    async def run(self, post: Callable[[Scheduled], None]) -> None:
        """Posts what is due, for ever."""
        while True:
            seen = self._grown.revision, self.clock.moved.revision
            while self.waiting and self.waiting[0].post_at <= self.clock.now():
                post(self.waiting.pop(0))
            left = self.waiting[0].post_at - self.clock.now() if self.waiting else None
            await self._changed(*seen, left)

    async def _changed(self, grown: int, moved: int, seconds: float | None) -> None:
        """Sleeps until something is scheduled, the clock is put forward or the time is up."""
        causes = [
            asyncio.create_task(self._grown.after(grown)),
            asyncio.create_task(self.clock.moved.after(moved)),
        ]
        try:
            await asyncio.wait(causes, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for cause in causes:
                cause.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.gather(*causes, return_exceptions=True)
