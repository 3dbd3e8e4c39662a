"""The articles that ship with the project."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bot.articles.folder import read_folder
from bot.articles.library import Library
from bot.articles.model import Kind, Problem
from bot.articles.role import language_of
from bot.articles.words import words

_KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
_SAMPLE = Path(__file__).parents[3] / "shared" / "article"


@pytest.fixture(scope="module")
def read() -> tuple[Library, tuple[Problem, ...]]:
    return read_folder(_KNOWLEDGE)


@pytest.fixture(scope="module")
def library(read: tuple[Library, tuple[Problem, ...]]) -> Library:
    return read[0]


def test_nothing_is_to_be_mended(read: tuple[Library, tuple[Problem, ...]]) -> None:
    assert read[1] == ()


def test_the_first_article_has_the_whole_structure(library: Library) -> None:
    article = library.articles[0]
    assert article.role == "business-ops-manager"
    assert Counter(entry.kind for entry in article.entries) == {
        Kind.INTRODUCTION: 1, Kind.DEFINITION: 1, Kind.PILLARS: 1, Kind.PILLAR: 4,
        Kind.MISSION: 14, Kind.ANALOGY: 1, Kind.SPECIALISATION: 1, Kind.SKILLS: 1,
        Kind.SECTION: 1,
    }  # fmt: skip
    missions = Counter(e.pillar for e in article.entries if e.kind == Kind.MISSION)
    assert list(missions.values()) == [3, 4, 4, 3]
    definition = library.definition(article.role)
    assert definition
    assert definition.tagline == "le couteau suisse"
    assert len(library.of_kind(article.role, Kind.SKILLS)[0].items) == 7


def test_every_article_says_who_keeps_it_and_until_when(library: Library) -> None:
    for article in library.articles:
        assert article.owner
        assert article.reviewed
        assert article.reviewed >= date(2026, 11, 1)
        assert article.review_every
        assert article.status == "starter"
        assert article.aliases


def test_every_entry_has_sample_questions_of_its_own_in_both_languages(library: Library) -> None:
    seen: dict[str, str] = {}
    for entry in library.entries:
        assert len(entry.questions) >= 6, entry.id
        for question in entry.questions:
            assert seen.setdefault(question.casefold(), entry.id) == entry.id
        # Short ones ("admin career path") may be either language: one must plainly be English.
        languages = {language_of(question) for question in entry.questions}
        assert languages == {"fr", "en"}, entry.id


@pytest.mark.skipif(not _SAMPLE.is_dir(), reason="the sample article is not beside the repository")
def test_no_nine_words_in_a_row_are_the_sample_article_s() -> None:
    theirs = _runs(next(_SAMPLE.glob("*.md")))
    for file in _KNOWLEDGE.glob("*.*"):
        assert not _runs(file) & theirs, file.name


def _runs(file: Path, size: int = 9) -> set[tuple[str, ...]]:
    said = words(file.read_text(encoding="utf-8"))
    return {tuple(said[at : at + size]) for at in range(len(said) - size + 1)}
