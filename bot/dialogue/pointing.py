"""What a question points at by place or by kind: "pilier 2", "et le 3e ?", "ses soft skills".

Pure. The place in the talk is the entry shown last; positions are counted from there.
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from bot.articles.library import Library
from bot.articles.model import Entry, Kind, Language
from bot.search.model import Position, Query

_T = TypeVar("_T")
_OF_A_ROLE = (Kind.PILLARS, Kind.SKILLS, Kind.SPECIALISATION, Kind.ANALOGY)
_LISTED = (Kind.PILLAR, Kind.MISSION)
_PLAIN = (
    Kind.PILLARS,
    Kind.PILLAR,
    Kind.SKILLS,
    Kind.SPECIALISATION,
    Kind.ANALOGY,
    Kind.INTRODUCTION,
    Kind.MISSION,
    Kind.DEFINITION,
)
_OF_EVERY_ROLE = frozenset(_PLAIN) - {Kind.MISSION, Kind.DEFINITION}


def pointed_at(query: Query, library: Library, role: str, shown: Sequence[Entry]) -> Entry | None:
    """The entry at the positions that the question names, None if there is no such place.

    shown  the entries of the conversation, the latest last
    """
    here = shown[-1] if shown and shown[-1].role == role else None
    found: Entry | None = None
    for position in _pillars_first(query.positions):
        start = found or here
        found = _at(position, library, role, query.language, start)
        if found is None:
            return None
    return found


def chosen_of(query: Query, library: Library, offered: Sequence[Entry]) -> Entry | None:
    """The one of those offered that is meant: by its place ("le 2") or by its role alone.

    The same of a role that there was no room for is meant by its role, too.
    """
    choices = [entry for entry in offered if entry.kind != Kind.DIRECTORY]
    if query.cues or query.content or not choices:
        return None
    if query.roles:
        places = {entry.id.partition("/")[2] for entry in choices}
        role = query.roles[0]
        found = [entry.id for entry in choices if role in entry.id.split("/")]
        found = found or [f"{role}/{place}" for place in places]
        alone = len(query.roles) == len(found) == 1 and not query.positions
        return library.entry(found[0], choices[0].lang) if alone else None
    if len(query.positions) != 1 or query.positions[0].noun:
        return None
    return _of_list(query.positions[0], choices)


def in_every_role(query: Query, library: Library) -> Iterator[str]:
    """The ids of what is asked for by its kind alone ("les soft skills ?"), for each role."""
    kind = next((kind for kind in _OF_A_ROLE if query.cues.get(kind, 0.0) >= 1.0), None)
    if kind is None:
        return
    for role in library.roles:
        for entry in library.of_kind(role, kind, query.language)[:1]:
            yield entry.id


def listed_role(query: Query, library: Library, shown: Sequence[Entry]) -> Entry | None:
    """The role at a place in the directory that was just shown: "le 3e"."""
    here = shown[-1] if shown else None
    if here is None or here.kind != Kind.DIRECTORY or query.roles:
        return None
    position = query.positions[0]
    role = None if position.noun else _of_list(position, library.roles)
    return library.definition(role, here.lang) if role else None


def names_a_part(query: Query) -> bool:
    """Every role has soft skills, pillars...: those asked for are of the one in hand."""
    parts = (strength for kind, strength in query.cues.items() if kind in _OF_EVERY_ROLE)
    return max(parts, default=0.0) >= 1.0


def by_kind(
    query: Query, library: Library, role: str | None, shown: Sequence[Entry]
) -> Entry | None:
    """What is asked for when the question has no content of its own."""
    if role is None:
        return None
    here = shown[-1] if shown else None
    cues, lang = query.cues, query.language
    for kind in sorted(_PLAIN, key=lambda kind: -cues.get(kind, 0.0)):
        # "C'est quoi ?" behind an answer is about that answer.
        about_here = kind == Kind.DEFINITION and cues.get(kind, 0.0) < 1.0 and here
        if kind in cues and (query.roles or not about_here):
            entry = _of_kind(kind, library, role, lang, shown)
            if entry:
                return entry
    if query.roles:
        return library.definition(role, lang)
    if here:
        return here
    return library.definition(role, lang) if Kind.DEFINITION in cues else None


def _of_kind(
    kind: Kind, library: Library, role: str, lang: Language, shown: Sequence[Entry]
) -> Entry | None:
    """The role's entry of a kind that is asked for as such ("ses soft skills ?").

    "Ce pilier" and "ses missions" mean the pillar seen last, else all of them.
    """
    if kind in _LISTED:
        seen = (entry.pillar for entry in reversed(shown) if entry.role == role and entry.pillar)
        pillar = library.entry(f"{role}/pillars/{next(seen, None)}", lang)
        if pillar:
            return pillar
        kind = Kind.PILLARS
    found = library.of_kind(role, kind, lang)
    return found[0] if found else None


def _of_list(position: Position, row: Sequence[_T]) -> _T | None:
    """What stands at a place of a list that was just shown."""
    number = len(row) if position.step == "last" else position.number or 0
    return row[number - 1] if 1 <= number <= len(row) else None


def _pillars_first(positions: Sequence[Position]) -> list[Position]:
    """ "La 3e mission du pilier 2" is walked from the pillar down."""
    return sorted(positions, key=lambda position: position.noun == Kind.MISSION)


def _at(
    position: Position, library: Library, role: str, lang: Language, here: Entry | None
) -> Entry | None:
    if here:
        lang = here.lang
    level = _level(position, here)
    if level == Kind.PILLAR:
        row = library.of_kind(role, Kind.PILLAR, lang)
        now = here.pillar if here else None
    else:
        if here is None or here.pillar is None:
            return None
        pillar = library.entry(f"{role}/pillars/{here.pillar}", lang)
        row = library.children(pillar) if pillar else ()
        now = here.mission
    match position.step:
        case "last":
            wanted = len(row)
        case "next":
            wanted = (now or 0) + 1
        case "previous":
            wanted = (now or len(row) + 1) - 1
        case _:
            wanted = position.number or 0
    return row[wanted - 1] if 1 <= wanted <= len(row) else None


def _level(position: Position, here: Entry | None) -> Kind:
    """Pillar or mission: by the noun, else by the French gender, else by where the talk is."""
    if position.noun in _LISTED:
        return position.noun
    if here is None or here.kind not in _LISTED:
        return Kind.PILLAR
    if position.step in ("next", "previous"):
        return here.kind
    if position.feminine is not None:
        return Kind.MISSION if position.feminine else Kind.PILLAR
    return here.kind
