"""Each surface end to end: a real bot in a playground, over HTTP and Socket Mode."""

import asyncio
from typing import Any

import pytest
from slack_scene import (
    ROLE,
    Broken,
    Memory,
    Slow,
    Transport,
    article,
    dialogue,
    entries,
    entry,
    library,
    scene,
)
from waiting import until

from bot.articles.library import Library
from bot.articles.model import Kind
from bot.playground import Message, Timing

BOTH = pytest.mark.parametrize("transport", ["http", "socket"])


def buttons(message: Message) -> dict[str, str]:
    """Labels by action id."""
    return {
        element["action_id"]: element["text"]["text"]
        for block in message.blocks
        if block["type"] == "actions"
        for element in block["elements"]
    }


def said(message: Message) -> str:
    """All the text of the blocks."""
    return " ".join(_texts(list(message.blocks)))


def said_in(view: dict[str, Any] | None) -> str:
    """All the text of a view that is there."""
    assert view is not None
    return " ".join(_texts(view["blocks"]))


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["text"]] if isinstance(value.get("text"), str) else []
        return own + [t for inner in value.values() for t in _texts(inner)]
    if isinstance(value, list):
        return [t for inner in value for t in _texts(inner)]
    return []


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


@BOTH
async def test_an_event_delivered_twice_is_answered_once(transport: Transport) -> None:
    async with scene(transport) as s:
        s.playground.faults.deliver_twice()
        camille = s.playground.actor("camille")
        camille.mention("#general", "pilier 1")
        await s.playground.next_message("#general")
        await s.playground.settled()
        await until(lambda: s.count("opsrole_events_deduplicated_total") == 1)
        await until(lambda: s.work.count == 0)
        assert s.count("opsrole_answers_total", surface="mention", outcome="answered") == 1
        assert len([m for m in s.playground.workspace.said if m.how == "posted"]) == 1


async def test_bots_edits_deletions_and_joins_are_left_alone() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        mine = camille.say(camille.dm, "pilier 1")
        await s.playground.next_message(camille.dm)
        camille.edit(mine, "pilier 2")
        camille.delete(mine)
        plain = camille.say("#general", "bonjour à tous")
        camille.edit(plain, f"<@{s.playground.workspace.bot.id}> pilier 3")
        s.playground.actor("alex").join("#random")
        await s.playground.settled()
        await until(lambda: s.work.count == 0)
        assert len(s.playground.workspace.said) == 1
        assert s.playground.journal.violations == []


@pytest.mark.parametrize("transport", ["http", "socket"])
async def test_a_slow_answer_is_acknowledged_at_once_and_comes_later(transport: Transport) -> None:
    slow = Slow(dialogue(library(), Memory()), seconds=0.6)
    async with scene(transport, talk=slow, timing=Timing(ack=0.4, retries=(0.0,))) as s:
        camille = s.playground.actor("camille")
        delivery = await camille.command("/opsrole", "pilier 1", channel="#general")
        camille.mention("#general", "pilier 2")
        assert delivery.acknowledged
        assert "Recrutement" in (await s.playground.next_message(person="camille")).text
        assert "Animation" in (await s.playground.next_message("#general")).text
        assert s.playground.journal.violations == []


@BOTH
async def test_an_error_is_told_with_the_number_that_the_log_has(
    transport: Transport, caplog: pytest.LogCaptureFixture
) -> None:
    broken = Broken(dialogue(library(), Memory()), seconds=0)
    async with scene(transport, talk=broken) as s:
        camille = s.playground.actor("camille")
        ran = await camille.command("/opsrole", "pilier 1", channel="#general")
        assert [attempt.acknowledged for attempt in ran.attempts] == [True]
        assert "référence R1" in (await s.playground.next_message(person="camille")).text
        asked = camille.mention("#general", "pilier 1")
        told = await s.playground.next_message(person="camille")
        assert ("référence R2" in told.text, told.thread_ts) == (True, asked.ts)
        camille.say(camille.dm, "pilier 1")
        assert "référence R3" in (await s.playground.next_message(camille.dm)).text
        logged = [r for r in caplog.records if r.name == "bot.slack.errors"]
        assert [r.getMessage() for r in logged] == ["error R1", "error R2", "error R3"]
        assert all(r.exc_info for r in logged)
        assert s.count("opsrole_errors_total", reason="ZeroDivisionError") == 3
        assert s.playground.journal.violations == []


@pytest.mark.parametrize("error", ["is_archived", "not_in_channel", "channel_not_found"])
async def test_an_answer_goes_to_the_asker_where_the_channel_is_closed_to_the_bot(
    error: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with scene() as s:
        s.playground.faults.fail_api("chat.postMessage", error)
        camille = s.playground.actor("camille")
        camille.mention("#general", "pilier 1")
        answer = await s.playground.next_message(camille.dm)
        assert answer.text.startswith("Vous m’avez demandé dans un canal")
        assert "Recrutement" in answer.text
        assert answer.thread_ts is None
        await until(lambda: s.work.count == 0)
        assert [error in r.getMessage() for r in caplog.records if r.name.startswith("bot")] == [
            True
        ]


async def test_a_refusal_by_slack_is_one_line_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    error = "msg_too_long"
    async with scene() as s:
        s.playground.faults.fail_api("chat.postMessage", error)
        s.playground.faults.fail_api("chat.postEphemeral", error)
        s.playground.actor("camille").mention("#general", "pilier 1")
        await until(lambda: s.count("opsrole_errors_total", reason=error) == 1)
        await until(lambda: s.work.count == 0)
        logged = [r for r in caplog.records if r.name.startswith("bot.slack")]
        assert [(error in r.getMessage(), bool(r.exc_info)) for r in logged] == [(True, False)] * 2


async def test_a_rate_limit_is_waited_for() -> None:
    async with scene() as s:
        s.playground.faults.rate_limit("chat.postMessage", retry_after=0)
        s.playground.actor("camille").mention("#general", "pilier 1")
        assert "Recrutement" in (await s.playground.next_message("#general")).text


async def test_a_picture_that_slack_cannot_fetch_does_not_cost_the_answer() -> None:
    drawn = entry(
        f"{ROLE}/schema",
        Kind.SECTION,
        "Schéma",
        "Voici le schéma.\n\n![Le schéma](https://blog.example.com/gone.png)",
    )
    async with scene(of=Library.of([article((*entries(), drawn))])) as s:
        camille = s.playground.actor("camille")
        s.playground.faults.fail_api("chat.postMessage", "invalid_blocks")
        camille.say(camille.dm, "schéma")
        answer = await s.playground.next_message(camille.dm)
        assert "Voici le schéma." in said(answer)
        assert all(block["type"] != "image" for block in answer.blocks)


HOSTILE = "<!channel> <@U0ALEX> *gras* _x_ `c` <http://evil.example|ici> &lt;!here&gt; @everyone"


@pytest.mark.parametrize("surface", ["command", "mention", "dm"])
async def test_nothing_typed_can_ping_or_format(surface: str) -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        if surface == "command":
            await camille.command("/opsrole", HOSTILE, channel="#general")
        elif surface == "mention":
            camille.mention("#general", HOSTILE)
        else:
            camille.say(camille.dm, HOSTILE)
        answer = await s.playground.next_message()
        assert "<!" not in answer.text
        assert "<@" not in answer.text
        for block in answer.blocks:
            assert not _marked_up(block), block


def _marked_up(value: Any) -> bool:
    """Whether a block holds markup, or an element that pings or links."""
    if isinstance(value, dict):
        pings = value.get("type") in ("mrkdwn", "user", "broadcast", "usergroup", "link")
        return pings or any(_marked_up(inner) for inner in value.values())
    return isinstance(value, list) and any(_marked_up(inner) for inner in value)


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
