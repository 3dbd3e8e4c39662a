"""What the store keeps, in this process only: for the terminal, and while the database is away.

All are bounded: the least recently used goes first.
"""

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from typing import Generic, TypeVar

from bot.store.model import Asked, Turn

Clock = Callable[[], datetime]
Value = TypeVar("Value")


class _Recent(Generic[Value]):
    """The values most recently used, by key."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held: OrderedDict[str, Value] = OrderedDict()

    def get(self, key: str) -> Value | None:
        if key not in self._held:
            return None
        self._held.move_to_end(key)
        return self._held[key]

    def put(self, key: str, value: Value) -> None:
        self._held[key] = value
        self._held.move_to_end(key)
        if len(self._held) > self._limit:
            self._held.popitem(last=False)

    def drop(self, key: str) -> None:
        self._held.pop(key, None)


class MemoryConversations:
    """clock  the time now, in UTC"""

    def __init__(self, clock: Clock, limit: int = 10_000) -> None:
        self._clock = clock
        self._turns: _Recent[Turn] = _Recent(limit)

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
        self._seen: _Recent[bool] = _Recent(limit)

    async def claim(self, event: str) -> bool:
        """True the first time, then False for as long as the event is remembered."""
        if self._seen.get(event):
            return False
        self._seen.put(event, True)
        return True


class NoQuestionLog:
    """For where questions leave no trace, as in the terminal."""

    async def record(self, asked: Asked) -> None:
        """Forgets it."""
