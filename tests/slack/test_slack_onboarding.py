"""The onboarding path end to end: a real bot in a playground, over HTTP and Socket Mode."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest
from onboarding.crew import COOK, PILOT, course, library
from slack_scene import BOTH, Scene, Transport, scene
from waiting import until
from walking import begin, crew, ids, press, walk

from bot import playground
from bot.articles.folder import read_folder
from bot.articles.library import Library
from bot.articles.model import Language
from bot.locales import words
from bot.onboarding.moves import Press, Verb, answer, moved
from bot.onboarding.quiz import pillar_of
from bot.onboarding.screens import Card, Question, Resting, Score, Screen, screen
from bot.playground import Message, Playground
from bot.slack import limits, place
from bot.slack.blocks.onboarding import message as shown
from bot.slack.guiding import asks_for_path
from bot.store.model import PathState, Person, Progress
from bot.store.store import open_store

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


def choices(question: Message) -> dict[str, str]:
    """Value by action id of the buttons that answer a question of the quiz."""
    return {
        element["action_id"].removeprefix("onboarding:"): element["value"]
        for block in question.blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if "answer" in element["action_id"]
    }


def right_of(question: Message, *, right: bool = True) -> str:
    """The button that is right, or one that is wrong."""
    for verb, value in choices(question).items():
        mission, _, pillar = value.partition(">")
        if (pillar_of(mission) == pillar) == right:
            return verb
    raise AssertionError(f"no such answer: {question.text}")


@asynccontextmanager
async def bot(slack: Playground, transport: Transport, url: str) -> AsyncIterator[Scene]:
    """One run of the bot, beside a playground and a database that outlive it."""
    async with (
        open_store(url, lambda: datetime.now(UTC)) as store,
        scene(transport, of=library(), slack=slack, store=store, welcome=True) as s,
    ):
        yield s


@BOTH
async def test_a_newcomer_walks_the_whole_path(transport: Transport, sqlite_url: str) -> None:
    async with playground.serve() as slack:
        async with bot(slack, transport, sqlite_url) as s:
            ines = slack.join_workspace("ines")
            at = await slack.next_message(ines.dm)
            assert "Bienvenue" in at.text
            at = await press(s, ines, at, "go")
            assert "quel est votre rôle" in at.text
            at = await press(s, ines, at, "role", COOK)
            assert "étape 1 sur 9" in at.text
            assert "Il fait tourner sa part" in at.text
            at = await walk(s, ines, at, 1)
            assert "étape 2 sur 9" in at.text
            assert "Achats" in at.text

            at = await press(s, ines, at, "pause")
            assert "en pause, 1 étape faite sur 9" in at.text
            at = await press(s, ines, at, "go")
            assert "étape 2 sur 9" in at.text

            ines.say(ines.dm, "c'est quoi un pilot ops ?")
            between = await slack.next_message(ines.dm)
            assert "celui de Pilot Ops" in between.text
            assert "onboarding:start" in ids(between)
            assert between.blocks[-1]["type"] == "context_actions"
            await ines.press(between, "onboarding:start")
            at = await slack.next_message(ines.dm)
            assert "étape 2 sur 9" in at.text, "the path picks up where it was"
            await slack.settled()

        async with bot(slack, transport, sqlite_url) as s:
            at = await walk(s, ines, at, 4)
            assert "Quiz · question 1 sur 3" in at.text
            at = await press(s, ines, at, right_of(at))
            assert "Bien vu" in at.text
            assert "question 2 sur 3" in at.text
            at = await press(s, ines, at, right_of(at, right=False))
            assert "Pas tout à fait : c’est le pilier" in at.text
            at = await press(s, ines, at, right_of(at))
            assert "2 bonnes réponses sur 3" in at.text
            at = await walk(s, ines, at, 1)
            assert "étape 7 sur 9" in at.text
            assert "Smith Ops" in at.text
            at = await walk(s, ines, at, 3)
            assert "Vous avez fait le tour" in at.text
            await slack.settled()
            assert [m.from_bot for m in ines.sees(ines.dm)] == [True, False, True, True]
        assert slack.journal.violations == []


async def test_a_path_put_off_comes_back_on_the_next_working_morning_and_only_then() -> None:
    async with crew() as s:
        camille, at = await begin(s)
        at = await press(s, camille, at, "tomorrow")
        assert "rendez-vous" in at.text
        (scheduled,) = s.playground.schedule.waiting
        morning = datetime.fromtimestamp(scheduled.post_at, ZoneInfo("Europe/Paris"))
        assert (morning.hour, morning.minute) == (9, 0)
        assert morning.weekday() < 5
        s.playground.clock.advance(scheduled.post_at - s.playground.clock.now())
        reminder = await s.playground.next_message(camille.dm)
        assert "On reprend le parcours" in reminder.text
        s.playground.clock.advance(30 * 86_400)
        assert s.playground.schedule.waiting == [], "never a second one"
        at = await press(s, camille, reminder, "go")
        assert "étape 1 sur 9" in at.text
        await press(s, camille, at, "tomorrow")
        assert len(s.playground.schedule.waiting) == 1
        assert s.playground.journal.violations == []


async def test_going_on_meanwhile_calls_the_reminder_off() -> None:
    async with crew() as s:
        camille, at = await begin(s)
        at = await press(s, camille, at, "tomorrow")
        at = await press(s, camille, at, "go")
        assert s.playground.schedule.waiting == []
        assert "étape 1 sur 9" in at.text


async def test_a_reminder_that_slack_does_not_take_is_no_promise() -> None:
    async with crew() as s:
        camille, at = await begin(s)
        s.playground.faults.fail_api("chat.scheduleMessage", "restricted_too_many")
        await camille.press(at, "onboarding:tomorrow")
        told = await s.playground.next_message(person="camille")
        assert "mal passé" in told.text
        assert "étape 1 sur 9" in camille.sees(camille.dm)[-2].text
        assert "étape 2 sur 9" in (await press(s, camille, at, "next")).text


async def test_a_no_to_the_welcome_is_the_last_word_until_the_person_asks() -> None:
    async with crew(welcome=True) as s:
        ines = s.playground.join_workspace("ines")
        at = await press(s, ines, await s.playground.next_message(ines.dm), "decline")
        assert "je ne vous relancerai pas" in at.text
        assert ids(at) == []
        s.playground.join_workspace("ines")
        await s.playground.settled()
        assert len(ines.sees(ines.dm)) == 1
        await ines.command("/opsrole", "onboarding", channel=ines.dm)
        assert "votre rôle" in (await s.playground.next_message(ines.dm)).text


async def test_a_join_that_is_delivered_twice_is_one_welcome() -> None:
    async with crew(welcome=True) as s:
        s.playground.faults.deliver_twice()
        ines = s.playground.join_workspace("ines")
        await s.playground.next_message(ines.dm)
        await s.playground.settled()
        assert len(ines.sees(ines.dm)) == 1


async def test_nobody_is_welcomed_unless_the_company_wants_it() -> None:
    async with crew() as s:
        ines = s.playground.join_workspace("ines")
        await s.playground.settled()
        assert ines.sees(ines.dm) == []


@pytest.mark.parametrize("limit", ["is_bot", "deleted", "is_restricted", "is_ultra_restricted"])
def test_bots_guests_and_those_who_have_left_are_not_welcomed(limit: str) -> None:
    assert place.is_colleague({"id": "U1", limit: False})
    assert not place.is_colleague({"id": "U1", limit: True})


@BOTH
async def test_asked_for_in_a_channel_the_path_begins_in_the_direct_messages(
    transport: Transport,
) -> None:
    async with crew(transport) as s:
        alex = s.playground.actor("alex")
        await alex.command("/opsrole", "onboarding", channel="#general")
        pointer = await s.playground.next_message(person="alex")
        assert "waiting for you in your direct messages" in pointer.text
        assert "which role is yours" in (await s.playground.next_message(alex.dm)).text
        asked = alex.mention("#general", "Parcours !")
        await s.playground.next_message("#general", thread=asked.ts)
        assert "which role is yours" in (await s.playground.next_message(alex.dm)).text
        assert s.playground.journal.violations == []


async def test_in_the_direct_messages_the_command_answers_with_the_path_alone() -> None:
    async with crew() as s:
        camille = s.playground.actor("camille")
        await camille.command("/opsrole", "onboarding", channel=camille.dm)
        await s.playground.next_message(camille.dm)
        await s.playground.settled()
        assert camille.ephemerals == []


async def test_the_home_begins_the_path_and_tells_how_far_it_is() -> None:
    async with crew() as s:
        camille = s.playground.actor("camille")
        camille.open_home()
        await until(lambda: camille.home)
        await camille.press_in_view("home:own-role", value=PILOT)
        await camille.press_in_view("onboarding:start")
        at = await s.playground.next_message(camille.dm)
        assert "Pilot Ops" in at.text
        await until(lambda: "0 étape faite sur" in str(camille.home))
        await walk(s, camille, at, 2)
        camille.open_home()
        await until(lambda: "2 étapes faites sur" in str(camille.home))
        assert s.playground.journal.violations == []


async def test_the_role_chosen_on_the_path_is_the_one_on_the_home() -> None:
    async with crew() as s:
        camille, at = await begin(s, role=None)
        await press(s, camille, at, "role", PILOT)
        person = Person("T0PLAY", camille.id)
        await until(lambda: s.people._chosen.get(person))
        assert (await s.people.recall(person)).role == PILOT


async def test_the_path_stops_for_who_has_enough_and_answers_say_no_more_of_it() -> None:
    async with crew() as s:
        camille, at = await begin(s)
        at = await press(s, camille, at, "stop")
        assert "/opsrole onboarding" in at.text
        camille.say(camille.dm, "c'est quoi un pilot ops ?")
        answered = await s.playground.next_message(camille.dm)
        assert "onboarding:start" not in ids(answered)


async def test_after_its_end_the_path_can_be_walked_again() -> None:
    async with crew() as s:
        camille, at = await begin(s)
        at = await walk(s, camille, at, 9)
        assert "Vous avez fait le tour" in at.text
        at = await press(s, camille, at, "restart")
        assert "étape 1 sur 9" in at.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("onboarding", True),
        ("Parcours !", True),
        ("commencer l'onboarding", True),
        ("my path", True),
        ("qui s'occupe de l'onboarding ?", False),
        ("c'est quoi le parcours client ?", False),
        ("", False),
    ],
)
def test_the_path_is_asked_for_by_its_name_and_not_by_questions_about_one(
    text: str, expected: bool
) -> None:
    assert asks_for_path(text) is expected


def screens(of: Library, role: str, language: Language) -> list[Screen]:
    """All that somebody with this role sees from the first step to the last."""
    now = replace(course(of, own_role=role), language=language)
    progress: Progress = moved(None, Press(Verb.START), now)
    seen: list[Screen] = []
    while progress.state != PathState.DONE:
        seen.append(screen(progress, of, language))
        match seen[-1]:
            case Question(mission=mission, pillars=pillars):
                progress = moved(progress, answer(mission.id, pillars[0].id), now)
            case Card(step=step) | Score(step=step):
                progress = moved(progress, Press(Verb.NEXT, step.id), now)
            case other:
                raise AssertionError(other)
    return [*seen, screen(progress, of, language)]


@pytest.mark.parametrize("language", get_args(Language))
def test_every_step_of_every_shipped_role_fits_one_message_uncut(language: Language) -> None:
    shipped = read_folder(KNOWLEDGE)[0]
    said = words(language)
    for role in shipped.roles:
        seen = screens(shipped, role, language)
        assert isinstance(seen[-1], Resting)
        for one in seen:
            message: Any = shown(one, shipped, said, UTC)
            assert len(message.text) < limits.MESSAGE_TEXT
            assert said("source-part", part=1, count=2)[:6] not in str(message.blocks[-2:])
