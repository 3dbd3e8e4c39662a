"""A check as people read it in a terminal: each line quoted, a caret under what is meant."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from bot.articles.model import Problem

_COLOURS = {"error": "bold red", "warning": "yellow", "note": "cyan"}
_MARGIN = "    "


def show_problems(problems: Iterable[Problem], console: Console) -> None:
    for problem in problems:
        console.print(_told(problem), soft_wrap=True)


def _told(problem: Problem) -> Text:
    colour = _COLOURS[problem.level]
    told = Text.assemble(
        (f"{problem.file}:{problem.line}: ", "bold"),
        (f"{problem.level}: ", colour),
        problem.message,
        (f"  [{problem.code}]", "dim"),
    )
    if problem.quote.strip():
        start = len(problem.quote) - len(problem.quote.lstrip())
        quote = problem.quote.strip().replace("\t", " ")
        before = Text(quote[: problem.column - 1 - start]).cell_len
        meant = Text(quote[problem.column - 1 - start :][: problem.width]).cell_len
        told.append(f"\n{_MARGIN}{quote}\n", "dim")
        told.append(f"{_MARGIN}{' ' * before}{'^' * max(1, meant)}", colour)
    return told
