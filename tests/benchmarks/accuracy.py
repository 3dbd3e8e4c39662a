"""How right the replies to a labelled question set are, and how well confidence tells.

    python tests/benchmarks/accuracy.py QUESTIONS.jsonl --knowledge DIR [--role SLUG] [--bare]

QUESTIONS holds {"q", "expect", "pillar"?, "mission"?} a line, or {"turns": [...]} a conversation;
`expect` is a kind of entry ("intro" for the introduction), or none, help or smalltalk. With --bare
the sample questions are left out, as for an article just dropped in. Confidence is judged by the
first entry of every reply that has one, answered or not.
"""

import argparse
import asyncio
import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from fit_confidence import expected_calibration_error, reliability
from labelled import NOTHING, is_right, untrained

from bot.articles.folder import read_folder
from bot.articles.library import Library
from bot.articles.questions import read_questions, with_questions
from bot.dialogue.confidence import load_calibration
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.model import Message, Reply, Status
from bot.search.engine import build_index
from bot.search.lexicon import load_lexicon
from bot.store.memory import MemoryConversations, NoQuestionLog

ROOT = Path(__file__).parents[2]


def turns(path: Path) -> list[dict[str, Any]]:
    found = []
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        found += [turn | {"talk": row["id"]} for turn in row.get("turns", [])] or [row]
    return found


def now() -> datetime:
    return datetime.now(UTC)


def dialogue_of(library: Library) -> Dialogue:
    """With nothing kept but the talks of this run."""
    return Dialogue(
        build_index(library, load_lexicon()),
        load_calibration(),
        MemoryConversations(now),
        NoQuestionLog(),
        now,
    )


async def replies(dialogue: Dialogue, asked: list[dict[str, Any]], role: str | None) -> list[Reply]:
    return [await dialogue.reply(Message(turn["q"], turn.get("talk"), role=role)) for turn in asked]


def table(asked: list[dict[str, Any]], said: list[Reply]) -> None:
    pairs = list(zip(asked, said, strict=True))
    answerable = [(t, r) for t, r in pairs if t["expect"] not in NOTHING]
    none = [(t, r) for t, r in pairs if t["expect"] == "none"]
    outcomes = Counter(r.status.value for _, r in answerable)
    right = sum(r.status == Status.ANSWERED and is_right(t, r.entry) for t, r in answerable)
    asked_back = [(t, r) for t, r in answerable if r.status == Status.AMBIGUOUS]
    offered = sum(any(is_right(t, e) for e in r.alternatives[:3]) for t, r in asked_back)
    silent = sum(r.entry is None and r.status != Status.AMBIGUOUS for _, r in none)
    print(f"answerable, exactly right      {right / len(answerable):.3f}  ({len(answerable)})")
    print(f"answerable, answered 'unknown' {outcomes['unknown'] / len(answerable):.3f}")
    print(f"asked back, right one offered  {offered} of {len(asked_back)}")
    if none:
        print(f"none, recognised               {silent / len(none):.3f}  ({len(none)})")
    judged = [(t, r, r.entry or r.alternatives[0]) for t, r in pairs if r.entry or r.alternatives]
    chance = np.array([r.confidence for _, r, _ in judged])
    truth = np.array([float(is_right(t, entry)) for t, _, entry in judged])
    error = expected_calibration_error(chance, truth)
    print(f"expected calibration error     {error:.3f}  ({len(judged)} replies with an entry)")
    reliability(chance, truth)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("questions", type=Path)
    options.add_argument("--knowledge", type=Path, required=True)
    options.add_argument("--role")
    options.add_argument("--bare", action="store_true", help="without sample questions")
    options.add_argument("--sidecar", type=Path, help="sample questions to add")
    args = options.parse_args()
    library, _ = read_folder(args.knowledge)
    if args.bare:
        library = untrained(library)
    if args.sidecar:
        sidecar, _ = read_questions(args.sidecar.read_bytes(), args.sidecar.name)
        library = Library.of(with_questions(library.articles, sidecar)[0])
    asked = turns(args.questions)
    table(asked, asyncio.run(replies(dialogue_of(library), asked, args.role)))


if __name__ == "__main__":
    main()
