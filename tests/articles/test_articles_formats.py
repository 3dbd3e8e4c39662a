"""Problems as editors and GitHub read them."""

import json
from pathlib import Path

from bot.articles.formats import as_github, as_json
from bot.articles.model import Problem

_DEAD = Problem(
    "ponts/a,b.md", 3, "warning", "there is no file 100%:x", "dead-link", "x.md", "é [a](x.md)"
)


def test_an_editor_finds_the_file_the_line_and_the_column() -> None:
    (row,) = json.loads(as_json([_DEAD], Path("knowledge")))
    assert row == {
        "path": "knowledge/ponts/a,b.md", "file": "ponts/a,b.md", "line": 3, "column": 7,
        "width": 4, "level": "warning", "code": "dead-link",
        "message": "there is no file 100%:x", "quote": "é [a](x.md)",
    }  # fmt: skip
    assert len(json.loads(as_json([_DEAD, _DEAD], Path()))) == 2
    assert json.loads(as_json([], Path())) == []


def test_github_gets_a_command_that_nothing_in_a_text_can_break() -> None:
    assert as_github(_DEAD, Path("knowledge")) == (
        "::warning file=knowledge/ponts/a%2Cb.md,line=3,col=7,title=dead-link"
        "::there is no file 100%25:x"
    )


def test_what_is_only_told_is_a_notice() -> None:
    note = Problem("a.yml", 1, "note", "two\nlines", "astray")
    assert as_github(note, Path()) == "::notice file=a.yml,line=1,col=1,title=astray::two%0Alines"


def test_a_problem_of_the_folder_itself_bears_its_path_once() -> None:
    gone = Problem("gone", 1, "error", "there is no such file or folder", "unreadable")
    assert json.loads(as_json([gone], Path("gone")))[0]["path"] == "gone"


def test_without_a_part_the_whole_line_is_meant() -> None:
    problem = Problem("a.md", 1, "error", "x", "broken-yaml", quote="  title: a: b")
    assert (problem.column, problem.width) == (3, 11)
    assert (Problem("a.md", 1, "error", "x", "y").column, problem.line) == (1, 1)
