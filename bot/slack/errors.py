"""When something goes wrong: the asker gets a sentence, the log what happened, both one number."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.locales import words
from bot.slack import place
from bot.slack.answering import Answering
from bot.slack.blocks import Rendered, notices
from bot.slack.client import FAILURES, error_code, why
from bot.slack.metrics import Metrics
from bot.slack.modals import Modals
from bot.slack.place import Place
from bot.slack.sending import CannotRespond, Sender

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Failures:
    """`reference` makes a new short number for each error."""

    answering: Answering
    sender: Sender
    modals: Modals
    metrics: Metrics
    reference: Callable[[], str]

    async def handle(self, error: Exception, body: dict[str, Any]) -> None:
        reference = self.reference()
        match error:
            case SlackApiError():
                # The place is archived, or the bot is not in it: nothing to mend in the bot.
                reason = error_code(error)
                _LOG.warning("error %s: Slack refused the answer: %s", reference, reason)
            case CannotRespond():
                reason = "response_url"
                _LOG.warning("error %s: Slack refused the response: %s", reference, error)
            case aiohttp.ClientError() | TimeoutError():
                reason = "unreachable"
                _LOG.warning("error %s: no answer from Slack: %r", reference, error)
            case _:
                reason = type(error).__name__
                _LOG.error("error %s", reference, exc_info=error)
        self.metrics.failed(reason)
        await self._tell(reference, body)

    async def _tell(self, reference: str, body: dict[str, Any]) -> None:
        event = body.get("event", {})
        where = _place(body)
        said = await self.answering.words(where) if where else words("fr")
        message = notices.error(reference, said)
        try:
            if event.get("type") == "function_executed":
                await self.sender.fail_step(event, message.text)
            elif where is None:
                return
            elif body.get("view"):
                await self.modals.show(body, message)
            else:
                await self._send(where, message, body)
        except (CannotRespond, *FAILURES) as error:
            _LOG.warning("error %s: the asker could not be told: %s", reference, why(error))

    async def _send(self, where: Place, message: Rendered, body: dict[str, Any]) -> None:
        if "container" in body:
            await self.sender.aside(body)(message)
        elif url := body.get("response_url"):
            await self.sender.respond(url, message, response_type="ephemeral")
        elif where.is_dm:
            await self.sender.post(where, message)
        else:
            await self.sender.whisper(where, message)


def _place(body: dict[str, Any]) -> Place | None:
    """Where the asker can be told, if there is an asker."""
    event = body.get("event", {})
    if body.get("type") == "block_actions":
        return place.of_action(body)
    if body.get("type") == "message_action":
        return place.of_message(body)
    if "command" in body:
        return place.of_command(body)
    if event.get("type") == "app_mention":
        return place.of_mention(body)
    if event.get("channel_type") == "im" and event.get("user"):
        return place.of_direct_message(body)
    return None
