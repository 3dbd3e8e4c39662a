"""Claiming events, among engines and among processes."""

import asyncio
import subprocess
import sys
from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.engine import open_engine, reading
from bot.store.events import StoredEvents
from bot.store.store import open_store
from bot.store.tables import EventRow
from store.moments import HandClock

CLAIM = """
import asyncio, sys
from datetime import UTC, datetime
from bot.store.engine import open_engine
from bot.store.events import StoredEvents

async def main():
    engine = open_engine(sys.argv[1])
    events = StoredEvents(engine, lambda: datetime.now(UTC))
    print("ready", flush=True)
    sys.stdin.readline()
    won = [n for n in range(50) if await events.claim(f"Ev{n}")]
    await engine.dispose()
    print(*won)

asyncio.run(main())
"""


async def test_an_event_is_claimed_once(engine: AsyncEngine) -> None:
    events = StoredEvents(engine, HandClock())
    assert await events.claim("Ev1")
    assert not await events.claim("Ev1")
    assert await events.claim("Ev2")


async def test_what_is_released_can_be_claimed_again(url: str) -> None:
    async with open_store(url, HandClock()) as store:
        assert await store.events.claim("share:1")
        await store.events.release("share:1")
        assert await store.events.claim("share:1")
        assert not await store.events.claim("share:1")


async def test_many_callers_on_many_engines_have_one_winner(url: str, engine: AsyncEngine) -> None:
    engines = [engine, open_engine(url), open_engine(url)]
    claims = await asyncio.gather(
        *(StoredEvents(each, HandClock()).claim("Ev1") for each in engines for _ in range(5))
    )
    assert sorted(claims) == [False] * 14 + [True]
    for other in engines[1:]:
        await other.dispose()


async def test_two_processes_share_the_events_between_them(url: str, engine: AsyncEngine) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", CLAIM, url, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert await process.stdout.readline() == b"ready\n"
    process.stdin.write(b"go\n")
    events = StoredEvents(engine, lambda: datetime.now(UTC))
    here = [n for n in range(50) if await events.claim(f"Ev{n}")]
    there = [int(n) for n in (await process.communicate())[0].split()]
    assert sorted(here + there) == list(range(50))


async def test_events_older_than_a_day_are_cleared_out(engine: AsyncEngine) -> None:
    clock = HandClock()
    events = StoredEvents(engine, clock)
    await events.claim("old")
    clock.pass_(hours=23)
    assert not await events.claim("old")
    await events.claim("young")
    clock.now += timedelta(hours=1, minutes=1)
    await events.claim("now")
    async with reading(engine) as connection:
        held = (await connection.execute(select(EventRow.id))).scalars().all()
    assert sorted(held) == ["now", "young"]
