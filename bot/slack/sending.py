"""Handing a message to Slack: as a post, for one person only, or to a response_url."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.locales import Words
from bot.slack.blocks import Json, Rendered
from bot.slack.blocks.plain import context
from bot.slack.client import FAILURES, error_code, needs_no_proxy, retry_handlers, why
from bot.slack.place import Place, of_action

_LOG = logging.getLogger(__name__)

Send = Callable[[Rendered], Awaitable[None]]
# The bot was taken out of the channel, or nobody may write there any more:
# docs.slack.dev/reference/methods/chat.postMessage
_CLOSED = (
    "channel_not_found",
    "is_archived",
    "not_in_channel",
    "restricted_action",
    "restricted_action_read_only_channel",
    "thread_not_found",
)

# Somebody whom the bot cannot write to: a guest of a shared channel, or who has left.
UNREACHABLE = ("channel_not_found", "user_not_found", "cannot_dm_bot", "is_inactive")


class CannotRespond(Exception):  # noqa: N818 - reads as what it says
    """A response_url does not take the message; the text is Slack's reason."""


class Spent(CannotRespond):
    """It is past its half hour or its five uses."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Links are never unfurled: a preview would be longer than the answer."""

    client: AsyncWebClient
    session: aiohttp.ClientSession

    async def post(self, place: Place, message: Rendered) -> None:
        """Where everybody there sees it, in the place's thread if it has one."""

        async def send(shown: Rendered) -> None:
            await self.client.chat_postMessage(
                channel=place.channel,
                thread_ts=place.thread,
                unfurl_links=False,
                unfurl_media=False,
                **shown.content,
            )

        await with_or_without_pictures(send, message)

    async def to_person(self, person: str, message: Rendered) -> str:
        """In the direct messages with the person; gives the channel that those are."""
        channel = ""

        async def send(shown: Rendered) -> None:
            nonlocal channel
            # A user's id stands for the direct messages with them: no scope of its own.
            posted = await self.client.chat_postMessage(
                channel=person, unfurl_links=False, unfurl_media=False, **shown.content
            )
            channel = str(posted["channel"])

        await with_or_without_pictures(send, message)
        return channel

    async def later(self, channel: str, at: datetime, message: Rendered) -> str:
        """Has Slack post it at that time; gives the id to call it off by."""
        scheduled = await self.client.chat_scheduleMessage(
            channel=channel, post_at=int(at.timestamp()), **message.content
        )
        return str(scheduled["scheduled_message_id"])

    async def call_off(self, channel: str, id_: str) -> None:
        """Takes back a message for later. One that is posted already stays."""
        try:
            await self.client.chat_deleteScheduledMessage(channel=channel, scheduled_message_id=id_)
        except FAILURES as error:
            _LOG.info("a message for later was not called off: %s", why(error))

    async def reply(
        self, place: Place, message: Rendered, words: Callable[[], Awaitable[Words]]
    ) -> None:
        """Posts it; to the asker's direct messages where the place is closed to the bot by now.

        words  the bot's, in the asker's language
        """
        try:
            await self.post(place, message)
        except SlackApiError as error:
            reason = error_code(error)
            if place.is_dm or reason not in _CLOSED:
                raise
            _LOG.warning("answered privately, as Slack refused the channel: %s", reason)
            line = (await words())("elsewhere")
            private = replace(place, channel=place.person, thread=None)
            await self.post(private, message.under(line, [context(line)]))

    async def turn(self, body: Json, message: Rendered) -> None:
        """Changes the message that bears the button that was pressed."""
        place, container = of_action(body), body["container"]
        try:
            await self.respond(body["response_url"], message, replace_original=True)
        except Spent:
            if container.get("is_ephemeral"):  # cannot be changed any other way
                await self.whisper(place, message)
            else:
                await self._update(place.channel, container["message_ts"], message)

    async def whisper(self, place: Place, message: Rendered) -> None:
        """To the person alone."""

        async def send(shown: Rendered) -> None:
            await self.client.chat_postEphemeral(
                channel=place.channel, user=place.person, thread_ts=place.thread, **shown.content
            )

        await with_or_without_pictures(send, message)

    def aside(self, body: Json) -> Send:
        """To whoever did something with a message, alone, beside it."""

        async def send(message: Rendered) -> None:
            place = of_action(body)
            try:
                await self.respond(
                    body["response_url"],
                    message,
                    response_type="ephemeral",
                    replace_original=False,
                    thread_ts=place.thread,
                )
            except Spent:
                await self.whisper(place, message)

        return send

    async def beside(self, place: Place, url: str, message: Rendered) -> None:
        """To whoever called a shortcut on a message, alone, in the thread that it stands in."""
        if place.thread:
            try:
                await self.whisper(place, message)
            except SlackApiError as error:
                # The bot is not in the channel, where only the response_url speaks.
                _LOG.info("not whispered in the thread: %s", error_code(error))
            else:
                return
        await self.respond(url, message, response_type="ephemeral", replace_original=False)

    async def complete_step(self, event: Json, outputs: Json) -> None:
        """Ends a workflow's step; only the token that came with it may."""
        await self.client.functions_completeSuccess(
            function_execution_id=event["function_execution_id"],
            outputs=outputs,
            token=event["bot_access_token"],
        )

    async def fail_step(self, event: Json, error: str) -> None:
        """Ends it without success, for a reason that the workflow's people are shown."""
        await self.client.functions_completeError(
            function_execution_id=event["function_execution_id"],
            error=error,
            token=event["bot_access_token"],
        )

    async def respond(self, url: str, message: Rendered, **how: str | bool | None) -> None:
        """To a response_url; `how` is response_type, replace_original, thread_ts.

        Raises:
            Spent: it is past its half hour or its five uses.
            CannotRespond: Slack refuses the message.
        """

        async def send(shown: Rendered) -> None:
            await self._respond(url, shown.content | how)

        await with_or_without_pictures(send, message)

    async def withdraw(self, url: str) -> None:
        """Deletes the message that a response_url belongs to.

        Raises:
            CannotRespond: it is gone already, or the address is spent.
        """
        await self._respond(url, {"delete_original": True})

    async def _update(self, channel: str, ts: str, message: Rendered) -> None:
        async def send(shown: Rendered) -> None:
            await self.client.chat_update(channel=channel, ts=ts, **shown.content)

        await with_or_without_pictures(send, message)

    async def _respond(self, url: str, body: Json) -> None:
        webhook = AsyncWebhookClient(url, session=self.session, retry_handlers=retry_handlers())
        if needs_no_proxy(url):
            webhook.proxy = None
        answer = await webhook.send_dict({k: v for k, v in body.items() if v is not None})
        if answer.status_code == 404:
            raise Spent(f"{answer.body[:200]}")
        if answer.status_code != 200:
            raise CannotRespond(f"{answer.status_code} {answer.body[:200]}")


async def with_or_without_pictures(send: Send, message: Rendered) -> None:
    """Slack refuses a whole message for one picture that it cannot fetch: then the text goes."""
    try:
        await send(message)
    except (SlackApiError, CannotRespond) as error:
        reason = why(error)
        if not message.has_pictures or "invalid_" not in reason:
            raise
        _LOG.warning("sent without its pictures: %s", reason)
        await send(message.without_pictures())
