"""What this room needs of others."""

from dataclasses import dataclass
from typing import Protocol

from bot.articles.library import Library
from bot.articles.model import Entry, Language
from bot.dialogue.model import Message, Reply
from bot.onboarding.onboarding import Paths, People
from bot.search.terms import Term
from bot.store.model import Feedback, Request

__all__ = ["Dialogue", "Events", "Opinions", "Paths", "People", "Requests", "Stores", "Threads"]


class Dialogue(Protocol):
    @property
    def library(self) -> Library: ...

    async def reply(self, message: Message) -> Reply: ...

    async def overhear(self, message: Message) -> Reply | None:
        """As `reply`, for what was not addressed to the bot: None, and no trace, mostly."""
        ...

    def says_stop(self, text: str) -> bool: ...

    async def show(self, entry_id: str, message: Message) -> Reply:
        """An entry by its id; unknown, with the nearest, if it has gone."""
        ...

    def terms(self, text: str, language: Language) -> list[Term]:
        """The roles and words of the trade in any text, each with what explains it."""
        ...

    def suggest(self, typed: str, language: Language, most: int) -> list[Entry]:
        """Roles, pillars and missions that somebody may be about to name."""
        ...


class Events(Protocol):
    async def claim(self, event_id: str) -> bool:
        """True exactly once for each id, in all processes together."""
        ...

    async def release(self, event_id: str) -> None:
        """What was claimed came to nothing, and can be claimed again."""
        ...


class Opinions(Protocol):
    async def record(self, feedback: Feedback) -> bool:
        """Whether it was kept; of one person on one message's entry, the last word counts."""
        ...


class Requests(Protocol):
    async def file(self, request: Request) -> bool:
        """Whether it was kept, now or before; once for each person and message."""
        ...


class Threads(Protocol):
    async def follow(self, thread: str, person: str) -> None: ...

    async def people(self, thread: str) -> frozenset[str]: ...

    async def leave(self, thread: str) -> bool:
        """Whether anybody was followed there."""
        ...


@dataclass(frozen=True, slots=True)
class Stores:
    """All that is kept between two payloads.

    people   what each person has chosen
    paths    who is how far with onboarding
    threads  those in which questions need no mention; without, all do
    """

    events: Events
    opinions: Opinions
    requests: Requests
    people: People
    paths: Paths
    threads: Threads | None = None
