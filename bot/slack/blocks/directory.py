"""All roles, each with a button to its card."""

from collections.abc import Iterator

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    MarkdownTextObject,
    SectionBlock,
)

from bot.articles.computed import DIRECTORY
from bot.articles.library import Library
from bot.articles.model import Entry
from bot.locales import Words
from bot.slack import limits
from bot.slack.blocks import body, naming
from bot.slack.blocks.buttons import Target, button, rows, share_button
from bot.slack.blocks.plain import header
from bot.slack.text import cut, escaped


def directory(library: Library, words: Words, *, part: int, shareable: bool) -> list[Block]:
    """A part past the end is the last one."""
    roles = naming.roles(library, words)
    parts = max(1, -(-len(roles) // limits.HOME_ROLES))
    part = min(part, parts)
    first = (part - 1) * limits.HOME_ROLES
    ways = list(_along(part, parts, words))
    if shareable:
        ways.append(share_button(words("button-share"), Target(DIRECTORY, part)))
    return [
        header(words("directory-title")),
        *body.paragraphs(words("directory-intro", count=len(roles))),
        *(
            _role(number, role, library, words)
            for number, role in enumerate(roles[first : first + limits.HOME_ROLES], first + 1)
        ),
        *rows(ways),
    ]


def _role(number: int, role: Entry, library: Library, words: Words) -> Block:
    name = cut(naming.role_name(role, library), limits.HEADER_TEXT)
    said = f"{number}. *{escaped(name)}*"
    if role.tagline:
        said += f"\n{escaped(cut(role.tagline, limits.HEADER_TEXT))}"
    label = words("label-open-role", role=name)
    return SectionBlock(
        text=MarkdownTextObject(text=said, verbatim=True),
        accessory=button(f"role-{number}", words("button-open"), Target(role.id), spoken=label),
    )


def _along(part: int, parts: int, words: Words) -> Iterator[ButtonElement]:
    for step, other in (("previous", part - 1), ("next", part + 1)):
        if 1 <= other <= parts:
            label = words("label-directory-part", part=other, count=parts)
            target = Target(DIRECTORY, other)
            yield button(step, words(f"button-{step}"), target, spoken=label)
