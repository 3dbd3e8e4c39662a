"""The direct message with the bot: answered there, in a thread if it was asked in one.

What is said in channels is not the bot's, unless it follows the thread.
"""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.slack import place
from bot.slack.agent import Agent
from bot.slack.answering import Answering
from bot.slack.blocks import Rendered, notices
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

    async def message(body: dict[str, Any], event: dict[str, Any]) -> None:
        if not place.is_from_a_person(event):
            return
        if event.get("channel_type") == "im":
            await direct(body, event)
        elif following and event.get("thread_ts"):
            await overheard(following, body, event)

    async def overheard(following: Following, body: dict[str, Any], event: dict[str, Any]) -> None:
        where, written = place.of_mention(body), event.get("text", "")
        # Whoever is mentioned is spoken to: somebody else, or the bot in an event of its own.
        if "<@" in written or not await following.anybody(where) or not await once.event(body):
            return
        await following.hear(where, typed(written))

    async def direct(body: dict[str, Any], event: dict[str, Any]) -> None:
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
