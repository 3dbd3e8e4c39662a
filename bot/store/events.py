"""Events that were taken on: Slack delivers one several times, and one process answers."""

from collections.abc import Callable
from datetime import datetime, timedelta

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
        self._purge = Purge(engine, EventRow, EventRow.id, EventRow.seen, clock)

    async def claim(self, event: str) -> bool:
        """True for exactly one caller among all processes, for a day."""
        now = self._clock()
        # Before the claim: should it fail, there is no outcome yet that would be lost with it.
        await self._purge.older_than(now - KEPT)
        statement = insert_into(EventRow, self._engine).values(id=event, seen=now)
        async with writing(self._engine) as connection:
            claimed = await connection.scalar(
                statement.on_conflict_do_nothing().returning(EventRow.id)
            )
        return claimed is not None
