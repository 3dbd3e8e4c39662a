"""*Chercher un rôle*: a modal that suggests while one types, and shows what was chosen."""

from functools import partial
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.slack import limits, place
from bot.slack.answering import Answering
from bot.slack.blocks.buttons import Target
from bot.slack.blocks.finding import FIND, find_view, suggestions
from bot.slack.modals import Modals


def register(app: AsyncApp, answering: Answering, modals: Modals) -> None:
    dialogue = answering.dialogue

    async def open_(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        said = await answering.words(place.of_shortcut(body))
        await modals.open(body, find_view(dialogue.library, said))

    async def suggest(ack: AsyncAck, body: dict[str, Any]) -> None:
        said = await answering.words(place.of_view(body))
        found = dialogue.suggest(body["value"], said.language, limits.SUGGESTIONS)
        await ack(**suggestions(found, dialogue.library, said))

    async def choose(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any]) -> None:
        await ack()
        where, target = place.of_view(body), Target(action["selected_option"]["value"])
        turn = partial(modals.show, body)
        await answering.show(where, target, turn, turn)

    app.global_shortcut(FIND)(open_)
    app.options(FIND)(suggest)
    app.action(FIND)(choose)
