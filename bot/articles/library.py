"""All articles together, and the way from one entry to its neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from bot.articles.computed import DIRECTORY, computed
from bot.articles.likeness import Rarity
from bot.articles.model import Article, Entry, Kind, Language
from bot.articles.words import words

T = TypeVar("T")


@dataclass(frozen=True)
class Library:
    """A whole, consistent set of articles in series order; never changed, only replaced.

    revision  opaque; two libraries with the same revision hold the same articles
    """

    articles: tuple[Article, ...] = ()
    revision: str = field(default="", compare=False)

    @classmethod
    def of(cls, articles: Iterable[Article], revision: str = "") -> "Library":
        """Puts the articles in series order: by `order`, then name.

        A role's articles stay together, French first; its place is that of the first.
        """
        by_role: dict[str, list[Article]] = {}
        for article in sorted(articles, key=lambda a: a.lang != "fr"):
            by_role.setdefault(article.role, []).append(article)
        ordered = sorted(by_role.values(), key=lambda of_role: _place(of_role[0]))
        return cls(tuple(a for of_role in ordered for a in of_role), revision)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for article in self.articles for entry in article.entries)

    @cached_property
    def _by_id(self) -> dict[str, dict[Language, Entry]]:
        found: dict[str, dict[Language, Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.id, {})[entry.lang] = entry
        return found

    @cached_property
    def _by_role(self) -> dict[str, dict[Language, Article]]:
        found: dict[str, dict[Language, Article]] = {}
        for article in self.articles:
            found.setdefault(article.role, {})[article.lang] = article
        return found

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """Slugs in series order, each once."""
        return tuple(self._by_role)

    def entry(self, id_: str, lang: Language | None = None) -> Entry | None:
        """The entry in that language if there is one, else in another; None if it is gone.

        Also those that are computed: "directory", "X/compare/Y" for two roles side by side, and
        "X/compare" for the roles that X can be compared with.
        """
        if id_ == DIRECTORY:
            return self._directory(lang)
        return _choose(self._by_id.get(id_, {}), lang) or computed(id_, self, lang)

    def _directory(self, lang: Language | None) -> Entry | None:
        if lang not in self._directories:
            self._directories[lang] = computed(DIRECTORY, self, lang)
        return self._directories[lang]

    @cached_property
    def _directories(self) -> dict[Language | None, Entry | None]:
        return {}

    @cached_property
    def names(self) -> dict[tuple[str, ...], str]:
        """The role that each name stands for, in any language, as folded words."""
        found: dict[tuple[str, ...], str] = {}
        for article in self.articles:
            for name in (article.name, *article.aliases, article.role.replace("-", " ")):
                found.setdefault(tuple(words(name)), article.role)
        return found

    def rarity(self, lang: Language) -> Rarity:
        """Of the words of all missions in a language."""
        if lang not in self._rarity:
            missions = (e.text for e in self.entries if e.kind == Kind.MISSION and e.lang == lang)
            self._rarity[lang] = Rarity.among(missions)
        return self._rarity[lang]

    @cached_property
    def _rarity(self) -> dict[Language, Rarity]:
        return {}

    def article(self, role: str, lang: Language | None = None) -> Article | None:
        """The role's article in that language if there is one, else in another."""
        return _choose(self._by_role.get(role, {}), lang)

    def article_of(self, entry: Entry) -> Article | None:
        return self.article(entry.role, entry.lang)

    def definition(self, role: str, lang: Language | None = None) -> Entry | None:
        return self.entry(role, lang)

    def of_kind(self, role: str, kind: Kind, lang: Language | None = None) -> tuple[Entry, ...]:
        """The role's entries of that kind, in the article's order."""
        article = self.article(role, lang)
        return tuple(e for e in article.entries if e.kind == kind) if article else ()

    def parent(self, entry: Entry) -> Entry | None:
        """Mission -> pillar -> pillars -> definition; every other entry -> definition."""
        if entry.kind in (Kind.DEFINITION, Kind.INTRODUCTION):
            return None
        if entry.kind in (Kind.MISSION, Kind.PILLAR):
            found = self.entry(entry.id.rpartition("/")[0], entry.lang)
            if found:
                return found
        return self.definition(entry.role, entry.lang)

    def children(self, entry: Entry) -> tuple[Entry, ...]:
        """Definition -> pillars of the list; pillars -> each pillar; pillar -> its missions."""
        match entry.kind:
            case Kind.DEFINITION | Kind.PILLARS:
                return self.of_kind(entry.role, Kind.PILLAR, entry.lang)
            case Kind.PILLAR:
                missions = self.of_kind(entry.role, Kind.MISSION, entry.lang)
                return tuple(m for m in missions if m.pillar == entry.pillar)
            case _:
                return ()

    def siblings(self, entry: Entry) -> tuple[Entry, ...]:
        """The pillars around a pillar, the missions around a mission, itself included."""
        parent = self.parent(entry)
        if parent is None or entry.kind not in (Kind.PILLAR, Kind.MISSION):
            return ()
        return self.children(parent)


def _place(article: Article) -> tuple[bool, int, str, str]:
    return article.order is None, article.order or 0, article.name.casefold(), article.role


def _choose(by_language: dict[Language, T], lang: Language | None) -> T | None:
    if lang in by_language:
        return by_language[lang]
    return next(iter(by_language.values()), None)
