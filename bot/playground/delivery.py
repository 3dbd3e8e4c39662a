"""Hands events, commands and interactions to the app: over a socket if one is open, else HTTP."""

import asyncio
import json
import uuid
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlencode

import aiohttp

from bot.playground.journal import Attempt, Delivery, Journal
from bot.playground.signing import signed_headers
from bot.playground.socket_mode import Sockets
from bot.playground.timing import Clock, Timing

Json = dict[str, Any]
Kind = Literal["events_api", "slash_commands", "interactive"]
# Why an event is retried: https://docs.slack.dev/apis/events-api/#retries
TIMEOUT, HTTP_ERROR, CONNECTION_FAILED = "http_timeout", "http_error", "connection_failed"
MAX_REDIRECTS = 2


class RequestUrlRefused(Exception):  # noqa: N818 - reads as what it says
    """The app did not answer the challenge; the text says what it did instead."""


@dataclass(slots=True)
class Courier:
    """Delivers; an event that nobody acknowledged is tried again as Slack does."""

    session: aiohttp.ClientSession
    sockets: Sockets
    journal: Journal
    clock: Clock
    timing: Timing
    signing_secret: str
    request_url: str | None = None
    _tasks: set[asyncio.Task[Delivery]] = field(default_factory=set)

    @property
    def is_ready(self) -> bool:
        return self.sockets.is_open or self.request_url is not None

    def post(self, kind: Kind, payload: Json) -> Delivery:
        """Delivers in the background."""
        delivery = self._note(kind, payload)
        task = asyncio.create_task(self._carry(delivery))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return delivery

    async def deliver(self, kind: Kind, payload: Json) -> Delivery:
        """Delivers and waits for the acknowledgement or the end of the last try."""
        return await self._carry(self._note(kind, payload))

    async def settled(self) -> None:
        """Waits for all that is under way, retries included."""
        while self._tasks:
            await asyncio.gather(*self._tasks)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def verify(self, url: str, token: str) -> None:
        """Sends the url_verification challenge that Slack sends when an address is entered.

        Raises:
            RequestUrlRefused: the answer was not the challenge.
        """
        challenge = uuid.uuid4().hex
        payload = {"token": token, "challenge": challenge, "type": "url_verification"}
        attempt = await self._http(Delivery("events_api", payload), url, 0, None)
        answer = attempt.body
        if isinstance(answer, dict):
            answer = answer.get("challenge")
        if not attempt.acknowledged or answer != challenge:
            said = attempt.reason or f"answered {attempt.body!r}"
            raise RequestUrlRefused(f"{url} did not return the challenge: {said}")

    def _note(self, kind: Kind, payload: Json) -> Delivery:
        delivery = Delivery(kind, payload)
        self.journal.deliveries.append(delivery)
        return delivery

    async def _carry(self, delivery: Delivery) -> Delivery:
        waits = self.timing.retries if delivery.kind == "events_api" else ()
        reason: str | None = None
        for number, wait in enumerate((0.0, *waits)):
            if wait:
                await self.clock.sleep(wait)
            attempt = await self._try(delivery, number, reason)
            delivery.attempts.append(attempt)
            reason = attempt.reason
            if reason is None or attempt.final:
                break
        delivery.done = True
        return delivery

    async def _try(self, delivery: Delivery, number: int, reason: str | None) -> Attempt:
        if self.sockets.is_open:
            return await self._socket(delivery, number, reason)
        if self.request_url is not None:
            return await self._http(delivery, self.request_url, number, reason)
        return Attempt(number, "nobody", self.clock.now(), 0.0, reason=CONNECTION_FAILED)

    async def _socket(self, delivery: Delivery, number: int, reason: str | None) -> Attempt:
        # Only these may answer within the acknowledgement itself.
        answers = delivery.kind == "slash_commands" or (
            delivery.payload.get("type") in ("view_submission", "block_suggestion")
        )
        envelope: Json = {
            "envelope_id": str(uuid.uuid4()),
            "type": delivery.kind,
            "payload": delivery.payload,
            "accepts_response_payload": answers,
        }
        if delivery.kind == "events_api":
            envelope |= {
                "retry_attempt": number,
                "retry_reason": "timeout" if reason == TIMEOUT else reason or "",
            }
        started = self.clock.now()
        body: Json | str | None = None
        failed: str | None = None
        try:
            body = (await self.sockets.send(envelope)).get("payload")
        except TimeoutError:
            failed = TIMEOUT
        except ConnectionError:
            failed = CONNECTION_FAILED
        if body and not answers:
            self.journal.complain(f"socket: {delivery.kind} accepts no payload in its ack")
        latency = self.clock.now() - started
        return Attempt(number, "socket", started, latency, reason=failed, body=body)

    async def _http(self, delivery: Delivery, url: str, number: int, reason: str | None) -> Attempt:
        body, content_type = _encode(delivery)
        started = self.clock.now()
        headers = {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            # The app compares this with its own clock, which nobody puts forward.
            **signed_headers(self.signing_secret, int(self.clock.real()), body),
        }
        if number and reason:
            headers |= {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reason}
        status: int | None = None
        answer: Json | str | None = None
        failed: str | None = None
        final = False
        try:
            async with self.session.post(
                url,
                data=body,
                headers=headers,
                timeout=aiohttp.ClientTimeout(total=self.timing.ack),
                max_redirects=MAX_REDIRECTS,
            ) as response:
                status = response.status
                answer = _decode(response.content_type, await response.text())
                final = response.headers.get("X-Slack-No-Retry") == "1"
                failed = None if 200 <= status < 300 else HTTP_ERROR
        except TimeoutError:
            failed = TIMEOUT
        except aiohttp.TooManyRedirects:
            failed = "too_many_redirects"
        except aiohttp.ClientError:
            failed = CONNECTION_FAILED
        latency = self.clock.now() - started
        return Attempt(number, "http", started, latency, status, failed, answer, final)


def _encode(delivery: Delivery) -> tuple[bytes, str]:
    if delivery.kind == "events_api":
        return json.dumps(delivery.payload).encode(), "application/json"
    fields = delivery.payload
    if delivery.kind == "interactive":
        fields = {"payload": json.dumps(delivery.payload)}
    return urlencode(fields).encode(), "application/x-www-form-urlencoded"


def _decode(content_type: str, text: str) -> Json | str | None:
    if not text.strip():
        return None
    if content_type == "application/json":
        try:
            found = json.loads(text)
        except ValueError:
            return text
        return found if isinstance(found, dict) else text
    return text
