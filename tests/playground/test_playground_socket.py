"""Socket Mode: envelopes out, acknowledgements in, and connections that come and go."""

import asyncio
from typing import Any

import aiohttp
import pytest

from bot.playground import Playground
from playground.apps import IMPATIENT, Client


async def _acknowledge(socket: aiohttp.ClientWebSocketResponse, **payload: Any) -> dict[str, Any]:
    envelope: dict[str, Any] = await socket.receive_json(timeout=5)
    answer = {"envelope_id": envelope["envelope_id"]}
    await socket.send_json(answer | ({"payload": payload} if payload else {}))
    return envelope


async def test_an_event_comes_in_an_envelope_and_is_acknowledged(api: Client) -> None:
    socket = await api.connect()
    assert api.playground.is_ready
    api.playground.actor("camille").mention("#ops", "hello")
    envelope = await _acknowledge(socket)
    assert (envelope["type"], envelope["retry_attempt"]) == ("events_api", 0)
    assert envelope["accepts_response_payload"] is False
    assert envelope["payload"]["event"]["type"] == "app_mention"
    await api.playground.settled()
    assert api.playground.journal.violations == []
    await socket.close()


async def test_a_command_may_be_answered_in_the_acknowledgement(api: Client) -> None:
    socket = await api.connect()
    acknowledging = asyncio.create_task(_acknowledge(socket, text="at once"))
    await api.playground.actor("camille").command("/opsrole", "help", channel="#ops")
    assert (await acknowledging)["accepts_response_payload"] is True
    assert (await api.playground.next_message(person="camille")).text == "at once"
    await socket.close()


@pytest.mark.parametrize("timing", [IMPATIENT])
async def test_an_event_without_acknowledgement_comes_again(api: Client) -> None:
    socket = await api.connect()
    api.playground.actor("camille").mention("#ops", "hello")
    late = await socket.receive_json()
    again = await _acknowledge(socket)
    assert (again["retry_attempt"], again["retry_reason"]) == (1, "timeout")
    assert again["payload"]["event_id"] == late["payload"]["event_id"]
    await api.playground.settled()
    await socket.send_json({"envelope_id": late["envelope_id"]})
    await socket.send_str("no json")
    await asyncio.sleep(0.05)
    complaints = "\n".join(api.playground.journal.complaints)
    assert "acknowledged too late" in complaints
    assert "not an acknowledgement" in complaints
    await socket.close()


async def test_a_payload_where_none_is_taken_is_a_violation(api: Client) -> None:
    socket = await api.connect()
    api.playground.actor("camille").mention("#ops", "hello")
    await _acknowledge(socket, text="no")
    await api.playground.settled()
    assert "accepts no payload" in api.playground.journal.violations[0]
    await socket.close()


async def test_an_address_is_good_for_one_connection(api: Client) -> None:
    headers = {"Authorization": f"Bearer {api.playground.app_token}"}
    url = api.playground.api_url + "apps.connections.open"
    async with api.session.post(url, headers=headers) as response:
        address = (await response.json())["url"]
    socket = await api.session.ws_connect(address)
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await api.session.ws_connect(address)
    await socket.close()


async def test_deliveries_are_shared_among_connections(api: Client) -> None:
    sockets = [await api.connect(), await api.connect()]
    for _ in range(2):
        api.playground.actor("camille").mention("#ops", "hello")
    await asyncio.gather(*(_acknowledge(socket) for socket in sockets))
    await api.playground.settled()
    assert api.playground.journal.violations == []
    for socket in sockets:
        await socket.close()


async def test_a_connection_is_refreshed_and_the_next_one_takes_over(api: Client) -> None:
    old = await api.connect()
    await api.playground.sockets.refresh("warning")
    assert (await old.receive_json())["reason"] == "warning"
    await api.playground.sockets.refresh("refresh_requested", close_after=None)
    assert (await old.receive_json())["reason"] == "refresh_requested"
    new = await api.connect()
    api.playground.actor("camille").mention("#ops", "hello")
    assert (await _acknowledge(new))["type"] == "events_api"
    await api.playground.settled()
    await old.close()
    await new.close()


@pytest.mark.parametrize("timing", [IMPATIENT])
async def test_a_dropped_connection_loses_no_event(api: Client) -> None:
    socket = await api.connect()
    api.playground.actor("camille").mention("#ops", "hello")
    await socket.receive_json()
    await api.playground.sockets.drop()
    assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE
    again = await api.connect()
    assert (await _acknowledge(again))["retry_attempt"] >= 1
    await again.close()


async def test_pings_are_answered_with_what_they_carried(playground: Playground) -> None:
    async with aiohttp.ClientSession() as session:
        address = f"{playground.url}/link?ticket={playground.sockets.ticket()}"
        async with session.ws_connect(address, autoping=False) as socket:
            await socket.receive_json()
            await socket.ping(b"sdk-ping-pong:1.5")
            pong = await socket.receive(timeout=5)
            assert (pong.type, bytes(pong.data)) == (aiohttp.WSMsgType.PONG, b"sdk-ping-pong:1.5")
