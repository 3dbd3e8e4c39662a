"""What the authors' guide says is so."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from bot.articles.frontmatter import FrontMatter
from bot.articles.kinds import recognise, section_name
from bot.articles.parse import parse_article
from bot.articles.report import counts
from bot.cli import app

_GUIDE = (Path(__file__).parents[2] / "knowledge" / "README.md").read_text(encoding="utf-8")
_FRENCH, _ENGLISH = _GUIDE.split("\n---\n\n# Writing the articles\n")


def _block(language: str) -> bytes:
    found = re.search(rf"```{language}\n(.*?)```", _FRENCH, re.DOTALL)
    assert found
    return found.group(1).encode()


def test_its_example_is_an_article_without_a_problem() -> None:
    article, problems = parse_article(_block("markdown"), "chef-de-quai-ops.md", _block("yaml"))
    assert problems == ()
    assert article
    assert article.role == "chef-de-quai-ops"
    assert {str(kind): n for kind, n in counts(article).items()} == {
        "introduction": 1, "definition": 1, "pillars": 1, "pillar": 2, "mission": 3, "analogy": 1,
        "specialisation": 1, "skills": 1, "section": 1,
    }  # fmt: skip
    assert sum(bool(entry.questions) for entry in article.entries) == 2


@pytest.mark.parametrize("part", [_FRENCH, _ENGLISH])
def test_every_key_of_the_front_matter_is_told(part: str) -> None:
    keys = {field.name for field in fields(FrontMatter)} - {"title_line", "published"} | {"date"}
    told = {
        key for row in re.findall(r"^\| (`[^|]*) \|", part, re.MULTILINE) for key in row.split(", ")
    }
    assert told == {f"`{key}`" for key in keys}


@pytest.mark.parametrize("part", [_FRENCH, _ENGLISH])
def test_the_headings_that_it_names_are_recognised(part: str) -> None:
    tried = 0
    for headings, id_ in re.findall(r"^\| (\*.*?) \|.*\| `(.*)` \|$", part, re.MULTILINE):
        for heading in re.findall(r"\*(.*?)\*", headings):
            found = recognise(heading.rstrip("…"))
            assert (str(found.kind) if found else section_name(heading)) == id_, heading
            tried += 1
    assert tried >= 17


@pytest.mark.parametrize("part", [_FRENCH, _ENGLISH])
def test_the_commands_that_it_names_are_there(part: str) -> None:
    known = {
        command.name or command.callback.__name__
        for group in (app, *(group.typer_instance for group in app.registered_groups))
        for command in (group.registered_commands if group else ())
        if command.callback
    }
    named = set(re.findall(r"opsrole ([a-z]+)", part))
    assert named <= known
    assert {"new", "check", "preview", "playground"} <= named
