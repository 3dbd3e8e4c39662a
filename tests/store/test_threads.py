"""Threads that are followed, in a real database and without one."""

from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.purge import EVERY
from bot.store.store import open_store
from bot.store.threads import KEPT, StoredThreads
from store.moments import HandClock


async def test_a_thread_is_followed_for_those_who_asked_until_it_is_left(
    engine: AsyncEngine,
) -> None:
    threads = StoredThreads(engine, HandClock())
    await threads.follow("C1:1", "U1")
    await threads.follow("C1:1", "U1")
    await threads.follow("C1:1", "U2")
    await threads.follow("C1:2", "U3")
    assert await threads.people("C1:1") == {"U1", "U2"}
    assert await threads.leave("C1:1")
    assert not await threads.leave("C1:1"), "a second stop has nothing to stop"
    assert await threads.people("C1:1") == frozenset()
    assert await threads.people("C1:2") == {"U3"}


async def test_a_thread_without_an_answer_for_a_week_is_let_go(engine: AsyncEngine) -> None:
    clock = HandClock()
    threads = StoredThreads(engine, clock)
    await threads.follow("C1:1", "U1")
    clock.now += KEPT / 2
    await threads.follow("C1:1", "U2")
    clock.now += KEPT / 2
    assert await threads.people("C1:1") == {"U2"}
    clock.now += EVERY
    await threads.follow("C1:2", "U3")
    assert await threads.people("C1:1") == {"U2"}, "others in the thread are kept"


async def test_followed_threads_outlive_the_process(url: str) -> None:
    async with open_store(url, HandClock()) as store:
        await store.threads.follow("C1:1", "U1")
    async with open_store(url, HandClock()) as store:
        assert await store.threads.people("C1:1") == {"U1"}
        assert await store.threads.leave("C1:1")


async def test_without_the_database_threads_are_followed_from_memory(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    url = f"sqlite+aiosqlite:///{tmp_path / 'data' / 'opsrole.db'}"
    async with open_store(url, HandClock(), patience=0.5) as store:
        await store.threads.follow("C1:1", "U1")
        assert await store.threads.people("C1:1") == {"U1"}
        assert [await store.threads.leave("C1:1") for _ in range(2)] == [True, False]
