"""What all that a person does at their Slack has in common."""

from dataclasses import dataclass
from typing import Any

from bot.playground.delivery import Courier
from bot.playground.events import Events
from bot.playground.features import Features
from bot.playground.payloads import Interaction
from bot.playground.people import Person
from bot.playground.response_urls import ResponseUrls
from bot.playground.steps import Steps
from bot.playground.triggers import Triggers
from bot.playground.views import Views
from bot.playground.workspace import Channel, Message, Workspace

Json = dict[str, Any]


class CannotDo(Exception):  # noqa: N818 - reads as what it says
    """Slack's client would not let the person do that; the text says why."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A person and what they act on. `offered` are the options that menus last showed them."""

    person: Person
    url: str
    features: Features
    verification_token: str
    workspace: Workspace
    events: Events
    courier: Courier
    triggers: Triggers
    response_urls: ResponseUrls
    views: Views
    steps: Steps
    offered: dict[tuple[str, str], list[Json]]

    @property
    def id(self) -> str:
        return self.person.id

    @property
    def dm(self) -> str:
        """The id of the direct message with the bot."""
        return self.workspace.dm(self.id).id

    def be_told(self, channel: str, text: str, *, thread: str | None = None) -> None:
        """Slack's own word to this person alone."""
        self.workspace.add(
            Message(
                channel=channel,
                ts=self.workspace.timestamp(),
                user="USLACKBOT",
                text=text,
                thread_ts=thread,
                from_slack=True,
                only_for=self.id,
            )
        )

    def _interaction(self) -> Interaction:
        return Interaction(
            workspace=self.workspace,
            person=self.person,
            token=self.verification_token,
            trigger_id=self.triggers.issue(self.id),
        )

    def _response_url(self, channel: str, message: Message | None = None) -> str:
        return f"{self.url}/actions/{self.response_urls.issue(channel, self.id, message)}"

    def _place(self, name: str) -> Channel:
        found = self.workspace.channel(name)
        if found is None:
            raise CannotDo(f"no channel is called {name}")
        if found.is_dm and found.partner != self.id:
            raise CannotDo("that is somebody else's direct message")
        return found

    def _current(self, message: Message) -> Message:
        found = self.workspace.find(message.channel, message.ts)
        if found is None:
            raise CannotDo("the message is gone")
        return found
