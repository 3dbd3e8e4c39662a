"""What outlives a turn: values that the store keeps, and the dialogue speaks of."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal, TypedDict

from bot.articles.model import Language

Verdict = Literal["good", "bad"]


@dataclass(frozen=True, slots=True)
class Turn:
    """What a conversation remembers: the role in hand and the entries shown, the latest last.

    expires  in UTC; a turn past it is as if it had never been
    offered  the entries to choose from, if the turn asked which
    """

    role: str | None
    entries: tuple[str, ...]
    language: Language
    expires: datetime
    offered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of the question log. `text` is None unless the company chose to keep questions.

    duration  seconds from the message to the reply
    """

    workspace: str
    surface: str
    outcome: str
    entry: str | None
    confidence: float
    duration: float
    text: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, by the workspace that they belong to and their user id there."""

    workspace: str
    id: str


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person has chosen; None means that they leave it to the bot.

    role  the slug of their own role, which may have left the library since
    """

    language: Language | None = None
    role: str | None = None


class Choice(TypedDict, total=False):
    """What of their preferences a person chooses now; what is not named stays as it is."""

    language: Language | None
    role: str | None


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a person thinks of an entry as an answer; the last word counts.

    message  where it was shown, so that one person's verdict on it is one
    comment  what they typed about it
    """

    workspace: str
    person: str
    message: str
    entry: str
    verdict: Verdict
    at: datetime
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A question without an answer, which its asker has sent to whoever writes the articles.

    message  the "I don't know" it came from, which a person files once
    entry    the nearest to it
    number   by which it is called, None before it is filed
    """

    workspace: str
    person: str
    message: str
    question: str
    language: Language
    entry: str | None
    at: datetime
    number: int | None = None


class PathState(StrEnum):
    INVITED = "invited"  # welcomed, and free to say no
    CHOOSING = "choosing"  # asked which role is theirs
    ACTIVE = "active"
    PAUSED = "paused"
    WAITING = "waiting"  # for a reminder that was asked for
    DONE = "done"
    DECLINED = "declined"  # nothing more, except on request


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a person has come on the onboarding path.

    version    grows with every change
    touched    when the person last did something, in UTC
    role       the slug that the path begins with; empty if undecided, None if never asked
    done       ids of the steps behind, in the order in which they were taken
    questions  of the quiz under way: ids of missions
    answers    to the first of them: ids of the pillars chosen
    resumes    while waiting: when the reminder comes, in UTC
    reminder   while waiting: Slack's id of that message, once it is known
    channel    where the reminder comes
    """

    state: PathState
    version: int
    touched: datetime
    role: str | None = None
    done: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    resumes: datetime | None = None
    reminder: str | None = None
    channel: str | None = None
