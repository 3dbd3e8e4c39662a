"""The last turn of each conversation."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

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
        # Built once: it is the building that costs, not the running.
        self._recall = select(
            ConversationRow.key,
            ConversationRow.role,
            ConversationRow.entries,
            ConversationRow.language,
            ConversationRow.expires,
            ConversationRow.offered,
        ).where(
            ConversationRow.key.in_(bindparam("keys", expanding=True)),
            ConversationRow.expires > bindparam("now", type_=ConversationRow.expires.type),
        )
        statement = insert_into(ConversationRow, engine)
        new = statement.excluded
        self._upsert = statement.on_conflict_do_update(
            index_elements=["key"],
            set_={
                name: new[name] for name in ("role", "entries", "language", "expires", "offered")
            },
            # One that was slow must not undo the turn after it.
            where=ConversationRow.expires <= new.expires,
        )

    async def recall(self, conversation: str) -> Turn | None:
        """The turn remembered last, unless it has expired."""
        return (await self.recall_all([conversation]))[0]

    async def recall_all(self, conversations: Sequence[str]) -> list[Turn | None]:
        """The last turn of each, in the same order."""
        wanted = {"keys": list(dict.fromkeys(conversations)), "now": self._clock()}
        async with reading(self._engine) as connection:
            found = await connection.execute(self._recall, wanted)
            turns = {
                key: Turn(role, entries, cast("Language", language), expires, offered)
                for key, role, entries, language, expires, offered in found
            }
        return [turns.get(conversation) for conversation in conversations]

    async def remember(self, conversation: str, turn: Turn) -> None:
        async with writing(self._engine) as connection:
            await self.write([(conversation, turn)], connection)
        await self.purge()

    async def purge(self) -> None:
        """Clears out expired turns, now and then."""
        await self._purge.older_than(self._clock())

    async def write(self, talks: Sequence[tuple[str, Turn]], connection: AsyncConnection) -> None:
        """Of several turns of one conversation the one that lasts longest is kept."""
        rows = [
            {
                "key": conversation,
                "role": turn.role,
                "entries": turn.entries,
                "language": turn.language,
                "expires": turn.expires,
                "offered": turn.offered,
            }
            for conversation, turn in talks
        ]
        await connection.execute(self._upsert, rows)
