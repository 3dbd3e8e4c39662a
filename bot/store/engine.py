"""Connections to the database, SQLite or PostgreSQL, and the two ways of opening a transaction."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, Dialect, make_url
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.ext.asyncio import (
    AsyncConnection,
    AsyncEngine,
    create_async_engine,
)

CONNECT_SECONDS = 2
# How long a writer waits for another on SQLite, where there is one at a time.
SHORT_WAIT = 1.0
LONG_WAIT = 30.0
# It waits in steps: the driver's thread cannot be interrupted while SQLite waits for a lock.
STEP_MILLISECONDS = 200


class StoreError(Exception):
    """Something about the database that its owner has to mend; the text is one clear line."""


class WrongDatabase(StoreError):  # noqa: N818 - reads as what it says
    """The address cannot be the bot's database."""


def open_engine(url: str) -> AsyncEngine:
    """An engine over `sqlite+aiosqlite:///file` or `postgresql+psycopg://...`.

    Nothing is connected or created yet: SQLite's folder is made at the first connection.

    Raises:
        WrongDatabase: if the address is of another kind, or names no file.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise WrongDatabase("DATABASE_URL: cannot be read as an address") from None
    match parsed.drivername:
        case "sqlite+aiosqlite":
            return _sqlite(parsed)
        case "postgresql+psycopg":
            return _postgresql(parsed)
        case other:
            raise WrongDatabase(
                f"DATABASE_URL: must be sqlite+aiosqlite or postgresql+psycopg, not {other}"
            )


def in_a_line(error: BaseException) -> str:
    """What the driver says, without statement and parameters."""
    with suppress(IndexError):
        return str(getattr(error, "orig", None) or error).splitlines()[0]
    return type(error).__name__


def is_sqlite(engine: AsyncEngine) -> bool:
    return engine.dialect.name == "sqlite"


@asynccontextmanager
async def reading(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A transaction for one statement that reads."""
    async with engine.begin() as connection:
        yield connection


@asynccontextmanager
async def snapshot(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A transaction whose statements all see the same state, as SQLite's always do."""
    if is_sqlite(engine):
        async with reading(engine) as connection:
            yield connection
        return
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="REPEATABLE READ")
        async with connection.begin():
            yield connection


@asynccontextmanager
async def writing(engine: AsyncEngine, wait: float = SHORT_WAIT) -> AsyncIterator[AsyncConnection]:
    """A transaction that commits at the end.

    On SQLite it takes the write lock at once, waiting up to `wait` seconds for it: a reader that
    turns writer midway would fail instead of waiting.
    """
    if not is_sqlite(engine):
        async with engine.begin() as connection:
            yield connection
        return
    deadline = asyncio.get_running_loop().time() + wait
    async with engine.execution_options(writes=True).connect() as connection:
        await _begin_by(deadline, connection)
        yield connection
        await connection.commit()  # else closing it rolls back


async def _begin_by(deadline: float, connection: AsyncConnection) -> None:
    while True:
        try:
            await connection.begin()
        except OperationalError as error:
            if "locked" not in str(error.orig) or asyncio.get_running_loop().time() >= deadline:
                raise
        else:
            return


def _sqlite(url: URL) -> AsyncEngine:
    file = url.database
    if not file or file == ":memory:":
        raise WrongDatabase("DATABASE_URL: must name a file, as in sqlite:///folder/file.db")
    engine = create_async_engine(
        url,
        hide_parameters=True,
        # The driver's own opening of transactions is off: `_begin` decides.
        connect_args={"isolation_level": None, "timeout": SHORT_WAIT},
    )

    def make_folder(
        _dialect: Dialect, _record: object, _arguments: object, _options: Mapping[str, Any]
    ) -> None:
        if not file.startswith("file:"):  # SQLite's own kind of address, with options
            Path(file).parent.mkdir(parents=True, exist_ok=True)

    event.listen(engine.sync_engine, "do_connect", make_folder)
    event.listen(engine.sync_engine, "connect", _set_up)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    try:
        cursor.execute("PRAGMA foreign_keys = ON")
        # A power cut may lose the last turns, never the file.
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute("PRAGMA journal_mode")
        if cursor.fetchone() != ("wal",):  # the file remembers; setting it takes a lock
            cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute(f"PRAGMA busy_timeout = {STEP_MILLISECONDS}")
    finally:
        cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN DEFERRED")


def _postgresql(url: URL) -> AsyncEngine:
    arguments: dict[str, Any] = {"prepare_threshold": None}  # poolers such as PgBouncer lose them
    if "connect_timeout" not in url.query:
        arguments["connect_timeout"] = CONNECT_SECONDS
    return create_async_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=5,
        max_overflow=5,
        pool_timeout=CONNECT_SECONDS,
        connect_args=arguments,
    )
