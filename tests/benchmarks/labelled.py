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
ASKED = ("asked", "asked-later", "asked-again")  # of which confidence is learnt
UNSEEN = "unseen"  # of which nothing is learnt or chosen

Row = dict[str, Any]


def read_lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def asked_of_roles(*folders: str) -> dict[str, list[Row]]:
    """What people ask of each role that ships: nothing is learnt from it but confidence."""
    rows: dict[str, list[Row]] = {}
    for folder in folders or ASKED:
        for path in sorted((QUESTIONS / folder).glob("*.jsonl")):
            rows.setdefault(path.stem, []).extend(read_lines(path))
    return rows


def is_right(row: Row, entry: Entry | None) -> bool:
    """Whether the entry is exactly the one that answers."""
    kind = {"intro": "introduction"}.get(row["expect"], row["expect"])
    return (
        entry is not None
        and entry.kind == kind
        and row.get("pillar", entry.pillar) == entry.pillar
        and row.get("mission", entry.mission) == entry.mission
    )


def untrained(library: Library) -> Library:
    """Without sample questions, as articles that were just dropped in."""
    return Library.of(
        replace(article, entries=tuple(replace(e, questions=()) for e in article.entries))
        for article in library.articles
    )
