"""What a press does to a person's progress. Pure: whatever is pressed, in whatever order.

A press names the step that it was offered on, so that an old button and the second of two presses
at once change nothing.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.articles.library import Library
from bot.articles.model import Language
from bot.onboarding import quiz
from bot.onboarding.path import Step, path
from bot.store.model import PathState, Progress

UNDECIDED = ""  # an own role that the person has yet to find
_ANSWER = ">"  # entry ids have none


class Verb(StrEnum):
    START = "go"  # or go on, from wherever the person is
    RESTART = "restart"  # the same, and after the end from the beginning
    ROLE = "role"  # with the slug of the own role, or UNDECIDED
    NEXT = "next"  # with the id of the step that is done
    ANSWER = "answer"  # with the question and the pillar chosen: see `answer`
    PAUSE = "pause"
    TOMORROW = "tomorrow"
    STOP = "stop"
    DECLINE = "decline"  # the welcome


@dataclass(frozen=True, slots=True)
class Press:
    verb: Verb
    value: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """All that a move depends on beside the progress.

    own_role  what the person has said elsewhere, None for nothing
    seed      of the quiz: the same for the same person
    now       in UTC
    tomorrow  when a reminder would come, in UTC
    """

    library: Library
    language: Language
    own_role: str | None
    seed: str
    now: datetime
    tomorrow: datetime

    def path(self, progress: Progress) -> tuple[Step, ...]:
        return path(self.library, progress.role, self.language)


def answer(mission_id: str, pillar_id: str) -> Press:
    return Press(Verb.ANSWER, f"{mission_id}{_ANSWER}{pillar_id}")


def invited(now: datetime) -> Progress:
    """Of somebody who has just been welcomed."""
    return Progress(PathState.INVITED, 1, now)


def here(progress: Progress, steps: tuple[Step, ...]) -> Step | None:
    """The step that the person is at, None past the last."""
    done = set(progress.done)
    return next((step for step in steps if step.id not in done), None)


def moved(progress: Progress | None, press: Press, course: Course) -> Progress:
    """The progress after a press; the very same if it changes nothing."""
    if progress is None:
        progress = Progress(PathState.CHOOSING, 0, course.now)
        if press.verb not in (Verb.DECLINE, Verb.STOP):
            press = Press(Verb.START)  # a button from before what we remember
    after = _settled(_after(progress, press, course), course)
    if after.state != PathState.WAITING:
        after = replace(after, resumes=None, reminder=None, channel=None)
    if after == progress and progress.version:
        return progress
    return replace(after, version=progress.version + 1, touched=course.now)


def _after(progress: Progress, press: Press, course: Course) -> Progress:
    state = progress.state
    match press.verb:
        case Verb.RESTART if state == PathState.DONE:
            return _started(replace(progress, role=None, done=()), course)
        case Verb.START | Verb.RESTART if state != PathState.DONE:
            return _started(progress, course)
        case Verb.ROLE if state == PathState.CHOOSING:
            return replace(progress, state=PathState.ACTIVE, role=press.value)
        case Verb.NEXT if _is_under_way(progress) and _is_ahead(press.value, progress, course):
            done = (*progress.done, press.value)
            return replace(progress, state=PathState.ACTIVE, done=done, questions=(), answers=())
        case Verb.ANSWER if _is_under_way(progress):
            return _answered(progress, press.value, course)
        case Verb.PAUSE if state in (PathState.ACTIVE, PathState.WAITING):
            return replace(progress, state=PathState.PAUSED)
        case Verb.TOMORROW if _can_wait(progress, course):
            return replace(
                progress,
                state=PathState.WAITING,
                resumes=course.tomorrow,
                reminder=None,
                channel=None,
            )
        case Verb.STOP if state != PathState.DONE:
            return replace(progress, state=PathState.DECLINED)
        case Verb.DECLINE if state in (PathState.INVITED, PathState.CHOOSING):
            return replace(progress, state=PathState.DECLINED)
        case _:
            return progress


def _started(progress: Progress, course: Course) -> Progress:
    if progress.role is not None:
        return replace(progress, state=PathState.ACTIVE)
    if course.own_role is not None:
        return replace(progress, state=PathState.ACTIVE, role=course.own_role)
    return replace(progress, state=PathState.CHOOSING)


def _answered(progress: Progress, value: str, course: Course) -> Progress:
    mission, _, pillar = value.partition(_ANSWER)
    asked = progress.questions[len(progress.answers) :][:1]
    if asked != (mission,) or course.library.entry(pillar) is None:
        return progress
    return replace(progress, state=PathState.ACTIVE, answers=(*progress.answers, pillar))


def _can_wait(progress: Progress, course: Course) -> bool:
    """Also when the morning that was waited for has passed."""
    if progress.state == PathState.WAITING:
        return progress.resumes is not None and progress.resumes <= course.now
    return progress.state in (PathState.ACTIVE, PathState.PAUSED)


def _is_under_way(progress: Progress) -> bool:
    return progress.role is not None and progress.state != PathState.DONE


def _is_ahead(id_: str, progress: Progress, course: Course) -> bool:
    return id_ not in progress.done and any(step.id == id_ for step in course.path(progress))


def _settled(progress: Progress, course: Course) -> Progress:
    """In line with the library as it is now: nothing asked about that has gone, no empty quiz."""
    if progress.state != PathState.ACTIVE or not course.library.entries:
        return progress
    step = here(progress, course.path(progress))
    if step is None:
        return replace(progress, state=PathState.DONE, questions=(), answers=())
    if not step.is_quiz:
        return replace(progress, questions=(), answers=())
    library, count = course.library, len(progress.answers)
    asked = tuple(
        id_ for number, id_ in enumerate(progress.questions) if number < count or library.entry(id_)
    )
    drawn = asked or quiz.draw(library, step.role, course.language, course.seed)
    return replace(progress, questions=drawn)
