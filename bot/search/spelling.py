"""Which known words a mistyped word may stand for.

Symmetric deletion (Garbe's SymSpell): two words within one edit share a form with one letter
deleted. The forms of the whole vocabulary are kept as one sorted array of hashes, so that a look-up
costs a few binary searches whatever the vocabulary's size; rapidfuzz then has the last word.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA

_SHORTEST = 4  # letters; "cs", "crm" and "kpi" are one edit from too many others


class Speller:
    """Finds the words of a vocabulary near a word. Words are folded; positions are kept."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._words = vocabulary
        hashes: list[int] = []
        owners: list[int] = []
        for position, word in enumerate(vocabulary):
            if len(word) < _SHORTEST - 1 or word.isdigit():
                continue
            forms = _forms(word)
            hashes.extend(map(hash, forms))
            owners.extend([position] * len(forms))
        keys = np.array(hashes, dtype=np.int64)
        order = np.argsort(keys, kind="stable")
        self._hashes: npt.NDArray[np.int64] = keys[order]
        self._owners: npt.NDArray[np.int32] = np.array(owners, dtype=np.int32)[order]

    def near(self, word: str) -> list[tuple[int, float]]:
        """(position, likeness 0..1) of the words it may stand for, the likeliest first.

        One edit from four letters on (insertion, deletion, substitution, transposition), two
        from eight; and any word that a French ear takes for the same one.
        """
        if len(word) < _SHORTEST or word.isdigit():
            return []
        forms = np.fromiter(map(hash, _forms(word)), dtype=np.int64)
        left = np.searchsorted(self._hashes, forms, "left")
        right = np.searchsorted(self._hashes, forms, "right")
        found: set[int] = set()
        for start, end in zip(left, right, strict=True):
            if start < end:
                found.update(self._owners[start:end].tolist())
        most = 2 if len(word) >= 8 else 1
        heard = sound(word)
        scored: dict[int, float] = {}
        for position in found:
            known = self._words[position]
            edits = OSA.distance(word, known, score_cutoff=most)
            if edits <= most:
                scored[position] = 1 - 0.1 * edits - (0 if word[0] == known[0] else 0.05)
            elif heard == sound(known):
                scored[position] = 0.85
        return sorted(scored.items(), key=lambda item: (-item[1], item[0]))


def _forms(word: str) -> set[str]:
    """What a word shares with its misspellings: itself less a letter, and how it sounds."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word))), "~" + sound(word)}


_SPELLINGS: Iterable[tuple[str, str]] = (
    ("eaux", "o"), ("eau", "o"), ("aux", "o"), ("au", "o"),
    ("ph", "f"), ("th", "t"), ("qu", "k"), ("ce", "se"), ("ci", "si"), ("cy", "si"),
    ("c", "k"), ("q", "k"),
    ("gue", "ge"), ("gui", "gi"), ("ge", "je"), ("gi", "ji"),
    ("ain", "in"), ("ein", "in"), ("aim", "in"), ("yn", "in"), ("im", "in"), ("ym", "in"),
    ("an", "en"), ("am", "en"), ("em", "en"), ("om", "on"),
    ("ai", "e"), ("ei", "e"), ("er", "e"), ("ez", "e"), ("et", "e"), ("y", "i"), ("h", ""),
    ("z", "s"), ("x", "ks"), ("w", "v"),
)  # fmt: skip


@lru_cache(maxsize=100_000)  # the next index has nearly the same words
def sound(word: str) -> str:
    """A rough key of how a folded French word is heard: "otomatiser" and "automatiser" share it."""
    word = _single(word)
    for written, heard in _SPELLINGS:
        word = word.replace(written, heard)
    heard_once = _single(word)
    trimmed = heard_once.rstrip("estdp")
    return trimmed if len(trimmed) >= 3 else heard_once


def _single(word: str) -> str:
    """Without doubled letters."""
    return "".join(a for a, b in zip(word, word[1:] + " ", strict=True) if a != b)
