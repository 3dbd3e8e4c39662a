"""api.*, auth.*, apps.* and bots.*: the app and its tokens."""

from typing import Any

from bot.playground.playground import Playground
from bot.playground.refusal import Refused
from bot.playground.web_api import Method

Json = dict[str, Any]


def api_test(_playground: Playground, arguments: Json) -> Json:
    if "error" in arguments:
        raise Refused(arguments["error"], args=arguments)
    return {"args": arguments} if arguments else {}


def auth_test(playground: Playground, _arguments: Json) -> Json:
    seed = playground.workspace.seed
    return {
        "url": f"{playground.url}/",
        "team": seed.team_name,
        "user": seed.bot.name,
        "team_id": seed.team_id,
        "user_id": seed.bot.id,
        "bot_id": seed.bot_id,
        "is_enterprise_install": False,
    }


def apps_connections_open(playground: Playground, _arguments: Json) -> Json:
    address = playground.url.replace("http", "ws", 1)
    return {"url": f"{address}/link?ticket={playground.sockets.ticket()}"}


def bots_info(playground: Playground, arguments: Json) -> Json:
    seed = playground.workspace.seed
    if arguments.get("bot", seed.bot_id) != seed.bot_id:
        raise Refused("bot_not_found")
    return {
        "bot": {
            "id": seed.bot_id,
            "deleted": False,
            "name": seed.bot.name,
            "updated": 1_700_000_000,
            "app_id": seed.app_id,
            "user_id": seed.bot.id,
        }
    }


METHODS = {
    "api.test": Method(api_test, {}, {"error": "text"}, caller=None),
    "auth.test": Method(auth_test, {}, {}),
    "apps.connections.open": Method(apps_connections_open, {}, {}, caller="app"),
    "bots.info": Method(bots_info, {}, {"bot": "text"}, "users:read"),
}
