"""Roles and words of the trade in any text, each with the entry that explains it. Pure.

Unlike a question, the text is not addressed to the bot: what is not clearly a term is left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bot.articles.model import Entry, Kind, Language
from bot.search.engine import Index
from bot.search.index import Floats, Group, Ints, best_shares
from bot.search.text import fold, words
from bot.search.vocabulary import CONCEPT

MOST = 6  # terms explained: more is not an explanation but a glossary
_WORD = re.compile(r"[^\W_]+")
_ENOUGH = 0.35  # share from which an entry fully speaks of a term, as in `search.rank`
_SHORT = 3  # letters; "rom" and "mom" are names of roles in capitals only
_SURE = 0.85  # likeness from which a word that nobody knows is read as part of a role's name
_MOST_UNREAD = 200  # words that nobody knows which are looked at, so that no text takes long
_EXPLAINING = (Kind.PILLAR, Kind.MISSION)


@dataclass(frozen=True, slots=True)
class Term:
    """`words` as they stand in the text."""

    words: str
    entry: Entry


def find_terms(text: str, index: Index, language: Language, most: int = MOST) -> list[Term]:
    """The first terms of the text, each entry once, explained in that language if there is one."""
    spans = [match.span() for match in _WORD.finditer(text)]
    typed = [fold(text[start:end]) for start, end in spans]
    found: list[Term] = []
    for start, end, name in _longest(_named(text, spans, typed, index), _spoken(typed, index)):
        explained = index.library.definition(name, language)
        if explained is None:
            explained = _explanation(name, index, language)
        if explained and explained.id not in (term.entry.id for term in found):
            found.append(Term(text[spans[start][0] : spans[end - 1][1]], explained))
            if len(found) == most:
                break
    return found


_Found = tuple[int, int, str]  # from word, to word, a role's slug or a term


def _longest(*kinds: Iterator[_Found]) -> Iterator[_Found]:
    """In order; of those that share words, the one that begins first, then the longest."""
    covered = 0
    every = [found for kind in kinds for found in kind]
    for start, end, name in sorted(every, key=lambda found: (found[0], -found[1])):
        if start >= covered:
            covered = end
            yield start, end, name


def _named(
    text: str, spans: Sequence[tuple[int, int]], typed: Sequence[str], index: Index
) -> Iterator[_Found]:
    """Roles by their names and what people make of them, mistyped ones included."""
    for start, end, role in index.understanding.names.find(read_names(typed, index)):
        written = text[spans[start][0] : spans[end - 1][1]]
        if len(written) > _SHORT or written.isupper():
            yield start, end, role


def read_names(typed: Sequence[str], index: Index) -> list[str]:
    """The words, with those that can only be a mistyped part of a role's name put right."""
    names, vocabulary = index.understanding.names, index.vocabulary
    right: dict[str, str] = {}
    for word in dict.fromkeys(typed):
        if len(right) == _MOST_UNREAD:
            break
        if not (names.knows(word) or vocabulary.is_known(word)):
            near = names.corrections(word)
            right[word] = near[0][0] if near and near[0][1] >= _SURE else word
    return [right.get(word, word) for word in typed]


def _spoken(typed: Sequence[str], index: Index) -> Iterator[_Found]:
    vocabulary = index.vocabulary
    yield from vocabulary.trade_terms.find_stems([vocabulary.stems.french(w) for w in typed])


def _explanation(term: str, index: Index, language: Language) -> Entry | None:
    """The pillar or mission that says most about a term; None if none says enough.

    Both its very words and the idea that they name count, more where they are its title.
    """
    vocabulary = index.vocabulary
    stems = [vocabulary.stems.french(word) for word in vocabulary.content(term.split())]
    own = [vocabulary.terms[stem] for stem in stems if stem in vocabulary.terms]
    ideas = {concept for _, _, concept in vocabulary.concept_phrases.find_stems(stems)}
    places = _places([*own, *ideas], index)
    said: Floats = np.zeros(len(places), dtype=np.float32)
    if len(own) == len(stems):
        groups = [Group(((id_, 1.0),), 1.0) for id_ in own]
        said = best_shares(index.postings, groups, places).min(axis=0)
    idea = Group(tuple((concept, 1.0) for concept in ideas), 1.0)
    meant: Floats = best_shares(index.postings, [idea], places)[0]
    enough = np.maximum(said, meant) >= _ENOUGH
    if not enough.any():
        return None
    headed = np.array([_heading(stems, index.entries[at], index) for at in places.tolist()])
    best = index.entries[int(places[np.argmax((said + CONCEPT * meant) * (1 + headed) * enough)])]
    return index.library.entry(best.id, language) or best


def _heading(stems: Sequence[str], entry: Entry, index: Index) -> float:
    """How much of the entry's title is the term, 0 to 1."""
    title = [index.vocabulary.stems.french(word) for word in words(entry.title)]
    return len(stems) / len(title) if set(title).issuperset(stems) else 0.0


def _places(terms: Sequence[int], index: Index) -> Ints:
    """Of the entries that explain things and have one of the terms, ascending."""
    having = [index.postings.of(term)[0] for term in terms if term >= 0]
    places = np.unique(np.concatenate(having)) if having else np.zeros(0, dtype=np.int32)
    kinds = [index.of_kind(kind, places) for kind in _EXPLAINING]
    explaining: Ints = places[np.logical_or.reduce(kinds)]
    return explaining
