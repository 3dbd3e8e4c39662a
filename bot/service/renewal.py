"""Keeps the articles of a running bot current: as authors save them, as other processes do."""

import asyncio
import logging
import os
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import aclosing, suppress
from dataclasses import replace
from pathlib import Path

from watchfiles import Change, awatch
from watchfiles.main import FileChange

from bot.articles.folder import FolderReader, Reading
from bot.articles.library import Library
from bot.dialogue.dialogue import Dialogue
from bot.search.engine import Index
from bot.search.lexicon import Lexicon
from bot.service.knowledge import broken_files, index_of, last_good, saved, served
from bot.store.availability import DatabaseUnavailable
from bot.store.store import Store

_LOG = logging.getLogger(__name__)
_Filter = Callable[[Change, str], bool]
_Glance = frozenset[tuple[str, int, int, int]]
CATALOGUE_EVERY = 5.0  # seconds between two looks at the catalogue's revision
GLANCE_EVERY = 0.5  # seconds between two glances at a folder of which nothing is heard
QUIET = 100  # milliseconds without a further change, after which a save is taken to be complete
LONGEST_STIR = 1_000  # milliseconds after which changes are read even if more keep coming


class Renewal:
    """Renews a dialogue's index, one renewal at a time, each whole.

    The folder leads: what is saved there goes to the catalogue, which the other processes follow.
    """

    def __init__(
        self, reader: FolderReader, store: Store, dialogue: Dialogue, lexicon: Lexicon
    ) -> None:
        self._reader = reader
        self._store = store
        self._dialogue = dialogue
        self._lexicon = lexicon
        self._turn = asyncio.Lock()
        self._last = reader.last

    async def from_folder(self) -> None:
        """Answers from what the folder holds now; a broken file stays at its last good version.

        A folder that is not there changes nothing: it may be on its way.
        """
        async with self._turn:
            if not await asyncio.to_thread(self._reader.folder.is_dir):
                return
            reading = await asyncio.to_thread(self._reader.read)
            before = self._dialogue.library
            self._tell(reading, before)
            # Where nothing has changed, what other processes have saved since is not undone.
            if self._last is None or not _alike(reading, self._last):
                library = served(reading, before)
                if library.articles != before.articles:
                    index = await self._answer_from(library)
                    # After the answers, which do not wait for a database.
                    kept = await saved(library, self._store)
                    self._dialogue.replace_index(replace(index, library=kept))
            self._last = reading

    async def from_catalogue(self) -> None:
        """Answers from what another process has saved.

        Articles that were read while the database was away are saved once it is back.
        """
        async with self._turn:
            here = self._dialogue.library
            try:
                if not here.revision:
                    library = await saved(here, self._store)
                    if not library.revision:
                        return
                elif await self._store.catalogue.revision() == here.revision:
                    return
                else:
                    library = await self._store.catalogue.load()
            except DatabaseUnavailable:
                return  # the store has said so
            await self._answer_from(library)

    async def _answer_from(self, library: Library) -> Index:
        index = await index_of(library, self._lexicon, self._dialogue.index)
        self._dialogue.replace_index(index)
        _LOG.info("Answering from %d articles", len(library.articles))
        return index

    def _tell(self, reading: Reading, before: Library) -> None:
        """Problems that have come since the last reading, and files that are in order again."""
        told = self._last.problems if self._last else ()
        kept = {article.file for article in last_good(reading, before)}
        for problem in reading.problems:
            if problem in told:
                continue
            if problem.level == "error":
                stays = "; still answering from its last good version"
                _LOG.error("%s%s", problem, stays if problem.file in kept else "")
            else:
                _LOG.warning("%s", problem)
        for file in sorted(broken_files(told) - broken_files(reading.problems)):
            _LOG.info("%s is in order again, or gone", file)


def _alike(one: Reading, other: Reading) -> bool:
    """A broken file that goes takes its last good version along: that is a difference too."""
    return one.library.articles == other.library.articles and (
        broken_files(one.problems) == broken_files(other.problems)
    )


async def follow_catalogue(renewal: Renewal, every: float = CATALOGUE_EVERY) -> None:
    """Runs until cancelled."""
    while True:
        await asyncio.sleep(every)
        await _unharmed(renewal.from_catalogue())


async def follow_folder(folder: Path, renewal: Renewal) -> None:
    """Runs until cancelled."""
    async with aclosing(_stirrings(folder)) as stirrings:
        async for _ in stirrings:
            await _unharmed(renewal.from_folder())


async def _unharmed(renewing: Coroutine[None, None, None]) -> None:
    """A surprise in one renewal must not be the end of all: the bot would answer stale for good."""
    try:
        await renewing
    except Exception:  # noqa: BLE001 - told with its traceback
        _LOG.exception("The articles could not be renewed; answering from those before")


async def _stirrings(folder: Path) -> AsyncGenerator[None]:
    """After each change in the folder, however its file system tells, or by a glance if not at all.

    A folder that is replaced by another of its name (a deployment, a mount) is watched anew.
    """
    complained = False
    seen: _Glance | None = None
    while True:
        watched = await asyncio.to_thread(_identity, folder)
        concerning = await asyncio.to_thread(_concerning, folder)
        try:
            async with aclosing(_changes(folder, concerning)) as changes:
                async for changed in changes:
                    seen, before = await asyncio.to_thread(_glance, folder), seen
                    if changed or seen != before:
                        yield
                    if await asyncio.to_thread(_identity, folder) != watched:
                        break
        except (OSError, RuntimeError) as error:  # no such folder; too much is watched already
            if watched is not None and not complained:
                _LOG.warning("%s is not watched, only looked at: %s", folder, error)
                complained = True
            await asyncio.sleep(GLANCE_EVERY)
            seen, before = await asyncio.to_thread(_glance, folder), seen
            if seen != before:
                yield


def _changes(folder: Path, concerning: _Filter) -> AsyncGenerator[set[FileChange]]:
    """What has changed, once it is quiet; nothing where nothing has, every so often."""
    return awatch(
        folder,
        watch_filter=concerning,
        step=QUIET,
        debounce=LONGEST_STIR,
        rust_timeout=int(GLANCE_EVERY * 1000),
        yield_on_timeout=True,
    )


def _concerning(folder: Path) -> _Filter:
    """Articles, sidecars and folders: a database or a repository in there is never quiet."""
    roots = (folder.absolute(), folder.resolve())

    def concerns(_: Change, changed: str) -> bool:
        path = Path(changed)
        root = next((root for root in roots if path.is_relative_to(root)), path)
        hidden = any(part.startswith((".", "_")) for part in path.relative_to(root).parts)
        return not hidden and path.suffix.lower() in ("", ".md", ".yml")

    return concerns


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _glance(folder: Path) -> _Glance:
    """By which a change can be told without reading: each file's identity, size and time."""
    found = set()
    for place, folders, files in os.walk(folder, followlinks=False):
        folders[:] = [name for name in folders if not name.startswith((".", "_"))]
        for name in files:
            path = os.path.join(place, name)  # noqa: PTH118 - thousands of times a second
            with suppress(OSError):  # gone meanwhile, which the next glance tells
                status = os.stat(path)  # noqa: PTH116
                found.add((path, status.st_ino, status.st_size, status.st_mtime_ns))
    return frozenset(found)
