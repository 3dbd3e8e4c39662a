"""Conversations in a real database."""

from collections.abc import Sequence
from datetime import UTC, timedelta, timezone

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.dialogue.model import Conversations
from bot.store.conversations import StoredConversations
from bot.store.engine import open_engine, reading
from bot.store.model import Turn
from bot.store.purge import EVERY
from bot.store.tables import ConversationRow
from store.moments import NOON, HandClock, turn


async def keys(engine: AsyncEngine) -> Sequence[str]:
    async with reading(engine) as connection:
        found = await connection.execute(select(ConversationRow.key).order_by(ConversationRow.key))
        return found.scalars().all()


async def test_a_turn_outlives_the_process_that_remembered_it(
    url: str, engine: AsyncEngine
) -> None:
    conversations: Conversations = StoredConversations(engine, HandClock())
    await conversations.remember("C1", turn())
    other = open_engine(url)
    recalled = await StoredConversations(other, HandClock()).recall("C1")
    await other.dispose()
    assert recalled == turn()
    assert recalled.expires.tzinfo is UTC


async def test_the_latest_turn_replaces_the_one_before(engine: AsyncEngine) -> None:
    conversations = StoredConversations(engine, HandClock())
    await conversations.remember("C1", turn("sales-ops", 30))
    await conversations.remember("C1", turn(None, 31))
    assert await conversations.recall("C1") == turn(None, 31)
    assert await keys(engine) == ["C1"]


async def test_a_turn_that_arrives_late_does_not_undo_the_one_after(engine: AsyncEngine) -> None:
    conversations = StoredConversations(engine, HandClock())
    await conversations.remember("C1", turn("data-analyst", 31))
    await conversations.remember("C1", turn("sales-ops", 30))
    assert await conversations.recall("C1") == turn("data-analyst", 31)


async def test_an_expired_turn_is_as_if_it_had_never_been(engine: AsyncEngine) -> None:
    clock = HandClock()
    conversations = StoredConversations(engine, clock)
    await conversations.remember("C1", turn(minutes=30))
    clock.pass_(minutes=30, microseconds=-1)
    assert await conversations.recall("C1") is not None
    clock.pass_(microseconds=1)
    assert await conversations.recall("C1") is None


async def test_an_expiry_in_another_time_zone_is_the_same_moment(engine: AsyncEngine) -> None:
    conversations = StoredConversations(engine, HandClock())
    elsewhere = (NOON + timedelta(minutes=1)).astimezone(timezone(timedelta(hours=9)))
    await conversations.remember("C1", Turn(None, (), "en", elsewhere))
    recalled = await conversations.recall("C1")
    assert recalled is not None
    assert recalled.expires == elsewhere
    assert recalled.expires.utcoffset() == timedelta(0)


async def test_an_expiry_without_a_time_zone_is_refused(engine: AsyncEngine) -> None:
    naive = Turn(None, (), "fr", NOON.replace(tzinfo=None))
    with pytest.raises(StatementError, match="without a time zone"):
        await StoredConversations(engine, HandClock()).remember("C1", naive)


async def test_expired_turns_are_cleared_out_in_passing(engine: AsyncEngine) -> None:
    clock = HandClock()
    conversations = StoredConversations(engine, clock)
    await conversations.remember("old", turn(minutes=1))
    await conversations.remember("new", turn(minutes=600))
    clock.pass_(seconds=61)
    await conversations.remember("soon", turn(minutes=600))
    assert await keys(engine) == ["new", "old", "soon"]
    clock.pass_(seconds=EVERY.total_seconds())
    await conversations.remember("later", turn(minutes=600))
    assert await keys(engine) == ["later", "new", "soon"]
