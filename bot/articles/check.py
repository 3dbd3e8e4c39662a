"""A folder checked as its author would want it: what cannot be served, and what could be better."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from bot.articles.files import list_files
from bot.articles.folder import FolderReader, Reading
from bot.articles.library import Library
from bot.articles.model import Problem
from bot.articles.review import review
from bot.articles.source_text import NotText, source_text


@dataclass(frozen=True)
class Checked:
    """`problems` by file and line, each with its line quoted; `texts` of all files, by name."""

    reading: Reading
    problems: tuple[Problem, ...]
    texts: Mapping[str, str]

    @property
    def library(self) -> Library:
        return self.reading.library

    def with_problems(self, more: Iterable[Problem]) -> "Checked":
        return replace(self, problems=_ordered((*self.problems, *more), self.texts))


def check_folder(folder: Path, today: date) -> Checked:
    def exists(path: PurePosixPath) -> bool:
        try:
            return (folder / path).exists()
        except (OSError, ValueError):  # too long for a name, or a NUL in it
            return False

    files, unreadable = list_files(folder)
    reading = FolderReader(folder).read_files(files, unreadable)
    texts = {file.name: text for file in files if (text := _text(file.content)) is not None}
    warnings = review(reading.library, texts, exists, today)
    return Checked(reading, reading.problems, texts).with_problems(warnings)


def _text(content: bytes) -> str | None:
    try:
        return source_text(content)
    except NotText:
        return None


def _ordered(problems: Iterable[Problem], texts: Mapping[str, str]) -> tuple[Problem, ...]:
    lines: dict[str, list[str]] = {}

    def quoted(problem: Problem) -> Problem:
        if problem.file not in lines:
            lines[problem.file] = texts.get(problem.file, "").split("\n")
        of_file = lines[problem.file]
        return replace(problem, quote=of_file[min(problem.line, len(of_file)) - 1])

    return tuple(sorted(map(quoted, problems), key=lambda problem: (problem.file, problem.line)))
