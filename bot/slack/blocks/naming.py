"""How entries are called on cards and buttons."""

from bot.articles.computed import compared
from bot.articles.library import Library
from bot.articles.model import Entry, Kind
from bot.locales import Words

_OF_THEIR_OWN = (Kind.DEFINITION, Kind.DIRECTORY, Kind.COMPARISON)  # need no role said


def role_name(entry: Entry, library: Library) -> str:
    article = library.article_of(entry)
    return article.name if article else entry.role


def title(entry: Entry, library: Library, words: Words) -> str:
    """What stands over the entry's card."""
    match entry.kind:
        case Kind.DEFINITION:
            return role_name(entry, library)
        case Kind.PILLARS:
            return words("pillars-title")
        case Kind.DIRECTORY:
            return words("directory-title")
        case Kind.COMPARISON if (compared(entry.id) or ("", ""))[1] == "":
            return words("compare-with", role=role_name(entry, library))
        case Kind.PILLAR if entry.pillar is not None:
            return words("pillar-title", number=entry.pillar, title=entry.title)
        case Kind.MISSION if entry.mission is not None:
            return words("mission-title", number=entry.mission)
        case _:
            return entry.title


def trail(entry: Entry, library: Library, words: Words) -> str:
    """From the role down to what is above the entry: "Business Ops Manager › Pilier 2 · ..."."""
    if entry.kind in _OF_THEIR_OWN:
        return ""
    steps = [role_name(entry, library)]
    parent = library.parent(entry)
    if parent is not None and parent.kind == Kind.PILLAR:
        steps.append(title(parent, library, words))
    return words("trail-separator").join(steps)


def choice(entry: Entry, library: Library, words: Words, *, with_role: bool) -> str:
    """One of several to choose from: said so that it cannot be taken for another."""
    match entry.kind:
        case Kind.MISSION:
            name = entry.title
        case _:
            name = title(entry, library, words)
    if with_role and entry.kind not in _OF_THEIR_OWN:
        return words("trail-separator").join((role_name(entry, library), name))
    return name


def roles(library: Library, words: Words) -> list[Entry]:
    """Each role's own card, or the first thing its article says, in series order."""
    found: list[Entry] = []
    for role in library.roles:
        article = library.article(role, words.language)
        entries = article.entries if article else ()
        card = library.definition(role, words.language) or next(iter(entries), None)
        if card:
            found.append(card)
    return found
