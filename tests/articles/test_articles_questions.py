"""Sample questions beside an article."""

import pytest

from bot.articles.model import Article, Problem
from bot.articles.parse import parse_article

_ARTICLE = """\
---
title: Le rôle de Vigie
---
## En bref

Elle veille.

## Les piliers

### Mât

- voir loin

### Voile

- border
"""


def _read(questions: str | bytes) -> tuple[Article, tuple[Problem, ...]]:
    raw = questions.encode() if isinstance(questions, str) else questions
    article, problems = parse_article(_ARTICLE.encode(), "ponts/vigie.md", raw)
    assert article
    return article, problems


def _of(article: Article, id_: str) -> tuple[str, ...]:
    (entry,) = [entry for entry in article.entries if entry.id == id_]
    return entry.questions


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        ("vigie", "vigie"), ("definition", "vigie"), ("pillars", "vigie/pillars"),
        ("pillars/2", "vigie/pillars/2"), ("vigie/pillars/2", "vigie/pillars/2"),
        ("pillars/2/1", "vigie/pillars/2/1"),
    ],
)  # fmt: skip
def test_an_id_may_leave_out_the_role(written: str, id_: str) -> None:
    article, problems = _read(f"{written}:\n  - qui veille ?\n  - who  is up there\n")
    assert problems == ()
    assert _of(article, id_) == ("qui veille ?", "who is up there")
    assert sum(len(entry.questions) for entry in article.entries) == 2


def test_an_unknown_id_is_told_at_its_line() -> None:
    article, problems = _read("pillars/1:\n  - haut ?\npillars/9:\n  - quoi ?\n")
    assert [str(problem) for problem in problems] == [
        "ponts/vigie.questions.yml:3: warning: no entry 'pillars/9'"
    ]
    assert _of(article, "vigie/pillars/1") == ("haut ?",)


@pytest.mark.parametrize(
    ("questions", "line"),
    [
        ("- a\n", 1),
        ("pillars/1: quoi ?\n", 1),
        ("pillars/1:\n  - ok\n  - a: b\n", 3),
        ("pillars/1:\n  - ok\n  - 12\n", 3),
        ("pillars/1:\n  - ok\n  - ''\n", 3),
        ("pillars/1:\n  - ok\n  [\n", 3),
        ("? [a]\n: [b]\n", 1),
        (b"pillars/1:\n  - \xe9t\xe9\n", 2),
    ],
)
def test_a_wrong_shape_is_a_warning_and_the_article_is_served(
    questions: str | bytes, line: int
) -> None:
    article, problems = _read(questions)
    (problem,) = problems
    assert (problem.file, problem.line) == ("ponts/vigie.questions.yml", line)
    assert problem.level == "warning"
    assert len(article.entries) == 6


def test_an_empty_sidecar_is_no_problem() -> None:
    assert _read("# later\n")[1] == ()


def test_the_digest_follows_the_article_and_its_questions() -> None:
    alone, _ = parse_article(_ARTICLE.encode(), "vigie.md")
    same, _ = parse_article(_ARTICLE.encode(), "vigie.md")
    other, _ = parse_article(_ARTICLE.replace("loin", "près").encode(), "vigie.md")
    assert alone
    assert same
    assert other
    taught, _ = _read("pillars/1:\n  - haut ?\n")
    assert alone.digest == same.digest
    assert len({alone.digest, other.digest, taught.digest}) == 3
