"""The words of the trade and of asking, which belong to no article. Read from the YAML beside."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Generic, TypeVar

import yaml

from bot.search.text import words
from bot.search.wording import Wording, load_wording

T = TypeVar("T")
_LONGEST = 6  # words of a phrase


class Phrases(Generic[T]):
    """Phrases to what they stand for, found in a list of words whichever way they are inflected."""

    def __init__(self, stem: Callable[[str], str], rows: Iterable[tuple[str, T]]) -> None:
        self._stem = stem
        self._found: dict[tuple[str, ...], list[T]] = {}
        for phrase, value in rows:
            key = tuple(map(stem, words(phrase)))
            values = self._found.setdefault(key, [])
            if key and value not in values:
                values.append(value)
        self._begin = frozenset(key[0] for key in self._found if key)

    def find(self, tokens: Sequence[str]) -> list[tuple[int, int, T]]:
        """(start, end, what it stands for) of every phrase; longer ones hide those inside them."""
        return self.find_stems([self._stem(token) for token in tokens])

    def find_stems(self, stems: Sequence[str]) -> list[tuple[int, int, T]]:
        """The same for words that are stems already."""
        hits: list[tuple[int, int, T]] = []
        covered = 0
        for start, first in enumerate(stems):
            if first not in self._begin:
                continue
            for length in range(min(_LONGEST, len(stems) - start), 0, -1):
                if start + length <= covered:  # within a longer one
                    break
                values = self._found.get(tuple(stems[start : start + length]))
                if values:
                    hits.extend((start, start + length, value) for value in values)
                    covered = start + length
                    break
        return hits

    def rows(self) -> Iterable[tuple[tuple[str, ...], list[T]]]:
        return self._found.items()


@dataclass(frozen=True)
class Lexicon:
    """All rows, as written. Stop words are folded words by language and by what they do."""

    stopwords: Mapping[str, Mapping[str, frozenset[str]]]
    shorthand: Mapping[str, tuple[str, ...]]
    ordinary: frozenset[str]
    concepts: Mapping[str, tuple[str, ...]]
    everyday: Mapping[str, tuple[str, ...]]
    terms: Mapping[str, tuple[str, ...]]
    cues: Mapping[str, Mapping[str, tuple[str, ...]]]
    intents: Mapping[str, tuple[str, ...]]
    outside: Mapping[str, tuple[str, ...]]
    talk: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, tuple[str, ...]]
    ordinals: Mapping[str, int]
    cardinals: Mapping[str, int]
    steps: Mapping[str, tuple[str, ...]]
    name_words: Mapping[str, tuple[str, ...]]
    name_endings: frozenset[str]
    wording: Wording

    def stop(self, *purposes: str) -> frozenset[str]:
        """The stop words of both languages that serve one of the purposes, or of all."""
        return frozenset().union(
            *(
                row
                for rows in self.stopwords.values()
                for purpose, row in rows.items()
                if not purposes or purpose in purposes
            )
        )


def load_lexicon() -> Lexicon:
    """Reads the files that ship with the package."""
    stopwords = _read("stopwords")
    shorthand = stopwords.pop("shorthand")
    ordinals = _read("ordinals")
    names = _read("names")
    name_words = _rows(names["words"])
    for word, shorter in list(name_words.items()):  # "ops" is also written "operations"
        for short in shorter:
            name_words.setdefault(short, tuple(s for s in (word, *shorter) if s != short))
    return Lexicon(
        stopwords={
            language: {purpose: frozenset(row.split()) for purpose, row in rows.items()}
            for language, rows in stopwords.items()
        },
        shorthand={short: tuple(row.split()) for short, row in shorthand.items()},
        ordinary=frozenset(word for row in _read("ordinary").values() for word in words(str(row))),
        concepts=_rows(_read("concepts")),
        everyday=_rows(_read("everyday")),
        terms=_rows(_read("terms")),
        cues={kind: _rows(rows) for kind, rows in _read("cues").items()},
        intents=_rows(_read("intents")),
        outside=_rows(_read("outside")),
        talk=_rows(_read("talk")),
        titles=_rows(_read("titles")),
        ordinals=_numbers(ordinals["ordinal"]),
        cardinals=_numbers(ordinals["cardinal"]),
        steps=_rows({step: ordinals[step] for step in ("last", "next", "previous", "feminine")}),
        name_words=name_words,
        name_endings=frozenset(_rows(names)["endings"]),
        wording=load_wording(),
    )


def _read(name: str) -> dict[str, dict[str, str]]:
    text = files(__package__).joinpath(f"{name}.yml").read_text(encoding="utf-8")
    rows: dict[str, dict[str, str]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return rows


def _rows(rows: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(item.strip() for item in str(row).split(",") if item.strip())
        for name, row in rows.items()
    }


def _numbers(rows: Mapping[str, object]) -> dict[str, int]:
    return {word: int(number) for number, row in _rows(rows).items() for word in row}
