"""A folder of articles as it may be found on a disk."""

import os
from pathlib import Path

import pytest

from bot.articles.folder import read_folder
from bot.articles.report import report


def _article(title: str, extra: str = "") -> str:
    return f"---\ntitle: {title}\n{extra}---\n\n## En bref\n\nTexte.\n"


def _write(folder: Path, **files: str | bytes) -> None:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def _lines(folder: Path) -> list[str]:
    return [str(problem) for problem in read_folder(folder)[1]]


def test_good_articles_are_served_beside_bad_ones(tmp_path: Path) -> None:
    _write(tmp_path, vigie_md=_article("La vigie"), bad_md="## no front matter\n", void_md="")
    library, problems = read_folder(tmp_path)
    assert library.roles == ("vigie",)
    assert [(problem.file, problem.level) for problem in problems] == [
        ("bad.md", "error"), ("void.md", "error"),
    ]  # fmt: skip


def test_folders_within_are_read_and_named_from_the_top(tmp_path: Path) -> None:
    _write(tmp_path, ponts__vigie_md=_article("La vigie"))
    library, problems = read_folder(tmp_path)
    assert problems == ()
    assert [article.file for article in library.articles] == ["ponts/vigie.md"]
    assert library.entries[0].source.file == "ponts/vigie.md"


def test_readmes_and_hidden_names_are_no_articles(tmp_path: Path) -> None:
    _write(tmp_path, vigie_md=_article("La vigie"), README_md="# x", notes_txt="x")
    for name in (".draft.md", "_draft.md", "_old/x.md", ".git/x.md", "sub/readme.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("no front matter")
    library, problems = read_folder(tmp_path)
    assert problems == ()
    assert len(library.articles) == 1


def test_two_articles_for_one_role_are_both_named(tmp_path: Path) -> None:
    _write(tmp_path, a_md=_article("La vigie"), b_md=_article("Vigie"), c_md=_article("Le mousse"))
    library, problems = read_folder(tmp_path)
    assert library.roles == ("mousse", "vigie")
    assert [str(problem) for problem in problems] == [
        "b.md:1: error: a second article for vigie in fr: a.md is the first"
    ]


def test_one_role_in_two_languages_is_two_articles(tmp_path: Path) -> None:
    english = "---\ntitle: The lookout role\nrole: vigie\n---\n## In short\n\nLooks out.\n"
    _write(tmp_path, vigie_md=_article("La vigie"), vigie_en_md=english)
    library, problems = read_folder(tmp_path)
    assert problems == ()
    assert [(a.role, a.lang) for a in library.articles] == [("vigie", "fr"), ("vigie", "en")]


def test_a_sidecar_serves_every_language_of_its_role(tmp_path: Path) -> None:
    english = "---\ntitle: The lookout role\nrole: vigie\n---\n## In short\n\nLooks out.\n"
    french = _article("La vigie") + "\n## Repos\n\nDormir.\n"
    sidecar = "vigie:\n  - qui veille ?\nrepos:\n  - when do they sleep\n"
    _write(tmp_path, vigie_md=french, vigie_en_md=english, vigie_questions_yml=sidecar)
    library, problems = read_folder(tmp_path)
    assert problems == ()
    for lang in ("fr", "en"):
        definition = library.definition("vigie", lang)
        assert definition
        assert definition.questions == ("qui veille ?",)
    rest = library.entry("vigie/repos")
    assert rest
    assert rest.questions == ("when do they sleep",)


def test_a_sidecar_may_be_named_after_the_role_or_the_file(tmp_path: Path) -> None:
    _write(
        tmp_path,
        tour_md=_article("La vigie"),
        tour_questions_yml="vigie:\n  - un ?\n",
        vigie_questions_yml="definition:\n  - deux ?\n  - un ?\nx:\n  - y\n",
    )
    library, problems = read_folder(tmp_path)
    definition = library.definition("vigie")
    assert definition
    assert definition.questions == ("un ?", "deux ?")
    assert [str(problem) for problem in problems] == [
        "vigie.questions.yml:4: warning: no entry 'x'"
    ]


def test_a_sidecar_of_nothing_is_told(tmp_path: Path) -> None:
    _write(tmp_path, vigie_md=_article("La vigie"), mousse_questions_yml="a:\n  - b\n")
    assert _lines(tmp_path) == [
        (
            "mousse.questions.yml:1: warning: sample questions of no article:"
            " name them after its file or role"
        )
    ]


def test_the_revision_changes_with_an_article_or_its_questions(tmp_path: Path) -> None:
    _write(tmp_path, vigie_md=_article("La vigie"))
    first = read_folder(tmp_path)[0].revision
    assert read_folder(tmp_path)[0].revision == first
    _write(tmp_path, vigie_questions_yml="vigie:\n  - qui ?\n")
    second = read_folder(tmp_path)[0].revision
    _write(tmp_path, vigie_md=_article("La vigie", "order: 1\n"))
    third = read_folder(tmp_path)[0].revision
    assert len({first, second, third}) == 3


def test_a_missing_folder_is_one_error(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    library, problems = read_folder(gone)
    assert library.articles == ()
    assert [str(p) for p in problems] == [f"{gone}:1: error: there is no such file or folder"]
    assert report(library, problems).exit_code == 1


def test_an_empty_folder_is_one_error(tmp_path: Path) -> None:
    (line,) = _lines(tmp_path)
    assert line.startswith(f"{tmp_path}:1: error: no article")


def test_a_file_for_a_folder_is_one_error(tmp_path: Path) -> None:
    _write(tmp_path, vigie_md=_article("La vigie"))
    path = tmp_path / "vigie.md"
    assert _lines(path) == [f"{path}:1: error: not a folder"]


def test_links_that_lead_nowhere_or_round_in_circles(tmp_path: Path) -> None:
    _write(tmp_path, vigie_md=_article("La vigie"), ponts__mousse_md=_article("Le mousse"))
    (tmp_path / "loop.md").symlink_to("loop.md")
    (tmp_path / "gone.md").symlink_to("nowhere.md")
    (tmp_path / "ponts" / "up").symlink_to("..")
    library, problems = read_folder(tmp_path)
    assert library.roles == ("mousse", "vigie")
    assert [(problem.file, problem.level) for problem in problems] == [
        ("gone.md", "error"), ("loop.md", "error"),
    ]  # fmt: skip


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    _write(tmp_path, vigie_md=_article("La vigie"))
    os.mkfifo(tmp_path / "pipe.md")
    assert _lines(tmp_path) == ["pipe.md:1: error: cannot be read: not a file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    _write(tmp_path, vigie_md=_article("La vigie"), closed_md=_article("Le mousse"))
    (tmp_path / "closed.md").chmod(0)
    assert _lines(tmp_path) == ["closed.md:1: error: cannot be read: Permission denied"]


def test_a_huge_file_is_not_read_whole(tmp_path: Path) -> None:
    _write(tmp_path, vigie_md=_article("La vigie"))
    with (tmp_path / "huge.md").open("wb") as file:
        file.truncate(1 << 32)
    assert _lines(tmp_path) == ["huge.md:1: error: larger than 1024 KiB"]


def test_a_name_that_is_not_utf8_can_be_printed(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.md", "wb"):  # noqa: PTH123 - a name of bytes
        pass
    (line,) = _lines(tmp_path)
    assert line.encode().startswith("caf\ufffd.md:1: error".encode())
