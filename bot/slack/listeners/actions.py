"""Buttons: they turn the card they are on into another, or share it."""

import re
from functools import partial
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.slack import place
from bot.slack.answering import Answering
from bot.slack.blocks import Rendered, notices
from bot.slack.blocks.buttons import READ, SHARE, SHOW, Target
from bot.slack.modals import Modals
from bot.slack.once import Once
from bot.slack.sending import Sender


def register(
    app: AsyncApp, answering: Answering, sender: Sender, modals: Modals, once: Once
) -> None:
    async def show(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any]) -> None:
        await ack()
        where, target = place.of_action(body), Target.read(action.get("value", ""))
        if body.get("view"):
            turn = partial(modals.show, body)
            await answering.show(where, target, turn, turn)
        else:
            private = bool(body["container"].get("is_ephemeral"))
            turn = partial(sender.turn, body)
            await answering.show(where, target, turn, sender.aside(body), private=private)

    async def share(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any]) -> None:
        await ack()
        where = place.of_action(body)
        target = Target.read(action.get("value", ""))

        async def publish(message: Rendered) -> None:
            # By its response_url, which works where the bot is no member.
            await sender.respond(
                body["response_url"], message, response_type="in_channel", replace_original=False
            )

        # A second press may be under way before the message is gone.
        press = f"share:{where.channel}:{body['container']['message_ts']}"
        if await once.do(
            press, lambda: answering.share(where, target, publish, sender.aside(body))
        ):
            await sender.withdraw(body["response_url"])

    async def read(ack: AsyncAck) -> None:
        await ack()  # the person's browser has opened the page already

    async def unknown(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        message = notices.unknown_button(await answering.words(place.of_action(body)))
        if body.get("view"):
            await modals.show(body, message)
        else:
            await sender.aside(body)(message)

    app.action(re.compile(f"^{SHOW}"))(show)
    app.action(SHARE)(share)
    app.action(READ)(read)
    app.action(re.compile(""))(unknown)  # whatever older or later versions of the bot have sent
