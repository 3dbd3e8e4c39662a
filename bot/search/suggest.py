"""What somebody may be looking for, while they are still typing. Pure."""

from bot.articles.model import Entry, Kind, Language
from bot.search.engine import Index
from bot.search.rank import rank
from bot.search.terms import read_names
from bot.search.text import words

_SPOKEN_OF = 0.5  # share of what was typed that an entry has to speak of
_KINDS = (Kind.DEFINITION, Kind.PILLAR, Kind.MISSION)


def suggest(typed: str, index: Index, language: Language, most: int) -> list[Entry]:
    """Roles, pillars and missions by the beginnings of their names; all roles for nothing typed.

    Where no name begins so, those that the words as a question lead to, mistyped ones included.
    """
    begun = index.beginnings(language)
    tokens = words(typed)
    if not tokens:
        return begun.roles[:most]
    named = index.understanding.names.beginning("".join(tokens))
    roles = [role for role in begun.roles if role.role in named]
    found = [*roles, *(entry for entry in begun.of(tokens) if entry not in roles)]
    return (found or _asked(typed, index, language))[:most]


def _asked(typed: str, index: Index, language: Language) -> list[Entry]:
    query, library = index.understand(typed), index.library
    named = index.understanding.names.find(read_names(words(typed), index))
    roles = (library.definition(role, language) for _, _, role in named)
    found = list(dict.fromkeys(role for role in roles if role))
    for hit in rank(query, index, query.roles):
        entry = library.entry(hit.entry.id, language) or hit.entry
        spoken_of = hit.coverage >= _SPOKEN_OF and entry.kind in _KINDS
        if spoken_of and entry not in found:
            found.append(entry)
    return found
