"""What presses do, in any order, while the articles change."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.library import Library
from bot.onboarding.moves import Press, Verb, answer, here, invited, moved
from bot.onboarding.quiz import pillar_of
from bot.onboarding.screens import Card, Choosing, Question, Resting, Score, screen, standing
from bot.store.model import PathState, Progress
from onboarding.crew import COOK, NOON, OWN, PILOT, QUIZ, SMITH, course, keeping, library

START, PAUSE, STOP = Press(Verb.START), Press(Verb.PAUSE), Press(Verb.STOP)
TOMORROW = Press(Verb.TOMORROW)


def next_(id_: str) -> Press:
    return Press(Verb.NEXT, id_)


def after(*presses: Press, progress: Progress | None = None, of: Library | None = None) -> Progress:
    for press in presses:
        progress = moved(progress, press, course(of))
    assert progress
    return progress


def at_quiz() -> Progress:
    return after(START, *(next_(id_) for id_ in OWN[:-1]))


def at(progress: Progress, of: Library | None = None) -> str | None:
    step = here(progress, course(of).path(progress))
    return step.id if step else None


def test_who_has_no_role_is_asked_which_is_theirs() -> None:
    asked = moved(None, START, course(own_role=None))
    assert asked.state == PathState.CHOOSING
    shown = screen(asked, library(), "fr")
    assert isinstance(shown, Choosing)
    assert [role.id for role in shown.roles] == [COOK, PILOT, SMITH]
    chosen = moved(asked, Press(Verb.ROLE, PILOT), course(own_role=None))
    assert at(chosen) == PILOT


def test_who_is_undecided_begins_with_the_first_of_the_series() -> None:
    asked = moved(None, START, course(own_role=None))
    assert at(moved(asked, Press(Verb.ROLE, ""), course(own_role=None))) == COOK


def test_who_has_said_their_role_elsewhere_is_not_asked_again() -> None:
    assert at(moved(None, START, course(own_role=SMITH))) == SMITH


def test_next_leads_from_card_to_card() -> None:
    progress = after(START, next_(COOK))
    shown = screen(progress, library(), "fr")
    assert isinstance(shown, Card)
    assert (shown.entry.id, shown.number, shown.total) == (f"{COOK}/pillars", 2, 9)


def test_pressing_the_same_button_twice_advances_once() -> None:
    once = after(START, next_(COOK))
    assert after(next_(COOK), progress=once) is once


def test_a_button_of_an_earlier_step_changes_nothing() -> None:
    further = after(START, next_(COOK), next_(f"{COOK}/pillars"))
    assert after(next_(COOK), progress=further) is further
    assert after(Press(Verb.ROLE, SMITH), progress=further) is further
    assert after(Press(Verb.DECLINE), progress=further) is further


def test_the_quiz_asks_three_times_and_says_kindly_what_was_right() -> None:
    progress = at_quiz()
    for number, right in enumerate((True, False, True), 1):
        shown = screen(progress, library(), "fr")
        assert isinstance(shown, Question)
        assert (shown.number, shown.count) == (number, 3)
        assert [p.pillar for p in shown.pillars] == [1, 2, 3]
        true = pillar_of(shown.mission.id)
        chosen = true if right else next(p.id for p in shown.pillars if p.id != true)
        progress = after(answer(shown.mission.id, chosen), progress=progress)
        following = screen(progress, library(), "fr")
        assert isinstance(following, Question | Score)
        assert following.verdict
        assert (following.verdict.right, following.verdict.pillar.id) == (right, true)
    assert isinstance(following, Score)
    assert (following.right, following.count) == (2, 3)
    assert at(after(next_(QUIZ), progress=progress)) == SMITH


def test_an_answer_to_another_question_changes_nothing() -> None:
    progress = at_quiz()
    later = progress.questions[1]
    assert after(answer(later, pillar_of(later)), progress=progress) is progress
    first = progress.questions[0]
    once = after(answer(first, f"{COOK}/pillars/1"), progress=progress)
    assert after(answer(first, f"{COOK}/pillars/2"), progress=once) is once
    assert after(answer("nonsense", ""), progress=once) is once


def test_the_quiz_can_be_passed_over() -> None:
    assert at(after(next_(QUIZ), progress=at_quiz())) == SMITH


def test_the_end_of_the_path_is_the_end_until_it_is_asked_for_again() -> None:
    steps = [step.id for step in course().path(after(START))]
    done = after(START, *(next_(id_) for id_ in steps))
    assert done.state == PathState.DONE
    assert after(START, next_(COOK), PAUSE, TOMORROW, STOP, progress=done) is done
    assert standing(done, library(), "fr").done == len(steps)
    again = after(Press(Verb.RESTART), progress=done)
    assert (again.state, again.done) == (PathState.ACTIVE, ())


def test_a_pause_keeps_the_place() -> None:
    paused = after(START, next_(COOK), PAUSE)
    assert paused.state == PathState.PAUSED
    shown = screen(paused, library(), "fr")
    assert isinstance(shown, Resting)
    assert (shown.standing.done, shown.standing.total) == (1, 9)
    assert at(after(START, progress=paused)) == f"{COOK}/pillars"


def test_a_path_put_off_waits_until_the_person_goes_on() -> None:
    waiting = after(START, TOMORROW)
    assert waiting.resumes == NOON + timedelta(days=1)
    assert after(TOMORROW, progress=waiting) is waiting
    noted = replace(waiting, reminder="Q1", channel="D1")
    going_on = after(next_(COOK), progress=noted)
    assert (going_on.state, going_on.resumes, going_on.reminder) == (PathState.ACTIVE, None, None)


def test_no_is_no_until_the_person_asks() -> None:
    declined = after(Press(Verb.DECLINE), progress=invited(NOON))
    assert declined.state == PathState.DECLINED
    assert at(after(START, progress=declined)) == COOK
    assert after(Press(Verb.DECLINE)).state == PathState.DECLINED, "also if we forgot the welcome"


def test_a_button_of_a_path_that_nothing_is_known_of_begins_it() -> None:
    assert at(after(next_(f"{COOK}/pillars/3"))) == COOK


def test_a_step_that_has_gone_is_skipped() -> None:
    progress = after(START, next_(COOK))
    without = keeping(library(), lambda entry: entry.id != f"{COOK}/pillars")
    assert at(progress, without) == f"{COOK}/pillars/1"
    assert isinstance(screen(progress, without, "fr"), Card)
    assert after(next_(f"{COOK}/pillars"), progress=progress, of=without) is progress


def test_a_new_step_is_shown_once_and_what_was_seen_is_not_shown_again() -> None:
    before = keeping(library(), lambda entry: entry.pillar != 2)
    progress = after(START, next_(COOK), next_(f"{COOK}/pillars"), of=before)
    progress = after(next_(f"{COOK}/pillars/1"), next_(f"{COOK}/pillars/3"), progress=progress)
    assert at(progress) == f"{COOK}/pillars/2"


def test_a_question_whose_mission_has_gone_is_not_asked() -> None:
    progress = at_quiz()
    first, gone, last = progress.questions
    without = keeping(library(), lambda entry: entry.id != gone)
    further = after(answer(first, pillar_of(first)), progress=progress, of=without)
    assert further.questions == (first, last)
    shown = screen(further, without, "fr")
    assert isinstance(shown, Question)
    assert shown.mission.id == last


def test_an_own_role_whose_article_has_gone_leaves_the_rest_of_the_path() -> None:
    progress = after(START, next_(COOK))
    assert at(progress, library(PILOT, SMITH)) == PILOT


WHOLE = library()
IDS = [*(entry.id for entry in WHOLE.entries), QUIZ, "gone", ""]
PRESSES = st.one_of(
    st.builds(Press, st.sampled_from(Verb), st.sampled_from(IDS)),
    st.builds(answer, st.sampled_from(IDS), st.sampled_from(IDS)),
    st.none(),
)
LIBRARIES = st.sampled_from(
    [
        WHOLE,
        WHOLE,
        Library(),
        library(SMITH),
        keeping(WHOLE, lambda entry: entry.pillar != 2),
        keeping(WHOLE, lambda entry: entry.mission is None),
        keeping(WHOLE, lambda entry: entry.pillar is None and "/" not in entry.id),
    ]
)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(PRESSES, LIBRARIES), max_size=30), st.sampled_from([None, COOK, "gone"]))
def test_whatever_is_pressed_in_whatever_order_and_whichever_articles_are_left(
    presses: list[tuple[Press | None, Library]], own_role: str | None
) -> None:
    progress: Progress | None = None
    for pressed, of in presses:
        now = course(of, own_role=own_role)
        before, press = progress, pressed or _on(progress, of)
        progress = moved(progress, press, now)
        screen(progress, of, "fr")
        seen = standing(progress, of, "fr")
        assert 0 <= seen.done <= seen.total
        if before is None:
            continue
        assert progress.version == before.version + (progress is not before)
        if press.verb != Verb.RESTART:
            assert progress.done[: len(before.done)] == before.done
        if press.verb in (Verb.NEXT, Verb.ANSWER):
            assert moved(progress, press, now) is progress, "twice is once"


def _on(progress: Progress | None, of: Library) -> Press:
    """What leads on from wherever the person is."""
    shown = screen(progress, of, "fr") if progress else None
    match shown:
        case Question(mission=mission, pillars=pillars):
            return answer(mission.id, pillars[0].id)
        case Card(step=step) | Score(step=step):
            return next_(step.id)
        case Choosing():
            return Press(Verb.ROLE, COOK)
        case _:
            return START
