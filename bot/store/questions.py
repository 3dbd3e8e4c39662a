"""The question log: what was asked and what came of it."""

from dataclasses import fields

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.engine import writing
from bot.store.model import Asked
from bot.store.tables import QuestionRow


class StoredQuestionLog:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def record(self, asked: Asked) -> None:
        line = {field.name: getattr(asked, field.name) for field in fields(Asked)}
        async with writing(self._engine) as connection:
            await connection.execute(insert(QuestionRow), line)
