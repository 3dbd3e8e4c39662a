"""The interactive parts of a message or a view, and what pressing or choosing one reports."""

from collections.abc import Iterable, Iterator
from typing import Any

Json = dict[str, Any]
STATELESS = frozenset({"button", "overflow", "icon_button", "feedback_buttons"})


def interactive(blocks: Iterable[Json]) -> Iterator[tuple[Json, Json]]:
    """Every element that has an action_id, with its block."""
    for block in blocks:
        inside = [block.get("accessory"), block.get("element"), *block.get("elements", [])]
        for element in inside:
            if isinstance(element, dict) and "action_id" in element:
                yield block, element


def find(blocks: Iterable[Json], action_id: str, block_id: str | None) -> tuple[Json, Json] | None:
    for block, element in interactive(blocks):
        if element["action_id"] == action_id and block_id in (None, block.get("block_id")):
            return block, element
    return None


def options(element: Json) -> list[Json]:
    groups = element.get("option_groups", [])
    return [*element.get("options", []), *(o for group in groups for o in group["options"])]


def pressed(element: Json, value: str | None) -> Json:
    """What pressing a button, or choosing from an overflow menu, tells besides where it is.

    value  which option of a menu was chosen, or which of two feedback buttons was pressed

    Raises:
        KeyError: there is no such option.
    """
    kind = element["type"]
    if kind == "feedback_buttons":
        sides = (element["positive_button"], element["negative_button"])
        side = next((side for side in sides if side["value"] == value), None)
        if side is None:
            raise KeyError(f"no feedback button has the value {value!r}")
        return {"text": side["text"], "value": side["value"]}
    if kind in ("button", "icon_button"):
        return {key: element[key] for key in ("text", "value", "style") if key in element}
    chosen = next((o for o in options(element) if o.get("value") == value), None)
    if chosen is None:
        raise KeyError(f"{element['action_id']} has no option {value!r}")
    return {"selected_option": chosen}
