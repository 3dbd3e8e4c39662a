"""How long `dialogue.reply` takes, and what an index costs, at several sizes.

    python tests/benchmarks/reply_time.py [0 10000 100000] [--knowledge DIR]

Without a database. The questions are the shipped sample questions, as written and with a typing
error each; the larger libraries are the shipped articles shuffled (synthetic.py). "Undisturbed" is
the p99 of each question's quickest round: what else the machine does hardly counts there.
"""

import argparse
import asyncio
import gc
import os
import random
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from synthetic import grow

from bot.articles.folder import read_folder
from bot.dialogue.confidence import load_calibration
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.model import Message
from bot.search.engine import build_index
from bot.search.lexicon import load_lexicon
from bot.store.memory import MemoryConversations, NoQuestionLog

ROOT = Path(__file__).parents[2]
ROUNDS = 4


def mistyped(text: str, dice: random.Random) -> str:
    """With one letter gone, doubled, or swapped with the next."""
    at = dice.randrange(max(1, len(text) - 1))
    kind = dice.randrange(3)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at] + text[at:]
    return text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]


def resident() -> float:
    """Memory that the process holds, in MiB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


async def measure(size: int, folder: Path) -> None:
    shipped, _ = read_folder(ROOT / "knowledge")
    questions = [question for entry in shipped.entries for question in entry.questions]
    library, _ = read_folder(folder)
    dice = random.Random(0)
    questions = dice.sample(questions, min(300, len(questions)))
    questions += [mistyped(question, dice) for question in questions]
    grown = grow(library, size)
    lexicon = load_lexicon()
    gc.collect()
    before, began = resident(), time.perf_counter()
    index = build_index(grown, lexicon)
    built = time.perf_counter() - began
    gc.collect()
    held = resident() - before

    def now() -> datetime:
        return datetime.now(UTC)

    dialogue = Dialogue(index, load_calibration(), MemoryConversations(now), NoQuestionLog(), now)
    took = np.empty((ROUNDS, len(questions)))
    for round_ in range(-1, ROUNDS):  # one more, to warm up
        for at, question in enumerate(questions):
            began = time.perf_counter()
            await dialogue.reply(Message(question))
            if round_ >= 0:
                took[round_, at] = 1000 * (time.perf_counter() - began)
    p50, p99 = np.percentile(took, (50, 99))
    print(
        f"{len(grown.entries):7} entries: reply p50 {p50:6.2f} ms, p99 {p99:6.2f} ms,"
        f" undisturbed {np.percentile(took.min(axis=0), 99):6.2f} ms;"
        f" index built in {built:6.2f} s, holds {held:6.1f} MiB",
        flush=True,
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sizes", nargs="*", type=int, default=[0, 10_000, 100_000])
    options.add_argument("--knowledge", type=Path, default=ROOT / "knowledge")
    args = options.parse_args()
    print(f"{os.cpu_count()} cores")
    for size in args.sizes:  # 0: the folder as it is
        asyncio.run(measure(size, args.knowledge))


if __name__ == "__main__":
    main()
