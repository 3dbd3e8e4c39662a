"""The outline of an article -> which heading is what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.articles.kinds import (
    Recognised,
    counts,
    is_missions,
    names_pillar,
    recognise,
    section_name,
)
from bot.articles.markdown import blocks
from bot.articles.model import Kind
from bot.articles.outline import Heading
from bot.articles.text import is_list
from bot.articles.words import slug

_SINGLE = (Kind.INTRODUCTION, Kind.DEFINITION, Kind.ANALOGY, Kind.SPECIALISATION, Kind.SKILLS)


@dataclass(frozen=True)
class Structure:
    """What each heading of an article is; a heading in none of these is a section.

    path     the headings above each heading, outermost first
    single   the one heading for each kind of which an article has one
    tagline  the few words after the definition's heading
    list_    the heading over the pillars, if they have one
    pillars  their headings, in order; empty where they are the items of a list under `list_`,
             or there are none
    """

    top: Heading
    path: Mapping[Heading, tuple[Heading, ...]]
    single: Mapping[Kind, Heading]
    tagline: str | None
    list_: Heading | None
    pillars: tuple[Heading, ...]

    @property
    def headings(self) -> tuple[Heading, ...]:
        return tuple(self.path)


def structure(top: Heading, role_names: Iterable[str]) -> Structure:
    """role_names: what the role is called, by which its own heading is known."""
    path = _paths(top)
    recognised = {h: recognise(h.written) for h in path if h.written}
    known = {heading: what for heading, what in recognised.items() if what}
    list_, pillars = _pillars(path, known)
    kept = {list_, *pillars}
    single: dict[Kind, Heading] = {}
    for kind in _SINGLE:
        found = [
            (what.rank, heading.line, heading)
            for heading, what in known.items()
            if what.kind == kind
            and heading not in kept
            and (what.sure or kept.isdisjoint(path[heading]))
            and _says_something(heading, what)
        ]
        if found:
            single[kind] = min(found, key=lambda row: row[:2])[2]
    defined = single.get(Kind.DEFINITION)
    tagline = known[defined].tagline if defined else None
    if not defined:
        defined = _own_text_of_role(path, known, kept, role_names)
        if not defined and top.text and (list_ or pillars):
            defined = top  # an article that begins with what the role is
        if defined:
            single[Kind.DEFINITION] = defined
    if top.text and top is not defined:
        single.setdefault(Kind.INTRODUCTION, top)
    return Structure(top, path, single, tagline, list_, pillars)


def _paths(top: Heading) -> dict[Heading, tuple[Heading, ...]]:
    paths: dict[Heading, tuple[Heading, ...]] = {top: ()}

    def walk(heading: Heading, above: tuple[Heading, ...]) -> None:
        for below in heading.below:
            paths[below] = above
            walk(below, (*above, below))

    walk(top, ())
    return paths


def _says_something(heading: Heading, recognised: Recognised) -> bool:
    if recognised.kind == Kind.DEFINITION and recognised.tagline:
        return True
    return bool(heading.text or any(below.text for below in heading.all_below()))


def _pillars(
    path: Mapping[Heading, tuple[Heading, ...]], known: Mapping[Heading, Recognised]
) -> tuple[Heading | None, tuple[Heading, ...]]:
    headings = list(path)
    candidates = sorted(
        (h for h in known if known[h].kind == Kind.PILLARS),
        key=lambda h: (known[h].rank, h.line),
    )
    for list_ in candidates:
        pillars = _below(list_, known) or _beside(list_, headings, path)
        if pillars or (known[list_].sure and any(is_list(block) for block in blocks(list_.body))):
            return list_, pillars
    return None, tuple(h for h in headings if names_pillar(h.written))


def _below(list_: Heading, known: Mapping[Heading, Recognised]) -> tuple[Heading, ...]:
    """The headings under the one over the pillars, unless they are plainly something else."""
    below = [h for h in list_.below if not (is_missions(h.written) or section_name(h.written))]
    counted = [h for h in below if counts(h.written)]
    if len(counted) > 1:
        return tuple(counted)
    return tuple(h for h in below if not (h in known and known[h].sure))


def _beside(
    list_: Heading, headings: list[Heading], path: Mapping[Heading, tuple[Heading, ...]]
) -> tuple[Heading, ...]:
    """Counted headings that follow the one over the pillars at its own level."""
    following = [
        h
        for h in headings[headings.index(list_) + 1 :]
        if h.level == list_.level and path[h] == path[list_]
    ]
    found: list[Heading] = []
    for heading in following:
        if not counts(heading.written):
            break
        found.append(heading)
    return tuple(found)


def _own_text_of_role(
    path: Mapping[Heading, tuple[Heading, ...]],
    known: Mapping[Heading, Recognised],
    kept: Iterable[Heading | None],
    role_names: Iterable[str],
) -> Heading | None:
    """The first heading that bears the role's name, or holds the pillars, and has a text."""
    names = {_bare(name) for name in role_names}
    holders = {above for heading in kept if heading for above in path[heading]}
    for heading in path:
        if heading.level == 0 or heading in kept or heading in known or not heading.text:
            continue
        if _bare(heading.written) in names or heading in holders:
            return heading
    return None


def _bare(name: str) -> str:
    """As a slug, without article and with one spelling of ops."""
    said = [word for word in slug(name).split("-") if word not in ("le", "la", "l", "the")]
    return "-".join("ops" if word == "operations" else word for word in said)
