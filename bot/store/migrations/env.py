"""What Alembic runs around the migrations: with the store's connection, or from its own command.

`alembic revision --autogenerate -m "..."` at the root of the repository writes the next step.
"""

import asyncio
from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy.engine import Connection
from sqlalchemy.types import TypeDecorator

from bot.settings import load_settings
from bot.store.engine import LONG_WAIT, open_engine, writing
from bot.store.tables import Table


def plain_type(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """A migration is history: it names the database's types, not today's classes of ours."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Table.metadata,
        render_item=plain_type,
        render_as_batch=True,  # SQLite can only alter a table by copying it
    )
    with context.begin_transaction():
        context.run_migrations()


async def run_from_the_command() -> None:
    engine = open_engine(load_settings().database)
    try:
        async with writing(engine, wait=LONG_WAIT) as connection:
            await connection.run_sync(run)
    finally:
        await engine.dispose()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    asyncio.run(run_from_the_command())
