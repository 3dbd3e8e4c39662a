"""Articles and entries as rows of the catalogue, and back."""

import hashlib
import json
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import RowMapping

from bot.articles.library import Library
from bot.articles.model import Article, Entry, Kind, Source

Row = dict[str, Any]

_ARTICLE = tuple(field.name for field in fields(Article) if field.name != "entries")
_ENTRY = tuple(field.name for field in fields(Entry) if field.name != "source")


@dataclass(frozen=True, slots=True)
class Shelved:
    """An article as the catalogue's tables hold it.

    fingerprint  of everything that is stored of it: its digest, and its entries, which a newer
                 opsrole may read differently from the same file
    """

    file: str
    position: int
    fingerprint: str
    row: Row
    entries: tuple[Row, ...]


def shelve(library: Library) -> tuple[Shelved, ...]:
    return tuple(_shelve(article, place) for place, article in enumerate(library.articles))


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


def _shelve(article: Article, position: int) -> Shelved:
    row: Row = {name: getattr(article, name) for name in _ARTICLE}
    entries = tuple(
        _shelve_entry(entry, article.file, place) for place, entry in enumerate(article.entries)
    )
    everything = json.dumps([row, entries], sort_keys=True, default=str).encode()
    fingerprint = hashlib.sha256(everything).hexdigest()
    row |= {"position": position, "fingerprint": fingerprint}
    return Shelved(article.file, position, fingerprint, row, entries)


def _shelve_entry(entry: Entry, article: str, position: int) -> Row:
    row: Row = {name: getattr(entry, name) for name in _ENTRY}
    row |= {
        "article": article,
        "position": position,
        "kind": str(entry.kind),
        "source_file": entry.source.file,
        "source_line": entry.source.line,
    }
    return row
