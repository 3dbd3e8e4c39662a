"""Whether an answer helped, and questions sent to the team, from the press to what is kept."""

from slack_scene import ROLE, Scene, Transport, scene
from test_slack_surfaces import BOTH

from bot.playground import Message
from bot.playground.acting import Actor

GOOD, BAD = f"good:{ROLE}", f"bad:{ROLE}"


async def answered(s: Scene, camille: Actor) -> Message:
    await camille.command("/opsrole", "partner ops manager", channel="#general")
    return await s.playground.next_message(person="camille")


async def unanswered(s: Scene, camille: Actor) -> Message:
    camille.mention("#general", "qui nourrit le hamster ?")
    return await s.playground.next_message("#general")


@BOTH
async def test_a_good_answer_is_noted_and_said_so_to_the_person_alone(
    transport: Transport,
) -> None:
    async with scene(transport) as s:
        camille = s.playground.actor("camille")
        shown = await answered(s, camille)
        delivery = await camille.press(shown, "feedback", value=GOOD)
        thanks = await s.playground.next_message(person="camille")
        assert delivery.attempts[0].latency < 1.0
        assert thanks.text == "Merci, c’est noté."
        (kept,) = s.kept.feedback.values()
        assert (kept.person, kept.entry, kept.verdict) == (camille.id, ROLE, "good")
        assert kept.message == f"{shown.channel}:{shown.ts}"
        assert s.playground.journal.violations == []


async def test_changing_ones_mind_and_two_people_at_once() -> None:
    async with scene() as s:
        camille, alex = s.playground.actor("camille"), s.playground.actor("alex")
        camille.mention("#general", "c'est quoi un partner ops manager ?")
        shown = await s.playground.next_message("#general")
        for actor, press in ((camille, BAD), (alex, BAD), (camille, GOOD)):
            await actor.press(shown, "feedback", value=press)
        await s.playground.settled()
        assert {k.person: k.verdict for k in s.kept.feedback.values()} == {
            camille.id: "good",
            alex.id: "bad",
        }


async def test_a_button_of_another_version_is_told_apart() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        shown = await answered(s, camille)
        for action in ("feedback", "request"):
            await camille.press_stale(shown, action, "what an older version said")
            told = await s.playground.next_message(person="camille")
            assert "ancien message" in told.text


async def test_a_modal_that_slack_refuses_is_one_line_in_the_log_and_a_sentence() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        shown = await answered(s, camille)
        s.playground.faults.fail_api("views.open", "expired_trigger_id")
        await camille.press(shown, "feedback", value=BAD)
        assert "référence" in (await s.playground.next_message(person="camille")).text
        assert [kept.verdict for kept in s.kept.feedback.values()] == ["bad"]
        assert s.count("opsrole_errors_total", reason="expired_trigger_id") == 1
