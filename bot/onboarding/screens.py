"""What there is to see at a person's place on the path. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.articles.library import Library
from bot.articles.model import Entry, Language
from bot.onboarding.moves import here
from bot.onboarding.path import Step, path, quizzed
from bot.onboarding.quiz import pillar_of
from bot.store.model import PathState, Progress


@dataclass(frozen=True, slots=True)
class Standing:
    """How far somebody is; `state` is None for those who have never been on the path."""

    done: int = 0
    total: int = 0
    state: PathState | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """On an answer of the quiz: `pillar` is the right one."""

    right: bool
    pillar: Entry


@dataclass(frozen=True, slots=True)
class NoArticles:
    """There is nothing to walk through."""


@dataclass(frozen=True, slots=True)
class Choosing:
    """Which role is yours? `roles` are their own cards, in series order."""

    roles: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """The step that is this entry, `number` of `total` counted from 1."""

    step: Step
    entry: Entry
    number: int
    total: int


@dataclass(frozen=True, slots=True)
class Question:
    """Under which of the pillars is the mission? `verdict` is on the question before."""

    step: Step
    mission: Entry
    pillars: tuple[Entry, ...]
    number: int
    count: int
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Score:
    """The end of a quiz; `verdict` is on its last question."""

    step: Step
    right: int
    count: int
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Resting:
    """Nothing to do now; `resumes` tells when a reminder comes, in UTC, while waiting for one."""

    standing: Standing
    resumes: datetime | None = None


Screen = NoArticles | Choosing | Card | Question | Score | Resting


def standing(progress: Progress | None, library: Library, language: Language) -> Standing:
    if progress is None:
        return Standing()
    steps = path(library, progress.role, language)
    if progress.state == PathState.DONE:
        return Standing(len(steps), len(steps), progress.state)
    done = set(progress.done)
    return Standing(sum(step.id in done for step in steps), len(steps), progress.state)


def screen(progress: Progress, library: Library, language: Language) -> Screen:
    """What the person sees now. Progress must be settled, as every move leaves it."""
    if not library.entries:
        return NoArticles()
    if progress.state == PathState.CHOOSING:
        return Choosing(_roles(library, language))
    steps = path(library, progress.role, language)
    step = here(progress, steps)
    now = standing(progress, library, language)
    if progress.state != PathState.ACTIVE or step is None:
        return Resting(now, progress.resumes)
    if step.is_quiz:
        return _quiz(step, progress, library, language)
    entry = library.entry(step.id, language)
    return Card(step, entry, now.done + 1, now.total) if entry else Resting(now)


def _quiz(step: Step, progress: Progress, library: Library, language: Language) -> Screen:
    questions, answers = progress.questions, progress.answers
    verdict = _verdict(questions, answers, library, language)
    left = (library.entry(id_, language) for id_ in questions[len(answers) :])
    mission = next((entry for entry in left if entry), None)
    if mission is None:
        right = sum(pillar_of(q) == a for q, a in zip(questions, answers, strict=False))
        return Score(step, right, len(answers), verdict)
    pillars = quizzed(library, step.role, language)
    return Question(step, mission, pillars, len(answers) + 1, len(questions), verdict)


def _verdict(
    questions: Sequence[str], answers: Sequence[str], library: Library, language: Language
) -> Verdict | None:
    """On the last answer, unless its pillar has gone since."""
    if not answers:
        return None
    right = pillar_of(questions[len(answers) - 1])
    pillar = library.entry(right, language)
    return Verdict(answers[-1] == right, pillar) if pillar else None


def _roles(library: Library, language: Language) -> tuple[Entry, ...]:
    cards = (library.definition(role, language) for role in library.roles)
    return tuple(card for card in cards if card)
