"""Starting, stopping and reconnecting."""

import asyncio
import time

import aiohttp
import pytest
from slack_scene import BOTH, Memory, Slow, Transport, dialogue, library, scene

from bot import playground
from bot.slack.client import CannotReachSlack, WrongToken, identify, needs_no_proxy, web_client
from bot.slack.serving import PortInUse, serve
from bot.slack.socket import Socket


def slow(seconds: float) -> Slow:
    return Slow(dialogue(library(), Memory()), seconds)


@BOTH
async def test_a_stop_lets_what_is_running_finish(transport: Transport) -> None:
    async with scene(transport, talk=slow(0.5)) as s:
        camille = s.playground.actor("camille")
        await camille.command("/opsrole", "pilier 1", channel="#general")
        began = time.monotonic()
        s.stop.set()
        assert await s.running == 0
        assert time.monotonic() - began < 2
        assert "Recrutement" in camille.ephemerals[-1].text
        assert s.playground.journal.violations == []


@BOTH
async def test_a_stop_does_not_wait_for_ever(transport: Transport) -> None:
    async with scene(transport, talk=slow(60), grace=0.3) as s:
        await s.playground.actor("camille").command("/opsrole", "pilier 1", channel="#general")
        began = time.monotonic()
        s.stop.set()
        assert await s.running == 1
        assert time.monotonic() - began < 3


async def test_what_comes_in_during_a_stop_is_left_for_another_process() -> None:
    quick = playground.Timing(ack=0.3, retries=())
    async with scene("socket", talk=slow(0.8), timing=quick) as s:
        camille = s.playground.actor("camille")
        await camille.command("/opsrole", "pilier 1", channel="#general")
        s.stop.set()
        await asyncio.sleep(0.05)
        delivery = await camille.command("/opsrole", "pilier 2", channel="#general")
        assert not delivery.acknowledged


async def test_the_socket_comes_back_after_slack_asks_to_reconnect() -> None:
    async with scene("socket") as s:
        await s.playground.sockets.refresh("refresh_requested")
        await s.playground.connected()
        camille = s.playground.actor("camille")
        await camille.command("/opsrole", "pilier 1", channel="#general")
        assert "Recrutement" in (await s.playground.next_message(person="camille")).text


async def test_every_call_goes_where_slack_api_url_says() -> None:
    async with scene("socket") as s:
        called = {call.method for call in s.playground.journal.calls}
        assert called == {"auth.test", "apps.connections.open"}


async def test_a_wrong_bot_token_is_one_line_naming_the_variable() -> None:
    async with playground.serve() as slack, aiohttp.ClientSession() as session:
        with pytest.raises(WrongToken, match=r"^SLACK_BOT_TOKEN: .*invalid_auth") as raised:
            await identify(web_client("xoxb-wrong", slack.api_url, session))
        assert "\n" not in str(raised.value)


async def test_a_wrong_app_token_is_one_line_and_no_endless_retry() -> None:
    async with scene("http") as s, aiohttp.ClientSession() as session:
        client = web_client(s.playground.bot_token, s.playground.api_url, session)
        with pytest.raises(WrongToken, match=r"^SLACK_APP_TOKEN: .*invalid_auth"):
            await Socket(object(), client, "xapp-wrong", s.work).open()  # type: ignore[arg-type]


async def test_a_slack_that_is_not_there_is_one_line() -> None:
    async with aiohttp.ClientSession() as session:
        with pytest.raises(
            CannotReachSlack, match=r"^cannot reach Slack at http://127\.0\.0\.1:9/"
        ):
            await identify(web_client("xoxb-1", "http://127.0.0.1:9/", session))


async def test_a_port_in_use_is_said_at_once() -> None:
    async with scene("http") as s:
        port = int(s.url.rpartition(":")[2])
        with pytest.raises(PortInUse, match=f"PORT: {port}"):
            await serve(
                None,  # type: ignore[arg-type]
                host="127.0.0.1",
                port=port,
                work=s.work,
                stop=s.stop,
            )


async def test_slacks_id_and_secret_in_the_environment_do_not_change_the_token(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SLACK_CLIENT_ID", "1.2")
    monkeypatch.setenv("SLACK_CLIENT_SECRET", "secret")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    async with scene("socket") as s:
        camille = s.playground.actor("camille")
        camille.say(camille.dm, "pilier 1")
        assert "Recrutement" in (await s.playground.next_message(camille.dm)).text


def test_this_machine_is_reached_without_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "slack.internal")
    assert needs_no_proxy("http://127.0.0.1:3000/api/")
    assert needs_no_proxy("http://localhost/")
    assert needs_no_proxy("https://slack.internal/api/")
    assert not needs_no_proxy("https://slack.com/api/")
