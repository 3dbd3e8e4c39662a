"""What people say of the answers they got."""

from dataclasses import asdict
from typing import cast

from sqlalchemy import case, func, null, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.engine import reading, writing
from bot.store.model import Feedback, Verdict
from bot.store.tables import FeedbackRow
from bot.store.upsert import insert_into


class StoredFeedback:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        statement = insert_into(FeedbackRow, engine)
        new = statement.excluded
        comment = func.coalesce(new.comment, FeedbackRow.comment)
        self._upsert = statement.on_conflict_do_update(
            index_elements=["workspace", "person", "message", "entry"],
            set_={
                "verdict": new.verdict,
                "at": new.at,
                # A comment tells what was missing: who is content after all has taken it back.
                "comment": case((new.verdict == "good", null()), else_=comment),
            },
        )

    async def record(self, feedback: Feedback) -> None:
        async with writing(self._engine) as connection:
            await connection.execute(self._upsert, asdict(feedback))

    async def negative(self, most: int) -> list[Feedback]:
        """The latest that say an answer was of no help, the newest first."""
        row = FeedbackRow
        latest = (
            select(
                *(row.workspace, row.person, row.message, row.entry),
                *(row.verdict, row.at, row.comment),
            )
            .where(row.verdict == "bad")
            .order_by(row.at.desc())
            .limit(most)
        )
        async with reading(self._engine) as connection:
            return [
                Feedback(workspace, person, message, entry, cast("Verdict", verdict), at, comment)
                for workspace, person, message, entry, verdict, at, comment in (
                    await connection.execute(latest)
                )
            ]
