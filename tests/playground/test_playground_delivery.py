"""Deliveries over HTTP: signed, acknowledged in time, and retried as Slack retries them."""

import hashlib
import hmac
import time

import pytest
from aiohttp import web

from bot.playground import CannotDo, Playground, PortInUse, RequestUrlRefused, serve
from playground.apps import IMPATIENT, TOO_LATE, Client, HttpApp


async def test_every_request_is_signed_over_its_raw_body(
    playground: Playground, http_app: HttpApp
) -> None:
    playground.actor("camille").mention("#ops", "été")
    await playground.settled()
    headers, body = http_app.requests[0]
    timestamp = headers["X-Slack-Request-Timestamp"]
    expected = hmac.new(
        playground.signing_secret.encode(), f"v0:{timestamp}:".encode() + body, hashlib.sha256
    ).hexdigest()
    assert headers["X-Slack-Signature"] == f"v0={expected}"
    assert abs(time.time() - int(timestamp)) < 5


async def test_a_mention_in_a_channel_is_an_app_mention_only(
    playground: Playground, http_app: HttpApp
) -> None:
    message = playground.actor("camille").mention("#ops", "salut <b>")
    await playground.settled()
    assert len(http_app.requests) == 1
    envelope = http_app.payload()
    assert envelope["type"] == "event_callback"
    assert envelope["authorizations"][0]["user_id"] == "U0OPSROLE"
    assert envelope["event"] | {"blocks": None, "client_msg_id": None} == {
        "type": "app_mention",
        "user": "U0CAMILLE",
        "text": "<@U0OPSROLE> salut &lt;b&gt;",
        "team": "T0PLAY",
        "ts": message.ts,
        "event_ts": message.ts,
        "channel": "C0OPS",
        "blocks": None,
        "client_msg_id": None,
    }


async def test_a_mention_by_name_and_in_a_thread_says_where_it_is(
    playground: Playground, http_app: HttpApp
) -> None:
    camille = playground.actor("camille")
    parent = camille.say("#ops", "hello")
    camille.say("#ops", "@opsrole hello", thread=parent.ts)
    await playground.settled()
    event = http_app.payload()["event"]
    assert (event["type"], event["thread_ts"]) == ("app_mention", parent.ts)


async def test_other_talk_in_a_channel_is_none_of_the_apps_business(
    playground: Playground, http_app: HttpApp
) -> None:
    playground.actor("camille").say("#ops", "hello all")
    playground.actor("camille").mention("#random", "where the bot is not")
    await playground.settled()
    assert http_app.requests == []


async def test_a_dm_tells_everything_that_happens_in_it(
    playground: Playground, http_app: HttpApp, api: Client
) -> None:
    camille = playground.actor("camille")
    message = camille.say(camille.dm, "one")
    await playground.settled()
    camille.edit(message, "two")
    await playground.settled()
    camille.delete(message)
    await playground.settled()
    camille.share_file(camille.dm, "notes.txt")
    await playground.settled()
    await api("chat.postMessage", channel=camille.dm, text="mine")
    await playground.settled()
    events = [http_app.payload(n)["event"] for n in range(5)]
    assert {e["channel_type"] for e in events} == {"im"}
    assert [e.get("subtype") for e in events] == [
        None,
        "message_changed",
        "message_deleted",
        "file_share",
        None,
    ]
    assert events[1]["message"]["text"] == "two"
    assert events[1]["previous_message"]["text"] == "one"
    assert events[4]["bot_id"] == "B0OPSROLE"


@pytest.mark.parametrize("timing", [IMPATIENT])
async def test_an_event_that_is_not_acknowledged_is_sent_again_with_the_reason(
    playground: Playground, http_app: HttpApp
) -> None:
    http_app.answers = [web.Response(status=500), TOO_LATE, web.Response(status=204)]
    playground.actor("camille").mention("#ops", "hello")
    await playground.settled()
    retries = [
        (h.get("X-Slack-Retry-Num"), h.get("X-Slack-Retry-Reason")) for h, _ in http_app.requests
    ]
    assert retries == [(None, None), ("1", "http_error"), ("2", "http_timeout")]
    assert len({http_app.payload(n)["event_id"] for n in range(3)}) == 1
    delivery = playground.journal.deliveries[-1]
    assert delivery.acknowledged
    assert len(playground.journal.violations) == 2


async def test_an_event_is_given_up_after_three_retries_or_when_the_app_says_so(
    playground: Playground, http_app: HttpApp
) -> None:
    http_app.answers = [web.Response(status=500) for _ in range(5)]
    playground.actor("camille").mention("#ops", "hello")
    await playground.settled()
    assert len(http_app.requests) == 4

    http_app.answers = [web.Response(status=500, headers={"X-Slack-No-Retry": "1"})]
    playground.actor("camille").mention("#ops", "hello")
    await playground.settled()
    assert len(http_app.requests) == 5


async def test_an_event_can_be_made_to_come_twice(
    playground: Playground, http_app: HttpApp
) -> None:
    playground.faults.deliver_twice()
    playground.actor("camille").mention("#ops", "hello")
    await playground.settled()
    assert len({http_app.payload(n)["event_id"] for n in range(2)}) == 1
    assert playground.journal.violations == []


async def test_a_command_comes_as_a_form_and_may_be_answered_in_its_acknowledgement(
    playground: Playground, http_app: HttpApp
) -> None:
    http_app.answers = [web.json_response({"text": "at once"})]
    camille = playground.actor("camille")
    await camille.command("/opsrole", "pilier 2 & co", channel="#random")
    form = http_app.payload()
    assert (form["command"], form["text"]) == ("/opsrole", "pilier 2 & co")
    assert (form["channel_name"], form["user_id"]) == ("random", "U0CAMILLE")
    answer = await playground.next_message(person="camille")
    assert (answer.text, answer.is_ephemeral) == ("at once", True)


@pytest.mark.parametrize("timing", [IMPATIENT])
async def test_a_late_or_failed_command_is_told_to_the_person(
    playground: Playground, http_app: HttpApp
) -> None:
    http_app.answers = [TOO_LATE, web.Response(status=500), web.json_response({"blocks": [{}]})]
    camille = playground.actor("camille")
    for _ in range(3):
        await camille.command("/opsrole", channel="#ops")
    assert [
        m.text.removeprefix("/opsrole failed with the error ") for m in camille.sees("#ops")
    ] == [
        '"operation_timeout"',
        '"dispatch_failed"',
        '"invalid_command_response"',
    ]
    assert len(playground.journal.violations) == 3


async def test_commands_do_not_run_in_threads(playground: Playground) -> None:
    camille = playground.actor("camille")
    parent = camille.say("#ops", "hello")
    with pytest.raises(CannotDo, match="threads"):
        await camille.command("/opsrole", channel="#ops", thread=parent.ts)
    with pytest.raises(CannotDo, match="not a valid command"):
        await camille.command("/other", channel="#ops")


async def test_a_request_address_must_return_the_challenge(playground: Playground) -> None:
    with pytest.raises(RequestUrlRefused, match="connection_failed"):
        await playground.set_request_url("http://127.0.0.1:9/slack/events")
    with pytest.raises(RequestUrlRefused):
        await playground.set_request_url(f"{playground.url}/healthz")
    assert not playground.is_ready


@pytest.mark.usefixtures("http_app")
async def test_it_is_ready_once_an_app_answers(api: Client) -> None:
    async with api.session.get(f"{api.playground.url}/healthz") as response:
        assert response.status == 200
    async with api.session.get(f"{api.playground.url}/readyz") as response:
        assert response.status == 200
    async with serve() as lonely, api.session.get(f"{lonely.url}/readyz") as response:
        assert response.status == 503


async def test_a_port_in_use_is_named(playground: Playground) -> None:
    port = int(playground.url.rpartition(":")[2])
    with pytest.raises(PortInUse, match=str(port)):
        async with serve(port=port):
            pass
