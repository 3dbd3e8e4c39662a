"""manifest.json: valid, and asking for no more than the bot uses."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bot.slack.listeners.commands import COMMAND

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT.parent / "shared" / "slack" / "manifest.schema.2.0.0.json"

# docs.slack.dev/reference/methods and /reference/events: what each needs
METHOD_SCOPES = {
    "auth_test": set(),
    "apps_connections_open": set(),  # the app token's
    "chat_postMessage": {"chat:write"},
    "chat_postEphemeral": {"chat:write"},
    "users_info": {"users:read"},
    "views_open": set(),
}
EVENT_SCOPES = {"app_mention": {"app_mentions:read"}, "message.im": {"im:history"}}


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "manifest.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.skipif(not SCHEMA.exists(), reason="Slack's schema is not beside the repository")
def test_it_is_valid_against_slacks_schema(manifest: dict[str, Any]) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.validate(manifest, schema)


def test_its_texts_fit_slacks_limits(manifest: dict[str, Any]) -> None:
    assert len(manifest["display_information"]["name"]) <= 35
    assert len(manifest["display_information"]["description"]) <= 140
    (command,) = manifest["features"]["slash_commands"]
    assert len(command["description"]) <= 2000
    assert len(command["usage_hint"]) <= 1000


def test_its_scopes_are_those_that_calls_events_and_commands_need(manifest: dict[str, Any]) -> None:
    code = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "bot/slack").rglob("*.py"))
    called = set(re.findall(r"(?:self\.client|self\._web|await client)\.([a-z]+_\w+)\(", code))
    assert called == set(METHOD_SCOPES), "a method was added or dropped: say what it needs"
    events = set(manifest["settings"]["event_subscriptions"]["bot_events"])
    assert events == set(EVENT_SCOPES)
    needed = {"commands"}.union(*METHOD_SCOPES.values(), *EVENT_SCOPES.values())
    assert set(manifest["oauth_config"]["scopes"]["bot"]) == needed


def test_what_the_listeners_take_is_switched_on(manifest: dict[str, Any]) -> None:
    (command,) = manifest["features"]["slash_commands"]
    assert command["command"] == COMMAND
    assert command["should_escape"], "the text is read as the markup that events have, too"
    assert manifest["settings"]["interactivity"]["is_enabled"]
    assert manifest["features"]["app_home"]["messages_tab_enabled"]
    assert not manifest["features"]["app_home"]["messages_tab_read_only_enabled"]
