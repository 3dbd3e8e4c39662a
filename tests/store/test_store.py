"""The store as a whole: with its database, without, and through an outage."""

import asyncio
import logging
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.articles.library import Library
from bot.store.availability import DatabaseUnavailable
from bot.store.engine import WrongDatabase, writing
from bot.store.schema import current
from bot.store.store import Store, open_store
from store.libraries import full_article, impossible_article
from store.moments import HandClock, asked, turn
from store.proxy import Proxy

QUICK = 0.05
LIMIT = 0.5
OVERLOADED = """
import asyncio, sqlite3, sys
from datetime import UTC, datetime
from bot.store.store import open_store

async def main():
    async with open_store(sys.argv[1], lambda: datetime.now(UTC), limit=0.1) as store:
        other = sqlite3.connect(sys.argv[2], isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await asyncio.gather(*(store.events.claim(f"Ev{n}") for n in range(40)))
        assert not store.available
    print("closed")

asyncio.run(main())
"""
LIBRARY = Library((full_article(),))


@pytest.fixture
async def proxy(postgres_url: str) -> AsyncIterator[Proxy]:
    # The path of a Unix socket has to be short.
    folder = Path(tempfile.mkdtemp(prefix="opsrole"))
    opened = Proxy(postgres_url, folder)
    await opened.open()
    yield opened
    opened.unclog()
    await opened.cut()
    shutil.rmtree(folder)


async def until(condition: Callable[[], bool], seconds: float = 5) -> None:
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - what it waits for knows no events
            await asyncio.sleep(0.01)


async def seconds_to_use(store: Store) -> float:
    """One question's worth of the store, all of which must work."""
    began = time.perf_counter()
    await store.conversations.recall("C1")
    await store.conversations.remember("C1", turn())
    await store.questions.record(asked())
    return time.perf_counter() - began


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING]


async def test_a_new_database_is_upgraded_at_the_start_and_all_is_kept(url: str) -> None:
    async with open_store(url, HandClock()) as store:
        assert store.available
        assert await store.reachable()
        revision = await store.catalogue.save(LIBRARY)
        await store.conversations.remember("C1", turn())
        await store.questions.record(asked())
        assert await store.events.claim("Ev1")
    async with open_store(url, HandClock()) as store:
        assert await store.catalogue.load() == LIBRARY
        assert await store.catalogue.revision() == revision
        assert await store.conversations.recall("C1") == turn()
        assert not await store.events.claim("Ev1")


async def test_a_wrong_address_is_an_error_before_anything_starts() -> None:
    with pytest.raises(WrongDatabase):
        async with open_store("mysql://host/name", HandClock()):
            raise AssertionError("it opened")


async def test_a_folder_that_cannot_be_made_leaves_memory_to_answer(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    url = f"sqlite+aiosqlite:///{tmp_path / 'data' / 'opsrole.db'}"
    async with open_store(url, HandClock(), pause=QUICK) as store:
        assert not store.available
        assert not await store.reachable()
        await store.conversations.remember("C1", turn())
        assert await store.conversations.recall("C1") == turn()
        assert [await store.events.claim("Ev1") for _ in range(2)] == [True, False]
        with pytest.raises(DatabaseUnavailable):
            await store.catalogue.save(LIBRARY)
        (tmp_path / "data").unlink()
        await until(lambda: store.available)
        assert await store.catalogue.save(LIBRARY)
    first, *rest = warnings(caplog)
    assert "not available" in first
    assert "data" in first
    assert rest == ["The database is back"]


async def test_a_file_that_can_only_be_read_leaves_memory_to_answer(
    sqlite_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Even for root: what makes it so is an open mode, not permissions."""
    async with open_store(sqlite_url, HandClock()):
        pass
    file = make_url(sqlite_url).database
    only_read = f"sqlite+aiosqlite:///file:{file}?mode=ro&uri=true"
    async with open_store(only_read, HandClock(), pause=QUICK) as store:
        await store.conversations.remember("C1", turn())
        await asyncio.sleep(4 * QUICK)  # a few tries, none of which may count as success
        assert not store.available
        assert await store.conversations.recall("C1") == turn()
    (line,) = warnings(caplog)
    assert "readonly" in line


async def test_the_bot_starts_before_its_database_and_takes_it_up_with_its_migrations(
    proxy: Proxy,
) -> None:
    await proxy.cut()
    began = time.perf_counter()
    async with open_store(proxy.url, HandClock(), pause=QUICK) as store:
        assert time.perf_counter() - began < 1
        assert not store.available
        await proxy.open()
        await until(lambda: store.available)
        await store.catalogue.save(LIBRARY)
        assert await store.catalogue.load() == LIBRARY


async def test_the_start_does_not_wait_for_a_database_that_never_answers(proxy: Proxy) -> None:
    proxy.clog()
    began = time.perf_counter()
    async with open_store(proxy.url, HandClock(), pause=QUICK, patience=0.3) as store:
        assert time.perf_counter() - began < 1
        assert not store.available
        proxy.unclog()
        await until(lambda: store.available)


async def test_a_talk_goes_on_while_the_database_is_away_and_after(
    proxy: Proxy, caplog: pytest.LogCaptureFixture
) -> None:
    async with open_store(proxy.url, HandClock(), pause=QUICK) as store:
        await store.conversations.remember("C1", turn(minutes=30))
        assert await store.events.claim("Ev1")
        await proxy.cut()
        assert await store.conversations.recall("C1") == turn(minutes=30)
        assert not store.available
        assert not await store.reachable()
        await store.conversations.remember("C1", turn("data-analyst", 31))
        assert not await store.events.claim("Ev1")
        assert await store.events.claim("Ev2")
        for _ in range(3):
            await store.questions.record(asked())
        await store.written()
        assert store.questions.lost == 3

        await proxy.open()
        await until(lambda: store.available)
        assert await store.reachable()
        assert await store.conversations.recall("C1") == turn("data-analyst", 31)
        assert not await store.events.claim("Ev2")
        await store.questions.record(asked())
        await store.written()
        assert store.questions.lost == 0
    down, back, lost = warnings(caplog)
    assert "not available" in down
    assert "back" in back
    assert "lost 3 lines" in lost


async def test_a_database_that_hangs_costs_one_question_its_limit_and_the_next_nothing(
    proxy: Proxy,
) -> None:
    async with open_store(proxy.url, HandClock(), limit=LIMIT, pause=QUICK) as store:
        await seconds_to_use(store)
        proxy.clog()
        assert LIMIT <= await seconds_to_use(store) < 2 * LIMIT
        assert not store.available
        assert await seconds_to_use(store) < LIMIT / 2
        proxy.unclog()
        await until(lambda: store.available)
        await seconds_to_use(store)
        assert store.available


async def test_a_locked_file_costs_no_more_than_the_limit(sqlite_url: str) -> None:
    async with open_store(sqlite_url, HandClock(), limit=LIMIT, pause=QUICK) as store:
        file = make_url(sqlite_url).database
        assert file is not None
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert await seconds_to_use(store) < 2 * LIMIT
        await store.written()
        assert not store.available
        other.execute("ROLLBACK")
        other.close()
        await until(lambda: store.available)


async def test_the_process_ends_although_its_database_is_locked(sqlite_url: str) -> None:
    file = make_url(sqlite_url).database
    assert file is not None
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", OVERLOADED, sqlite_url, file, stdout=subprocess.PIPE
    )
    try:
        async with asyncio.timeout(10):
            said, _ = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
    assert (said, process.returncode) == (b"closed\n", 0)


async def test_another_process_turn_wins_over_an_older_one_in_memory(url: str) -> None:
    clock = HandClock()
    async with open_store(url, clock) as here, open_store(url, clock) as there:
        await here.conversations.remember("C1", turn("sales-ops", 30))
        await there.conversations.remember("C1", turn("data-analyst", 31))
        await there.written()
        assert await here.conversations.recall("C1") == turn("data-analyst", 31)


async def test_a_value_that_is_refused_does_not_close_the_database_to_others(
    url: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with open_store(url, HandClock()) as store:
        await store.catalogue.save(LIBRARY)
        with pytest.raises(DatabaseUnavailable):
            await store.catalogue.save(Library((impossible_article("b"),)))
        assert store.available
        assert await store.catalogue.load() == LIBRARY
    assert warnings(caplog) == ["The database refused a value"]


async def test_the_log_never_shows_what_people_asked(
    proxy: Proxy, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    async with open_store(proxy.url, HandClock(), pause=QUICK) as store:
        await proxy.cut()
        await store.questions.record(asked("un secret"))
    assert caplog.records
    assert "un secret" not in caplog.text


async def test_a_database_from_a_newer_opsrole_is_not_touched_and_memory_answers(
    url: str, engine: AsyncEngine, caplog: pytest.LogCaptureFixture
) -> None:
    async with writing(engine) as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    async with open_store(url, HandClock(), pause=QUICK) as store:
        await seconds_to_use(store)
        assert not store.available
        assert await store.conversations.recall("C1") == turn()
    (line,) = warnings(caplog)
    assert "newer opsrole" in line
    assert await current(engine) == "9999"
