"""*Look up an ops role*, a step of Workflow Builder: a question in, the answer out."""

from functools import partial
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.locales import words
from bot.slack.answering import Answering
from bot.slack.once import Once
from bot.slack.sending import Sender
from bot.slack.text import typed

LOOK_UP = "look_up_role"


def register(app: AsyncApp, answering: Answering, sender: Sender, once: Once) -> None:
    async def look_up(body: dict[str, Any], event: dict[str, Any]) -> None:
        if not await once.event(body):
            return
        question = typed(str(event["inputs"].get("question") or ""))
        if not question:
            await sender.fail_step(event, words("fr")("step-no-question"))
            return
        await answering.look_up(question, body["team_id"], partial(sender.complete_step, event))

    app.function(LOOK_UP)(look_up)
