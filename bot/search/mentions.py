"""Where the articles name a job that none of them is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from bot.articles.model import Entry, Kind, Language
from bot.search.engine import Index
from bot.search.text import words

_WORD = re.compile(r"\w+")
_LISTS = (Kind.PILLARS, Kind.PILLAR)  # whose parts are entries themselves


@dataclass(frozen=True, slots=True)
class Mention:
    """A job without an article. `entries` name it; `name` is as they write it, else as asked."""

    name: str
    entries: tuple[Entry, ...]


def mention(index: Index, title: Sequence[str], asked: str, lang: Language) -> Mention:
    """Where the articles name a job: exact, the parts rather than the lists that repeat them.

    title  its folded words, shorthand spelled out; a text may write it short, too
    """
    shorthand = index.vocabulary.lexicon.shorthand
    ways = [tuple(title), *((short,) for short, long in shorthand.items() if long == tuple(title))]
    ids = dict.fromkeys(
        index.entries[at].id
        for way in ways
        for at in _places(index, way)
        if index.entries[at].kind not in _LISTS
    )
    here = (index.library.entry(id_, lang) for id_ in ids)
    told = [(entry, name) for entry in here if entry and (name := _written(entry.text, ways))]
    name = told[0][1] if told else _written(asked, ways)
    return Mention(name or " ".join(title), tuple(entry for entry, _ in told))


def _places(index: Index, title: Sequence[str]) -> list[int]:
    """The entries that hold all content words of a title, in whatever order."""
    vocabulary = index.vocabulary
    content = vocabulary.content(title)
    terms = [vocabulary.terms.get(vocabulary.stems.french(word), -1) for word in content]
    if not terms or -1 in terms:
        return []
    found: list[int] = reduce(np.intersect1d, (index.postings.of(t)[0] for t in terms)).tolist()
    return found


def _written(text: str, ways: Sequence[Sequence[str]]) -> str:
    """A title as the text writes it, in one of several ways; empty if it does not."""
    parts = [(part, word) for part in _WORD.finditer(text) for word in words(part[0])]
    for way in ways:
        for at in range(len(parts) - len(way) + 1):
            here = parts[at : at + len(way)]
            if all(told in (word, f"{word}s") for (_, told), word in zip(here, way, strict=True)):
                return text[here[0][0].start() : here[-1][0].end()]
    return ""
