"""The words that an index knows, and how a word of a question reaches them.

A document is indexed under the French stems of its words and under the concepts of the lexicon
that they belong to. A word of a question looks for its own stem, for stems that another language or
a longer form spells differently, for its concepts, and, when nobody knows it, for what it may be a
misspelling of.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Prefix

from bot.search.index import Field
from bot.search.lexicon import Lexicon, Phrases
from bot.search.spelling import Speller
from bot.search.text import Stems, words
from bot.search.texts import Rows

# Discounts, tuned on PIAF (misspelt, prefix) and on the shipped sample questions (concept).
SAME_STEM_ENGLISH = 0.95
MISSPELT = 0.9
PREFIX = 0.8
CONCEPT = 0.7
_PREFIX_LETTERS = 4
_KIN = 0.65  # share of letters that two stems must begin with in common
_LARGEST_FAMILY = 64


class Vocabulary:
    """Built from the words of all documents and the lexicon; never changed afterwards."""

    def __init__(self, lexicon: Lexicon, distinct: Sequence[str]) -> None:
        """distinct  the words of all documents, each once"""
        self.lexicon = lexicon
        self.stems = Stems()
        self.stopwords = lexicon.stop("function")
        self.light = lexicon.stop() - self.stopwords
        self._number_terms(distinct)
        lexicon_words = self._lexicon_words()
        unspoken = (*lexicon.outside.values(), *lexicon.talk.values())
        unspoken_words = {word for row in unspoken for phrase in row for word in words(phrase)}
        spelled = lexicon_words.union(distinct, self.light)
        self._known = spelled | unspoken_words | self.stopwords
        self._known_stems = frozenset(map(self.stems.french, self._known | lexicon.ordinary))
        self._known_stems |= frozenset(map(self.stems.english, lexicon.ordinary))
        # Stems too: a form that no text has ("comunique") is near the stem of one that some have.
        self._spellings = sorted(spelled | set(map(self.stems.french, spelled)))
        self.speller = Speller(self._spellings)

    def _number_terms(self, distinct: Sequence[str]) -> None:
        stems = [self.stems.french(word) for word in distinct]
        self.terms: dict[str, int] = {}
        for word, stem in zip(distinct, stems, strict=True):
            if word not in self.stopwords:
                self.terms.setdefault(stem, len(self.terms))
        self._term_of_word = np.array(
            [
                -1 if word in self.stopwords else self.terms[stem]
                for word, stem in zip(distinct, stems, strict=True)
            ],
            dtype=np.int32,
        )
        self._stem_of = list(self.terms)
        self._sorted_stems = sorted(self.terms)
        self._english: dict[str, set[int]] = {}
        for word, stem in zip(distinct, stems, strict=True):
            if word not in self.stopwords:
                self._english.setdefault(self.stems.english(word), set()).add(self.terms[stem])
        names = list(self.lexicon.concepts)
        self.concepts = {name: len(self.terms) + at for at, name in enumerate(names)}
        self.size = len(self.terms) + len(names)
        self.concept_phrases = self._naming(self.lexicon.concepts)
        self.everyday_phrases = self._naming(self.lexicon.everyday)
        # As written, stop words included: "mise en prod" is not "mise prod".
        self.trade_terms = Phrases(
            self.stems.french,
            ((phrase, phrase) for row in self.lexicon.terms.values() for phrase in row),
        )

    def _naming(self, rows: Mapping[str, Iterable[str]]) -> Phrases[int]:
        """Phrases without their stop words to the concepts that they stand for."""
        return Phrases(
            self.stems.french,
            (
                (" ".join(self.content(words(phrase))), self.concepts[name])
                for name, row in rows.items()
                for phrase in row
            ),
        )

    def _lexicon_words(self) -> set[str]:
        lexicon = self.lexicon
        rows: Iterable[Sequence[str]] = (
            *lexicon.concepts.values(),
            *lexicon.everyday.values(),
            *(row for cue in lexicon.cues.values() for row in cue.values()),
            *lexicon.steps.values(),
            tuple(lexicon.ordinals),
        )
        return {word for row in rows for phrase in row for word in words(phrase)}

    def content(self, tokens: Sequence[str]) -> list[str]:
        return [token for token in tokens if token not in self.stopwords]

    def field(self, rows: Rows) -> Field:
        """A field from rows of the words that the vocabulary was built from."""
        terms = self._term_of_word[rows.words] if len(rows.words) else rows.words
        return Field(terms, rows.starts, weight=1.0)

    def asked_for(self, tokens: Sequence[str]) -> list[tuple[int, int, int]]:
        """(start, end, concept) of the phrases in a question's words, which hold no stop words."""
        stems = [self.stems.french(token) for token in tokens]
        return self.concept_phrases.find_stems(stems) + self.everyday_phrases.find_stems(stems)

    def concept_field(self, field: Field, asked: bool = False) -> Field:
        """The concepts that a field's terms and phrases name, as a field of their own.

        asked  the field holds questions, which may put it in everyday words
        """
        kept = np.flatnonzero(field.terms >= 0)
        terms = field.terms[kept].astype(np.int64)
        owners = np.searchsorted(field.starts, kept, "right") - 1
        by_term = np.argsort(terms, kind="stable")
        heads = np.searchsorted(terms[by_term], np.arange(len(self.terms) + 1))
        found_at: list[npt.NDArray[np.int64]] = []
        found: list[npt.NDArray[np.int32]] = []
        everyday = self.everyday_phrases.rows() if asked else ()
        for stems, concepts in chain(self.concept_phrases.rows(), everyday):
            ids = [self.terms.get(stem, -1) for stem in stems]
            if -1 in ids or not ids:
                continue
            here = by_term[heads[ids[0]] : heads[ids[0] + 1]]
            for offset, id_ in enumerate(ids[1:], 1):
                here = here[here + offset < len(terms)]
                here = here[(terms[here + offset] == id_) & (owners[here + offset] == owners[here])]
            for concept in concepts:
                found_at.append(owners[here])
                found.append(np.full(len(here), concept, dtype=np.int32))
        documents = len(field.starts) - 1
        if not found:
            return Field(np.zeros(0, np.int32), np.zeros(documents + 1, np.int64), field.weight)
        at, what = np.concatenate(found_at), np.concatenate(found)
        order = np.argsort(at, kind="stable")
        counts = np.bincount(at, minlength=documents)
        starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
        return Field(what[order], starts, field.weight, field.b)

    def names(self) -> list[str]:
        """Each term as people can read it: its stem, or "#" and the concept's name."""
        return [*self._stem_of, *(f"#{name}" for name in self.concepts)]

    def is_known(self, word: str) -> bool:
        """Whether it is a word at all: of the articles, of the lexicon, or an everyday one."""
        if word in self._known:
            return True
        stems = (self.stems.french(word), self.stems.english(word))
        return any(len(s) >= _PREFIX_LETTERS and s in self._known_stems for s in stems)

    def corrections(self, word: str) -> list[tuple[str, float]]:
        """(known word, likeness) for a word that nobody knows, the likeliest first."""
        return [(self._spellings[at], likeness) for at, likeness in self.speller.near(word)]

    def reach(self, word: str) -> dict[int, float]:
        """The terms that a known word looks for, each with its discount. Concepts excluded."""
        found: dict[int, float] = {}
        stem = self.stems.french(word)
        exact = self.terms.get(stem)
        for term in self._english.get(self.stems.english(word), ()):
            found[term] = SAME_STEM_ENGLISH
        if len(stem) >= _PREFIX_LETTERS:
            for other, shared in self._family(stem):
                term = self.terms[other]
                found[term] = max(found.get(term, 0.0), PREFIX * shared)
        if exact is not None:
            found[exact] = 1.0
        return found

    def _family(self, stem: str) -> Iterator[tuple[str, float]]:
        """Stems that begin alike, each with the share of the longer one's letters in common."""
        head = stem[: max(_PREFIX_LETTERS, math.ceil(_KIN * len(stem)))]
        low = bisect_left(self._sorted_stems, head)
        high = bisect_right(self._sorted_stems, head + "\x7f")
        for other in self._sorted_stems[low : min(high, low + _LARGEST_FAMILY)]:
            shared = Prefix.similarity(stem, other) / max(len(stem), len(other))
            if shared >= _KIN:
                yield other, shared
