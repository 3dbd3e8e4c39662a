"""Where things are not as they should be: each has a decent end."""

import asyncio

import pytest
from slack_scene import ROLE, scene
from waiting import until

from bot.playground import Timing
from bot.slack import place
from bot.store.model import Person

MONTH = 30 * 24 * 3600.0


async def test_two_people_press_the_same_button_at_once() -> None:
    async with scene() as s:
        camille, alex = s.playground.actor("camille"), s.playground.actor("alex")
        asked = camille.mention("#general", "pilier 1")
        answer = await s.playground.next_message("#general", thread=asked.ts)
        presses = [person.press(answer, "show:next") for person in (camille, alex)]
        assert all(delivery.acknowledged for delivery in await asyncio.gather(*presses))
        await until(lambda: s.work.count == 0)
        (shown,) = [m for m in camille.sees("#general", asked.ts) if m.from_bot]
        assert "Animation" in shown.text
        assert s.playground.journal.violations == []


async def test_a_button_on_a_month_old_message_still_leads_on() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        asked = camille.mention("#general", "pilier 1")
        answer = await s.playground.next_message("#general", thread=asked.ts)
        s.playground.clock.advance(MONTH)
        await camille.press(answer, "show:next")
        assert "Animation" in (await s.playground.next_update("#general")).text
        assert s.playground.journal.violations == []


async def test_a_button_whose_entry_went_within_a_month_says_so() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        asked = camille.mention("#general", "pilier 1")
        answer = await s.playground.next_message("#general", thread=asked.ts)
        s.playground.clock.advance(MONTH)
        s.forget_articles()
        await camille.press(answer, "show:next")
        told = await s.playground.next_message(person="camille")
        assert "n’existe plus" in told.text
        assert told.thread_ts == asked.ts
        assert s.playground.workspace.find(answer.channel, answer.ts) == answer


@pytest.mark.parametrize("private", [True, False])
async def test_an_address_that_is_spent_when_the_answer_is_there_does_not_cost_it(
    private: bool, caplog: pytest.LogCaptureFixture
) -> None:
    spent = Timing(response_url=-1.0, retries=(0.0,))
    async with scene(timing=spent) as s:
        camille = s.playground.actor("camille")
        if private:
            await camille.command("/opsrole", "pilier 1", channel="#general")
            answer = await s.playground.next_message(person="camille")
        else:
            camille.mention("#general", "pilier 1")
            answer = await s.playground.next_message("#general")
        await camille.press(answer, "show:next")
        await until(lambda: s.work.count == 0)
        shown = camille.ephemerals if private else camille.sees("#general", answer.thread_ts)
        assert "Animation" in shown[-1].text
        s.forget_articles()
        await camille.press(answer, "show:next")
        await until(lambda: any("n’existe plus" in m.text for m in camille.ephemerals))
        assert not any(record.exc_info for record in caplog.records)


async def test_a_person_without_a_locale_is_answered_in_the_questions_language() -> None:
    async with scene() as s:
        sam = s.playground.actor("sam")
        sam.mention("#partners", "what is a partner ops manager?")
        assert "The pillars" in str((await s.playground.next_message("#partners")).blocks)
        sam.mention("#partners", "c'est quoi un partner ops manager ?")
        assert "Les piliers" in str((await s.playground.next_message("#partners")).blocks)


async def test_somebody_from_another_company_has_choices_and_a_talk_of_their_own() -> None:
    async with scene() as s:
        camille, sam = s.playground.actor("camille"), s.playground.actor("sam")
        # Somebody of our own workspace who happens to have the same id there.
        await s.people.choose(Person("T0PLAY", sam.id), language="fr", role=ROLE)
        await s.people.choose(Person("T0PLAY", camille.id), language="fr")
        asked = sam.mention("#partners", "what is pillar 2?")
        answer = await s.playground.next_message("#partners", thread=asked.ts)
        assert "Next →" in str(answer.blocks), "nobody else's language"
        (conversation,) = s.memory.turns
        assert conversation.startswith("T0FJORD:")
        assert [line.workspace for line in s.memory.asked] == ["T0FJORD"]
        await sam.press(answer, "show:next")
        await s.playground.next_update("#partners")
        assert list(s.memory.turns) == [conversation], "a button goes on with the same talk"
        sam.mention("#partners", "and the previous one?", thread=asked.ts)
        assert "Animation" in (await s.playground.next_message("#partners")).text
        assert s.playground.journal.violations == []


@pytest.mark.parametrize("trouble", ["archived", "removed"])
async def test_a_channel_that_closes_before_the_answer_is_there(
    trouble: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        camille.mention("#general", "pilier 1")
        if trouble == "archived":
            channel = s.playground.workspace.channel("general")
            assert channel is not None
            channel.archived = True
        else:
            camille.remove_bot("#general")
        answer = await s.playground.next_message(camille.dm)
        assert "Recrutement" in answer.text
        await until(lambda: s.work.count == 0)
        assert len(s.playground.workspace.said) == 1
        assert not any(record.exc_info for record in caplog.records)


async def test_a_button_in_a_channel_that_is_archived_by_now() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        camille.mention("#general", "pilier 1")
        answer = await s.playground.next_message("#general")
        channel = s.playground.workspace.channel("general")
        assert channel is not None
        channel.archived = True
        delivery = await camille.press(answer, "show:next")
        assert delivery.acknowledged
        await until(lambda: s.work.count == 0)


async def test_a_whole_session_posts_one_message_for_each_question_and_none_unasked() -> None:
    async with scene() as s:
        camille, alex = s.playground.actor("camille"), s.playground.actor("alex")
        for place in ("#general", "#ops"):
            camille.say(place, "bonjour à tous, c'est quoi le pilier 2 ?")
            alex.say(place, "no idea, stop asking")
        alex.join("#random")
        camille.open_home()
        camille.open_home("messages")
        mentions = [camille.mention("#general", t) for t in ("pilier 1", "asdf", "", "merci !")]
        messages = [alex.say(alex.dm, t) for t in ("pillar 1", "bonjour", "wifi password?")]
        camille.say("#general", "merci Alex", thread=mentions[0].ts)
        await camille.command("/opsrole", "pilier 2", channel="#general")
        await s.playground.settled()
        await until(lambda: s.work.count == 0)
        posted = [said.message for said in s.playground.workspace.said if said.how == "posted"]
        in_channels = [message for message in posted if not message.channel.startswith("D")]
        assert sorted(m.thread_ts or "" for m in in_channels) == sorted(m.ts for m in mentions)
        assert [m.channel for m in posted if m not in in_channels] == [alex.dm] * len(messages)
        assert {said.how for said in s.playground.workspace.said} == {"posted", "ephemeral"}


async def test_a_share_that_came_to_nothing_can_be_tried_again() -> None:
    async with scene(timing=Timing(response_url=-1.0, retries=(0.0,))) as s:
        camille = s.playground.actor("camille")
        await camille.command("/opsrole", "pilier 1", channel="#general")
        answer = await s.playground.next_message(person="camille")
        for _ in range(2):
            await camille.press(answer, "share")
            assert "mal passé" in (await s.playground.next_message(person="camille")).text
        s.playground.response_urls.timing = Timing()
        await camille.press(answer, "share")
        assert "Recrutement" in (await s.playground.next_message("#general")).text


async def test_sharing_what_has_gone_is_told_at_each_press() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        await camille.command("/opsrole", "pilier 1", channel="#general")
        answer = await s.playground.next_message(person="camille")
        s.forget_articles()
        for _ in range(2):
            await camille.press(answer, "share")
            assert "n’existe plus" in (await s.playground.next_message(person="camille")).text


def test_where_an_organisation_installed_the_bot_its_name_stands_for_the_workspaces() -> None:
    press = {
        "container": {"type": "message", "message_ts": "1.0"},
        "channel": {"id": "D1"},
        "user": {"id": "U1"},
        "team": None,
        "enterprise": {"id": "E1"},
    }
    assert place.of_action(press).team == "E1"
    assert place.of_action(press | {"user": {"id": "U1", "team_id": "T1"}}).team == "T1"
