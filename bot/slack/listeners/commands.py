"""`/opsrole`: answered to the asker alone, who may share it."""

import asyncio
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.slack import place
from bot.slack.answering import Answering
from bot.slack.blocks import Rendered
from bot.slack.sending import Sender
from bot.slack.text import typed

COMMAND = "/opsrole"
PROMPT = 0.25  # seconds in which an answer goes with the acknowledgement itself


def register(app: AsyncApp, answering: Answering, sender: Sender) -> None:
    async def command(ack: AsyncAck, body: dict[str, Any]) -> None:
        async def send(message: Rendered) -> None:
            # A message with a picture goes the way on which a refusal is seen.
            if first.is_open and not message.has_pictures:
                await first.take(response_type="ephemeral", **message.content)
            else:
                await first.take()
                await sender.respond(body["response_url"], message, response_type="ephemeral")

        first = _Acknowledgement(ack)
        waiting = asyncio.create_task(first.take_after(PROMPT))
        try:
            text = typed(body.get("text", ""))
            await answering.answer(place.of_command(body), text, send, private=True)
        finally:
            waiting.cancel()
            await first.take()

    app.command(COMMAND)(command)


class _Acknowledgement:
    """Given once: with the answer if there is one in time, else empty."""

    def __init__(self, ack: AsyncAck) -> None:
        self._ack = ack
        self.is_open = True

    async def take(self, **content: Any) -> None:
        if self.is_open:
            self.is_open = False
            await self._ack(**content)

    async def take_after(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await self.take()
