"""What an app answers to a menu that asks it for options, checked as Slack checks it.

Source: docs.slack.dev/reference/interaction-payloads/block_suggestion-payload
"""

from typing import Any

from bot.playground import limits
from bot.playground.checking import Checked
from bot.playground.composition import option, option_group

Json = dict[str, Any]


def problems(body: Json | str | None) -> list[str]:
    """What Slack would not show; an empty list of options is fine."""
    if not isinstance(body, dict) or ("options" in body) == ("option_groups" in body):
        return ["must define either `options` or `option_groups`"]
    part = Checked(body, "")
    part.only((), ("options", "option_groups"))
    part.each("options", option(), limits.SELECT_OPTIONS, least=0)
    part.each("option_groups", option_group, limits.SELECT_OPTION_GROUPS, least=0)
    return part.problems


def flat(shown: list[Json]) -> list[Json]:
    """The options, whether they came in groups or not."""
    found: list[Json] = []
    for item in shown:
        found += item.get("options", [item])
    return found
