"""A Query and an index -> entries in order, each with its evidence. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from bot.articles.model import Entry, Kind
from bot.search.engine import Index
from bot.search.index import Floats, Group, Ints, best_shares, shortlist
from bot.search.model import Hit, Purpose, Query, Word
from bot.search.pairs import side_by_side
from bot.search.vocabulary import CONCEPT, MISSPELT

# What each signal adds to an entry's score at its fullest (1.0). A question that names a role is
# hardly about the introduction, which speaks of the series.
WEIGHTS = {
    "words": 1.0,
    "title": 0.4,
    "question": 0.8,
    "cue": 0.5,
    "pairs": 0.5,
    "letters": 1.7,
    "series": -0.1,
}
_LIGHT = 0.6  # a word that says how something is asked, beside one that says what
_FEW = 24  # entries, too few to tell how common a common word is: there it counts half of that
_LEARNT = 500  # entries from which half is known of how common a run of letters is
_CUE = 0.3  # a word that names a kind: the kind already counts by itself
_SCENE = 0.5  # a word of a sentence that only sets the scene
_FULL_SHARE = 0.35  # a term's share from which it is fully spoken of
_HARDLY = 0.1  # a share below which a term is as good as absent
_PILLAR_TITLE = 0.6  # what a pillar's title counts, where no pillar is asked for
_LISTED = (Kind.PILLARS, Kind.PILLAR, Kind.MISSION)
_SAID_TITLE = 0.3  # likeness from which a title has been said
_SHORTLIST = 64
_MOST_TERMS = 32  # words of a question that are looked for
_MOST_CANDIDATES = 10  # terms that one word looks for
_CLOSEST = 20  # of those, looked at closely


@dataclass(frozen=True, slots=True)
class _Term:
    """A word of the question as search looks for it."""

    word: Word
    group: Group
    counts: bool  # towards coverage


def rank(
    query: Query,
    index: Index,
    roles: Sequence[str] = (),
    most: int = 10,
    without: str | None = None,
) -> list[Hit]:
    """The entries that a question may be after, best first, at most `most`.

    With `roles` only their entries are considered. `without` is a sample question to leave out, so
    that an author's questions can be tried on the index that holds them. The order depends on
    nothing but the arguments; equal scores keep the library's order.
    """
    return Ranking(query, index, without).hits(roles, most)


@dataclass(frozen=True)
class Ranking:
    """One question, to be ranked among several sets of roles: what they share is done once.

    without  as in `rank`
    """

    query: Query
    index: Index
    without: str | None = None

    @cached_property
    def _terms(self) -> list[_Term]:
        return _terms(self.query, self.index)

    @cached_property
    def _groups(self) -> list[Group]:
        return [term.group for term in self._terms]

    @cached_property
    def _weights(self) -> Floats:
        return np.array([group.weight for group in self._groups], dtype=np.float32)

    @cached_property
    def _asked(self) -> dict[int, float]:
        return _question_likeness(self._groups, self._weights, self.index, self.without)

    def hits(self, roles: Sequence[str] = (), most: int = 10) -> list[Hit]:
        """As `rank` gives them."""
        query, index, terms, groups = self.query, self.index, self._terms, self._groups
        weights, asked = self._weights, self._asked
        places = _candidates(groups, asked, index, roles)
        shares = best_shares(index.postings, groups, places)
        total = float(weights.sum()) or 1.0
        titles = _title_likeness(terms, index, places)
        signals = {
            "words": weights @ shares / total,
            "title": titles * _titled(query, index, places),
            "question": np.array(
                [asked.get(place, 0.0) for place in index.asked_as[places].tolist()], np.float32
            ),
            "cue": _cue(query, index, places, titles),
            "series": index.of_kind(Kind.INTRODUCTION, places) * np.float32(bool(query.roles)),
        }
        scores: Floats = np.zeros(len(places), dtype=np.float32)
        for name, value in signals.items():
            scores += np.float32(WEIGHTS[name]) * value
        closest = _once(np.argsort(-scores, kind="stable"), places, index)
        closer = {
            "pairs": side_by_side(groups, index.running, places[closest], index.vocabulary.size)
            / total,
            "letters": _letters(query, index, places[closest]),
        }
        signals = {name: value[closest] for name, value in signals.items()} | closer
        scores = scores[closest]
        for name, value in closer.items():
            scores += np.float32(WEIGHTS[name]) * value
        coverage = _coverage(terms, weights, shares[:, closest])
        return [
            Hit(
                _in_language(index.entries[int(places[closest[at]])], query, index),
                float(scores[at]),
                float(coverage[at]),
                {name: WEIGHTS[name] * float(s[at]) for name, s in signals.items() if s[at]},
                _missing(terms, shares[:, closest[at]]),
            )
            for at in np.argsort(-scores, kind="stable")[:most].tolist()
        ]


def _once(order: npt.NDArray[np.intp], places: Ints, index: Index) -> npt.NDArray[np.intp]:
    """The first of the order, each entry once: by the language in which it fits best."""
    kept: dict[str, int] = {}
    for column in order.tolist():
        kept.setdefault(index.entries[int(places[column])].id, column)
        if len(kept) == _CLOSEST:
            break
    return np.array(list(kept.values()), dtype=np.intp)


def _in_language(entry: Entry, query: Query, index: Index) -> Entry:
    """The entry in the question's language, if it is written in it."""
    return index.library.entry(entry.id, query.language) or entry


def expansions(query: Query, index: Index) -> list[tuple[str, float, dict[str, float]]]:
    """(word, weight, what is looked for with its discount) for each word that counts."""
    names = index.vocabulary.names()
    return [
        (
            term.word.typed,
            term.group.weight,
            {names[t]: round(d, 2) for t, d in sorted(term.group.candidates, key=lambda c: -c[1])},
        )
        for term in _terms(query, index)
        if term.counts
    ]


def _cue(query: Query, index: Index, places: Ints, titles: Floats) -> Floats:
    """How much the wording asks for each entry's kind, 0 to 1.

    "Le pilier process" and "les missions sur les process" ask for the pillar whose title they say.
    Words that only lean to a kind ("c'est quoi", "compare") count for little as soon as the
    question has content of its own.
    """
    cues, wanted = query.cues, np.zeros(len(places), dtype=np.float32)
    has_content = any(word.purpose == Purpose.CONTENT for word in query.words)
    asked: dict[Kind, float] = dict(cues)
    if has_content:
        listed = max(cues.get(Kind.PILLARS, 0.0), cues.get(Kind.MISSION, 0.0)) >= 1.0
        asked = {
            kind: strength * (1.0 if strength >= 1.0 else 0.4) for kind, strength in asked.items()
        }
        for kind in (Kind.MISSION, Kind.DEFINITION):
            asked[kind] = 0.3 * cues.get(kind, 0.0)
        asked[Kind.PILLAR] = max(cues.get(Kind.PILLAR, 0.0), 0.6 * listed)
    for kind, strength in asked.items():
        if strength:
            wanted[index.of_kind(kind, places)] = strength
    if has_content:
        pillars = index.of_kind(Kind.PILLAR, places)
        wanted[pillars] *= np.minimum(1.0, titles[pillars] / _SAID_TITLE)
    return wanted


def _titled(query: Query, index: Index, places: Ints) -> Floats:
    """How much each entry's title counts: a pillar's little where no pillar is asked for, since
    its missions, which have no title, are what its words are about."""
    named = any(query.cues.get(kind, 0.0) >= 1.0 for kind in _LISTED)
    counts = np.ones(len(places), dtype=np.float32)
    counts[index.of_kind(Kind.PILLAR, places)] = 1.0 if named else _PILLAR_TITLE
    return counts


def _letters(query: Query, index: Index, places: Ints) -> Floats:
    """How many of the question's runs of letters each entry has, 0 to 1, less in small libraries:
    there, nothing is known of how common a run is."""
    size = len(index.entries)
    alike = index.letters.alike([word.read for word in query.words], places)
    return alike * np.float32(size / (size + _LEARNT))


def _terms(query: Query, index: Index) -> list[_Term]:
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
    for start, end, concept in index.vocabulary.concept_phrases.find([w.read for w in kept]):
        for at in range(start, end):
            concepts[at].add(concept)
    terms = [_term(word, found, index) for word, found in zip(kept, concepts, strict=True)]
    least = sorted((term.group.weight for term in terms), reverse=True)[:_MOST_TERMS]
    return [term for term in terms if term.group.weight >= least[-1]][:_MOST_TERMS]


def _term(word: Word, concepts: Iterable[int], index: Index) -> _Term:
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
    return _Term(word, Group(tuple(candidates), weight), word.purpose == Purpose.CONTENT)


def _candidates(
    groups: Sequence[Group], asked: Mapping[int, float], index: Index, roles: Sequence[str]
) -> Ints:
    """Entries worth a closer look: all of the roles named, else the best by words and questions."""
    if roles:
        own = {at for role in roles for at in index.place.get(role, ())}
        return np.array(sorted(own), dtype=np.int32)
    best = shortlist(index.postings, groups, _SHORTLIST)
    return np.union1d(best, np.fromiter(asked, dtype=np.int32, count=len(asked)))


def _question_likeness(
    groups: Sequence[Group], weights: Floats, index: Index, without: str | None
) -> dict[int, float]:
    """How like its nearest sample question each entry's is, 0 to 1 (Dice, weighed by rarity)."""
    if not index.questions.size or not weights.sum():
        return {}
    near = shortlist(index.questions, groups, _SHORTLIST)
    common = weights @ best_shares(index.questions, groups, near, whole=True)
    likeness = np.minimum(1.0, 2 * common / (weights.sum() + index.question_weights[near]))
    best: dict[int, float] = {}
    for question, like in zip(near.tolist(), likeness.tolist(), strict=True):
        entry = int(index.asked_of[question])
        if like > best.get(entry, 0.0) and index.samples[question] != without:
            best[entry] = like
    return best


def _title_likeness(terms: Sequence[_Term], index: Index, places: Ints) -> Floats:
    """How much of each entry's title the question says, and says nothing else.

    Dice's coefficient, times the share of the question that is in the title: the more else is
    asked, the less a title that is in it by the way matters.
    """
    groups = [term.group for term in terms if term.counts]
    weights = np.array([group.weight for group in groups], dtype=np.float32)
    common = weights @ best_shares(index.titles, groups, places, whole=True)
    asked = float(weights.sum())
    both = asked + index.title_weights[places]
    likeness: Floats = np.divide(2 * common, both, out=np.zeros_like(both), where=both > 0)
    found: Floats = likeness * np.minimum(1.0, common / (asked or 1.0))
    return found


def _coverage(terms: Sequence[_Term], weights: Floats, shares: Floats) -> Floats:
    """The weighed share of the question's content that each entry speaks of.

    Sentences that only set the scene can add to it but take nothing away.
    """
    counts = np.array([term.counts for term in terms], dtype=bool)
    focus = np.array([term.word.focus for term in terms], dtype=bool)
    total = weights[counts & focus].sum()
    if not total:
        return np.zeros(shares.shape[1], dtype=np.float32)
    spoken = weights[counts] @ np.minimum(1.0, shares[counts] / _FULL_SHARE)
    covered: Floats = np.minimum(1.0, spoken / total)
    return covered


def _missing(terms: Sequence[_Term], shares: Floats) -> tuple[str, ...]:
    """The words of the asking part's content that an entry hardly speaks of, if at all."""
    return tuple(
        term.word.read
        for term, share in zip(terms, shares.tolist(), strict=True)
        if term.counts and term.word.focus and share < _HARDLY
    )
