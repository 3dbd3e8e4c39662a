"""Each surface end to end: a real bot in a playground, over HTTP and Socket Mode."""

import asyncio

import pytest
from seen import buttons, said
from slack_scene import (
    BOTH,
    ROLE,
    Transport,
    scene,
)
from waiting import until

from bot.articles.library import Library


@BOTH
async def test_a_slash_command_is_answered_to_the_asker_alone(transport: Transport) -> None:
    async with scene(transport) as s:
        camille = s.playground.actor("camille")
        delivery = await camille.command("/opsrole", "c'est quoi le pilier 2 ?", channel="#general")
        answer = await s.playground.next_message(person="camille")
        assert delivery.acknowledged
        assert delivery.attempts[0].latency < 1.0
        assert "Animation" in answer.text
        assert "Former les partenaires" in said(answer)
        assert "pilier 2 ?" in said(answer), "the question is repeated: Slack does not show it"
        assert buttons(answer)["share"] == "Partager dans le canal"
        assert s.playground.journal.violations == []


@BOTH
async def test_a_mention_is_answered_in_its_thread(transport: Transport) -> None:
    async with scene(transport) as s:
        camille = s.playground.actor("camille")
        asked = camille.mention("#general", "c'est quoi un partner ops manager ?")
        answer = await s.playground.next_message("#general", thread=asked.ts)
        assert "fait grandir un réseau" in answer.text
        assert "share" not in buttons(answer)
        await s.playground.settled()
        assert s.playground.journal.violations == []


@BOTH
async def test_a_direct_message_is_answered_there(transport: Transport) -> None:
    async with scene(transport) as s:
        camille = s.playground.actor("camille")
        camille.say(camille.dm, "quels sont les piliers du partner ops manager ?")
        answer = await s.playground.next_message(camille.dm)
        assert answer.thread_ts is None
        assert "Recrutement" in said(answer)
        await s.playground.settled()
        assert s.playground.journal.violations == []


async def test_a_thread_in_the_direct_message_is_kept() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        first = camille.say(camille.dm, "pilier 1")
        await s.playground.next_message(camille.dm)
        camille.say(camille.dm, "pilier 2", thread=first.ts)
        answer = await s.playground.next_message(camille.dm)
        assert answer.thread_ts == first.ts


async def test_a_question_can_refer_to_the_one_before() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        camille.say(camille.dm, "c'est quoi le pilier 2 ?")
        await s.playground.next_message(camille.dm)
        camille.say(camille.dm, "et le 3e ?")
        answer = await s.playground.next_message(camille.dm)
        assert "Mesure" in answer.text


async def test_two_people_in_one_thread_do_not_share_a_talk() -> None:
    async with scene() as s:
        camille, alex = s.playground.actor("camille"), s.playground.actor("alex")
        asked = camille.mention("#general", "c'est quoi le pilier 2 ?")
        await s.playground.next_message("#general", thread=asked.ts)
        alex.mention("#general", "hello", thread=asked.ts)
        await s.playground.next_message("#general", thread=asked.ts)
        place = f"T0PLAY:C0GENERAL:{asked.ts}"
        assert f"{place}:{camille.id}" in s.memory.turns
        assert f"{place}:{alex.id}" not in s.memory.turns


@BOTH
async def test_buttons_walk_down_and_up_on_the_same_message(transport: Transport) -> None:
    async with scene(transport) as s:
        camille = s.playground.actor("camille")
        await camille.command("/opsrole", "partner ops manager", channel="#general")
        shown = await s.playground.next_message(person="camille")
        for press, expected in (
            ("show:section-1", "Les piliers"),
            ("show:pillar-2", "Pilier 2 · Animation"),
            ("show:mission-1", "Former les partenaires"),
            ("show:next", "Tenir le portail"),
            ("show:up", "Pilier 2 · Animation"),
            ("show:previous", "Pilier 1 · Recrutement"),
            ("show:up", "Les piliers"),
            ("show:up", "Il fait grandir"),
        ):
            await camille.press(shown, press)
            shown = await s.playground.next_update()
            assert expected in said(shown)
            assert shown.is_ephemeral
        assert len(camille.ephemerals) == 1
        assert s.playground.journal.violations == []


async def test_a_button_on_a_public_answer_changes_that_answer() -> None:
    async with scene() as s:
        camille, alex = s.playground.actor("camille"), s.playground.actor("alex")
        asked = camille.mention("#general", "pilier 1")
        answer = await s.playground.next_message("#general", thread=asked.ts)
        await alex.press(answer, "show:next")
        changed = await s.playground.next_update("#general")
        assert changed.ts == answer.ts
        assert "Animation" in changed.text
        assert "Next →" in buttons(changed).values(), "in the words of whoever pressed"


async def test_the_conversation_goes_on_from_the_card_that_a_button_showed() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        camille.say(camille.dm, "pilier 1")
        answer = await s.playground.next_message(camille.dm)
        await camille.press(answer, "show:next")
        await s.playground.next_update(camille.dm)
        camille.say(camille.dm, "et le suivant ?")
        assert "Mesure" in (await s.playground.next_message(camille.dm)).text


@BOTH
async def test_an_answer_is_shared_where_the_bot_is_no_member(transport: Transport) -> None:
    async with scene(transport) as s:
        camille = s.playground.actor("camille")
        await camille.command("/opsrole", "pilier 3", channel="#random")
        shown = await s.playground.next_message(person="camille")
        await camille.press(shown, "share")
        shared = await s.playground.next_message("#random")
        assert not shared.is_ephemeral
        assert "Mesure" in shared.text
        assert f"<@{camille.id}>" in shared.text
        assert "share" not in buttons(shared)
        await s.playground.settled()
        await until(lambda: camille.ephemerals == [])
        assert s.playground.journal.violations == []


async def test_sharing_twice_shows_it_once() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        await camille.command("/opsrole", "pilier 3", channel="#general")
        shown = await s.playground.next_message(person="camille")
        await asyncio.gather(camille.press(shown, "share"), camille.press(shown, "share"))
        await s.playground.next_message("#general")
        await until(lambda: camille.ephemerals == [] and s.work.count == 0)
        assert len([m for m in camille.sees("#general") if m.from_bot]) == 1


@pytest.mark.parametrize("action", ["show:section-1", "vote:up", "share"])
async def test_a_button_that_leads_nowhere_gets_a_sentence(action: str) -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        asked = camille.mention("#general", "pilier 1")
        answer = await s.playground.next_message("#general", thread=asked.ts)
        await camille.press_stale(answer, action, f"{ROLE}/gone")
        told = await s.playground.next_message(person="camille")
        assert "question à nouveau" in told.text
        assert told.thread_ts == asked.ts
        assert s.playground.workspace.find(answer.channel, answer.ts) == answer
        assert s.playground.journal.violations == []


@pytest.mark.parametrize(
    "text", ["", "help", "🎉🎉🎉", "x" * 4000, "Wo ist der Bahnhof?", "what is a payload"]
)
@BOTH
async def test_any_command_gets_an_answer(transport: Transport, text: str) -> None:
    async with scene(transport) as s:
        await s.playground.actor("camille").command("/opsrole", text, channel="#general")
        answer = await s.playground.next_message(person="camille")
        assert answer.text
        assert s.playground.journal.violations == []


async def test_help_names_the_roles_in_the_readers_language() -> None:
    async with scene() as s:
        await s.playground.actor("camille").command("/opsrole", "", channel="#general")
        french = await s.playground.next_message(person="camille")
        await s.playground.actor("alex").command("/opsrole", "help", channel="#general")
        english = await s.playground.next_message(person="alex")
        assert "Partner Ops Manager" in buttons(french).values()
        assert "Posez une question" in french.text
        assert "Ask a question" in english.text


async def test_a_mention_with_nothing_else_and_a_file_without_text_get_a_sentence() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        camille.mention("#general", "")
        assert "Posez une question" in (await s.playground.next_message("#general")).text
        camille.share_file(camille.dm, "plan.pdf")
        assert "du texte" in (await s.playground.next_message(camille.dm)).text
        camille.share_file(camille.dm, "plan.pdf", text="pilier 1")
        assert "Recrutement" in (await s.playground.next_message(camille.dm)).text


async def test_without_articles_the_bot_says_so() -> None:
    async with scene(of=Library()) as s:
        camille = s.playground.actor("camille")
        for text in ("pilier 2", "", "bonjour"):
            await camille.command("/opsrole", text, channel="#general")
            answer = await s.playground.next_message(person="camille")
            assert "aucun article" in answer.text


async def test_the_questions_language_is_used_where_slack_gives_no_locale() -> None:
    async with scene() as s:
        s.playground.faults.fail_api("users.info", "missing_scope", times=None)
        camille = s.playground.actor("camille")
        camille.say(camille.dm, "what is a partner ops manager?")
        assert "The pillars" in buttons(await s.playground.next_message(camille.dm)).values()
        camille.say(camille.dm, "merci beaucoup")
        assert "Avec plaisir" in (await s.playground.next_message(camille.dm)).text
        assert len(s.playground.journal.calls_of("users.info")) == 1, "the failure is remembered"
