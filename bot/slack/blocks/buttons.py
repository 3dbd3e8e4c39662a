"""Buttons that lead from card to card. The ids are stable: old messages keep working."""

from collections.abc import Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement

from bot.slack import limits
from bot.slack.blocks.plain import plain
from bot.slack.text import cut

SHOW = "show:"  # with where it leads in the id and the entry in the value
SHARE = "share"
READ = "read"  # opens the article's page; nothing is to be done about it
_PART = "#"  # entry ids have none


@dataclass(frozen=True, slots=True)
class Target:
    """What a button shows: an entry, and which part of it where it is long."""

    entry_id: str
    part: int = 1

    @property
    def value(self) -> str:
        return self.entry_id if self.part == 1 else f"{self.entry_id}{_PART}{self.part}"

    @classmethod
    def read(cls, value: str) -> "Target":
        entry_id, _, part = value.rpartition(_PART)
        if entry_id and part.isdecimal() and len(part) < 4:
            return cls(entry_id, max(int(part), 1))
        return cls(value)


def button(
    where: str, label: str, target: Target, *, spoken: str | None = None, primary: bool = False
) -> ButtonElement:
    """A button to a card; `spoken` is what a screen reader says where the label is not enough."""
    return ButtonElement(
        action_id=f"{SHOW}{where}",
        text=plain(cut(label, limits.BUTTON_TEXT)),
        value=target.value,
        style="primary" if primary else None,
        accessibility_label=cut(spoken, limits.ACCESSIBILITY_LABEL) if spoken else None,
    )


def share_button(label: str, target: Target) -> ButtonElement:
    return ButtonElement(
        action_id=SHARE,
        text=plain(cut(label, limits.BUTTON_TEXT)),
        value=target.value,
    )


def link_button(label: str, url: str, *, spoken: str) -> ButtonElement:
    return ButtonElement(
        action_id=READ,
        text=plain(cut(label, limits.BUTTON_TEXT)),
        url=url,
        accessibility_label=cut(spoken, limits.ACCESSIBILITY_LABEL),
    )


def rows(buttons: Sequence[ButtonElement]) -> list[Block]:
    """As many blocks as the buttons need, none for none."""
    step = limits.ACTIONS_ELEMENTS
    return [
        ActionsBlock(elements=list(buttons[start : start + step]))
        for start in range(0, len(buttons), step)
    ]
