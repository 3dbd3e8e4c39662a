"""Block Kit's composition objects: text, options, confirmation dialogs.

Source: docs.slack.dev/reference/block-kit/composition-objects
"""

from collections.abc import Callable

from bot.playground import limits
from bot.playground.checking import Checked


def text(limit: int, *kinds: str) -> Callable[[Checked], None]:
    """A check of a text object of one of the kinds, plain_text unless told."""
    allowed = kinds or ("plain_text",)

    def check(part: Checked) -> None:
        kind = part.kind
        if kind not in allowed:
            part.complain("must be a valid enum value", "type")
            return
        part.only(("text",), ("emoji",) if kind == "plain_text" else ("verbatim",))
        part.string("text", limit)
        part.flag("emoji", "verbatim")

    return check


def either(limit: int) -> Callable[[Checked], None]:
    return text(limit, "plain_text", "mrkdwn")


def option(*, links: bool = False, marked: bool = False) -> Callable[[Checked], None]:
    """links: as in overflow menus; marked: mrkdwn, as in checkboxes and radio buttons."""

    def check(part: Checked) -> None:
        kind = either if marked else text
        part.only(("text", "value"), ("description", "url"))
        part.inside("text", kind(limits.OPTION_TEXT))
        part.string("value", limits.OPTION_VALUE)
        part.inside("description", kind(limits.OPTION_DESCRIPTION))
        if "url" in part.value and not links:
            part.complain("invalid additional property: url")
        part.link("url", limits.OPTION_URL)

    return check


def option_group(part: Checked) -> None:
    part.only(("label", "options"))
    part.inside("label", text(limits.OPTION_GROUP_LABEL))
    part.each("options", option(), limits.SELECT_OPTIONS)


def confirm(part: Checked) -> None:
    part.only(("title", "text", "confirm", "deny"), ("style",))
    part.inside("title", text(limits.CONFIRM_TITLE))
    part.inside("text", either(limits.CONFIRM_TEXT))
    part.inside("confirm", text(limits.CONFIRM_BUTTON))
    part.inside("deny", text(limits.CONFIRM_BUTTON))
    part.one_of("style", "primary", "danger")
