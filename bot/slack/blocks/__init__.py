"""A reply -> a Slack message. Pure."""

from slack_sdk.models.blocks import (
    Block,
    RichTextBlock,
    RichTextElementParts,
    RichTextSectionElement,
)

from bot.dialogue.model import Reply, Status
from bot.locales import Words
from bot.search.model import Intent
from bot.slack import limits
from bot.slack.blocks import choices, notices
from bot.slack.blocks.plain import context
from bot.slack.blocks.rendered import Json, OverLimit, Rendered, rendered
from bot.slack.blocks.shelf import Shelf
from bot.slack.text import cut, escaped

__all__ = ["Json", "OverLimit", "Rendered", "Shelf", "render", "render_shared"]


def render(
    reply: Reply,
    words: Words,
    shelf: Shelf,
    *,
    part: int = 1,
    private: bool = False,
    echo: bool = False,
) -> Rendered:
    """The message that says what the reply says, in the bot's words of that language.

    shelf    where cards are kept, so that each is made once
    part     of a text too long for one message, counted from 1
    private  only the asker sees it, and may share it
    echo     repeats the question, where Slack does not show it above the answer
    """
    if not reply.library.entries:
        return notices.empty_catalogue(words)
    above = _above(reply, words, echo=echo)
    match reply.status:
        case Status.ANSWERED if reply.entry is not None:
            card = shelf.card(reply.entry, reply.library, words, part=part, shareable=private)
            if reply.intent == Intent.WHO:
                card = notices.who_else(reply, words, card)
            return card.under(_said_above(reply, words), above)
        case Status.AMBIGUOUS if reply.alternatives:
            return choices.ambiguous(reply, words, above)
        case Status.HELP:
            return notices.help_(reply.library, words)
        case Status.SMALLTALK:
            return notices.smalltalk(reply, words)
        case _:
            return notices.unknown(reply, words, above)


def render_shared(
    reply: Reply, words: Words, shelf: Shelf, person: str, *, part: int = 1
) -> Rendered:
    """The same card for everyone, saying who shared it; `person` is a Slack user id."""
    whole = render(reply, words, shelf, part=part)
    by = words("shared-by")
    line = RichTextBlock(
        elements=[
            RichTextSectionElement(
                elements=[
                    RichTextElementParts.Text(text=f"{by} "),
                    RichTextElementParts.User(user_id=person),
                ]
            )
        ]
    )
    return rendered("", [line]).over(whole, f"{escaped(by)} <@{person}>\n{whole.text}")


def _above(reply: Reply, words: Words, *, echo: bool) -> list[Block]:
    found: list[Block] = []
    if echo and reply.question.strip():
        found.append(
            context(words("question-asked", question=cut(reply.question, limits.QUESTION)))
        )
    if only := _only_in(reply, words):
        found.append(context(only))
    if reply.understood:
        found.append(context(words("understood", question=cut(reply.understood, limits.QUESTION))))
    return found


def _said_above(reply: Reply, words: Words) -> str:
    understood = words("understood", question=reply.understood) if reply.understood else ""
    return "\n".join(filter(None, (_only_in(reply, words), understood)))


def _only_in(reply: Reply, words: Words) -> str:
    """Said where the article does not speak the language of the question."""
    entry = reply.entry
    if entry is None or not reply.is_foreign:
        return ""
    return words(f"only-in-{entry.lang}")
