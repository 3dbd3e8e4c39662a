"""What happens in the workspace, told to the app as the Events API tells it."""

from dataclasses import dataclass
from typing import Any

from bot.playground.delivery import Courier
from bot.playground.faults import Faults
from bot.playground.identifiers import Identifiers
from bot.playground.people import Person
from bot.playground.timing import Clock
from bot.playground.wire import message_json, user_json
from bot.playground.workspace import Channel, Message, Workspace

Json = dict[str, Any]
SUBSCRIPTIONS = frozenset({"app_mention", "message.im", "app_home_opened", "team_join"})
SCOPES = {
    "app_mention": "app_mentions:read",
    "member_joined_channel": "channels:read",
    "message.channels": "channels:history",
    "message.im": "im:history",
    "team_join": "users:read",
}


@dataclass(slots=True)
class Events:
    """Sends only what the app has subscribed to and has the scope for; "message.im" and
    "message.channels" tell apart the two places a message can be in, as in an app's manifest."""

    workspace: Workspace
    courier: Courier
    faults: Faults
    clock: Clock
    ids: Identifiers
    verification_token: str
    subscriptions: frozenset[str]
    scopes: frozenset[str]

    def posted(self, message: Message) -> None:
        if message.is_ephemeral:
            return
        channel = self.workspace.channels[message.channel]
        self._message(channel, message_json(self.workspace, message), message.ts)
        if self._mentions(channel, message):
            self._mention(message)

    def changed(self, message: Message, before: Message) -> None:
        if message.is_ephemeral:
            return
        channel = self.workspace.channels[message.channel]
        event_ts = self.workspace.timestamp()
        body = {
            "type": "message",
            "subtype": "message_changed",
            "message": message_json(self.workspace, message),
            "previous_message": message_json(self.workspace, before),
            "hidden": True,
            "ts": event_ts,
        }
        self._message(channel, body, event_ts)
        if self._mentions(channel, message) and not self._mentions(channel, before):
            self._mention(message)

    def deleted(self, message: Message) -> None:
        if message.is_ephemeral:
            return
        event_ts = self.workspace.timestamp()
        body = {
            "type": "message",
            "subtype": "message_deleted",
            "previous_message": message_json(self.workspace, message),
            "deleted_ts": message.ts,
            "hidden": True,
            "ts": event_ts,
        }
        self._message(self.workspace.channels[message.channel], body, event_ts)

    def joined(self, person: Person, channel: Channel) -> None:
        """The event; the "has joined" message is one like any other."""
        self._send(
            "member_joined_channel",
            {
                "type": "member_joined_channel",
                "user": person.id,
                "channel": channel.id,
                "channel_type": "C",
                "team": self.workspace.seed.team_id,
                "event_ts": self.workspace.timestamp(),
            },
        )

    def arrived(self, person: Person) -> None:
        self._send(
            "team_join",
            {
                "type": "team_join",
                "user": user_json(self.workspace, person),
                "cache_ts": int(self.clock.now()),
                "event_ts": self.workspace.timestamp(),
            },
        )

    def home_opened(self, person: Person, tab: str, view: Json | None) -> None:
        body: Json = {
            "type": "app_home_opened",
            "user": person.id,
            "channel": self.workspace.dm(person.id).id,
            "tab": tab,
            "event_ts": self.workspace.timestamp(),
        }
        self._send("app_home_opened", body | ({"view": view} if view else {}))

    def _mentions(self, channel: Channel, message: Message) -> bool:
        # A DM with the bot is no mention, however it is addressed; nor is the bot's own talk.
        return (
            not channel.is_dm
            and not message.from_bot
            and not message.from_slack
            and message.subtype in (None, "file_share", "thread_broadcast")
            and self.workspace.bot.id in channel.members
            and f"<@{self.workspace.bot.id}>" in message.text
        )

    def _mention(self, message: Message) -> None:
        body = message_json(self.workspace, message)
        kept = (
            "user",
            "ts",
            "client_msg_id",
            "text",
            "team",
            "user_team",
            "source_team",
            "blocks",
            "files",
            "thread_ts",
            "parent_user_id",
            "edited",
        )
        event = {"type": "app_mention"} | {key: body[key] for key in kept if key in body}
        event |= {"channel": message.channel, "event_ts": message.ts}
        if not message.is_reply:
            event.pop("thread_ts", None)
        self._send("app_mention", event, shared=self.workspace.channels[message.channel].shared)

    def _message(self, channel: Channel, body: Json, event_ts: str) -> None:
        if self.workspace.bot.id not in channel.members:
            return
        kind = "im" if channel.is_dm else "channel"
        event = body | {"channel": channel.id, "event_ts": event_ts, "channel_type": kind}
        subscription = "message.im" if channel.is_dm else "message.channels"
        self._send(subscription, event, shared=channel.shared)

    def _send(self, subscription: str, event: Json, *, shared: bool = False) -> None:
        scope = SCOPES.get(subscription)
        if subscription not in self.subscriptions or (scope and scope not in self.scopes):
            return
        envelope = self._envelope(event, shared)
        self.courier.post("events_api", envelope)
        if self.faults.take_duplicate():
            self.courier.post("events_api", envelope)

    def function_executed(self, event: Json) -> None:
        """A step of a workflow; nothing needs to be subscribed to for it."""
        self.courier.post("events_api", self._envelope(event, shared=False))

    def _envelope(self, event: Json, shared: bool) -> Json:
        seed = self.workspace.seed
        return {
            "token": self.verification_token,
            "team_id": seed.team_id,
            "context_team_id": seed.team_id,
            "context_enterprise_id": None,
            "api_app_id": seed.app_id,
            "event": event,
            "type": "event_callback",
            "event_id": self.ids.next("Ev"),
            "event_time": int(self.clock.now()),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": seed.team_id,
                    "user_id": seed.bot.id,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": shared,
            "event_context": self.ids.next("4-"),
        }
