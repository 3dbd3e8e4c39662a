"""The bot's own tabs: its Home, and what it suggests on its Messages tab."""

from functools import partial
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.articles.model import LANGUAGES, Language
from bot.slack import place
from bot.slack.agent import Agent
from bot.slack.answering import Answering
from bot.slack.blocks.home import LANGUAGE, NONE, OWN_ROLE, PAGE, ROLE, SEARCH, Shown
from bot.slack.home import Home
from bot.slack.modals import Modals


def register(app: AsyncApp, home: Home, agent: Agent, answering: Answering, modals: Modals) -> None:
    async def opened(body: dict[str, Any], event: dict[str, Any]) -> None:
        where = place.of_home(body)
        if event.get("tab") == "messages":
            await agent.suggest(where)
        else:
            await home.publish(where.who, _shown(event))

    async def search(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any]) -> None:
        await ack()
        asked = (action.get("value") or "").strip()
        await answering.answer(place.of_action(body), asked, partial(modals.show, body))

    async def toggle(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any]) -> None:
        await ack()
        shown = _shown(body)
        role = action["value"] if action["value"] != shown.role else None
        await home.publish(place.of_action(body).who, Shown(shown.page, role))

    async def turn(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any]) -> None:
        await ack()
        await home.publish(place.of_action(body).who, Shown(int(action["value"])))

    async def choose_language(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any]) -> None:
        await ack()
        who, value = place.of_action(body).who, _value(action)
        language: Language | None = next((lang for lang in LANGUAGES if lang == value), None)
        await home.choose_language(who, language)
        await home.publish(who, _shown(body))

    async def choose_role(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any]) -> None:
        await ack()
        who, value = place.of_action(body).who, _value(action)
        await home.choose_role(who, value if value != NONE else None)
        await home.publish(who, _shown(body))

    app.event("app_home_opened")(opened)
    app.action(SEARCH)(search)
    for step in ("open", "close"):
        app.action(f"{ROLE}:{step}")(toggle)
    for step in ("previous", "next"):
        app.action(f"{PAGE}:{step}")(turn)
    app.action(LANGUAGE)(choose_language)
    app.action(OWN_ROLE)(choose_role)


def _shown(payload: dict[str, Any]) -> Shown:
    return Shown.read((payload.get("view") or {}).get("private_metadata") or "")


def _value(action: dict[str, Any]) -> str:
    return str(action["selected_option"]["value"])
