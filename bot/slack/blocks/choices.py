"""Several entries to choose from, each one tap away."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, SectionBlock

from bot.articles.computed import compared
from bot.articles.library import Library
from bot.articles.model import Entry, Kind
from bot.dialogue.model import Reply
from bot.locales import Words
from bot.slack import limits
from bot.slack.blocks import body, naming
from bot.slack.blocks.buttons import Target, button, rows
from bot.slack.blocks.plain import plain
from bot.slack.blocks.rendered import Rendered, rendered
from bot.slack.text import cut


def ambiguous(reply: Reply, words: Words, above: Sequence[Block]) -> Rendered:
    """Which of the entries is meant, asked as the one thing that they differ in."""
    candidates = reply.alternatives[: limits.CHOICES]
    asked, found = _asked(candidates, reply.library, words)
    # What does not fit among the choices is reached from there.
    more = [
        button("all-roles", words("button-all-roles"), Target(entry.id))
        for entry in reply.alternatives[limits.CHOICES :]
        if entry.kind in (Kind.DIRECTORY, Kind.COMPARISON)
    ]
    text = "\n".join((asked, *(f"• {name}" for name in found)))
    blocks = [*above, *body.paragraphs(asked), *choices(candidates, found, words)]
    return rendered(text, [*blocks, *rows(more[:1])])


def names(entries: Sequence[Entry], library: Library, words: Words) -> list[str]:
    """Each said so that it cannot be taken for another, of this role or of another one."""
    with_role = len(library.roles) > 1
    return [naming.choice(entry, library, words, with_role=with_role) for entry in entries]


def choices(
    entries: Sequence[Entry], called: Sequence[str], words: Words, where: str = "choice"
) -> list[Block]:
    """Buttons side by side where Slack shows the names whole, else one line each."""
    if all(len(name) <= limits.BUTTON_SEEN for name in called):
        return rows(
            [
                button(f"{where}-{number}", name, Target(entry.id))
                for number, (entry, name) in enumerate(zip(entries, called, strict=True), 1)
            ]
        )
    return [
        SectionBlock(
            text=plain(cut(name, limits.SECTION_TEXT)),
            accessory=button(
                f"{where}-{number}",
                words("button-open"),
                Target(entry.id),
                spoken=words("label-open", title=name),
            ),
        )
        for number, (entry, name) in enumerate(zip(entries, called, strict=True), 1)
    ]


def _asked(candidates: Sequence[Entry], library: Library, words: Words) -> tuple[str, list[str]]:
    """-> (the question, what each of its answers is called)"""
    pairs = [compared(entry.id) for entry in candidates]
    others = [
        article.name if pair and (article := library.article(pair[1], words.language)) else ""
        for pair in pairs
    ]
    if all(others) and len({entry.role for entry in candidates}) == 1:
        role = naming.role_name(candidates[0], library)
        return words("compare-which", role=role), others
    places = {entry.id.removeprefix(entry.role) for entry in candidates}
    of_many_roles = len(candidates) > 1 and len(places) == 1
    asked = words("ambiguous-role" if of_many_roles else "ambiguous")
    return asked, names(candidates, library, words)
