"""Which comparison a question asks for. Pure."""

from collections.abc import Sequence

from bot.articles.comparison import neighbours
from bot.articles.computed import comparison_id
from bot.articles.library import Library
from bot.articles.model import Kind
from bot.search.model import Intent, Query

_BY_THE_WAY = {Kind.DEFINITION, Kind.ANALOGY}  # "c'est quoi", "comparaison"


def comparisons(query: Query, library: Library, in_hand: Sequence[str | None]) -> list[str]:
    """The id asked for, or those to choose from, the nearest roles first; none for no comparison.

    in_hand  the roles that one named alone may be compared with, if there are any
    """
    compare = query.intent == Intent.COMPARE
    # "Qui fait quoi entre X et Y ?"
    who = query.intent == Intent.WHO and not query.content
    match query.roles:
        case (first, second, *_) if compare or who or _asks_nothing_else(query):
            return [comparison_id(first, second)]
        case (named,) if compare:
            other = next((role for role in in_hand if role not in (None, named)), None)
            if other:
                return [comparison_id(other, named)]
            near = neighbours(library, named, query.language)
            return [comparison_id(named, role) for role in near]
    return []


def _asks_nothing_else(query: Query) -> bool:
    return not (query.content or query.positions or set(query.cues) - _BY_THE_WAY)
