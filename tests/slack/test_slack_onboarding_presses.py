"""The onboarding path pressed twice, out of order, too late, or after its articles have gone."""

import asyncio

from onboarding.crew import COOK
from waiting import until
from walking import begin, crew, press, walk


async def test_two_presses_at_once_are_one_step() -> None:
    async with crew() as s:
        camille, at = await begin(s)
        await asyncio.gather(*(camille.press(at, "onboarding:next") for _ in range(2)))
        for _ in range(2):
            assert "étape 2 sur 9" in (await s.playground.next_update(camille.dm)).text


async def test_a_button_of_a_step_behind_shows_where_the_person_is() -> None:
    async with crew() as s:
        camille, at = await begin(s)
        await walk(s, camille, at, 3)
        await camille.press_stale(at, "onboarding:next", COOK)
        assert "étape 4 sur 9" in (await s.playground.next_update(camille.dm)).text
        await camille.press_stale(at, "onboarding:answer-1", "cook-ops/pillars/1/1>nothing")
        assert "étape 4 sur 9" in (await s.playground.next_update(camille.dm)).text


async def test_a_button_that_no_version_of_the_bot_knows_is_told_so() -> None:
    async with crew() as s:
        camille, at = await begin(s)
        await camille.press_stale(at, "onboarding:fly")
        told = await s.playground.next_message(person="camille")
        assert "ne fonctionne plus" in told.text


async def test_the_path_goes_on_when_the_articles_have_gone() -> None:
    async with crew() as s:
        camille, at = await begin(s)
        s.forget_articles()
        at = await press(s, camille, at, "next")
        assert "aucun article" in at.text


async def test_two_presses_at_once_on_the_home_begin_the_path_in_one_message() -> None:
    async with crew() as s:
        camille = s.playground.actor("camille")
        camille.open_home()
        await until(lambda: camille.home)
        await asyncio.gather(*(camille.press_in_view("onboarding:start") for _ in range(3)))
        await s.idle()
        assert len(camille.sees(camille.dm)) == 1
        await camille.press_in_view("onboarding:start")
        await s.idle()
        assert len(camille.sees(camille.dm)) == 2, "asked for again, it is shown again"


async def test_an_old_step_put_off_after_the_reminder_waits_for_a_morning_to_come() -> None:
    async with crew() as s:
        camille, first = await begin(s)
        camille.say(camille.dm, "parcours")
        second = await s.playground.next_message(camille.dm)
        before = (await press(s, camille, first, "tomorrow")).text
        s.playground.clock.advance(8 * 24 * 3600)
        await until(lambda: not s.playground.schedule.waiting)
        assert (await press(s, camille, second, "tomorrow")).text != before
        assert len(s.playground.schedule.waiting) == 1


async def test_an_outsider_whom_the_bot_cannot_write_to_is_told_where_to_ask() -> None:
    async with crew() as s:
        sam = s.playground.actor("sam")
        sam.mention("#partners", "onboarding")
        told = await s.playground.next_message("#partners")
        assert "Posez-moi" in told.text
        assert not told.is_ephemeral
        await s.idle()
        assert len(s.playground.workspace.said) == 1


async def test_presses_at_once_on_the_way_back_to_the_path_show_it_once() -> None:
    async with crew() as s:
        camille, _ = await begin(s)
        camille.say(camille.dm, "c'est quoi un pilot ops ?")
        answered = await s.playground.next_message(camille.dm)
        before = len(camille.sees(camille.dm))
        await asyncio.gather(*(camille.press(answered, "onboarding:start") for _ in range(3)))
        await s.idle()
        assert len(camille.sees(camille.dm)) == before + 1
