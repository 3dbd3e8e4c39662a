"""conversations.*: channels, DMs and their messages."""

from typing import Any

from bot.playground.methods import places
from bot.playground.playground import Playground
from bot.playground.refusal import Refused
from bot.playground.web_api import Method, Type
from bot.playground.wire import channel_json, message_json
from bot.playground.workspace import Channel, Message

Json = dict[str, Any]
PAGING: dict[str, Type] = {
    "cursor": "text",
    "limit": "number",
    "oldest": "text",
    "latest": "text",
    "inclusive": "flag",
    "include_all_metadata": "flag",
}


def info(playground: Playground, arguments: Json) -> Json:
    place = places.channel(playground, arguments["channel"])
    _needs(playground, "im:read" if place.is_dm else "channels:read")
    found = channel_json(playground.workspace, place)
    if arguments.get("include_num_members"):
        found["num_members"] = len(place.members)
    return {"channel": found}


def open_(playground: Playground, arguments: Json) -> Json:
    if "channel" in arguments:
        place = places.channel(playground, arguments["channel"])
    elif len(arguments.get("users", [])) == 1:
        place = places.channel(playground, places.person(playground, arguments["users"][0]).id)
    else:
        raise Refused("users_list_not_supplied")
    if not place.is_dm:
        raise Refused("method_not_supported_for_channel_type")
    whole = channel_json(playground.workspace, place)
    return {"channel": whole if arguments.get("return_im") else {"id": place.id}}


def history(playground: Playground, arguments: Json) -> Json:
    place = _readable(playground, arguments["channel"])
    found = [m for m in playground.workspace.history(place.id) if not m.is_reply or m.broadcast]
    return _page(playground, found[::-1], arguments)


def replies(playground: Playground, arguments: Json) -> Json:
    place = _readable(playground, arguments["channel"])
    named = playground.workspace.find(place.id, arguments["ts"])
    if named is None or named.is_ephemeral:
        raise Refused("thread_not_found")
    return _page(playground, playground.workspace.replies(place.id, named.thread), arguments)


def _readable(playground: Playground, name: str) -> Channel:
    place = places.channel(playground, name)
    _needs(playground, "im:history" if place.is_dm else "channels:history")
    if playground.workspace.bot.id not in place.members:
        raise Refused("not_in_channel")
    return place


def _needs(playground: Playground, scope: str) -> None:
    if scope not in playground.features.scopes:
        provided = ",".join(sorted(playground.features.scopes))
        raise Refused("missing_scope", needed=scope, provided=provided)


def _page(playground: Playground, messages: list[Message], arguments: Json) -> Json:
    oldest, latest = arguments.get("oldest", "0"), arguments.get("latest", "9")
    inclusive = arguments.get("inclusive", False)
    within = [
        m for m in messages if oldest < m.ts < latest or (inclusive and m.ts in (oldest, latest))
    ]
    cursor = arguments.get("cursor") or "0"
    if not cursor.isdigit():
        raise Refused("invalid_cursor")
    start, limit = int(cursor), arguments.get("limit", 100)
    end = start + limit
    more = end < len(within)
    return {
        "messages": [message_json(playground.workspace, m) for m in within[start:end]],
        "has_more": more,
        "response_metadata": {"next_cursor": str(end) if more else ""},
    }


METHODS = {
    "conversations.info": Method(
        info, {"channel": "text"}, {"include_locale": "flag", "include_num_members": "flag"}
    ),
    "conversations.open": Method(
        open_,
        {},
        {
            "channel": "text",
            "users": "ids",
            "return_im": "flag",
            "prevent_creation": "flag",
        },
        "im:write",
    ),
    "conversations.history": Method(history, {"channel": "text"}, PAGING),
    "conversations.replies": Method(replies, {"channel": "text", "ts": "text"}, PAGING),
}
