"""What never happens to people, whatever Slack or somebody does: silence, noise, a ping."""

from typing import Any

import pytest
from seen import said
from slack_scene import (
    BOTH,
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
from bot.playground import Timing


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
    slow = Slow(dialogue(library(), Memory()), seconds=2.0)
    async with scene(transport, talk=slow, timing=Timing(ack=1.5, retries=(0.0,))) as s:
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
