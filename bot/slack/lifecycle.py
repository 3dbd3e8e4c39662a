"""Work under way, so that a stop can wait for it."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from slack_bolt.listener.async_listener_completion_handler import AsyncListenerCompletionHandler
from slack_bolt.listener.async_listener_start_handler import AsyncListenerStartHandler

GRACE = 7.0  # seconds; hosts kill after ten, and the database has to be closed after it


class Work:
    """What is under way. Holds its tasks, which the event loop itself may forget."""

    def __init__(self) -> None:
        self._tasks: dict[asyncio.Task[object], int] = {}
        self.stopping = False

    @property
    def count(self) -> int:
        return len(self._tasks)

    def begin(self) -> None:
        task = _current()
        self._tasks[task] = self._tasks.get(task, 0) + 1

    def end(self) -> None:
        task = _current()
        self._tasks[task] -= 1
        if not self._tasks[task]:
            del self._tasks[task]

    @contextmanager
    def one(self) -> Iterator[None]:
        self.begin()
        try:
            yield
        finally:
            self.end()

    async def drained(self, within: float = GRACE) -> int:
        """Waits for all of it, `within` seconds at most; how many were cut off."""
        self.stopping = True
        deadline = asyncio.get_running_loop().time() + within
        while self._tasks:
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                break
            await asyncio.wait(list(self._tasks), timeout=left)
        cut_off = list(self._tasks)
        for task in cut_off:
            task.cancel()
        if cut_off:
            await asyncio.wait(cut_off, timeout=1.0)
        return len(cut_off)


class Begun(AsyncListenerStartHandler):
    def __init__(self, work: Work) -> None:
        self._work = work

    async def handle(self, *_: object, **__: object) -> None:
        self._work.begin()


class Ended(AsyncListenerCompletionHandler):
    """Called after the error handler, so that an error is told before a stop."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def handle(self, *_: object, **__: object) -> None:
        self._work.end()


def _current() -> "asyncio.Task[object]":
    task = asyncio.current_task()
    if task is None:
        raise RuntimeError("work is done in tasks")
    return task
