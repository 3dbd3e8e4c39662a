"""Fits bot/search/lexicon/wording.json to questions of which it is known what they ask for.

    python tests/benchmarks/fit_wording.py [--write]

Learnt from: the sample questions of knowledge/, questions/kinds/, written for this, and what people
ask of each role (questions/asked/). What is printed is measured on questions/unseen/, of which
nothing is learnt.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from labelled import ASKED, QUESTIONS, UNSEEN, kind_of, of_roles, read_lines
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.articles.folder import read_folder
from bot.articles.model import Kind
from bot.search.engine import Index, build_index
from bot.search.lexicon import load_lexicon
from bot.search.wording import (
    Wording,
    letter_features,
    load_wording,
    spoken,
    word_features,
    wording_of,
)

ROOT = Path(__file__).parents[2]
WRITTEN = ROOT / "bot" / "search" / "lexicon" / "wording.json"
SOFTNESS = 10.0  # the inverse of how much large weights cost
ASKED_COUNTS = 2.0  # what people ask, beside what was written to teach
PARTS = 6
LEAST = 3  # questions that a feature must be in

Said = tuple[list[str], bool]  # the words of a question, whether it speaks of company matters
Labelled = list[tuple[Said, str]]  # with what it asks for
Model = dict[str, Any]


def labelled(index: Index, rows: Sequence[tuple[str, str]]) -> Labelled:
    """Sections of an article's own have no wording in common."""
    kinds = [(index.understand(text), label) for text, label in rows if label != Kind.SECTION]
    return [((spoken(query.words), bool(query.outside)), kind) for query, kind in kinds]


def learnt_from(index: Index, without: int | None = None) -> tuple[Labelled, Labelled]:
    """-> (what was written to teach, what people ask of the roles)

    without  one of PARTS of what people ask, to leave out
    """
    taught = {(q, entry.kind.value) for entry in index.library.entries for q in entry.questions}
    for path in (QUESTIONS / "kinds").glob("*.jsonl"):
        taught |= {(row["q"], row["expect"]) for row in read_lines(path)}
    asked = [
        (row["q"], kind_of(row))
        for rows in of_roles(ASKED).values()
        for at, row in enumerate(rows)
        if at % PARTS != without
    ]
    return labelled(index, sorted(taught)), labelled(index, asked)


def fit(taught: Labelled, asked: Labelled) -> Model:
    """The model as it is written: kinds, base, and the weights of each feature for each kind."""
    known = taught + asked
    labels = [kind for _, kind in known]
    vectorizers = [
        TfidfVectorizer(analyzer=features, binary=True, use_idf=False, min_df=LEAST)
        for features in (lambda said: word_features(*said), lambda said: letter_features(said[0]))
    ]
    texts = [said for said, _ in known]
    features = hstack([vectorizer.fit_transform(texts) for vectorizer in vectorizers]).tocsr()
    counts = [1.0] * len(taught) + [ASKED_COUNTS] * len(asked)
    model = LogisticRegression(C=SOFTNESS, max_iter=2_000).fit(features, labels, counts)
    words, letters = (vectorizer.get_feature_names_out().tolist() for vectorizer in vectorizers)
    weights = np.round(model.coef_.T, 2).tolist()
    return {
        "kinds": model.classes_.tolist(),
        "base": np.round(model.intercept_, 2).tolist(),
        "words": dict(zip(words, weights[: len(words)], strict=True)),
        "letters": dict(zip(letters, weights[len(words) :], strict=True)),
    }


def without(part: int) -> Wording:
    """What is learnt without one of PARTS of what people ask: every PARTS-th question of each role,
    from the part-th on."""
    library, _ = read_folder(ROOT / "knowledge")
    return wording_of(fit(*learnt_from(build_index(library, load_lexicon()), part)))


def write(model: Model) -> None:
    """One feature a line, so that a change can be read."""

    def rows(weights: dict[str, list[float]]) -> str:
        pairs = (
            f"{json.dumps(feature)}: {json.dumps(row, separators=(',', ':'))}"
            for feature, row in weights.items()
        )
        return "{\n" + ",\n".join(pairs) + "\n}"

    text = (
        f'{{\n"kinds": {json.dumps(model["kinds"])},\n"base": {json.dumps(model["base"])},\n'
        f'"words": {rows(model["words"])},\n"letters": {rows(model["letters"])}\n}}\n'
    )
    WRITTEN.write_text(text, encoding="utf-8")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true", help="replace wording.json")
    args = options.parse_args()
    library, _ = read_folder(ROOT / "knowledge")
    index = build_index(library, load_lexicon())
    if args.write:
        taught, asked = learnt_from(index)
        write(fit(taught, asked))
        print(f"learnt from {len(taught)} and {len(asked)} questions")
    wording = load_wording()
    right = defaultdict(list)
    for row in chain.from_iterable(of_roles(UNSEEN).values()):
        query = index.understand(row["q"])
        shares = wording.shares(query.words, bool(query.outside))
        likeliest = max(shares, key=lambda each: shares[each])
        right[kind_of(row)].append(likeliest == kind_of(row))
    for kind, each in sorted(right.items()):
        print(f"{kind:16}{np.mean(each):6.3f}  ({len(each)})")
    print(f"{'all':16}{np.mean(list(chain.from_iterable(right.values()))):6.3f}")


if __name__ == "__main__":
    main()
