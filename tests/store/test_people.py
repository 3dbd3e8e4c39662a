"""What people have chosen, in a real database and without one."""

import asyncio
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.memory import MemoryPeople
from bot.store.model import Choice, Person, Preferences
from bot.store.people import StoredPeople
from bot.store.store import open_store
from store.moments import HandClock

CAMILLE, NAMESAKE = Person("T1", "U1"), Person("T2", "U1")
ROLE = "sales-ops-manager"
FRENCH: Choice = {"language": "fr", "role": ROLE}
CHOSEN = Preferences("fr", ROLE)


async def test_choices_are_kept_for_the_person_and_their_workspace_only(
    engine: AsyncEngine,
) -> None:
    people = StoredPeople(engine)
    await people.choose(CAMILLE, **FRENCH)
    assert await people.recall_all([NAMESAKE, CAMILLE]) == [Preferences(), CHOSEN]


async def test_the_last_choice_counts_and_can_be_taken_back(engine: AsyncEngine) -> None:
    people = StoredPeople(engine)
    await people.choose(CAMILLE, **FRENCH)
    await people.choose(CAMILLE, language="en")
    assert await people.recall(CAMILLE) == Preferences("en", ROLE), "one choice at a time"
    await people.choose(CAMILLE, language=None, role=None)
    assert await people.recall(CAMILLE) == Preferences()


async def test_choices_outlive_the_process(url: str) -> None:
    async with open_store(url, HandClock()) as store:
        await store.people.choose(CAMILLE, **FRENCH)
    async with open_store(url, HandClock()) as store:
        assert await store.people.recall(CAMILLE) == CHOSEN
        assert await store.people.recall(NAMESAKE) == Preferences()


async def test_a_choice_made_without_the_database_is_written_when_it_is_there(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "data"
    folder.write_text("a file where the folder should be")
    url = f"sqlite+aiosqlite:///{folder / 'opsrole.db'}"
    async with open_store(url, HandClock(), pause=0.05) as store:
        await store.people.choose(CAMILLE, **FRENCH)
        assert await store.people.recall(CAMILLE) == CHOSEN
        folder.unlink()
        async with asyncio.timeout(5):
            while not store.available:  # noqa: ASYNC110 - what it waits for knows no events
                await asyncio.sleep(0.01)
        assert await store.people.recall(CAMILLE) == CHOSEN
    async with open_store(url, HandClock()) as store:
        assert await store.people.recall(CAMILLE) == CHOSEN


async def test_memory_gives_way_to_newer_choices() -> None:
    people = MemoryPeople(limit=1)
    await people.choose(CAMILLE, **FRENCH)
    await people.choose(NAMESAKE, **FRENCH)
    assert await people.recall(CAMILLE) == Preferences()
    assert await people.recall(NAMESAKE) == CHOSEN


async def test_two_choices_at_once_are_both_kept(url: str) -> None:
    async with open_store(url, HandClock()) as store:
        await asyncio.gather(
            store.people.choose(CAMILLE, language="fr"), store.people.choose(CAMILLE, role=ROLE)
        )
        assert await store.people.recall(CAMILLE) == CHOSEN


async def test_a_choice_made_during_an_outage_leaves_the_others_as_they_were(
    tmp_path: Path,
) -> None:
    folder, away = tmp_path / "data", tmp_path / "away"
    url = f"sqlite+aiosqlite:///{folder / 'opsrole.db'}"
    async with open_store(url, HandClock()) as store:
        await store.people.choose(CAMILLE, role=ROLE)
    folder.rename(away)
    folder.write_text("a file where the folder should be")
    async with open_store(url, HandClock(), pause=0.05) as store:
        await store.people.choose(CAMILLE, language="en")
        await store.people.choose(CAMILLE, language="fr")
        folder.unlink()
        away.rename(folder)
        async with asyncio.timeout(5):
            while not store.available:  # noqa: ASYNC110 - what it waits for knows no events
                await asyncio.sleep(0.01)
        assert await store.people.recall(CAMILLE) == CHOSEN
