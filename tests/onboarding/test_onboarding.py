"""People on the path, over a real store."""

import asyncio
from datetime import UTC, timedelta
from pathlib import Path

from bot.articles.library import Library
from bot.onboarding.moves import Press, Verb
from bot.onboarding.onboarding import Onboarding, Outcome, Reminder
from bot.onboarding.screens import Card, Choosing, Resting
from bot.store.model import PathState, Preferences
from bot.store.store import Store, open_store
from onboarding.crew import COOK, INES, NOON, PILOT, HandClock, library


def on(store: Store, clock: HandClock | None = None, of: Library | None = None) -> Onboarding:
    held = library() if of is None else of
    return Onboarding(lambda: held, store.onboarding, store.people, clock or HandClock())


async def press(onboarding: Onboarding, verb: Verb, value: str = "") -> Outcome:
    return await onboarding.press(INES, Press(verb, value), "fr", UTC)


async def test_the_role_that_is_chosen_becomes_the_persons_preference(sqlite_url: str) -> None:
    async with open_store(sqlite_url, HandClock()) as store:
        await store.people.choose(INES, language="en")
        assert isinstance((await press(on(store), Verb.START)).screen, Choosing)
        shown = (await press(on(store), Verb.ROLE, PILOT)).screen
        assert isinstance(shown, Card)
        assert shown.entry.id == PILOT
        assert await store.people.recall(INES) == Preferences("en", PILOT)


async def test_who_has_chosen_a_role_that_has_gone_is_asked_again(sqlite_url: str) -> None:
    async with open_store(sqlite_url, HandClock()) as store:
        await store.people.choose(INES, role="gone-ops")
        assert isinstance((await press(on(store), Verb.START)).screen, Choosing)


async def test_the_path_goes_on_after_a_restart_where_it_was(sqlite_url: str) -> None:
    async with open_store(sqlite_url, HandClock()) as store:
        await store.people.choose(INES, role=COOK)
        await press(on(store), Verb.START)
        await press(on(store), Verb.NEXT, COOK)
    async with open_store(sqlite_url, HandClock()) as store:
        shown = (await press(on(store), Verb.START)).screen
        assert isinstance(shown, Card)
        assert shown.entry.id == f"{COOK}/pillars"
        standing = await on(store).standing(INES, "fr")
        assert (standing.done, standing.total, standing.state) == (1, 9, PathState.ACTIVE)


async def test_many_presses_of_one_button_at_once_advance_once(sqlite_url: str) -> None:
    async with (
        open_store(sqlite_url, HandClock(), limit=5.0) as one,
        open_store(sqlite_url, HandClock(), limit=5.0) as other,
    ):
        await one.people.choose(INES, role=COOK)
        await press(on(one), Verb.START)
        outcomes = await asyncio.gather(
            *(press(on(store), Verb.NEXT, COOK) for store in (one, other, one, other))
        )
        assert len({str(outcome.screen) for outcome in outcomes}) == 1
        progress = await one.onboarding.recall(INES)
        assert progress
        assert progress.done == (COOK,)


async def test_a_reminder_is_scheduled_once_and_dropped_when_the_person_goes_on(
    sqlite_url: str,
) -> None:
    async with open_store(sqlite_url, HandClock()) as store:
        await store.people.choose(INES, role=COOK)
        onboarding, reminder = on(store), Reminder("D1", "Q1")
        await press(onboarding, Verb.START)
        put_off = (await press(onboarding, Verb.TOMORROW)).put_off
        assert put_off
        assert put_off.isoformat() == "2026-03-03T09:00:00+00:00"
        assert (await press(onboarding, Verb.TOMORROW)).put_off is None
        assert await onboarding.scheduled(INES, put_off, reminder)
        gone_on = await press(onboarding, Verb.START)
        assert gone_on.dropped == reminder
        assert isinstance(gone_on.screen, Card)
        assert not await onboarding.scheduled(INES, put_off, Reminder("D1", "Q2"))


async def test_somebody_new_is_welcomed_once_and_never_after_a_no(sqlite_url: str) -> None:
    async with open_store(sqlite_url, HandClock()) as store:
        assert not await on(store, of=Library()).welcome(INES), "there is nothing to show"
        assert await on(store).welcome(INES)
        assert not await on(store).welcome(INES)
        assert isinstance((await press(on(store), Verb.DECLINE)).screen, Resting)
        assert not await on(store).welcome(INES)


async def test_an_answer_leads_back_only_while_the_path_is_being_walked(sqlite_url: str) -> None:
    clock = HandClock()
    async with open_store(sqlite_url, clock) as store:
        onboarding = on(store, clock)
        assert not await onboarding.is_walking(INES)
        await store.people.choose(INES, role=COOK)
        await press(onboarding, Verb.START)
        assert await onboarding.is_walking(INES)
        clock.now = NOON + timedelta(days=2)
        assert not await onboarding.is_walking(INES)
        await press(onboarding, Verb.NEXT, COOK)
        assert await onboarding.is_walking(INES)
        await press(onboarding, Verb.PAUSE)
        assert not await onboarding.is_walking(INES)


async def test_the_path_is_walked_without_a_database_too(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    url = f"sqlite+aiosqlite:///{tmp_path / 'data' / 'opsrole.db'}"
    async with open_store(url, HandClock(), patience=0.5) as store:
        await press(on(store), Verb.START)
        await press(on(store), Verb.ROLE, COOK)
        shown = (await press(on(store), Verb.NEXT, COOK)).screen
        assert isinstance(shown, Card)
        assert shown.entry.id == f"{COOK}/pillars"
