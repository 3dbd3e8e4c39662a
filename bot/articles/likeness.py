"""How alike short texts are, by the words that they share: exact, and easy to explain.

The cosine of the texts' words, each weighed by its rarity among all texts. A word is known by its
first letters, which it keeps when it is inflected.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.articles.words import words

_LETTERS = 6
_SHORTEST = 3  # letters; shorter words are mostly grammar, but for signs such as "IA"
_COMMON = 0.04  # of all texts; a word in more of them tells nothing
_LEAST = 3
_FEW = 3  # texts, below which no word is common


@dataclass(frozen=True)
class Rarity:
    """What each word's beginning weighs; one that is too common has no weight."""

    weights: Mapping[str, float]

    @classmethod
    def among(cls, texts: Iterable[str]) -> "Rarity":
        seen: Counter[str] = Counter()
        count = 0
        for text in texts:
            count += 1
            seen.update(_beginnings(text))
        most = max(_FEW, _COMMON * count)
        return cls({b: math.log(1 + count / n) for b, n in seen.items() if n <= most})

    def weighed(self, text: str) -> dict[str, float]:
        """The words of a text that tell something, each with its weight."""
        return {b: self.weights[b] for b in _beginnings(text) if b in self.weights}


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """0 to 1, of two texts' weighed words; 0 below three words in common, which may be chance."""
    common = one.keys() & other.keys()
    if len(common) < _LEAST:
        return 0.0
    return sum(one[word] ** 2 for word in common) / (_length(one) * _length(other))


def _beginnings(text: str) -> set[str]:
    return {word[:_LETTERS] for word in words(text) if len(word) >= _SHORTEST}


def _length(weighed: Mapping[str, float]) -> float:
    return math.sqrt(sum(weight**2 for weight in weighed.values()))
