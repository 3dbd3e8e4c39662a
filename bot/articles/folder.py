"""A folder of files -> a library, and what its authors should mend."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.articles.files import File, list_files, printable
from bot.articles.library import Library
from bot.articles.model import Article, Problem
from bot.articles.parse import Parsed, digest, parse_article
from bot.articles.questions import Sidecar, read_questions, with_questions

_Taught = tuple[tuple[Article, ...], tuple[Problem, ...]]


@dataclass(frozen=True)
class Reading:
    """What a folder held.

    library   every article that can be served
    problems  of all files, by file and line
    sidecars  the sample questions, each with the articles it serves, as they are served
    """

    library: Library
    problems: tuple[Problem, ...]
    sidecars: tuple[tuple[Sidecar, tuple[Article, ...]], ...] = ()


def read_folder(folder: Path) -> tuple[Library, tuple[Problem, ...]]:
    """Every article that can be served, and the problems of all, by file and line."""
    reading = FolderReader(folder).read()
    return reading.library, reading.problems


class FolderReader:
    """Reads a folder as often as it is told, and what has not changed only once.

    An article that did not change, nor its questions, is the same object in every reading. Two
    readings must not be under way at once. `last` is the latest of them.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.last: Reading | None = None
        self._parsed: dict[str, tuple[str, Parsed]] = {}
        self._asked: dict[str, tuple[str, tuple[Sidecar, tuple[Problem, ...]]]] = {}
        self._taught: dict[str, tuple[str, _Taught]] = {}

    def read(self) -> Reading:
        files, problems = list_files(self.folder)
        return self.read_files(files, problems)

    def read_files(self, files: Sequence[File], unreadable: Sequence[Problem] = ()) -> Reading:
        """`files` by name; `unreadable` are the problems of those that are not among them."""
        problems = list(unreadable)
        written = [file for file in files if not file.is_sidecar]
        if not written and not problems:
            message = "no article: put a Markdown file with front matter there"
            problems.append(Problem(printable(self.folder), 1, "error", message, "no-article"))
        articles = self._articles(written, problems)
        sidecars = self._questions(files, articles, problems)
        self._forget({file.name for file in files})
        problems.sort(key=lambda problem: (problem.file, problem.line))
        revision = digest(*(f"{a.file}\0{a.digest}".encode() for a in articles.values()))
        self.last = Reading(
            Library.of(articles.values(), revision),
            tuple(problems),
            tuple(
                (sidecar, tuple(articles[name] for name in names)) for sidecar, names in sidecars
            ),
        )
        return self.last

    def _articles(self, files: Iterable[File], problems: list[Problem]) -> dict[str, Article]:
        articles: dict[str, Article] = {}
        first: dict[tuple[str, str], str] = {}
        for file in files:
            article, found = self._parse(file)
            problems += found
            if article is None:
                continue
            twin = first.setdefault((article.role, article.lang), file.name)
            if twin == file.name:
                articles[file.name] = article
            else:
                whose = f"{article.role} in {article.lang}"
                message = f"a second article for {whose}: {twin} is the first"
                problems.append(Problem(file.name, 1, "error", message, "second-article"))
        return articles

    def _questions(
        self, files: Sequence[File], articles: dict[str, Article], problems: list[Problem]
    ) -> list[tuple[Sidecar, list[str]]]:
        """Adds each sidecar's questions to the articles that it serves, which are named."""
        named: dict[str, list[str]] = {}
        for file in files:
            if not file.is_sidecar:
                for stem in dict.fromkeys((file.stem, file.stem_without_language)):
                    named.setdefault(stem, []).append(file.name)
        of_role: dict[str, list[str]] = {}
        for name, article in articles.items():
            of_role.setdefault(article.role, []).append(name)
        served: list[tuple[Sidecar, list[str]]] = []
        for file in files:
            if not file.is_sidecar:
                continue
            sidecar, found = self._read_questions(file)
            problems += found
            role = file.stem.rpartition("/")[2]
            names = list(dict.fromkeys((*named.get(file.stem, ()), *of_role.get(role, ()))))
            if not names:
                message = "sample questions of no article: name them after its file or role"
                problems.append(Problem(file.name, 1, "warning", message, "orphan-questions"))
            names = [name for name in names if name in articles]
            if names:
                taught, unknown = self._teach(file, sidecar, [articles[name] for name in names])
                articles |= {article.file: article for article in taught}
                problems += unknown
                served.append((sidecar, names))
        return served

    def _parse(self, file: File) -> Parsed:
        known_by = digest(file.content)
        if self._parsed.get(file.name, ("",))[0] != known_by:
            self._parsed[file.name] = known_by, parse_article(file.content, file.name)
        return self._parsed[file.name][1]

    def _read_questions(self, file: File) -> tuple[Sidecar, tuple[Problem, ...]]:
        known_by = digest(file.content)
        if self._asked.get(file.name, ("",))[0] != known_by:
            self._asked[file.name] = known_by, read_questions(file.content, file.name)
        return self._asked[file.name][1]

    def _teach(self, file: File, sidecar: Sidecar, articles: Sequence[Article]) -> _Taught:
        # The article's name too: the same text under another one is another article.
        own = [f"{article.file}\0{article.digest}".encode() for article in articles]
        known_by = digest(file.content, *own)
        if self._taught.get(file.name, ("",))[0] != known_by:
            added, unknown = with_questions(articles, sidecar)
            added = tuple(
                replace(article, digest=digest(article.digest.encode(), file.content))
                for article in added
            )
            self._taught[file.name] = known_by, (added, unknown)
        return self._taught[file.name][1]

    def _forget(self, names: set[str]) -> None:
        """Lets go of files that are no longer there."""
        for kept in (self._parsed, self._asked, self._taught):
            for name in kept.keys() - names:
                del kept[name]
