"""Questions of which it is known what answers them.

A line of JSON each: {"q", "expect", "pillar"?, "mission"?}. `expect` is a kind of entry ("intro"
for the introduction), or none, help or smalltalk.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.articles.library import Library
from bot.articles.model import Entry

NOTHING = {"none", "help", "smalltalk"}
QUESTIONS = Path(__file__).parent / "questions"
ASKED = QUESTIONS / "asked"  # of which wording and confidence are learnt
UNSEEN = QUESTIONS / "unseen"  # of which nothing is learnt or chosen

Row = dict[str, Any]


def read_lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def of_roles(folder: Path) -> dict[str, list[Row]]:
    """What people ask of each role that ships."""
    return {path.stem: read_lines(path) for path in sorted(folder.glob("*.jsonl"))}


def kind_of(row: Row) -> str:
    """What a question asks for, as entries name it."""
    kind: str = row["expect"]
    return {"intro": "introduction"}.get(kind, kind)


def is_right(row: Row, entry: Entry | None) -> bool:
    """Whether the entry is exactly the one that answers."""
    return (
        entry is not None
        and entry.kind == kind_of(row)
        and row.get("pillar", entry.pillar) == entry.pillar
        and row.get("mission", entry.mission) == entry.mission
    )


def untrained(library: Library) -> Library:
    """Without sample questions, as articles that were just dropped in."""
    return Library.of(
        replace(article, entries=tuple(replace(e, questions=()) for e in article.entries))
        for article in library.articles
    )
