"""The terms that a message holds, each with the words of the article that explain it."""

from collections.abc import Sequence

from bot.articles.library import Library
from bot.articles.model import Entry, Kind
from bot.locales import Words
from bot.search.terms import Term
from bot.slack.blocks import body, naming
from bot.slack.blocks.buttons import Target, button, rows
from bot.slack.blocks.rendered import Rendered, rendered
from bot.slack.pieces import Inline, Items, Paragraph
from bot.slack.text import cut

_EXPLANATION = 240  # characters; the rest is behind the button
_TERM = 80


def terms_found(terms: Sequence[Term], library: Library, words: Words) -> Rendered:
    if not terms:
        said = (words("terms-none"), words("terms-none-next"))
        return rendered("\n".join(said), body.paragraphs(*said))
    intro = words("terms-intro", count=len(terms))
    items, lines, ways = [], [intro], []
    for number, term in enumerate(terms, 1):
        name, told = cut(term.words, _TERM), _explanation(term.entry, library, words)
        line = words("terms-line", term=name, explanation=told)
        lines.append(f"• {line}")
        items.append((Inline(name, bold=True), Inline(line.removeprefix(name))))
        leads = naming.choice(term.entry, library, words, with_role=True)
        spoken = words("terms-line", term=name, explanation=leads)
        ways.append(button(f"term-{number}", name, Target(term.entry.id), spoken=spoken))
    blocks = body.blocks([Paragraph((Inline(intro),)), Items(tuple(items))])
    return rendered("\n".join(lines), [*blocks, *rows(ways)])


def _explanation(entry: Entry, library: Library, words: Words) -> str:
    """What the article says of it, behind whose article it is or where it says so."""
    if entry.kind == Kind.DEFINITION:
        role = naming.role_name(entry, library)
        told = ", ".join(filter(None, (role, entry.tagline))) + f". {_plain(entry.text)}"
        return cut(told, _EXPLANATION)
    where = naming.trail(entry, library, words)
    return words("trail-separator").join((where, cut(_plain(entry.text), _EXPLANATION)))


def _plain(text: str) -> str:
    return " ".join(text.split())
