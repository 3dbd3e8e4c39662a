"""Which entries' names begin with what has been typed so far. Built once, then only read."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from bot.articles.library import Library
from bot.articles.model import Entry, Kind, Language
from bot.search.text import words

_NAMED = (Kind.DEFINITION, Kind.PILLAR, Kind.MISSION)


class Beginnings:
    """The roles, pillars and missions of a library in one language, by the words of their names."""

    def __init__(self, library: Library, language: Language) -> None:
        articles = [library.article(role, language) for role in library.roles]
        entries = [e for article in articles if article for e in article.entries]
        self._entries = sorted(
            (entry for entry in entries if entry.kind in _NAMED),
            key=lambda entry: _NAMED.index(entry.kind),
        )
        names = {
            article.role: " ".join((article.name, *article.aliases))
            for article in articles
            if article
        }
        found = {
            (word, at)
            for at, entry in enumerate(self._entries)
            for word in words(names[entry.role] if entry.kind == Kind.DEFINITION else entry.title)
        }
        self._words = sorted(found)

    def of(self, typed: Sequence[str]) -> list[Entry]:
        """Those of which each typed word begins a word: roles, pillars, missions, in order."""
        places = [self._places(word) for word in typed]
        return [self._entries[at] for at in sorted(set.intersection(*places))] if places else []

    @property
    def roles(self) -> list[Entry]:
        return [entry for entry in self._entries if entry.kind == Kind.DEFINITION]

    def _places(self, word: str) -> set[int]:
        first = bisect_left(self._words, (word, -1))
        last = bisect_right(self._words, (word + "\x7f", -1))
        return {at for _, at in self._words[first:last]}
