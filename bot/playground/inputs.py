"""What the menus, boxes and fields of a message or a view hold, as Slack's client keeps it.

Source: docs.slack.dev/reference/interaction-payloads/view-interactions-payload (state)
"""

from collections.abc import Iterable
from typing import Any

from bot.playground.elements import STATELESS, interactive, options

Json = dict[str, Any]
Values = dict[str, dict[str, Json]]
# What an element holds, by its type: the key in the state, and where its first value is from.
ONE_OPTION = ("static_select", "external_select", "radio_buttons")
MANY_OPTIONS = ("checkboxes", "multi_static_select", "multi_external_select")
NAMED = {
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "plain_text_input": ("value", "initial_value"),
}


class Unfit(ValueError):  # noqa: N818 - reads as what it says
    """The element cannot hold that; the text says why."""


def at_first(element: Json) -> Json:
    """What an element holds before anybody touched it."""
    kind = element["type"]
    if kind in MANY_OPTIONS:
        return {"type": kind, "selected_options": element.get("initial_options", [])}
    if kind in ONE_OPTION:
        return {"type": kind, "selected_option": element.get("initial_option")}
    key, initial = NAMED[kind]
    return {"type": kind, key: element.get(initial)}


def filled(element: Json, value: Any, offered: Iterable[Json] = ()) -> Json:
    """What an element holds once somebody has put `value` in.

    value    text, an option's value, or a list of them; None empties it
    offered  the options that the app suggested for it, where they are not its own

    Raises:
        Unfit: no such option, or too much or too little text.
    """
    kind = element["type"]
    first = element.get("initial_options") or [element.get("initial_option")]
    shown = [*options(element), *offered, *filter(None, first)]
    choices = {option["value"]: option for option in shown}
    if kind in MANY_OPTIONS:
        wanted = [value] if isinstance(value, str) else list(value or [])
        most = element.get("max_selected_items")
        if most is not None and len(wanted) > most:
            raise Unfit(f"{element['action_id']} takes {most} options at most")
        return {"type": kind, "selected_options": [_option(element, choices, v) for v in wanted]}
    if kind in ONE_OPTION:
        chosen = None if value is None else _option(element, choices, value)
        return {"type": kind, "selected_option": chosen}
    if kind == "plain_text_input" and value:
        _fits(element, str(value))
    return {"type": kind, NAMED[kind][0]: value or None}


def is_empty(held: Json) -> bool:
    return not any(value for key, value in held.items() if key != "type")


def state(blocks: Iterable[Json], held: Values | None = None) -> Values:
    """What every element holds: what was put in, else its first value."""
    found: Values = {}
    for block, element in interactive(blocks):
        if element["type"] in STATELESS:
            continue
        block_id, action_id = block["block_id"], element["action_id"]
        kept = (held or {}).get(block_id, {}).get(action_id)
        if kept is None or kept["type"] != element["type"]:
            kept = at_first(element)
        found.setdefault(block_id, {})[action_id] = kept
    return found


def _option(element: Json, choices: dict[str, Json], value: Any) -> Json:
    if value not in choices:
        raise Unfit(f"{element['action_id']} has no option {value!r}")
    return choices[value]


def _fits(element: Json, text: str) -> None:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if not least <= len(text) <= most:
        raise Unfit(f"{element['action_id']} takes {least} to {most} characters")
