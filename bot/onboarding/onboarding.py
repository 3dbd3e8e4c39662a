"""People on the path: recalls where somebody is, moves them, remembers."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from typing import Protocol, Unpack

from bot.articles.library import Library
from bot.articles.model import Language
from bot.onboarding import moves
from bot.onboarding.mornings import next_morning
from bot.onboarding.moves import Course, Press, Verb
from bot.onboarding.screens import Screen, Standing, screen, standing
from bot.store.model import Choice, PathState, Person, Preferences, Progress

_TRIES = 5  # of a press that meets others at once
_FRESH = timedelta(days=1)  # how long after the last press a path is being walked


class Paths(Protocol):
    async def recall(self, person: Person) -> Progress | None: ...

    async def remember(self, person: Person, progress: Progress) -> bool:
        """False if a version as new is there already."""
        ...


class People(Protocol):
    async def recall(self, person: Person) -> Preferences: ...

    async def choose(self, person: Person, **choice: Unpack[Choice]) -> None:
        """What is not named stays as it is."""
        ...


@dataclass(frozen=True, slots=True)
class Reminder:
    """A message that Slack has been given to send later."""

    channel: str
    id: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of a press.

    screen   what the person sees now
    put_off  when a reminder is to be scheduled for, in UTC: by this press and no other
    dropped  a reminder that is not wanted any more
    """

    screen: Screen
    put_off: datetime | None = None
    dropped: Reminder | None = None


@dataclass(frozen=True, slots=True)
class Onboarding:
    """library  gives the articles as they are now; clock the time, in UTC."""

    library: Callable[[], Library]
    paths: Paths
    people: People
    clock: Callable[[], datetime]

    async def press(
        self, person: Person, press: Press, language: Language, zone: tzinfo
    ) -> Outcome:
        """Does what the press asks for, once, however many come at the same time."""
        library, now = self.library(), self.clock()
        own_role = (await self.people.recall(person)).role
        course = Course(
            library=library,
            language=language,
            own_role=own_role if own_role in library.roles else None,
            seed=f"{person.workspace}:{person.id}",
            now=now,
            tomorrow=next_morning(now, zone),
        )
        for _ in range(_TRIES):
            before = await self.paths.recall(person)
            after = moves.moved(before, press, course)
            kept = after != before and await self.paths.remember(person, after)
            if kept or after == before:
                break
        shown = screen(after, library, language)
        if not kept:
            return Outcome(shown)
        if press.verb == Verb.ROLE and after.role in library.roles:
            await self.people.choose(person, role=after.role)
        put_off = after.resumes if after.state == PathState.WAITING else None
        return Outcome(shown, put_off, _dropped(before, after, now))

    async def scheduled(self, person: Person, resumes: datetime, reminder: Reminder) -> bool:
        """Notes a reminder's id; False if nobody waits for it any more."""
        for _ in range(_TRIES):
            progress = await self.paths.recall(person)
            if progress is None or progress.resumes != resumes or progress.reminder:
                return False
            noted = replace(
                progress,
                version=progress.version + 1,
                reminder=reminder.id,
                channel=reminder.channel,
            )
            if await self.paths.remember(person, noted):
                return True
        return False

    async def welcome(self, person: Person) -> bool:
        """Whether to welcome somebody new: once in a lifetime, and not without articles."""
        if not self.library().entries or await self.paths.recall(person):
            return False
        return await self.paths.remember(person, moves.invited(self.clock()))

    async def standing(self, person: Person, language: Language) -> Standing:
        """How far the person is: for the Home."""
        return standing(await self.paths.recall(person), self.library(), language)

    async def is_walking(self, person: Person) -> bool:
        """Whether the person is in the middle of it, so that an answer may lead back."""
        progress = await self.paths.recall(person)
        return (
            progress is not None
            and progress.state == PathState.ACTIVE
            and self.clock() - progress.touched < _FRESH
        )


def _dropped(before: Progress | None, after: Progress, now: datetime) -> Reminder | None:
    """The reminder that was waited for before and no more, unless it has come by now."""
    if before is None or before.reminder is None or before.channel is None:
        return None
    has_come = before.resumes is None or before.resumes <= now
    if has_come or after.reminder == before.reminder:
        return None
    return Reminder(before.channel, before.reminder)
