"""Block Kit's elements: buttons, menus, inputs, images.

Source: docs.slack.dev/reference/block-kit/block-elements
"""

from collections.abc import Callable

from bot.playground import limits
from bot.playground.checking import Checked
from bot.playground.composition import confirm, option, option_group, text

LINKS = ("http", "https", "mailto", "tel", "slack")
DISPATCH = ("on_enter_pressed", "on_character_entered")


def check(*allowed: str) -> Callable[[Checked], None]:
    """A check of an element of one of these types."""

    def dispatch(part: Checked) -> None:
        kind = part.kind
        if kind not in allowed or kind not in ELEMENTS:
            part.complain(f"unsupported type: {kind}", "type")
            return
        part.string("action_id", limits.ACTION_ID)
        part.inside("confirm", confirm)
        part.inside("placeholder", text(limits.PLACEHOLDER))
        part.flag("focus_on_load")
        ELEMENTS[kind](part)

    return dispatch


def image(part: Checked) -> None:
    part.only(("alt_text",), ("image_url", "slack_file"))
    image_source(part)
    part.string("alt_text", limits.IMAGE_ALT_TEXT)


def image_source(part: Checked) -> None:
    if ("image_url" in part.value) == ("slack_file" in part.value):
        part.complain("must define either `image_url` or `slack_file`")
    part.picture("image_url", limits.IMAGE_URL)


def _button(part: Checked) -> None:
    part.only(("text",), ("action_id", "url", "value", "style", "confirm", "accessibility_label"))
    part.inside("text", text(limits.BUTTON_TEXT))
    part.link("url", limits.BUTTON_URL, LINKS)
    part.string("value", limits.BUTTON_VALUE, least=0)
    part.one_of("style", "primary", "danger")
    part.string("accessibility_label", limits.ACCESSIBILITY_LABEL)


def _icon_button(part: Checked) -> None:
    part.only(
        ("icon", "text"),
        ("action_id", "value", "confirm", "accessibility_label", "visible_to_user_ids"),
    )
    part.one_of("icon", "trash")
    part.inside("text", text(limits.BUTTON_TEXT))
    part.string("value", limits.BUTTON_VALUE)
    part.string("accessibility_label", limits.ACCESSIBILITY_LABEL)


def _feedback_buttons(part: Checked) -> None:
    part.only(("positive_button", "negative_button"), ("action_id",))
    part.inside("positive_button", _feedback_button)
    part.inside("negative_button", _feedback_button)


def _feedback_button(part: Checked) -> None:
    part.only(("text", "value"), ("accessibility_label",))
    part.inside("text", text(limits.BUTTON_TEXT))
    part.string("value", limits.BUTTON_VALUE)
    part.string("accessibility_label", limits.ACCESSIBILITY_LABEL)


def _overflow(part: Checked) -> None:
    part.only(("options",), ("action_id", "confirm"))
    part.each("options", option(links=True), limits.OVERFLOW_OPTIONS)


def _choices(part: Checked) -> None:
    initial = "initial_options" if part.kind == "checkboxes" else "initial_option"
    part.only(("options",), ("action_id", "confirm", "focus_on_load", initial))
    options = part.each("options", option(marked=True), limits.CHOICE_OPTIONS)
    _initial(part, options, marked=True)


def _initial(part: Checked, options: list[Checked], *, marked: bool = False) -> None:
    """What is chosen at first is one of the options, exactly."""
    part.inside("initial_option", option(marked=marked))
    chosen = [one.value for one in part.each("initial_options", option(marked=marked))]
    if isinstance(first := part.value.get("initial_option"), dict):
        chosen.append(first)
    known = [one.value for one in options]
    if known and any(one not in known for one in chosen):
        part.complain("the initial option must match one of the options")


def _static_select(part: Checked) -> None:
    many = part.kind.startswith("multi_")
    initial = ("initial_options", "max_selected_items") if many else ("initial_option",)
    part.only(
        (),
        (
            "action_id",
            "placeholder",
            "confirm",
            "focus_on_load",
            "options",
            "option_groups",
            *initial,
        ),
    )
    if ("options" in part.value) == ("option_groups" in part.value):
        part.complain("must define either `options` or `option_groups`")
    options = part.each("options", option(), limits.SELECT_OPTIONS)
    for group in part.each("option_groups", option_group, limits.SELECT_OPTION_GROUPS):
        inside = group.value.get("options")
        if isinstance(inside, list):
            options += [Checked(one, group.at) for one in inside if isinstance(one, dict)]
    _initial(part, options)
    part.whole("max_selected_items", 1, limits.SELECT_OPTIONS)


def _external_select(part: Checked) -> None:
    many = part.kind.startswith("multi_")
    initial = ("initial_options", "max_selected_items") if many else ("initial_option",)
    part.only(
        (),
        (
            "action_id",
            "placeholder",
            "confirm",
            "focus_on_load",
            "min_query_length",
            *initial,
        ),
    )
    part.whole("min_query_length", 0, 100)
    part.whole("max_selected_items", 1, limits.SELECT_OPTIONS)
    _initial(part, [])


def _picker(*initial: str) -> Callable[[Checked], None]:
    def pick(part: Checked) -> None:
        part.only((), ("action_id", "placeholder", "confirm", "focus_on_load", *initial))

    return pick


def _plain_text_input(part: Checked) -> None:
    part.only(
        (),
        (
            "action_id",
            "placeholder",
            "initial_value",
            "multiline",
            "min_length",
            "max_length",
            "dispatch_action_config",
            "focus_on_load",
        ),
    )
    part.flag("multiline")
    part.whole("min_length", 0, limits.PLAIN_TEXT_INPUT)
    part.whole("max_length", 1, limits.PLAIN_TEXT_INPUT)
    part.string("initial_value", limits.PLAIN_TEXT_INPUT, least=0)
    part.inside("dispatch_action_config", _dispatch)


def _dispatch(part: Checked) -> None:
    part.only(("trigger_actions_on",))
    when = part.value.get("trigger_actions_on")
    if not isinstance(when, list) or not when or set(map(str, when)) - set(DISPATCH):
        part.complain("must be a valid enum value", "trigger_actions_on")


ELEMENTS: dict[str, Callable[[Checked], None]] = {
    "button": _button,
    "icon_button": _icon_button,
    "feedback_buttons": _feedback_buttons,
    "image": image,
    "overflow": _overflow,
    "checkboxes": _choices,
    "radio_buttons": _choices,
    "static_select": _static_select,
    "multi_static_select": _static_select,
    "external_select": _external_select,
    "multi_external_select": _external_select,
    "users_select": _picker("initial_user"),
    "conversations_select": _picker(
        "initial_conversation", "default_to_current_conversation", "response_url_enabled", "filter"
    ),
    "channels_select": _picker("initial_channel", "response_url_enabled"),
    "datepicker": _picker("initial_date"),
    "timepicker": _picker("initial_time", "timezone"),
    "plain_text_input": _plain_text_input,
}
IN_MENUS = (
    *("button", "overflow", "checkboxes", "radio_buttons", "static_select", "external_select"),
    *("users_select", "conversations_select", "channels_select", "datepicker", "timepicker"),
)
IN_SECTIONS = (*IN_MENUS, "image", "multi_static_select", "multi_external_select")
IN_INPUTS = (
    *("plain_text_input", "checkboxes", "radio_buttons", "static_select", "multi_static_select"),
    *("external_select", "multi_external_select"),
    *("users_select", "conversations_select", "channels_select", "datepicker", "timepicker"),
)
