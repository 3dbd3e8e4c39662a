"""What an author types, and gets."""

import json
from datetime import date
from pathlib import Path

import pytest
from sample_articles import PARTNER, SUPPORT
from typer.testing import CliRunner, Result

from bot.articles.check import check_folder
from bot.articles.report import counts
from bot.cli import app


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    knowledge = tmp_path / "articles"
    knowledge.mkdir()
    (knowledge / "partner.md").write_text(PARTNER, encoding="utf-8")
    (knowledge / "support.md").write_text(SUPPORT, encoding="utf-8")
    return knowledge


def opsrole(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments, env={"COLUMNS": "100"})


def test_a_warning_is_told_in_every_form_and_does_not_fail(folder: Path) -> None:
    with (folder / "support.md").open("a", encoding="utf-8") as file:
        file.write("\n## Plus\n\nVoir [ici](gone.md).\n")
    line = len((folder / "support.md").read_text(encoding="utf-8").splitlines())
    plain = opsrole("check", str(folder))
    assert f"support.md:{line}: warning: there is no file gone.md" in plain.stdout.splitlines()
    assert plain.stdout.splitlines()[-1] == "0 errors, 1 warnings"
    (row,) = json.loads(opsrole("check", str(folder), "--format", "json").stdout)
    assert (row["line"], row["code"], row["path"]) == (line, "dead-link", f"{folder}/support.md")
    github = opsrole("check", str(folder), "--format", "github")
    assert github.stdout.startswith(f"::warning file={folder}/support.md,line={line},col=12,")
    assert (plain.exit_code, github.exit_code) == (0, 0)


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_an_error_fails_the_check_in_every_form(folder: Path, form: str) -> None:
    (folder / "void.md").write_text("", encoding="utf-8")
    done = opsrole("check", "--knowledge", str(folder), "--format", form)
    assert done.exit_code == 1
    assert "the file is empty" in done.stdout


def test_sample_questions_are_tried_without_themselves(folder: Path) -> None:
    (folder / "partner.questions.yml").write_text(
        "pillars/1/2:\n  - qui signe les contrats ?\npillars/2/1:\n  - zorglub bulgroz kravitz\n"
        "skills:\n  - what are the soft skills of the partner ops?\n",
        encoding="utf-8",
    )
    done = opsrole("check", str(folder), "--questions")
    assert done.exit_code == 0
    notes = [line for line in done.stdout.splitlines() if ": note: " in line]
    assert len(notes) == 1
    assert notes[0].startswith('partner.questions.yml:4: note: "zorglub bulgroz kravitz" does not')
    assert "partner-ops-manager/pillars/2/1" in notes[0]
    assert "sample questions, fr: 1 of 2 found (50.0%)" in done.stdout
    assert "sample questions, en: 1 of 1 found (100.0%)" in done.stdout
    assert done.stdout.splitlines()[-1] == "0 errors, 0 warnings"


def test_a_question_without_a_role_is_asked_by_someone_of_the_articles_own(folder: Path) -> None:
    for name in ("partner", "support"):
        (folder / f"{name}.questions.yml").write_text(
            "pillars/2:\n  - c'est quoi le pilier 2 ?\n", encoding="utf-8"
        )
    assert "fr: 2 of 2 found" in opsrole("check", str(folder), "--questions").stdout


@pytest.mark.parametrize(("lang", "file"), [("fr", "quai-ops.md"), ("en", "quai-ops.en.md")])
def test_a_new_article_has_the_whole_structure_and_says_what_is_to_be_filled_in(
    folder: Path, lang: str, file: str
) -> None:
    done = opsrole("new", "Quai  Ops", "--lang", lang, "--knowledge", str(folder))
    assert done.exit_code == 0, done.output
    assert file in done.stdout
    checked = check_folder(folder, date.today())
    article = checked.library.article("quai-ops")
    assert article
    assert (article.name, article.lang, article.file) == ("Quai Ops", lang, file)
    assert {str(kind): n for kind, n in counts(article).items()} == {
        "introduction": 1, "definition": 1, "pillars": 1, "pillar": 4, "mission": 12, "analogy": 1,
        "specialisation": 1, "skills": 1, "section": 1,
    }  # fmt: skip
    assert {(problem.level, problem.code) for problem in checked.problems} == {
        ("warning", "placeholder")
    }
    assert opsrole("check", str(folder)).exit_code == 0


@pytest.mark.parametrize("name", ["Ops: \"n° 1\" {x} $role #2 'a'", "---", "# - [a]: ${b} \\n"])
def test_any_name_gives_an_article_or_a_refusal(tmp_path: Path, name: str) -> None:
    done = opsrole("new", "--knowledge", str(tmp_path / "new"), "--", name)
    if done.exit_code == 2:
        assert done.stderr.startswith("opsrole: ")
        return
    checked = check_folder(tmp_path / "new", date.today())
    assert [article.name for article in checked.library.articles] == [name]
    assert not [problem for problem in checked.problems if problem.level == "error"]


def test_new_never_overwrites(folder: Path) -> None:
    path = folder / "vigie-ops.md"
    path.write_text("mine", encoding="utf-8")
    done = opsrole("new", "Vigie Ops", "--knowledge", str(folder))
    assert done.exit_code == 2
    assert "stays as it is" in done.stderr
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["partner-ops-manager", "Partner Ops Manager", "alliances ops"])
def test_a_role_is_previewed_by_any_of_its_names(folder: Path, name: str) -> None:
    done = opsrole("preview", name, "--knowledge", str(folder))
    assert done.exit_code == 0
    for shown in ("Recrutement", "Signer les contrats", "jardinier", "Diplomatie", "partner.md:"):
        assert shown in done.stdout


def test_a_preview_of_an_unknown_role_names_those_there_are(folder: Path) -> None:
    done = opsrole("preview", "pilote", "--knowledge", str(folder))
    assert done.exit_code == 2
    assert "partner-ops-manager, support-ops-manager" in done.stderr


def test_a_preview_may_ask_for_a_language(folder: Path) -> None:
    english = "---\ntitle: The Support Ops Manager role\nlang: en\n---\n\n## In short\n\nMends.\n"
    (folder / "support.en.md").write_text(english, encoding="utf-8")
    done = opsrole("preview", "support-ops-manager", "--lang", "en", "--knowledge", str(folder))
    assert "Mends." in done.stdout
    assert "mécanicien" not in done.stdout
