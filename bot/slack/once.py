"""One delivery of an event, one answer, however often Slack retries; one press, one message."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.slack.metrics import Metrics
from bot.slack.ports import Events


@dataclass(frozen=True, slots=True)
class Once:
    events: Events
    metrics: Metrics

    async def event(self, body: dict[str, Any]) -> bool:
        """Whether this delivery of an event is the first."""
        return await self.claim(body["event_id"])

    async def claim(self, id_: str) -> bool:
        if await self.events.claim(id_):
            return True
        self.metrics.repeated()
        return False

    async def do(self, id_: str, do: Callable[[], Awaitable[bool]]) -> bool:
        """Does it, unless it is done or under way; what came to nothing can be done again."""
        if not await self.claim(id_):
            return False
        done = False
        try:
            done = await do()
        finally:
            if not done:
                await self.events.release(id_)
        return done
