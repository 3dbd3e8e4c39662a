"""An entry as a card: its trail, its text, the ways up, down and along, its source."""

from collections.abc import Iterator
from dataclasses import replace

from slack_sdk.models.blocks import Block, ButtonElement

from bot.articles.computed import comparison_id
from bot.articles.library import Library
from bot.articles.model import Article, Entry, Kind
from bot.locales import Words
from bot.slack import limits, pieces, rich_text
from bot.slack.blocks import body, naming
from bot.slack.blocks.buttons import Target, button, link_button, rows, share_button
from bot.slack.blocks.comparison import comparison
from bot.slack.blocks.directory import directory
from bot.slack.blocks.plain import context, header
from bot.slack.blocks.source import STARTER, address, source_line
from bot.slack.pieces import Inline, Inlines, Items, Paragraph, Piece, Quote

_BELOW_A_ROLE = (
    Kind.PILLARS,
    Kind.SKILLS,
    Kind.ANALOGY,
    Kind.SPECIALISATION,
    Kind.SECTION,
)
_OF_EVERY_ROLE = (Kind.PILLARS, Kind.SKILLS)  # stand first
# All of them are in the text, too.
_MOST_WAYS_DOWN = limits.ACTIONS_ELEMENTS
_MOST_MISSIONS = 3 * limits.ACTIONS_ELEMENTS  # with labels of a few characters


def card(
    entry: Entry, library: Library, words: Words, *, part: int = 1, shareable: bool = False
) -> list[Block]:
    """The blocks of one part of the entry; a part past the end is the last one."""
    match entry.kind:
        case Kind.DIRECTORY:
            return directory(library, words, part=part, shareable=shareable)
        case Kind.COMPARISON:
            return comparison(entry, library, words, part=part, shareable=shareable)
        case _:
            return quoted(entry, library, words, part=part, shareable=shareable)


def quoted(
    entry: Entry,
    library: Library,
    words: Words,
    *,
    part: int = 1,
    shareable: bool = False,
    bare: bool = False,
) -> list[Block]:
    """A card of what an article says; `bare` is without buttons, for where others lead on."""
    article = library.article_of(entry)
    parts = pieces.parts(_text(entry, library, words, article))
    part = min(part, len(parts))
    found: list[Block] = []
    if trail := naming.trail(entry, library, words):
        found.append(context(trail))
    found.append(header(naming.title(entry, library, words)))
    found += body.blocks(parts[part - 1])
    if part == len(parts) and not bare:
        most = _MOST_MISSIONS if entry.kind == Kind.PILLAR else _MOST_WAYS_DOWN
        found += rows(list(_down(entry, library, words))[:most])
    ways = [] if bare else list(_along(entry, library, words, part, len(parts)))
    if shareable:
        ways.append(share_button(words("button-share"), Target(entry.id, part)))
    found += rows(ways)
    if article:
        starter = entry.kind == Kind.DEFINITION and article.status == STARTER
        found.append(source_line(article, words, part=part, parts=len(parts), status=not starter))
        if starter:
            found.append(context(words("starter")))
    return found


def spoken(entry: Entry, library: Library, words: Words) -> str:
    """The card as plain text that reads as the answer on its own."""
    separator = words("trail-separator")
    above = naming.trail(entry, library, words)
    heading = naming.title(entry, library, words)
    if above:
        heading = separator.join((above, heading))
    lines = [heading, entry.tagline or "", entry.text]
    if not entry.text:
        lines += [child.title for child in library.children(entry)]
    return "\n".join(line for line in lines if line)


def _text(
    entry: Entry, library: Library, words: Words, article: Article | None
) -> tuple[Piece, ...]:
    base = article.url if article else None
    written = rich_text.from_markdown(entry.markdown, base=base, numbered=entry.kind == Kind.PILLAR)
    match entry.kind:
        case Kind.DEFINITION if entry.tagline:
            return (Paragraph((Inline(entry.tagline, italic=True),)), *written)
        case Kind.PILLARS:
            return _list_of_pillars(entry, library, words)
        case Kind.MISSION:
            # What the article says, word for word: set as the quotation it is.
            return tuple(
                Quote(_item(piece.inlines)) if isinstance(piece, Paragraph) else piece
                for piece in written
            )
        case _:
            return written


def _item(inlines: Inlines) -> Inlines:
    """By itself: without the sign that leads to the next item of the article's list."""
    if not inlines:
        return ()
    *before, last = inlines
    text = last.text.rstrip(" ;,\u00a0\u202f")
    return (*before, replace(last, text=text)) if text else tuple(before) or inlines


def _list_of_pillars(entry: Entry, library: Library, words: Words) -> tuple[Piece, ...]:
    pillars = library.children(entry)
    names = [pillar.title for pillar in pillars] or list(entry.items)
    intro = words("pillars-intro", count=len(names))
    items = tuple((Inline(name, bold=True),) for name in names)
    return (Paragraph((Inline(intro),)), Items(items, ordered=True))


def _down(entry: Entry, library: Library, words: Words) -> Iterator[ButtonElement]:
    match entry.kind:
        case Kind.DEFINITION:
            article = library.article_of(entry)
            below = [e for e in article.entries if e.kind in _BELOW_A_ROLE] if article else []
            below.sort(key=lambda child: _BELOW_A_ROLE.index(child.kind))
            sections = [
                button(
                    f"section-{number}",
                    naming.title(child, library, words),
                    Target(child.id),
                    primary=child.kind == Kind.PILLARS,
                )
                for number, child in enumerate(below, 1)
            ]
            main = sum(child.kind in _OF_EVERY_ROLE for child in below)
            yield from sections[:main]
            yield from _beside(entry, library, words, article)
            yield from sections[main:]
        case Kind.PILLARS:
            for number, child in enumerate(library.children(entry), 1):
                label = words("button-pillar", number=child.pillar or number, title=child.title)
                yield button(f"pillar-{number}", label, Target(child.id))
        case Kind.PILLAR:
            for number, child in enumerate(library.children(entry), 1):
                told = {"number": child.mission or number}
                yield button(
                    f"mission-{number}",
                    words("button-mission", **told),
                    Target(child.id),
                    spoken=words("label-mission", **told, title=child.title),
                )
        case _:
            return


def _beside(
    role: Entry, library: Library, words: Words, article: Article | None
) -> Iterator[ButtonElement]:
    """From a role to its neighbours, and out to its article."""
    name = naming.role_name(role, library)
    if len(library.roles) > 1:
        said = words("label-compare", role=name)
        target = Target(comparison_id(role.role))
        yield button("compare", words("button-compare"), target, spoken=said)
    url = address(article) if article else None
    if url:
        yield link_button(words("button-read"), url, spoken=words("label-read", role=name))


def _along(
    entry: Entry, library: Library, words: Words, part: int, parts: int
) -> Iterator[ButtonElement]:
    if part < parts:
        label = words("label-read-on", part=part + 1, count=parts)
        yield button(
            "part", words("button-read-on"), Target(entry.id, part + 1), spoken=label, primary=True
        )
    siblings = library.siblings(entry)
    here = next((n for n, sibling in enumerate(siblings) if sibling.id == entry.id), None)
    if here is not None and here > 0:
        yield _step("previous", siblings[here - 1], words)
    parent = library.parent(entry)
    if entry.kind == Kind.INTRODUCTION:  # stands before the role, and leads to it all the same
        parent = library.definition(entry.role, entry.lang)
    if parent is not None:
        yield _up(parent, library, words)
    if here is not None and here + 1 < len(siblings):
        yield _step("next", siblings[here + 1], words)


def _step(where: str, entry: Entry, words: Words) -> ButtonElement:
    spoken = words(f"label-{where}", title=entry.title)
    return button(where, words(f"button-{where}"), Target(entry.id), spoken=spoken)


def _up(parent: Entry, library: Library, words: Words) -> ButtonElement:
    match parent.kind:
        case Kind.PILLARS:
            label = words("button-up-pillars")
        case Kind.PILLAR if parent.pillar is not None:
            label = words("button-up-pillar", number=parent.pillar)
        case _:
            label = words("button-role")
    spoken = words("label-up", title=naming.title(parent, library, words))
    return button("up", label, Target(parent.id), spoken=spoken)
