"""How right the replies to questions/asked/ are, each asked of its role's French article alone.

    python tests/benchmarks/asked.py

First without sample questions, as of an article just dropped in, then with those that ship.
"""

import asyncio
from collections.abc import Callable

from accuracy import ROOT, dialogue_of, replies, table
from labelled import Row, asked_of_roles, untrained

from bot.articles.folder import read_folder
from bot.articles.library import Library
from bot.dialogue.model import Reply


def asked_of(library: Library, made: Callable[[Library], Library]) -> tuple[list[Row], list[Reply]]:
    asked: list[Row] = []
    said: list[Reply] = []
    for role, rows in asked_of_roles().items():
        alone = Library.of(a for a in library.articles if (a.role, a.lang) == (role, "fr"))
        asked += rows
        said += asyncio.run(replies(dialogue_of(made(alone)), rows, None))
    return asked, said


def main() -> None:
    library, _ = read_folder(ROOT / "knowledge")
    print("without sample questions")
    table(*asked_of(library, untrained))
    print("with sample questions")
    table(*asked_of(library, lambda alone: alone))


if __name__ == "__main__":
    main()
