"""All articles together."""

import pytest

from bot.articles.library import Library
from bot.articles.model import Article, Entry, Kind
from bot.articles.parse import parse_article

_BODY = """
## En bref

Il veille.

## Les piliers

### Mât

- voir
- crier

### Voile

- border

## Soft skills

- calme
"""


def _article(title: str, front: str = "", file: str = "a.md") -> Article:
    article, problems = parse_article(f"---\ntitle: {title}\n{front}---\n{_BODY}".encode(), file)
    assert article, problems
    return article


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.of(
        [
            _article("The lookout role", "role: vigie\n", "vigie.en.md"),
            _article("Le mousse"),
            _article("La vigie"),
            _article("Le bosco", "order: 2\n"),
            _article("Le pilote", "order: 1\n"),
        ],
        "r1",
    )


def _entry(library: Library, id_: str) -> Entry:
    entry = library.entry(id_)
    assert entry
    return entry


def test_roles_come_by_order_then_name_whatever_the_language(library: Library) -> None:
    assert library.roles == ("pilote", "bosco", "mousse", "vigie")
    assert [a.lang for a in library.articles if a.role == "vigie"] == ["fr", "en"]


def test_an_entry_comes_in_the_language_asked_for_else_in_another(library: Library) -> None:
    english, french = library.entry("vigie", "en"), library.entry("vigie")
    assert english
    assert french
    assert (english.lang, french.lang) == ("en", "fr")
    other = library.definition("mousse", "en")
    assert other
    assert other.lang == "fr"
    assert library.entry("vigie/gone") is None
    assert library.article("nobody") is None


def test_from_a_mission_up_to_its_role(library: Library) -> None:
    entry: Entry | None = _entry(library, "vigie/pillars/1/2")
    trail = []
    while entry:
        trail.append(entry.id)
        entry = library.parent(entry)
    assert trail == ["vigie/pillars/1/2", "vigie/pillars/1", "vigie/pillars", "vigie"]


def test_from_a_role_down_to_its_missions(library: Library) -> None:
    pillars = library.children(_entry(library, "vigie"))
    assert [pillar.id for pillar in pillars] == ["vigie/pillars/1", "vigie/pillars/2"]
    assert library.children(_entry(library, "vigie/pillars")) == pillars
    assert [m.text for m in library.children(pillars[0])] == ["voir", "crier"]
    assert library.children(_entry(library, "vigie/skills")) == ()


def test_siblings_stand_under_one_parent(library: Library) -> None:
    mission = _entry(library, "vigie/pillars/1/1")
    assert [m.id for m in library.siblings(mission)] == ["vigie/pillars/1/1", "vigie/pillars/1/2"]
    assert len(library.siblings(_entry(library, "vigie/pillars/2"))) == 2
    assert library.siblings(_entry(library, "vigie/skills")) == ()


def test_neighbours_keep_the_language(library: Library) -> None:
    english = library.entry("vigie/pillars/1/1", "en")
    assert english
    parent = library.parent(english)
    assert parent
    assert parent.lang == "en"
    assert {m.lang for m in library.siblings(english)} == {"en"}


def test_entries_of_a_kind_come_in_the_article_s_order(library: Library) -> None:
    missions = library.of_kind("mousse", Kind.MISSION)
    assert [(m.pillar, m.mission) for m in missions] == [(1, 1), (1, 2), (2, 1)]
    assert library.of_kind("nobody", Kind.MISSION) == ()


def test_an_article_is_found_by_any_of_its_entries(library: Library) -> None:
    for entry in library.entries:
        article = library.article_of(entry)
        assert article
        assert entry in article.entries
