"""The Bolt app: every listener, one error handler, nothing of Bolt's own to configure."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.onboarding.onboarding import Onboarding
from bot.slack.acknowledging import acknowledge_for_good
from bot.slack.agent import Agent
from bot.slack.answering import Answering
from bot.slack.client import Identity
from bot.slack.errors import Failures
from bot.slack.following import Following
from bot.slack.guiding import Guide
from bot.slack.home import Home
from bot.slack.lifecycle import Begun, Ended, Work
from bot.slack.listeners import (
    actions,
    commands,
    explaining,
    feedback,
    finding,
    home,
    mentions,
    messages,
    onboarding,
    workflow,
)
from bot.slack.listeners import requests as unanswered
from bot.slack.metrics import Metrics
from bot.slack.modals import Modals
from bot.slack.once import Once
from bot.slack.ports import Dialogue, Stores
from bot.slack.readers import Readers
from bot.slack.sending import Sender


def create_app(
    *,
    client: AsyncWebClient,
    identity: Identity,
    session: aiohttp.ClientSession,
    dialogue: Dialogue,
    stores: Stores,
    metrics: Metrics,
    work: Work,
    clock: Callable[[], float],
    now: Callable[[], datetime],
    reference: Callable[[], str],
    welcome: bool = False,
) -> AsyncApp:
    """Wires the listeners to the dialogue.

    client     see `client.web_client`; all calls go through it
    identity   see `client.identify`
    session    for response_urls; the caller's to close
    clock      seconds that only go forward
    now        the time, in UTC
    reference  a new short number for each error
    welcome    whether new members are offered onboarding
    """

    async def authorize(**_: Any) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=identity.enterprise_id,
            team_id=identity.team_id,
            team=identity.team,
            bot_user_id=identity.user_id,
            bot_id=identity.bot_id,
            bot_token=client.token,
        )

    app = AsyncApp(
        name="opsrole",
        # Without it, SLACK_CLIENT_ID and SLACK_CLIENT_SECRET in the environment would make Bolt
        # look for an installation in a file and forget the token.
        authorize=authorize,
        client=AsyncWebClient(base_url=client.base_url, session=session),
        # Verified before Bolt sees a request, so that what is not signed is not even parsed.
        request_verification_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    app.use(acknowledge_for_good)
    app.listener_runner.listener_start_handler = Begun(work)
    app.listener_runner.listener_completion_handler = Ended(work)

    sender = Sender(client, session)
    readers = Readers(client, stores.people, clock)
    modals = Modals(client, readers)
    path = Onboarding(lambda: dialogue.library, stores.paths, stores.people, now)
    guide = Guide(path, readers, sender)
    answering = Answering(dialogue, readers, guide, metrics, clock)
    agent = Agent(client, dialogue, readers)
    once = Once(stores.events, metrics)
    following = Following(stores.threads, answering, sender) if stores.threads else None
    commands.register(app, answering, sender)
    mentions.register(app, answering, agent, following, sender, once)
    messages.register(app, answering, agent, following, sender, once)
    tab = Home(client, dialogue, readers, stores.people, path)
    home.register(app, tab, agent, answering, modals)
    onboarding.register(app, guide, answering, tab, sender, once, welcome=welcome)
    explaining.register(app, answering, sender)
    finding.register(app, answering, modals)
    workflow.register(app, answering, sender, once)
    feedback.register(app, answering, sender, modals, stores.opinions, now)
    unanswered.register(app, answering, sender, modals, stores.requests, now)
    actions.register(app, answering, sender, modals, once)

    failures = Failures(answering, sender, modals, metrics, reference)

    async def failed(error: Exception, body: dict[str, Any]) -> None:
        await failures.handle(error, body)

    async def ignored() -> None:
        """Events that some other version of the manifest subscribes to."""

    app.error(failed)
    app.event(re.compile(""))(ignored)
    return app
