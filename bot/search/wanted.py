"""The terms that a question looks for, and how much each matters."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from bot.search.engine import Index
from bot.search.index import Group
from bot.search.model import Purpose, Query, Word
from bot.search.vocabulary import CONCEPT, MISSPELT

_LIGHT = 0.6  # a word that says how something is asked, beside one that says what
_FEW = 24  # entries, too few to tell how common a common word is: there it counts half of that
_CUE = 0.3  # a word that names a kind: the kind already counts by itself
_SCENE = 0.5  # a word of a sentence that only sets the scene
_MOST_TERMS = 32  # words of a question that are looked for
_MOST_CANDIDATES = 10  # terms that one word looks for


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word of the question as search looks for it.

    counts  towards coverage
    """

    word: Word
    group: Group
    counts: bool


def wanted(query: Query, index: Index) -> list[Wanted]:
    """The words that search looks for, each with the concepts of the phrases it is in.

    Of a very long question, the words that weigh most.
    """
    kept = [
        word
        for word in query.words
        if word.purpose in (Purpose.CONTENT, Purpose.LIGHT, Purpose.CUE)
        and word.read not in index.vocabulary.stopwords
    ]
    concepts: list[set[int]] = [set() for _ in kept]
    for start, end, concept in index.vocabulary.asked_for([w.read for w in kept]):
        for at in range(start, end):
            concepts[at].add(concept)
    terms = [_looked_for(word, found, index) for word, found in zip(kept, concepts, strict=True)]
    least = sorted((term.group.weight for term in terms), reverse=True)[:_MOST_TERMS]
    return [term for term in terms if term.group.weight >= least[-1]][:_MOST_TERMS]


def _looked_for(word: Word, concepts: Iterable[int], index: Index) -> Wanted:
    vocabulary, idf = index.vocabulary, index.postings.idf
    found: dict[int, float] = {}
    readings = [(w, MISSPELT * likeness) for w, likeness in word.spellings] or [(word.read, 1.0)]
    for reading, likeness in readings:
        if reading not in vocabulary.stopwords:
            for term, discount in vocabulary.reach(reading).items():
                found[term] = max(found.get(term, 0.0), likeness * discount)
    for concept in concepts:
        found[concept] = max(found.get(concept, 0.0), CONCEPT)
    if found:
        best = max(found, key=lambda term: (found[term], -idf[term]))
        weight = float(idf[best])
    else:  # a word that no article has
        weight = float(np.log1p((index.postings.size - 0.5) / 1.5))
    if word.purpose != Purpose.CONTENT:
        size = index.postings.size
        weight *= _CUE if word.purpose == Purpose.CUE else _LIGHT * size / (size + _FEW)
    if not word.focus:
        weight *= _SCENE
    if word.corrected:
        weight *= MISSPELT
    candidates = sorted(found.items(), key=lambda item: -item[1])[:_MOST_CANDIDATES]
    return Wanted(word, Group(tuple(candidates), weight), word.purpose == Purpose.CONTENT)


def expansions(query: Query, index: Index) -> list[tuple[str, float, dict[str, float]]]:
    """(word, weight, what is looked for with its discount) for each word that counts."""
    names = index.vocabulary.names()
    return [
        (
            term.word.typed,
            term.group.weight,
            {names[t]: round(d, 2) for t, d in sorted(term.group.candidates, key=lambda c: -c[1])},
        )
        for term in wanted(query, index)
        if term.counts
    ]
