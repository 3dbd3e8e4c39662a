"""The state of a workspace: people, channels and messages. Knows nothing of wires or pages."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from bot.playground.feed import Feed
from bot.playground.identifiers import Identifiers
from bot.playground.people import Person, Seed
from bot.playground.timing import Clock

Json = dict[str, Any]


@dataclass(slots=True)
class Channel:
    """A channel, or the direct message of `partner` with the bot."""

    id: str
    name: str
    members: set[str]
    purpose: str = ""
    archived: bool = False
    shared: bool = False
    partner: str | None = None

    @property
    def is_dm(self) -> bool:
        return self.partner is not None


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it stands; an edit replaces it by another with the same `ts`.

    only_for  the person who alone sees an ephemeral message
    reactions pairs of emoji name and user id
    """

    channel: str
    ts: str
    user: str
    text: str = ""
    blocks: tuple[Json, ...] = ()
    thread_ts: str | None = None
    subtype: str | None = None
    from_bot: bool = False
    from_slack: bool = False
    broadcast: bool = False
    edited: str | None = None
    files: tuple[Json, ...] = ()
    metadata: Json | None = None
    reactions: tuple[tuple[str, str], ...] = ()
    only_for: str | None = None

    @property
    def is_ephemeral(self) -> bool:
        return self.only_for is not None

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None and self.thread_ts != self.ts

    @property
    def thread(self) -> str:
        """The thread this message belongs to or would start."""
        return self.thread_ts or self.ts


@dataclass(frozen=True, slots=True)
class Said:
    """One thing the app did that people can see."""

    how: Literal["posted", "ephemeral", "updated", "deleted"]
    message: Message


@dataclass(frozen=True, slots=True)
class Prompts:
    """What an agent suggests to ask it, each with its title and the message it sends."""

    prompts: tuple[tuple[str, str], ...]
    title: str = ""


@dataclass(slots=True)
class Workspace:
    """`statuses` and `titles` are by channel and thread, `prompts` by channel."""

    seed: Seed
    clock: Clock
    ids: Identifiers
    feed: Feed = field(default_factory=Feed)
    people: dict[str, Person] = field(init=False)
    channels: dict[str, Channel] = field(init=False)
    said: list[Said] = field(default_factory=list)
    statuses: dict[tuple[str, str], str] = field(default_factory=dict)
    titles: dict[tuple[str, str], str] = field(default_factory=dict)
    prompts: dict[str, Prompts] = field(default_factory=dict)
    _messages: dict[str, dict[str, Message]] = field(default_factory=dict)
    _latest: int = 0

    def __post_init__(self) -> None:
        self.people = {person.id: person for person in (*self.seed.people, self.seed.bot)}
        self.channels = {
            room.id: Channel(
                room.id, room.name, set(room.members), room.purpose, room.archived, room.shared
            )
            for room in self.seed.rooms
        }
        for person in self.members:
            self._open_dm(person)

    @property
    def bot(self) -> Person:
        return self.seed.bot

    @property
    def members(self) -> tuple[Person, ...]:
        """The workspace's own people, without the bot."""
        return tuple(p for p in self.people.values() if not p.is_bot and not p.is_outsider)

    def arrive(self, person: Person) -> None:
        """A new member, in #general and with a DM."""
        if person.id not in self.people:
            self.people[person.id] = person
            self._open_dm(person)
        if general := self.channel("general"):
            general.members.add(person.id)
        self.feed.publish()

    def person(self, name: str) -> Person:
        """By id or by name, with or without @.

        Raises:
            KeyError: nobody bears that name.
        """
        wanted = name.removeprefix("@")
        for person in self.people.values():
            if wanted in (person.id, person.name):
                return person
        raise KeyError(f"nobody is called {name}")

    def channel(self, name: str) -> Channel | None:
        """By id or by name, with or without #."""
        if name in self.channels:
            return self.channels[name]
        wanted = name.removeprefix("#")
        return next((c for c in self.channels.values() if c.name == wanted and not c.is_dm), None)

    def dm(self, person: str) -> Channel:
        """Raises KeyError: somebody of another organisation has none."""
        for channel in self.channels.values():
            if channel.partner == person:
                return channel
        raise KeyError(person)

    def timestamp(self) -> str:
        """A message's ts: microseconds, never twice the same, always growing."""
        self._latest = max(int(self.clock.now() * 1_000_000), self._latest + 1)
        return f"{self._latest // 1_000_000}.{self._latest % 1_000_000:06d}"

    def add(self, message: Message) -> Message:
        self._messages.setdefault(message.channel, {})[message.ts] = message
        if message.from_bot:
            self.statuses.pop((message.channel, message.thread), None)
        self._tell("ephemeral" if message.is_ephemeral else "posted", message)
        return message

    def change(self, message: Message, **changes: Any) -> Message:
        """Puts a changed copy in the message's place."""
        changed = replace(message, **changes)
        self._messages[message.channel][message.ts] = changed
        self._tell("updated", changed)
        return changed

    def remove(self, message: Message) -> None:
        del self._messages[message.channel][message.ts]
        self._tell("deleted", message)

    def set_status(self, channel: str, thread_ts: str, status: str) -> None:
        """What the bot says it is doing in a thread, until it answers there."""
        self.statuses[channel, thread_ts] = status
        self.feed.publish()

    def set_title(self, channel: str, thread_ts: str, title: str) -> None:
        """What the bot calls a thread."""
        self.titles[channel, thread_ts] = title
        self.feed.publish()

    def suggest(self, channel: str, prompts: Prompts) -> None:
        """What the bot suggests to ask it in a direct message."""
        self.prompts[channel] = prompts
        self.feed.publish()

    def find(self, channel: str, ts: str) -> Message | None:
        """The message as it stands now, ephemeral ones included."""
        return self._messages.get(channel, {}).get(ts)

    def history(self, channel: str) -> list[Message]:
        """Everything public in a channel, replies included, oldest first."""
        return [m for m in self._all(channel) if not m.is_ephemeral]

    def replies(self, channel: str, thread_ts: str) -> list[Message]:
        """A thread's public messages, its parent first."""
        return [m for m in self.history(channel) if m.thread == thread_ts]

    def ephemerals(self, person: str) -> list[Message]:
        """All that only this person sees, oldest first."""
        found = (m for channel in self._messages for m in self._all(channel))
        return sorted((m for m in found if m.only_for == person), key=lambda m: m.ts)

    def seen(self, channel: str, person: str, thread_ts: str | None = None) -> list[Message]:
        """What the person sees: the channel without replies, or one thread whole."""
        visible = (m for m in self._all(channel) if m.only_for in (None, person))
        if thread_ts is not None:
            return [m for m in visible if m.thread == thread_ts]
        return [m for m in visible if not m.is_reply or m.broadcast]

    def _all(self, channel: str) -> Iterator[Message]:
        yield from self._messages.get(channel, {}).values()

    def _open_dm(self, person: Person) -> None:
        id_ = "D0" + person.id.removeprefix("U0")
        self.channels[id_] = Channel(
            id_, person.name, {person.id, self.seed.bot.id}, partner=person.id
        )

    def _tell(
        self, how: Literal["posted", "ephemeral", "updated", "deleted"], message: Message
    ) -> None:
        if message.from_bot:
            self.said.append(Said(how, message))
        self.feed.publish()
