"""What the store keeps, in this process only: for the terminal, and while the database is away.

All are bounded: the least recently used goes first.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Generic, TypeVar, Unpack

from bot.store.model import Asked, Choice, Person, Preferences, Progress, Turn

Clock = Callable[[], datetime]
Key = TypeVar("Key")
Value = TypeVar("Value")


class _Recent(Generic[Key, Value]):
    """The values most recently used, by key."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held: OrderedDict[Key, Value] = OrderedDict()

    def get(self, key: Key) -> Value | None:
        if key not in self._held:
            return None
        self._held.move_to_end(key)
        return self._held[key]

    def put(self, key: Key, value: Value) -> None:
        self._held[key] = value
        self._held.move_to_end(key)
        if len(self._held) > self._limit:
            self._held.popitem(last=False)

    def drop(self, key: Key) -> None:
        self._held.pop(key, None)


class MemoryConversations:
    """clock  the time now, in UTC"""

    def __init__(self, clock: Clock, limit: int = 10_000) -> None:
        self._clock = clock
        self._turns: _Recent[str, Turn] = _Recent(limit)

    async def recall(self, conversation: str) -> Turn | None:
        turn = self._turns.get(conversation)
        if turn is not None and turn.expires <= self._clock():
            self._turns.drop(conversation)
            return None
        return turn

    async def remember(self, conversation: str, turn: Turn) -> None:
        self._turns.put(conversation, turn)


class MemoryEvents:
    def __init__(self, limit: int = 10_000) -> None:
        self._seen: _Recent[str, bool] = _Recent(limit)

    async def claim(self, event: str) -> bool:
        """True the first time, then False for as long as the event is remembered."""
        if self._seen.get(event):
            return False
        self._seen.put(event, True)
        return True

    async def release(self, event: str) -> None:
        """It can be claimed again."""
        self._seen.drop(event)


class MemoryPeople:
    def __init__(self, limit: int = 10_000) -> None:
        self._chosen: _Recent[Person, Preferences] = _Recent(limit)

    async def recall(self, person: Person) -> Preferences:
        """What the person has chosen, if anything."""
        return self._chosen.get(person) or Preferences()

    async def choose(self, person: Person, **choice: Unpack[Choice]) -> None:
        self._chosen.put(person, replace(await self.recall(person), **choice))


class MemoryThreads:
    def __init__(self, limit: int = 10_000) -> None:
        self._people: _Recent[str, frozenset[str]] = _Recent(limit)

    async def follow(self, thread: str, person: str) -> None:
        """From now on the person's questions there need no mention."""
        self._people.put(thread, await self.people(thread) | {person})

    async def people(self, thread: str) -> frozenset[str]:
        """Those who are followed there."""
        return self._people.get(thread) or frozenset()

    async def leave(self, thread: str) -> bool:
        """Follows nobody there any more; False if that was so already."""
        known = bool(await self.people(thread))
        self._people.drop(thread)
        return known


class MemoryOnboarding:
    def __init__(self, limit: int = 10_000) -> None:
        self._held: _Recent[Person, Progress] = _Recent(limit)

    async def recall(self, person: Person) -> Progress | None:
        return self._held.get(person)

    async def remember(self, person: Person, progress: Progress) -> bool:
        """False if a version as new is there already: somebody else was quicker."""
        before = self._held.get(person)
        if before is not None and before.version >= progress.version:
            return False
        self._held.put(person, progress)
        return True


class NoQuestionLog:
    """For where questions leave no trace, as in the terminal."""

    async def record(self, asked: Asked) -> None:
        """Forgets it."""
