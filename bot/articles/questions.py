"""The sidecar of sample questions: entry id -> questions that people ask for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import yaml

from bot.articles.model import Article, Kind, Problem
from bot.articles.source_text import NotText, source_text
from bot.articles.yaml_text import BROKEN_YAML, Lines, compose, line_of, value_of, why

SUFFIX = ".questions.yml"


@dataclass(frozen=True, slots=True)
class Sample:
    """One row; `id` as written, `line` of the file counted from 1, as are those of `lines`.

    lines  of each question
    """

    id: str
    line: int
    questions: tuple[str, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sidecar:
    file: str
    samples: tuple[Sample, ...] = ()


def read_questions(content: bytes, file: str) -> tuple[Sidecar, tuple[Problem, ...]]:
    """A sidecar that cannot be read is an empty one: its article is served without it."""
    try:
        text = source_text(content)
    except NotText as error:
        return Sidecar(file), (Problem(file, error.line, "warning", str(error), "unreadable"),)
    try:
        node = compose(text)
    except BROKEN_YAML as error:
        line = line_of(error, text) + 1
        message = f"broken YAML: {why(error)}"
        return Sidecar(file), (Problem(file, line, "warning", message, "broken-yaml"),)
    if node is None:
        return Sidecar(file), ()
    if not isinstance(node, yaml.MappingNode):
        message = "sample questions must be lines of `entry id:`, each with a list of questions"
        return Sidecar(file), (Problem(file, 1, "warning", message, "wrong-questions"),)
    return _rows(node, file, text)


def with_questions(
    articles: Sequence[Article], sidecar: Sidecar
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles of one role, in all its languages, with the sidecar's questions added.

    An id is unknown if none of the articles has it.
    """
    found: dict[str, list[str]] = {}
    problems: list[Problem] = []
    for sample, full in resolved(sidecar, articles):
        if full is None:
            message = f"no entry {sample.id!r}"
            problems.append(
                Problem(sidecar.file, sample.line, "warning", message, "unknown-entry", sample.id)
            )
            continue
        found.setdefault(full, []).extend(sample.questions)
    return tuple(_added(article, found) for article in articles), tuple(problems)


def resolved(sidecar: Sidecar, articles: Sequence[Article]) -> Iterator[tuple[Sample, str | None]]:
    """Each row with the id of the entry that it means, None if there is no such entry."""
    known = {entry.id for article in articles for entry in article.entries}
    for sample in sidecar.samples:
        yield sample, next((id_ for id_ in _ids(sample.id, articles) if id_ in known), None)


def _added(article: Article, questions: Mapping[str, Iterable[str]]) -> Article:
    entries = tuple(
        replace(
            entry,
            questions=tuple(dict.fromkeys((*entry.questions, *questions.get(entry.id, ())))),
        )
        for entry in article.entries
    )
    return replace(article, entries=entries)


def _ids(written: str, articles: Sequence[Article]) -> list[str]:
    """What an id may stand for: itself, or the same without the role in front."""
    roles = list(dict.fromkeys(article.role for article in articles))
    definitions = roles if written == Kind.DEFINITION else []
    return [written, *definitions, *(f"{role}/{written}" for role in roles)]


def _rows(node: yaml.MappingNode, file: str, text: str) -> tuple[Sidecar, tuple[Problem, ...]]:
    samples: list[Sample] = []
    problems: list[Problem] = []
    places = Lines(text)

    def warn(part: yaml.Node, message: str) -> None:
        problems.append(Problem(file, places.of(part), "warning", message, "wrong-questions"))

    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            warn(key, "an entry id must be a text")
            continue
        if not isinstance(value, yaml.SequenceNode):
            warn(key, f"{key.value} must have a list of questions")
            continue
        questions, lines = [], []
        for item in value.value:
            question = _question(item)
            if question:
                questions.append(question)
                lines.append(places.of(item))
            else:
                warn(item, f"a question for {key.value} must be a text; quote it if it has a colon")
        name = key.value.strip().strip("/")
        samples.append(Sample(name, places.of(key), tuple(questions), tuple(lines)))
    return Sidecar(file, tuple(samples)), tuple(problems)


def _question(node: yaml.Node) -> str | None:
    if not isinstance(node, yaml.ScalarNode):
        return None
    try:
        value = value_of(node)
    except BROKEN_YAML:
        return None
    return " ".join(value.split()) or None if isinstance(value, str) else None
