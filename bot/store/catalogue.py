"""The catalogue of articles: saved whole in one transaction, loaded whole as one snapshot."""

import asyncio
from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Executable, RowMapping, bindparam, delete, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.articles.library import Library
from bot.articles.model import Entry
from bot.store.engine import LONG_WAIT, is_sqlite, reading, snapshot, writing
from bot.store.shelving import (
    Row,
    Shelved,
    revision,
    shelve,
    unshelve_article,
    unshelve_entry,
)
from bot.store.tables import ArticleRow, CatalogueRow, EntryRow

# Any number that no other program takes a lock on in the same database.
CATALOGUE_LOCK = 7_205_771_302
# Rows handled at one go: a few milliseconds, between which questions are answered.
BATCH = 250


class Catalogue:
    """The articles in the database.

    The revision is derived from the content: saving what is there already changes nothing, and
    going back to former articles goes back to their revision.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._shelved: tuple[Shelved, ...] = ()

    async def save(self, library: Library) -> str:
        """Makes the catalogue hold these articles and no others; returns its revision.

        Only articles that differ are written. Processes that save at once take turns.

        Raises:
            ValueError: if two articles are from one file.
            SQLAlchemyError, OSError: nothing has been changed then.
        """
        twice = [file for file, n in Counter(a.file for a in library.articles).items() if n > 1]
        if twice:
            raise ValueError(f"two articles are from the file {twice[0]}")
        shelved = await asyncio.to_thread(shelve, library, self._shelved)
        self._shelved = shelved
        new = revision(shelved)
        if await self.revision() == new:
            return new
        async with writing(self._engine, wait=LONG_WAIT) as connection:
            if not is_sqlite(self._engine):  # SQLite has one writer at a time as it is
                await connection.execute(text(f"SELECT pg_advisory_xact_lock({CATALOGUE_LOCK})"))
            await _replace(connection, shelved)
            await connection.execute(delete(CatalogueRow))
            await connection.execute(insert(CatalogueRow), {"id": 1, "revision": new})
        return new

    async def load(self) -> Library:
        """The articles in the order in which they were saved; none if nothing ever was."""
        entries: dict[str, list[Entry]] = {}
        articles: list[RowMapping] = []
        async with snapshot(self._engine) as connection:
            current = await connection.scalar(select(CatalogueRow.revision))
            rows = await connection.stream(
                select(*EntryRow.__table__.columns).order_by(EntryRow.article, EntryRow.position)
            )
            async for batch in rows.mappings().partitions(BATCH):
                for row in batch:
                    entries.setdefault(row["article"], []).append(unshelve_entry(row))
            rows = await connection.stream(
                select(*ArticleRow.__table__.columns).order_by(ArticleRow.position)
            )
            async for batch in rows.mappings().partitions(BATCH):
                articles.extend(batch)
        return Library(
            tuple(unshelve_article(row, tuple(entries.get(row["file"], ()))) for row in articles),
            current or "",
        )

    async def revision(self) -> str | None:
        """The revision now, in one small read; None if nothing was ever saved."""
        async with reading(self._engine) as connection:
            return await connection.scalar(select(CatalogueRow.revision))


async def _replace(connection: AsyncConnection, shelved: Sequence[Shelved]) -> None:
    held = {
        file: (fingerprint, position)
        for file, fingerprint, position in await connection.execute(
            select(ArticleRow.file, ArticleRow.fingerprint, ArticleRow.position)
        )
    }
    known = {a.file: held[a.file] for a in shelved if a.file in held}
    changed = [a for a in shelved if a.file not in known or known[a.file][0] != a.fingerprint]
    rewritten = {a.file for a in changed}
    moved = [a for a in shelved if a.file not in rewritten and known[a.file][1] != a.position]
    gone = [file for file in held if file not in known or file in rewritten]
    # Entries go with their article.
    await _in_batches(
        connection,
        delete(ArticleRow).where(ArticleRow.file == bindparam("gone")),
        [{"gone": file} for file in gone],
    )
    await _in_batches(connection, insert(ArticleRow), [a.row for a in changed])
    await _in_batches(connection, insert(EntryRow), [row for a in changed for row in a.entries])
    await _in_batches(
        connection,
        update(ArticleRow)
        .where(ArticleRow.file == bindparam("moved"))
        .values(position=bindparam("place")),
        [{"moved": a.file, "place": a.position} for a in moved],
    )


async def _in_batches(
    connection: AsyncConnection, statement: Executable, rows: Sequence[Row]
) -> None:
    for start in range(0, len(rows), BATCH):
        await connection.execute(statement, rows[start : start + BATCH])
