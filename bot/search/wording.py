"""What kind of thing a question's wording asks for, learnt from questions that people typed.

A linear model over words, pairs of words, runs of four letters and whether a company matter is
spoken of: each adds its weight for each kind, and the sums become shares (multinomial logistic
regression). The weights stand in lexicon/wording.json, written by
tests/benchmarks/fit_wording.py.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.search.model import Purpose, Word

NONE = "none"  # nothing that an article of roles answers
_ROLE = "*"  # stands for a role's name, whichever it is
_OUTSIDE = "#"  # stands for any company matter
_RUN = 4  # letters
_MOST = 40  # words that are read

Weights = Mapping[str, npt.NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Wording:
    """kinds    what can be asked for: kinds of entry that an article has, or NONE
    base     of each kind, before anything is read
    words    the weights of words and of pairs of words, for each kind
    letters  the same of runs of letters
    """

    kinds: tuple[str, ...]
    base: npt.NDArray[np.float32]
    words: Weights
    letters: Weights

    def shares(self, asked: Sequence[Word], outside: bool) -> dict[str, float]:
        """How likely each kind is asked for; the shares sum to 1.

        outside  a company matter is spoken of, which role articles do not treat
        """
        words = spoken(asked)
        total = self.base.copy()
        for weights, features in (
            (self.words, word_features(words, outside)),
            (self.letters, letter_features(words)),
        ):
            known = [weights[feature] for feature in features if feature in weights]
            if known:
                total += np.sum(known, axis=0) / math.sqrt(len(known))
        raised = np.exp(total - total.max())
        return dict(zip(self.kinds, (raised / raised.sum()).tolist(), strict=True))


def spoken(asked: Sequence[Word]) -> list[str]:
    """The words of the asking part as they were read, with * for a role's name."""
    said: list[str] = []
    for word in asked:
        if not word.focus:
            continue
        if word.purpose != Purpose.ROLE:
            said.append(word.read)
        elif said[-1:] != [_ROLE]:
            said.append(_ROLE)
    return said[:_MOST]


def word_features(words: Sequence[str], outside: bool) -> list[str]:
    """Words and pairs of neighbours; "^" stands before the first and after the last."""
    pairs = map(" ".join, zip(["^", *words], [*words, "^"], strict=True))
    return _once([*words, *pairs, *([_OUTSIDE] if outside else ())])


def letter_features(words: Iterable[str]) -> list[str]:
    """Runs of four letters, spaces included."""
    text = f" {' '.join(words)} "
    return _once(text[at : at + _RUN] for at in range(len(text) - _RUN + 1))


def _once(features: Iterable[str]) -> list[str]:
    """In the order of the text, so that sums are the same to the last bit in every process."""
    return list(dict.fromkeys(features))


def load_wording() -> Wording:
    """Reads the file that ships with the package."""
    text = files("bot.search.lexicon").joinpath("wording.json").read_text(encoding="utf-8")
    return wording_of(json.loads(text))


def wording_of(data: Mapping[str, Any]) -> Wording:
    """The model that such a file holds."""
    return Wording(
        tuple(data["kinds"]),
        np.array(data["base"], dtype=np.float32),
        _weights(data["words"]),
        _weights(data["letters"]),
    )


def _weights(rows: Mapping[str, Sequence[float]]) -> Weights:
    matrix = np.array(list(rows.values()), dtype=np.float32)
    return dict(zip(rows, matrix, strict=True))
