"""Plain text as Slack takes it, inert whatever it says: labels, headers, lines, options."""

from slack_sdk.models.blocks import Block, ContextBlock, HeaderBlock, Option, PlainTextObject

from bot.slack import limits
from bot.slack.text import cut


def plain(text: str) -> PlainTextObject:
    return PlainTextObject(text=text, emoji=False)


def header(text: str) -> Block:
    return HeaderBlock(text=plain(cut(text, limits.HEADER_TEXT)))


def context(text: str) -> Block:
    """A discreet line."""
    return ContextBlock(elements=[plain(cut(text, limits.CONTEXT_TEXT))])


def option(label: str, value: str) -> Option:
    return Option(text=plain(cut(label, limits.OPTION_TEXT)), value=value)
