"""Where something was asked, and by whom: read from Slack's payloads."""

from dataclasses import dataclass
from typing import Any

from bot.articles.model import Language
from bot.dialogue.model import Message, Surface
from bot.store.model import Person

Json = dict[str, Any]
# What makes a user no colleague: docs.slack.dev/reference/objects/user-object
_LIMITED = ("is_bot", "deleted", "is_restricted", "is_ultra_restricted", "is_stranger")
_SPOKEN = (None, "file_share", "thread_broadcast")  # subtypes of messages that a person wrote


@dataclass(frozen=True, slots=True)
class Place:
    """Where, and who.

    team    the person's own workspace, also in a channel shared with another company
    thread  the timestamp of the message that a thread hangs on, None outside of threads
    """

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

    @property
    def who(self) -> Person:
        return Person(self.team, self.person)

    def message(
        self, text: str, role: str | None = None, language: Language | None = None
    ) -> Message:
        """See `Message` for the role and the language."""
        return Message(text, self.conversation, self.surface, self.team, role, language)


def of_command(body: Json) -> Place:
    return Place(body["team_id"], body["channel_id"], body["user_id"], Surface.COMMAND)


def of_mention(body: Json) -> Place:
    """A mention is answered in its thread, or starts one."""
    event = body["event"]
    thread = event.get("thread_ts") or event["ts"]
    return Place(_own_team(body), event["channel"], event["user"], Surface.MENTION, thread)


def of_direct_message(body: Json) -> Place:
    event = body["event"]
    thread = event.get("thread_ts")
    return Place(_own_team(body), event["channel"], event["user"], Surface.DM, thread)


def of_home(body: Json) -> Place:
    event = body["event"]
    return Place(_own_team(body), event["channel"], event["user"], Surface.HOME)


def of_action(body: Json) -> Place:
    """The same talk as the message or the view that bears the button."""
    if body["container"]["type"] == "view":
        return of_view(body)
    container, channel = body["container"], body["channel"]["id"]
    if channel.startswith("D"):
        surface = Surface.DM
    else:
        surface = Surface.COMMAND if container.get("is_ephemeral") else Surface.MENTION
    thread = container.get("thread_ts")
    return Place(_team(body), channel, body["user"]["id"], surface, thread)


def of_message(body: Json) -> Place:
    """Beside the message that a shortcut was called on."""
    thread = body["message"].get("thread_ts")
    return Place(_team(body), body["channel"]["id"], body["user"]["id"], Surface.SHORTCUT, thread)


def of_shortcut(body: Json) -> Place:
    """Called from anywhere, to be answered in a modal."""
    return Place(_team(body), "", body["user"]["id"], Surface.MODAL)


def of_view(body: Json) -> Place:
    """The Home and the modals of a person stand in no channel, and are one talk."""
    surface = Surface.HOME if body["view"]["type"] == "home" else Surface.MODAL
    return Place(_team(body), "", body["user"]["id"], surface)


def shown_in(body: Json) -> str:
    """What the pressed element is on, for as long as that is there."""
    container = body["container"]
    if "message_ts" in container:
        return f"{container['channel_id']}:{container['message_ts']}"
    return str(container["view_id"])


def _own_team(body: Json) -> str:
    """Of somebody from another company, theirs and not the one that the bot is installed in."""
    event = body["event"]
    return str(event.get("user_team") or event.get("team") or body["team_id"])


def is_from_a_person(event: Json) -> bool:
    """A message as first written by somebody: no bot, no edit, deletion, join or the like."""
    return (
        event.get("subtype") in _SPOKEN
        and "bot_id" not in event
        and "edited" not in event
        and not event.get("hidden")
        and event.get("user") not in (None, "USLACKBOT")
    )


def is_colleague(user: Json) -> bool:
    """A user who is a member of the workspace: no bot, no guest, nobody who has left."""
    return not any(user.get(limit) for limit in _LIMITED)


def _team(body: Json) -> str:
    """In a channel shared with another company, the person's own workspace.

    Where the app is installed for a whole organisation Slack may name that alone.
    """
    return str(body["user"].get("team_id") or (body.get("team") or body["enterprise"])["id"])
