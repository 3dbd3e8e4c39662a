"""Block Kit's blocks, checked against Slack's rules and completed as Slack completes them.

Source: docs.slack.dev/reference/block-kit/blocks. Only what an app may send is known here;
a type that is not is refused, also where Slack might take it.
"""

from collections.abc import Callable, Iterable
from typing import Any, Literal

from bot.playground import block_elements, limits
from bot.playground.checking import Checked
from bot.playground.composition import either, text
from bot.playground.identifiers import Identifiers
from bot.playground.rich_text import rich_text

Json = dict[str, Any]
Surface = Literal["message", "modal", "home"]
MESSAGES_ONLY = ("context_actions", "markdown", "table")


def problems(blocks: Iterable[Json], surface: Surface = "message") -> list[str]:
    """What Slack would refuse, each with its place; nothing if all is well."""
    root = Checked({"blocks": list(blocks)}, "")
    most = limits.MESSAGE_BLOCKS if surface == "message" else limits.VIEW_BLOCKS
    parts = root.each("blocks", _block(surface), most, least=0)
    root.unique(parts, "block_id")
    tables = [part for part in parts if part.kind == "table"]
    if len(tables) > limits.TABLES:
        tables[limits.TABLES].complain("only_one_table_allowed")
    markdown = [str(p.value.get("text")) for p in parts if p.kind == "markdown"]
    if sum(map(len, markdown)) > limits.MARKDOWN_TEXT:
        root.complain(f"markdown must be less than {limits.MARKDOWN_TEXT + 1} characters", "blocks")
    return root.problems


def _block(surface: Surface) -> Callable[[Checked], None]:
    def dispatch(part: Checked) -> None:
        kind = part.kind
        if kind not in BLOCKS or (surface != "message" and kind in MESSAGES_ONLY):
            part.complain(f"unsupported type: {kind}", "type")
            return
        part.string("block_id", limits.BLOCK_ID)
        BLOCKS[kind](part)

    return dispatch


def _section(part: Checked) -> None:
    part.only((), ("block_id", "text", "fields", "accessory", "expand"))
    if not part.value.get("text") and not part.value.get("fields"):
        part.complain("must define either `text` or `fields`")
    part.inside("text", either(limits.SECTION_TEXT))
    part.each("fields", either(limits.SECTION_FIELD_TEXT), limits.SECTION_FIELDS)
    part.inside("accessory", block_elements.check(*block_elements.IN_SECTIONS))
    part.flag("expand")


def _header(part: Checked) -> None:
    part.only(("text",), ("block_id",))
    part.inside("text", text(limits.HEADER_TEXT))


def _divider(part: Checked) -> None:
    part.only((), ("block_id",))


def _context(part: Checked) -> None:
    def element(inner: Checked) -> None:
        if inner.kind == "image":
            block_elements.image(inner)
        else:
            either(limits.CONTEXT_TEXT)(inner)

    part.only(("elements",), ("block_id",))
    part.each("elements", element, limits.CONTEXT_ELEMENTS)


def _actions(part: Checked) -> None:
    part.only(("elements",), ("block_id",))
    check = block_elements.check(*block_elements.IN_MENUS)
    part.unique(part.each("elements", check, limits.ACTIONS_ELEMENTS), "action_id")


def _context_actions(part: Checked) -> None:
    part.only(("elements",), ("block_id",))
    check = block_elements.check("feedback_buttons", "icon_button")
    part.unique(part.each("elements", check, limits.CONTEXT_ACTIONS_ELEMENTS), "action_id")


def _image(part: Checked) -> None:
    part.only(("alt_text",), ("block_id", "image_url", "slack_file", "title"))
    block_elements.image_source(part)
    part.string("alt_text", limits.IMAGE_ALT_TEXT)
    part.inside("title", text(limits.IMAGE_TITLE))


def _input(part: Checked) -> None:
    part.only(("label", "element"), ("block_id", "hint", "optional", "dispatch_action"))
    part.inside("label", text(limits.INPUT_LABEL))
    part.inside("hint", text(limits.INPUT_HINT))
    part.inside("element", block_elements.check(*block_elements.IN_INPUTS))
    part.flag("optional", "dispatch_action")


def _markdown(part: Checked) -> None:
    part.only(("text",), ("block_id",))
    part.string("text", limits.MARKDOWN_TEXT)


def _table(part: Checked) -> None:
    part.only(("rows",), ("block_id", "column_settings"))
    rows = part.value.get("rows")
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        part.complain("must be an array of arrays", "rows")
        return
    if not 1 <= len(rows) <= limits.TABLE_ROWS:
        part.complain(f"no more than {limits.TABLE_ROWS} items allowed", "rows")
    for index, row in enumerate(rows):
        Checked({"cells": row}, f"{part.at}/rows/{index}", part.problems).each(
            "cells", _cell, limits.TABLE_COLUMNS
        )
    part.each("column_settings", _column, limits.TABLE_COLUMNS)
    if weight([part.value]) > limits.TABLE_TEXT:
        part.complain(f"must be less than {limits.TABLE_TEXT + 1} characters", "rows")


def _cell(part: Checked) -> None:
    if part.kind == "rich_text":
        rich_text(part)
    elif part.kind == "raw_text":
        part.only(("text",))
        part.string("text")
    else:
        part.complain(f"unsupported type: {part.value.get('type')}", "type")


def _column(part: Checked) -> None:
    part.only((), ("align", "is_wrapped"))
    part.one_of("align", "left", "center", "right")
    part.flag("is_wrapped")


BLOCKS: dict[str, Callable[[Checked], None]] = {
    "section": _section,
    "header": _header,
    "divider": _divider,
    "context": _context,
    "actions": _actions,
    "context_actions": _context_actions,
    "image": _image,
    "input": _input,
    "markdown": _markdown,
    "rich_text": rich_text,
    "table": _table,
}


def weight(blocks: Iterable[Json]) -> int:
    """Characters of text in the blocks, which Slack limits for a message as a whole."""
    return sum(_weight(block) for block in blocks)


def _weight(value: Any) -> int:
    if isinstance(value, dict):
        written = value.get("text")
        own = len(written) if isinstance(written, str) else 0
        return own + sum(_weight(inner) for inner in value.values())
    if isinstance(value, list):
        return sum(_weight(inner) for inner in value)
    return 0


def completed(blocks: Iterable[Json], ids: Identifiers) -> list[Json]:
    """The blocks with the ids that Slack gives where the app gave none."""
    return [_completed(block, ids) for block in blocks]


def _completed(block: Json, ids: Identifiers) -> Json:
    whole = {"block_id": ids.next("b"), **block}
    for key in ("accessory", "element"):
        if key in block:
            whole[key] = _with_action(block[key], ids)
    if block["type"] in ("actions", "context_actions"):
        whole["elements"] = [_with_action(element, ids) for element in block["elements"]]
    return whole


def _with_action(element: Json, ids: Identifiers) -> Json:
    return element if element["type"] == "image" else {"action_id": ids.next("a"), **element}
