"""The check that every message and view of these tests goes through, and the shipped articles."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from payloads import validate
from slack_sdk.errors import SlackObjectFormationError

from bot.articles.folder import FolderReader
from bot.articles.library import Library
from bot.articles.model import LANGUAGES, Language
from bot.dialogue.model import Reply, Status
from bot.locales import words
from bot.playground import ApiCall, Journal
from bot.slack.blocks import OverLimit, Shelf, render
from bot.slack.blocks.home import Shown, home
from bot.slack.blocks.views import card_modal
from bot.store.model import Preferences

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


def sent(method: str, **arguments: Any) -> Journal:
    return Journal(calls=[ApiCall(method, arguments, 0.0, 0.0, 200, {"ok": True})])


def button(**more: Any) -> dict[str, Any]:
    label = {"type": "plain_text", "text": "Ici"}
    return {"type": "button", "action_id": "a", "text": label, "value": "v", **more}


@pytest.mark.parametrize(
    "arguments",
    [
        {"text": ""},
        {"text": "x" * 4001},
        {"text": "x", "blocks": [{"type": "divider"}] * 51},
        {"text": "x", "blocks": [{"type": "actions", "elements": [button(), button()]}]},
        {"text": "x", "blocks": [{"type": "actions", "elements": [button(value="v" * 2001)]}]},
        {"text": "x", "blocks": [{"type": "unheard_of"}]},
    ],
)
def test_a_message_that_breaks_a_rule_is_noticed(arguments: dict[str, Any]) -> None:
    with pytest.raises((AssertionError, OverLimit, SlackObjectFormationError)):
        validate(sent("chat.postMessage", **arguments))


@pytest.mark.parametrize(
    "view",
    [
        {"type": "home", "blocks": [{"type": "divider"}] * 101},
        {"type": "home", "blocks": [{"type": "divider"}], "private_metadata": "x" * 3001},
        {"type": "modal", "blocks": [], "title": {"type": "plain_text", "text": "x" * 25}},
    ],
)
def test_a_view_that_breaks_a_rule_is_noticed(view: dict[str, Any]) -> None:
    with pytest.raises((AssertionError, OverLimit, SlackObjectFormationError)):
        validate(sent("views.publish", view=view))


@pytest.fixture(scope="module")
def shipped() -> Library:
    return FolderReader(KNOWLEDGE).read().library


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_card_of_the_shipped_articles_is_cut_or_over_a_limit(
    shipped: Library, language: Language
) -> None:
    said, shelf, journal = words(language), Shelf(), Journal()
    entries = [entry for entry in shipped.entries if entry.lang == language]
    for entry in entries:
        card = render(Reply("?", Status.ANSWERED, language, entry, library=shipped), said, shelf)
        assert not card.text.endswith("…"), entry.id
        assert "show:part" not in str(card.blocks), entry.id
        assert [label for label in labels(card.blocks) if label.endswith("…")] == []
        journal.calls += sent("chat.postMessage", **card.content).calls
        journal.calls += sent("views.open", view=card_modal(card, said)).calls
    assert validate(journal) == 2 * len(entries) > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_over_the_shipped_articles_is_within_the_limits(
    shipped: Library, language: Language
) -> None:
    said, journal = words(language), Journal()
    for role in (None, *shipped.roles):
        view = home(shipped, said, Preferences(language, role), Shown(role=role))
        journal.calls += sent("views.publish", view=view).calls
    assert validate(journal) == 1 + len(shipped.roles)


def labels(blocks: Iterable[dict[str, Any]]) -> list[str]:
    rows = [block["elements"] for block in blocks if block["type"] == "actions"]
    return [element["text"]["text"] for row in rows for element in row]
