"""A folder read again and again while its authors write."""

from pathlib import Path

import pytest

from bot.articles.folder import FolderReader
from bot.articles.model import Article


def _article(title: str, text: str = "Texte.") -> str:
    return f"---\ntitle: {title}\n---\n\n## En bref\n\n{text}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "vigie.md").write_text(_article("La vigie"), encoding="utf-8")
    (tmp_path / "mousse.md").write_text(_article("Le mousse"), encoding="utf-8")
    (tmp_path / "vigie.questions.yml").write_text("vigie:\n  - qui veille ?\n", encoding="utf-8")
    return tmp_path


def _of(reader: FolderReader, role: str) -> Article:
    article = reader.read().library.article(role)
    assert article
    return article


def test_what_did_not_change_is_not_read_anew(folder: Path) -> None:
    reader = FolderReader(folder)
    mousse, vigie = _of(reader, "mousse"), _of(reader, "vigie")
    (folder / "mousse.md").write_text(_article("Le mousse", "Autre."), encoding="utf-8")
    assert _of(reader, "vigie") is vigie
    assert _of(reader, "mousse").entries[0].text == "Autre."
    assert _of(reader, "mousse") != mousse


def test_new_questions_are_taken_up_without_a_change_of_the_article(folder: Path) -> None:
    reader = FolderReader(folder)
    before = _of(reader, "vigie")
    (folder / "vigie.questions.yml").write_text("vigie:\n  - qui guette ?\n", encoding="utf-8")
    after = _of(reader, "vigie")
    assert after.entries[0].questions == ("qui guette ?",)
    assert after.digest != before.digest
    (folder / "vigie.questions.yml").unlink()
    assert _of(reader, "vigie").entries[0].questions == ()


def test_every_reading_tells_every_problem(folder: Path) -> None:
    reader = FolderReader(folder)
    (folder / "vigie.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    (folder / "vigie.questions.yml").write_text("- non\n", encoding="utf-8")
    first, second = reader.read(), reader.read()
    assert [problem.code for problem in first.problems] == ["broken-yaml", "wrong-questions"]
    assert second.problems == first.problems
    assert second.library.roles == ("mousse",)


def test_a_renamed_article_is_known_under_its_new_name(folder: Path) -> None:
    reader = FolderReader(folder)
    reader.read()
    (folder / "vigie.md").rename(folder / "guet.md")
    article = _of(reader, "vigie")
    assert article.file == "guet.md"
    assert {entry.source.file for entry in article.entries} == {"guet.md"}
    assert article.entries[0].questions == ("qui veille ?",)


def test_the_second_article_of_a_role_takes_over_when_the_first_goes(folder: Path) -> None:
    reader = FolderReader(folder)
    (folder / "zz.md").write_text(_article("Vigie"), encoding="utf-8")
    assert [problem.code for problem in reader.read().problems] == ["second-article"]
    (folder / "vigie.md").unlink()
    assert reader.read().problems == ()
    assert _of(reader, "vigie").file == "zz.md"
