"""The store, opened and closed by whoever wires the bot together."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.availability import FAREWELL_SECONDS, Availability, DatabaseUnavailable
from bot.store.catalogue import Catalogue
from bot.store.conversations import StoredConversations
from bot.store.engine import open_engine, reading, writing
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
from bot.store.onboarding import StoredOnboarding
from bot.store.people import StoredPeople
from bot.store.questions import StoredQuestionLog
from bot.store.requests import StoredRequests
from bot.store.resilient import (
    ResilientCatalogue,
    ResilientConversations,
    ResilientEvents,
    ResilientFeedback,
    ResilientOnboarding,
    ResilientPeople,
    ResilientQuestionLog,
    ResilientRequests,
    ResilientThreads,
)
from bot.store.schema import migrate
from bot.store.tables import EventRow
from bot.store.threads import StoredThreads
from bot.store.upsert import insert_into

# How long a start waits for the database before it goes on without.
PATIENCE = 3.0


@dataclass(frozen=True)
class Store:
    """What the bot keeps. The catalogue, feedback and requests need the database."""

    catalogue: ResilientCatalogue
    conversations: ResilientConversations
    questions: ResilientQuestionLog
    events: ResilientEvents
    people: ResilientPeople
    threads: ResilientThreads
    feedback: ResilientFeedback
    requests: ResilientRequests
    onboarding: ResilientOnboarding
    _ledger: Ledger
    _engine: AsyncEngine
    _availability: Availability

    @property
    def available(self) -> bool:
        """Whether the database was there when last used."""
        return self._availability.available

    async def written(self, within: float = FAREWELL_SECONDS) -> None:
        """Waits for turns and log lines that are still to be written."""
        await self._ledger.written(within)

    async def reachable(self) -> bool:
        """Whether the database answers now, within the time that an operation has."""
        try:
            await self._availability.attempt(lambda: _ping(self._engine))
        except DatabaseUnavailable:
            return False
        return True


@asynccontextmanager
async def open_store(
    url: str,
    clock: Callable[[], datetime],
    *,
    limit: float = 0.5,
    pause: float = 3.0,
    patience: float = PATIENCE,
) -> AsyncIterator[Store]:
    """Opens the store and brings its tables up to date.

    It opens without the database too, and takes it up, migrations included, when it is there.

    clock     the time now, in UTC
    limit     seconds that an operation may take before memory stands in
    pause     seconds between two tries of a database that is away
    patience  seconds to wait for the database at the start

    Raises:
        WrongDatabase: if the address cannot be the bot's database.
    """
    engine = open_engine(url)
    availability = Availability(lambda: _prepare(engine, clock), limit=limit, pause=pause)
    try:
        await availability.start(patience)
        conversations = StoredConversations(engine, clock)
        ledger = Ledger(engine, conversations, StoredQuestionLog(engine), availability)
        yield Store(
            ResilientCatalogue(Catalogue(engine), availability),
            ResilientConversations(conversations, MemoryConversations(clock), ledger, availability),
            ResilientQuestionLog(ledger),
            ResilientEvents(StoredEvents(engine, clock), MemoryEvents(), availability),
            ResilientPeople(StoredPeople(engine), MemoryPeople(), availability),
            ResilientThreads(StoredThreads(engine, clock), MemoryThreads(), availability),
            ResilientFeedback(StoredFeedback(engine), availability),
            ResilientRequests(StoredRequests(engine), availability),
            ResilientOnboarding(StoredOnboarding(engine), MemoryOnboarding(), availability),
            ledger,
            engine,
            availability,
        )
        await ledger.written(FAREWELL_SECONDS)
    finally:
        await availability.stop()
        await engine.dispose()


async def _prepare(engine: AsyncEngine, clock: Callable[[], datetime]) -> None:
    await engine.dispose()  # connections from before an outage may be dead
    await migrate(engine)
    # A folder that became read-only and a full disk still read well: only a write tells.
    trial = insert_into(EventRow, engine).values(id="opsrole:trial", seen=clock())
    async with writing(engine) as connection:
        await connection.execute(
            trial.on_conflict_do_update(index_elements=["id"], set_={"seen": clock()})
        )


async def _ping(engine: AsyncEngine) -> None:
    async with reading(engine) as connection:
        await connection.execute(text("SELECT 1"))
