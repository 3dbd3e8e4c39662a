"""Markdown tokens -> pieces that Slack can show."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from bot.articles.markdown import parse_markdown
from bot.slack import limits
from bot.slack.pieces import (
    Code,
    Inline,
    Inlines,
    Items,
    Paragraph,
    Picture,
    Piece,
    Quote,
    Rule,
)

_BREAK = Inline("\n")
_HOST = re.compile(r"[\w.:-]+")
_LISTS = ("bullet_list", "ordered_list")
_RAW = ("fence", "code_block")
_TRANSPARENT = ("root", "list_item", "thead", "tbody")


def from_markdown(
    markdown: str, *, base: str | None = None, numbered: bool = False
) -> tuple[Piece, ...]:
    """As `read`, from the text of an entry."""
    return read(parse_markdown(markdown), base=base, numbered=numbered)


def read(
    tokens: Sequence[Token], *, base: str | None = None, numbered: bool = False
) -> tuple[Piece, ...]:
    """What the tokens say, in order.

    base      the article's address, from which relative links and pictures are resolved;
              without it they are shown as text
    numbered  the items of outermost bullet lists get numbers, running on from list to list
    """
    reader = _Reader(base, numbered)
    return tuple(reader.blocks(SyntaxTreeNode(tokens)))


@dataclass(slots=True)
class _Reader:
    base: str | None
    numbered: bool
    count: int = 0
    pictures: list[Picture] = field(default_factory=list)

    def blocks(self, node: SyntaxTreeNode) -> Iterator[Piece]:
        if node.type in _LISTS:
            yield from self.listed(node, 0)
        elif node.type in ("paragraph", "heading", "inline", "tr"):
            inlines = self.lines(node)
            if inlines:
                yield Paragraph(inlines)
        elif node.type in _RAW:
            yield Code(node.content.rstrip("\n"))
        elif node.type == "hr":
            yield Rule()
        elif node.type in (*_TRANSPARENT, "table"):
            for child in node.children:
                yield from self.blocks(child)
        elif node.children:  # a quotation, a callout or another tag around blocks
            inlines = self.lines(node)
            if inlines:
                yield Quote(inlines)
        elif node.content and not node.content.startswith("<!--"):
            yield Paragraph((Inline(node.content.strip()),))
        if node.type not in _TRANSPARENT:
            yield from self.shown()

    def shown(self) -> Iterator[Picture]:
        """The pictures met on the way: Slack has no place for them within text."""
        yield from self.pictures
        self.pictures.clear()

    def listed(self, node: SyntaxTreeNode, indent: int) -> Iterator[Piece]:
        outermost = self.numbered and indent == 0
        ordered = outermost or node.type == "ordered_list"
        seen = self.count if outermost else int(node.attrs.get("start", 1)) - 1
        items: list[Inlines] = []
        for item in node.children:
            lists = [child for child in item.children if child.type in _LISTS]
            own = [child for child in item.children if child.type not in _LISTS]
            items.append(_joined([self.lines(child) for child in own], _BREAK))
            if lists:
                yield self.together(items, ordered, indent, seen)
                seen += len(items)
                items = []
                for inner in lists:
                    yield from self.listed(inner, indent + 1)
        if items:
            yield self.together(items, ordered, indent, seen)
            seen += len(items)
        if outermost:
            self.count = seen

    def together(self, items: list[Inlines], ordered: bool, indent: int, seen: int) -> Items:
        depth = min(indent, limits.LIST_INDENT)
        return Items(tuple(items), ordered, depth, max(seen, 0) if ordered else 0)

    def lines(self, node: SyntaxTreeNode) -> Inlines:
        """A block's text as one run, its inner blocks on lines of their own."""
        match node.type:
            case "inline" | "th" | "td":
                return self.inlines(node, Inline(""))
            case "paragraph":
                return self.inlines(node, Inline(""))
            case "heading":
                return self.inlines(node, Inline("", bold=True))
            case "tr":
                return _joined([self.lines(cell) for cell in node.children], Inline(" · "))
            case "bullet_list" | "ordered_list":
                ordered, start = node.type == "ordered_list", int(node.attrs.get("start", 1))
                bullets = [
                    (Inline(f"{start + n}. " if ordered else "• "), *self.lines(item))
                    for n, item in enumerate(node.children)
                ]
                return _joined(bullets, _BREAK)
            case "hr":
                return ()
            case _ if node.type in _RAW:
                return (Inline(node.content.rstrip("\n"), code=True),)
            case _ if node.children:
                return _joined([self.lines(child) for child in node.children], _BREAK)
            case _:
                text = node.content.strip()
                return (Inline(text),) if text and not text.startswith("<!--") else ()

    def inlines(self, node: SyntaxTreeNode, style: Inline) -> Inlines:
        found: list[Inline] = []
        for child in node.children:
            for inline in self.inline(child, style):
                if found and replace(found[-1], text="") == replace(inline, text=""):
                    found[-1] = replace(inline, text=found[-1].text + inline.text)
                else:
                    found.append(inline)
        return _trimmed(found)

    def inline(self, node: SyntaxTreeNode, style: Inline) -> Iterator[Inline]:
        match node.type:
            case "text" | "html_inline":
                if node.content:
                    yield replace(style, text=node.content)
            case "softbreak":
                yield replace(style, text=" ")
            case "hardbreak":
                yield replace(style, text="\n")
            case "code_inline":
                yield replace(style, text=node.content, code=True)
            case "image":
                yield from self.image(node, style)
            case _:
                inner = self.styled(node, style)
                for child in node.children:
                    yield from self.inline(child, inner)

    def styled(self, node: SyntaxTreeNode, style: Inline) -> Inline:
        match node.type:
            case "strong":
                return replace(style, bold=True)
            case "em":
                return replace(style, italic=True)
            case "s":
                return replace(style, strike=True)
            case "link":
                return replace(style, url=self.address(str(node.attrs.get("href", "")), mail=True))
            case _:
                return style

    def image(self, node: SyntaxTreeNode, style: Inline) -> Iterator[Inline]:
        source = str(node.attrs.get("src", ""))
        alt = node.content or str(node.attrs.get("title", "")) or PurePosixPath(source).name
        address = self.address(source, mail=False)
        if address and alt:
            self.pictures.append(Picture(address, alt[: limits.IMAGE_ALT_TEXT]))
        elif alt:
            yield replace(style, text=alt, italic=True)

    def address(self, target: str, *, mail: bool) -> str | None:
        """An address that Slack can open, or None."""
        try:
            whole = urljoin(self.base or "", target)
            found = urlsplit(whole)
            host = found.hostname or ""
            found.port  # noqa: B018 - raises for one that is no number
        except ValueError:
            return None
        on_the_web = found.scheme in ("http", "https") and _HOST.fullmatch(host)
        usable = on_the_web or (mail and found.scheme == "mailto" and found.path)
        return whole if usable and len(whole) <= limits.LINK_URL else None


def _joined(runs: list[Inlines], separator: Inline) -> Inlines:
    found: list[Inline] = []
    for run in filter(None, runs):
        if found:
            found.append(separator)
        found.extend(run)
    return tuple(found)


def _trimmed(inlines: list[Inline]) -> Inlines:
    if inlines:
        inlines[0] = replace(inlines[0], text=inlines[0].text.lstrip())
        inlines[-1] = replace(inlines[-1], text=inlines[-1].text.rstrip())
    return tuple(inline for inline in inlines if inline.text)
