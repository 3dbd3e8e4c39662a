"""What speaks for each hit of a question, and for none of them: all that confidence is made from.

No signal depends on the collection's size, so that what was learnt holds as the knowledge grows.
Each is about 0 to 1. Pure.
"""

import math
from collections import Counter
from collections.abc import Sequence

from bot.articles.model import Kind
from bot.search.model import Hit, Query
from bot.search.signals import asked_for
from bot.search.wording import NONE

JUDGED = 10  # hits that are weighed against each other
ALIKE = 0.25  # evidence of a sample question from which it speaks for its entry
_WHOLE = 0.79  # evidence of a sample question that says just the same; 0.8 at most
TOLD_IN_WORDS = (Kind.PILLAR, Kind.MISSION, Kind.SECTION)  # of which a role has several
_OF_A_PART = ("", " words", " question", " wording", " beside")
_PARTS = {
    kind: tuple(f"{kind}{what}" for what in _OF_A_PART) for kind in (Kind.PILLAR, Kind.MISSION)
}
_LEAST = 0.02  # share, below which it does not matter how unlikely
_ENOUGH = 8  # sample questions of an entry
_MOST_MISSIONS = 4  # of a pillar, about


def _is_elsewhere(query: Query, hit: Hit) -> bool:
    """Whether nothing of what is asked is said by a hit, where it would have to be: it is a part of
    the job that is no better known by its sample questions, or a company matter is asked about."""
    by_words = hit.entry.kind in TOLD_IN_WORDS and hit.evidence.get("question", 0.0) < ALIKE
    return not hit.coverage and bool(query.outside or (query.content and by_words))


def candidates(query: Query, hits: Sequence[Hit]) -> tuple[list[Hit], list[Hit]]:
    """-> (the hits that are weighed against each other, all others), each in their order."""
    best: list[Hit] = []
    others: list[Hit] = []
    for hit in hits[:JUDGED]:
        (others if _is_elsewhere(query, hit) else best).append(hit)
    return best, [*others, *hits[JUDGED:]]


def is_word_for_word(hit: Hit) -> bool:
    """Whether one of its sample questions was asked as it is."""
    return hit.evidence.get("question", 0.0) > _WHOLE


# In the order of calibration.json; what is not named for a hit is 0 there.
OF_A_HIT = (
    *("score", "words", "question", "likely", "missing", "unsaid"),
    *("place", "score ahead", "words ahead", "question ahead"),
    *("sampled", "sampled words", "sampled title", "pillar title"),
    *(name for names in _PARTS.values() for name in names),
)


def for_each(query: Query, hits: Sequence[Hit]) -> list[dict[str, float]]:
    """What speaks for each hit, beside the others: some of OF_A_HIT. The best hit comes first."""
    content = sum(word.focus for word in query.content)
    missions = Counter(_pillar(hit) for hit in hits if hit.entry.kind == Kind.MISSION)
    found = [_of_one(query, hit, content, missions[_pillar(hit)]) for hit in hits]
    for place, each in enumerate(found):
        each["place"] = 1 / (1 + place)
    for name in ("score", "words", "question"):
        first, second = sorted([0.0, *(each[name] for each in found)])[:-3:-1]
        for each in found:
            value = each[name]
            each[f"{name} ahead"] = value - (second if value == first else first)
    return found


def _of_one(query: Query, hit: Hit, content: int, missions: int) -> dict[str, float]:
    """content   words of the asking part
    missions  of the hit's pillar, among the hits
    """
    kind, evidence = hit.entry.kind, hit.evidence
    words, title = evidence.get("words", 0.0), evidence.get("title", 0.0)
    question, wording = evidence.get("question", 0.0), asked_for(query, kind)
    # The more sample questions an entry is found by, the less its words alone prove.
    sampled = _sampled(hit)
    found = {
        "score": min(2.0, hit.score),
        "words": words,
        "question": question,
        "likely": math.log(max(_LEAST, wording)),
        "missing": len(hit.missing) / content if content else 0.0,
        "sampled": sampled,
        "sampled words": sampled * words,
        "sampled title": sampled * title,
    }
    if kind in TOLD_IN_WORDS:
        found["unsaid"] = 1 - hit.coverage
    if kind == Kind.PILLAR:
        found["pillar title"] = title
    # A pillar and one of its missions share their words: what tells them apart is weighed for each.
    if names := _PARTS.get(kind):
        # A pillar of which many missions were found is spoken of as a whole.
        beside = missions - (kind == Kind.MISSION)
        values = (1.0, words, question, wording, beside / _MOST_MISSIONS)
        found |= zip(names, values, strict=True)
    return found


def _sampled(hit: Hit) -> float:
    """How well an entry is known by its sample questions, 1 from as many as it should have."""
    return min(1.0, len(hit.entry.questions) / _ENOUGH)


def _pillar(hit: Hit) -> tuple[str, int | None]:
    return hit.entry.role, hit.entry.pillar


def for_none(query: Query, hits: Sequence[Hit]) -> dict[str, float]:
    """What speaks for none of the hits being asked for. `hits` is not empty, the best first."""
    first, none = hits[0], query.wording.get(NONE, 0.0)
    content = sum(word.focus for word in query.content)
    return {
        "base": 1.0,
        "none": none,
        "likely": math.log(max(_LEAST, none)),
        "outside": float(any(_is_unsaid(phrase, query, first) for phrase in query.outside)),
        "length": min(1.0, content / 8),
        "missing": len(first.missing) / content if content else 0.0,
        "coverage": first.coverage,
        "score": min(2.0, first.score),
        "sampled": _sampled(first),
        "strange": sum(word.strange for word in query.words) / len(query.words),
    }


def _is_unsaid(phrase: str, query: Query, hit: Hit) -> bool:
    """Whether an entry does not say a phrase, all of it; one word of several is too little."""
    spoken = phrase.split()
    content = {word.read for word in query.content}.intersection(spoken)
    return len(content) < min(2, len(spoken)) or not content.isdisjoint(hit.missing)
