"""`/opsrole`: answered to the asker alone, who may share it."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.slack import place
from bot.slack.answering import Answering
from bot.slack.blocks import Rendered
from bot.slack.sending import Sender
from bot.slack.text import typed

COMMAND = "/opsrole"


def register(app: AsyncApp, answering: Answering, sender: Sender) -> None:
    async def command(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()

        async def send(message: Rendered) -> None:
            await sender.respond(body["response_url"], message, response_type="ephemeral")

        text = typed(body.get("text", ""))
        await answering.answer(place.of_command(body), text, send, private=True)

    app.command(COMMAND)(command)
