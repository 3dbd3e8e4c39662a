"""Every sample question asked while the index does without it. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.articles.folder import Reading
from bot.articles.model import LANGUAGES, Language, Problem
from bot.articles.questions import resolved
from bot.dialogue.confidence import Calibration
from bot.dialogue.model import Reply, Status
from bot.dialogue.policy import Situation, decide
from bot.search.engine import Index


@dataclass(frozen=True, slots=True)
class Sample:
    """A question that should find an entry, and the place where its author wrote it."""

    question: str
    entry: str
    file: str
    line: int

    @property
    def role(self) -> str:
        return self.entry.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Tried:
    sample: Sample
    reply: Reply

    @property
    def found(self) -> bool:
        entry = self.reply.entry
        return entry is not None and entry.id == self.sample.entry

    @property
    def astray(self) -> Problem | None:
        """What the author is told of a question that does not find its entry."""
        if self.found:
            return None
        instead = _instead(self.reply, self.sample.entry)
        message = f'"{self.sample.question}" does not find {self.sample.entry}: {instead}'
        return Problem(
            self.sample.file, self.sample.line, "note", message, "astray", self.sample.question
        )


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a language's questions found their entry."""

    lang: Language
    found: int
    asked: int

    def __str__(self) -> str:
        return f"{self.lang}: {self.found} of {self.asked} found ({self.found / self.asked:.1%})"


def samples(reading: Reading) -> Iterator[Sample]:
    """Each question once for each entry it is meant to find."""
    seen: set[tuple[str, str]] = set()
    for sidecar, articles in reading.sidecars:
        for row, entry in resolved(sidecar, articles):
            for question, line in zip(row.questions, row.lines, strict=True):
                if entry is not None and (entry, question) not in seen:
                    seen.add((entry, question))
                    yield Sample(question, entry, sidecar.file, line)


def try_questions(
    asked: Iterable[Sample], index: Index, calibration: Calibration
) -> Iterator[Tried]:
    """Each as someone of its article's own role would ask it, in a talk of its own."""
    for sample in asked:
        query = index.understand(sample.question)
        situation = Situation(own_role=sample.role)
        decision = decide(query, index, calibration, situation, sample.question)
        yield Tried(sample, decision.reply)


def shares(tried: Iterable[Tried]) -> tuple[Share, ...]:
    asked: Counter[Language] = Counter()
    found: Counter[Language] = Counter()
    for each in tried:
        asked[each.reply.language] += 1
        found[each.reply.language] += each.found
    return tuple(Share(lang, found[lang], asked[lang]) for lang in LANGUAGES if asked[lang])


def _instead(reply: Reply, wanted: str) -> str:
    if reply.entry:
        return f"answers {reply.entry.id} ({reply.confidence:.2f})"
    others = ", ".join(dict.fromkeys(entry.id for entry in reply.alternatives))
    if reply.status == Status.AMBIGUOUS:
        among = "asks which, it among" if wanted in others.split(", ") else "asks which of"
        return f"{among} {others}"
    return f"{reply.status}, nearest {others}" if others else str(reply.status)
