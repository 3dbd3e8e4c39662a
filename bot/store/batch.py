"""Many small things for the database at once: one transaction instead of one each.

A transaction costs some milliseconds whatever is in it. What is asked for while one is under way
waits for the next and shares it, so that a busy moment costs hardly more than a quiet one.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from bot.store.availability import DatabaseUnavailable

Item = TypeVar("Item")
Result = TypeVar("Result")

_LOG = logging.getLogger(__name__)
MOST = 200  # items of one transaction
MOST_WAITING = 20_000  # of those that nobody waits for; what is more is refused


class Batch(Generic[Item, Result]):
    """run  does all items together and gives their results in the same order

    gather  seconds to wait for more before a batch is begun
    """

    def __init__(
        self,
        run: Callable[[Sequence[Item]], Awaitable[Sequence[Result]]],
        gather: float = 0.0,
    ) -> None:
        self._run = run
        self._gather = gather
        self._waiting: list[tuple[Item, asyncio.Future[Result]]] = []
        self._worker: asyncio.Task[None] | None = None

    async def do(self, item: Item) -> Result:
        """The item's own result, or the exception that its batch ended with."""
        return await self._add(item)

    def soon(self, item: Item) -> None:
        """Has it done without waiting; a failure other than an outage is logged.

        Raises:
            DatabaseUnavailable: far too many are waiting already.
        """
        if len(self._waiting) >= MOST_WAITING:
            raise DatabaseUnavailable("too much is waiting to be written")
        self._add(item).add_done_callback(_look_at)

    async def finished(self, within: float) -> None:
        """Waits until nothing is left to do, `within` seconds at most."""
        if self._worker is not None:
            await asyncio.wait({self._worker}, timeout=within)

    def _add(self, item: Item) -> "asyncio.Future[Result]":
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, future))
        if self._worker is None or self._worker.done():
            self._worker = asyncio.create_task(self._work())
        return future

    async def _work(self) -> None:
        while self._waiting:
            if self._gather:
                await asyncio.sleep(self._gather)
            batch, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            try:
                results = await self._run([item for item, _ in batch])
            except Exception as error:  # noqa: BLE001 - those who wait get it
                for _, future in batch:
                    if not future.done():
                        future.set_exception(error)
            else:
                for (_, future), result in zip(batch, results, strict=True):
                    if not future.done():
                        future.set_result(result)


def _look_at(future: "asyncio.Future[Result]") -> None:
    if future.cancelled():
        return
    error = future.exception()
    if error is not None and not isinstance(error, DatabaseUnavailable):
        _LOG.error("Could not be written", exc_info=error)
