"""The tables that migrations make, from nothing, on both databases."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.engine import StoreError, WrongDatabase, open_engine, reading, writing
from bot.store.schema import NewerSchema, current, head, migrate, up_to_date, upgrade
from bot.store.tables import Table

UPGRADE = """
import asyncio, sys
from bot.store.schema import upgrade
print("ready", flush=True)
sys.stdin.readline()
asyncio.run(upgrade(sys.argv[1]))
"""


async def test_migrations_make_the_tables_that_the_code_speaks_of(engine: AsyncEngine) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), Table.metadata))

    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_a_new_database_is_behind_until_it_is_upgraded(url: str) -> None:
    engine = open_engine(url)
    assert await current(engine) is None
    assert not await up_to_date(engine)
    await upgrade(url)
    assert await current(engine) == head()
    assert await up_to_date(engine)
    await engine.dispose()


async def test_upgrading_twice_changes_nothing(url: str) -> None:
    await upgrade(url)
    await upgrade(url)


@pytest.mark.parametrize(
    "address",
    ["postgresql+psycopg://nobody@127.0.0.1:1/name", "sqlite+aiosqlite:////proc/nowhere/a.db"],
)
async def test_a_database_that_cannot_be_used_is_one_line_to_whoever_upgrades_it(
    address: str,
) -> None:
    with pytest.raises(StoreError, match=r"^DATABASE_URL: .+") as refused:
        await upgrade(address)
    assert "\n" not in str(refused.value)


async def test_processes_that_upgrade_at_once_all_succeed(url: str) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", UPGRADE, url, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert await process.stdout.readline() == b"ready\n"
    process.stdin.write(b"go\n")
    engines = [open_engine(url) for _ in range(3)]
    await asyncio.gather(*(migrate(engine) for engine in engines))
    await process.communicate()
    assert process.returncode == 0
    assert await up_to_date(engines[0])
    for engine in engines:
        await engine.dispose()


async def test_a_database_from_a_newer_opsrole_is_left_alone(engine: AsyncEngine) -> None:
    async with writing(engine) as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerSchema, match="9999"):
        await migrate(engine)
    assert await current(engine) == "9999"


async def test_sqlite_writes_ahead_and_keeps_its_foreign_keys(sqlite_url: str) -> None:
    await upgrade(sqlite_url)
    engine = open_engine(sqlite_url)
    async with reading(engine) as connection:
        assert (await connection.execute(text("PRAGMA journal_mode"))).scalar() == "wal"
        assert (await connection.execute(text("PRAGMA foreign_keys"))).scalar() == 1
    await engine.dispose()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("not an address", "cannot be read"),
        ("postgresql+psycopg://host:port/name", "cannot be read"),
        ("mysql+aiomysql://host/name", "not mysql"),
        ("sqlite+aiosqlite://", "must name a file"),
        ("sqlite+aiosqlite:///:memory:", "must name a file"),
    ],
)
def test_an_address_that_cannot_be_ours_is_refused_in_one_line(address: str, said: str) -> None:
    with pytest.raises(WrongDatabase, match=said) as refused:
        open_engine(address)
    assert "\n" not in str(refused.value)


async def test_an_address_with_sqlites_own_options_makes_no_folder_of_that_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    await upgrade(f"sqlite+aiosqlite:///file:{tmp_path}/opsrole.db?mode=rwc&uri=true")
    assert (tmp_path / "opsrole.db").exists()
    assert not (tmp_path / "file:").exists()


async def test_opening_an_engine_touches_nothing(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'new' / 'opsrole.db'}")
    assert not (tmp_path / "new").exists()
    await engine.dispose()
