"""What `opsrole check` has to print."""

from pathlib import Path

from bot.articles.folder import read_folder
from bot.articles.model import Kind
from bot.articles.report import counts, report

_ARTICLE = """\
---
title: La vigie
---
## En bref

Elle veille.

## Les piliers

### Mât

- voir
- crier

### Voile

- border

## Soft skills

- calme
- patience
"""


def test_each_article_is_counted_by_kind(tmp_path: Path) -> None:
    (tmp_path / "vigie.md").write_text(_ARTICLE, encoding="utf-8")
    library, problems = read_folder(tmp_path)
    found = report(library, problems)
    assert found.articles == (
        (
            "vigie.md: vigie (fr): 8 entries: 1 definition, 1 list of pillars, 2 pillars,"
            " 3 missions (2, 1), 1 list of skills (2)"
        ),
    )
    assert (found.problems, found.exit_code) == ((), 0)
    assert counts(library.articles[0])[Kind.MISSION] == 3


def test_a_warning_does_not_fail_the_check(tmp_path: Path) -> None:
    (tmp_path / "vigie.md").write_text(_ARTICLE.replace("- border", "Border."), encoding="utf-8")
    found = report(*read_folder(tmp_path))
    assert found.problems == ("vigie.md:15: warning: pillar without missions: Voile",)
    assert (found.errors, found.warnings, found.exit_code) == (0, 1, 0)


def test_an_error_fails_the_check_and_the_good_article_is_still_counted(tmp_path: Path) -> None:
    (tmp_path / "vigie.md").write_text(_ARTICLE, encoding="utf-8")
    (tmp_path / "void.md").write_text("", encoding="utf-8")
    found = report(*read_folder(tmp_path))
    assert found.problems == ("void.md:1: error: the file is empty",)
    assert len(found.articles) == 1
    assert found.exit_code == 1
