from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_articles import PARTNER, SUPPORT, index, lexicon, library

from bot.articles.library import Library
from bot.search.engine import build_index
from bot.search.rank import Ranking, rank


def best(text: str, *, of: tuple[str, ...] = (PARTNER, SUPPORT)) -> str:
    found = index(*of)
    query = found.understand(text)
    return rank(query, found, query.roles)[0].entry.id


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("qui signe les contrats ?", "partner-ops-manager/pillars/1/2"),
        ("who does the training of resellers?", "partner-ops-manager/pillars/2/1"),
        ("calcul des comissions", "partner-ops-manager/pillars/3/1"),
        ("qui fait le reporting des ventes", "partner-ops-manager/pillars/3/2"),
        ("zendesk", "support-ops-manager/pillars/1/1"),
        ("ce qu'il fait côté animation", "partner-ops-manager/pillars/2"),
    ],
)
def test_the_entry_that_says_it_in_whatever_words_comes_first(question: str, entry: str) -> None:
    assert best(question) == entry


def test_only_the_roles_named_are_considered() -> None:
    found = index(PARTNER, SUPPORT)
    hits = rank(found.understand("outil"), found, ["partner-ops-manager"])
    assert {hit.entry.role for hit in hits} == {"partner-ops-manager"}


def test_roles_ranked_in_one_go_are_ranked_as_each_by_itself() -> None:
    found = index(PARTNER, SUPPORT)
    query = found.understand("qui s'occupe du tableau de bord et des outils ?")
    among = [("partner-ops-manager",), ("support-ops-manager",), ()]
    for roles, hits in zip(among, Ranking(query, found).apart(among), strict=True):
        by_itself = Ranking(query, found).hits(roles, 20)
        assert [hit.entry.id for hit in hits] == [hit.entry.id for hit in by_itself]
        assert [hit.score for hit in hits] == pytest.approx([hit.score for hit in by_itself])


def test_evidence_adds_up_to_the_score() -> None:
    found = index(PARTNER, SUPPORT)
    for hit in rank(found.understand("former les revendeurs"), found):
        assert hit.score == pytest.approx(sum(hit.evidence.values()))


def test_coverage_and_what_is_missing_tell_how_much_of_the_question_is_spoken_of() -> None:
    found = index(PARTNER, SUPPORT)
    hit = rank(found.understand("contrats zygomatiques"), found)[0]
    assert hit.missing == ("zygomatiques",)
    assert 0 < hit.coverage < 1


def test_a_sample_question_leads_to_its_entry_unless_it_is_left_out() -> None:
    text = "qui arrose les plantes vertes du parvis"
    sampled = library()
    article = sampled.articles[0]
    entries = tuple(
        replace(entry, questions=(text,)) if entry.id.endswith("/skills") else entry
        for entry in article.entries
    )
    found = build_index(Library.of([replace(article, entries=entries)]), lexicon())
    query = found.understand(text)
    assert rank(query, found)[0].entry.id == "partner-ops-manager/skills"
    assert "question" not in rank(query, found, without=text)[0].evidence


def test_the_same_question_gets_the_same_answer() -> None:
    found = index(PARTNER, SUPPORT)
    query = found.understand("qui suit les délais ?")
    assert rank(query, found) == rank(query, found)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_ranked(text: str) -> None:
    found = index(PARTNER, SUPPORT)
    assert all(0 <= hit.coverage <= 1.001 for hit in rank(found.understand(text), found))


def test_an_empty_library_finds_nothing() -> None:
    found = build_index(Library(), lexicon())
    assert rank(found.understand("pilier 2"), found) == []
