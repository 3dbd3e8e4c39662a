"""A menu of all roles, however many there are, after one entry that stands for none of them."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Option, OptionGroup, StaticSelectElement

from bot.articles.library import Library
from bot.articles.model import Entry
from bot.slack import limits
from bot.slack.blocks import naming
from bot.slack.blocks.plain import option, plain
from bot.slack.text import cut


def role_menu(
    action_id: str,
    none: Option,
    roles: Sequence[Entry],
    library: Library,
    *,
    chosen: str | None = None,
    placeholder: str | None = None,
) -> StaticSelectElement:
    """chosen  the slug of the role that the menu stands at, None for none of them"""
    # A slug that no option can hold would cost the whole message, or everybody's Home.
    options = [none] + [
        option(naming.role_name(role, library), role.role)
        for role in roles
        if len(role.role) <= limits.OPTION_VALUE
    ]
    at = next((each for each in options if each.value == chosen), none)
    grouped = len(options) > limits.SELECT_OPTIONS
    return StaticSelectElement(
        action_id=action_id,
        placeholder=plain(placeholder) if placeholder else None,
        options=None if grouped else options,
        option_groups=_groups(options) if grouped else None,
        initial_option=None if placeholder else at,
    )


def _groups(options: Sequence[Option]) -> list[OptionGroup]:
    """Slack shows so many only in groups; each is called by its first and its last."""
    step, half = limits.SELECT_OPTIONS, limits.OPTION_TEXT // 2 - 1
    groups = []
    for start in range(0, min(len(options), step * limits.SELECT_GROUPS), step):
        group = options[start : start + step]
        first, last = (cut(group[at].text or "", half) for at in (0, -1))
        groups.append(OptionGroup(label=plain(f"{first} – {last}"), options=list(group)))
    return groups
