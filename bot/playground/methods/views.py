"""views.*: modals and the Home tab."""

from typing import Any

from bot.playground.methods import places
from bot.playground.playground import Playground
from bot.playground.web_api import Method

Json = dict[str, Any]


def open_(playground: Playground, arguments: Json) -> Json:
    person = playground.triggers.exchange(arguments["trigger_id"])
    return {"view": playground.views.open(person, arguments["view"])}


def push(playground: Playground, arguments: Json) -> Json:
    person = playground.triggers.exchange(arguments["trigger_id"])
    return {"view": playground.views.push(person, arguments["view"])}


def update(playground: Playground, arguments: Json) -> Json:
    view = playground.views.update(
        arguments["view"],
        arguments.get("view_id"),
        arguments.get("external_id"),
        arguments.get("hash"),
    )
    return {"view": view}


def publish(playground: Playground, arguments: Json) -> Json:
    person = places.person(playground, arguments["user_id"])
    view = playground.views.publish(person.id, arguments["view"], arguments.get("hash"))
    return {"view": view}


METHODS = {
    "views.open": Method(open_, {"trigger_id": "text", "view": "object"}, {}),
    "views.push": Method(push, {"trigger_id": "text", "view": "object"}, {}),
    "views.update": Method(
        update, {"view": "object"}, {"view_id": "text", "external_id": "text", "hash": "text"}
    ),
    "views.publish": Method(publish, {"user_id": "text", "view": "object"}, {"hash": "text"}),
}
