"""reactions.* and assistant.*: small signs of life."""

import re
from typing import Any

from bot.playground.methods import places
from bot.playground.playground import Playground
from bot.playground.refusal import Refused
from bot.playground.web_api import Method

Json = dict[str, Any]
_EMOJI_NAME = re.compile(r"[\w+'-]+(::skin-tone-[2-6])?")


def add(playground: Playground, arguments: Json) -> Json:
    place = places.channel(playground, arguments["channel"])
    message = places.message(playground, place, arguments["timestamp"])
    reaction = (arguments["name"], playground.workspace.bot.id)
    if not _EMOJI_NAME.fullmatch(arguments["name"]):
        raise Refused("invalid_name")
    if reaction in message.reactions:
        raise Refused("already_reacted")
    playground.workspace.change(message, reactions=(*message.reactions, reaction))
    return {}


def set_status(playground: Playground, arguments: Json) -> Json:
    place = places.channel(playground, arguments["channel_id"])
    thread_ts = places.thread(playground, place, arguments["thread_ts"])
    if thread_ts is None:
        raise Refused("thread_not_found")
    playground.workspace.set_status(place.id, thread_ts, arguments.get("status", ""))
    return {}


METHODS = {
    "reactions.add": Method(
        add, {"channel": "text", "timestamp": "text", "name": "text"}, {}, "reactions:write"
    ),
    "assistant.threads.setStatus": Method(
        set_status,
        {"channel_id": "text", "thread_ts": "text"},
        {"status": "text", "loading_messages": "json"},
        "assistant:write",
    ),
}
