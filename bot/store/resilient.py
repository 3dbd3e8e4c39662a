"""The store as the rest of the bot sees it: the database while it answers, memory while not."""

import logging

from bot.articles.library import Library
from bot.store.availability import Availability, DatabaseUnavailable
from bot.store.catalogue import Catalogue
from bot.store.conversations import StoredConversations
from bot.store.events import StoredEvents
from bot.store.memory import MemoryConversations, MemoryEvents
from bot.store.model import Asked, Turn
from bot.store.questions import StoredQuestionLog

log = logging.getLogger(__name__)

# Saving 20,000 entries takes seconds, and may wait for another process that does.
CATALOGUE_SECONDS = 60.0
REVISION_SECONDS = 2.0


class ResilientConversations:
    """Keeps each turn in memory too, so that the talk goes on when the database goes."""

    def __init__(
        self, stored: StoredConversations, memory: MemoryConversations, availability: Availability
    ) -> None:
        self._stored = stored
        self._memory = memory
        self._availability = availability

    async def recall(self, conversation: str) -> Turn | None:
        here = await self._memory.recall(conversation)
        try:
            there = await self._availability.attempt(lambda: self._stored.recall(conversation))
        except DatabaseUnavailable:
            return here
        # Another process may have answered since; or this one, while the database was away.
        return max((t for t in (here, there) if t), key=lambda t: t.expires, default=None)

    async def remember(self, conversation: str, turn: Turn) -> None:
        await self._memory.remember(conversation, turn)
        try:
            await self._availability.attempt(lambda: self._stored.remember(conversation, turn))
        except DatabaseUnavailable:
            return  # it is in memory


class ResilientEvents:
    def __init__(
        self, stored: StoredEvents, memory: MemoryEvents, availability: Availability
    ) -> None:
        self._stored = stored
        self._memory = memory
        self._availability = availability

    async def claim(self, event: str) -> bool:
        """True for one caller among all processes; in this one only, without the database."""
        if not await self._memory.claim(event):
            return False
        try:
            return await self._availability.attempt(lambda: self._stored.claim(event))
        except DatabaseUnavailable:
            return True


class ResilientQuestionLog:
    """Loses lines while the database is away, and says how many when it is back."""

    def __init__(self, stored: StoredQuestionLog, availability: Availability) -> None:
        self._stored = stored
        self._availability = availability
        self._lost = 0

    @property
    def lost(self) -> int:
        """Lines lost since the last one that was kept."""
        return self._lost

    async def record(self, asked: Asked) -> None:
        try:
            await self._availability.attempt(lambda: self._stored.record(asked))
        except DatabaseUnavailable:
            self._lost += 1
            return
        # Not while it is away: some of what was under way still gets through then.
        if self._lost and self._availability.available:
            log.warning("The question log has lost %d lines", self._lost)
            self._lost = 0


class ResilientCatalogue:
    """The catalogue with time limits. There is no memory behind it: callers hold their index.

    Every method raises DatabaseUnavailable when it cannot be done now.
    """

    def __init__(self, catalogue: Catalogue, availability: Availability) -> None:
        self._catalogue = catalogue
        self._availability = availability

    async def save(self, library: Library) -> str:
        return await self._availability.attempt(
            lambda: self._catalogue.save(library), CATALOGUE_SECONDS
        )

    async def load(self) -> Library:
        return await self._availability.attempt(self._catalogue.load, CATALOGUE_SECONDS)

    async def revision(self) -> str | None:
        return await self._availability.attempt(self._catalogue.revision, REVISION_SECONDS)
