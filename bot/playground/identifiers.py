"""Ids and tokens in Slack's shapes."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field


def _random() -> str:
    return secrets.token_hex(4).upper()


@dataclass(slots=True)
class Identifiers:
    """Ids that never come twice, not even in another run.

    An app may remember the event ids of earlier runs in its database: `run` keeps them apart.
    """

    run: str = field(default_factory=_random)
    _count: int = 0

    def next(self, prefix: str) -> str:
        self._count += 1
        return f"{prefix}{self.run}{self._count:05d}"


@dataclass(frozen=True, slots=True)
class Credentials:
    bot_token: str
    app_token: str
    signing_secret: str
    verification_token: str

    @classmethod
    def fresh(cls, random: Callable[[int], str] = secrets.token_hex) -> "Credentials":
        return cls(
            bot_token=f"xoxb-playground-{random(12)}",
            app_token=f"xapp-1-playground-{random(12)}",
            signing_secret=random(16),
            verification_token=random(12),
        )
