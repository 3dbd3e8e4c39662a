"""The catalogue of articles in a real database."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.articles.library import Library
from bot.articles.model import Article, Entry
from bot.store.catalogue import Catalogue
from bot.store.engine import open_engine, reading
from bot.store.schema import upgrade
from bot.store.tables import ArticleRow, EntryRow
from store.libraries import bare_article, full_article, impossible_article, large_library


@contextmanager
def written(engine: AsyncEngine) -> Iterator[list[object]]:
    """Collects the parameters of every insert, update and delete."""
    seen: list[object] = []

    def look(_c: object, _cursor: object, statement: str, values: object, *_: object) -> None:
        if statement.startswith(("INSERT", "UPDATE", "DELETE")):
            seen.append((statement, values))

    event.listen(engine.sync_engine, "before_cursor_execute", look)
    yield seen
    event.remove(engine.sync_engine, "before_cursor_execute", look)


def test_every_field_of_an_article_and_an_entry_has_its_column() -> None:
    articles = {column.name for column in ArticleRow.__table__.columns}
    entries = {column.name for column in EntryRow.__table__.columns}
    assert {f.name for f in fields(Article)} - {"entries"} <= articles
    assert {f.name for f in fields(Entry)} - {"source"} <= entries


async def test_articles_come_back_as_they_went_in_and_in_order(engine: AsyncEngine) -> None:
    library = Library((full_article("z"), bare_article("a"), full_article("z", "en")))
    catalogue = Catalogue(engine)
    revision = await catalogue.save(library)
    loaded = await catalogue.load()
    assert loaded.articles == library.articles
    assert loaded.revision == revision == await catalogue.revision()


async def test_an_article_without_entries_is_kept(engine: AsyncEngine) -> None:
    library = Library((replace(bare_article("a"), entries=()),))
    await Catalogue(engine).save(library)
    assert await Catalogue(engine).load() == library


async def test_a_catalogue_never_saved_is_empty_and_has_no_revision(engine: AsyncEngine) -> None:
    assert await Catalogue(engine).revision() is None
    assert await Catalogue(engine).load() == Library()


async def test_text_that_a_database_refuses_is_mended_not_lost(engine: AsyncEngine) -> None:
    await Catalogue(engine).save(Library((bare_article("a", "un\0deux\ud83d trois é"),)))
    loaded = await Catalogue(engine).load()
    assert loaded.entries[0].text == "un\ufffddeux\ufffd trois é"


async def test_the_revision_changes_exactly_when_the_content_does(engine: AsyncEngine) -> None:
    catalogue = Catalogue(engine)
    one, two = bare_article("a"), bare_article("b")
    first = await catalogue.save(Library((one, two)))
    assert await catalogue.save(Library((one, two), "another name")) == first
    seen = {first}
    for changed in (
        Library((two, one)),
        Library((one,)),
        Library((one, replace(two, digest="new"))),
        Library((one, replace(two, owner="U1"))),
        Library((one, replace(two, entries=(replace(two.entries[0], tagline="x"),)))),
        Library(),
    ):
        seen.add(await catalogue.save(changed))
        assert (await catalogue.load()).articles == changed.articles
    assert len(seen) == 7
    assert await catalogue.save(Library((one, two))) == first


async def test_only_the_article_that_changed_is_written(engine: AsyncEngine) -> None:
    catalogue = Catalogue(engine)
    articles = [bare_article(f"role-{n}") for n in range(5)]
    await catalogue.save(Library(tuple(articles)))
    articles[2] = bare_article("role-2", "Autre chose.")
    with written(engine) as writes:
        await catalogue.save(Library(tuple(articles)))
    assert "role-2.md" in str(writes)
    assert not any(f"role-{n}.md" in str(writes) for n in (0, 1, 3, 4))


async def test_saving_the_same_again_writes_nothing(engine: AsyncEngine) -> None:
    library = Library((full_article(),))
    await Catalogue(engine).save(library)
    with written(engine) as writes:
        await Catalogue(engine).save(library)
    assert writes == []


async def test_an_article_that_is_removed_takes_its_entries_along(engine: AsyncEngine) -> None:
    catalogue = Catalogue(engine)
    await catalogue.save(Library((bare_article("a"), bare_article("b"))))
    await catalogue.save(Library((bare_article("b"),)))
    async with reading(engine) as connection:
        held = (await connection.execute(select(EntryRow.article))).scalars().all()
    assert held == ["b.md"]


async def test_a_save_that_fails_leaves_the_catalogue_as_it_was(engine: AsyncEngine) -> None:
    catalogue = Catalogue(engine)
    before = Library((bare_article("a"),))
    revision = await catalogue.save(before)
    with pytest.raises(SQLAlchemyError):
        await catalogue.save(Library((bare_article("b"), impossible_article("c"))))
    assert await catalogue.load() == before
    assert await catalogue.revision() == revision


async def test_two_articles_from_one_file_are_refused(engine: AsyncEngine) -> None:
    catalogue = Catalogue(engine)
    await catalogue.save(Library((bare_article("a"),)))
    with pytest.raises(ValueError, match=r"a\.md"):
        await catalogue.save(Library((bare_article("a"), bare_article("a"))))
    assert await catalogue.load() == Library((bare_article("a"),))


async def test_concurrent_saves_take_turns_and_readers_never_see_a_mixture(
    url: str, engine: AsyncEngine
) -> None:
    libraries = {
        name: Library(tuple(bare_article(f"r{n}", name, 3) for n in range(30)))
        for name in ("un", "deux", "trois")
    }
    engines = [open_engine(url) for _ in libraries]
    catalogue = Catalogue(engine)
    await catalogue.save(libraries["un"])
    saving = asyncio.gather(
        *(Catalogue(other).save(library) for other in engines for library in libraries.values())
    )
    seen = [await catalogue.load()]
    while not saving.done():
        seen.append(await catalogue.load())
    by_revision = {await Catalogue(engine).save(each): each for each in libraries.values()}
    assert set(await saving) == set(by_revision)
    for loaded in seen:
        assert loaded.articles == by_revision[loaded.revision].articles
    for other in engines:
        await other.dispose()


async def test_hundreds_of_articles_are_saved_changed_and_loaded_fast(sqlite_url: str) -> None:
    """Limits well over what it takes: only a change of order of magnitude fails."""
    await upgrade(sqlite_url)
    engine = open_engine(sqlite_url)
    catalogue = Catalogue(engine)
    library = large_library(300)
    began = time.perf_counter()
    await catalogue.save(library)
    saved = time.perf_counter()
    changed = Library((bare_article("role-0000", "neuf", 20), *library.articles[1:]))
    await catalogue.save(changed)
    rewritten = time.perf_counter()
    assert await catalogue.load() == changed
    loaded = time.perf_counter()
    await engine.dispose()
    assert saved - began < 3
    assert rewritten - saved < 1
    assert loaded - rewritten < 2
