"""What this room needs of others."""

from typing import Protocol

from bot.articles.library import Library
from bot.dialogue.model import Message, Reply


class Dialogue(Protocol):
    @property
    def library(self) -> Library: ...

    async def reply(self, message: Message) -> Reply: ...

    async def show(self, entry_id: str, message: Message) -> Reply:
        """An entry by its id; unknown, with the nearest, if it has gone."""
        ...


class Events(Protocol):
    async def claim(self, event_id: str) -> bool:
        """True exactly once for each id, in all processes together."""
        ...
