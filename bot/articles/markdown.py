"""Markdown text -> tokens, read one way everywhere: CommonMark, tables, ~~strikes~~ and Markdoc."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.articles.markdoc import with_markdoc

__all__ = ["Document", "Token", "blocks", "parse_document", "parse_markdown"]


@dataclass(frozen=True)
class Document:
    """A parsed text: its tokens, its lines, and what its link references stand for.

    references  normalised label -> lines (first, after last) of its definition
    """

    tokens: Sequence[Token]
    lines: Sequence[str]
    references: dict[str, tuple[int, int]] = field(default_factory=dict)


def parse_markdown(text: str) -> list[Token]:
    """Balanced tokens. Markdoc's are described in `bot.articles.markdoc`; raw HTML stays as is."""
    return _parser().parse(text)


def parse_document(text: str) -> Document:
    environment: dict[str, Any] = {}
    tokens = _parser().parse(text, environment)
    references = {
        label: (found["map"][0], found["map"][1])
        for label, found in environment.get("references", {}).items()
    }
    return Document(tokens, text.split("\n"), references)


def blocks(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The outermost blocks, each with all that it holds."""
    depth, start = 0, 0
    for at, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[start : at + 1]
            start = at + 1


def _parser() -> MarkdownIt:
    # Labels tell which definitions a part of a text needs to be read alone.
    parser = MarkdownIt("commonmark", {"store_labels": True})
    return parser.enable(["table", "strikethrough"]).use(with_markdoc)
