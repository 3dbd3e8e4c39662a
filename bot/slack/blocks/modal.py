"""Modals that ask for something, or say that it has come."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    InputBlock,
    PlainTextInputElement,
)
from slack_sdk.models.views import View

from bot.locales import Words
from bot.slack import limits
from bot.slack.blocks.plain import plain
from bot.slack.blocks.rendered import Json
from bot.slack.blocks.views import checked

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
    """A modal of ours.

    submit    the label of the button that sends what was typed, if something was asked for
    metadata  comes back with what the person does there

    Raises:
        OverLimit: it breaks one of Slack's limits.
    """
    found = [block.to_dict() for block in blocks]
    view = View(
        type="modal",
        callback_id=callback_id,
        title=plain(title),
        submit=plain(submit) if submit else None,
        close=plain(words("modal-close")),
        private_metadata=metadata or None,
        blocks=found,
    )
    return checked(view, found)


def text_input(
    label: str, *, most: int, hint: str | None = None, initial: str = "", optional: bool = False
) -> Block:
    """Asks for a text of several lines, at most `most` characters; see `typed_text`."""
    return InputBlock(
        block_id=TYPED,
        label=plain(label),
        hint=plain(hint) if hint else None,
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
