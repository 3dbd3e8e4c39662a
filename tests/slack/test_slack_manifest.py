"""manifest.json: valid, and asking for no more than the bot uses."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.features import Features
from bot.slack.blocks.finding import FIND
from bot.slack.listeners.commands import COMMAND
from bot.slack.listeners.explaining import EXPLAIN

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT.parent / "shared" / "slack" / "manifest.schema.2.0.0.json"

# docs.slack.dev/reference/methods and /reference/events: what each needs
METHOD_SCOPES: dict[str, set[str]] = {
    "apps_connections_open": set(),  # the app token's
    "assistant_threads_setStatus": {"chat:write"},
    "assistant_threads_setSuggestedPrompts": {"assistant:write"},
    "assistant_threads_setTitle": {"assistant:write"},
    "auth_test": set(),
    "chat_deleteScheduledMessage": {"chat:write"},
    "chat_postEphemeral": {"chat:write"},
    "chat_postMessage": {"chat:write"},
    "chat_scheduleMessage": {"chat:write"},
    "chat_update": {"chat:write"},
    "conversations_open": {"im:write"},
    "functions_completeError": set(),  # the token comes with the step
    "functions_completeSuccess": set(),
    "users_info": {"users:read"},
    "views_open": set(),
    "views_publish": set(),
    "views_push": set(),
    "views_update": set(),
}
EVENT_SCOPES: dict[str, set[str]] = {
    "app_home_opened": set(),
    "app_mention": {"app_mentions:read"},
    "function_executed": set(),
    "message.im": {"im:history"},
    "team_join": {"users:read"},
}
# Events of features that are off unless a setting asks for them, with what they need
OPTIONAL = {
    "message.channels": {"channels:history"},
    "message.groups": {"groups:history"},
}


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


def test_its_shortcuts_are_those_that_are_answered(manifest: dict[str, Any]) -> None:
    shortcuts = {s["callback_id"]: s["type"] for s in manifest["features"]["shortcuts"]}
    assert shortcuts == {FIND: "global", EXPLAIN: "message"}


def needed(code: str, manifest: dict[str, Any]) -> set[str]:
    """The scopes that the calls in the code and the features of a manifest need."""
    called = set(re.findall(r"\.([a-z]+_\w+)\(", code)) & set(dir(AsyncWebClient))
    events = manifest["settings"]["event_subscriptions"]["bot_events"]
    scopes = set().union(*(METHOD_SCOPES[method] for method in called))
    scopes |= set().union(*(EVENT_SCOPES[event] for event in events))
    features = manifest["features"]
    if features.get("slash_commands") or features.get("shortcuts"):
        scopes.add("commands")
    return scopes


def bots_code() -> str:
    rooms = ("slack", "onboarding", "service")
    files = [path for room in rooms for path in (ROOT / "bot" / room).rglob("*.py")]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_its_scopes_are_those_that_calls_events_and_commands_need(manifest: dict[str, Any]) -> None:
    asked = manifest["oauth_config"]["scopes"]["bot"]
    assert asked == sorted(needed(bots_code(), manifest))
    assert "agent_view" in manifest["features"], "what assistant:write is for"


def test_a_scope_that_is_missing_or_has_lost_its_use_would_be_noticed(
    manifest: dict[str, Any],
) -> None:
    asked = set(manifest["oauth_config"]["scopes"]["bot"])
    code = bots_code()
    assert needed(code.replace("assistant_threads_set", "any_"), manifest) == asked - {
        "assistant:write"
    }
    assert needed(code + "\nawait client.conversations_open()", manifest) == asked | {"im:write"}
    silent = json.loads(json.dumps(manifest))
    silent["settings"]["event_subscriptions"]["bot_events"].remove("message.im")
    assert needed(code, silent) == asked - {"im:history"}
    with pytest.raises(KeyError):
        needed(code + "\nawait client.files_list()", manifest)


def test_the_readme_says_what_each_scope_is_for(manifest: dict[str, Any]) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    asked = set(manifest["oauth_config"]["scopes"]["bot"])
    for scope in asked.union(*OPTIONAL.values()):
        assert f"`{scope}`" in readme, scope
    for event in OPTIONAL:
        assert f"`{event}`" in readme, event


def test_what_the_listeners_take_is_switched_on(manifest: dict[str, Any]) -> None:
    (command,) = manifest["features"]["slash_commands"]
    assert command["command"] == COMMAND
    assert command["should_escape"], "the text is read as the markup that events have, too"
    assert manifest["settings"]["interactivity"]["is_enabled"]
    assert manifest["features"]["app_home"]["home_tab_enabled"]
    assert manifest["features"]["app_home"]["messages_tab_enabled"]
    assert not manifest["features"]["app_home"]["messages_tab_read_only_enabled"]


def test_the_playground_is_set_up_as_it_says(manifest: dict[str, Any]) -> None:
    played, features = Features(), manifest["features"]
    assert [c["command"] for c in features["slash_commands"]] == list(played.commands)
    assert {(s["callback_id"], s["name"], s["type"]) for s in features["shortcuts"]} == {
        (s.callback_id, s.name, s.kind) for s in played.shortcuts
    }
    steps = {
        id_: (list(f["input_parameters"]["properties"]), f["output_parameters"]["required"])
        for id_, f in manifest["functions"].items()
    }
    assert steps == {
        step.callback_id: (
            [given.name for given in step.inputs],
            [made.name for made in step.outputs if made.required],
        )
        for step in played.steps
    }
    events = set(manifest["settings"]["event_subscriptions"]["bot_events"])
    assert events - {"function_executed"} <= played.subscriptions
    assert set(manifest["oauth_config"]["scopes"]["bot"]) <= played.scopes
