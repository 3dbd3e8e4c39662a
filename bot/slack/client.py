"""Slack's Web API: which address, through which proxy, with which patience; who the bot is."""

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit
from urllib.request import proxy_bypass

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState
from slack_sdk.web.async_client import AsyncWebClient

_LONGEST_WAIT = 10  # seconds; who waits longer for an answer has gone
# What a call may end in: Slack refuses it, or does not answer.
FAILURES = (SlackApiError, aiohttp.ClientError, TimeoutError)
_REFUSED_TOKEN = (
    "invalid_auth",
    "not_authed",
    "account_inactive",
    "token_revoked",
    "token_expired",
    "not_allowed_token_type",
)


class WrongToken(Exception):  # noqa: N818 - reads as what it says
    """Slack does not accept a token; the text is one clear line naming the variable."""


class CannotReachSlack(Exception):  # noqa: N818 - reads as what it says
    """No usable answer from the Web API; the text is one clear line."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The bot as Slack knows it: `user_id` is what people mention."""

    team_id: str
    team: str
    user_id: str
    bot_id: str
    enterprise_id: str | None = None


class WithinReason(AsyncRateLimitErrorRetryHandler):
    """Waits as long as Slack asks for, unless that is too long for an answer to be of use."""

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        if not await super()._can_retry_async(
            state=state, request=request, response=response, error=error
        ):
            return False
        headers = (
            {name.lower(): value for name, value in response.headers.items()} if response else {}
        )
        wait = headers.get("retry-after", "1")
        return int(wait if isinstance(wait, str) else wait[0]) <= _LONGEST_WAIT


def retry_handlers() -> list[AsyncRetryHandler]:
    return [AsyncConnectionErrorRetryHandler(max_retry_count=1), WithinReason(max_retry_count=2)]


def needs_no_proxy(url: str) -> bool:
    """This machine itself, and what NO_PROXY names: slack_sdk knows neither."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return bool(proxy_bypass(host))


def web_client(token: str, api_url: str, session: aiohttp.ClientSession) -> AsyncWebClient:
    """A client for all calls; the session is the caller's to close."""
    client = AsyncWebClient(
        token=token, base_url=api_url, session=session, retry_handlers=retry_handlers()
    )
    if needs_no_proxy(api_url):
        client.proxy = None
    return client


async def identify(client: AsyncWebClient) -> Identity:
    """Who the bot token belongs to.

    Raises:
        WrongToken: Slack does not accept it.
        CannotReachSlack: no answer, or none that helps.
    """
    try:
        found = await client.auth_test()
    except SlackApiError as error:
        raise refusal(error, "SLACK_BOT_TOKEN") from None
    except (aiohttp.ClientError, TimeoutError) as error:
        raise CannotReachSlack(f"cannot reach Slack at {client.base_url}: {error}") from None
    return Identity(
        team_id=found["team_id"],
        team=found.get("team") or "",
        user_id=found["user_id"],
        bot_id=found.get("bot_id") or "",
        enterprise_id=found.get("enterprise_id"),
    )


def refusal(error: SlackApiError, variable: str) -> WrongToken | CannotReachSlack:
    """What an API error at the start means to whoever set the token."""
    reason = error_code(error)
    if reason in _REFUSED_TOKEN:
        return WrongToken(f"{variable}: Slack does not accept this token ({reason})")
    return CannotReachSlack(f"Slack refused the first call with {variable}: {reason}")


def why(error: Exception) -> str:
    """What kept a call from being done, in a few words for the log."""
    return error_code(error) if isinstance(error, SlackApiError) else repr(error)


def error_code(error: SlackApiError) -> str:
    """Slack's own word for what went wrong, such as not_in_channel."""
    response = error.response
    try:
        code = response.get("error")
    except (AttributeError, ValueError):
        return "unreadable response"
    return str(code or "unknown error")
