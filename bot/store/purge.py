"""Clears out what time has made useless, a little at a time, in passing."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.orm import InstrumentedAttribute

from bot.store.engine import writing
from bot.store.tables import Table

# Rows deleted at one go: a few milliseconds for the question that happens to do it.
BATCH = 500
EVERY = timedelta(minutes=5)


class Purge:
    """Deletes rows whose `moment` has passed, at most once in a while unless there are more."""

    def __init__(
        self,
        engine: AsyncEngine,
        table: type[Table],
        key: InstrumentedAttribute[str],
        moment: InstrumentedAttribute[datetime],
        clock: Callable[[], datetime],
    ) -> None:
        self._engine = engine
        self._table = table
        self._key = key
        self._moment = moment
        self._clock = clock
        self._next: datetime | None = None

    async def older_than(self, limit: datetime) -> None:
        now = self._clock()
        if self._next is not None and now < self._next:
            return
        self._next = now + EVERY
        # Skips what another process is purging too: two of them must not wait on each other.
        old = (
            select(self._key)
            .where(self._moment <= limit)
            .limit(BATCH)
            .with_for_update(skip_locked=True)
        )
        async with writing(self._engine) as connection:
            deleted = await connection.execute(delete(self._table).where(self._key.in_(old)))
        if deleted.rowcount >= BATCH:
            self._next = now
