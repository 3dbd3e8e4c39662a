"""A folder of files -> a library, and what its authors should mend."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bot.articles.library import Library
from bot.articles.model import Article, Language, Level, Problem
from bot.articles.parse import digest, parse_article
from bot.articles.questions import SUFFIX, read_questions, with_questions
from bot.articles.source_text import LARGEST_FILE

_LANGUAGES: tuple[Language, ...] = ("fr", "en")


@dataclass(frozen=True)
class _File:
    name: str  # relative to the folder, with slashes
    content: bytes

    @property
    def stem(self) -> str:
        """Without the suffix of an article or a sidecar."""
        suffix = SUFFIX if self.name.endswith(SUFFIX) else ".md"
        return self.name[: -len(suffix)]

    @property
    def stem_without_language(self) -> str:
        base, _, language = self.stem.rpartition(".")
        return base if language in _LANGUAGES else self.stem


def read_folder(folder: Path) -> tuple[Library, tuple[Problem, ...]]:
    """Every article that can be served, and the problems of all, by file and line.

    Folders within are read too; `README.md` and names that start with a point or an underscore
    are not. A problem of the folder itself bears its path and line 1.
    """
    problems: list[Problem] = []
    files = sorted(_files(folder, problems), key=lambda file: file.name)
    written = [file for file in files if not file.name.endswith(SUFFIX)]
    sidecars = [file for file in files if file.name.endswith(SUFFIX)]
    if not written and not problems:
        message = "no article: put a Markdown file with front matter there"
        problems.append(Problem(_printable(folder), 1, "error", message, "no-article"))
    articles: dict[str, Article] = {}
    for file in written:
        article, found = parse_article(file.content, file.name)
        problems += found
        twin = article and _twin(article, articles.values())
        if article and twin:
            message = (
                f"a second article for {article.role} in {article.lang}: {twin.file} is the first"
            )
            problems.append(Problem(file.name, 1, "error", message, "second-article"))
        elif article:
            articles[file.name] = article
    by_name = {file.name: file for file in written}
    for sidecar in sidecars:
        _add(sidecar, by_name, articles, problems)
    revision = digest(*(f"{a.file}\0{a.digest}".encode() for a in articles.values()))
    problems.sort(key=lambda problem: (problem.file, problem.line))
    return Library.of(articles.values(), revision), tuple(problems)


def _add(
    sidecar: _File, files: dict[str, _File], articles: dict[str, Article], problems: list[Problem]
) -> None:
    """Adds a sidecar's questions to the articles that it serves."""
    own = [name for name, file in files.items() if file.stem == sidecar.stem]
    shared = [name for name, file in files.items() if file.stem_without_language == sidecar.stem]
    of_role = [name for name, article in articles.items() if article.role == _last(sidecar.stem)]
    served = list(dict.fromkeys((*own, *shared, *of_role)))
    samples, found = read_questions(sidecar.content, sidecar.name)
    problems += found
    if not served:
        message = "sample questions of no article: name them after its file or role"
        problems.append(Problem(sidecar.name, 1, "warning", message, "orphan-questions"))
    kept = [articles[name] for name in served if name in articles]
    if not kept:
        return
    added, unknown = with_questions(kept, samples)
    problems += unknown
    for article in added:
        known_by = digest(article.digest.encode(), sidecar.content)
        articles[article.file] = replace(article, digest=known_by)


def _last(stem: str) -> str:
    return stem.rpartition("/")[2]


def _twin(article: Article, others: Iterable[Article]) -> Article | None:
    return next((o for o in others if (o.role, o.lang) == (article.role, article.lang)), None)


def _files(folder: Path, problems: list[Problem]) -> Iterator[_File]:
    """Articles and sidecars, with their contents; what cannot be read is a problem."""
    seen: set[tuple[int, int]] = set()
    waiting = [(folder, "")]
    while waiting:
        place, above = waiting.pop()
        try:
            status = place.stat()
            names = sorted(path.name for path in place.iterdir())
        except OSError as error:
            name = above.rstrip("/") or _printable(folder)
            problems.append(Problem(name, 1, "error", _why(error), "unreadable"))
            continue
        if (status.st_dev, status.st_ino) in seen:  # a link back to a folder already read
            continue
        seen.add((status.st_dev, status.st_ino))
        for name in names:
            shown = above + _printable(name)
            if name.startswith((".", "_")):
                continue
            path = place / name
            try:
                if path.is_dir():
                    waiting.append((path, f"{shown}/"))
                elif _is_ours(name):
                    yield _File(shown, _content(path))
            except OSError as error:
                problems.append(Problem(shown, 1, _level(name), _why(error), "unreadable"))


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


def _printable(name: str | Path) -> str:
    return os.fsencode(name).decode("utf-8", "replace")
