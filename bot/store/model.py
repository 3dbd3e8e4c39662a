"""What outlives a turn: values that the store keeps, and the dialogue speaks of."""

from dataclasses import dataclass
from datetime import datetime

from bot.articles.model import Language


@dataclass(frozen=True, slots=True)
class Turn:
    """What a conversation remembers: the role in hand and the entries shown, the latest last.

    `expires` is in UTC; a turn past it is as if it had never been.
    """

    role: str | None
    entries: tuple[str, ...]
    language: Language
    expires: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of the question log. `text` is None unless the company chose to keep questions.

    duration  seconds from the message to the reply
    """

    workspace: str
    surface: str
    outcome: str
    entry: str | None
    confidence: float
    duration: float
    text: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, by the workspace that they belong to and their user id there."""

    workspace: str
    id: str


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person has chosen; None means that they leave it to the bot.

    role  the slug of their own role, which may have left the library since
    """

    language: Language | None = None
    role: str | None = None
