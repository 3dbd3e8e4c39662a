"""Modals and Home tabs: kept, checked and shown as the app last sent them."""

from dataclasses import dataclass, field
from typing import Any

from bot.playground.identifiers import Identifiers
from bot.playground.workspace import Workspace

Json = dict[str, Any]


@dataclass(slots=True)
class Views:
    """`stacks` holds each person's open modals, the one on top last."""

    workspace: Workspace
    ids: Identifiers
    homes: dict[str, Json] = field(default_factory=dict)
    stacks: dict[str, list[Json]] = field(default_factory=dict)
