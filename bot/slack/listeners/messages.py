"""The direct message with the bot: answered there, in a thread if it was asked in one."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.slack import place
from bot.slack.agent import Agent
from bot.slack.answering import Answering
from bot.slack.blocks import Rendered, notices
from bot.slack.once import Once
from bot.slack.sending import Sender
from bot.slack.text import typed


def register(app: AsyncApp, answering: Answering, agent: Agent, sender: Sender, once: Once) -> None:
    async def message(body: dict[str, Any], event: dict[str, Any]) -> None:
        if event.get("channel_type") != "im" or not place.is_from_a_person(event):
            return
        if not await once.event(body):
            return
        where = place.of_direct_message(body)

        async def send(message: Rendered) -> None:
            await sender.post(where, message)

        text = typed(event.get("text", ""))
        if event.get("files") and not text:
            await send(notices.not_a_text(await answering.words(where)))
            return
        async with agent.looking_up(where, event["ts"]):
            await answering.answer(where, text, send)
        if where.thread and await once.claim(f"title:{where.channel}:{where.thread}"):
            await agent.name(where, text)

    app.event("message")(message)
