"""Everything that a bot has sent in a playground, against Slack's limits and Slack's own models."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.playground import Journal
from bot.slack import limits
from bot.slack.blocks.rendered import check, check_blocks

Json = dict[str, Any]
_SAYING = ("chat.postMessage", "chat.postEphemeral", "chat.update", "chat.scheduleMessage")


def validate(journal: Journal) -> int:
    """How many messages and views were sent.

    Raises:
        AssertionError, OverLimit, SlackObjectFormationError: one is not as it should be.
    """
    messages, views = list(_messages(journal)), list(_views(journal))
    for message in messages:
        _check_message(message)
    for view in views:
        _check_view(view)
    return len(messages) + len(views)


def _messages(journal: Journal) -> Iterator[Json]:
    for call in journal.calls:
        if call.method in _SAYING:
            yield call.arguments
    yield from (use.body for use in journal.responses if not use.body.get("delete_original"))
    yield from (body for body in _acknowledgements(journal) if "text" in body)


def _views(journal: Journal) -> Iterator[Json]:
    for call in journal.calls:
        if call.method.startswith("views."):
            yield _read(call.arguments["view"])
    yield from (body["view"] for body in _acknowledgements(journal) if "view" in body)


def _acknowledgements(journal: Journal) -> Iterator[Json]:
    for delivery in journal.deliveries:
        for attempt in delivery.attempts:
            if isinstance(attempt.body, dict):
                yield attempt.body


def _check_message(message: Json) -> None:
    text = message["text"]
    assert text.strip(), "a message without text says nothing in a notification"
    assert len(text) <= limits.MESSAGE_TEXT
    blocks = _read(message.get("blocks") or [])
    check(blocks)
    _check_with_models(blocks)


def _check_view(view: Json) -> None:
    check_blocks(view["blocks"])
    assert len(view["blocks"]) <= limits.VIEW_BLOCKS
    assert len(view.get("private_metadata") or "") <= limits.VIEW_METADATA
    for name, most in (
        ("title", limits.VIEW_TITLE),
        ("submit", limits.VIEW_BUTTON),
        ("close", limits.VIEW_BUTTON),
    ):
        assert len((view.get(name) or {}).get("text", "")) <= most
    View(**view).validate_json()
    _check_with_models(view["blocks"])


def _check_with_models(blocks: Sequence[Json]) -> None:
    for block in blocks:
        parsed = Block.parse(block)
        assert parsed is not None, f"slack_sdk knows no block {block['type']}"
        parsed.validate_json()
        for element in block.get("elements", []):
            _check_element(element)
        for name in ("accessory", "element"):
            if name in block:
                _check_element(block[name])


def _check_element(element: Json) -> None:
    assert len(element.get("action_id", "")) <= limits.ACTION_ID
    assert len(element.get("value") or "") <= limits.BUTTON_VALUE
    assert len(element.get("accessibility_label", "")) <= limits.ACCESSIBILITY_LABEL
    if element["type"] == "button":
        assert 0 < len(element["text"]["text"]) <= limits.BUTTON_TEXT
    for option in element.get("options", []):
        assert 0 < len(option["text"]["text"]) <= limits.OPTION_TEXT
        assert 0 < len(option["value"]) <= limits.OPTION_VALUE
    assert len(element.get("options", [])) <= limits.SELECT_OPTIONS


def _read(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
