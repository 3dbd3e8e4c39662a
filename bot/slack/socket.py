"""Socket Mode: Slack's traffic over a WebSocket that the bot opens."""

from time import time

import aiohttp
from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app, send_async_response
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.client import CannotReachSlack, needs_no_proxy, refusal
from bot.slack.lifecycle import Work

_PING = 10.0  # seconds


class Socket:
    """One connection, kept up until closed."""

    def __init__(self, app: AsyncApp, client: AsyncWebClient, app_token: str, work: Work) -> None:
        self._app = app
        self._web = client
        self._token = app_token
        self._work = work
        self._client: SocketModeClient | None = None

    async def open(self) -> None:
        """Connects.

        Raises:
            WrongToken: Slack does not accept the app token.
            CannotReachSlack: no answer, or none that helps.
        """
        # Asked for here and not by the client, which would try a wrong token for ever.
        try:
            found = await self._web.apps_connections_open(app_token=self._token)
        except SlackApiError as error:
            raise refusal(error, "SLACK_APP_TOKEN") from None
        except (aiohttp.ClientError, TimeoutError) as error:
            raise CannotReachSlack(f"cannot reach Slack at {self._web.base_url}: {error}") from None
        client = SocketModeClient(self._token, web_client=self._web, ping_interval=_PING)
        client.wss_uri = found["url"]
        if needs_no_proxy(self._web.base_url):
            client.proxy = None
        client.socket_mode_request_listeners.append(self._take)
        self._client = client
        await client.connect()  # type: ignore[no-untyped-call]

    async def is_open(self) -> bool:
        return self._client is not None and await self._client.is_connected()

    async def close(self) -> None:
        if self._client is not None:
            await self._client.close()  # type: ignore[no-untyped-call]

    async def _take(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        # What comes in during a stop is left unacknowledged: Slack gives it to another connection.
        if self._work.stopping:
            return
        with self._work.one():
            answer = await run_async_bolt_app(self._app, request)
            await send_async_response(client, request, answer, time())
