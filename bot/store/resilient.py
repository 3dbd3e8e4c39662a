"""The store as the rest of the bot sees it: the database while it answers, memory while not."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Unpack

from bot.articles.library import Library
from bot.store.availability import Availability, DatabaseUnavailable
from bot.store.batch import Batch
from bot.store.catalogue import Catalogue
from bot.store.conversations import StoredConversations
from bot.store.events import StoredEvents
from bot.store.feedback import StoredFeedback
from bot.store.ledger import Ledger
from bot.store.memory import (
    MemoryConversations,
    MemoryEvents,
    MemoryOnboarding,
    MemoryPeople,
    MemoryThreads,
)
from bot.store.model import Asked, Choice, Feedback, Person, Preferences, Progress, Request, Turn
from bot.store.onboarding import StoredOnboarding
from bot.store.people import StoredPeople
from bot.store.requests import StoredRequests
from bot.store.threads import StoredThreads

# Saving 20,000 entries takes seconds, and may wait for another process that does.
CATALOGUE_SECONDS = 60.0
REVISION_SECONDS = 2.0


class ResilientConversations:
    """Keeps each turn in memory too, so that the talk goes on when the database goes.

    A turn is written behind the answer; until it is, memory has it.
    """

    def __init__(
        self,
        stored: StoredConversations,
        memory: MemoryConversations,
        ledger: Ledger,
        availability: Availability,
    ) -> None:
        self._memory = memory
        self._ledger = ledger

        async def recall_all(conversations: Sequence[str]) -> Sequence[Turn | None]:
            return await availability.attempt(lambda: stored.recall_all(conversations))

        self._recalls = Batch(recall_all)

    async def recall(self, conversation: str) -> Turn | None:
        here = await self._memory.recall(conversation)
        try:
            there = await self._recalls.do(conversation)
        except DatabaseUnavailable:
            return here
        # Another process may have answered since; or this one, while the database was away.
        return max((t for t in (here, there) if t), key=lambda t: t.expires, default=None)

    async def remember(self, conversation: str, turn: Turn) -> None:
        await self._memory.remember(conversation, turn)
        self._ledger.turn(conversation, turn)


class ResilientEvents:
    def __init__(
        self, stored: StoredEvents, memory: MemoryEvents, availability: Availability
    ) -> None:
        self._stored = stored
        self._memory = memory
        self._availability = availability

        async def claim_all(events: Sequence[str]) -> Sequence[bool]:
            return await availability.attempt(lambda: stored.claim_all(events))

        self._claims = Batch(claim_all)

    async def claim(self, event: str) -> bool:
        """True for one caller among all processes; in this one only, without the database."""
        if not await self._memory.claim(event):
            return False
        try:
            return await self._claims.do(event)
        except DatabaseUnavailable:
            return True

    async def release(self, event: str) -> None:
        """It can be claimed again."""
        await self._memory.release(event)
        with suppress(DatabaseUnavailable):
            await self._availability.attempt(lambda: self._stored.release(event))


class ResilientQuestionLog:
    """Written behind the answers. Loses lines while the database is away, and says how many."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    @property
    def lost(self) -> int:
        """Lines lost since the last one that was kept."""
        return self._ledger.lost

    async def record(self, asked: Asked) -> None:
        self._ledger.line(asked)


class ResilientPeople:
    """The database's word, but for what was chosen while it was away: that waits in memory."""

    def __init__(
        self, stored: StoredPeople, memory: MemoryPeople, availability: Availability
    ) -> None:
        self._stored = stored
        self._memory = memory
        self._unwritten: dict[Person, Choice] = {}
        self._availability = availability

        async def recall_all(people: Sequence[Person]) -> Sequence[Preferences]:
            return await availability.attempt(lambda: stored.recall_all(people))

        self._recalls = Batch(recall_all)

    async def recall(self, person: Person) -> Preferences:
        if person in self._unwritten:
            await self._write(person, {})
        try:
            there = await self._recalls.do(person)
        except DatabaseUnavailable:
            return await self._memory.recall(person)
        await self._memory.choose(person, language=there.language, role=there.role)
        return there

    async def choose(self, person: Person, **choice: Unpack[Choice]) -> None:
        await self._memory.choose(person, **choice)
        await self._write(person, choice)

    async def _write(self, person: Person, choice: Choice) -> None:
        whole = self._unwritten.pop(person, {}) | choice
        try:
            await self._availability.attempt(lambda: self._stored.choose(person, **whole))
        except DatabaseUnavailable:
            # What was chosen meanwhile is newer.
            self._unwritten[person] = whole | self._unwritten.get(person, {})


class ResilientThreads:
    """While the database is away, this process follows the threads that it knows of itself."""

    def __init__(
        self, stored: StoredThreads, memory: MemoryThreads, availability: Availability
    ) -> None:
        self._stored = stored
        self._memory = memory
        self._availability = availability

    async def follow(self, thread: str, person: str) -> None:
        await self._memory.follow(thread, person)
        try:
            await self._availability.attempt(lambda: self._stored.follow(thread, person))
        except DatabaseUnavailable:
            return

    async def people(self, thread: str) -> frozenset[str]:
        try:
            return await self._availability.attempt(lambda: self._stored.people(thread))
        except DatabaseUnavailable:
            return await self._memory.people(thread)

    async def leave(self, thread: str) -> bool:
        here = await self._memory.leave(thread)
        try:
            return await self._availability.attempt(lambda: self._stored.leave(thread))
        except DatabaseUnavailable:
            return here


class ResilientOnboarding:
    """In the database, and in this process while it is away: the newest version counts."""

    def __init__(
        self, stored: StoredOnboarding, memory: MemoryOnboarding, availability: Availability
    ) -> None:
        self._stored = stored
        self._memory = memory
        self._availability = availability

    async def recall(self, person: Person) -> Progress | None:
        here = await self._memory.recall(person)
        try:
            there = await self._availability.attempt(lambda: self._stored.recall(person))
        except DatabaseUnavailable:
            return here
        if here is None or (there is not None and there.version >= here.version):
            return there
        await self.remember(person, here)  # from while the database was away
        return here

    async def remember(self, person: Person, progress: Progress) -> bool:
        """False if a version as new is there already: somebody else was quicker."""
        try:
            kept = await self._availability.attempt(lambda: self._stored.remember(person, progress))
        except DatabaseUnavailable:
            return await self._memory.remember(person, progress)
        if kept:
            await self._memory.remember(person, progress)
        return kept


class ResilientFeedback:
    """Has no memory behind it: people are told when what they say cannot be kept."""

    def __init__(self, stored: StoredFeedback, availability: Availability) -> None:
        self._stored = stored
        self._availability = availability

    async def record(self, feedback: Feedback) -> bool:
        """Whether it was kept."""
        try:
            await self._availability.attempt(lambda: self._stored.record(feedback))
        except DatabaseUnavailable:
            return False
        return True


class ResilientRequests:
    """Has no memory behind it, as feedback has none."""

    def __init__(self, stored: StoredRequests, availability: Availability) -> None:
        self._stored = stored
        self._availability = availability

    async def file(self, request: Request) -> bool:
        """Whether it was kept, now or before."""
        try:
            await self._availability.attempt(lambda: self._stored.file(request))
        except DatabaseUnavailable:
            return False
        return True


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
