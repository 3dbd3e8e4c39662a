"""The articles a bot starts from: read from the folder, kept in the catalogue, indexed."""

import asyncio
import logging
from collections.abc import Iterable

from bot.articles.folder import FolderReader, Reading
from bot.articles.library import Library
from bot.articles.model import Article, Problem
from bot.search.engine import Index, build_index
from bot.search.lexicon import Lexicon
from bot.store.availability import DatabaseUnavailable
from bot.store.store import Store

_LOG = logging.getLogger(__name__)


class NoKnowledge(Exception):  # noqa: N818 - reads as what it says
    """There is no folder and no catalogue to answer from; the text is one clear line."""


async def open_knowledge(reader: FolderReader, store: Store) -> Library:
    """What to answer from: the folder's articles, and for a bad file the last good version.

    The catalogue holds the same afterwards, if the database is there. A process without a folder
    answers from the catalogue.

    Raises:
        NoKnowledge: no folder, and an empty catalogue.
    """
    folder = reader.folder
    stored = await _stored(store)
    if not await asyncio.to_thread(folder.is_dir):
        if stored.articles:
            _LOG.warning("KNOWLEDGE_DIR: %s is not there; answering from the catalogue", folder)
            return stored
        raise NoKnowledge(f"KNOWLEDGE_DIR: {folder} is not a folder")
    reading = await asyncio.to_thread(reader.read)
    for problem in reading.problems:
        _LOG.warning("%s", problem)
    library = served(reading, stored)
    if not library.articles:
        _LOG.warning("KNOWLEDGE_DIR: %s holds no article that can be served", folder)
    return await saved(library, store)


def served(reading: Reading, before: Library) -> Library:
    """What a folder holds, and for its broken files what they held before."""
    return Library.of((*reading.library.articles, *last_good(reading, before)))


def last_good(reading: Reading, before: Library) -> list[Article]:
    """The former articles whose file is broken now: a bad file never replaces a good one."""
    broken = broken_files(reading.problems)
    now = {(article.role, article.lang) for article in reading.library.articles}
    return [
        article
        for article in before.articles
        if article.file in broken and (article.role, article.lang) not in now
    ]


def broken_files(problems: Iterable[Problem]) -> set[str]:
    return {problem.file for problem in problems if problem.level == "error"}


async def saved(library: Library, store: Store) -> Library:
    """The library with its revision in the catalogue; without one while the database is away."""
    try:
        return Library(library.articles, await store.catalogue.save(library))
    except DatabaseUnavailable:
        return Library(library.articles)


async def index_of(library: Library, lexicon: Lexicon, before: Index | None = None) -> Index:
    """Built beside the event loop, which goes on answering; `before` as in `build_index`."""
    return await asyncio.to_thread(build_index, library, lexicon, before)


async def _stored(store: Store) -> Library:
    try:
        return await store.catalogue.load()
    except DatabaseUnavailable:
        return Library()
