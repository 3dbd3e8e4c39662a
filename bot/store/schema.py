"""Brings the database's tables up to what the code expects."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.engine import (
    LONG_WAIT,
    StoreError,
    in_a_line,
    is_sqlite,
    open_engine,
    reading,
    writing,
)

# Any number that no other program takes a lock on in the same database.
MIGRATION_LOCK = 7_205_771_301


class NewerSchema(StoreError):  # noqa: N818 - reads as what it says
    """A newer opsrole has already upgraded the database."""


class Unusable(StoreError):  # noqa: N818 - reads as what it says
    """The database cannot be reached, read or written."""


def configuration() -> Config:
    """Alembic's, without a file: an installed package has no pyproject.toml beside it."""
    config = Config()
    config.set_main_option("script_location", "bot.store:migrations")
    return config


def head() -> str | None:
    """The revision of the schema that this code is written for."""
    return ScriptDirectory.from_config(configuration()).get_current_head()


async def current(engine: AsyncEngine) -> str | None:
    """The revision that the database is at; None if it was never upgraded."""
    async with reading(engine) as connection:
        return await connection.run_sync(_current)


async def up_to_date(engine: AsyncEngine) -> bool:
    return await current(engine) == head()


async def upgrade(url: str) -> None:
    """Runs the migrations that are missing; see `migrate`.

    Raises:
        StoreError: whatever the reason, in one line.
    """
    async with upgraded(url):
        pass


@asynccontextmanager
async def upgraded(url: str) -> AsyncIterator[AsyncEngine]:
    """The database, upgraded, for a command.

    Raises:
        StoreError: it cannot be upgraded or used, in one line.
    """
    engine = open_engine(url)
    try:
        await migrate(engine)
        yield engine
    except (SQLAlchemyError, OSError) as error:
        raise Unusable(f"DATABASE_URL: {in_a_line(error)}") from error
    finally:
        await engine.dispose()


async def migrate(engine: AsyncEngine) -> None:
    """Runs the migrations that are missing, all or none.

    Any number of processes may do so at once: one works, the others wait and find it done.

    Raises:
        NewerSchema: if the database is at a revision that this code does not know.
        SQLAlchemyError, OSError: if the database cannot be reached or written.
    """
    if await up_to_date(engine):
        return
    async with writing(engine, wait=LONG_WAIT) as connection:
        if not is_sqlite(engine):  # SQLite's transaction is alone as it is
            await connection.execute(text(f"SET LOCAL lock_timeout = '{int(LONG_WAIT)}s'"))
            await connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
        await connection.run_sync(_upgrade)


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _upgrade(connection: Connection) -> None:
    config = configuration()
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    revision = _current(connection)
    if revision is not None and revision not in known:
        raise NewerSchema(
            f"the database is at revision {revision}, from a newer opsrole than this one"
        )
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
