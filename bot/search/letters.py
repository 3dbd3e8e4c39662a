"""Runs of four letters that a question and a text share, spaces included.

They see what whole words do not: other forms of a word, errors, and the grammar around it ("par
qui", "de la"). Scored as BM25 scores words. Only for the few entries that words have found: their
runs are made from their words when they are asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from bot.search.index import Floats, Ints
from bot.search.texts import FIELDS, Starts, Texts, gathered

K1 = 0.4  # saturation of repeated runs
_B = 0.6  # how much a long text is discounted
_BITS = 18  # runs are told apart by so many bits
_SAMPLE = 1_000  # texts from which it is learnt how common a run is
_SPACE = 32


@dataclass(frozen=True, slots=True)
class Letters:
    """The words of every document, as letters.

    letters  of all distinct words, one after another, each with a space in front of it
    begins   where each word's letters begin; of length words + 1
    words    of all documents, by their place among the distinct ones
    firsts   where each document's words begin
    counts   how many they are
    rarity   of each run: its inverse document frequency
    mean     letters of a document, on average
    """

    letters: npt.NDArray[np.uint8]
    begins: Starts
    words: Ints
    firsts: Starts
    counts: Starts
    rarity: Floats
    mean: float

    def alike(self, question: Sequence[str], documents: Ints) -> Floats:
        """How many of the question's runs, weighed by rarity, each document has: 0 to 1."""
        wanted = np.unique(_runs(_spelled(question)[0]))
        weights = self.rarity[wanted]
        total = float(weights.sum())
        if not total or not len(documents):
            return np.zeros(len(documents), dtype=np.float32)
        runs, owners, lengths = self._runs_of(documents)
        place = np.zeros(1 << _BITS, dtype=np.int32)
        place[wanted] = np.arange(1, len(wanted) + 1)
        at = place[runs]
        kept = at > 0
        counts = np.bincount(
            owners[kept] * len(wanted) + at[kept] - 1, minlength=len(documents) * len(wanted)
        ).reshape(len(documents), len(wanted))
        norm = K1 * ((1 - _B) + _B * lengths / (self.mean or 1.0))
        found: Floats = (counts / (counts + norm[:, None]) @ weights / total).astype(np.float32)
        return found

    def _runs_of(self, documents: Ints) -> tuple[Ints, Starts, Starts]:
        """-> (the documents' runs, the place among `documents` of each one's owner, lengths)"""
        words, of_words = gathered(self.words, self.firsts[documents], self.counts[documents])
        begins, ends = self.begins[words], self.begins[words + 1]
        letters, of_letters = gathered(self.letters, begins, ends - begins)
        owners = of_words[of_letters]
        together = owners[:-3] == owners[3:]
        lengths = np.bincount(owners, minlength=len(documents)).astype(np.int64)
        return _runs(letters)[together], owners[:-3][together], lengths


def build_letters(texts: Texts) -> Letters:
    """Of all that the entries say but the trail to them, which they share.

    How common a run is, is learnt from at most 1,000 of them.
    """
    letters, begins = _spelled(texts.distinct)
    starts, step = texts.fields.starts, len(FIELDS)
    firsts = starts[FIELDS.index("trail") + 1 :: step]
    counts = starts[step::step] - firsts
    unknown = np.zeros(1 << _BITS, dtype=np.float32)
    plain = Letters(letters, begins, texts.fields.words, firsts, counts, unknown, 0.0)
    sample = np.arange(0, len(firsts), -(-len(firsts) // _SAMPLE) or 1, dtype=np.int32)
    runs, owners, lengths = plain._runs_of(sample)
    keys = np.sort(owners << _BITS | runs)
    once = keys[np.diff(keys, prepend=-1) != 0] & ((1 << _BITS) - 1)
    has = np.bincount(once, minlength=1 << _BITS)
    rarity = np.log1p((len(sample) - has + 0.5) / (has + 0.5)).astype(np.float32)
    return replace(plain, rarity=rarity, mean=float(lengths.mean()) if len(sample) else 0.0)


def _spelled(words: Sequence[str]) -> tuple[npt.NDArray[np.uint8], Starts]:
    """The letters of folded words and where each word begins, with a space in front of it."""
    text = "".join(f" {word}" for word in words)
    lengths = np.fromiter((len(word) + 1 for word in words), dtype=np.int64, count=len(words))
    begins = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
    return np.frombuffer(text.encode("ascii"), dtype=np.uint8), begins


def _runs(letters: npt.NDArray[np.uint8]) -> Ints:
    """Each run of four letters as a number below 2 ** 18."""
    if len(letters) < 4:
        return np.zeros(0, dtype=np.int32)
    wide = letters.astype(np.uint32)
    code = wide[:-3] | wide[1:-2] << 8 | wide[2:-1] << 16 | wide[3:] << 24
    mixed = code * np.uint32(2_654_435_761)  # Knuth's multiplicative hash
    return (mixed >> np.uint32(32 - _BITS)).astype(np.int32)
