"""Understood and ranked -> answer, ask which, or say "I don't know". Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from bot.articles.model import Entry, Kind
from bot.dialogue.confidence import Calibration
from bot.dialogue.model import Reply, Status
from bot.dialogue.structure import of_kind, pointed_at
from bot.search.engine import Index
from bot.search.model import Hit, Query
from bot.search.rank import rank

_MOST_ALTERNATIVES = 5
_POINTED = 0.97  # a place or a kind named as such is as good as certain
_PLAIN_KINDS = (
    Kind.PILLARS,
    Kind.PILLAR,
    Kind.SKILLS,
    Kind.SPECIALISATION,
    Kind.ANALOGY,
    Kind.INTRODUCTION,
    Kind.MISSION,
    Kind.DEFINITION,
)


@dataclass(frozen=True, slots=True)
class Situation:
    """What a question meets: the asker's own role and what the conversation has shown."""

    own_role: str | None = None
    role: str | None = None
    shown: tuple[Entry, ...] = ()


def decide(query: Query, index: Index, calibration: Calibration, situation: Situation) -> Reply:
    """The reply to a question. It depends on nothing but the arguments."""
    library = index.library
    if not query.words:
        return _wordless(query, index)
    if query.talk and not query.positions:
        status = Status.HELP if query.talk == "help" else Status.SMALLTALK
        return _reply(query, index, status, smalltalk=query.talk)
    if not library.articles:
        return _reply(query, index, Status.UNKNOWN)
    role = _role(query, index, situation)
    if query.positions:
        return _by_position(query, index, calibration, situation, role)
    if not query.content:
        entry = _by_kind(query, index, situation, role)
        if entry:
            return _reply(query, index, Status.ANSWERED, entry, confidence=_POINTED)
    return _by_content(query, index, calibration, situation, role)


def _wordless(query: Query, index: Index) -> Reply:
    """Nothing, only emoji, or writing that no article is in."""
    if not query.text.strip():
        return _reply(query, index, Status.HELP)
    if any(character.isalnum() for character in query.text):
        return _reply(query, index, Status.UNKNOWN)
    return _reply(query, index, Status.SMALLTALK, smalltalk="greeting")


def _role(query: Query, index: Index, situation: Situation) -> str | None:
    """The role in question: named, else in hand, else the asker's own, else the only one."""
    if query.roles:
        return query.roles[0]
    roles = index.library.roles
    return situation.role or situation.own_role or (roles[0] if len(roles) == 1 else None)


def _by_position(
    query: Query, index: Index, calibration: Calibration, situation: Situation, role: str | None
) -> Reply:
    library = index.library
    if role is None:
        found = (pointed_at(query, library, each, situation.shown) for each in library.roles)
        choices = list(islice((entry for entry in found if entry), _MOST_ALTERNATIVES))
        if choices:
            return _reply(query, index, Status.AMBIGUOUS, alternatives=choices)
        return _by_content(query, index, calibration, situation, role)
    entry = pointed_at(query, library, role, situation.shown)
    if entry:
        return _reply(query, index, Status.ANSWERED, entry, confidence=_POINTED)
    near = library.of_kind(role, Kind.PILLARS, query.language)
    return _reply(query, index, Status.UNKNOWN, alternatives=near)


def _by_kind(query: Query, index: Index, situation: Situation, role: str | None) -> Entry | None:
    """What is asked for when the question has no content of its own."""
    if role is None:
        return None
    library, lang = index.library, query.language
    here = situation.shown[-1] if situation.shown else None
    cues = query.cues
    for kind in sorted(_PLAIN_KINDS, key=lambda kind: -cues.get(kind, 0.0)):
        # "C'est quoi ?" behind an answer is about that answer.
        about_here = kind == Kind.DEFINITION and cues.get(kind, 0.0) < 1.0 and here
        if kind in cues and (query.roles or not about_here):
            entry = of_kind(kind, library, role, lang, situation.shown)
            if entry:
                return entry
    if query.roles:
        return library.definition(role, lang)
    if here:
        return here
    return library.definition(role, lang) if Kind.DEFINITION in cues else None


def _by_content(
    query: Query, index: Index, calibration: Calibration, situation: Situation, role: str | None
) -> Reply:
    within = query.roles or ((role,) if role and len(index.library.roles) > 1 else ())
    hits = rank(query, index, within)
    sure = calibration.confidence(query, hits)
    nearest = [hit.entry for hit in hits if hit.coverage > 0 or hit.score > 0.2]
    if sure >= calibration.answer:
        others = _others(hits[1:])
        return _reply(query, index, Status.ANSWERED, hits[0].entry, others, sure)
    if query.deictic and situation.shown and not (query.roles or query.cues or query.outside):
        here = situation.shown[-1]  # "avec qui, là-dessus ?": still about what was shown
        return _reply(query, index, Status.ANSWERED, here, nearest[:3], calibration.answer)
    if sure >= calibration.ask:
        choices = nearest[:_MOST_ALTERNATIVES]
        return _reply(query, index, Status.AMBIGUOUS, alternatives=choices, confidence=sure)
    return _reply(query, index, Status.UNKNOWN, alternatives=nearest[:3], confidence=sure)


def _others(hits: Sequence[Hit]) -> list[Entry]:
    return [hit.entry for hit in hits if hit.coverage > 0][:_MOST_ALTERNATIVES]


def _reply(
    query: Query,
    index: Index,
    status: Status,
    entry: Entry | None = None,
    alternatives: Sequence[Entry] = (),
    confidence: float = 0.0,
    smalltalk: str | None = None,
) -> Reply:
    corrections = query.corrections
    understood = " ".join(word.read for word in query.words) if corrections else None
    return Reply(
        question=query.text,
        status=status,
        language=query.language,
        entry=entry,
        alternatives=tuple(alternatives),
        confidence=round(confidence, 3),
        understood=understood,
        smalltalk=smalltalk,
        library=index.library,
    )
