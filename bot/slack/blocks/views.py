"""Modals and Home tabs, checked against Slack's limits before they leave."""

from collections.abc import Sequence

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.locales import Words
from bot.slack.blocks.rendered import Json, OverLimit, Rendered, check_blocks
from bot.slack.blocks.table import spelled_out

TITLE = "opsrole"
KEPT = "kept:"  # what the ids of blocks begin with that stay whatever is shown below them
_MESSAGES_ONLY = ("context_actions", "markdown")


def card_modal(
    message: Rendered, words: Words, kept: Sequence[Json] = (), title: str = TITLE
) -> Json:
    """What a message says, in a window of its own.

    kept  blocks above it that stay, such as what was chosen from: see `KEPT`

    Raises:
        OverLimit: together they break one of Slack's limits.
    """
    blocks = list(kept)
    for block in message.blocks:
        if block["type"] == "table":
            blocks += spelled_out(block)
        elif block["type"] not in _MESSAGES_ONLY:
            blocks.append(block)
    view = View(
        type="modal",
        callback_id="card",
        title=title,
        close=words("modal-close"),
        blocks=blocks,
    )
    return checked(view, blocks)


def home_tab(blocks: Sequence[Block], metadata: str) -> Json:
    """metadata  comes back with everything that is pressed there

    Raises:
        OverLimit: the blocks break one of Slack's limits.
    """
    try:
        found = [block.to_dict() for block in blocks]
    except SlackObjectFormationError as error:
        raise OverLimit(str(error)) from error
    return checked(View(type="home", private_metadata=metadata, blocks=blocks), found)


def checked(view: View, blocks: Sequence[Json]) -> Json:
    """The view as Slack takes it; `blocks` are its own.

    Raises:
        OverLimit: it breaks one of Slack's limits.
    """
    check_blocks(blocks)
    try:
        # Its own blocks are parsed ones, which lose what the models do not know.
        return view.to_dict() | {"blocks": list(blocks)}
    except SlackObjectFormationError as error:
        raise OverLimit(str(error)) from error
