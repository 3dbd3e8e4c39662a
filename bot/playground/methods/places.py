"""Finding channels, people and messages for methods, or refusing as Slack does."""

from bot.playground.people import Person
from bot.playground.playground import Playground
from bot.playground.refusal import Refused
from bot.playground.workspace import Channel, Message


def channel(playground: Playground, name: str) -> Channel:
    """By id, by "#name", or by a person's id, which means their DM."""
    workspace = playground.workspace
    found = workspace.channel(name)
    if found is None and any(person.id == name for person in workspace.members):
        found = workspace.dm(name)
    if found is None:
        raise Refused("channel_not_found")
    return found


def writable(playground: Playground, name: str) -> Channel:
    found = channel(playground, name)
    if playground.workspace.bot.id not in found.members:
        raise Refused("not_in_channel")
    if found.archived:
        raise Refused("is_archived")
    return found


def thread(playground: Playground, place: Channel, ts: str | None) -> str | None:
    """The thread's parent; a reply is none."""
    if ts is None:
        return None
    parent = playground.workspace.find(place.id, ts)
    if parent is None or parent.is_ephemeral:
        raise Refused("thread_not_found")
    if parent.is_reply:
        raise Refused("cannot_reply_to_message")
    return ts


def message(playground: Playground, place: Channel, ts: str) -> Message:
    found = playground.workspace.find(place.id, ts)
    if found is None or found.is_ephemeral:
        raise Refused("message_not_found")
    return found


def person(playground: Playground, id_: str) -> Person:
    found = playground.workspace.people.get(id_)
    if found is None:
        raise Refused("user_not_found")
    return found
