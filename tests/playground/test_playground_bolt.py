"""A real Bolt app lives in the playground as it would in Slack."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import Playground, serve

BUTTON = {
    "type": "actions",
    "elements": [
        {"type": "button", "action_id": "next", "text": {"type": "plain_text", "text": "Next"}}
    ],
}


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with serve() as running:
        app = _app(running)
        handler = AsyncSocketModeHandler(app, running.app_token)
        await handler.connect_async()  # type: ignore[no-untyped-call]
        await running.connected()
        yield running
        await handler.close_async()  # type: ignore[no-untyped-call]


def _app(running: Playground) -> AsyncApp:
    client = AsyncWebClient(token=running.bot_token, base_url=running.api_url)
    app = AsyncApp(client=client, signing_secret=running.signing_secret)

    @app.command("/opsrole")
    async def command(ack: Any, command: dict[str, str], respond: Any) -> None:
        await ack()
        await respond(text=f"heard {command['text']}", blocks=[BUTTON])

    @app.action("next")
    async def action(ack: Any, respond: Any) -> None:
        await ack()
        await respond(text="next it is", replace_original=True)

    @app.event("app_mention")
    async def mention(event: dict[str, str], say: Any) -> None:
        await say(text="in your thread", thread_ts=event.get("thread_ts", event["ts"]))

    @app.event("message")
    async def message(event: dict[str, str], say: Any) -> None:
        if "bot_id" not in event:
            await say("just us")

    return app


async def test_a_command_a_button_a_mention_and_a_dm_are_answered(playground: Playground) -> None:
    camille = playground.actor("camille")

    await camille.command("/opsrole", "pillar 2", channel="#general")
    card = await playground.next_message("#general", person="camille")
    assert card.text == "heard pillar 2"

    await camille.press(card, "next")
    assert (await playground.next_update()).text == "next it is"

    question = camille.mention("#ops", "hello")
    answer = await playground.next_message("#ops", thread=question.ts)
    assert answer.text == "in your thread"

    camille.say(camille.dm, "hello")
    assert (await playground.next_message(camille.dm)).text == "just us"

    await playground.settled()
    assert playground.journal.violations == []
