"""What is written behind the answers: turns and lines of the question log, together."""

import logging
from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.availability import Availability, DatabaseUnavailable
from bot.store.batch import Batch
from bot.store.conversations import StoredConversations
from bot.store.engine import writing
from bot.store.model import Asked, Turn
from bot.store.questions import StoredQuestionLog

_LOG = logging.getLogger(__name__)
Talk = tuple[str, Turn]
GATHER = 0.05  # seconds; nobody follows up faster than that in another process


class Ledger:
    """One transaction for all that came in while the last one was under way.

    Turns that cannot be written are in memory still; lines are lost, and counted.
    """

    def __init__(
        self,
        engine: AsyncEngine,
        conversations: StoredConversations,
        questions: StoredQuestionLog,
        availability: Availability,
    ) -> None:
        self._engine = engine
        self._conversations = conversations
        self._questions = questions
        self._availability = availability
        self._batch: Batch[Talk | Asked, None] = Batch(self._write_all, gather=GATHER)
        self.lost = 0

    def turn(self, conversation: str, turn: Turn) -> None:
        try:
            self._batch.soon((conversation, turn))
        except DatabaseUnavailable:
            return  # it is in memory

    def line(self, asked: Asked) -> None:
        try:
            self._batch.soon(asked)
        except DatabaseUnavailable:
            self.lost += 1

    async def written(self, within: float) -> None:
        """Waits for what is being written, `within` seconds at most."""
        await self._batch.finished(within)

    async def _write_all(self, items: Sequence[Talk | Asked]) -> Sequence[None]:
        talks = [item for item in items if not isinstance(item, Asked)]
        lines = [item for item in items if isinstance(item, Asked)]
        try:
            await self._availability.attempt(lambda: self._write(talks, lines))
        except DatabaseUnavailable:
            self.lost += len(lines)
            raise
        if self.lost and lines:
            _LOG.warning("The question log has lost %d lines", self.lost)
            self.lost = 0
        return [None] * len(items)

    async def _write(self, talks: Sequence[Talk], lines: Sequence[Asked]) -> None:
        async with writing(self._engine) as connection:
            if talks:
                await self._conversations.write(talks, connection)
            if lines:
                await self._questions.write(lines, connection)
        if talks:
            await self._conversations.purge()
