"""Fits bot/dialogue/calibration.json to the questions that ship with the project.

    python tests/benchmarks/fit_confidence.py [--write]

Answerable: every sample question of knowledge/, asked with itself left out of the index, once more
with no sample questions at all, and once more of its French article alone, as an author's first
article is. Unanswerable: the lines of questions/unanswerable.txt beside this file, likewise. What
is printed is cross-validated: each fold is judged by coefficients fitted without it.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.articles.folder import read_folder
from bot.articles.library import Library
from bot.dialogue.confidence import signals
from bot.search.engine import Index, build_index
from bot.search.lexicon import load_lexicon
from bot.search.rank import rank

ROOT = Path(__file__).parents[2]
OUTSIDE = Path(__file__).parent / "questions" / "unanswerable.txt"
CALIBRATION = ROOT / "bot" / "dialogue" / "calibration.json"
RIDGE = 1.0
FOLDS = 10
UNANSWERABLE_SHARE = 1 / 7  # of the questions that a bot gets, about

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """One question asked: of which library, its signals, whether the first hit was right, whether
    any could be, whether the right one is among the first three."""

    library: int
    signals: dict[str, float]
    right: bool
    answerable: bool
    offered: bool


def examples() -> list[Example]:
    library, _ = read_folder(ROOT / "knowledge")
    unanswerable = [line for line in OUTSIDE.read_text("utf-8").splitlines() if line.strip()]
    lexicon = load_lexicon()
    alone = [Library.of([article]) for article in library.articles if article.lang == "fr"]
    asked = [
        (library, build_index(library, lexicon)),
        (library, build_index(_untrained(library), lexicon)),
        *((article, build_index(_untrained(article), lexicon)) for article in alone),
    ]
    found: list[Example] = []
    for number, (of, index) in enumerate(asked):
        for question, answer, roles in (
            *_answerable(of),
            *((line, None, ()) for line in unanswerable),
        ):
            found += _ask(index, number, question, answer, roles)
    return found


def _untrained(library: Library) -> Library:
    return Library.of(
        replace(article, entries=tuple(replace(e, questions=()) for e in article.entries))
        for article in library.articles
    )


def _answerable(library: Library) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(question, the id of its entry, its role), once, though a role's languages share them."""
    asked = {
        (question, entry.id): entry.role
        for entry in library.entries
        for question in entry.questions
    }
    for (question, answer), role in asked.items():
        yield question, answer, (role,)


def _ask(
    index: Index, library: int, question: str, answer: str | None, roles: tuple[str, ...]
) -> Iterator[Example]:
    query = index.understand(question)
    if query.talk or query.positions or not query.content:
        return  # settled before any ranking
    hits = rank(query, index, query.roles or roles, without=question)
    if hits:
        yield Example(
            library,
            signals(query, hits),
            hits[0].entry.id == answer,
            answer is not None,
            answer in [hit.entry.id for hit in hits[:3]],
        )


def shares(found: list[Example]) -> Matrix:
    """How much each question counts, so that of each library UNANSWERABLE_SHARE have no answer."""
    answerable = np.array([example.answerable for example in found])
    library = np.array([example.library for example in found])
    share = np.ones(len(found))
    for here in (library == number for number in np.unique(library)):
        without = here & ~answerable
        odds = UNANSWERABLE_SHARE / (1 - UNANSWERABLE_SHARE)
        share[without] = odds * (here & answerable).sum() / without.sum()
    return share


def fit(features: Matrix, right: Matrix, share: Matrix) -> Matrix:
    """Ridge-regularised, weighted logistic regression by Newton's method."""
    weights = np.zeros(features.shape[1])
    penalty = RIDGE * np.eye(features.shape[1])
    penalty[0, 0] = 0.0  # the base rate is not shrunk
    for _ in range(50):
        chance = probability(features, weights)
        slope = features.T @ (share * (right - chance)) - penalty @ weights
        curve = (features * (share * chance * (1 - chance))[:, None]).T @ features + penalty
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def probability(features: Matrix, weights: Matrix) -> Matrix:
    chance: Matrix = 1 / (1 + np.exp(-np.clip(features @ weights, -30, 30)))
    return chance


def cross_validated(features: Matrix, right: Matrix, share: Matrix) -> Matrix:
    fold = np.random.default_rng(0).permutation(len(right)) % FOLDS
    chance = np.zeros(len(right))
    for each in range(FOLDS):
        held = fold == each
        chance[held] = probability(features[held], fit(features[~held], right[~held], share[~held]))
    return chance


def expected_calibration_error(
    chance: Matrix, right: Matrix, share: Matrix | None = None, bins: int = 10
) -> float:
    """Mean distance of confidence from accuracy over equal-width bins (Naeini et al. 2015)."""
    share = np.ones(len(chance)) if share is None else share
    place = np.minimum((chance * bins).astype(int), bins - 1)
    gaps = [abs((share * (chance - right))[place == b].sum()) for b in range(bins)]
    return float(sum(gaps) / share.sum())


def reliability(chance: Matrix, right: Matrix, bins: int = 10) -> None:
    """Prints how often replies of about the same confidence were right."""
    place = np.minimum((chance * bins).astype(int), bins - 1)
    print("confidence   replies   mean confidence   right")
    for b in range(bins):
        if (place == b).any():
            here = place == b
            print(
                f"{b / bins:.1f} to {(b + 1) / bins:.1f} {int(here.sum()):9}"
                f" {chance[here].mean():17.2f} {right[here].mean():7.2f}"
            )


# What each outcome is worth to the asker. A wrong answer is seen to be one (it is quoted under its
# own heading) and asked again; a question that is answered although no article says it misleads.
RIGHT, WRONG, MISLED = 1.0, -0.25, -3.0
OFFERED, OFFERED_IN_VAIN, ASKED_FOR_NOTHING = 0.45, -0.25, -1.0
SILENT, RIGHTLY_SILENT = -0.5, 1.0
LESS_FOR_AN_ANSWER, LESS_FOR_SILENCE = 0.005, 0.002  # than the most that it can be worth


def thresholds(chance: Matrix, found: list[Example], share: Matrix) -> tuple[float, float]:
    """(answer, ask): the pair of confidences that is worth most over all questions.

    Where it is worth hardly less, answering beats asking back, and so does silence.
    """
    right = np.array([example.right for example in found])
    answerable = np.array([example.answerable for example in found])
    offered = np.array([example.offered for example in found])
    if_answered = np.where(right, RIGHT, np.where(answerable, WRONG, MISLED))
    in_vain = np.where(answerable, OFFERED_IN_VAIN, ASKED_FOR_NOTHING)
    if_asked = np.where(offered, OFFERED, in_vain)
    if_silent = np.where(answerable, SILENT, RIGHTLY_SILENT)
    worths: list[tuple[float, float, float]] = []
    for answer in np.arange(0.2, 0.8, 0.01):
        for ask in np.arange(0.05, answer + 0.001, 0.01):
            worth = np.where(
                chance >= answer, if_answered, np.where(chance >= ask, if_asked, if_silent)
            )
            worths.append((float((share * worth).sum() / share.sum()), float(answer), float(ask)))
    enough = max(worths)[0] - LESS_FOR_AN_ANSWER
    answer = min(answer for worth, answer, _ in worths if worth >= enough)
    here = [(worth, ask) for worth, at, ask in worths if at == answer]
    ask = max(ask for worth, ask in here if worth >= max(here)[0] - LESS_FOR_SILENCE)
    return round(answer, 2), round(ask, 2)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true", help="replace calibration.json")
    write = options.parse_args().write
    found = examples()
    names = list(found[0].signals)
    features = np.array([[example.signals[name] for name in names] for example in found])
    right = np.array([float(example.right) for example in found])
    share = shares(found)
    chance = cross_validated(features, right, share)
    answer, ask = thresholds(chance, found, share)
    answerable = np.array([example.answerable for example in found])
    print(f"{len(found)} questions, {int(answerable.sum())} of them answerable")
    print(f"first hit right: {right[answerable].mean():.3f} of the answerable")
    print(f"expected calibration error: {expected_calibration_error(chance, right, share):.3f}")
    reliability(chance, right)
    print(f"answer from {answer}, ask from {ask}")
    weights = fit(features, right, share)
    coefficients = {name: round(float(w), 3) for name, w in zip(names, weights, strict=True)}
    print(json.dumps(coefficients, indent=2))
    if write:
        data = {"coefficients": coefficients, "answer": answer, "ask": ask}
        CALIBRATION.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
