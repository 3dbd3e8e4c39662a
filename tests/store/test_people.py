"""What people have chosen, in a real database and without one."""

import asyncio
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.memory import MemoryPeople
from bot.store.model import Person, Preferences
from bot.store.people import StoredPeople
from bot.store.store import open_store
from store.moments import HandClock

CAMILLE, NAMESAKE = Person("T1", "U1"), Person("T2", "U1")
FRENCH = Preferences("fr", "sales-ops-manager")


async def test_choices_are_kept_for_the_person_and_their_workspace_only(
    engine: AsyncEngine,
) -> None:
    people = StoredPeople(engine)
    await people.remember(CAMILLE, FRENCH)
    assert await people.recall_all([NAMESAKE, CAMILLE]) == [Preferences(), FRENCH]


async def test_the_last_choice_counts_and_can_be_taken_back(engine: AsyncEngine) -> None:
    people = StoredPeople(engine)
    await people.remember(CAMILLE, FRENCH)
    await people.remember(CAMILLE, Preferences("en"))
    assert await people.recall(CAMILLE) == Preferences("en")
    await people.remember(CAMILLE, Preferences())
    assert await people.recall(CAMILLE) == Preferences()


async def test_choices_outlive_the_process(url: str) -> None:
    async with open_store(url, HandClock()) as store:
        await store.people.remember(CAMILLE, FRENCH)
    async with open_store(url, HandClock()) as store:
        assert await store.people.recall(CAMILLE) == FRENCH
        assert await store.people.recall(NAMESAKE) == Preferences()


async def test_a_choice_made_without_the_database_is_written_when_it_is_there(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "data"
    folder.write_text("a file where the folder should be")
    url = f"sqlite+aiosqlite:///{folder / 'opsrole.db'}"
    async with open_store(url, HandClock(), pause=0.05) as store:
        await store.people.remember(CAMILLE, FRENCH)
        assert await store.people.recall(CAMILLE) == FRENCH
        folder.unlink()
        async with asyncio.timeout(5):
            while not store.available:  # noqa: ASYNC110 - what it waits for knows no events
                await asyncio.sleep(0.01)
        assert await store.people.recall(CAMILLE) == FRENCH
    async with open_store(url, HandClock()) as store:
        assert await store.people.recall(CAMILLE) == FRENCH


async def test_memory_gives_way_to_newer_choices() -> None:
    people = MemoryPeople(limit=1)
    await people.remember(CAMILLE, FRENCH)
    await people.remember(NAMESAKE, FRENCH)
    assert await people.recall(CAMILLE) == Preferences()
    assert await people.recall(NAMESAKE) == FRENCH
