"""Fits bot/dialogue/calibration.json to questions that people ask of the shipped roles.

    python tests/benchmarks/fit_confidence.py [--write]

Answerable: questions/asked/, which are in no index; how each is worded is judged by what was learnt
without it (fit_wording.py). Each is asked of its French article alone, without, with some and with
all of its sample questions, and of all of knowledge/ by somebody in the role. Unanswerable: the
same files' questions that expect none, and the lines of questions/unanswerable.txt, asked of
nobody's role too; all but what is settled before any confidence. What is printed is cross-validated
by role: each role's questions are judged by coefficients fitted without them.
"""

import argparse
import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from fit_wording import PARTS, without
from labelled import ASKED, NOTHING, QUESTIONS, Row, is_right, of_roles, untrained

from bot.articles.folder import read_folder
from bot.articles.library import Library
from bot.dialogue.confidence import OFFERED
from bot.dialogue.signals import JUDGED, OF_A_HIT, candidates, for_each, for_none
from bot.search.engine import Index, build_index
from bot.search.lexicon import load_lexicon
from bot.search.rank import rank
from bot.search.wording import Wording

ROOT = Path(__file__).parents[2]
OUTSIDE = QUESTIONS / "unanswerable.txt"
CALIBRATION = ROOT / "bot" / "dialogue" / "calibration.json"
RIDGE = 0.1
UNANSWERABLE_SHARE = 1 / 7  # of the questions that a bot gets, about

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """One question asked.

    setting     in which it was asked
    group       of questions that are never parted
    hits        the signals of each hit that is weighed, best first
    none        the signals of none of them
    right       the place of the right hit, None if it is not among them
    answerable  whether any hit could be right
    """

    setting: int
    group: int
    hits: list[dict[str, float]]
    none: dict[str, float]
    right: int | None
    answerable: bool


def examples() -> list[Example]:
    library, _ = read_folder(ROOT / "knowledge")
    lexicon = load_lexicon()
    shipped = build_index(library, lexicon)
    strangers = [{"q": line, "expect": "none"} for line in OUTSIDE.read_text("utf-8").splitlines()]
    found: list[Example] = []
    with ProcessPoolExecutor() as processes:
        learnt = list(processes.map(without, range(PARTS)))
    for group, (role, rows) in enumerate(of_roles(ASKED).items()):
        own = strangers[group :: len(of_roles(ASKED))]
        alone = Library.of(a for a in library.articles if (a.role, a.lang) == (role, "fr"))
        made = (untrained(alone), partly_trained(alone), alone)
        settings = [*(build_index(each, lexicon) for each in made), shipped]
        for setting, index in enumerate(settings):
            for at, row in enumerate([*rows, *own]):
                found += _ask(index, learnt[at % PARTS], setting, group, row, (role,))
        for row in own:
            found += _ask(shipped, learnt[0], len(settings) - 1, group, row, ())
    return found


def partly_trained(library: Library) -> Library:
    """As an author leaves it who has begun: an entry has none to four of its sample questions."""
    return Library.of(
        replace(
            article,
            entries=tuple(
                replace(entry, questions=entry.questions[: (0, 1, 2, 4)[at % 4]])
                for at, entry in enumerate(article.entries)
            ),
        )
        for article in library.articles
    )


def _ask(
    index: Index, learnt: Wording, setting: int, group: int, row: Row, roles: tuple[str, ...]
) -> Iterator[Example]:
    query = index.understand(row["q"])
    query = replace(query, wording=learnt.shares(query.words, bool(query.outside)))
    if query.talk or query.positions or not query.asks_content:
        return  # settled before any ranking
    hits = rank(query, index, query.roles or roles, most=JUDGED)
    best, _ = candidates(query, hits)
    if best:
        yield Example(
            setting,
            group,
            for_each(query, best),
            for_none(query, hits),
            next((n for n, hit in enumerate(best) if is_right(row, hit.entry)), None),
            row["expect"] not in NOTHING,
        )


@dataclass(frozen=True)
class Questions:
    """All examples as arrays. Of n questions, JUDGED + 1 choices each (none is the last).

    signals  (n, choices, signals of a hit, then those of none)
    open     (n, choices) whether there is such a choice
    right    (n) the right choice
    share    (n) how much the question counts
    """

    signals: Matrix
    open: npt.NDArray[np.bool_]
    right: npt.NDArray[np.intp]
    share: Matrix

    def of(self, kept: npt.NDArray[np.bool_]) -> "Questions":
        return Questions(self.signals[kept], self.open[kept], self.right[kept], self.share[kept])


def questions(found: list[Example]) -> Questions:
    of_hit = len(OF_A_HIT)
    signals = np.zeros((len(found), JUDGED + 1, of_hit + len(found[0].none)))
    choices = np.zeros((len(found), JUDGED + 1), dtype=bool)
    for n, example in enumerate(found):
        most = len(example.hits)
        signals[n, :most, :of_hit] = [[h.get(name, 0.0) for name in OF_A_HIT] for h in example.hits]
        signals[n, JUDGED, of_hit:] = list(example.none.values())
        choices[n, [*range(most), JUDGED]] = True
    right = np.array([JUDGED if e.right is None else e.right for e in found])
    return Questions(signals, choices, right, shares(found))


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


def fit(asked: Questions) -> Matrix:
    """Ridge-regularised, weighted conditional logit by Newton's method."""
    size = asked.signals.shape[2]
    weights, penalty = np.zeros(size), RIDGE * np.eye(size)
    chosen = asked.signals[np.arange(len(asked.right)), asked.right]
    for _ in range(50):
        chance = chances(asked, weights)
        expected = np.einsum("nc,ncs->ns", chance, asked.signals)
        slope = (asked.share[:, None] * (chosen - expected)).sum(axis=0) - penalty @ weights
        weighed = asked.signals * (asked.share[:, None] * chance)[:, :, None]
        curve = np.einsum("ncs,nct->st", weighed, asked.signals)
        curve -= (asked.share[:, None] * expected).T @ expected
        step = np.linalg.solve(curve + penalty, slope)
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def chances(asked: Questions, weights: Matrix) -> Matrix:
    """(n, choices) the probability of each."""
    logits = np.where(asked.open, asked.signals @ weights, -np.inf)
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    found: Matrix = odds / odds.sum(axis=1, keepdims=True)
    return found


def cross_validated(asked: Questions, group: Matrix) -> Matrix:
    """The chances of each question by what the other groups tell."""
    chance = np.zeros(asked.open.shape)
    for each in np.unique(group):
        held = group == each
        chance[held] = chances(asked.of(held), fit(asked.of(~held)))
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


LIKELIER_THAN_NOT = 0.5  # from which the bot says that no entry is meant, and which one clearly is
TOO_UNLIKELY = 0.15  # to be worth an answer, though nothing else is likelier
OFTEN_ENOUGH = 0.85  # from which it may ask which of those offered is meant


@dataclass(frozen=True)
class Outcomes:
    """Of each question: the chances of its likeliest hit, of those offered and of none, and whether
    the right entry is there."""

    first: Matrix
    offered: Matrix
    none: Matrix
    first_right: Matrix
    offered_right: Matrix


def outcomes(chance: Matrix, right: npt.NDArray[np.intp]) -> Outcomes:
    order = np.argsort(-chance[:, :JUDGED], axis=1, kind="stable")
    sorted_ = np.take_along_axis(chance, order, axis=1)
    is_right_ = order == right[:, None]
    return Outcomes(
        sorted_[:, 0],
        sorted_[:, :OFFERED].sum(axis=1),
        chance[:, JUDGED],
        is_right_[:, 0].astype(float),
        is_right_[:, :OFFERED].any(axis=1).astype(float),
    )


def asked_back(got: Outcomes) -> npt.NDArray[np.bool_]:
    unclear = (got.none < LIKELIER_THAN_NOT) & (got.first < LIKELIER_THAN_NOT)
    return unclear & (got.offered >= OFTEN_ENOUGH)


def decided(got: Outcomes, answerable: npt.NDArray[np.bool_], setting: Matrix) -> None:
    """Prints what would be said in each setting."""
    print("setting   right   unknown   none recognised   asked back, right one offered")
    back = asked_back(got)
    silent = (got.none >= LIKELIER_THAN_NOT) | (got.first < TOO_UNLIKELY)
    for each in np.unique(setting):
        here, none = (setting == each) & answerable, (setting == each) & ~answerable
        right = got.first_right[here] * (~back & ~silent)[here]
        print(
            f"{int(each):7} {right.mean():7.3f} {silent[here].mean():9.3f}"
            f" {silent[none].mean():17.3f} {int(got.offered_right[here & back].sum()):12}"
            f" of {int((here & back).sum())}"
        )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true", help="replace calibration.json")
    write = options.parse_args().write
    found = examples()
    asked = questions(found)
    group = np.array([example.group for example in found])
    answerable = np.array([example.answerable for example in found])
    got = outcomes(cross_validated(asked, group), asked.right)
    setting = np.array([example.setting for example in found])
    print(f"{len(found)} questions, {int(answerable.sum())} of them answerable")
    for what, chance, right in (
        ("likeliest hit", got.first, got.first_right),
        (f"one of the {OFFERED} offered", got.offered, got.offered_right),
    ):
        print(f"{what} right: {right[answerable].mean():.3f} of the answerable")
        error = expected_calibration_error(chance, right, asked.share)
        print(f"expected calibration error: {error:.3f}")
        reliability(chance, right)
    decided(got, answerable, setting)
    weights = [round(float(weight), 3) for weight in fit(asked)]
    of_hit = len(OF_A_HIT)
    data = {
        "hit": dict(zip(OF_A_HIT, weights[:of_hit], strict=True)),
        "none": dict(zip(found[0].none, weights[of_hit:], strict=True)),
        "abstain": LIKELIER_THAN_NOT,
        "answer": TOO_UNLIKELY,
        "clear": LIKELIER_THAN_NOT,
        "ask": OFTEN_ENOUGH,
    }
    print(json.dumps(data, indent=2))
    if write:
        CALIBRATION.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
