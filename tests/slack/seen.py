"""What people see of messages and views: words and buttons."""

from typing import Any

from bot.playground import Message


def texts(value: Any) -> list[str]:
    """All the text in some blocks."""
    if isinstance(value, dict):
        own = [value["text"]] if isinstance(value.get("text"), str) else []
        return own + [t for inner in value.values() for t in texts(inner)]
    if isinstance(value, list):
        return [t for inner in value for t in texts(inner)]
    return []


def said(message: Message) -> str:
    return " ".join(texts(list(message.blocks)))


def said_in(view: dict[str, Any] | None) -> str:
    """All the text of a view that is there."""
    assert view is not None
    return " ".join(texts(view["blocks"]))


def buttons(message: Message) -> dict[str, str]:
    """Labels by action id."""
    return {
        element["action_id"]: element["text"]["text"]
        for block in message.blocks
        if block["type"] == "actions"
        for element in block["elements"]
    }
