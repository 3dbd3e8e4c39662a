"""What somebody types, turned into what Slack sends: markup for names and links, and blocks."""

import re
from typing import Any

from bot.playground.workspace import Workspace

Json = dict[str, Any]
_TYPED = re.compile(
    r"(?P<link>https?://[^\s<>]+)"
    r"|(?<![\w@])@(?P<user>[\w.-]+)"
    r"|(?<![\w#&])#(?P<channel>[\w-]+)"
    r"|(?P<markup><[@#!][^>\s]+>)"
)
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escape(text: str) -> str:
    return text.translate(_ESCAPES)


def compose(workspace: Workspace, typed: str) -> tuple[str, Json]:
    """The message's text and its rich_text block.

    `@name`, `#channel`, addresses and markup such as `<@U123>` become mentions and links; all
    other text is escaped.
    """
    text: list[str] = []
    elements: list[Json] = []
    end = 0
    for match in _TYPED.finditer(typed):
        element, markup = _element(workspace, match)
        if element is None:
            continue
        _plain(typed[end : match.start()], text, elements)
        text.append(markup)
        elements.append(element)
        end = match.end()
    _plain(typed[end:], text, elements)
    section = {"type": "rich_text_section", "elements": elements}
    return "".join(text), {"type": "rich_text", "block_id": "typed", "elements": [section]}


def _plain(typed: str, text: list[str], elements: list[Json]) -> None:
    if typed:
        text.append(escape(typed))
        elements.append({"type": "text", "text": typed})


def _element(workspace: Workspace, match: re.Match[str]) -> tuple[Json | None, str]:
    if link := match["link"]:
        return {"type": "link", "url": link}, f"<{escape(link)}>"
    user, channel = match["user"], match["channel"]
    if markup := match["markup"]:
        kind, name = markup[1], markup[2:-1].split("|")[0]
        if kind == "!":
            return {"type": "broadcast", "range": name}, f"<!{name}>"
        user, channel = (name, None) if kind == "@" else (None, name)
    if user:
        person = next((p for p in workspace.people.values() if user in (p.id, p.name)), None)
        if user in ("here", "channel", "everyone"):
            return {"type": "broadcast", "range": user}, f"<!{user}>"
        return ({"type": "user", "user_id": person.id}, f"<@{person.id}>") if person else (None, "")
    place = workspace.channel(channel or "")
    if place is None or place.is_dm:
        return None, ""
    return {"type": "channel", "channel_id": place.id}, f"<#{place.id}|{place.name}>"
