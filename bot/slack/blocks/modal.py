"""Modals: views over whatever a person is looking at, checked before they leave."""

from collections.abc import Sequence

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import (
    Block,
    InputBlock,
    PlainTextInputElement,
    PlainTextObject,
)
from slack_sdk.models.views import View

from bot.locales import Words
from bot.slack import limits
from bot.slack.blocks.rendered import Json, OverLimit, check_blocks

TYPED = "typed"  # block and action id of the one text that a modal asks for


def modal(
    callback_id: str,
    title: str,
    blocks: Sequence[Block],
    words: Words,
    *,
    submit: str | None = None,
    metadata: str = "",
) -> Json:
    """A view that Slack takes.

    submit    the label of the button that sends what was typed, if something was asked for
    metadata  comes back with what the person does there

    Raises:
        OverLimit: it breaks one of Slack's limits.
    """
    view = View(
        type="modal",
        callback_id=callback_id,
        title=PlainTextObject(text=title, emoji=False),
        submit=PlainTextObject(text=submit, emoji=False) if submit else None,
        close=PlainTextObject(text=words("modal-close"), emoji=False),
        private_metadata=metadata or None,
        blocks=list(blocks),
    )
    try:
        made: Json = view.to_dict()
    except SlackObjectFormationError as error:
        raise OverLimit(str(error)) from error
    check_blocks(made["blocks"])
    return made


def text_input(
    label: str, *, most: int, hint: str | None = None, initial: str = "", optional: bool = False
) -> Block:
    """Asks for a text of several lines, at most `most` characters; see `typed_text`."""
    return InputBlock(
        block_id=TYPED,
        label=_plain(label),
        hint=_plain(hint) if hint else None,
        optional=optional,
        element=PlainTextInputElement(
            action_id=TYPED,
            multiline=True,
            max_length=min(most, limits.TEXT_INPUT),
            initial_value=initial or None,
        ),
    )


def typed_text(view: Json) -> str:
    """What was typed into the modal's text input; empty if nothing was."""
    return (view["state"]["values"][TYPED][TYPED].get("value") or "").strip()


def _plain(text: str) -> PlainTextObject:
    return PlainTextObject(text=text, emoji=False)
