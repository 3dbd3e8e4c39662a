"""Articles and entries as rows of the catalogue, and back."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from sqlalchemy import RowMapping

from bot.articles.library import Library
from bot.articles.model import Article, Entry, Kind, Source

Row = dict[str, Any]

_ARTICLE = tuple(field.name for field in fields(Article) if field.name != "entries")
_ENTRY = tuple(field.name for field in fields(Entry) if field.name != "source")


@dataclass(frozen=True, slots=True)
class Shelved:
    """An article on its way to the catalogue's tables.

    fingerprint  of everything that is stored of it: its digest, and its entries, which a newer
                 opsrole may read differently from the same file
    """

    article: Article
    position: int
    fingerprint: str

    @property
    def file(self) -> str:
        return self.article.file

    @property
    def row(self) -> Row:
        place = {"position": self.position, "fingerprint": self.fingerprint}
        return _article_row(self.article) | place

    @property
    def entries(self) -> list[Row]:
        return _entry_rows(self.article)


def shelve(library: Library, before: Sequence[Shelved] = ()) -> tuple[Shelved, ...]:
    """`before` spares fingerprinting articles that are still the same object."""
    known = {shelved.file: shelved for shelved in before}
    return tuple(
        replace(held, position=place)
        if (held := known.get(article.file)) and held.article is article
        else Shelved(article, place, _fingerprint(article))
        for place, article in enumerate(library.articles)
    )


def revision(shelved: tuple[Shelved, ...]) -> str:
    """The same for the same articles in the same order, on any machine; else another."""
    together = "\n".join(article.fingerprint for article in shelved)
    return hashlib.sha256(together.encode()).hexdigest()[:32]


def unshelve_article(row: RowMapping, entries: tuple[Entry, ...]) -> Article:
    return Article(**{name: row[name] for name in _ARTICLE}, entries=entries)


def unshelve_entry(row: RowMapping) -> Entry:
    values = {name: row[name] for name in _ENTRY}
    values["kind"] = Kind(values["kind"])
    return Entry(**values, source=Source(row["source_file"], row["source_line"]))


def _fingerprint(article: Article) -> str:
    everything = [_article_row(article), _entry_rows(article)]
    return hashlib.sha256(json.dumps(everything, sort_keys=True, default=str).encode()).hexdigest()


def _article_row(article: Article) -> Row:
    return {name: getattr(article, name) for name in _ARTICLE}


def _entry_rows(article: Article) -> list[Row]:
    return [
        {name: getattr(entry, name) for name in _ENTRY}
        | {
            "article": article.file,
            "position": position,
            "kind": str(entry.kind),
            "source_file": entry.source.file,
            "source_line": entry.source.line,
        }
        for position, entry in enumerate(article.entries)
    ]
