"""The interactive parts of a message, and what pressing or choosing one reports."""

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


def action(block: Json, element: Json, value: str | None, action_ts: str) -> Json:
    """What an app is told of one press or choice.

    value  which option was chosen, or which of two feedback buttons was pressed

    Raises:
        KeyError: there is no such option.
    """
    kind = element["type"]
    told: Json = {
        "type": kind,
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "action_ts": action_ts,
    }
    if kind == "feedback_buttons":
        sides = (element["positive_button"], element["negative_button"])
        pressed = next((side for side in sides if side["value"] == value), None)
        if pressed is None:
            raise KeyError(f"no feedback button has the value {value!r}")
        return told | {"text": pressed["text"], "value": pressed["value"]}
    if kind in ("button", "icon_button"):
        return told | {key: element[key] for key in ("text", "value", "style") if key in element}
    chosen = next((o for o in options(element) if o.get("value") == value), None)
    if chosen is None:
        raise KeyError(f"{element['action_id']} has no option {value!r}")
    if kind == "checkboxes":
        return told | {"selected_options": [chosen]}
    return told | {"selected_option": chosen}


def state(blocks: Iterable[Json], chosen: Json | None = None) -> Json:
    """An interaction's `state`: what each menu and box holds, with the choice just made."""
    values: dict[str, Json] = {}
    for block, element in interactive(blocks):
        if element["type"] in STATELESS:
            continue
        held: Json = {"type": element["type"], "selected_option": element.get("initial_option")}
        if chosen and chosen["action_id"] == element["action_id"]:
            held = {key: v for key, v in chosen.items() if key in ("type", "selected_option")}
        values.setdefault(block["block_id"], {})[element["action_id"]] = held
    return {"values": values}
