"""The Web API takes what Slack takes, and refuses what Slack refuses."""

from typing import Any

import aiohttp
import pytest

from bot.playground import Playground, serve
from playground.apps import Client


async def _post(playground: Playground, method: str, bearer: str, **arguments: Any) -> Any:
    async with (
        aiohttp.ClientSession(headers={"Authorization": f"Bearer {bearer}"}) as session,
        session.post(playground.api_url + method, data=arguments) as response,
    ):
        return await response.json()


async def test_a_call_without_a_token_or_with_a_wrong_one_is_refused(
    playground: Playground,
) -> None:
    assert (await _post(playground, "auth.test", ""))["error"] == "not_authed"
    assert (await _post(playground, "auth.test", "xoxb-nobody"))["error"] == "invalid_auth"
    app_token = playground.app_token
    assert (await _post(playground, "auth.test", app_token))["error"] == "not_allowed_token_type"
    opened = await _post(playground, "apps.connections.open", app_token)
    assert opened["ok"]
    assert opened["url"].startswith("ws://127.0.0.1:")


async def test_the_token_may_also_come_in_the_form(playground: Playground) -> None:
    answer = await _post(playground, "auth.test", "", token=playground.bot_token)
    assert answer["user"] == "opsrole"
    assert answer["team_id"] == playground.workspace.seed.team_id


async def test_unknown_methods_and_arguments_are_refused(api: Client) -> None:
    assert (await api("chat.shout", channel="C0OPS"))["error"] == "unknown_method"
    refused = await api("chat.postMessage", channel="C0OPS", text="hi", colour="red")
    assert refused["error"] == "invalid_arguments"
    assert refused["response_metadata"]["messages"] == ["[ERROR] unsupported argument: colour"]
    missing = await api("chat.postMessage", text="hi")
    assert missing["errors"] == ["missing required field: channel"]
    assert len(api.playground.journal.violations) == 3


async def test_a_message_is_posted_and_can_be_changed_and_deleted(api: Client) -> None:
    posted = await api("chat.postMessage", channel="C0OPS", text="one")
    assert posted["message"]["bot_id"] == "B0OPSROLE"

    changed = await api("chat.update", channel="C0OPS", ts=posted["ts"], text="two")
    assert changed["message"]["text"] == "two"
    assert [m.text for m in api.playground.workspace.history("C0OPS")] == ["two"]

    await api("chat.delete", channel="C0OPS", ts=posted["ts"])
    assert api.playground.workspace.history("C0OPS") == []
    gone = await api("chat.update", channel="C0OPS", ts=posted["ts"], text="three")
    assert gone["error"] == "message_not_found"


async def test_an_update_without_blocks_keeps_those_that_are_there(api: Client) -> None:
    posted = await api("chat.postMessage", channel="C0OPS", text="x", blocks=[{"type": "divider"}])
    where = {"channel": "C0OPS", "ts": posted["ts"]}
    kept = await api("chat.update", text="y", **where)
    assert kept["message"]["blocks"] == posted["message"]["blocks"]
    cleared = await api("chat.update", text="z", blocks=[], **where)
    assert "blocks" not in cleared["message"]


@pytest.mark.parametrize(
    ("channel", "error"),
    [("C0NOWHERE", "channel_not_found"), ("C0RANDOM", "not_in_channel"), ("C0OLD", "is_archived")],
)
async def test_the_bot_writes_only_where_it_may(api: Client, channel: str, error: str) -> None:
    assert (await api("chat.postMessage", channel=channel, text="hi"))["error"] == error


async def test_a_message_needs_text_and_not_too_much_of_it(api: Client) -> None:
    assert (await api("chat.postMessage", channel="C0OPS"))["error"] == "no_text"
    long = await api("chat.postMessage", channel="C0OPS", text="x" * 40_001)
    assert long["error"] == "msg_too_long"
    posted = await api("chat.postMessage", channel="C0OPS", text="x" * 40_000)
    assert posted["ok"]
    update = await api("chat.update", channel="C0OPS", ts=posted["ts"], text="x" * 4_001)
    assert update["error"] == "msg_too_long"


async def test_blocks_without_text_are_posted_with_a_warning_in_the_journal(api: Client) -> None:
    posted = await api("chat.postMessage", channel="C0OPS", blocks=[{"type": "divider"}])
    assert posted["ok"]
    assert "_warnings" not in posted
    assert "no text beside the blocks" in api.playground.journal.violations[0]


async def test_replies_need_a_thread_that_is_there(api: Client) -> None:
    parent = api.playground.actor("alex").say("#ops", "hello")
    reply = await api("chat.postMessage", channel="C0OPS", text="hi", thread_ts=parent.ts)
    assert reply["message"]["parent_user_id"] == parent.user

    replies = await api("conversations.replies", channel="C0OPS", ts=parent.ts)
    assert [m["text"] for m in replies["messages"]] == ["hello", "hi"]
    assert replies["messages"][0]["reply_count"] == 1

    nowhere = await api("chat.postMessage", channel="C0OPS", text="hi", thread_ts="1.000001")
    assert nowhere["error"] == "thread_not_found"
    to_reply = await api("chat.postMessage", channel="C0OPS", text="hi", thread_ts=reply["ts"])
    assert to_reply["error"] == "cannot_reply_to_message"


async def test_an_ephemeral_message_is_seen_by_one_person_only(api: Client) -> None:
    await api("chat.postEphemeral", channel="C0OPS", user="U0ALEX", text="psst")
    assert [m.text for m in api.playground.actor("alex").sees("#ops")] == ["psst"]
    assert api.playground.actor("camille").sees("#ops") == []
    absent = await api("chat.postEphemeral", channel="C0OPS", user="U0INES", text="psst")
    assert absent["error"] == "user_not_in_channel"


async def test_people_have_a_locale_only_when_asked_for(api: Client) -> None:
    assert "locale" not in (await api("users.info", user="U0CAMILLE"))["user"]
    camille = (await api("users.info", user="U0CAMILLE", include_locale=True))["user"]
    assert camille["locale"] == "fr-FR"
    assert camille["tz"] == "Europe/Paris"
    assert (await api("users.info", user="U0NOBODY"))["error"] == "user_not_found"


async def test_a_dm_is_opened_by_its_person(api: Client) -> None:
    opened = await api("conversations.open", users="U0CAMILLE")
    assert opened["channel"]["id"] == api.playground.actor("camille").dm
    posted = await api("chat.postMessage", channel=opened["channel"]["id"], text="bonjour")
    assert posted["ok"]


async def test_history_comes_in_pages_newest_first(api: Client) -> None:
    alex = api.playground.actor("alex")
    for word in ("one", "two", "three"):
        alex.say("#ops", word)
    first = await api("conversations.history", channel="C0OPS", limit=2)
    assert [m["text"] for m in first["messages"]] == ["three", "two"]
    cursor = first["response_metadata"]["next_cursor"]
    rest = await api("conversations.history", channel="C0OPS", limit=2, cursor=cursor)
    assert [m["text"] for m in rest["messages"]] == ["one"]
    assert not rest["has_more"]


async def test_a_scope_that_the_token_lacks_is_named() -> None:
    async with serve(scopes=frozenset({"commands"})) as playground:
        refused = await _post(
            playground, "chat.postMessage", playground.bot_token, channel="C0OPS", text="hi"
        )
    assert (refused["error"], refused["needed"]) == ("missing_scope", "chat:write")


async def test_a_reaction_is_added_once(api: Client) -> None:
    message = api.playground.actor("alex").say("#ops", "hello")
    where = {"channel": "C0OPS", "timestamp": message.ts, "name": "eyes"}
    assert (await api("reactions.add", **where))["ok"]
    assert (await api("reactions.add", **where))["error"] == "already_reacted"
    assert (await api("reactions.add", **where | {"name": "no such"}))["error"] == "invalid_name"


async def test_faults_hit_as_often_as_told_and_are_no_violations(api: Client) -> None:
    faults = api.playground.faults
    faults.fail_api("auth.test", "internal_error", times=2)
    assert [(await api("auth.test")).get("error") for _ in range(3)] == [
        "internal_error",
        "internal_error",
        None,
    ]
    faults.rate_limit("auth.test", retry_after=7)
    headers = {"Authorization": f"Bearer {api.playground.bot_token}"}
    url = api.playground.api_url + "auth.test"
    async with api.session.post(url, headers=headers) as response:
        assert (response.status, response.headers["Retry-After"]) == (429, "7")
    faults.break_api("auth.test", 503)
    async with api.session.post(url, headers=headers) as response:
        assert response.status == 503
        assert response.content_type != "application/json"
    faults.delay_api(0.05, "auth.test", times=1)
    await api("auth.test")
    assert api.playground.journal.calls[-1].duration >= 0.05
    assert api.playground.journal.violations == []
