"""What a Markdown text is made of, as far as Slack can show it; and breaking it into parts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.slack import limits
from bot.slack.text import break_at


@dataclass(frozen=True, slots=True)
class Inline:
    """A run of text in one style; with `url`, a link."""

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    url: str | None = None


Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Quote:
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Code:
    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """Neighbouring items of one list at one depth; `offset` is how many came before, if ordered."""

    items: tuple[Inlines, ...]
    ordered: bool = False
    indent: int = 0
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    url: str
    alt: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""


Piece = Paragraph | Quote | Code | Items | Picture | Rule


def weight(piece: Piece) -> int:
    """Characters of text."""
    match piece:
        case Paragraph(inlines) | Quote(inlines):
            return _length(inlines)
        case Code(text):
            return len(text)
        case Items(items):
            return sum(_length(item) for item in items)
        case Picture(_, alt):
            return len(alt)
        case Rule():
            return 0


def parts(pieces: Iterable[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """The pieces in as many messages as they need, nothing lost; at least one, perhaps empty."""
    found: list[tuple[Piece, ...]] = []
    current: list[Piece] = []
    text = 0
    for piece in fitting(pieces):
        heavy = weight(piece)
        # Each piece may need a block of its own.
        if current and (text + heavy > limits.PART_TEXT or len(current) >= limits.PART_BLOCKS):
            found.append(tuple(current))
            current, text = [], 0
        current.append(piece)
        text += heavy
    return (*found, tuple(current)) if current or not found else tuple(found)


def fitting(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, each within what one rich text block holds."""
    for piece in pieces:
        if weight(piece) <= limits.RICH_TEXT:
            yield piece
            continue
        match piece:
            case Paragraph(inlines):
                yield from (Paragraph(run) for run in _broken(inlines))
            case Quote(inlines):
                yield from (Quote(run) for run in _broken(inlines))
            case Code(text):
                yield from (Code(chunk) for chunk in _lines(text))
            case Items():
                yield from _broken_list(piece)
            case Picture() | Rule():
                yield piece


def _broken_list(piece: Items) -> Iterator[Piece]:
    current: list[Inlines] = []
    offset = piece.offset
    for item in piece.items:
        if current and sum(map(_length, current)) + _length(item) > limits.RICH_TEXT:
            yield replace(piece, items=tuple(current), offset=offset)
            offset += len(current)
            current = []
        first, *rest = _broken(item)
        current.append(first)
        if rest:
            yield replace(piece, items=tuple(current), offset=offset)
            offset += len(current)
            current = []
            yield from (Paragraph(run) for run in rest)
    if current:
        yield replace(piece, items=tuple(current), offset=offset)


def _broken(inlines: Inlines) -> list[Inlines]:
    runs: list[Inlines] = []
    current: list[Inline] = []
    room = limits.RICH_TEXT
    for inline in inlines:
        rest = inline
        while len(rest.text) > room:
            at = break_at(rest.text, room)
            current.append(replace(rest, text=rest.text[:at]))
            runs.append(tuple(current))
            current, room = [], limits.RICH_TEXT
            rest = replace(rest, text=rest.text[at:].lstrip())
        if rest.text:
            current.append(rest)
            room -= len(rest.text)
    if current or not runs:
        runs.append(tuple(current))
    return runs


def _lines(text: str) -> Iterator[str]:
    current = ""
    for line in text.splitlines():
        for start in range(0, len(line) or 1, limits.RICH_TEXT):
            chunk = line[start : start + limits.RICH_TEXT]
            if current and len(current) + 1 + len(chunk) > limits.RICH_TEXT:
                yield current
                current = chunk
            else:
                current = f"{current}\n{chunk}" if current else chunk
    if current:
        yield current


def _length(inlines: Sequence[Inline]) -> int:
    return sum(len(inline.text) for inline in inlines)
