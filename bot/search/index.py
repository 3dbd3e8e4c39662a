"""Entries -> arrays, built once and then only read.

Fielded BM25 (BM25F: Robertson, Zaragoza, Taylor 2004) over title, trail, body and what
a list's parts say again.
What is stored for a term and an entry is its finished share of the score, so that a question costs
one pass over the postings of its own terms.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]

K1 = 0.9  # saturation of repeated terms; 0.9 and b 0.5 were best on French questions
_BUDGET = 60_000  # postings read for a shortlist: about a millisecond
_CHUNK = 1 << 14  # documents sorted at once, which bounds the memory that building takes


@dataclass(frozen=True, slots=True)
class Field:
    """One field of every document: term ids in order, where each document's begin, its weight.

    terms    of all documents, one after another; -1 where a word carries no content
    starts   of length documents + 1
    b        how much a long field is discounted, 0 to 1
    """

    terms: Ints
    starts: npt.NDArray[np.int64]
    weight: float
    b: float = 0.7


@dataclass(frozen=True, slots=True)
class Postings:
    """For term t: documents[starts[t]:starts[t+1]], ascending, and their shares of the score.

    shares  saturated frequency, 0 to 1, before the inverse document frequency
    idf     of each term
    """

    starts: npt.NDArray[np.int64]
    documents: Ints
    shares: Floats
    idf: Floats
    size: int

    def of(self, term: int) -> tuple[Ints, Floats]:
        here = slice(self.starts[term], self.starts[term + 1])
        return self.documents[here], self.shares[here]

    def shares_in(self, term: int, documents: Ints) -> Floats:
        """The term's share in each of some documents, 0 where it does not occur."""
        owners, shares = self.of(term)
        if not len(owners):
            return np.zeros(len(documents), dtype=np.float32)
        at = np.minimum(np.searchsorted(owners, documents), len(owners) - 1)
        return np.where(owners[at] == documents, shares[at], np.float32(0))


def build_postings(fields: Sequence[Field], documents: int, terms: int) -> Postings:
    """Counts, weighs and inverts. `documents` and `terms` are how many there are of each."""
    norms = []
    for field in fields:
        counted = np.concatenate(([0], np.cumsum(field.terms >= 0)))
        lengths = counted[field.starts[1:]] - counted[field.starts[:-1]]
        mean = lengths.mean() if documents else 0.0
        norms.append((1 - field.b) + field.b * lengths / mean if mean else np.ones(documents))
    parts: list[tuple[npt.NDArray[np.int64], Floats]] = []
    for first in range(0, documents, _CHUNK):
        last = min(first + _CHUNK, documents)
        keys, weights = [], []
        for field, norm in zip(fields, norms, strict=True):
            found = field.terms[field.starts[first] : field.starts[last]].astype(np.int64)
            owner = np.repeat(np.arange(first, last), np.diff(field.starts[first : last + 1]))
            kept = found >= 0
            keys.append(found[kept] * documents + owner[kept])
            weights.append((field.weight / norm[owner[kept]]).astype(np.float32))
        key, weight = np.concatenate(keys), np.concatenate(weights)
        order = np.argsort(key, kind="stable")
        key, weight = key[order], weight[order]
        heads = np.flatnonzero(np.diff(key, prepend=-1))
        if len(heads):
            parts.append((key[heads], np.add.reduceat(weight, heads).astype(np.float32)))
    key = np.concatenate([part[0] for part in parts]) if parts else np.zeros(0, np.int64)
    weight = np.concatenate([part[1] for part in parts]) if parts else np.zeros(0, np.float32)
    order = np.argsort(key, kind="stable")
    key, weight = key[order], weight[order]
    owners = (key % documents).astype(np.int32) if documents else np.zeros(0, np.int32)
    counts = np.bincount(key // documents if documents else key, minlength=terms)
    starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    idf = np.log1p((documents - counts + 0.5) / (counts + 0.5)).astype(np.float32)
    return Postings(starts, owners, weight / (weight + K1), idf, documents)


@dataclass(frozen=True, slots=True)
class Group:
    """What one word of a question looks for: terms with the discount at which each counts.

    candidates  (term, discount 0..1); the best one counts in a document, not the sum
    weight      how much the word matters, its inverse document frequency included
    """

    candidates: tuple[tuple[int, float], ...]
    weight: float


def shortlist(postings: Postings, groups: Sequence[Group], most: int) -> Ints:
    """The documents that may score best, ascending: `most` of them, or all where there are few.

    The weightiest words are looked up first, and common ones not at all once enough postings have
    been read, so that the cost does not grow with the collection; `best_shares` then measures the
    few that are left exactly.
    """
    if postings.size <= most:
        return np.arange(postings.size, dtype=np.int32)
    total = np.zeros(postings.size, dtype=np.float32)
    best = np.zeros(postings.size, dtype=np.float32)
    left = _BUDGET
    for group in sorted(groups, key=lambda group: -group.weight):
        touched = []
        for term, discount in sorted(group.candidates, key=lambda candidate: -candidate[1]):
            documents, shares = postings.of(term)
            if len(documents) > left and left < _BUDGET:
                continue
            left -= len(documents)
            best[documents] = np.maximum(best[documents], np.float32(discount) * shares)
            touched.append(documents)
        for documents in touched:  # a document that two candidates touch is added once
            total[documents] += np.float32(group.weight) * best[documents]
            best[documents] = 0.0
    scored = np.flatnonzero(total)
    if len(scored) > most:
        scored = scored[np.argpartition(-total[scored], most)[:most]]
    return np.sort(scored).astype(np.int32)


def best_shares(
    postings: Postings, groups: Sequence[Group], documents: Ints, whole: bool = False
) -> Floats:
    """(groups x documents) the discounted share of each group's best candidate.

    With `whole` a term that occurs counts whole, however often and in however long a text.
    """
    found = np.zeros((len(groups), len(documents)), dtype=np.float32)
    for row, group in enumerate(groups):
        for term, discount in group.candidates:
            shares = postings.shares_in(term, documents)
            if whole:
                shares = (shares > 0).astype(np.float32)
            np.maximum(found[row], np.float32(discount) * shares, out=found[row])
    return found
