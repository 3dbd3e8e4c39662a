"""What speaks for an entry: each signal for some entries at once, 0 to 1. Pure."""

from collections.abc import Sequence

import numpy as np

from bot.articles.model import Kind
from bot.search.engine import Index
from bot.search.index import Floats, Group, Ints, best_shares, shortlist
from bot.search.model import Purpose, Query
from bot.search.wanted import Wanted

SHORTLIST = 64  # texts that are looked at, of those that words find
_LEARNT = 600  # entries from which half is known of how common a run of letters is
_FULL_SHARE = 0.35  # a term's share from which it is fully spoken of
_HARDLY = 0.1  # a share below which a term is as good as absent
_PILLAR_TITLE = 0.6  # what a pillar's title counts, where no pillar is asked for
_LISTED = (Kind.PILLARS, Kind.PILLAR, Kind.MISSION)
_SAID_TITLE = 0.3  # likeness from which a title has been said


def question_likeness(
    groups: Sequence[Group], weights: Floats, index: Index, without: str | None
) -> dict[int, float]:
    """How like its nearest sample question each entry's is, 0 to 1 (Dice, weighed by rarity)."""
    if not index.questions.size or not weights.sum():
        return {}
    near = shortlist(index.questions, groups, SHORTLIST)
    common = weights @ best_shares(index.questions, groups, near, whole=True)
    likeness = np.minimum(1.0, 2 * common / (weights.sum() + index.question_weights[near]))
    best: dict[int, float] = {}
    for question, like in zip(near.tolist(), likeness.tolist(), strict=True):
        entry = int(index.asked_of[question])
        if like > best.get(entry, 0.0) and index.samples[question] != without:
            best[entry] = like
    return best


def title_likeness(terms: Sequence[Wanted], index: Index, places: Ints) -> Floats:
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


def titled(query: Query, index: Index, places: Ints) -> Floats:
    """How much each entry's title counts: a pillar's little where no pillar is asked for, since
    its missions, which have no title, are what its words are about."""
    named = any(query.cues.get(kind, 0.0) >= 1.0 for kind in _LISTED)
    counts = np.ones(len(places), dtype=np.float32)
    counts[index.of_kind(Kind.PILLAR, places)] = 1.0 if named else _PILLAR_TITLE
    return counts


def cue(query: Query, index: Index, places: Ints, titles: Floats) -> Floats:
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


def wording(query: Query, index: Index, places: Ints) -> Floats:
    """How likely the way in which it is said asks for each entry's kind."""
    found = np.zeros(len(places), dtype=np.float32)
    for kind in Kind:
        if share := asked_for(query, kind):
            found[index.of_kind(kind, places)] = share
    return found


def asked_for(query: Query, kind: Kind) -> float:
    """The share of a kind in what the wording asks for, 0 to 1."""
    return query.wording.get(kind.value, 0.0)


def letters(query: Query, index: Index, places: Ints) -> Floats:
    """How many of the question's runs of letters each entry has, 0 to 1, less in small libraries:
    there, nothing is known of how common a run is."""
    size = len(index.entries)
    alike = index.letters.alike([word.read for word in query.words], places)
    return alike * np.float32(size / (size + _LEARNT))


def coverage(terms: Sequence[Wanted], weights: Floats, shares: Floats) -> Floats:
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


def missing(terms: Sequence[Wanted], shares: Sequence[float]) -> tuple[str, ...]:
    """The words of the asking part's content that an entry hardly speaks of, if at all."""
    return tuple(
        term.word.read
        for term, share in zip(terms, shares, strict=True)
        if term.counts and term.word.focus and share < _HARDLY
    )
