"""Progress on the onboarding path, in a real database and without one."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.memory import MemoryOnboarding
from bot.store.model import PathState, Person, Progress
from bot.store.onboarding import StoredOnboarding
from bot.store.store import open_store
from store.moments import NOON, HandClock

INES, NAMESAKE = Person("T1", "U1"), Person("T2", "U1")
FIRST = Progress(PathState.ACTIVE, 1, NOON)
LATER = Progress(
    PathState.WAITING,
    2,
    NOON + timedelta(minutes=1),
    role="sales-ops-manager",
    done=("sales-ops-manager", "sales-ops-manager/pillars"),
    questions=("sales-ops-manager/pillars/1/2", "sales-ops-manager/pillars/2/1"),
    answers=("sales-ops-manager/pillars/2",),
    resumes=NOON + timedelta(days=1),
    reminder="Q1",
    channel="D1",
)


async def test_progress_is_kept_whole_for_the_person_and_their_workspace_only(
    engine: AsyncEngine,
) -> None:
    stored = StoredOnboarding(engine)
    assert await stored.recall(INES) is None
    assert await stored.remember(INES, LATER)
    assert await stored.recall(INES) == LATER
    assert await stored.recall(NAMESAKE) is None


async def test_a_version_that_is_there_already_is_not_replaced(engine: AsyncEngine) -> None:
    rival = replace(LATER, state=PathState.PAUSED)
    for onboarding in (StoredOnboarding(engine), MemoryOnboarding()):
        assert await onboarding.remember(INES, FIRST)
        assert await onboarding.remember(INES, LATER)
        assert not await onboarding.remember(INES, rival)
        assert not await onboarding.remember(INES, FIRST)
        assert await onboarding.recall(INES) == LATER


async def test_of_two_that_save_the_same_version_at_once_one_succeeds(url: str) -> None:
    async with open_store(url, HandClock()) as one, open_store(url, HandClock()) as other:
        await one.onboarding.remember(INES, FIRST)
        saved = await asyncio.gather(
            *(store.onboarding.remember(INES, LATER) for store in (one, other, one, other))
        )
    assert sorted(saved) == [False, False, False, True]


async def test_progress_outlives_the_process(url: str) -> None:
    async with open_store(url, HandClock()) as store:
        await store.onboarding.remember(INES, LATER)
    async with open_store(url, HandClock()) as store:
        assert await store.onboarding.recall(INES) == LATER


async def test_progress_made_without_the_database_is_written_when_it_is_there(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "data"
    folder.write_text("a file where the folder should be")
    url = f"sqlite+aiosqlite:///{folder / 'opsrole.db'}"
    async with open_store(url, HandClock(), pause=0.05) as store:
        assert await store.onboarding.remember(INES, FIRST)
        assert not await store.onboarding.remember(INES, FIRST)
        folder.unlink()
        async with asyncio.timeout(5):
            while not store.available:  # noqa: ASYNC110 - what it waits for knows no events
                await asyncio.sleep(0.01)
        assert await store.onboarding.recall(INES) == FIRST
    async with open_store(url, HandClock()) as store:
        assert await store.onboarding.recall(INES) == FIRST
