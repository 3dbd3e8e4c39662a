"""Events that were taken on: Slack delivers one several times, and one process answers."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.engine import writing
from bot.store.purge import Purge
from bot.store.tables import EventRow
from bot.store.upsert import insert_into

# Slack gives up on a delivery after about an hour; a day is well past it.
KEPT = timedelta(days=1)


class StoredEvents:
    """clock  the time now, in UTC"""

    def __init__(self, engine: AsyncEngine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock
        statement = insert_into(EventRow, engine)
        self._insert = statement.on_conflict_do_nothing().returning(EventRow.id)
        self._purge = Purge(engine, EventRow, EventRow.id, EventRow.seen, clock)

    async def claim(self, event: str) -> bool:
        """True for exactly one caller among all processes, for a day."""
        return (await self.claim_all([event]))[0]

    async def release(self, event: str) -> None:
        """It can be claimed again."""
        async with writing(self._engine) as connection:
            await connection.execute(delete(EventRow).where(EventRow.id == event))

    async def claim_all(self, events: Sequence[str]) -> list[bool]:
        """Each claimed or not, in the same order; an event that comes twice is claimed once."""
        now = self._clock()
        # Before the claim: should it fail, there is no outcome yet that would be lost with it.
        await self._purge.older_than(now - KEPT)
        rows = [{"id": event, "seen": now} for event in dict.fromkeys(events)]
        async with writing(self._engine) as connection:
            found = await connection.scalars(self._insert, rows)
            claimed = set(found.all())
        outcomes = []
        for event in events:
            outcomes.append(event in claimed)
            claimed.discard(event)
        return outcomes
