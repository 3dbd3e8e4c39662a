"""How often `search.rank` finds the paragraph that a PIAF question was written about.

    python tests/benchmarks/piaf.py FOLDER

FOLDER holds paragraphs.jsonl ({"id", "title", "text"}) and questions_dev.jsonl ({"question",
"typo", "paragraph"}), made from PIAF v1.0 (Keraron et al. 2020). Paragraphs are indexed as
sections.
"""

import argparse
import json
import time
from pathlib import Path
from typing import Any

from bot.articles.library import Library
from bot.articles.model import Article, Entry, Kind, Source
from bot.search.engine import Index, build_index
from bot.search.lexicon import load_lexicon
from bot.search.rank import rank


def paragraphs_index(rows: list[dict[str, Any]]) -> Index:
    entries = tuple(
        Entry(
            id=f"piaf/{row['id']}",
            kind=Kind.SECTION,
            role="piaf",
            lang="fr",
            title=row["title"],
            heading_path=(),
            text=row["text"],
            markdown="",
            source=Source("paragraphs.jsonl", row["id"] + 1),
        )
        for row in rows
    )
    article = Article("piaf", "PIAF", "fr", "PIAF", "paragraphs.jsonl", "", entries)
    return build_index(Library.of([article]), load_lexicon())


def accuracy(index: Index, questions: list[dict[str, Any]], key: str) -> float:
    """The share of questions whose first hit is their paragraph."""
    right = 0
    for row in questions:
        hits = rank(index.understand(row[key]), index)
        right += bool(hits) and hits[0].entry.id == f"piaf/{row['paragraph']}"
    return right / len(questions)


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    folder = options.parse_args().folder
    index = paragraphs_index(read(folder / "paragraphs.jsonl"))
    questions = read(folder / "questions_dev.jsonl")
    for key in ("question", "typo"):
        began = time.perf_counter()
        share = accuracy(index, questions, key)
        spent = (time.perf_counter() - began) / len(questions)
        print(f"{key:9} top-1 {100 * share:.1f} %  ({1000 * spent:.2f} ms a question)")


if __name__ == "__main__":
    main()
