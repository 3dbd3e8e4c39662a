"""The question log in a real database."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.dialogue.model import QuestionLog
from bot.store.engine import reading
from bot.store.model import Asked
from bot.store.questions import StoredQuestionLog
from bot.store.tables import QuestionRow
from store.moments import asked


async def lines(engine: AsyncEngine) -> list[Asked]:
    columns = [QuestionRow.__table__.c[name] for name in Asked.__dataclass_fields__]
    async with reading(engine) as connection:
        found = await connection.execute(select(*columns).order_by(QuestionRow.id))
        return [Asked(*row) for row in found]


async def test_each_question_is_a_line_in_the_order_asked(engine: AsyncEngine) -> None:
    log: QuestionLog = StoredQuestionLog(engine)
    await log.record(asked("c'est quoi le pilier 2 ? 🎄"))
    await log.record(asked())
    assert await lines(engine) == [asked("c'est quoi le pilier 2 ? 🎄"), asked()]


async def test_no_text_is_kept_that_was_not_given(engine: AsyncEngine) -> None:
    await StoredQuestionLog(engine).record(asked(None))
    assert [line.text for line in await lines(engine)] == [None]


async def test_text_that_a_database_refuses_does_not_lose_the_line(engine: AsyncEngine) -> None:
    await StoredQuestionLog(engine).record(asked("a\0b\udc00c" + "x" * 4000))
    assert [line.text for line in await lines(engine)] == ["a\ufffdb\ufffdc" + "x" * 4000]
