"""Everything that makes up a playground, in one place for those who work on it."""

from dataclasses import dataclass, field
from typing import Any

from bot.playground.acting import Actor
from bot.playground.delivery import Courier
from bot.playground.events import Events
from bot.playground.faults import Faults
from bot.playground.features import Features
from bot.playground.identifiers import Credentials, Identifiers
from bot.playground.journal import Journal
from bot.playground.people import Person
from bot.playground.response_urls import ResponseUrls
from bot.playground.scheduling import Schedule
from bot.playground.socket_mode import Sockets
from bot.playground.steps import Steps
from bot.playground.timing import Clock, Timing
from bot.playground.triggers import Triggers
from bot.playground.views import Views
from bot.playground.waiting import Waiting
from bot.playground.workspace import Message, Workspace

Json = dict[str, Any]


@dataclass(slots=True)
class Playground:
    """A running workspace, and the way to drive it.

    url  where its page is
    """

    url: str
    credentials: Credentials
    features: Features
    clock: Clock
    timing: Timing
    ids: Identifiers
    workspace: Workspace
    journal: Journal
    faults: Faults
    sockets: Sockets
    courier: Courier
    events: Events
    triggers: Triggers
    response_urls: ResponseUrls
    views: Views
    steps: Steps
    schedule: Schedule
    waiting: Waiting
    _offered: dict[str, dict[tuple[str, str], list[Json]]] = field(default_factory=dict)

    @property
    def api_url(self) -> str:
        """For SLACK_API_URL; ends with a slash."""
        return f"{self.url}/api/"

    @property
    def bot_token(self) -> str:
        return self.credentials.bot_token

    @property
    def app_token(self) -> str:
        return self.credentials.app_token

    @property
    def signing_secret(self) -> str:
        return self.credentials.signing_secret

    @property
    def is_ready(self) -> bool:
        """A bot is connected, or its request address has been verified."""
        return self.courier.is_ready

    async def set_request_url(self, url: str) -> None:
        """Where the app takes events, commands and interactions while no socket is open.

        Raises:
            RequestUrlRefused: it does not answer the url_verification challenge.
        """
        await self.courier.verify(url, self.credentials.verification_token)
        self.courier.request_url = url
        self.workspace.feed.publish()

    def actor(self, name: str) -> Actor:
        """A person of the workspace, by name or id, to speak and click as."""
        person = self.workspace.person(name)
        return Actor(
            person=person,
            url=self.url,
            features=self.features,
            verification_token=self.credentials.verification_token,
            workspace=self.workspace,
            events=self.events,
            courier=self.courier,
            triggers=self.triggers,
            response_urls=self.response_urls,
            views=self.views,
            steps=self.steps,
            offered=self._offered.setdefault(person.id, {}),
        )

    def join_workspace(self, person: Person | str) -> Actor:
        """Somebody becomes a member; by name, one of the seed who has not been welcomed yet."""
        newcomer = self.workspace.person(person) if isinstance(person, str) else person
        self.workspace.arrive(newcomer)
        self.events.arrived(newcomer)
        return self.actor(newcomer.id)

    async def connected(self, timeout: float = 5.0) -> None:  # noqa: ASYNC109 - for tests
        """Waits until an app is connected over Socket Mode.

        Raises:
            TimeoutError: none came.
        """
        await self.waiting.connected(timeout)

    async def next_message(
        self,
        channel: str | None = None,
        *,
        thread: str | None = None,
        person: str | None = None,
        timeout: float = 5.0,  # noqa: ASYNC109 - for tests
    ) -> Message:
        """The bot's next message, public or ephemeral, that nobody has waited for yet.

        channel, thread  where it must be; person whose ephemeral message it must be

        Raises:
            TimeoutError: none came.
        """
        return await self.waiting.next(("posted", "ephemeral"), channel, thread, person, timeout)

    async def next_update(
        self,
        channel: str | None = None,
        *,
        timeout: float = 5.0,  # noqa: ASYNC109 - for tests
    ) -> Message:
        """The bot's next change of one of its messages, as `next_message`.

        Raises:
            TimeoutError: none came.
        """
        return await self.waiting.next(("updated",), channel, None, None, timeout)

    async def settled(self) -> None:
        """Waits until every delivery is acknowledged or given up, retries included."""
        await self.courier.settled()
