"""A clock that tests set, and turns and log lines to keep."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.store.model import Asked, Turn

NOON = datetime(2026, 3, 2, 12, 0, 0, 123456, tzinfo=UTC)


@dataclass
class HandClock:
    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **duration: float) -> None:
        self.now += timedelta(**duration)


def turn(role: str | None = "sales-ops", minutes: float = 30) -> Turn:
    entries = () if role is None else (role, f"{role}/pillars/2")
    expires = NOON + timedelta(minutes=minutes)
    return Turn(role, entries, "fr", expires, offered=("sales-ops/skills", "sales-ops/analogy"))


def asked(text: str | None = None, at: datetime = NOON) -> Asked:
    return Asked("T1", "dm", "answered", "sales-ops/pillars/2", 0.93, 0.0021, text, at)
