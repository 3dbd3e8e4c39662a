"""Slack's end of Socket Mode: addresses to connect to, envelopes out, acknowledgements in."""

import asyncio
import contextlib
import json
from dataclasses import dataclass, field
from typing import Any, Literal

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.playground.feed import Feed
from bot.playground.identifiers import Identifiers
from bot.playground.journal import Journal
from bot.playground.timing import Clock, Timing

Json = dict[str, Any]
MAX_CONNECTIONS = 10  # https://docs.slack.dev/apis/events-api/using-socket-mode


@dataclass(slots=True, eq=False)
class Connection:
    """`retired` ones still acknowledge but get nothing more."""

    websocket: WebSocket
    id: str
    retired: bool = False


@dataclass(slots=True)
class Sockets:
    app_id: str
    clock: Clock
    timing: Timing
    ids: Identifiers
    journal: Journal
    feed: Feed
    connections: list[Connection] = field(default_factory=list)
    _tickets: dict[str, float] = field(default_factory=dict)
    _waiting: dict[str, asyncio.Future[Json]] = field(default_factory=dict)
    _expired: set[str] = field(default_factory=set)
    _turn: int = 0
    _opened: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def is_open(self) -> bool:
        return any(not connection.retired for connection in self.connections)

    async def opened(self) -> None:
        """Waits until an app is connected."""
        while not self.is_open:
            self._opened.clear()
            await self._opened.wait()

    def ticket(self) -> str:
        """What an address carries: good for one connection, for a short while."""
        ticket = self.ids.next("tk")
        self._tickets[ticket] = self.clock.now() + self.timing.ticket
        return ticket

    async def accept(self, websocket: WebSocket) -> None:
        """Serves one connection until either side ends it."""
        until = self._tickets.pop(websocket.query_params.get("ticket", ""), None)
        if until is None or until < self.clock.now():
            await websocket.close(1008)
            return
        await websocket.accept()
        if len(self.connections) >= MAX_CONNECTIONS:
            await websocket.send_json(self._disconnect("too_many_websockets"))
            await websocket.close()
            return
        connection = Connection(websocket, self.ids.next("cn"))
        await websocket.send_json(
            {
                "type": "hello",
                "num_connections": len(self.connections) + 1,
                "debug_info": {
                    "host": "applink-playground",
                    "build_number": 1,
                    "approximate_connection_time": 18060,
                },
                "connection_info": {"app_id": self.app_id},
            }
        )
        self.connections.append(connection)
        self._opened.set()
        self.feed.publish()
        try:
            while True:
                self._acknowledge(await websocket.receive_text())
        except WebSocketDisconnect:
            return
        finally:
            self.connections.remove(connection)
            self.feed.publish()

    async def send(self, envelope: Json) -> Json:
        """Sends to one of the connections in turn and waits for the acknowledgement.

        Raises:
            TimeoutError: none came in time.
            ConnectionError: no connection is open, or it broke.
        """
        open_ = [c for c in self.connections if not c.retired]
        if not open_:
            raise ConnectionError("no connection is open")
        self._turn += 1
        envelope_id = str(envelope["envelope_id"])
        acknowledged: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._waiting[envelope_id] = acknowledged
        try:
            try:
                await open_[self._turn % len(open_)].websocket.send_json(envelope)
            except (RuntimeError, WebSocketDisconnect) as error:
                raise ConnectionError("the connection broke") from error
            return await asyncio.wait_for(acknowledged, self.timing.ack)
        finally:
            if not acknowledged.done() or acknowledged.cancelled():
                self._expired.add(envelope_id)
            del self._waiting[envelope_id]

    async def refresh(
        self, reason: Literal["warning", "refresh_requested"], *, close_after: float | None = 0.0
    ) -> None:
        """Asks every app to reconnect, as Slack does every few hours.

        A warning leaves the connection open; `close_after` None leaves it to the app to close.
        """
        for connection in list(self.connections):
            await connection.websocket.send_json(self._disconnect(reason))
            if reason == "warning":
                continue
            connection.retired = True
            if close_after is not None:
                await self.clock.sleep(close_after)
                await self._close(connection, 1000)

    async def drop(self) -> None:
        """Cuts every connection without a word, as a failing network does."""
        for connection in list(self.connections):
            connection.retired = True
            await self._close(connection, 1011)

    async def _close(self, connection: Connection, code: int) -> None:
        with contextlib.suppress(RuntimeError):  # the app was faster
            await connection.websocket.close(code)

    def _disconnect(self, reason: str) -> Json:
        return {
            "type": "disconnect",
            "reason": reason,
            "debug_info": {"host": "applink-playground"},
        }

    def _acknowledge(self, text: str) -> None:
        try:
            answer = json.loads(text)
            envelope_id = answer["envelope_id"]
        except (ValueError, TypeError, KeyError):
            self.journal.complain(f"socket: not an acknowledgement: {text[:200]}")
            return
        waiting = self._waiting.get(envelope_id)
        if waiting is not None and not waiting.done():
            waiting.set_result(answer)
        elif envelope_id in self._expired:
            self.journal.complain(f"socket: acknowledged too late: {envelope_id}")
        else:
            self.journal.complain(f"socket: acknowledged what was never sent: {envelope_id}")
