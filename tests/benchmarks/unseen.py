"""How right the replies are to questions of which nothing was learnt or chosen: questions/unseen/.

    python tests/benchmarks/unseen.py

Each is asked of its role's French article alone, without sample questions, as of an article just
dropped in, and with those that ship; then of all of knowledge/ by somebody in the role.
"""

import asyncio
from collections.abc import Callable

from accuracy import ROOT, dialogue_of, replies, table
from labelled import UNSEEN, Row, of_roles, untrained

from bot.articles.folder import read_folder
from bot.articles.library import Library
from bot.dialogue.model import Reply


def asked_of(library: Library, made: Callable[[Library], Library]) -> tuple[list[Row], list[Reply]]:
    """Of each role's French article alone."""
    asked: list[Row] = []
    said: list[Reply] = []
    for role, rows in of_roles(UNSEEN).items():
        alone = Library.of(a for a in library.articles if (a.role, a.lang) == (role, "fr"))
        asked += rows
        said += asyncio.run(replies(dialogue_of(made(alone)), rows, None))
    return asked, said


def asked_of_all(library: Library) -> tuple[list[Row], list[Reply]]:
    dialogue = dialogue_of(library)
    asked: list[Row] = []
    said: list[Reply] = []
    for role, rows in of_roles(UNSEEN).items():
        asked += rows
        said += asyncio.run(replies(dialogue, rows, role))
    return asked, said


def main() -> None:
    library, _ = read_folder(ROOT / "knowledge")
    print("of the role's article alone, without sample questions")
    table(*asked_of(library, untrained))
    print("with its sample questions")
    table(*asked_of(library, lambda alone: alone))
    print("of all articles, by somebody in the role")
    table(*asked_of_all(library))


if __name__ == "__main__":
    main()
