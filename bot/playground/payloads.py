"""What an app is sent when somebody runs a command or presses a button.

Sources: docs.slack.dev/interactivity/implementing-slash-commands and
/reference/interaction-payloads/block_actions-payload
"""

from dataclasses import dataclass
from typing import Any

from bot.playground import elements
from bot.playground.people import Person
from bot.playground.wire import message_json
from bot.playground.workspace import Channel, Message, Workspace

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Interaction:
    """What all of them tell: who, where, and how to answer."""

    workspace: Workspace
    person: Person
    channel: Channel
    token: str
    trigger_id: str
    response_url: str

    @property
    def channel_name(self) -> str:
        return "directmessage" if self.channel.is_dm else self.channel.name


def slash_command(interaction: Interaction, command: str, text: str) -> Json:
    seed = interaction.workspace.seed
    return {
        "token": interaction.token,
        "team_id": seed.team_id,
        "team_domain": seed.domain,
        "channel_id": interaction.channel.id,
        "channel_name": interaction.channel_name,
        "user_id": interaction.person.id,
        "user_name": interaction.person.name,
        "command": command,
        "text": text,
        "api_app_id": seed.app_id,
        "is_enterprise_install": "false",
        "response_url": interaction.response_url,
        "trigger_id": interaction.trigger_id,
    }


def block_actions(interaction: Interaction, message: Message, action: Json) -> Json:
    """Slack sends the message itself along only where it is public."""
    seed, person, place = interaction.workspace.seed, interaction.person, interaction.channel
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": place.id,
        "is_ephemeral": message.is_ephemeral,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    payload: Json = {
        "type": "block_actions",
        "user": {
            "id": person.id,
            "username": person.name,
            "name": person.name,
            "team_id": seed.team_id,
        },
        "api_app_id": seed.app_id,
        "token": interaction.token,
        "container": container,
        "trigger_id": interaction.trigger_id,
        "team": {"id": seed.team_id, "domain": seed.domain},
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": {"id": place.id, "name": interaction.channel_name},
        "state": elements.state(message.blocks, action),
        "response_url": interaction.response_url,
        "actions": [action],
    }
    if not message.is_ephemeral:
        payload["message"] = message_json(interaction.workspace, message)
    return payload
