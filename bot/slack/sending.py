"""Handing a message to Slack: as a post, for one person only, or to a response_url."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.slack.blocks import Json, Rendered
from bot.slack.client import error_code, needs_no_proxy, retry_handlers
from bot.slack.place import Place

_LOG = logging.getLogger(__name__)

Send = Callable[[Rendered], Awaitable[None]]


class CannotRespond(Exception):  # noqa: N818 - reads as what it says
    """A response_url does not take the message; the text is Slack's reason."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Links are never unfurled: a preview would be longer than the answer."""

    client: AsyncWebClient
    session: aiohttp.ClientSession

    async def post(self, place: Place, message: Rendered) -> None:
        """Where everybody there sees it, in the place's thread if it has one."""

        async def send(content: Json) -> None:
            await self.client.chat_postMessage(
                channel=place.channel,
                thread_ts=place.thread,
                unfurl_links=False,
                unfurl_media=False,
                **content,
            )

        await _with_or_without_pictures(send, message)

    async def whisper(self, place: Place, message: Rendered) -> None:
        """To the person alone."""

        async def send(content: Json) -> None:
            await self.client.chat_postEphemeral(
                channel=place.channel, user=place.person, thread_ts=place.thread, **content
            )

        await _with_or_without_pictures(send, message)

    def aside(self, body: Json) -> Send:
        """To whoever did something with a message, alone, by the interaction's response_url."""

        async def send(message: Rendered) -> None:
            await self.respond(
                body["response_url"],
                message,
                response_type="ephemeral",
                replace_original=False,
                thread_ts=body["container"].get("thread_ts"),
            )

        return send

    async def open(self, trigger: str, view: Json) -> None:
        """Opens a modal; a trigger lasts three seconds."""
        await self.client.views_open(trigger_id=trigger, view=view)

    async def respond(self, url: str, message: Rendered, **how: str | bool | None) -> None:
        """To a response_url; `how` is response_type, replace_original, thread_ts.

        Raises:
            CannotRespond: it is past its half hour or its five uses, or Slack refuses the message.
        """

        async def send(content: Json) -> None:
            await self._respond(url, content | how)

        await _with_or_without_pictures(send, message)

    async def withdraw(self, url: str) -> None:
        """Deletes the message that a response_url belongs to.

        Raises:
            CannotRespond: it is gone already, or the address is spent.
        """
        await self._respond(url, {"delete_original": True})

    async def _respond(self, url: str, body: Json) -> None:
        webhook = AsyncWebhookClient(url, session=self.session, retry_handlers=retry_handlers())
        if needs_no_proxy(url):
            webhook.proxy = None
        answer = await webhook.send_dict({k: v for k, v in body.items() if v is not None})
        if answer.status_code != 200:
            raise CannotRespond(f"{answer.status_code} {answer.body[:200]}")


async def _with_or_without_pictures(
    send: Callable[[Json], Awaitable[None]], message: Rendered
) -> None:
    """Slack refuses a whole message for one picture that it cannot fetch: then the text goes."""
    try:
        await send(message.content)
    except (SlackApiError, CannotRespond) as error:
        reason = error_code(error) if isinstance(error, SlackApiError) else str(error)
        if not message.has_pictures or "invalid_" not in reason:
            raise
        _LOG.warning("sent without its pictures: %s", reason)
        await send(message.without_pictures().content)
