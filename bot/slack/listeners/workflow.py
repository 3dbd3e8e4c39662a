"""*Look up an ops role*, a step of Workflow Builder: a question in, the answer out."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.dialogue.model import Message, Surface
from bot.locales import words
from bot.slack.answering import Answering
from bot.slack.blocks.step import outputs
from bot.slack.once import Once
from bot.slack.sending import Sender
from bot.slack.text import typed

LOOK_UP = "look_up_role"


def register(app: AsyncApp, answering: Answering, sender: Sender, once: Once) -> None:
    async def look_up(body: dict[str, Any], event: dict[str, Any]) -> None:
        if not await once.event(body):
            return
        began = answering.clock()
        question = typed(str(event["inputs"].get("question") or ""))
        if not question:
            await sender.fail_step(event, words("fr")("step-no-question"))
            return
        message = Message(question, surface=Surface.WORKFLOW, workspace=body["team_id"])
        reply = await answering.dialogue.reply(message)
        await sender.complete_step(event, outputs(reply, words(reply.language), answering.shelf))
        answering.metrics.answered(message.surface, reply.status, answering.clock() - began)

    app.function(LOOK_UP)(look_up)
