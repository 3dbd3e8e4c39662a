"""How likely the best hits are what was asked for: calibrated logistic combinations of signals.

No signal depends on the collection's size, so that the numbers hold as the knowledge grows. The
coefficients and thresholds stand in calibration.json, written by
tests/benchmarks/fit_confidence.py from the questions that ship with the project.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from bot.articles.model import Kind
from bot.dialogue.offered import OFFERED, as_offered
from bot.search.model import Hit, Query
from bot.search.signals import asked_for
from bot.search.wording import NONE

_ALIKE = 0.25  # evidence of a sample question from which it speaks for its entry
_TOLD_IN_WORDS = (Kind.PILLAR, Kind.MISSION, Kind.SECTION)  # of which a role has several


@dataclass(frozen=True, slots=True)
class Calibration:
    """first    what each signal adds to the log-odds that the first hit is the one asked for
    offered  the same, that it is among the first OFFERED of `as_offered`
    answer   the confidence from which the bot answers
    ask      the chance from which, below that, it asks which
    """

    first: Mapping[str, float]
    offered: Mapping[str, float]
    answer: float
    ask: float

    def confidence(self, query: Query, hits: Sequence[Hit]) -> float:
        """The probability, 0 to 1, that the first hit is the entry asked for."""
        return 0.0 if is_elsewhere(query, hits) else _probability(self.first, signals(query, hits))

    def among_offered(self, query: Query, hits: Sequence[Hit]) -> float:
        """The probability, 0 to 1, that the entry asked for is among the first that are offered."""
        if is_elsewhere(query, hits):
            return 0.0
        return _probability(self.offered, signals_of_offered(query, hits))


def is_elsewhere(query: Query, hits: Sequence[Hit]) -> bool:
    """Whether nothing of what is asked is said by the best hit, where it would have to be: it is a
    part of the job that is no better known by its sample questions, or a company matter is asked
    about."""
    if not hits:
        return True
    best = hits[0]
    by_words = best.entry.kind in _TOLD_IN_WORDS and best.evidence.get("question", 0.0) < _ALIKE
    return not best.coverage and bool(query.outside or (query.content and by_words))


def _probability(coefficients: Mapping[str, float], found: Mapping[str, float]) -> float:
    logit = sum(coefficients[name] * value for name, value in found.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def load_calibration() -> Calibration:
    """Reads the file that ships with the package."""
    data = json.loads(files(__package__).joinpath("calibration.json").read_text("utf-8"))
    return Calibration(data["first"], data["offered"], data["answer"], data["ask"])


def signals_of_offered(query: Query, hits: Sequence[Hit]) -> dict[str, float]:
    """`signals` of those offered together: their rivals are the others."""
    return signals(query, [hits[0], *as_offered(query, hits)[OFFERED:]])


def signals(query: Query, hits: Sequence[Hit]) -> dict[str, float]:
    """What confidence is computed from, each about 0 to 1. `hits` is not empty."""
    first = hits[0]
    second = hits[1].score if len(hits) > 1 else 0.0
    words, title = first.evidence.get("words", 0.0), first.evidence.get("title", 0.0)
    wording = asked_for(query, first.entry.kind)
    outside = float(any(_is_unsaid(phrase, query, first) for phrase in query.outside))
    content = sum(word.focus for word in query.content)
    # An entry that has sample questions is found by them, too: its words alone prove less.
    sampled = float(bool(first.entry.questions))
    return {
        "base": 1.0,
        "score": min(2.0, first.score),
        "margin": math.sqrt(max(0.0, min(1.0, first.score - second))),
        "coverage": first.coverage,
        "words": words,
        "title": title,
        "sampled": sampled,
        "sampled_words": sampled * words,
        "sampled_title": sampled * title,
        "wording": wording,
        "wording_alone": wording * (1 - first.coverage),
        "unsaid": (1 - first.coverage) if first.entry.kind in _TOLD_IN_WORDS else 0.0,
        "none": query.wording.get(NONE, 0.0),
        "outside": outside,
        "length": min(1.0, content / 8),
        "missing": len(first.missing) / content if content else 0.0,
        "strange": sum(word.strange for word in query.words) / len(query.words),
        "empty": float(not content),
    }


def _is_unsaid(phrase: str, query: Query, hit: Hit) -> bool:
    """Whether an entry does not say a phrase, all of it; one word of several is too little."""
    spoken = phrase.split()
    content = {word.read for word in query.content}.intersection(spoken)
    return len(content) < min(2, len(spoken)) or not content.isdisjoint(hit.missing)
