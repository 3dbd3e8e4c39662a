"""How likely each hit is what was asked for, and how likely none of them is.

A conditional logit (McFadden 1974): the signals of each hit add up to what speaks for it, those of
none likewise, and of all that together each has its share. The coefficients and the thresholds
stand in calibration.json, written by tests/benchmarks/fit_confidence.py from the questions that
ship with the project.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from bot.dialogue.signals import candidates, for_each, for_none, is_word_for_word
from bot.search.model import Hit, Query

_WORD_FOR_WORD = 8.0  # log-odds; it is the author's word, of which nothing has to be learnt
OFFERED = 3  # hits among which the right one should be when the bot asks which


@dataclass(frozen=True, slots=True)
class Judgement:
    """hits  with their confidence, the likeliest first
    none  the probability, 0 to 1, that none of them is meant
    """

    hits: tuple[Hit, ...]
    none: float

    @property
    def sure(self) -> float:
        """The probability, 0 to 1, that the first hit is the entry asked for."""
        return self.hits[0].confidence if self.hits else 0.0

    @property
    def among_offered(self) -> float:
        """The same, that it is one of those that are offered first."""
        return sum(hit.confidence for hit in self.hits[:OFFERED])


@dataclass(frozen=True, slots=True)
class Calibration:
    """hit      what each signal adds to the log-odds of a hit
    none     the same for none of them
    abstain  the probability of none from which the bot says that it does not know
    answer   that of the first hit below which it does, too
    clear    that of the first hit below which it asks which, where it may
    ask      that of one of the first OFFERED from which it may
    """

    hit: Mapping[str, float]
    none: Mapping[str, float]
    abstain: float
    answer: float
    clear: float
    ask: float

    def judge(self, query: Query, hits: Sequence[Hit]) -> Judgement:
        """How likely each hit is what was asked for; equal ones keep their order.

        Those that are no candidates cannot be; `hits` has the best first.
        """
        best, rest = candidates(query, hits)
        if not best:
            return Judgement(tuple(rest), 1.0)
        signals = for_each(query, best)
        logits = [
            _weighed(self.hit, each) + _WORD_FOR_WORD * is_word_for_word(hit)
            for hit, each in zip(best, signals, strict=True)
        ]
        none = _weighed(self.none, for_none(query, hits))
        highest = max(none, *logits)
        odds = [math.exp(logit - highest) for logit in logits]
        of_none = math.exp(none - highest)
        total = sum(odds) + of_none
        told = [
            hit.judged(each / total, why)
            for hit, each, why in zip(best, odds, signals, strict=True)
        ]
        told.sort(key=lambda hit: -hit.confidence)
        return Judgement((*told, *rest), of_none / total)

    def weighed(self, hit: Hit) -> dict[str, float]:
        """What each signal added to the log-odds of a hit that was judged."""
        return {name: self.hit[name] * value for name, value in hit.signals.items() if value}

    def abstains(self, judged: Judgement) -> bool:
        return judged.none >= self.abstain or judged.sure < self.answer

    def asks(self, judged: Judgement) -> bool:
        """Whether it asks which of the first few is meant."""
        return judged.sure < self.clear and judged.among_offered >= self.ask


def _weighed(coefficients: Mapping[str, float], found: Mapping[str, float]) -> float:
    total = 0.0
    for name, value in found.items():
        total += coefficients[name] * value
    return total


def load_calibration() -> Calibration:
    """Reads the file that ships with the package."""
    data = json.loads(files(__package__).joinpath("calibration.json").read_text("utf-8"))
    return Calibration(**data)
