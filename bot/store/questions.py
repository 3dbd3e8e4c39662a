"""The question log: what was asked and what came of it."""

from collections.abc import Sequence
from dataclasses import fields

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.engine import writing
from bot.store.model import Asked
from bot.store.tables import QuestionRow


class StoredQuestionLog:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._names = [field.name for field in fields(Asked)]
        self._insert = insert(QuestionRow)

    async def record(self, asked: Asked) -> None:
        async with writing(self._engine) as connection:
            await self.write([asked], connection)

    async def write(self, lines: Sequence[Asked], connection: AsyncConnection) -> None:
        rows = [{name: getattr(line, name) for name in self._names} for line in lines]
        await connection.execute(self._insert, rows)
