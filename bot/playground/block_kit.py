"""Block Kit, checked against Slack's rules."""

from collections.abc import Iterable
from typing import Any

from bot.playground import limits
from bot.playground.identifiers import Identifiers

Json = dict[str, Any]


def problems(blocks: Iterable[Json]) -> list[str]:
    found = list(blocks)
    if len(found) > limits.MESSAGE_BLOCKS:
        return [f"no more than {limits.MESSAGE_BLOCKS} items allowed [json-pointer:/blocks]"]
    return []


def weight(blocks: Iterable[Json]) -> int:
    """Characters of text in the blocks, which Slack limits for a message as a whole."""
    return sum(_weight(block) for block in blocks)


def _weight(value: Any) -> int:
    if isinstance(value, dict):
        text = value.get("text")
        own = len(text) if isinstance(text, str) else 0
        return own + sum(_weight(inner) for inner in value.values())
    if isinstance(value, list):
        return sum(_weight(inner) for inner in value)
    return 0


def completed(blocks: Iterable[Json], ids: Identifiers) -> list[Json]:
    """The blocks with the ids that Slack gives where the app gave none."""
    return [_completed(block, ids) for block in blocks]


def _completed(block: Json, ids: Identifiers) -> Json:
    whole = {**block}
    whole.setdefault("block_id", ids.next("b"))
    if isinstance(block.get("accessory"), dict):
        whole["accessory"] = _with_action(block["accessory"], ids)
    if block.get("type") in ("actions", "context_actions"):
        whole["elements"] = [_with_action(element, ids) for element in block["elements"]]
    return whole


def _with_action(element: Json, ids: Identifiers) -> Json:
    if element.get("type") == "image" or "action_id" in element:
        return element
    return {**element, "action_id": ids.next("a")}
