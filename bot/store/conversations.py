"""The last turn of each conversation."""

from collections.abc import Callable
from datetime import datetime
from typing import cast

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.articles.model import Language
from bot.store.engine import reading, writing
from bot.store.model import Turn
from bot.store.purge import Purge
from bot.store.tables import ConversationRow
from bot.store.upsert import insert_into


class StoredConversations:
    """clock  the time now, in UTC"""

    def __init__(self, engine: AsyncEngine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock
        self._purge = Purge(
            engine, ConversationRow, ConversationRow.key, ConversationRow.expires, clock
        )

    async def recall(self, conversation: str) -> Turn | None:
        """The turn remembered last, unless it has expired."""
        async with reading(self._engine) as connection:
            found = await connection.execute(
                select(
                    ConversationRow.role,
                    ConversationRow.entries,
                    ConversationRow.language,
                    ConversationRow.expires,
                ).where(
                    ConversationRow.key == conversation, ConversationRow.expires > self._clock()
                )
            )
            row = found.one_or_none()
        if row is None:
            return None
        return Turn(row.role, row.entries, cast("Language", row.language), row.expires)

    async def remember(self, conversation: str, turn: Turn) -> None:
        await self._purge.older_than(self._clock())
        values = {
            "role": turn.role,
            "entries": turn.entries,
            "language": turn.language,
            "expires": turn.expires,
        }
        statement = insert_into(ConversationRow, self._engine).values(key=conversation, **values)
        async with writing(self._engine) as connection:
            await connection.execute(
                statement.on_conflict_do_update(
                    index_elements=["key"],
                    set_=values,
                    # One that was slow must not undo the turn after it.
                    where=ConversationRow.expires <= turn.expires,
                )
            )
