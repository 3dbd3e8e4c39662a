"""Ranking beside bm25s and tantivy in the same run: time a question, build time and memory.

    python tests/benchmarks/engines.py [1000 10000 100000]

Each engine is in a process of its own, over the same texts (synthetic.py) and questions (the
shipped sample questions, half of them mistyped). The two others get words folded and split as ours;
they only rank words, where ours also corrects, expands and weighs structure.
"""

import argparse
import gc
import multiprocessing
import os
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reply_time import ROOT, mistyped, resident
from synthetic import grow

from bot.articles.folder import read_folder
from bot.articles.library import Library
from bot.search.engine import build_index
from bot.search.lexicon import load_lexicon
from bot.search.rank import rank
from bot.search.text import words

Ask = Callable[[str], Any]


def ours(library: Library) -> Ask:
    index = build_index(library, load_lexicon())
    return lambda question: rank(index.understand(question), index)


def with_bm25s(library: Library) -> Ask:
    import bm25s

    engine = bm25s.BM25(k1=0.9, b=0.5)
    engine.index([words(entry.text) for entry in library.entries], show_progress=False)
    return lambda question: engine.retrieve([words(question)], k=10, show_progress=False)


def with_tantivy(library: Library) -> Ask:
    import tantivy

    schema = tantivy.SchemaBuilder().add_text_field("text", stored=False).build()
    index = tantivy.Index(schema)
    writer = index.writer()
    for entry in library.entries:
        writer.add_document(tantivy.Document(text=" ".join(words(entry.text))))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(question: str) -> Any:
        terms = [
            (tantivy.Occur.Should, tantivy.Query.fuzzy_term_query(schema, "text", word))
            for word in words(question)
        ]
        return searcher.search(tantivy.Query.boolean_query(terms), 10)

    return ask


ENGINES = {"opsrole": ours, "bm25s": with_bm25s, "tantivy, fuzzy": with_tantivy}


def measure(name: str, size: int) -> None:
    library, _ = read_folder(ROOT / "knowledge")
    dice = random.Random(0)
    questions = [question for entry in library.entries for question in entry.questions][:600]
    questions = [q if at % 2 else mistyped(q, dice) for at, q in enumerate(questions)]
    grown = grow(library, size)
    gc.collect()
    before, began = resident(), time.perf_counter()
    ask = ENGINES[name](grown)
    built = time.perf_counter() - began
    gc.collect()
    held = resident() - before
    took = []
    for round_ in range(2):
        for question in questions:
            began = time.perf_counter()
            ask(question)
            if round_:
                took.append(1000 * (time.perf_counter() - began))
    took.sort()
    print(
        f"{len(grown.entries):7} {name:15} p50 {took[len(took) // 2]:7.2f} ms"
        f"  p99 {took[len(took) * 99 // 100]:7.2f} ms  built in {built:6.2f} s  {held:6.1f} MiB",
        flush=True,
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    print(f"{os.cpu_count()} cores, {Path(__file__).name}")
    for size in options.parse_args().sizes:
        for name in ENGINES:
            process = multiprocessing.get_context("spawn").Process(
                target=measure, args=(name, size)
            )
            process.start()
            process.join()


if __name__ == "__main__":
    main()
