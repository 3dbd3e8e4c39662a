"""The language of a question: by its grammar, else by the articles that use its other words."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from bot.articles.model import Entry, Language
from bot.search.index import Postings
from bot.search.vocabulary import Vocabulary

Leanings = npt.NDArray[np.int8]


class Languages:
    """Tells French from English."""

    def __init__(self, vocabulary: Vocabulary, leanings: Leanings) -> None:
        """leanings  of each term of the vocabulary: see `lean`"""
        stopwords = vocabulary.lexicon.stopwords
        self._french = _telling(stopwords["fr"], stopwords["en"])
        self._english = _telling(stopwords["en"], stopwords["fr"])
        self._vocabulary = vocabulary
        self._leanings = leanings

    def of(self, read: Sequence[str], otherwise: Language) -> tuple[Language, bool]:
        """-> (the language, `otherwise` where nothing tells; whether it mixes both).

        "Sales commissions" has no grammar: its words are looked for in the articles. A word that
        French articles use too ("forecast") tells nothing.
        """
        french = sum(word in self._french for word in read)
        english = sum(word in self._english for word in read)
        telling = english - french or self._lean(read)
        language: Language = "en" if telling > 0 else "fr" if telling < 0 else otherwise
        return language, min(french, english) >= 2

    def _lean(self, read: Sequence[str]) -> int:
        terms, stem = self._vocabulary.terms, self._vocabulary.stems.french
        found = (terms.get(stem(word)) for word in read)
        return sum(int(self._leanings[term]) for term in found if term is not None)


def lean(postings: Postings, entries: Sequence[Entry]) -> Leanings:
    """Of each term: 1 where only English entries have it, -1 where only French ones do, else 0."""
    english = np.array([entry.lang == "en" for entry in entries], dtype=bool)[postings.documents]
    counted = np.concatenate(([0], np.cumsum(english)))
    in_english = counted[postings.starts[1:]] - counted[postings.starts[:-1]]
    in_all = np.diff(postings.starts)
    only: Leanings = ((in_all > 0) & (in_english == in_all)).astype(np.int8)
    only -= (in_all > 0) & (in_english == 0)
    return only


def _telling(
    language: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    """The stop words that only one of two languages has."""
    return frozenset().union(*language.values()) - frozenset().union(*other.values())
