"""Fits bot/dialogue/calibration.json to questions that people ask of the shipped roles.

    python tests/benchmarks/fit_confidence.py [--write]

Answerable: questions/asked*/, which are in no index and from which nothing else is learnt. Each is
asked of its French article alone, without and with its sample questions, and of all of knowledge/
by somebody in the role. Unanswerable: the same files' questions that expect none, and the lines of
questions/unanswerable.txt, asked of nobody's role too; all but what is settled before any
confidence. What is printed is cross-validated by role: each role's questions are judged by
coefficients fitted without them.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from labelled import NOTHING, QUESTIONS, Row, asked_of_roles, is_right, untrained

from bot.articles.folder import read_folder
from bot.articles.library import Library
from bot.dialogue.confidence import is_elsewhere, signals, signals_of_offered
from bot.dialogue.offered import OFFERED, as_offered
from bot.search.engine import Index, build_index
from bot.search.lexicon import load_lexicon
from bot.search.rank import rank

ROOT = Path(__file__).parents[2]
OUTSIDE = QUESTIONS / "unanswerable.txt"
CALIBRATION = ROOT / "bot" / "dialogue" / "calibration.json"
RIDGE = 1.0
UNANSWERABLE_SHARE = 1 / 7  # of the questions that a bot gets, about

Matrix = npt.NDArray[np.float64]
Judged = tuple[dict[str, float], bool]  # signals, and whether what they speak for was right


@dataclass(frozen=True)
class Example:
    """One question asked.

    setting     in which it was asked
    group       of questions that are never parted
    first       the signals of the first hit, and whether that was right
    offered     the same of the first few together
    answerable  whether any hit could be right
    """

    setting: int
    group: int
    first: Judged
    offered: Judged
    answerable: bool


def examples() -> list[Example]:
    library, _ = read_folder(ROOT / "knowledge")
    lexicon = load_lexicon()
    shipped = build_index(library, lexicon)
    strangers = [{"q": line, "expect": "none"} for line in OUTSIDE.read_text("utf-8").splitlines()]
    found: list[Example] = []
    for group, (role, rows) in enumerate(asked_of_roles().items()):
        own = strangers[group :: len(asked_of_roles())]
        alone = Library.of(a for a in library.articles if (a.role, a.lang) == (role, "fr"))
        settings = [build_index(untrained(alone), lexicon), build_index(alone, lexicon), shipped]
        for setting, index in enumerate(settings):
            for row in [*rows, *own]:
                found += _ask(index, setting, group, row, (role,))
        for row in own:
            found += _ask(shipped, len(settings) - 1, group, row, ())
    return found


def _ask(
    index: Index, setting: int, group: int, row: Row, roles: tuple[str, ...]
) -> Iterator[Example]:
    query = index.understand(row["q"])
    if query.talk or query.positions or not query.content:
        return  # settled before any ranking
    hits = rank(query, index, query.roles or roles)
    if not is_elsewhere(query, hits):
        yield Example(
            setting,
            group,
            (signals(query, hits), is_right(row, hits[0].entry)),
            (
                signals_of_offered(query, hits),
                any(is_right(row, hit.entry) for hit in as_offered(query, hits)[:OFFERED]),
            ),
            row["expect"] not in NOTHING,
        )


def shares(found: list[Example]) -> Matrix:
    """How much each question counts, so that of each setting UNANSWERABLE_SHARE have no answer."""
    answerable = np.array([example.answerable for example in found])
    setting = np.array([example.setting for example in found])
    share = np.ones(len(found))
    for here in (setting == number for number in np.unique(setting)):
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


def cross_validated(features: Matrix, right: Matrix, share: Matrix, group: Matrix) -> Matrix:
    """The chance of each example by what the other groups tell."""
    chance = np.zeros(len(right))
    for each in np.unique(group):
        held = group == each
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


def matrices(judged: list[Judged]) -> tuple[Matrix, Matrix]:
    """A row of signals for each, and whether it was right."""
    features = np.array([list(signals.values()) for signals, _ in judged])
    return features, np.array([float(right) for _, right in judged])


def coefficients(judged: list[Judged], share: Matrix) -> dict[str, float]:
    weights = fit(*matrices(judged), share)
    return {name: round(float(w), 3) for name, w in zip(judged[0][0], weights, strict=True)}


# What each outcome is worth to the asker. A wrong answer is seen to be one (it is quoted under its
# own heading) and asked again; a question that is answered although no article says it misleads.
# An "I don't know" comes with what is nearest: less is lost where the right entry is there.
RIGHT, WRONG, MISLED = 1.0, -0.25, -3.0
ASKED_WELL, ASKED_IN_VAIN, ASKED_FOR_NOTHING = 0.45, -0.5, -1.0
SILENT, SILENT_BUT_NEAR, RIGHTLY_SILENT = -0.5, -0.2, 1.0
ALMOST_ALWAYS = 0.85  # of the answerable questions that are asked back, the right entry is offered
FEW = 10  # questions, too few to tell


def thresholds(
    chance: Matrix, of_offered: Matrix, found: list[Example], share: Matrix
) -> tuple[float, float]:
    """(answer, ask): the pair that is worth most, of those that almost always offer the right entry
    where they ask back."""
    right = np.array([example.first[1] for example in found])
    answerable = np.array([example.answerable for example in found])
    offered = np.array([example.offered[1] for example in found])
    if_answered = np.where(right, RIGHT, np.where(answerable, WRONG, MISLED))
    in_vain = np.where(answerable, ASKED_IN_VAIN, ASKED_FOR_NOTHING)
    if_asked = np.where(offered, ASKED_WELL, in_vain)
    near = np.where(offered, SILENT_BUT_NEAR, SILENT)
    if_silent = np.where(answerable, near, RIGHTLY_SILENT)
    pairs: list[tuple[float, float, float]] = []
    for answer in np.arange(0.2, 0.8, 0.01):
        for ask in np.arange(0.4, 1.0, 0.01):
            asked = (chance < answer) & (of_offered >= ask)
            back = offered[asked & answerable]
            if len(back) < FEW or back.mean() < ALMOST_ALWAYS:
                continue
            worth = np.where(chance >= answer, if_answered, np.where(asked, if_asked, if_silent))
            pairs.append((float((share * worth).sum()), float(answer), float(ask)))
    _, answer, ask = max(pairs)
    return round(answer, 2), round(ask, 2)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true", help="replace calibration.json")
    write = options.parse_args().write
    found = examples()
    share = shares(found)
    group = np.array([example.group for example in found])
    first = [example.first for example in found]
    offered = [example.offered for example in found]
    chance, of_offered = (
        cross_validated(*matrices(each), share, group) for each in (first, offered)
    )
    answer, ask = thresholds(chance, of_offered, found, share)
    answerable = np.array([example.answerable for example in found])
    right, right_offered = matrices(first)[1], matrices(offered)[1]
    print(f"{len(found)} questions, {int(answerable.sum())} of them answerable")
    print(f"first hit right: {right[answerable].mean():.3f} of the answerable")
    print(f"expected calibration error: {expected_calibration_error(chance, right, share):.3f}")
    reliability(chance, right)
    print(f"among the {OFFERED} offered: {right_offered[answerable].mean():.3f} of the answerable")
    error = expected_calibration_error(of_offered, right_offered, share)
    print(f"expected calibration error: {error:.3f}")
    reliability(of_offered, right_offered)
    print(f"answer from {answer}, ask from {ask}")
    data = {
        "first": coefficients(first, share),
        "offered": coefficients(offered, share),
        "answer": answer,
        "ask": ask,
    }
    print(json.dumps(data, indent=2))
    if write:
        CALIBRATION.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
