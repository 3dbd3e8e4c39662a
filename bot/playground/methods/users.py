"""users.*: who is here."""

from typing import Any

from bot.playground.methods import places
from bot.playground.playground import Playground
from bot.playground.web_api import Method
from bot.playground.wire import user_json

Json = dict[str, Any]


def info(playground: Playground, arguments: Json) -> Json:
    person = places.person(playground, arguments["user"])
    locale = arguments.get("include_locale", False)
    return {"user": user_json(playground.workspace, person, locale=locale)}


def list_(playground: Playground, arguments: Json) -> Json:
    locale = arguments.get("include_locale", False)
    people = playground.workspace.people.values()
    return {
        "members": [user_json(playground.workspace, p, locale=locale) for p in people],
        "cache_ts": int(playground.clock.now()),
        "response_metadata": {"next_cursor": ""},
    }


METHODS = {
    "users.info": Method(info, {"user": "text"}, {"include_locale": "flag"}, "users:read"),
    "users.list": Method(
        list_,
        {},
        {"include_locale": "flag", "limit": "number", "cursor": "text"},
        "users:read",
    ),
}
