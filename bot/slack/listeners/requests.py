"""*Prévenir l'équipe*: a question without an answer, kept for whoever writes the articles."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.slack import place
from bot.slack.answering import Answering
from bot.slack.blocks import notices
from bot.slack.blocks.modal import TYPED, typed_text
from bot.slack.blocks.requests import REQUEST, Unanswered, filed_view, request_view
from bot.slack.modals import Modals
from bot.slack.ports import Requests
from bot.slack.sending import Sender
from bot.store.model import Request


def register(
    app: AsyncApp,
    answering: Answering,
    sender: Sender,
    modals: Modals,
    requests: Requests,
    now: Callable[[], datetime],
) -> None:
    async def ask(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any]) -> None:
        await ack()
        said = await answering.words(place.of_action(body))
        unanswered = Unanswered.read(action.get("value", ""))
        if unanswered is None:
            await sender.aside(body)(notices.unknown_button(said))
            return
        about = json.dumps(
            {
                "message": place.shown_in(body),
                "language": unanswered.language,
                "entry": unanswered.entry,
            }
        )
        await modals.open(body, request_view(unanswered, about, said))

    async def file(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any]) -> None:
        where = place.of_view(body)
        said = await answering.words(where)
        about = json.loads(view["private_metadata"])
        question = typed_text(view)
        if not question:
            await ack(response_action="errors", errors={TYPED: said("request-empty")})
            return
        request = Request(where.team, where.person, question=question, at=now(), **about)
        if await requests.file(request):
            await ack(response_action="update", view=filed_view(said))
        else:
            await ack(response_action="errors", errors={TYPED: said("not-kept")})

    app.action(REQUEST)(ask)
    app.view(REQUEST)(file)
