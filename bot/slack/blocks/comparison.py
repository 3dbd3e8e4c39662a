"""Two roles side by side, and the choice of the second one."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block

from bot.articles.comparison import Comparison, compare, neighbours
from bot.articles.computed import compared, comparison_id
from bot.articles.library import Library
from bot.articles.model import Article, Entry
from bot.locales import Words
from bot.slack import limits
from bot.slack.blocks import body, naming
from bot.slack.blocks.buttons import Target, button, rows, share_button
from bot.slack.blocks.plain import header
from bot.slack.blocks.source import source_line
from bot.slack.blocks.table import table
from bot.slack.pieces import Inline, Paragraph, Quote
from bot.slack.text import cut

_MOST_PILLARS = 10


def comparison(
    entry: Entry, library: Library, words: Words, *, part: int, shareable: bool
) -> list[Block]:
    """The blocks of "X/compare/Y", or of "X/compare", which asks which other role is meant."""
    left, right = compared(entry.id) or (entry.role, "")
    found = compare(library, left, right, entry.lang) if right else None
    if found is None:
        return _choice(entry, library, words, part)
    ways = [
        button("left", found.left.name, Target(left)),
        button("right", found.right.name, Target(right)),
    ]
    if len(library.roles) > 2:
        ways.append(button("compare", words("button-compare-other"), Target(comparison_id(left))))
    if shareable:
        ways.append(share_button(words("button-share"), Target(entry.id)))
    return [
        header(naming.title(entry, library, words)),
        table(list(_rows(found, words))),
        *_told_apart(found, words),
        *rows(ways),
        source_line(found.left, words),
        source_line(found.right, words),
    ]


def _rows(found: Comparison, words: Words) -> Iterator[tuple[str, str, str]]:
    left, right = found.left.definition, found.right.definition
    yield words("compare-role"), found.left.name, found.right.name
    if left and right:
        yield words("compare-tagline"), left.tagline or "", right.tagline or ""
        yield words("compare-definition"), _line(left.text), _line(right.text)
    for number, (one, other) in enumerate(found.pillars[:_MOST_PILLARS], 1):
        yield words("compare-pillar", number=number), one or "", other or ""
    for mine, theirs in found.near:
        yield words("compare-near"), _line(mine.text), _line(theirs.text)


def _told_apart(found: Comparison, words: Words) -> list[Block]:
    """What the articles say of each other, in their own words."""
    said: list[Paragraph | Quote] = []
    for article, text in found.apart[:2]:
        intro = words("compare-said", role=article.name)
        said += [Paragraph((Inline(intro, bold=True),)), Quote((Inline(_cut(text)),))]
    return body.blocks(said)


def _choice(entry: Entry, library: Library, words: Words, part: int) -> list[Block]:
    """The nearest roles first; the others behind a button, some at a time."""
    others = neighbours(library, entry.role, entry.lang)
    first = 0 if part == 1 else limits.CHOICES + (part - 2) * limits.HOME_ROLES
    last = limits.CHOICES if part == 1 else first + limits.HOME_ROLES
    articles: list[Article] = [
        article for role in others[first:last] if (article := library.article(role, entry.lang))
    ]
    ways = [
        button(f"compare-{number}", article.name, Target(comparison_id(entry.role, article.role)))
        for number, article in enumerate(articles, 1)
    ]
    along = []
    if last < len(others):
        along.append(button("part", words("button-more-roles"), Target(entry.id, part + 1)))
    along.append(button("up", words("button-role"), Target(entry.role)))
    return [
        header(naming.title(entry, library, words)),
        *body.paragraphs(words("compare-choose")),
        *rows(ways),
        *rows(along),
    ]


def _line(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str) -> str:
    return cut(_line(text), limits.CELL_TEXT)
