"""Where something was asked, and by whom: read from Slack's payloads."""

from dataclasses import dataclass
from typing import Any

from bot.dialogue.model import Message, Surface

Json = dict[str, Any]
_SPOKEN = (None, "file_share", "thread_broadcast")  # subtypes of messages that a person wrote


@dataclass(frozen=True, slots=True)
class Place:
    """`thread` is the timestamp of the message that a thread hangs on, None outside of threads."""

    team: str
    channel: str
    person: str
    surface: Surface
    thread: str | None = None

    @property
    def is_dm(self) -> bool:
        return self.channel.startswith("D")

    @property
    def conversation(self) -> str:
        """One for each person in each place, so that people do not share a talk."""
        return f"{self.team}:{self.channel}:{self.thread or '-'}:{self.person}"

    def message(self, text: str) -> Message:
        return Message(text, self.conversation, self.surface, self.team)


def of_command(body: Json) -> Place:
    return Place(body["team_id"], body["channel_id"], body["user_id"], Surface.COMMAND)


def of_mention(body: Json) -> Place:
    """A mention is answered in its thread, or starts one."""
    event = body["event"]
    thread = event.get("thread_ts") or event["ts"]
    return Place(body["team_id"], event["channel"], event["user"], Surface.MENTION, thread)


def of_direct_message(body: Json) -> Place:
    event = body["event"]
    thread = event.get("thread_ts")
    return Place(body["team_id"], event["channel"], event["user"], Surface.DM, thread)


def of_action(body: Json) -> Place:
    """The same talk as the message that bears the button."""
    container, channel = body["container"], body["channel"]["id"]
    if channel.startswith("D"):
        surface = Surface.DM
    else:
        surface = Surface.COMMAND if container.get("is_ephemeral") else Surface.MENTION
    thread = container.get("thread_ts")
    return Place(_team(body), channel, body["user"]["id"], surface, thread)


def of_view(body: Json) -> Place:
    """A modal stands in no channel, and is a talk of its own."""
    return Place(_team(body), "", body["user"]["id"], Surface.MODAL, body["view"]["root_view_id"])


def shown_in(body: Json) -> str:
    """What the pressed element is on, for as long as that is there."""
    container = body["container"]
    if "message_ts" in container:
        return f"{container['channel_id']}:{container['message_ts']}"
    return str(container["view_id"])


def is_from_a_person(event: Json) -> bool:
    """A message as first written by somebody: no bot, no edit, deletion, join or the like."""
    return (
        event.get("subtype") in _SPOKEN
        and "bot_id" not in event
        and "edited" not in event
        and not event.get("hidden")
        and event.get("user") not in (None, "USLACKBOT")
    )


def _team(body: Json) -> str:
    """In a channel shared with another company, the person's own workspace."""
    return str(body["team"]["id"] if body.get("team") else body["user"]["team_id"])
