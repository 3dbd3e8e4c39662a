"""What stands under a pillar's heading, or in a list's item -> its introduction and missions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.articles.kinds import is_missions, pillar_title
from bot.articles.markdown import Document, Token, blocks
from bot.articles.outline import Heading
from bot.articles.text import heading_text, inline_text, is_list, item_line, items, plain_text
from bot.articles.words import plain, word_set, words

_SHORT_TITLE, _LONGEST_TITLE = 60, 80
_SHORTEST_CLAUSE = 12
_SHORTEST_PHRASE = 30
_CLAUSE_END = re.compile(r" \(| ?[:;](?=\s)|[.!?](?=\s)| [–—-] ")
_PHRASE_END = re.compile(
    r",(?=\s)| (?=(?:pour|afin|qui|lui|ainsi|avec|dans|et|puis|sur"
    r"|to|so|and|with|by|for|in|that)\s)"
)
_LOOSE_ENDS = word_set(
    "a au aux d de des du en et l la le les leur ou par pour qu que sa ses son sur un une"
    " an and by for her his in its of on or that the their to with"
)


@dataclass(frozen=True)
class Mission:
    """One item. `line` and `last`, the one after it, count from 0; `markdown` has no bullet."""

    title: str
    text: str
    markdown: str
    line: int
    last: int


@dataclass(frozen=True)
class Pillar:
    """One pillar; `heading` is the one it stands under. `first` and `last` are its body's lines."""

    title: str
    heading: Heading
    intro: str
    missions: tuple[Mission, ...]
    line: int
    first: int
    last: int
    markdown: str


def under_heading(document: Document, heading: Heading) -> Pillar:
    parts = [heading, *(below for below in heading.below if is_missions(below.written))]
    intro: list[str] = []
    missions: list[Mission] = []
    for part in parts:
        for block in blocks(part.body):
            if is_list(block):
                missions += _missions(document, block)
            elif not (block[0].type == "paragraph_open" and is_missions(heading_text(block))):
                intro.append(plain_text(block))
    last = max(part.last for part in parts)
    return Pillar(
        title=pillar_title(heading.written) or heading.written,
        heading=heading,
        intro="\n".join(filter(None, intro)),
        missions=tuple(missions),
        line=heading.line,
        first=heading.first,
        last=last,
        markdown=written(document.lines[heading.first : last]),
    )


def in_list(document: Document, heading: Heading) -> Iterator[Pillar]:
    """The pillars that are items of the first list under a heading, missions nested in them."""
    first_list = next((block for block in blocks(heading.body) if is_list(block)), None)
    for item in items(first_list) if first_list else ():
        if not plain_text(item[1:-1]):
            continue
        inner = list(blocks(item[1:-1]))
        title, said = _lead(inner)
        rest = [plain_text(block) for block in inner[1:] if not is_list(block)]
        missions = [m for block in inner if is_list(block) for m in _missions(document, block)]
        first, last = item[0].map or (heading.first, heading.last)
        yield Pillar(
            title=pillar_title(title),
            heading=heading,
            intro="\n".join(filter(None, [said, *rest])),
            missions=tuple(missions),
            line=first,
            first=first,
            last=last,
            markdown=_item_markdown(document, item),
        )


def short_title(text: str) -> str:
    """A text's first clause or words, up to some 80 characters, without final punctuation."""
    text = plain(text)
    if len(text) <= _SHORT_TITLE:
        return _tidy(text)
    ends = [at for end in _CLAUSE_END.finditer(text) if _in(_SHORTEST_CLAUSE, at := end.start())]
    if ends:
        return _tidy(text[: ends[0]])
    if len(text) <= _LONGEST_TITLE:
        return _tidy(text)
    ends = [at for end in _PHRASE_END.finditer(text) if _in(_SHORTEST_PHRASE, at := end.start())]
    if not ends:
        ends = [text.rfind(" ", 0, _LONGEST_TITLE)]
    return _tidy(text[: ends[-1]] if ends[-1] > 0 else text[:_LONGEST_TITLE])


def written(lines: Sequence[str]) -> str:
    """Lines as their author wrote them, moved to the left, without empty ones around."""
    lines = [line.expandtabs(4) for line in lines]
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[margin:].rstrip(" ") for line in lines).strip("\n")


def _missions(document: Document, block: Sequence[Token]) -> Iterator[Mission]:
    for item in items(block):
        text = item_line(item)
        if text:
            first, last = item[0].map or (0, 0)
            title = short_title(item_line(item, addresses=False)) or plain(text)
            yield Mission(title, text, _item_markdown(document, item), first, last)


def _item_markdown(document: Document, item: Sequence[Token]) -> str:
    """The item as written, its bullet and margin taken off."""
    first, last = item[0].map or (0, 0)
    start, *rest = [line.expandtabs(4) for line in document.lines[first:last]]
    mark = len(item[0].info) + len(item[0].markup)
    content = start.lstrip()[mark:].lstrip()
    return (content + "\n" + written(rest)).strip("\n")


def _lead(inner: Sequence[Sequence[Token]]) -> tuple[str, str]:
    """The title that opens a list's item, in bold or before a colon, and what follows it."""
    if not inner or inner[0][0].type != "paragraph_open":
        return "", ""
    whole = inline_text(inner[0][1])
    bold = _bold_opening(inner[0][1])
    title = bold or whole.partition("\n")[0].partition(" : ")[0].partition(": ")[0]
    said = whole.removeprefix(title).lstrip(" :–—-.\n") if whole.startswith(title) else whole
    return title.rstrip(" :"), said


def _bold_opening(inline: Token) -> str:
    parts: list[str] = []
    depth = 0
    for token in inline.children or ():
        if token.type in ("strong_open", "strong_close"):
            depth += token.nesting
            if not depth:
                break
        elif depth or not any(sign.isalnum() for sign in token.content):
            parts.append(token.content)
        else:
            return ""
    return "".join(parts).strip()


def _in(shortest: int, at: int) -> bool:
    return shortest <= at <= _LONGEST_TITLE


def _tidy(title: str) -> str:
    title = title.strip(" ,;:.-–—•")
    while (
        " " in title
        and words(title.rpartition(" ")[2])[-1:]
        and (set(words(title.rpartition(" ")[2])) <= _LOOSE_ENDS)
    ):
        title = title.rpartition(" ")[0].rstrip(" ,;:.-–—•")
    return title
