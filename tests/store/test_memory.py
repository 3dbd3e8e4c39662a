"""Memory standing in for the database."""

from bot.store.memory import MemoryConversations, MemoryEvents
from store.moments import HandClock, turn


async def test_a_turn_is_recalled_until_it_expires() -> None:
    clock = HandClock()
    conversations = MemoryConversations(clock)
    await conversations.remember("C1", turn(minutes=30))
    clock.pass_(minutes=29)
    assert await conversations.recall("C1") == turn(minutes=30)
    clock.pass_(minutes=1)
    assert await conversations.recall("C1") is None
    assert await conversations.recall("C2") is None


async def test_conversations_give_way_to_newer_ones_the_least_used_first() -> None:
    conversations = MemoryConversations(HandClock(), limit=2)
    await conversations.remember("C1", turn())
    await conversations.remember("C2", turn())
    await conversations.recall("C1")
    await conversations.remember("C3", turn())
    assert await conversations.recall("C2") is None
    assert await conversations.recall("C1") == turn()


async def test_an_event_is_claimed_once_as_long_as_memory_lasts() -> None:
    events = MemoryEvents(limit=2)
    assert [await events.claim(e) for e in ("Ev1", "Ev1", "Ev2", "Ev3", "Ev1")] == [
        True,
        False,
        True,
        True,
        True,
    ]
