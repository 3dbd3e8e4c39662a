"""A message ready to send, checked against Slack's limits before it leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

from bot.slack import limits
from bot.slack.text import cut, escaped

Json = dict[str, Any]
_FEEDBACK = "context_actions"  # the block that asks whether an answer helped


class OverLimit(Exception):  # noqa: N818 - reads as what it says
    """Slack would refuse the message; the text says which limit it breaks."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A checked message: see `rendered`.

    text        reads as the message on its own: for notifications and screen readers
    characters  of text in the blocks
    """

    text: str
    blocks: tuple[Json, ...]
    characters: int

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
        joined = f"{above.text}\n{self.text}" if text else self.text
        return above.over(self, joined)

    def and_then(self, text: str, blocks: Sequence[Block]) -> "Rendered":
        """The same with something said below it; `text` is plain.

        Raises:
            OverLimit: together they break one of Slack's limits.
        """
        below = rendered(text, blocks)
        return self.over(below, f"{self.text}\n{below.text}" if text else self.text)

    def over(self, other: "Rendered", text: str) -> "Rendered":
        """This one's blocks and then the other's; `text` is escaped already.

        Whether it helped is asked last, of all of it.

        Raises:
            OverLimit: together they break one of Slack's limits.
        """
        asks = next((n for n, b in enumerate(self.blocks) if b["type"] == _FEEDBACK), None)
        blocks = (*self.blocks[:asks], *other.blocks, *(self.blocks[asks:] if asks else ()))
        characters = self.characters + other.characters
        _check_total(len(blocks), characters)
        # What is cut may end within an escape: that is harmless text.
        return Rendered(cut(text, limits.MESSAGE_TEXT), blocks, characters)

    def without_pictures(self) -> "Rendered":
        """For when Slack cannot fetch one and would refuse the whole message."""
        kept = tuple(block for block in self.blocks if block["type"] != "image")
        return Rendered(self.text, kept, self.characters)

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
    return Rendered(_fallback(text), found, check(found))


def check(blocks: Sequence[Json]) -> int:
    """A message: what the models of slack_sdk do not check; the characters of text in the blocks.

    Raises:
        OverLimit: naming the limit.
    """
    total = check_blocks(blocks)
    _check_total(len(blocks), total)
    return total


def check_blocks(blocks: Sequence[Json]) -> int:
    """The same for each block by itself, wherever it is shown.

    Raises:
        OverLimit: naming the limit.
    """
    total = 0
    for block in blocks:
        length = _characters(block)
        total += length
        if block["type"] == "rich_text" and length > limits.RICH_TEXT:
            raise OverLimit(f"rich text of {length} characters, at most {limits.RICH_TEXT}")
        if block["type"] == "table" and length > limits.TABLE_TEXT:
            raise OverLimit(f"a table of {length} characters, at most {limits.TABLE_TEXT}")
        if block["type"] == "actions":
            ids = [element["action_id"] for element in block["elements"]]
            if len(set(ids)) < len(ids):
                raise OverLimit(f"an action_id twice in one block: {ids}")
    return total


def _check_total(blocks: int, characters: int) -> None:
    if blocks > limits.MESSAGE_BLOCKS:
        raise OverLimit(f"{blocks} blocks, at most {limits.MESSAGE_BLOCKS}")
    if characters > limits.MESSAGE_BLOCKS_TEXT:
        raise OverLimit(f"{characters} characters in blocks, at most {limits.MESSAGE_BLOCKS_TEXT}")


def _characters(value: object) -> int:
    if isinstance(value, dict):
        text = value.get("text")
        own = len(text) if isinstance(text, str) else 0
        return own + sum(_characters(inner) for inner in value.values())
    if isinstance(value, list):
        return sum(_characters(inner) for inner in value)
    return 0


def _fallback(text: str) -> str:
    limit = limits.MESSAGE_TEXT
    whole = escaped(cut(text, limit))
    while len(whole) > limits.MESSAGE_TEXT:  # escaping made it longer
        limit //= 2
        whole = escaped(cut(text, limit))
    return whole
