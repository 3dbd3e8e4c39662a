"""Two roles side by side, from what their articles say. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from bot.articles.kinds import NOT_TO_BE_CONFUSED
from bot.articles.likeness import likeness
from bot.articles.markdown import parse_markdown
from bot.articles.model import Article, Entry, Kind, Language
from bot.articles.text import listed
from bot.articles.words import words

if TYPE_CHECKING:
    from bot.articles.library import Library

# Of missions of two roles: below it, what they share is a tool or a turn of phrase rather than
# work. Found by reading the nearest pairs of the articles that ship with the project.
NEAR = 0.2
_MOST_NEAR = 5
_LONGEST_NAME = 6  # words


@dataclass(frozen=True, slots=True)
class Comparison:
    """left, right  the two articles
    pillars      titles by number; the shorter list ends in None
    near         missions that are much alike, one of each, the likest first
    apart        what an article itself says about the other role, with that article
    """

    left: Article
    right: Article
    pillars: tuple[tuple[str | None, str | None], ...]
    near: tuple[tuple[Entry, Entry], ...]
    apart: tuple[tuple[Article, str], ...]


def compare(
    library: "Library", left: str, right: str, lang: Language | None = None
) -> Comparison | None:
    """None if a role has no article."""
    one, other = library.article(left, lang), library.article(right, lang)
    if one is None or other is None or left == right:
        return None
    apart = [(a, said) for a, b in ((one, other), (other, one)) for said in _about(a, b, library)]
    return Comparison(
        one, other, _side_by_side(one, other), tuple(_near(one, other, library)), tuple(apart)
    )


def neighbours(library: "Library", role: str, lang: Language | None = None) -> tuple[str, ...]:
    """All other roles, the nearest first.

    Those that the role's article tells it from, then those whose articles tell themselves from it,
    then the others in series order.
    """
    article = library.article(role, lang)
    if article is None:
        return ()
    told = [about for about, _ in _told_apart(article, library)]
    others = (library.article(other, lang) for other in library.roles)
    telling = [
        other.role
        for other in others
        if other and any(about == role for about, _ in _told_apart(other, library))
    ]
    found = dict.fromkeys([*told, *telling, *library.roles])
    return tuple(other for other in found if other != role)


def _side_by_side(one: Article, other: Article) -> tuple[tuple[str | None, str | None], ...]:
    left, right = (
        [e.title for e in article.entries if e.kind == Kind.PILLAR] for article in (one, other)
    )
    return tuple(zip_longest(left, right))


def _near(one: Article, other: Article, library: "Library") -> list[tuple[Entry, Entry]]:
    """Each mission with its likest of the other role, each taken once."""
    if one.lang != other.lang:
        return []
    rarity = library.rarity(one.lang)
    left, right = (
        [(e, rarity.weighed(e.text)) for e in article.entries if e.kind == Kind.MISSION]
        for article in (one, other)
    )
    pairs = [(likeness(x, y), a, b) for a, x in left for b, y in right]
    alike = [pair for pair in pairs if pair[0] >= NEAR]
    taken: set[str] = set()
    found: list[tuple[Entry, Entry]] = []
    for _, a, b in sorted(alike, key=lambda pair: -pair[0]):
        if taken.isdisjoint((a.id, b.id)):
            taken.update((a.id, b.id))
            found.append((a, b))
    return found[:_MOST_NEAR]


def _about(article: Article, other: Article, library: "Library") -> list[str]:
    return [said for role, said in _told_apart(article, library) if role == other.role]


def _told_apart(article: Article, library: "Library") -> Iterator[tuple[str, str]]:
    """(role, what is said) of each item under "not to be confused with": about the first it names.

    A role without an article is passed over.
    """
    section = next(
        (e for e in article.entries if e.id == f"{article.role}/{NOT_TO_BE_CONFUSED}"), None
    )
    for item, told in _items(section.markdown) if section else ():
        role = next((r for r in _named(told, library) if r != article.role), None)
        if role:
            yield role, item


@lru_cache(maxsize=2048)  # asked of every article for each comparison
def _items(markdown: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each item of its lists, with its folded words."""
    return tuple((item, tuple(words(item))) for item in listed(parse_markdown(markdown)))


def _named(told: Sequence[str], library: "Library") -> Iterator[str]:
    """The roles named in a text, in order; of names that begin at one word the longest."""
    for start in range(len(told)):
        for length in range(_LONGEST_NAME, 0, -1):
            role = library.names.get(tuple(told[start : start + length]))
            if role:
                yield role
                break
