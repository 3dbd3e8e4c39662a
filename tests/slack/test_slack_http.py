"""The HTTP endpoints, over a real connection."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator

import aiohttp
import httpx
import pytest
from prometheus_client import CollectorRegistry
from slack_scene import Scene, scene

from bot.slack.http import LARGEST_BODY, create_web


def signed(secret: str, body: bytes, at: float | None = None) -> dict[str, str]:
    timestamp = str(int(time.time() if at is None else at))
    base = b"v0:" + timestamp.encode() + b":" + body
    signature = "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": signature,
        "Content-Type": "application/json",
    }


async def post(s: Scene, body: bytes, headers: dict[str, str]) -> httpx.Response:
    async with httpx.AsyncClient(trust_env=False) as client:
        return await client.post(f"{s.url}/slack/events", content=body, headers=headers)


CHALLENGE = json.dumps({"type": "url_verification", "challenge": "abc"}).encode()


async def test_slacks_challenge_is_answered() -> None:
    async with scene("http") as s:
        answer = await post(s, CHALLENGE, signed(s.playground.signing_secret, CHALLENGE))
        assert answer.json() == {"challenge": "abc"}


async def test_a_wrong_signature_an_old_one_and_none_are_refused() -> None:
    async with scene("http") as s:
        secret = s.playground.signing_secret
        forged = signed("another secret", CHALLENGE)
        old = signed(secret, CHALLENGE, time.time() - 301)
        for_another_body = signed(secret, b"{}")
        odd = signed(secret, CHALLENGE) | {"X-Slack-Request-Timestamp": "9" * 5000}
        for headers in (forged, old, for_another_body, odd, {}):
            assert (await post(s, CHALLENGE, headers)).status_code == 401


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[1]", b'"x"', b"\xff\xfe", b"[" * 100_000],
    ids=["empty", "cut", "list", "string", "bytes", "nested"],
)
async def test_a_signed_body_that_makes_no_sense_is_malformed(body: bytes) -> None:
    async with scene("http") as s:
        answer = await post(s, body, signed(s.playground.signing_secret, body))
        assert answer.status_code == 400


async def test_a_body_over_a_mebibyte_is_refused_unread() -> None:
    async with scene("http") as s:
        body = b"x" * (LARGEST_BODY + 1)
        headers = signed(s.playground.signing_secret, body)
        assert (await post(s, body, headers)).status_code == 413

        sent = 0

        async def endless() -> AsyncIterator[bytes]:
            nonlocal sent
            for _ in range(1000):
                sent += 65536
                yield b"x" * 65536
                await asyncio.sleep(0)

        async with aiohttp.ClientSession() as session:
            try:
                async with session.post(
                    f"{s.url}/slack/events", data=endless(), headers=headers
                ) as answer:
                    assert answer.status == 413
            except aiohttp.ClientConnectionError:
                pass  # the door was shut while we were still talking
        assert sent < 1000 * 65536


async def test_an_app_without_a_signing_secret_is_not_served() -> None:
    async with scene("http"):
        with pytest.raises(ValueError, match="SLACK_SIGNING_SECRET"):
            create_web(checks={}, registry=CollectorRegistry(), app=object())  # type: ignore[arg-type]


async def ask(web: object, path: str) -> httpx.Response:
    transport = httpx.ASGITransport(app=web)  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
        return await client.get(path)


async def test_ready_means_that_every_check_holds() -> None:
    async def yes() -> bool:
        return True

    async def no() -> bool:
        return False

    registry = CollectorRegistry()
    ready = create_web(checks={"index": yes, "database": yes}, registry=registry)
    unready = create_web(checks={"index": yes, "database": no}, registry=registry)
    answer = await ask(ready, "/readyz")
    assert (answer.status_code, answer.json()["ready"]) == (200, True)
    answer = await ask(unready, "/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"ready": False, "index": True, "database": False}
    assert (await ask(unready, "/healthz")).status_code == 200
    assert (await ask(unready, "/slack/events")).status_code == 404


@pytest.mark.parametrize("transport", ["http", "socket"])
async def test_answers_are_counted_where_prometheus_reads(transport: str) -> None:
    async with scene(transport) as s:  # type: ignore[arg-type]
        camille = s.playground.actor("camille")
        await camille.command("/opsrole", "pilier 1", channel="#general")
        await s.playground.next_message(person="camille")
        while s.work.count:  # noqa: ASYNC110 - nobody signals it
            await asyncio.sleep(0.01)
        async with httpx.AsyncClient(trust_env=False) as client:
            counted = (await client.get(f"{s.url}/metrics")).text
        assert 'opsrole_answers_total{outcome="answered",surface="command"} 1.0' in counted
        assert 'opsrole_answer_seconds_count{surface="command"} 1.0' in counted


async def test_a_body_that_does_not_come_is_not_waited_for() -> None:
    async with scene("http", patience=0.1) as s:
        host, port = s.url.removeprefix("http://").split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(b"POST /slack/events HTTP/1.1\r\nHost: bot\r\nContent-Length: 9\r\n\r\nhalf")
        async with asyncio.timeout(10):
            assert (await reader.readline()).startswith(b"HTTP/1.1 408 ")
            await reader.read()  # up to the end of the connection
        writer.close()
