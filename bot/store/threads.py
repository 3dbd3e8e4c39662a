"""The threads in which people are answered without a mention, until somebody says stop."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.engine import reading, writing
from bot.store.purge import Purge
from bot.store.tables import FollowedRow
from bot.store.upsert import insert_into

KEPT = timedelta(days=7)  # since the last answer; a thread is over by then


class StoredThreads:
    """clock  the time now, in UTC"""

    def __init__(self, engine: AsyncEngine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock
        self._purge = Purge(engine, FollowedRow, FollowedRow.key, FollowedRow.since, clock)
        statement = insert_into(FollowedRow, engine)
        self._upsert = statement.on_conflict_do_update(
            index_elements=["key"], set_={"since": statement.excluded["since"]}
        )

    async def follow(self, thread: str, person: str) -> None:
        """From now on the person's questions there need no mention."""
        now = self._clock()
        row = {"key": f"{thread}:{person}", "thread": thread, "person": person, "since": now}
        async with writing(self._engine) as connection:
            await connection.execute(self._upsert, row)
        await self._purge.older_than(now - KEPT)

    async def people(self, thread: str) -> frozenset[str]:
        """Those who are followed there."""
        wanted = select(FollowedRow.person).where(
            FollowedRow.thread == thread, FollowedRow.since > self._clock() - KEPT
        )
        async with reading(self._engine) as connection:
            return frozenset((await connection.scalars(wanted)).all())

    async def leave(self, thread: str) -> bool:
        """Follows nobody there any more; False if that was so already."""
        gone = delete(FollowedRow).where(FollowedRow.thread == thread)
        async with writing(self._engine) as connection:
            return (await connection.execute(gone)).rowcount > 0
