"""A library's texts as numbered words; an article that has not changed is not read again."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from bot.articles.model import Article, Entry, Kind
from bot.search.text import words

FIELDS = ("trail", "title", "body", "inside")  # in the order in which they are read
_LISTS = (Kind.PILLARS, Kind.PILLAR)

T = TypeVar("T", bound=np.generic)
Ints = npt.NDArray[np.int32]
Starts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Rows:
    """Words of many rows, by their place among the distinct ones.

    words   of all rows, one after another
    starts  where each row begins; of length rows + 1
    """

    words: Ints
    starts: Starts


@dataclass(frozen=True, slots=True)
class Texts:
    """What the entries of some articles say, in their order.

    distinct   every word, once
    fields     of each entry a row for each of FIELDS
    questions  a row for each sample question of each entry
    """

    articles: tuple[Article, ...]
    distinct: tuple[str, ...]
    fields: Rows
    questions: Rows

    def field(self, name: str) -> Rows:
        """One row an entry."""
        step = len(FIELDS)
        rows = np.arange(FIELDS.index(name), len(self.fields.starts) - 1, step, dtype=np.int32)
        return picked(self.fields, rows)


def read_texts(articles: Sequence[Article], before: Texts | None = None) -> Texts:
    """Reads the articles; those that `before` holds already are taken over from there."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.update((word, at) for at, word in enumerate(before.distinct if before else ()))
    numbers.default_factory = numbers.__len__
    held = dict(_places(before)) if before else {}
    parts: list[tuple[Rows, Rows]] = []
    new: list[Article] = []

    def read_new() -> None:
        entries = [entry for article in new for entry in article.entries]
        said = chain.from_iterable(map(_said, entries))
        asked = chain.from_iterable(entry.questions for entry in entries)
        parts.append((_numbered(said, numbers), _numbered(asked, numbers)))
        new.clear()

    for article in articles:
        known, *places = held.get((article.role, article.lang), (None,))
        if before is None or known is None or not (known is article or known == article):
            new.append(article)
            continue
        if new:
            read_new()
        of_fields, of_questions = places
        parts.append((_part(before.fields, of_fields), _part(before.questions, of_questions)))
    if new or not parts:
        read_new()
    fields = _joined([part[0] for part in parts])
    questions = _joined([part[1] for part in parts])
    distinct, fields, questions = _still_used(tuple(numbers), fields, questions)
    return Texts(tuple(articles), distinct, fields, questions)


def picked(rows: Rows, which: Ints) -> Rows:
    """Some of the rows, in the order given."""
    lengths = rows.starts[which + 1] - rows.starts[which]
    found, _ = gathered(rows.words, rows.starts[which], lengths)
    return Rows(found, _starts(lengths))


def gathered(
    values: npt.NDArray[T], begins: Starts, lengths: Starts
) -> tuple[npt.NDArray[T], npt.NDArray[np.intp]]:
    """Runs of values, one after another, and the number of the run that each is of."""
    owners = np.repeat(np.arange(len(begins)), lengths)
    before = np.cumsum(lengths) - lengths
    return values[np.arange(len(owners)) + (begins - before)[owners]], owners


def _said(entry: Entry) -> tuple[str, str, str, str]:
    """The entry's FIELDS. A mission has no title: it would be the beginning of its text.

    A list's text stands apart: its parts say it again.
    """
    title = "" if entry.kind == Kind.MISSION else entry.title
    is_list = entry.kind in _LISTS
    body, inside = ("", entry.text) if is_list else (entry.text, "")
    return " / ".join(entry.heading_path), title, body, inside


_Place = tuple[Article, slice, slice]


def _places(texts: Texts) -> Iterator[tuple[tuple[str, str], _Place]]:
    """(role and language, the article with the places of its rows) of each."""
    field = question = 0
    for article in texts.articles:
        next_field = field + len(article.entries) * len(FIELDS)
        next_question = question + sum(len(entry.questions) for entry in article.entries)
        place = article, slice(field, next_field), slice(question, next_question)
        yield (article.role, article.lang), place
        field, question = next_field, next_question


def _numbered(texts: Iterable[str], numbers: defaultdict[str, int]) -> Rows:
    flat, starts = array("i"), array("q", [0])
    for text in texts:  # one at a time: all words at once would be a lot of objects
        flat.extend(map(numbers.__getitem__, words(text)))
        starts.append(len(flat))
    found = np.frombuffer(flat, dtype=np.int32) if flat else np.zeros(0, dtype=np.int32)
    return Rows(found, np.frombuffer(starts, dtype=np.int64))


def _part(rows: Rows, of: slice) -> Rows:
    starts = rows.starts[of.start : of.stop + 1]
    return Rows(rows.words[starts[0] : starts[-1]], starts - starts[0])


def _joined(parts: Sequence[Rows]) -> Rows:
    lengths = np.concatenate([np.diff(part.starts) for part in parts])
    return Rows(np.concatenate([part.words for part in parts]), _starts(lengths))


def _starts(lengths: Starts) -> Starts:
    return np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)


def _still_used(
    distinct: tuple[str, ...], fields: Rows, questions: Rows
) -> tuple[tuple[str, ...], Rows, Rows]:
    """Without words that no text has any more: nothing may be read as one of them."""
    used = np.zeros(len(distinct), dtype=bool)
    used[fields.words] = used[questions.words] = True
    if used.all():
        return distinct, fields, questions
    place = (np.cumsum(used) - 1).astype(np.int32)
    kept = tuple(word for word, is_used in zip(distinct, used.tolist(), strict=True) if is_used)
    return (
        kept,
        Rows(place[fields.words], fields.starts),
        Rows(place[questions.words], questions.starts),
    )
