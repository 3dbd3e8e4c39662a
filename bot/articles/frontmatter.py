"""The YAML between the two `---` lines that open an article."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any, TypeVar

import yaml
from frontmatter.default_handlers import YAMLHandler

from bot.articles.model import Language, Problem
from bot.articles.words import slug
from bot.articles.yaml_text import BROKEN_YAML, Lines, compose, line_of, value_of, why

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What an author says of an article; named as in `Article`."""

    title: str
    title_line: int
    author: str | None = None
    description: str | None = None
    read: str | None = None
    image: str | None = None
    published: date | None = None
    tags: tuple[str, ...] = ()
    role: str | None = None
    name: str | None = None
    aliases: tuple[str, ...] = ()
    lang: Language | None = None
    url: str | None = None
    order: int | None = None
    owner: str | None = None
    reviewed: date | None = None
    review_every: int | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """`yaml_line` and `body_line`: lines before each of the two, which is what to add to theirs."""

    yaml: str
    yaml_line: int
    body: str
    body_line: int


def split(text: str) -> Split | None:
    """None if the text does not open with front matter, or it is not closed."""
    marks = list(islice(YAMLHandler.FM_BOUNDARY.finditer(text), 2))
    if len(marks) < 2 or marks[0].start() > 0:
        return None
    (_, start), (end, after) = marks[0].span(), marks[1].span()
    return Split(
        yaml=text[start:end],
        yaml_line=text.count("\n", 0, start),
        body=text[after:],
        body_line=text.count("\n", 0, after),
    )


def read(part: Split, file: str) -> tuple[FrontMatter | None, tuple[Problem, ...]]:
    """None where it cannot be used: broken YAML, or no title."""
    try:
        node = compose(part.yaml)
    except BROKEN_YAML as error:
        line = part.yaml_line + line_of(error, part.yaml) + 1
        return None, (Problem(file, line, "error", f"broken YAML: {why(error)}", "broken-yaml"),)
    if node is not None and not isinstance(node, yaml.MappingNode):
        message = "front matter must be lines of `key: value`"
        return None, (Problem(file, part.yaml_line + 1, "error", message, "front-matter"),)
    return _Reader(file, part, node).read()


def places(text: str) -> dict[str, int]:
    """The line of each key, and of each item of a list as "key/item", counted from 1."""
    part = split(text)
    if part is None:
        return {}
    try:
        node = compose(part.yaml)
    except BROKEN_YAML:
        return {}
    found: dict[str, int] = {}
    lines = Lines(part.yaml)
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(key, yaml.ScalarNode):
            found[key.value] = part.yaml_line + lines.of(key)
            for item in value.value if isinstance(value, yaml.SequenceNode) else ():
                if isinstance(item, yaml.ScalarNode):
                    said = " ".join(item.value.split())
                    found.setdefault(f"{key.value}/{said}", part.yaml_line + lines.of(item))
    return found


class _Reader:
    def __init__(self, file: str, part: Split, node: yaml.MappingNode | None) -> None:
        self.file = file
        self.part = part
        self.problems: list[Problem] = []
        self.nodes: dict[Hashable, tuple[int, yaml.Node]] = {}
        lines = Lines(part.yaml)
        for key, value in node.value if node else ():
            if isinstance(key, yaml.ScalarNode):
                self.nodes[key.value] = (part.yaml_line + lines.of(key), value)

    def read(self) -> tuple[FrontMatter | None, tuple[Problem, ...]]:
        title = self.value("title", _text, "a text", level="error")
        if title is None:
            if "title" not in self.nodes or not self.problems:
                line = self.nodes["title"][0] if "title" in self.nodes else 1
                self.problems.append(Problem(self.file, line, "error", "no title", "no-title"))
            return None, tuple(self.problems)
        found = FrontMatter(
            title=title,
            title_line=self.nodes["title"][0],
            author=self.text("author"),
            description=self.text("description"),
            read=self.value("read", _as_written, "a text"),
            image=self.text("image"),
            published=self.value("date", _date, "a date such as 2026-11-01"),
            tags=self.value("tags", _texts, "a list of texts") or (),
            role=self.value("role", _slug, "a slug such as business-ops-manager"),
            name=self.text("name"),
            aliases=self.value("aliases", _texts, "a list of texts") or (),
            lang=self.value("lang", _language, "fr or en"),
            url=self.text("url"),
            order=self.value("order", _whole, "a whole number"),
            owner=self.text("owner"),
            reviewed=self.value("reviewed", _date, "a date such as 2026-11-01"),
            review_every=self.value("review_every", _days, "a number of days"),
            status=self.text("status"),
        )
        return found, tuple(self.problems)

    def text(self, key: str) -> str | None:
        return self.value(key, _text, "a text")

    def value(
        self, key: str, read_as: Callable[[Any], T | None], wanted: str, level: Any = "warning"
    ) -> T | None:
        if key not in self.nodes:
            return None
        line, node = self.nodes[key]
        try:
            written = value_of(node)
        except BROKEN_YAML:
            written = node  # which is no value of any type
        if written is None:
            return None
        found = read_as(written)
        if found is None:
            outcome = "" if level == "error" else ", ignored"
            message = f"{key} must be {wanted}{outcome}"
            self.problems.append(Problem(self.file, line, level, message, "wrong-value", key))
        return found


def _text(written: Any) -> str | None:
    said = " ".join(written.split()) if isinstance(written, str) else ""
    return said or None


def _as_written(written: Any) -> str | None:
    is_number = isinstance(written, int | float) and not isinstance(written, bool)
    return str(written) if is_number else _text(written)


def _texts(written: Any) -> tuple[str, ...] | None:
    if not isinstance(written, list):
        return None
    found = [_text(text) for text in written]
    return tuple(text for text in found if text) if all(found) else None


def _slug(written: Any) -> str | None:
    return written if isinstance(written, str) and written and slug(written) == written else None


def _language(written: Any) -> Language | None:
    said = written if isinstance(written, str) else ""
    match said.casefold().replace("_", "-").partition("-")[0]:
        case "fr":
            return "fr"
        case "en":
            return "en"
        case _:
            return None


def _whole(written: Any) -> int | None:
    return written if isinstance(written, int) and not isinstance(written, bool) else None


def _days(written: Any) -> int | None:
    number = _whole(written)
    return number if number is not None and number > 0 else None


def _date(written: Any) -> date | None:
    if isinstance(written, datetime):
        return written.date()
    if isinstance(written, date):
        return written
    if not isinstance(written, str):
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
