"""A Query and an index -> entries in order, each with its evidence. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from bot.articles.model import Entry, Kind
from bot.search.engine import Index
from bot.search.index import Floats, Group, Postings, score
from bot.search.model import Hit, Purpose, Query, Word
from bot.search.vocabulary import CONCEPT, MISSPELT

# What each signal adds to an entry's score at its fullest (1.0).
WEIGHTS = {"words": 1.0, "title": 0.4, "question": 0.8, "cue": 0.5}
_LIGHT = 0.3  # a word that says how something is asked, beside one that says what
_CUE = 0.3  # a word that names a kind: the kind already counts by itself
_SCENE = 0.5  # a word of a sentence that only sets the scene
_FULL_SHARE = 0.35  # a term's share from which it is fully spoken of
_SHORTLIST = 40


@dataclass(frozen=True, slots=True)
class _Term:
    """A word of the question, or a phrase that is one idea, as search looks for it."""

    words: tuple[Word, ...]
    group: Group
    counts: bool  # towards coverage


def rank(query: Query, index: Index, roles: Sequence[str] = (), most: int = 10) -> list[Hit]:
    """The entries that a question may be after, best first, at most `most`.

    With `roles` only their entries are considered. The order depends on nothing but the
    arguments; equal scores keep the library's order.
    """
    terms = _terms(query, index)
    groups = [term.group for term in terms]
    total = sum(group.weight for group in groups)
    lexical = score(index.postings, groups)
    asked = _question_likeness(terms, index)
    candidates = _shortlist(index, roles, lexical, asked)
    titles = _title_likeness(terms, index, candidates)
    hits = []
    for at in candidates:
        entry = index.entries[at]
        evidence = {
            "words": float(lexical[at]) / total if total else 0.0,
            "title": titles[at],
            "question": asked.get(at, 0.0),
            "cue": _cue(query, entry.kind),
        }
        weighed = {name: WEIGHTS[name] * value for name, value in evidence.items() if value}
        coverage, missing = _coverage(terms, index.postings, at)
        hits.append(Hit(entry, sum(weighed.values()), coverage, weighed, missing))
    hits.sort(key=lambda hit: -hit.score)
    return hits[:most]


def _cue(query: Query, kind: Kind) -> float:
    """How much the wording asks for a kind of entry, 0 to 1.

    "Le pilier process" and "les missions sur les process" ask for one pillar; "c'est quoi" asks
    for the definition only as long as nothing else is asked.
    """
    cues = query.cues
    if kind == Kind.PILLAR and query.content:
        return max(
            cues.get(Kind.PILLAR, 0.0),
            0.6 * cues.get(Kind.PILLARS, 0.0),
            0.6 * cues.get(Kind.MISSION, 0.0),
        )
    if kind == Kind.MISSION:
        return 0.3 * cues.get(kind, 0.0)
    if kind == Kind.DEFINITION and query.content:
        return 0.4 * cues.get(kind, 0.0)
    return cues.get(kind, 0.0)


def _terms(query: Query, index: Index) -> list[_Term]:
    """The words that search looks for; those of one phrase of the lexicon are one term."""
    kept = [
        word
        for word in query.words
        if word.purpose in (Purpose.CONTENT, Purpose.LIGHT, Purpose.CUE)
        and word.read not in index.vocabulary.stopwords
    ]
    phrases = index.vocabulary.concept_phrases.find([word.read for word in kept])
    ends: dict[int, tuple[int, set[int]]] = {}
    for start, end, concept in phrases:
        ends.setdefault(start, (end, set()))[1].add(concept)
    terms, at = [], 0
    while at < len(kept):
        end, concepts = ends.get(at, (at + 1, set()))
        terms.append(_term(tuple(kept[at:end]), concepts, index))
        at = end
    return terms


def _term(phrase: tuple[Word, ...], concepts: Iterable[int], index: Index) -> _Term:
    vocabulary, idf = index.vocabulary, index.postings.idf
    found: dict[int, float] = {}
    for word in phrase:
        whole = 1.0 if len(phrase) == 1 else CONCEPT
        readings = ((word.read, 1.0), *((w, MISSPELT * likeness) for w, likeness in word.spellings))
        for reading, likeness in readings if word.spellings else readings[:1]:
            if reading in vocabulary.stopwords:
                continue
            sure = likeness if word.spellings else 1.0
            for term, discount in vocabulary.reach(reading).items():
                found[term] = max(found.get(term, 0.0), whole * sure * discount)
    for concept in concepts:
        found[concept] = max(found.get(concept, 0.0), CONCEPT if len(phrase) == 1 else 1.0)
    weight = 0.0
    if found:
        best = max(found, key=lambda term: (found[term], -idf[term]))
        weight = float(idf[best])
    else:  # a word that no article has
        weight = float(np.log1p((index.postings.size - 0.5) / 1.5))
    purposes = {word.purpose for word in phrase}
    if Purpose.CONTENT not in purposes:
        weight *= _CUE if Purpose.CUE in purposes else _LIGHT
    if not any(word.focus for word in phrase):
        weight *= _SCENE
    if any(word.corrected for word in phrase):
        weight *= MISSPELT
    return _Term(phrase, Group(tuple(found.items()), weight), Purpose.CONTENT in purposes)


def _shortlist(
    index: Index, roles: Sequence[str], lexical: Floats, asked: dict[int, float]
) -> list[int]:
    """Entries worth a closer look: all of the roles named, else the best by words and questions."""
    if roles:
        return sorted(at for role in roles for at in index.place.get(role, ()))
    if len(lexical) <= _SHORTLIST:
        return list(range(len(lexical)))
    best = np.argpartition(-lexical, _SHORTLIST)[:_SHORTLIST]
    return sorted({*(int(at) for at in best if lexical[at] > 0), *asked})


def _question_likeness(terms: Sequence[_Term], index: Index) -> dict[int, float]:
    """How like its nearest sample question each entry's is, 0 to 1 (Dice, weighed by rarity)."""
    if not index.questions.size:
        return {}
    groups = [term.group for term in terms]
    total = sum(group.weight for group in groups)
    if not total:
        return {}
    common = score(index.questions, groups, whole=True)
    likeness = 2 * common / (total + index.lengths)
    best: dict[int, float] = {}
    few = min(_SHORTLIST, len(likeness))
    for at in np.argpartition(-likeness, few - 1)[:few]:
        if common[at] > 0:
            entry = int(index.asked_of[at])
            best[entry] = max(best.get(entry, 0.0), float(min(1.0, likeness[at])))
    return best


def _coverage(terms: Sequence[_Term], postings: Postings, at: int) -> tuple[float, tuple[str, ...]]:
    """The weighed share of the question's content that an entry speaks of, and what it does not.

    Sentences that only set the scene can add to it but take nothing away.
    """
    total = spoken = 0.0
    missing: list[str] = []
    for term in terms:
        if not term.counts:
            continue
        found = max(
            (
                discount * min(1.0, postings.share(candidate, at) / _FULL_SHARE)
                for candidate, discount in term.group.candidates
            ),
            default=0.0,
        )
        spoken += term.group.weight * found
        if any(word.focus for word in term.words):
            total += term.group.weight
            if not found:
                missing.extend(word.read for word in term.words)
    return min(1.0, spoken / total) if total else 0.0, tuple(missing)


def _title_likeness(
    terms: Sequence[_Term], index: Index, candidates: Sequence[int]
) -> dict[int, float]:
    """How much of each entry's title the question says, and says nothing else (Dice)."""
    counted = [term.group for term in terms if term.counts]
    asked = sum(group.weight for group in counted)
    title = index.vocabulary.fields["title"]
    idf = index.postings.idf
    found = {}
    for at in candidates:
        own = [t for t in title.terms[title.starts[at] : title.starts[at + 1]].tolist() if t >= 0]
        length = sum(float(idf[term]) for term in own)
        concepts = index.vocabulary.concepts_of(own)
        common = 0.0
        for group in counted:
            common += group.weight * max(
                (d for term, d in group.candidates if term in own or term in concepts), default=0.0
            )
        found[at] = 2 * common / (asked + length) if asked and length else 0.0
    return found


def best_entry(hits: Sequence[Hit], kind: Kind) -> Entry | None:
    return next((hit.entry for hit in hits if hit.entry.kind == kind), None)
