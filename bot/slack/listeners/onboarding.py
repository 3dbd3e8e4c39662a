"""The onboarding path: begun from the Home or an answer, walked by buttons, offered to the new."""

import re
from functools import partial
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.slack import place
from bot.slack.answering import Answering
from bot.slack.blocks import notices
from bot.slack.blocks.home import Shown
from bot.slack.blocks.onboarding import PRESS, START_PATH, pressed
from bot.slack.guiding import Guide
from bot.slack.home import Home
from bot.slack.once import Once
from bot.slack.place import Place
from bot.slack.sending import Sender
from bot.store.model import Person


def register(
    app: AsyncApp,
    guide: Guide,
    answering: Answering,
    home: Home,
    sender: Sender,
    once: Once,
    *,
    welcome: bool,
) -> None:
    """welcome  whether new members are offered the path"""

    async def begin(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any]) -> None:
        await ack()
        where = place.of_action(body)
        if body.get("view"):
            await begin_at_home(body["view"], where)
            return

        async def begun() -> bool:
            await guide.begin(where, anew=False)
            return True

        minute = int(float(action["action_ts"]) / 60)  # in which presses are taken for one
        await once.do(f"path:{where.channel}:{body['container']['message_ts']}:{minute}", begun)

    async def begin_at_home(view: dict[str, Any], where: Place) -> None:
        async def begun() -> bool:
            await guide.begin(where)
            return True

        # The Home is published anew below, and then it is another press.
        if await once.do(f"path:{view['hash']}", begun):
            await home.publish(where.who, Shown.read(view.get("private_metadata") or ""))

    async def press(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any]) -> None:
        await ack()
        where = place.of_action(body)
        value = action.get("value") or (action.get("selected_option") or {}).get("value", "")
        asked = pressed(action["action_id"], value)
        if asked is None:
            await sender.aside(body)(notices.unknown_button(await answering.words(where)))
        else:
            await guide.press(where, asked, partial(sender.turn, body))

    async def joined(body: dict[str, Any], event: dict[str, Any]) -> None:
        user = event["user"]
        if not place.is_colleague(user) or not await once.event(body):
            return
        await guide.welcome(Person(user.get("team_id") or body["team_id"], user["id"]))

    app.action(START_PATH)(begin)
    app.action(re.compile(f"^{PRESS}"))(press)
    if welcome:
        app.event("team_join")(joined)
