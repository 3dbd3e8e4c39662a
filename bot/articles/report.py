"""What `opsrole check` says of a folder: what each article holds, and what is to be mended."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bot.articles.library import Library
from bot.articles.model import Article, Kind, Problem

_PLURALS = {
    Kind.INTRODUCTION: "introductions",
    Kind.DEFINITION: "definitions",
    Kind.PILLARS: "lists of pillars",
    Kind.PILLAR: "pillars",
    Kind.MISSION: "missions",
    Kind.ANALOGY: "analogies",
    Kind.SPECIALISATION: "specialisations",
    Kind.SKILLS: "lists of skills",
    Kind.SECTION: "other sections",
}
_SINGULARS = {
    Kind.PILLARS: "list of pillars",
    Kind.SKILLS: "list of skills",
    Kind.SECTION: "other section",
}


@dataclass(frozen=True, slots=True)
class Report:
    """`articles` and `problems` are lines to print; `exit_code` is 1 if there is an error."""

    articles: tuple[str, ...]
    problems: tuple[str, ...]
    errors: int
    warnings: int

    @property
    def exit_code(self) -> int:
        return 1 if self.errors else 0


def report(library: Library, problems: Iterable[Problem]) -> Report:
    found = tuple(problems)
    levels = Counter(problem.level for problem in found)
    return Report(
        articles=tuple(map(summary, library.articles)),
        problems=tuple(map(str, found)),
        errors=levels["error"],
        warnings=levels["warning"],
    )


def counts(article: Article) -> dict[Kind, int]:
    """How many entries of each kind, for the kinds that it has, in the order of `Kind`."""
    found = Counter(entry.kind for entry in article.entries)
    return {kind: found[kind] for kind in Kind if found[kind]}


def summary(article: Article) -> str:
    """One line: "file: role (fr): 24 entries: 1 introduction, ... 14 missions (3, 4, 4, 3)"."""
    parts = [_counted(article, kind, count) for kind, count in counts(article).items()]
    total = len(article.entries)
    said = f"{total} {'entry' if total == 1 else 'entries'}"
    return ": ".join(
        filter(None, [f"{article.file}: {article.role} ({article.lang})", said, ", ".join(parts)])
    )


def _counted(article: Article, kind: Kind, count: int) -> str:
    name = _SINGULARS.get(kind, kind.value) if count == 1 else _PLURALS[kind]
    match kind:
        case Kind.MISSION:
            by_pillar = Counter(e.pillar for e in article.entries if e.kind == kind)
            pillars = [e.pillar for e in article.entries if e.kind == Kind.PILLAR]
            detail = ", ".join(str(by_pillar[pillar]) for pillar in pillars)
        case Kind.SKILLS:
            detail = str(sum(len(e.items) for e in article.entries if e.kind == kind))
        case _:
            detail = ""
    return f"{count} {name} ({detail})" if detail else f"{count} {name}"
