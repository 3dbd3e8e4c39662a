"""Whether an answer helped: kept, and asked what was looked for where it did not."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.slack import place
from bot.slack.answering import Answering
from bot.slack.blocks import notices
from bot.slack.blocks.feedback import FEEDBACK, Press, comment_view, thanks_view
from bot.slack.blocks.modal import TYPED, typed_text
from bot.slack.modals import Modals
from bot.slack.ports import Opinions
from bot.slack.sending import Sender
from bot.store.model import Feedback


def register(
    app: AsyncApp,
    answering: Answering,
    sender: Sender,
    modals: Modals,
    opinions: Opinions,
    now: Callable[[], datetime],
) -> None:
    async def rate(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any]) -> None:
        await ack()
        where = place.of_action(body)
        said = await answering.words(where)
        press = Press.read(action.get("value", ""))
        if press is None:
            await sender.aside(body)(notices.unknown_button(said))
            return
        message = place.shown_in(body)
        verdict = Feedback(where.team, where.person, message, press.entry, press.verdict, now())
        if not await opinions.record(verdict):
            await sender.aside(body)(notices.not_kept(said))
        elif press.verdict == "bad":
            about = json.dumps({"message": message, "entry": press.entry})
            await modals.open(body, comment_view(about, said))
        else:
            await sender.aside(body)(notices.noted(said))

    async def comment(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any]) -> None:
        text = typed_text(view)
        if not text:
            await ack()
            return
        where = place.of_view(body)
        said = await answering.words(where)
        about = json.loads(view["private_metadata"])
        verdict = Feedback(
            where.team, where.person, about["message"], about["entry"], "bad", now(), text
        )
        if await opinions.record(verdict):
            await ack(response_action="update", view=thanks_view(said))
        else:
            await ack(response_action="errors", errors={TYPED: said("not-kept")})

    app.action(FEEDBACK)(rate)
    app.view(FEEDBACK)(comment)
