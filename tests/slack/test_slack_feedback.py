"""Whether an answer helped, and questions sent to the team, from the press to what is kept."""

from seen import said_in
from slack_scene import BOTH, ROLE, Scene, Transport, article, entries, scene
from waiting import until

from bot.articles.library import Library
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


@BOTH
async def test_a_bad_answer_asks_what_was_looked_for(transport: Transport) -> None:
    async with scene(transport) as s:
        camille = s.playground.actor("camille")
        await camille.press(await answered(s, camille), "feedback", value=BAD)
        await s.idle()
        assert "Que cherchiez-vous ?" in said_in(camille.modal)
        assert [kept.verdict for kept in s.kept.feedback.values()] == ["bad"]
        await camille.submit({"typed": "qui signe les contrats"})
        assert "c’est noté" in said_in(camille.modal)
        (kept,) = s.kept.feedback.values()
        assert (kept.verdict, kept.comment) == ("bad", "qui signe les contrats")
        assert s.playground.journal.violations == []


async def test_nothing_has_to_be_typed() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        await camille.press(await answered(s, camille), "feedback", value=BAD)
        await s.idle()
        await camille.submit()
        assert camille.modal is None
        assert [kept.comment for kept in s.kept.feedback.values()] == [None]


async def test_changing_ones_mind_and_two_people_at_once() -> None:
    async with scene() as s:
        camille, alex = s.playground.actor("camille"), s.playground.actor("alex")
        camille.mention("#general", "c'est quoi un partner ops manager ?")
        shown = await s.playground.next_message("#general")
        for actor, press in ((camille, BAD), (alex, BAD), (camille, GOOD)):
            await actor.press(shown, "feedback", value=press)
        await s.idle()
        assert {k.person: k.verdict for k in s.kept.feedback.values()} == {
            camille.id: "good",
            alex.id: "bad",
        }


async def test_what_cannot_be_kept_is_said() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        shown = await answered(s, camille)
        s.kept.away = True
        await camille.press(shown, "feedback", value=GOOD)
        assert "pas pu l’enregistrer" in (await s.playground.next_message(person="camille")).text
        s.kept.away = False
        await camille.press(shown, "feedback", value=BAD)
        await s.idle()
        s.kept.away = True
        await camille.submit({"typed": "les contrats"})
        assert "pas pu l’enregistrer" in camille.modal_errors["typed"]
        s.kept.away = False
        await camille.submit({"typed": "les contrats"})
        assert [kept.comment for kept in s.kept.feedback.values()] == ["les contrats"]


async def test_a_comment_on_an_article_that_has_gone_is_kept_all_the_same() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        await camille.press(await answered(s, camille), "feedback", value=BAD)
        await s.idle()
        s.forget_articles()
        await camille.submit({"typed": "les contrats"})
        assert [kept.comment for kept in s.kept.feedback.values()] == ["les contrats"]


@BOTH
async def test_a_question_without_an_answer_is_shown_as_it_will_be_kept_before_it_is(
    transport: Transport,
) -> None:
    owned = Library.of([article(entries(), owner="Nadia")])
    async with scene(transport, of=owned) as s:
        camille = s.playground.actor("camille")
        await camille.press(await unanswered(s, camille), "request")
        await s.idle()
        assert "sera transmise" in said_in(camille.modal)
        assert camille.modal is not None
        asked = camille.modal["blocks"][-1]["element"]["initial_value"]
        assert asked == "qui nourrit le hamster ?"
        assert s.kept.requests == {}
        await camille.submit({"typed": "Qui nourrit le hamster le week-end ?"})
        assert "C’est transmis" in said_in(camille.modal)
        (kept,) = s.kept.requests.values()
        assert kept.question == "Qui nourrit le hamster le week-end ?"
        assert (kept.person, kept.language) == (camille.id, "fr")
        assert s.playground.journal.violations == []


async def test_a_question_typed_on_the_home_can_be_sent_on_over_its_answer() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        camille.open_home()
        await until(lambda: camille.home)
        await camille.press_in_view("home:search", value="qui gère le parking des vélos ?")
        await s.idle()
        await camille.press_in_view("request")
        await s.idle()
        await camille.submit()
        assert "C’est transmis" in said_in(camille.modal)
        await camille.close_modal()
        assert "ne répondent pas" in said_in(camille.modal), "the answer is still below"
        assert len(s.kept.requests) == 1
        assert s.playground.journal.violations == []


async def test_a_question_filed_twice_is_filed_once() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        shown = await unanswered(s, camille)
        for _ in range(2):
            await camille.press(shown, "request")
            await s.idle()
            await camille.submit()
        assert len(s.kept.requests) == 1


async def test_a_question_that_cannot_be_kept_stays_in_the_modal() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        await camille.press(await unanswered(s, camille), "request")
        await s.idle()
        s.kept.away = True
        await camille.submit()
        assert "pas pu l’enregistrer" in camille.modal_errors["typed"]
        assert s.kept.requests == {}


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
