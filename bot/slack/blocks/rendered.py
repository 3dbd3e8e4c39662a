"""A message ready to send, checked against Slack's limits before it leaves."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

from bot.slack import limits
from bot.slack.text import cut, escaped

Json = dict[str, Any]


class OverLimit(Exception):  # noqa: N818 - reads as what it says
    """Slack would refuse the message; the text says which limit it breaks."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """`text` reads as the message on its own: for notifications and screen readers."""

    text: str
    blocks: tuple[Json, ...] = ()

    @property
    def content(self) -> Json:
        """As keyword arguments of a call that posts, updates or responds."""
        return {"text": self.text, "blocks": list(self.blocks)}

    def under(self, text: str, blocks: Sequence[Block]) -> "Rendered":
        """The same with something said above it; `text` is plain.

        Raises:
            OverLimit: together they break one of Slack's limits.
        """
        if not blocks and not text:
            return self
        above = rendered(text, blocks)
        whole = (*above.blocks, *self.blocks)
        check(whole)
        joined = f"{above.text}\n{self.text}" if text else self.text
        # What is cut was escaped before, and may end within an escape: that is harmless text.
        return Rendered(cut(joined, limits.MESSAGE_TEXT), whole)

    def without_pictures(self) -> "Rendered":
        """For when Slack cannot fetch one and would refuse the whole message."""
        kept = tuple(block for block in self.blocks if block["type"] != "image")
        return Rendered(self.text, kept)

    @property
    def has_pictures(self) -> bool:
        return any(block["type"] == "image" for block in self.blocks)


def rendered(text: str, blocks: Sequence[Block]) -> Rendered:
    """Puts a message together. `text` is plain and gets escaped and cut here.

    Raises:
        OverLimit: the blocks break one of Slack's limits.
    """
    try:
        found = tuple(block.to_dict() for block in blocks)
    except SlackObjectFormationError as error:
        raise OverLimit(str(error)) from error
    check(found)
    return Rendered(_fallback(text), found)


def check(blocks: Sequence[Json]) -> None:
    """What the models of slack_sdk do not check.

    Raises:
        OverLimit: naming the limit.
    """
    if len(blocks) > limits.MESSAGE_BLOCKS:
        raise OverLimit(f"{len(blocks)} blocks, at most {limits.MESSAGE_BLOCKS}")
    total = 0
    for block in blocks:
        length = sum(len(text) for text in _texts(block))
        total += length
        if block["type"] == "rich_text" and length > limits.RICH_TEXT:
            raise OverLimit(f"rich text of {length} characters, at most {limits.RICH_TEXT}")
        if block["type"] == "actions":
            ids = [element["action_id"] for element in block["elements"]]
            if len(set(ids)) < len(ids):
                raise OverLimit(f"an action_id twice in one block: {ids}")
    if total > limits.MESSAGE_BLOCKS_TEXT:
        raise OverLimit(f"{total} characters in blocks, at most {limits.MESSAGE_BLOCKS_TEXT}")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        text = value.get("text")
        if isinstance(text, str):
            yield text
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, Iterable) and not isinstance(value, str):
        for inner in value:
            yield from _texts(inner)


def _fallback(text: str) -> str:
    limit = limits.MESSAGE_TEXT
    whole = escaped(cut(text, limit))
    while len(whole) > limits.MESSAGE_TEXT:  # escaping made it longer
        limit //= 2
        whole = escaped(cut(text, limit))
    return whole
