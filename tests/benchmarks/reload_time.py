"""How long a thousand articles take from nothing, and one of them saved again.

    .venv/bin/python tests/benchmarks/reload_time.py [ARTICLES]

Real files with sidecars in a folder, a real SQLite file, the real index: the shipped articles'
structure and words, shuffled into new roles of some twenty entries each.
"""

import asyncio
import os
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from bot.articles.folder import FolderReader, read_folder
from bot.articles.library import Library
from bot.articles.model import Article, Kind
from bot.search.lexicon import load_lexicon
from bot.service.knowledge import index_of, open_knowledge, saved, served
from bot.store.store import open_store

ROOT = Path(__file__).parents[2]
T = TypeVar("T")


def main() -> None:
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "articles"
        folder.mkdir()
        write(folder, articles)
        asyncio.run(measure(folder, Path(place) / "bench.db"))


def write(folder: Path, articles: int, seed: int = 1) -> None:
    """Articles and their sidecars, of the shipped ones' words."""
    dice = random.Random(seed)
    library, _ = read_folder(ROOT / "knowledge")
    words = [word for entry in library.entries for word in entry.text.split() if word.isalnum()]
    model = library.articles[0]
    for number in range(articles):
        name = f"Role {number} Ops"
        (folder / f"role-{number}.md").write_text(_article(name, model, words, dice), "utf-8")
        (folder / f"role-{number}.questions.yml").write_text(_sidecar(words, dice), "utf-8")


async def measure(folder: Path, database: Path) -> None:
    lexicon = load_lexicon()
    reader = FolderReader(folder)

    async with open_store(f"sqlite+aiosqlite:///{database}", lambda: datetime.now(UTC)) as store:
        began = time.perf_counter()
        library = await open_knowledge(reader, store)
        read = time.perf_counter() - began
        index, built = await timed(lambda: index_of(library, lexicon))
        size = f"{len(library.articles):,} articles, {len(index.entries):,} entries"
        print(f"{size}, {os.cpu_count()} cores; seconds:")
        print(
            f"from nothing   read and save {read:6.2f}   index {built:6.2f}"
            f"   all {read + built:6.2f}"
        )

        changed = folder / "role-500.md"
        changed.write_text(changed.read_text("utf-8") + "\n## Plus\n\nDu texte.\n", "utf-8")
        reading, read = await timed(lambda: asyncio.to_thread(reader.read))
        again: Library = served(reading, library)
        again, kept = await timed(lambda: saved(again, store))
        _, built = await timed(lambda: index_of(again, lexicon, index))
        print(
            f"one saved      read {read:6.2f}   save {kept:6.2f}   index {built:6.2f}"
            f"   all {read + kept + built:6.2f}"
        )


async def timed(work: Callable[[], Awaitable[T]]) -> tuple[T, float]:
    began = time.perf_counter()
    result = await work()
    return result, time.perf_counter() - began


def _article(name: str, model: Article, words: list[str], dice: random.Random) -> str:
    def said(least: int, most: int) -> str:
        return " ".join(dice.choices(words, k=dice.randint(least, most)))

    parts = [f"---\ntitle: Le métier de {name}\nowner: Ops\nreviewed: 2026-11-01\n---\n"]
    for entry in model.entries:
        match entry.kind:
            case Kind.DEFINITION:
                parts.append(f"## En deux mots : **{said(2, 3)}**\n\n{said(50, 90)}\n")
            case Kind.PILLARS:
                parts.append("## Les piliers\n")
            case Kind.PILLAR:
                parts.append(f"### {entry.pillar} • {said(2, 3)}\n")
            case Kind.MISSION:
                parts.append(f"- {said(20, 35)} ;")
            case Kind.ANALOGY:
                parts.append(f"\n## L'analogie\n\n{said(40, 80)}\n")
            case Kind.SKILLS:
                parts.append("\n## Soft skills\n\n" + "\n".join(f"- {said(1, 2)}" for _ in "12345"))
            case _:
                parts.append(f"\n## {said(2, 4)}\n\n{said(60, 100)}\n")
    return "\n".join(parts)


def _sidecar(words: list[str], dice: random.Random) -> str:
    ids = ["definition", "pillars", "skills", "analogy", *(f"pillars/{n}" for n in range(1, 5))]
    rows = []
    for id_ in ids:
        questions = "".join(f'  - "{" ".join(dice.choices(words, k=7))} ?"\n' for _ in range(6))
        rows.append(f"{id_}:\n{questions}")
    return "".join(rows)


if __name__ == "__main__":
    main()
