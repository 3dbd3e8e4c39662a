"""*Expliquer les termes ops*: what a message's words mean, told to the one who asked."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.slack import place
from bot.slack.answering import Answering
from bot.slack.blocks.terms import terms_found
from bot.slack.sending import Sender
from bot.slack.text import said_in

EXPLAIN = "explain_terms"


def register(app: AsyncApp, answering: Answering, sender: Sender) -> None:
    async def explain(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        where = place.of_message(body)
        said = await answering.words(where)
        text = said_in(body["message"])
        found = terms_found(
            answering.dialogue.terms(text, said.language), answering.dialogue.library, said
        )
        await sender.beside(where, body["response_url"], found)

    app.message_shortcut(EXPLAIN)(explain)
