"""Which roles a question names, through names, aliases and what people make of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from bot.articles.library import Library
from bot.search.lexicon import Lexicon
from bot.search.spelling import Speller
from bot.search.text import words

_LONGEST = 6  # words of a name


class RoleNames:
    """The names of all roles, as people write them: "BizOps", "busines ops manager", "BOM"."""

    def __init__(self, library: Library, lexicon: Lexicon) -> None:
        self._roles: dict[str, str] = {}
        vocabulary: set[str] = set()
        for article in library.articles:
            for name in (article.name, *article.aliases, article.role.replace("-", " ")):
                for variant in _variants(words(name), lexicon):
                    self._roles.setdefault("".join(variant), article.role)
                    vocabulary.update(variant)
                    vocabulary.add("".join(variant))
        for article in library.articles:
            initials = "".join(word[0] for word in words(article.name))
            if len(initials) >= 3:
                self._roles.setdefault(initials, article.role)
        # Of each name, so that most words are seen at once to begin none.
        self._begin = frozenset(name[:letters] for name in self._roles for letters in (1, 2, 3))
        self._sorted = sorted(self._roles)
        self._endings = lexicon.name_endings
        self._words = frozenset(vocabulary)
        self._spellings = sorted(vocabulary)
        self._speller = Speller(self._spellings)

    def knows(self, word: str) -> bool:
        return word in self._words

    def corrections(self, word: str) -> list[tuple[str, float]]:
        """(word of a role's name, likeness) for a word that may misspell it."""
        return [(self._spellings[at], likeness) for at, likeness in self._speller.near(word)]

    def beginning(self, letters: str) -> set[str]:
        """The roles that have a name beginning with these letters, whatever its word breaks."""
        first = bisect_left(self._sorted, letters)
        last = bisect_right(self._sorted, letters + "\x7f")
        return {self._roles[name] for name in self._sorted[first:last]}

    def find(self, tokens: Sequence[str]) -> list[tuple[int, int, str]]:
        """(start, end, role) of each name; the longest at each place, endings included."""
        found = []
        at = 0
        while at < len(tokens):
            if tokens[at][:3] not in self._begin:
                at += 1
                continue
            for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
                role = self._roles.get("".join(tokens[at : at + length]))
                if role:
                    end = at + length
                    while end < len(tokens) and tokens[end] in self._endings:
                        end += 1
                    found.append((at, end, role))
                    at = end - 1
                    break
            at += 1
        return found


def _variants(name: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[str, ...]]:
    """The name, with its words shortened as people do, with and without its ending."""
    for choice in product(*_alternatives(name, lexicon.name_words)):
        full = tuple(word for part in choice for word in part)
        yield full
        if len(full) > 2 and full[-1] in lexicon.name_endings:
            yield full[:-1]


def _alternatives(
    name: Sequence[str], shortenings: Mapping[str, tuple[str, ...]]
) -> Iterable[tuple[tuple[str, ...], ...]]:
    joined = " ".join(name)
    parts: list[tuple[tuple[str, ...], ...]] = []
    at = 0
    while at < len(name):
        pair = " ".join(name[at : at + 2])
        key = pair if pair in shortenings and pair in joined else name[at]
        step = len(key.split())
        also = shortenings.get(key, ())
        parts.append((tuple(key.split()), *((short,) for short in also)))
        at += step
    return parts
