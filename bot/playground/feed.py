"""Tells whoever waits that something changed: pages that are open, tests that expect an answer."""

import asyncio


class Feed:
    """A revision that only grows, and a way to sleep until it does."""

    def __init__(self) -> None:
        self.revision = 0
        self.closed = False
        self._grown = asyncio.Event()

    def publish(self) -> None:
        self.revision += 1
        grown, self._grown = self._grown, asyncio.Event()
        grown.set()

    def close(self) -> None:
        """Wakes everybody for the last time."""
        self.closed = True
        self.publish()

    async def after(self, revision: int) -> int:
        """Waits until the revision is beyond the given one, and returns it."""
        while self.revision <= revision:
            await self._grown.wait()
        return self.revision
