"""What an app is sent when somebody runs a command, presses a button or submits a modal.

Sources: docs.slack.dev/interactivity/implementing-slash-commands and
/reference/interaction-payloads (block_actions, block_suggestion, shortcuts, view interactions)
"""

from dataclasses import dataclass
from typing import Any

from bot.playground import inputs
from bot.playground.people import Person
from bot.playground.wire import message_json
from bot.playground.workspace import Channel, Message, Workspace

Json = dict[str, Any]
STATE_KEYS = {
    *("type", "value", "selected_option", "selected_options", "selected_user", "selected_channel"),
    *("selected_conversation", "selected_date", "selected_time"),
}


@dataclass(frozen=True, slots=True)
class Interaction:
    """What all of them tell: who, and with what right to open a view."""

    workspace: Workspace
    person: Person
    token: str
    trigger_id: str

    def payload(self, type_: str, **more: Any) -> Json:
        seed, person = self.workspace.seed, self.person
        return {
            "type": type_,
            "user": {
                "id": person.id,
                "username": person.name,
                "name": person.name,
                "team_id": person.team or seed.team_id,
            },
            "api_app_id": seed.app_id,
            "token": self.token,
            "trigger_id": self.trigger_id,
            "team": {"id": seed.team_id, "domain": seed.domain},
            "enterprise": None,
            "is_enterprise_install": False,
            **more,
        }


def _channel_name(channel: Channel) -> str:
    return "directmessage" if channel.is_dm else channel.name


def slash_command(
    interaction: Interaction, channel: Channel, command: str, text: str, response_url: str
) -> Json:
    seed = interaction.workspace.seed
    return {
        "token": interaction.token,
        "team_id": seed.team_id,
        "team_domain": seed.domain,
        "channel_id": channel.id,
        "channel_name": _channel_name(channel),
        "user_id": interaction.person.id,
        "user_name": interaction.person.name,
        "command": command,
        "text": text,
        "api_app_id": seed.app_id,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": interaction.trigger_id,
    }


def shortcut(interaction: Interaction, callback_id: str, action_ts: str) -> Json:
    found = interaction.payload("shortcut", callback_id=callback_id, action_ts=action_ts)
    found["user"] = {key: found["user"][key] for key in ("id", "username", "team_id")}
    return found


def message_shortcut(
    interaction: Interaction, message: Message, callback_id: str, action_ts: str, response_url: str
) -> Json:
    workspace = interaction.workspace
    place = workspace.channels[message.channel]
    return interaction.payload(
        "message_action",
        callback_id=callback_id,
        action_ts=action_ts,
        message_ts=message.ts,
        message=message_json(workspace, message),
        channel={"id": place.id, "name": _channel_name(place)},
        response_url=response_url,
    )


def view_submission(interaction: Interaction, view: Json) -> Json:
    return interaction.payload("view_submission", view=view, response_urls=[])


def view_closed(interaction: Interaction, view: Json, *, is_cleared: bool) -> Json:
    return interaction.payload("view_closed", view=view, is_cleared=is_cleared)


def in_view(view: Json) -> Json:
    """Where an interaction within a modal or a Home took place."""
    return {"view": view, "container": {"type": "view", "view_id": view["id"]}}


def in_message(workspace: Workspace, message: Message) -> Json:
    """Where an interaction within a message took place.

    Slack sends the message itself along only where it is public.
    """
    place = workspace.channels[message.channel]
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": place.id,
        "is_ephemeral": message.is_ephemeral,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    found: Json = {
        "container": container,
        "channel": {"id": place.id, "name": _channel_name(place)},
    }
    if not message.is_ephemeral:
        found["message"] = message_json(workspace, message)
    return found


def pressed_in_message(
    interaction: Interaction, message: Message, action: Json, response_url: str
) -> Json:
    held = {key: action[key] for key in action if key in STATE_KEYS}
    values = {action["block_id"]: {action["action_id"]: held}}
    return interaction.payload(
        "block_actions",
        **in_message(interaction.workspace, message),
        state={"values": inputs.state(message.blocks, values)},
        response_url=response_url,
        actions=[action],
    )
