"""Questions in a thread that need no mention, where the company wants that."""

import asyncio

import pytest
from slack_scene import Scene, Transport, scene
from waiting import until

from bot.playground import Message
from bot.playground.acting import Actor
from bot.store.memory import MemoryThreads


async def asked(s: Scene, actor: Actor, text: str = "pilier 1") -> Message:
    """A mention, answered in its thread."""
    message = actor.mention("#general", text)
    await s.playground.next_message("#general", thread=message.ts)
    await until(lambda: s.work.count == 0)
    return message


async def bots_words_after(s: Scene, actor: Actor, thread: str, text: str) -> list[str]:
    """What the bot posts once somebody has said that in the thread."""
    before = len(s.playground.workspace.said)
    actor.say("#general", text, thread=thread)
    await s.playground.settled()
    await asyncio.sleep(0)
    await until(lambda: s.work.count == 0)
    return [said.message.text for said in s.playground.workspace.said[before:]]


@pytest.mark.parametrize("transport", ["http", "socket"])
async def test_whoever_asked_may_go_on_without_a_mention(transport: Transport) -> None:
    async with scene(transport, threads=MemoryThreads()) as s:
        camille = s.playground.actor("camille")
        first = await asked(s, camille)
        for text, expected in (
            ("et le 2e ?", "Animation"),
            ("qui forme les partenaires", "Former les partenaires"),
            ("ses soft skills", "Rigueur"),
        ):
            (answer,) = await bots_words_after(s, camille, first.ts, text)
            assert expected in answer
        assert s.playground.journal.violations == []


@pytest.mark.parametrize(
    "text",
    [
        "merci !",
        "ok je regarde",
        "On en reparle à la réunion de demain, je prends le pilier 2 avec Alex.",
        "vous venez manger ?",
        "<@U0ALEX> tu peux voir le pilier 2 ?",
        "🎉",
        "",
    ],
)
async def test_peoples_own_talk_is_left_alone_and_leaves_no_trace(text: str) -> None:
    async with scene(threads=MemoryThreads()) as s:
        camille = s.playground.actor("camille")
        first = await asked(s, camille)
        known = (dict(s.memory.turns), list(s.memory.asked))
        assert await bots_words_after(s, camille, first.ts, text) == []
        assert (s.memory.turns, s.memory.asked) == known


async def test_others_in_the_thread_and_other_threads_still_need_a_mention() -> None:
    async with scene(threads=MemoryThreads()) as s:
        camille, alex = s.playground.actor("camille"), s.playground.actor("alex")
        first = await asked(s, camille)
        assert await bots_words_after(s, alex, first.ts, "et le pilier 2 ?") == []
        other = camille.say("#general", "autre sujet")
        assert await bots_words_after(s, camille, other.ts, "et le pilier 2 ?") == []
        camille.say("#general", "et le pilier 2 ?")
        await s.playground.settled()
        await until(lambda: s.work.count == 0)
        assert len(s.playground.workspace.said) == 1


async def test_a_mention_in_a_followed_thread_is_answered_once() -> None:
    async with scene(threads=MemoryThreads()) as s:
        camille = s.playground.actor("camille")
        first = await asked(s, camille)
        mention = f"<@{s.playground.workspace.bot.id}> et le pilier 2 ?"
        assert len(await bots_words_after(s, camille, first.ts, mention)) == 1


@pytest.mark.parametrize("text", ["stop", "merci stop", "Stop, merci.", "chut !", "shut up"])
async def test_anybody_can_say_stop_which_gets_one_line_and_then_silence(text: str) -> None:
    async with scene(threads=MemoryThreads()) as s:
        camille, alex = s.playground.actor("camille"), s.playground.actor("alex")
        first = await asked(s, camille)
        (line,) = await bots_words_after(s, alex, first.ts, text)
        assert line.startswith("All right"), "in the language of whoever said it"
        assert await bots_words_after(s, camille, first.ts, text) == []
        assert await bots_words_after(s, camille, first.ts, "et le pilier 2 ?") == []
        camille.mention("#general", "et le pilier 2 ?", thread=first.ts)
        await s.playground.next_message("#general", thread=first.ts)
        await until(lambda: s.work.count == 0)
        assert len(await bots_words_after(s, camille, first.ts, "et le 3e ?")) == 1


async def test_stop_can_be_said_with_a_mention_too() -> None:
    async with scene(threads=MemoryThreads()) as s:
        camille = s.playground.actor("camille")
        first = await asked(s, camille)
        camille.mention("#general", "stop", thread=first.ts)
        assert "me tais" in (await s.playground.next_message("#general", thread=first.ts)).text
        await until(lambda: s.work.count == 0)
        assert await bots_words_after(s, camille, first.ts, "et le pilier 2 ?") == []


async def test_without_the_setting_nothing_is_followed() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        first = await asked(s, camille)
        assert await bots_words_after(s, camille, first.ts, "et le 2e ?") == []
