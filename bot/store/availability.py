"""Whether the database may be asked: no question waits for one that is down, slow or locked."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError

from bot.store.engine import StoreError, in_a_line

T = TypeVar("T")

log = logging.getLogger(__name__)

# A migration may take a while; a connection that went dead midway must not take for ever.
PREPARATION_SECONDS = 60.0
FAREWELL_SECONDS = 3.0


class DatabaseUnavailable(Exception):  # noqa: N818 - reads as what it says
    """The database is down, too slow to wait for, or could not do this one thing."""


class Availability:
    """Lets operations through to the database while it answers in time.

    The first failure closes the way: from then on operations fail at once, and one task in the
    background tries the database again every `pause` seconds, until `prepare` succeeds. No
    question ever pays for that.

    prepare  makes the database ready for use, and fails if it cannot be read and written
    limit    seconds that one operation may take
    pause    seconds between two tries
    """

    def __init__(
        self,
        prepare: Callable[[], Coroutine[Any, Any, None]],
        limit: float = 0.5,
        pause: float = 3.0,
    ) -> None:
        self._prepare = prepare
        self._limit = limit
        self._pause = pause
        self._open = False
        self._said = False
        self._stopped = False
        self._tried = asyncio.Event()
        self._mending: asyncio.Task[None] | None = None
        self._running: set[asyncio.Task[Any]] = set()

    @property
    def available(self) -> bool:
        return self._open

    async def start(self, patience: float) -> None:
        """Prepares the database, and returns when that is done or has failed.

        After `patience` seconds it goes on in the background.
        """
        self._mending = asyncio.create_task(self._mend(pause_first=False))
        try:
            async with asyncio.timeout(patience):
                await self._tried.wait()
        except TimeoutError:
            self._say(f"no answer within {patience:g} s")

    async def attempt(
        self, operation: Callable[[], Coroutine[Any, Any, T]], limit: float | None = None
    ) -> T:
        """Runs the operation, for at most `limit` seconds.

        Raises:
            DatabaseUnavailable: whatever the reason; it has been logged.
        """
        if not self._open:
            raise DatabaseUnavailable("the database is not available")
        try:
            return await self._in_time(operation(), self._limit if limit is None else limit)
        except (DataError, IntegrityError) as error:
            # Its own fault, not the database's: the others may go on.
            log.exception("The database refused a value")
            raise DatabaseUnavailable(in_a_line(error)) from error
        except (SQLAlchemyError, OSError) as error:  # TimeoutError is an OSError
            self._lose(error)
            raise DatabaseUnavailable(in_a_line(error)) from error

    async def stop(self) -> None:
        """Ends what is running in the background."""
        self._open = False
        self._stopped = True
        if self._running:
            # Cutting one off while it closes its connection leaves a traceback in the log.
            await asyncio.wait(set(self._running), timeout=self._limit)
        running = set(self._running)
        if self._mending is not None:
            running.add(self._mending)
        for task in running:
            _cancel_once(task)
        if running:
            await asyncio.wait(running, timeout=FAREWELL_SECONDS)

    async def _in_time(self, operation: Coroutine[Any, Any, T], limit: float) -> T:
        # Not asyncio.timeout: it would wait for a driver that takes its time to give up.
        task = asyncio.create_task(operation)
        self._running.add(task)
        task.add_done_callback(self._forget)
        try:
            await asyncio.wait({task}, timeout=limit)
        finally:
            if not task.done():
                _cancel_once(task)
        if not task.done() or task.cancelled():
            raise TimeoutError(f"no answer within {limit:g} s")
        return task.result()

    def _forget(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.exception()  # whoever waited has it, or has gone

    def _lose(self, error: BaseException) -> None:
        if not self._open:
            return  # an operation begun before
        self._open = False
        self._say(in_a_line(error))
        self._mending = asyncio.create_task(self._mend(pause_first=True))

    async def _mend(self, pause_first: bool) -> None:
        if pause_first:
            await asyncio.sleep(self._pause)
        while not self._stopped:
            try:
                await self._in_time(self._prepare(), PREPARATION_SECONDS)
            except (SQLAlchemyError, OSError, StoreError) as error:
                self._say(in_a_line(error))
            except Exception:  # a surprise must not leave the database unused for good
                log.exception("The database could not be prepared")
            else:
                self._open = not self._stopped
                self._tried.set()
                if self._said:
                    log.warning("The database is back")
                    self._said = False
                return
            self._tried.set()
            await asyncio.sleep(self._pause)

    def _say(self, reason: str) -> None:
        """Once an outage, however many questions and tries it lasts."""
        if not self._said:
            log.warning(
                "The database is not available, answering from memory, without a question log: %s",
                reason,
            )
            self._said = True


def _cancel_once(task: asyncio.Task[Any]) -> None:
    """A second time would interrupt aiosqlite while it closes, and it would never end."""
    if not task.cancelling():
        task.cancel()
