"""reactions.*: small signs of life."""

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


METHODS = {
    "reactions.add": Method(
        add, {"channel": "text", "timestamp": "text", "name": "text"}, {}, "reactions:write"
    ),
}
