"""The articles of a running bot: read from the folder, kept in the catalogue, indexed, renewed."""

import asyncio
import logging
from collections.abc import Iterable
from pathlib import Path

from bot.articles.folder import read_folder
from bot.articles.library import Library
from bot.articles.model import Article, Problem
from bot.dialogue.dialogue import Dialogue
from bot.search.engine import Index, build_index
from bot.search.lexicon import Lexicon
from bot.store.availability import DatabaseUnavailable
from bot.store.store import Store

_LOG = logging.getLogger(__name__)
WATCH_EVERY = 5.0  # seconds between two looks at the catalogue's revision


class NoKnowledge(Exception):  # noqa: N818 - reads as what it says
    """There is no folder and no catalogue to answer from; the text is one clear line."""


async def open_knowledge(folder: Path, store: Store) -> Library:
    """What to answer from: the folder's articles, and for a bad file the last good version.

    The catalogue holds the same afterwards, if the database is there. A process without a folder
    answers from the catalogue.

    Raises:
        NoKnowledge: no folder, and an empty catalogue.
    """
    stored = await _stored(store)
    if not await asyncio.to_thread(folder.is_dir):
        if stored.articles:
            _LOG.warning("KNOWLEDGE_DIR: %s is not there; answering from the catalogue", folder)
            return stored
        raise NoKnowledge(f"KNOWLEDGE_DIR: {folder} is not a folder")
    read, problems = await asyncio.to_thread(read_folder, folder)
    for problem in problems:
        _LOG.warning("%s", problem)
    library = Library.of((*read.articles, *last_good(read, stored, problems)))
    if not library.articles:
        _LOG.warning("KNOWLEDGE_DIR: %s holds no article that can be served", folder)
    try:
        revision = await store.catalogue.save(library)
    except DatabaseUnavailable:
        return library
    return Library(library.articles, revision)


def last_good(read: Library, stored: Library, problems: Iterable[Problem]) -> list[Article]:
    """The stored articles whose file is broken now: a bad file never replaces a good one."""
    broken = {problem.file for problem in problems if problem.level == "error"}
    served = {(article.role, article.lang) for article in read.articles}
    return [
        article
        for article in stored.articles
        if article.file in broken and (article.role, article.lang) not in served
    ]


async def _stored(store: Store) -> Library:
    try:
        return await store.catalogue.load()
    except DatabaseUnavailable:
        return Library()


async def index_of(library: Library, lexicon: Lexicon) -> Index:
    """Built beside the event loop, which goes on answering."""
    return await asyncio.to_thread(build_index, library, lexicon)


async def follow_catalogue(
    store: Store, dialogue: Dialogue, lexicon: Lexicon, every: float = WATCH_EVERY
) -> None:
    """Swaps the index, whole, when another process has saved other articles. Runs until cancelled.

    Articles that were read while the database was away are saved once it is back.
    """
    while True:
        await asyncio.sleep(every)
        try:
            if not dialogue.library.revision:
                revision = await store.catalogue.save(dialogue.library)
                library = Library(dialogue.library.articles, revision)
                dialogue.replace_index(await index_of(library, lexicon))
            elif await store.catalogue.revision() != dialogue.library.revision:
                library = await store.catalogue.load()
                dialogue.replace_index(await index_of(library, lexicon))
                _LOG.info("Answering from revision %s", library.revision)
        except DatabaseUnavailable:
            continue  # the store has said so
