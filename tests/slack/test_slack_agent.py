"""What the agent view adds to an answer, and that it never costs one."""

from pathlib import Path

import pytest
from slack_scene import Memory, Slow, dialogue, entries, library, scene
from waiting import until

from bot.articles.folder import FolderReader
from bot.articles.library import Library
from bot.articles.model import LANGUAGES, Language
from bot.dialogue.model import Message, Status
from bot.locales import words
from bot.playground import Playground
from bot.slack.agent import SLOW, suggestions

LATE = SLOW + 0.1


def calls(slack: Playground, method: str) -> list[dict[str, object]]:
    return [call.arguments for call in slack.journal.calls_of(f"assistant.threads.{method}")]


async def test_a_status_shows_while_an_answer_takes_long_and_goes_with_it() -> None:
    slow = Slow(dialogue(library(), Memory()), seconds=LATE)
    async with scene(talk=slow) as s:
        camille = s.playground.actor("camille")
        asked = camille.say(camille.dm, "pilier 1")
        await until(lambda: s.playground.workspace.statuses)
        assert list(s.playground.workspace.statuses.values()) == ["cherche dans les articles…"]
        await s.playground.next_message(camille.dm)
        mention = camille.mention("#general", "pilier 2")
        await s.playground.next_message("#general")
        await until(lambda: s.work.count == 0)
        assert not any(s.playground.workspace.statuses.values())
        told = [call["thread_ts"] for call in calls(s.playground, "setStatus")]
        assert told == [asked.ts] * 2 + [mention.ts] * 2, "shown, and cleared"
        assert s.playground.journal.violations == []


async def test_a_quick_answer_needs_no_status() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        camille.say(camille.dm, "pilier 1")
        await s.playground.next_message(camille.dm)
        await until(lambda: s.work.count == 0)
        assert calls(s.playground, "setStatus") == []


async def test_a_thread_in_the_direct_message_gets_its_first_question_as_title() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        first = camille.say(camille.dm, "bonjour")
        await s.playground.next_message(camille.dm)
        for text in ("c'est quoi le pilier 2 ?", "et le 3e ?"):
            camille.say(camille.dm, text, thread=first.ts)
            await s.playground.next_message(camille.dm)
        await until(lambda: s.work.count == 0)
        titles = s.playground.workspace.titles
        assert titles == {(camille.dm, first.ts): "c'est quoi le pilier 2 ?"}
        assert s.playground.journal.violations == []


async def test_what_slack_refuses_of_these_costs_no_answer() -> None:
    slow = Slow(dialogue(library(), Memory()), seconds=LATE)
    async with scene(talk=slow) as s:
        for method in ("setStatus", "setTitle", "setSuggestedPrompts"):
            s.playground.faults.fail_api(f"assistant.threads.{method}", "missing_scope", None)
        camille = s.playground.actor("camille")
        camille.open_home("messages")
        first = camille.say(camille.dm, "pilier 1")
        assert "Recrutement" in (await s.playground.next_message(camille.dm)).text
        camille.say(camille.dm, "pilier 2", thread=first.ts)
        assert "Animation" in (await s.playground.next_message(camille.dm)).text
        await until(lambda: s.work.count == 0)
        assert len(camille.sees(camille.dm, first.ts)) == 3, "and no word about it"


def test_suggestions_begin_with_ones_own_role() -> None:
    french = list(suggestions(library(), words("fr"), entries()[0].role))
    assert french[0] == "C’est quoi un Partner Ops Manager ?"
    assert french[-1] == "Quels rôles connaissez-vous ?"
    assert list(suggestions(Library(), words("fr"), None)) == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_suggestion_over_the_shipped_articles_has_an_answer(language: Language) -> None:
    of = FolderReader(Path(__file__).parents[2] / "knowledge").read().library
    talk = dialogue(of, Memory())
    for role in (None, *of.roles):
        for question in suggestions(of, words(language), role):
            assert question[0].isupper(), "it is shown as a sentence"
            reply = await talk.reply(Message(question, role=role))
            assert reply.status == Status.ANSWERED, question
            assert reply.language == language, question
