"""Problems as programs read them."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bot.articles.model import Level, Problem

_COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}


def as_json(problems: Iterable[Problem], folder: Path) -> str:
    """One array, an object a line: for editors.

    `path` leads to the file from the working directory, `file` from the folder; `line` and
    `column` count from 1, `column` and `width` in characters.
    """
    rows = [json.dumps(_row(problem, folder), ensure_ascii=False) for problem in problems]
    return "[\n" + ",\n".join(rows) + "\n]" if rows else "[]"


def as_github(problem: Problem, folder: Path) -> str:
    """A workflow command, which GitHub Actions shows beside the line in question."""
    properties = {
        "file": _path(problem, folder),
        "line": problem.line,
        "col": problem.column,
        "title": problem.code,
    }
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[problem.level]} {said}::{_data(problem.message)}"


def _row(problem: Problem, folder: Path) -> dict[str, Any]:
    return {
        "path": _path(problem, folder),
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "width": problem.width,
        "level": problem.level,
        "code": problem.code,
        "message": problem.message,
        "quote": problem.quote,
    }


def _path(problem: Problem, folder: Path) -> str:
    of_folder = problem.code in ("no-article", "unreadable") and problem.file == str(folder)
    return folder.as_posix() if of_folder else (folder / problem.file).as_posix()


def _data(value: object) -> str:
    """The escapes that runners undo in a message: percent and line ends."""
    return str(value).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
