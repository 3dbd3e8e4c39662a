"""How right the replies to what people ask are, each asked of its role's French article alone.

    python tests/benchmarks/asked.py

Questions of each of the folders questions/asked*/, first without sample questions, as of an article
just dropped in, then with those that ship.
"""

import asyncio
from collections.abc import Callable

from accuracy import ROOT, dialogue_of, replies, table
from labelled import ASKED, Row, asked_of_roles, untrained

from bot.articles.folder import read_folder
from bot.articles.library import Library
from bot.dialogue.model import Reply


def asked_of(
    library: Library, folder: str, made: Callable[[Library], Library]
) -> tuple[list[Row], list[Reply]]:
    asked: list[Row] = []
    said: list[Reply] = []
    for role, rows in asked_of_roles(folder).items():
        alone = Library.of(a for a in library.articles if (a.role, a.lang) == (role, "fr"))
        asked += rows
        said += asyncio.run(replies(dialogue_of(made(alone)), rows, None))
    return asked, said


def main() -> None:
    library, _ = read_folder(ROOT / "knowledge")
    for folder in ASKED:
        print(f"{folder}/, without sample questions")
        table(*asked_of(library, folder, untrained))
        print(f"{folder}/, with sample questions")
        table(*asked_of(library, folder, lambda alone: alone))


if __name__ == "__main__":
    main()
