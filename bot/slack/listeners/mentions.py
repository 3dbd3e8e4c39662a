"""`@opsrole` in a channel: answered in the thread."""

from functools import partial
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.slack import place
from bot.slack.agent import Agent
from bot.slack.answering import Answering
from bot.slack.blocks import Rendered
from bot.slack.following import Following
from bot.slack.once import Once
from bot.slack.sending import Sender
from bot.slack.text import typed


def register(
    app: AsyncApp,
    answering: Answering,
    agent: Agent,
    following: Following | None,
    sender: Sender,
    once: Once,
) -> None:
    """following  None where every question in a thread needs a mention"""

    async def mention(body: dict[str, Any], event: dict[str, Any]) -> None:
        if not place.is_from_a_person(event) or not await once.event(body):
            return
        where, text = place.of_mention(body), typed(event.get("text", ""))

        async def send(message: Rendered) -> None:
            await sender.reply(where, message, partial(answering.words, where))

        async with agent.looking_up(where, event["ts"]):
            await answering.answer(where, text, send)
        if following:
            await following.answered(where, text)

    app.event("app_mention")(mention)
