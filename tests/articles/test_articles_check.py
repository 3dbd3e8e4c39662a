"""What an author is told of articles that could be better."""

from datetime import date
from pathlib import Path

import pytest

from bot.articles.check import check_folder
from bot.articles.model import Problem

TODAY = date(2026, 11, 23)


def _article(title: str, body: str = "", front: str = "") -> str:
    return f"---\ntitle: {title}\n{front}---\n\n## En bref\n\nTexte de {title}.\n\n{body}"


def _check(folder: Path, **files: str) -> list[Problem]:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return list(check_folder(folder, TODAY).problems)


def _told(problems: list[Problem]) -> list[tuple[str, str, int]]:
    return [(problem.code, problem.file, problem.line) for problem in problems]


def test_dead_links_and_pictures_are_told_at_their_place(tmp_path: Path) -> None:
    (tmp_path / "plan.png").write_bytes(b"")
    body = (
        "Voir [le mousse](mousse.md), ![le plan](plan.png) et\n"
        "le [bosco](bosco.md) ou ![la carte](img/carte.png).\n"
    )
    problems = _check(tmp_path, vigie_md=_article("Vigie", body), mousse_md=_article("Mousse"))
    assert _told(problems) == [("dead-link", "vigie.md", 10), ("dead-image", "vigie.md", 10)]
    assert [problem.level for problem in problems] == ["warning", "warning"]
    link = problems[0]
    assert link.quote == "le [bosco](bosco.md) ou ![la carte](img/carte.png)."
    assert link.quote[link.column - 1 :][: link.width] == "bosco.md"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/x", "mailto:a@example.org", "#suite", "//example.org/x", "mousse",
        "mousse.md#suite", "./mousse.md?x=1", "/mousse.md", "ponts/le%20pont.md", "slack://open",
    ],
)  # fmt: skip
def test_a_link_that_leads_somewhere_is_no_problem(tmp_path: Path, address: str) -> None:
    bridge = _article("Le pont")
    (tmp_path / "ponts").mkdir()
    (tmp_path / "ponts" / "le pont.md").write_text(bridge, encoding="utf-8")
    assert not _check(
        tmp_path, vigie_md=_article("Vigie", f"[x]({address})\n"), mousse_md=_article("Mousse")
    )


@pytest.mark.parametrize("address", ["../x.md", "a" * 300, "%00", "/posts/1.png"])
def test_a_strange_link_that_leads_nowhere_is_told(tmp_path: Path, address: str) -> None:
    problems = _check(tmp_path, vigie_md=_article("Vigie", f"[x]({address})\n"))
    assert _told(problems) == [("dead-link", "vigie.md", 9)]


def test_links_are_read_from_the_article_or_from_the_folder(tmp_path: Path) -> None:
    body = "[beside](bosco.md) [from the top](ponts/bosco.md)\n"
    assert not _check(
        tmp_path, ponts__vigie_md=_article("Vigie", body), ponts__bosco_md=_article("Bosco")
    )


def test_an_address_from_the_root_of_a_site_is_not_of_the_folder(tmp_path: Path) -> None:
    front = "url: https://example.org/vigie\nimage: /vigie.png\n"
    assert not _check(tmp_path, vigie_md=_article("Vigie", "![x](/x.png)\n", front))


def test_the_picture_of_the_front_matter_is_looked_for(tmp_path: Path) -> None:
    for address in ("img/vigie.png", "http://[x"):
        problems = _check(tmp_path, vigie_md=_article("Vigie", front=f"image: {address}\n"))
        assert _told(problems) == [("dead-image", "vigie.md", 3)]


def test_an_alias_of_two_roles_is_told_where_it_is_claimed_again(tmp_path: Path) -> None:
    problems = _check(
        tmp_path,
        guet_md=_article("Guet", front="aliases:\n  - Le Veilleur\n"),
        vigie_md=_article("Vigie", front="aliases:\n  - Œil\n  - le veilleur\n"),
        veilleur_md=_article("Bosco", front="name: Œil\n"),
    )
    assert _told(problems) == [("shared-alias", "vigie.md", 4), ("shared-alias", "vigie.md", 5)]
    assert "bosco" in problems[0].message
    assert "guet" in problems[1].message


def test_two_languages_of_one_role_may_share_their_aliases(tmp_path: Path) -> None:
    front = "role: vigie\naliases: [Guet]\n"
    english = f"---\ntitle: The lookout\n{front}lang: en\n---\n\n## In short\n\nLooks out.\n"
    assert not _check(tmp_path, vigie_md=_article("Vigie", front=front), vigie_en_md=english)


def test_a_mission_too_long_to_be_read_is_told(tmp_path: Path) -> None:
    fits, too_long = "a" * 400, "b " * 200 + "b"
    body = f"## Les piliers\n\n### 1. Mât\n\n- {fits}\n- {too_long}\n"
    problems = _check(tmp_path, vigie_md=_article("Vigie", body))
    assert _told(problems) == [("long-mission", "vigie.md", 14)]
    assert "401 characters" in problems[0].message


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("reviewed: 2026-10-24\nreview_every: 30\n", []),
        ("reviewed: 2026-10-23\nreview_every: 30\n", [("overdue", "vigie.md", 3)]),
        ("reviewed: 2026-01-01\n", []),
        ("reviewed: 2026-01-01\nreview_every: 999999999\n", []),
    ],
)
def test_an_article_past_its_review_date_is_told(
    tmp_path: Path, front: str, told: list[tuple[str, str, int]]
) -> None:
    assert _told(_check(tmp_path, vigie_md=_article("Vigie", front=front))) == told


def test_entries_that_say_nearly_the_same_are_told_with_each_other(tmp_path: Path) -> None:
    def pillars(*missions: str) -> str:
        return "## Les piliers\n\n### 1. Mât\n\n" + "".join(
            f"- {mission} ;\n" for mission in missions
        )

    problems = _check(
        tmp_path,
        guet_md=_article("Guet", pillars(
            "Surveiller la mer à la longue-vue pendant toute la nuit",
            "Prévenir le capitaine dès qu'une voile paraît à l'horizon",
        )),
        vigie_md=_article("Vigie", pillars(
            "Surveiller la mer à la longue-vue toute la nuit",
            "Compter les barriques de rhum avant chaque départ du port",
        )),
    )  # fmt: skip
    assert _told(problems) == [("near-double", "vigie.md", 13)]
    assert "guet/pillars/1/1 (guet.md:13)" in problems[0].message


def test_the_two_languages_of_a_role_should_have_the_same_entries(tmp_path: Path) -> None:
    pillars = (
        "## Les piliers\n\n### 1. Mât\n\n- voir\n- crier\n\n## Ses outils\n\nUne longue-vue.\n"
    )
    english = (
        "---\ntitle: The lookout\nrole: vigie\nlang: en\n---\n\n## In short\n\nLooks out.\n\n"
        "## The pillars\n\n### 1. Mast\n\n- see\n\n## The kit\n\nA telescope.\n\n"
        "## Soft skills\n\n- calm\n"
    )
    problems = _check(tmp_path, vigie_md=_article("Vigie", pillars), vigie_en_md=english)
    assert _told(problems) == [
        ("other-structure", "vigie.en.md", 1), ("other-structure", "vigie.md", 1),
    ]  # fmt: skip
    assert problems[0].message == "lacks what vigie.md has: vigie/pillars/1/2"
    assert problems[1].message == "lacks what vigie.en.md has: vigie/skills"


@pytest.mark.parametrize("text", ["[À compléter : qui ?]", "[a completer]", "[To fill in: who?]"])
def test_text_still_to_be_filled_in_is_told(tmp_path: Path, text: str) -> None:
    problems = _check(tmp_path, vigie_md=_article("Vigie", f"{text}\n"))
    assert _told(problems) == [("placeholder", "vigie.md", 9)]


def test_problems_of_broken_files_are_quoted_too(tmp_path: Path) -> None:
    (broken,) = _check(tmp_path, vigie_md=_article("Vigie"), bad_md="---\ntitle: a: b\n---\n")[:1]
    assert (broken.level, broken.quote, broken.column, broken.width) == (
        "error",
        "title: a: b",
        1,
        11,
    )


def test_a_missing_folder_is_still_one_error(tmp_path: Path) -> None:
    (problem,) = check_folder(tmp_path / "gone", TODAY).problems
    assert problem.level == "error"
