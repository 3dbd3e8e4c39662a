"""INSERT ... ON CONFLICT, which both databases speak, each in a dialect of its own."""

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.engine import is_sqlite
from bot.store.tables import Table


def insert_into(table: type[Table], engine: AsyncEngine) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if is_sqlite(engine) else postgresql.insert(table)
