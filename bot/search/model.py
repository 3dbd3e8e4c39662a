"""What a question was understood to be, and what was found for it. All values are frozen."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from bot.articles.model import Entry, Kind, Language
from bot.articles.words import fold

Step = Literal["next", "previous", "last", "here"]
_WORDS = re.compile(r"\w+")


class Purpose(StrEnum):
    """What a word does in a question."""

    CONTENT = "content"  # says what is asked for
    LIGHT = "light"  # says how it is asked; counts little
    FUNCTION = "function"  # grammar
    ROLE = "role"  # part of a role's name
    CUE = "cue"  # names a kind of entry
    POSITION = "position"  # "2e", "dernier"


class Intent(StrEnum):
    """What a question is after, where that is no entry of one role."""

    WHO = "who"  # every role that does it
    COMPARE = "compare"  # two roles side by side
    DIRECTORY = "directory"  # all roles


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question.

    typed    folded, as typed
    read     what it was read as: the same, a correction, or what a shorthand stands for
    focus    False in a sentence that only sets the scene for the question
    spellings  the other words it may be a misspelling of, with their likeness 0 to 1
    strange  nobody knows it, nor anything that it may be a misspelling of
    """

    typed: str
    read: str
    purpose: Purpose
    focus: bool = True
    spellings: tuple[tuple[str, float], ...] = ()
    strange: bool = False

    @property
    def corrected(self) -> bool:
        return bool(self.spellings)


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a list: a number from 1, or a step from where the conversation is.

    noun      the kind counted if it was named (pillar or mission)
    feminine  French says "la première" of a mission, "le premier" of a pillar; None if unsaid
    """

    number: int | None = None
    step: Step | None = None
    noun: Kind | None = None
    feminine: bool | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A question, understood.

    roles      slugs of the roles named, in order
    cues       kinds that the wording names (1.0) or leans to (0.5)
    wording    how likely each kind is asked for by how it is said, as `search.wording` has learnt
    title      the job that it is about, and nothing else, as folded words
    intent     what it is after, if not one entry of one role
    talk       the chit-chat it is made of, if it is nothing else
    outside    phrases about company matters that role articles do not treat, with their topic
    asking     it is worded as a question or a request
    personal   it speaks of harm, despair or one's own health
    deictic    it points at what was said before ("ça", "là-dedans", "et ... ?")
    """

    text: str
    language: Language
    mixed: bool = False
    words: tuple[Word, ...] = ()
    roles: tuple[str, ...] = ()
    cues: Mapping[Kind, float] = field(default_factory=dict)
    wording: Mapping[str, float] = field(default_factory=dict)
    positions: tuple[Position, ...] = ()
    title: tuple[str, ...] = ()
    intent: Intent | None = None
    talk: str | None = None
    outside: Mapping[str, str] = field(default_factory=dict)
    personal: bool = False
    deictic: bool = False
    asking: bool = False

    @property
    def content(self) -> tuple[Word, ...]:
        return tuple(word for word in self.words if word.purpose == Purpose.CONTENT)

    @property
    def asks_content(self) -> bool:
        """Whether the part that asks has content, not only the scene it sets."""
        return any(word.focus for word in self.content)

    @property
    def corrections(self) -> tuple[tuple[str, str], ...]:
        return tuple((word.typed, word.read) for word in self.words if word.corrected)

    @property
    def as_read(self) -> str | None:
        """The question with its corrected words in place, None if none was corrected."""
        read = dict(self.corrections)
        if not read:
            return None
        return _WORDS.sub(lambda found: read.get(fold(found[0]), found[0]), self.text)


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found, why, and how well.

    score       what entries are ordered by
    coverage    share of the question's weighed content that the entry speaks of, 0 to 1
    evidence    each signal's share of the score
    missing     words of the question's content that the entry does not speak of
    confidence  the probability, 0 to 1, that it is what was asked for; 0 until it is judged
    signals     what that was judged by
    """

    entry: Entry
    score: float
    coverage: float
    evidence: Mapping[str, float]
    missing: tuple[str, ...] = ()
    confidence: float = 0.0
    signals: Mapping[str, float] = field(default_factory=dict)

    def judged(self, confidence: float, signals: Mapping[str, float]) -> "Hit":
        return Hit(
            self.entry,
            self.score,
            self.coverage,
            self.evidence,
            self.missing,
            confidence,
            signals,
        )
