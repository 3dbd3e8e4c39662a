"""A way to PostgreSQL that a test can cut, or clog."""

import asyncio
from pathlib import Path

from sqlalchemy.engine import make_url

SOCKET = ".s.PGSQL.5432"


class Proxy:
    """Listens on a Unix socket of its own and passes everything on to the server's.

    clogged  accepts connections, and passes nothing on
    """

    def __init__(self, url: str, folder: Path) -> None:
        parsed = make_url(url)
        host = parsed.query["host"]
        assert isinstance(host, str)
        self._server = Path(host) / SOCKET
        self._folder = folder
        self._listening: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._flowing = asyncio.Event()
        self._flowing.set()
        self.url = parsed.update_query_dict({"host": str(folder)}).render_as_string(False)

    async def open(self) -> None:
        self._listening = await asyncio.start_unix_server(self._connect, self._folder / SOCKET)

    async def cut(self) -> None:
        """The server is gone: connections break, new ones are refused."""
        if self._listening is not None:
            self._listening.close()
        (self._folder / SOCKET).unlink(missing_ok=True)
        for task in tuple(self._tasks):
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)

    def clog(self) -> None:
        self._flowing.clear()

    def unclog(self) -> None:
        self._flowing.set()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        there_reader, there_writer = await asyncio.open_unix_connection(self._server)
        ways = (self._pass(reader, there_writer), self._pass(there_reader, writer))
        pumps = [asyncio.create_task(way) for way in ways]
        try:
            await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            pass  # cut: ends as a connection does
        finally:
            for pump in pumps:
                pump.cancel()
            await asyncio.gather(*pumps, return_exceptions=True)
            writer.transport.abort()
            there_writer.transport.abort()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            await self._flowing.wait()
            writer.write(data)
            await writer.drain()
