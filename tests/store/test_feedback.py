"""What people say of answers, and the questions they send, in a real database."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.feedback import StoredFeedback
from bot.store.model import Feedback, Request
from bot.store.requests import StoredRequests
from store.moments import NOON

BAD = Feedback("T1", "U1", "C1:1.0", "business-ops-manager", "bad", NOON)
ASKED = Request("T1", "U1", "C1:1.0", "et le café ? ☕", "fr", "business-ops-manager", NOON)


async def test_the_last_word_counts(engine: AsyncEngine) -> None:
    feedback = StoredFeedback(engine)
    await feedback.record(BAD)
    await feedback.record(replace(BAD, verdict="good"))
    assert await feedback.negative(10) == []
    await feedback.record(replace(BAD, comment="la paie"))
    assert await feedback.negative(10) == [replace(BAD, comment="la paie")]


async def test_pressing_again_keeps_the_comment_and_changing_ones_mind_takes_it_back(
    engine: AsyncEngine,
) -> None:
    feedback = StoredFeedback(engine)
    await feedback.record(replace(BAD, comment="la paie"))
    await feedback.record(BAD)
    assert (await feedback.negative(10))[0].comment == "la paie"
    await feedback.record(replace(BAD, verdict="good"))
    await feedback.record(BAD)
    assert (await feedback.negative(10))[0].comment is None


async def test_each_person_and_each_entry_has_a_verdict_of_its_own(engine: AsyncEngine) -> None:
    feedback = StoredFeedback(engine)
    later = NOON + timedelta(minutes=1)
    others = [replace(BAD, person="U2", at=later), replace(BAD, entry="data-analyst", at=later)]
    for said in (BAD, *others):
        await feedback.record(said)
    found = await feedback.negative(10)
    assert len(found) == 3
    assert found[-1] == BAD, "the newest first"
    assert len(await feedback.negative(2)) == 2


async def test_a_question_is_filed_once_for_each_person_and_message(engine: AsyncEngine) -> None:
    requests = StoredRequests(engine)
    await requests.file(ASKED)
    await requests.file(ASKED)
    await requests.file(replace(ASKED, person="U2", entry=None))
    found = await requests.open()
    assert [replace(request, number=None) for request in found] == [
        ASKED,
        replace(ASKED, person="U2", entry=None),
    ]


async def test_what_is_seen_to_is_no_longer_open_nor_filed_again(engine: AsyncEngine) -> None:
    requests = StoredRequests(engine)
    await requests.file(ASKED)
    (filed,) = await requests.open()
    assert filed.number is not None
    assert await requests.done(filed.number)
    assert not await requests.done(filed.number)
    await requests.file(ASKED)
    assert await requests.open() == []
