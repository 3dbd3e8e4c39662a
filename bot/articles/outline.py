"""Tokens -> headings, each with what stands directly under it and the headings below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from bot.articles.kinds import counts, is_missions, names_pillar, recognise, section_name
from bot.articles.markdown import Document, Token, blocks
from bot.articles.model import Kind
from bot.articles.text import heading_text, is_list, plain_text

_LONGEST_BOLD_HEADING = 8  # words; more is a sentence that its author stresses


@dataclass(frozen=True, eq=False)
class Heading:
    """One heading, or the text before the first one, which has level 0 and no words.

    level  1 to 6; a bold paragraph that acts as a heading is one below the heading above it
    line   of the heading, counted from 0; `first` and `last` enclose the body: first, after last
    body   tokens up to the next heading of any level
    """

    level: int
    written: str
    line: int
    first: int
    last: int
    body: Sequence[Token]
    bold: bool = False
    below: tuple["Heading", ...] = ()

    @property
    def text(self) -> str:
        return plain_text(self.body)

    def all_below(self) -> Iterator["Heading"]:
        for heading in self.below:
            yield heading
            yield from heading.all_below()


@dataclass
class _Open:
    level: int
    written: str
    line: int
    first: int
    bold: bool = False
    last: int = 0
    body: list[Token] = field(default_factory=list)
    below: list["_Open"] = field(default_factory=list)

    def close(self) -> Heading:
        below = tuple(heading.close() for heading in self.below)
        first, last = self.first, self.last
        return Heading(
            self.level, self.written, self.line, first, last, self.body, self.bold, below
        )


def outline(document: Document) -> Heading:
    """The text before the first heading, with the outermost headings below it."""
    top = _Open(0, "", 0, 0)
    open_: list[_Open] = [top]
    all_blocks = list(blocks(document.tokens))
    for block, after in zip_longest(all_blocks, all_blocks[1:]):
        first, last = block[0].map or (0, 0)
        level = _level(block, after, open_)
        if level is None:
            open_[-1].body += block
            continue
        open_[-1].last = first
        bold = block[0].type == "paragraph_open"
        heading = _Open(level, heading_text(block), first, last, bold)
        while len(open_) > 1 and open_[-1].level >= level:
            open_.pop()
        open_[-1].below.append(heading)
        open_.append(heading)
    open_[-1].last = len(document.lines)
    return top.close()


def _level(
    block: Sequence[Token], after: Sequence[Token] | None, open_: Sequence[_Open]
) -> int | None:
    if block[0].type == "heading_open":
        return int(block[0].tag.removeprefix("h"))
    above = next(heading for heading in reversed(open_) if not heading.bold)
    if after is None or after[0].type == "heading_open" or not _is_bold(block):
        return None
    written = heading_text(block)
    if len(written.split()) > _LONGEST_BOLD_HEADING or is_missions(written):
        return None
    known = recognise(written)
    within = recognise(above.written) if above.written else None
    among_pillars = within is not None and within.kind == Kind.PILLARS
    a_pillar = names_pillar(written) or (among_pillars and (is_list(after) or counts(written)))
    if (known and known.sure) or a_pillar or section_name(written):
        return above.level + 1
    return None


def _is_bold(block: Sequence[Token]) -> bool:
    """A paragraph all in bold but for signs and spaces."""
    if block[0].type != "paragraph_open":
        return False
    depth, bold = 0, False
    for token in block[1].children or ():
        if token.type in ("strong_open", "strong_close"):
            depth += token.nesting
            bold = True
        elif token.type in ("image", "hardbreak") or (
            depth == 0 and any(sign.isalnum() for sign in token.content)
        ):
            return False
    return bold
