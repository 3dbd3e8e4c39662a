"""What people have chosen: their language, their own role."""

from collections.abc import Sequence
from typing import Unpack, cast

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.articles.model import Language
from bot.store.engine import reading, writing
from bot.store.model import Choice, Person, Preferences
from bot.store.tables import PersonRow
from bot.store.upsert import insert_into


class StoredPeople:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._recall = select(
            PersonRow.workspace, PersonRow.person, PersonRow.language, PersonRow.role
        ).where(PersonRow.person.in_(bindparam("people", expanding=True)))

    async def recall(self, person: Person) -> Preferences:
        return (await self.recall_all([person]))[0]

    async def recall_all(self, people: Sequence[Person]) -> list[Preferences]:
        """What each has chosen, in the same order."""
        async with reading(self._engine) as connection:
            found = await connection.execute(
                self._recall, {"people": list({person.id for person in people})}
            )
            chosen = {
                Person(workspace, id_): Preferences(cast("Language | None", language), role)
                for workspace, id_, language, role in found
            }
        return [chosen.get(person, Preferences()) for person in people]

    async def choose(self, person: Person, **choice: Unpack[Choice]) -> None:
        new = insert_into(PersonRow, self._engine).values(
            workspace=person.workspace, person=person.id, **choice
        )
        upsert = new.on_conflict_do_update(index_elements=["workspace", "person"], set_={**choice})
        async with writing(self._engine) as connection:
            await connection.execute(upsert)
