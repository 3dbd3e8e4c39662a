"""Runs the bot in Slack, or in the playground, until it is told to stop."""

import asyncio
import contextlib
import logging
import secrets
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

import aiohttp
from prometheus_client import CollectorRegistry

from bot import playground
from bot.articles.folder import FolderReader
from bot.dialogue.confidence import load_calibration
from bot.dialogue.dialogue import Dialogue
from bot.search.lexicon import load_lexicon
from bot.service.ending import Ending, run_until_stopped
from bot.service.knowledge import index_of, open_knowledge
from bot.service.renewal import Renewal, follow_catalogue, follow_folder
from bot.settings import Settings, WrongSetting
from bot.slack.app import create_app
from bot.slack.client import identify, web_client
from bot.slack.http import create_web
from bot.slack.lifecycle import Work
from bot.slack.metrics import Metrics
from bot.slack.ports import Stores
from bot.slack.serving import serve
from bot.slack.socket import Socket
from bot.store.store import Store, open_store

_LOG = logging.getLogger(__name__)
Transport = Literal["auto", "socket", "http"]
LOCAL = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - hosts route to whatever address the process has


@dataclass(frozen=True, slots=True)
class Tokens:
    """What it takes to be an app in a workspace; `app` for Socket Mode, `secret` for HTTP."""

    bot: str
    api_url: str
    app: str | None = None
    secret: str | None = None


def tokens_of(settings: Settings, transport: Transport) -> Tokens | None:
    """The tokens for the transport, None where there are none and none were asked for.

    Raises:
        WrongSetting: one is missing; the text names it.
    """
    if settings.slack_bot_token is None:
        if transport == "auto" and settings.slack_app_token is None:
            return None
        raise WrongSetting("SLACK_BOT_TOKEN: missing")
    by_socket = transport == "socket" or (transport == "auto" and settings.slack_app_token)
    if by_socket and not settings.slack_app_token:
        raise WrongSetting("SLACK_APP_TOKEN: missing; Socket Mode needs it")
    if not by_socket and not settings.slack_signing_secret:
        raise WrongSetting("SLACK_SIGNING_SECRET: missing; HTTP needs it")
    return Tokens(
        settings.slack_bot_token,
        settings.slack_api_url,
        app=settings.slack_app_token if by_socket else None,
        secret=None if by_socket else settings.slack_signing_secret,
    )


async def run_in_slack(settings: Settings, tokens: Tokens) -> None:
    """Serves a real workspace until SIGTERM or SIGINT.

    Raises:
        WrongToken, CannotReachSlack, PortInUse, NoKnowledge, StoreError: each one clear line.
    """
    way = "Socket Mode" if tokens.app else "HTTP"

    async def main(ending: Ending) -> None:
        def started(port: int) -> None:
            ending.begin()
            _LOG.info("opsrole answers in Slack (%s); /healthz, /readyz, /metrics on %d", way, port)

        async with open_dialogue(settings) as (dialogue, store):
            await _answer(
                tokens,
                settings,
                dialogue,
                store,
                stop=ending.stop,
                address=(EVERYWHERE, settings.port),
                started=started,
                now=_now,
            )

    await run_until_stopped(main)


async def run_playground(settings: Settings, port: int, say: Callable[[str], None]) -> None:
    """Serves a playground with the bot in it until SIGTERM or SIGINT.

    say  told where the page is, once the bot is there too

    Raises:
        playground.PortInUse, NoKnowledge, StoreError: each one clear line.
    """
    # The page has a newcomer who arrives at a press of a button.
    welcoming = settings.model_copy(update={"welcome_new_members": True})

    async def main(ending: Ending) -> None:
        # The page last: nobody should ask before there is a bot to answer.
        async with (
            open_dialogue(settings) as (dialogue, store),
            playground.serve(port=port, subscriptions=_subscriptions(settings)) as slack,
        ):
            tokens = Tokens(slack.bot_token, slack.api_url, app=slack.app_token)

            def started(_: int) -> None:
                ending.begin()
                say(slack.url)

            def now() -> datetime:
                # The page can put its clock forward, to a morning that a path was put off to.
                return datetime.fromtimestamp(slack.clock.now(), UTC)

            await _answer(
                tokens,
                welcoming,
                dialogue,
                store,
                stop=ending.stop,
                address=(LOCAL, 0),
                started=started,
                now=now,
            )

    await run_until_stopped(main)


async def _answer(
    tokens: Tokens,
    settings: Settings,
    dialogue: Dialogue,
    store: Store,
    *,
    stop: asyncio.Event,
    address: tuple[str, int],
    started: Callable[[int], None],
    now: Callable[[], datetime],
) -> None:
    host, port = address
    work, metrics = Work(), Metrics(CollectorRegistry())
    async with aiohttp.ClientSession(trust_env=True) as session:
        client = web_client(tokens.bot, tokens.api_url, session)
        app = create_app(
            client=client,
            identity=await identify(client),
            session=session,
            dialogue=dialogue,
            stores=Stores(
                events=store.events,
                opinions=store.feedback,
                requests=store.requests,
                people=store.people,
                paths=store.onboarding,
                threads=store.threads if settings.thread_followups else None,
            ),
            welcome=settings.welcome_new_members,
            metrics=metrics,
            work=work,
            clock=time.monotonic,
            now=now,
            reference=lambda: secrets.token_hex(4),
        )
        socket = Socket(app, client, tokens.app, work) if tokens.app else None

        async def has_articles() -> bool:
            return bool(dialogue.library.articles)

        checks = {"index": has_articles, "database": store.reachable}
        if socket:
            checks["socket"] = socket.is_open
        web = create_web(
            checks=checks,
            registry=metrics.registry,
            app=None if socket else app,
            signing_secret=tokens.secret or "",
        )
        cut_off = await serve(
            web, port=port, host=host, work=work, stop=stop, socket=socket, started=started
        )
        if cut_off:
            _LOG.warning("Stopped with %d answers unfinished", cut_off)


def _subscriptions(settings: Settings) -> frozenset[str]:
    """What the app hears of: with thread follow-ups, all that is said where it is a member."""
    optional = {"message.channels"} if settings.thread_followups else set()
    return playground.SUBSCRIPTIONS | optional


@contextlib.asynccontextmanager
async def open_dialogue(settings: Settings) -> AsyncIterator[tuple[Dialogue, Store]]:
    """A dialogue over the knowledge, which follows folder and catalogue while it is open."""
    lexicon = load_lexicon()
    reader = FolderReader(settings.knowledge_dir)
    async with open_store(settings.database, _now) as store:
        library = await open_knowledge(reader, store)
        dialogue = Dialogue(
            await index_of(library, lexicon),
            load_calibration(),
            store.conversations,
            store.questions,
            _now,
            lasts=timedelta(minutes=settings.conversation_minutes),
            keep_questions=settings.keep_questions,
        )
        renewal = Renewal(reader, store, dialogue, lexicon)
        following = [
            asyncio.create_task(follow_catalogue(renewal)),
            asyncio.create_task(follow_folder(reader.folder, renewal)),
        ]
        try:
            yield dialogue, store
        finally:
            for task in following:
                task.cancel()
            await asyncio.gather(*following, return_exceptions=True)


def _now() -> datetime:
    return datetime.now(UTC)
