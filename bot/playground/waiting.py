"""Sleeping until the bot has done something."""

import asyncio
from dataclasses import dataclass, field

from bot.playground.socket_mode import Sockets
from bot.playground.workspace import Message, Workspace


@dataclass(slots=True)
class Waiting:
    """Each thing the bot does is handed out once, in order."""

    workspace: Workspace
    sockets: Sockets
    _taken: set[int] = field(default_factory=set)

    async def connected(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self.sockets.opened(), seconds)
        except TimeoutError:
            raise TimeoutError(f"no app connected within {seconds:g} s") from None

    async def next(
        self,
        how: tuple[str, ...],
        channel: str | None,
        thread: str | None,
        person: str | None,
        seconds: float,
    ) -> Message:
        place = self._place(channel)
        revision = -1
        try:
            async with asyncio.timeout(seconds):
                while True:
                    found = self._find(how, place, thread, person)
                    if found is not None:
                        return found
                    revision = await self.workspace.feed.after(
                        max(revision, self.workspace.feed.revision)
                    )
        except TimeoutError:
            said = [f"{s.how}: {s.message.text[:80]!r}" for s in self.workspace.said]
            raise TimeoutError(
                f"nothing {' or '.join(how)} by the bot within {seconds:g} s; so far: {said}"
            ) from None

    def _place(self, channel: str | None) -> str | None:
        if channel is None:
            return None
        found = self.workspace.channel(channel)
        if found is None:
            raise KeyError(f"no channel is called {channel}")
        return found.id

    def _find(
        self, how: tuple[str, ...], channel: str | None, thread: str | None, person: str | None
    ) -> Message | None:
        for index, said in enumerate(self.workspace.said):
            message = said.message
            if (
                index not in self._taken
                and said.how in how
                and channel in (None, message.channel)
                and thread in (None, message.thread_ts)
                and (person is None or message.only_for == self.workspace.person(person).id)
            ):
                self._taken.add(index)
                return message
        return None
