"""Where somebody looks: as whom, at which channel, in which thread, on which of the app's tabs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

from bot.playground.acting import Actor
from bot.playground.playground import Playground
from bot.playground.workspace import Channel

Tab = Literal["home", "messages"]


@dataclass(frozen=True, slots=True)
class Place:
    """`tab` is the app's own and matters in its direct message alone."""

    actor: Actor
    channel: Channel
    thread: str | None
    tab: Tab

    @property
    def on_home(self) -> bool:
        return self.channel.is_dm and self.tab == "home"

    def address(self, **changes: str | None) -> str:
        """The page's address for this place, or for one that differs in something."""
        named = {
            "as": self.actor.person.name,
            "channel": self.channel.id,
            "thread": self.thread,
            "tab": "home" if self.on_home else None,
        } | changes
        return "/?" + urlencode({key: value for key, value in named.items() if value})

    def seen_by(self, name: str) -> str:
        """The address of the same place for somebody else, whose direct message is their own."""
        actor, workspace = self.actor, self.actor.workspace
        person = workspace.person(name)
        channel = self.channel.id
        if self.channel.is_dm:
            channel = "general" if person.is_outsider else workspace.dm(person.id).id
        thread = None if self.channel.is_dm or person == actor.person else self.thread
        return self.address(**{"as": name, "channel": channel, "thread": thread})


def find_place(playground: Playground, wanted: Mapping[str, str]) -> Place:
    """The nearest to what is wanted: there is always a page."""
    workspace = playground.workspace
    people = [person for person in workspace.people.values() if not person.is_bot]
    named = {p.name: p for p in people} | {p.id: p for p in people}
    person = named.get(wanted.get("as", ""), workspace.members[0])
    channel = workspace.channel(wanted.get("channel") or "general")
    if channel is None or (channel.is_dm and channel.partner != person.id):
        # Somebody else's DM: whoever the page is switched to has one of their own.
        own = "partners" if person.is_outsider else workspace.dm(person.id).id
        channel = workspace.channel(own) or workspace.channels[workspace.seed.rooms[0].id]
    thread = wanted.get("thread") or None
    if thread and workspace.find(channel.id, thread) is None:
        thread = None
    tab: Tab = "home" if wanted.get("tab") == "home" else "messages"
    return Place(playground.actor(person.id), channel, thread, tab)
