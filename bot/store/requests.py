"""Questions that the articles do not answer, sent to whoever writes them."""

from typing import cast

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.articles.model import Language
from bot.store.engine import reading, writing
from bot.store.model import Request
from bot.store.tables import RequestRow
from bot.store.upsert import insert_into


class StoredRequests:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._insert = insert_into(RequestRow, engine).on_conflict_do_nothing()

    async def file(self, request: Request) -> None:
        """Keeps it, once for each person and message."""
        row = {
            "workspace": request.workspace,
            "person": request.person,
            "message": request.message,
            "question": request.question,
            "language": request.language,
            "entry": request.entry,
            "state": "open",
            "at": request.at,
        }
        async with writing(self._engine) as connection:
            await connection.execute(self._insert, row)

    async def open(self) -> list[Request]:
        """Those nobody has seen to, the oldest first."""
        row = RequestRow
        waiting = (
            select(
                *(row.workspace, row.person, row.message, row.question),
                *(row.language, row.entry, row.at, row.number),
            )
            .where(row.state == "open")
            .order_by(row.number)
        )
        async with reading(self._engine) as connection:
            return [
                Request(
                    workspace,
                    person,
                    message,
                    question,
                    cast("Language", language),
                    entry,
                    at,
                    number,
                )
                for workspace, person, message, question, language, entry, at, number in (
                    await connection.execute(waiting)
                )
            ]

    async def done(self, number: int) -> bool:
        """Has it seen to; False if there is no open one of that number."""
        row = RequestRow
        closing = update(row).where(row.number == number, row.state == "open").values(state="done")
        async with writing(self._engine) as connection:
            return (await connection.execute(closing)).rowcount == 1
