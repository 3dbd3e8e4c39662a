"""What the app is set up with, as its manifest tells Slack."""

from dataclasses import dataclass
from typing import Literal

from bot.playground.events import SUBSCRIPTIONS

SCOPES = frozenset(
    {
        "app_mentions:read",
        "assistant:write",
        "channels:history",
        "channels:read",
        "chat:write",
        "commands",
        "im:history",
        "im:read",
        "im:write",
        "reactions:write",
        "users:read",
    }
)


@dataclass(frozen=True, slots=True)
class Shortcut:
    """global: from the composer, anywhere; message: from a message's menu."""

    callback_id: str
    name: str
    kind: Literal["global", "message"]


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    kind: Literal["string", "boolean", "integer"] = "string"
    required: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """A custom step of Workflow Builder: a function that the app declares."""

    callback_id: str
    title: str
    inputs: tuple[Parameter, ...]
    outputs: tuple[Parameter, ...]


@dataclass(frozen=True, slots=True)
class Features:
    """commands       with their slash
    subscriptions  the events that the app is subscribed to
    scopes         what its bot token may do
    """

    commands: tuple[str, ...] = ("/opsrole",)
    shortcuts: tuple[Shortcut, ...] = (
        Shortcut("find_role", "Chercher un rôle", "global"),
        Shortcut("explain_terms", "Expliquer les termes ops", "message"),
    )
    steps: tuple[Step, ...] = (
        Step(
            "look_up_role",
            "Look up an ops role",
            (Parameter("question"),),
            (
                Parameter("answer"),
                Parameter("entry_id"),
                Parameter("found", "boolean"),
            ),
        ),
    )
    subscriptions: frozenset[str] = SUBSCRIPTIONS
    scopes: frozenset[str] = SCOPES
