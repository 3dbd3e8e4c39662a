"""How far people have come on the onboarding path."""

from dataclasses import asdict, fields, replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.engine import reading, writing
from bot.store.model import PathState, Person, Progress
from bot.store.tables import ProgressRow
from bot.store.upsert import insert_into

_FIELDS = [field.name for field in fields(Progress)]


class StoredOnboarding:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        statement = insert_into(ProgressRow, engine)
        new = statement.excluded
        self._upsert = statement.on_conflict_do_update(
            index_elements=["workspace", "person"],
            set_={name: new[name] for name in _FIELDS},
            where=ProgressRow.version < new.version,
        ).returning(ProgressRow.version)
        self._select = select(*(getattr(ProgressRow, name) for name in _FIELDS))

    async def recall(self, person: Person) -> Progress | None:
        query = self._select.where(
            ProgressRow.workspace == person.workspace, ProgressRow.person == person.id
        )
        async with reading(self._engine) as connection:
            row = (await connection.execute(query)).mappings().first()
        if row is None:
            return None
        found = Progress(**row)
        return replace(found, state=PathState(found.state))

    async def remember(self, person: Person, progress: Progress) -> bool:
        """False if a version as new is there already: somebody else was quicker."""
        row = {"workspace": person.workspace, "person": person.id} | asdict(progress)
        async with writing(self._engine) as connection:
            return (await connection.scalar(self._upsert, row)) is not None
