"""What a message is made of, checked as Slack checks it before posting."""

import json
from dataclasses import dataclass
from typing import Any

from bot.playground import block_kit, limits
from bot.playground.identifiers import Identifiers
from bot.playground.refusal import Refused

Json = dict[str, Any]
NO_TEXT = "no text beside the blocks: notifications and screen readers have nothing to read"


@dataclass(frozen=True, slots=True)
class Contents:
    text: str
    blocks: tuple[Json, ...] = ()
    metadata: Json | None = None
    warnings: tuple[str, ...] = ()


def read_contents(
    arguments: Json, ids: Identifiers, text_limit: int = limits.MESSAGE_TEXT
) -> Contents:
    """Reads text, markdown_text, blocks and metadata of a message.

    Raises:
        Refused: no_text, msg_too_long, invalid_blocks_format, invalid_blocks,
            msg_blocks_too_long, markdown_text_conflict, invalid_metadata_format.
    """
    text = arguments.get("text") or ""
    markdown = arguments.get("markdown_text")
    blocks = _blocks(arguments.get("blocks"))
    if not isinstance(text, str):
        raise Refused("invalid_arguments", ["must be a string [json-pointer:/text]"])
    if markdown is not None:
        if text or blocks:
            raise Refused("markdown_text_conflict")
        if len(markdown) > limits.MARKDOWN_TEXT:
            raise Refused("msg_too_long")
        blocks = ({"type": "markdown", "text": markdown},)
        text = markdown
    if not text and not blocks:
        raise Refused("no_text")
    if len(text) > text_limit:
        raise Refused("msg_too_long")
    problems = block_kit.problems(blocks)
    if problems:
        raise Refused("invalid_blocks", problems)
    if block_kit.weight(blocks) > limits.MESSAGE_BLOCKS_TEXT:
        raise Refused("msg_blocks_too_long")
    return Contents(
        text=text,
        blocks=tuple(block_kit.completed(blocks, ids)),
        metadata=_metadata(arguments.get("metadata")),
        warnings=(NO_TEXT,) if blocks and not text else (),
    )


def _blocks(given: Any) -> tuple[Json, ...]:
    if given is None or given == "":
        return ()
    if isinstance(given, str):
        try:
            given = json.loads(given)
        except ValueError:
            raise Refused("invalid_blocks_format") from None
    if not isinstance(given, list) or not all(isinstance(block, dict) for block in given):
        raise Refused("invalid_blocks_format")
    return tuple(given)


def _metadata(given: Any) -> Json | None:
    if given is None:
        return None
    if (
        not isinstance(given, dict)
        or not isinstance(given.get("event_type"), str)
        or not isinstance(given.get("event_payload"), dict)
    ):
        raise Refused("invalid_metadata_format")
    return given
