"""The words of the house: article, role, entry, kind, problem. All values are frozen."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal, get_args

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


class Kind(StrEnum):
    """What sort of thing an entry is."""

    INTRODUCTION = "introduction"
    DEFINITION = "definition"
    PILLARS = "pillars"  # the list of them
    PILLAR = "pillar"
    MISSION = "mission"
    ANALOGY = "analogy"
    SPECIALISATION = "specialisation"
    SKILLS = "skills"
    SECTION = "section"  # any other heading
    DIRECTORY = "directory"  # computed: all roles
    COMPARISON = "comparison"  # computed: two roles side by side


@dataclass(frozen=True, slots=True)
class Source:
    """Where an entry stands: `file` relative to the knowledge folder, `line` counted from 1."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One answerable piece of an article.

    id            stable and readable: "business-ops-manager/pillars/2/1"; the definition's is the
                  role itself; the same in every language of the article
    title         plain text, without emoji or numbering; a mission's is its first words
    heading_path  plain titles from the article down to the heading the entry stands under
    text          plain text of the body, what search reads and `opsrole ask` prints
    markdown      the body as written, dedented, what Slack's cards are made from
    pillar        1-based number of its pillar, for pillars and missions
    mission       1-based number within its pillar, for missions
    tagline       the definition's few words ("le couteau suisse")
    items         the plain parts of a list entry: titles of pillars, skills
    questions     sample questions from the sidecar
    """

    id: str
    kind: Kind
    role: str
    lang: Language
    title: str
    heading_path: tuple[str, ...]
    text: str
    markdown: str
    source: Source
    pillar: int | None = None
    mission: int | None = None
    tagline: str | None = None
    items: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One Markdown file. `role` is the slug, `name` the role's name as people say it.

    `read` and `image` are as written; `review_every` is in days; `digest` is the SHA-256 of the
    file and its sidecar, by which an unchanged article is known.
    """

    role: str
    name: str
    lang: Language
    title: str
    file: str
    digest: str
    entries: tuple[Entry, ...]
    author: str | None = None
    description: str | None = None
    read: str | None = None
    image: str | None = None
    published: date | None = None
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    url: str | None = None
    order: int | None = None
    owner: str | None = None
    reviewed: date | None = None
    review_every: int | None = None
    status: str | None = None

    @property
    def definition(self) -> Entry | None:
        return next((entry for entry in self.entries if entry.kind == Kind.DEFINITION), None)


Level = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something an author should mend. An error keeps its article out, the others do not.

    file   relative to the knowledge folder, with slashes
    line   counted from 1
    code   short and stable, for programs: "dead-link"
    part   the piece of the line that is meant; empty for all of it
    quote  the line as written; empty where there is none, or nobody has looked it up
    """

    file: str
    line: int
    level: Level
    message: str
    code: str
    part: str = ""
    quote: str = ""

    @property
    def column(self) -> int:
        """Where in the line the part begins, counted from 1 in characters."""
        at = self.quote.find(self.part) if self.part else -1
        return 1 + (len(self.quote) - len(self.quote.lstrip()) if at < 0 else at)

    @property
    def width(self) -> int:
        """How many characters from there on are meant; at least 1."""
        whole = len(self.quote.strip())
        return max(1, len(self.part) if self.part and self.part in self.quote else whole)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.level}: {self.message}"
