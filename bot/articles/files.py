"""What lies in a folder of articles: their files and sidecars, as bytes."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from bot.articles.model import LANGUAGES, Level, Problem
from bot.articles.questions import SUFFIX
from bot.articles.source_text import LARGEST_FILE


@dataclass(frozen=True)
class File:
    """`name` is relative to the folder, with slashes."""

    name: str
    content: bytes

    @property
    def is_sidecar(self) -> bool:
        return self.name.endswith(SUFFIX)

    @property
    def stem(self) -> str:
        """Without the suffix of an article or a sidecar."""
        suffix = SUFFIX if self.is_sidecar else ".md"
        return self.name[: -len(suffix)]

    @property
    def stem_without_language(self) -> str:
        base, _, language = self.stem.rpartition(".")
        return base if language in LANGUAGES else self.stem


def list_files(folder: Path) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """Articles and sidecars by name, with their contents; what cannot be read is a problem.

    Folders within are read too; `README.md` and names that start with a point or an underscore
    are not. A problem of the folder itself bears its path and line 1.
    """
    found: list[File] = []
    problems: list[Problem] = []
    seen: set[tuple[int, int]] = set()
    waiting = [(folder, "")]
    while waiting:
        place, above = waiting.pop()
        try:
            status = place.stat()
            names = sorted(path.name for path in place.iterdir())
        except OSError as error:
            name = above.rstrip("/") or printable(folder)
            problems.append(Problem(name, 1, "error", _why(error), "unreadable"))
            continue
        if (status.st_dev, status.st_ino) in seen:  # a link back to a folder already read
            continue
        seen.add((status.st_dev, status.st_ino))
        for name in names:
            if name.startswith((".", "_")):
                continue
            shown, path = above + printable(name), place / name
            try:
                if path.is_dir():
                    waiting.append((path, f"{shown}/"))
                elif _is_ours(name):
                    found.append(File(shown, _content(path)))
            except OSError as error:
                problems.append(Problem(shown, 1, _level(name), _why(error), "unreadable"))
    return tuple(sorted(found, key=lambda file: file.name)), tuple(problems)


def printable(name: str | Path) -> str:
    return os.fsencode(name).decode("utf-8", "replace")


def _is_ours(name: str) -> bool:
    folded = name.casefold()
    return name.endswith(SUFFIX) or (folded.endswith(".md") and folded != "readme.md")


def _content(path: Path) -> bytes:
    """One byte more than is allowed, at most: enough to be told that it is too large."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError("not a file")
    with path.open("rb") as file:
        return file.read(LARGEST_FILE + 1)


def _level(name: str) -> Level:
    return "warning" if name.endswith(SUFFIX) else "error"


def _why(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "there is no such file or folder"
        case NotADirectoryError():
            return "not a folder"
        case _:
            return f"cannot be read: {error.strerror or error}"
