"""Roles and words of the trade in a message that was not written to the bot."""

import time

import pytest
from sample_articles import PARTNER, SUPPORT, index, lexicon

from bot.search.terms import find_terms
from bot.search.text import words

BOTH = (PARTNER, SUPPORT)
PARTNER_OPS, SUPPORT_OPS = "partner-ops-manager", "support-ops-manager"


def terms(text: str) -> list[tuple[str, str]]:
    return [(term.words, term.entry.id) for term in find_terms(text, index(*BOTH), "fr")]


def test_roles_and_terms_are_found_as_they_stand_in_the_order_in_which_they_do() -> None:
    assert terms("Le Zendesk est tombé : Alliances Ops et le support ops sont prévenus.") == [
        ("Zendesk", f"{SUPPORT_OPS}/pillars/1/1"),
        ("Alliances Ops", PARTNER_OPS),
        ("support ops", SUPPORT_OPS),
    ]


def test_the_longest_name_wins() -> None:
    assert terms("Notre Partner Operations Manager arrive.") == [
        ("Partner Operations Manager", PARTNER_OPS)
    ]


def test_a_mistyped_name_is_recognised() -> None:
    assert terms("le parner ops, et l’alliannces ops") == [("parner ops", PARTNER_OPS)]


@pytest.mark.parametrize("text", ["POM", "dit-on POM ?"])
def test_initials_are_a_name_in_capitals_only(text: str) -> None:
    assert terms(text) == [("POM", PARTNER_OPS)]
    assert terms(text.lower()) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "🎉🎉🎉",
        "Mon chat est malade, qui peut prendre ma réunion avec le client ce matin ?",
        "Pizza for lunch, who needs a new update on the service?",
        "日本語のメッセージ",
    ],
)
def test_everyday_talk_is_left_alone(text: str) -> None:
    assert terms(text) == []


def test_a_term_that_no_article_speaks_of_is_left_alone() -> None:
    assert terms("On passe à dbt et BigQuery lundi.") == []


def test_what_is_explained_by_the_same_entry_is_explained_once() -> None:
    assert terms("Zendesk, Freshdesk et le helpdesk") == [("Zendesk", f"{SUPPORT_OPS}/pillars/1/1")]


def test_every_term_belongs_to_an_idea_that_articles_can_speak_of() -> None:
    vocabulary = index(*BOTH).vocabulary
    for row in lexicon().terms.values():
        for term in row:
            content = vocabulary.content(words(term))
            assert vocabulary.concept_phrases.find(content), term


def test_the_longest_message_takes_no_time() -> None:
    ordinary = " ".join(sorted(lexicon().ordinary))
    unread = " ".join(f"zorg{n:x}lub" for n in range(2_000))
    text = (f"{ordinary} {unread} " * 5)[:39_980] + " Partner Ops"
    built = index(*BOTH)
    best = 1.0
    for _ in range(3):
        began = time.perf_counter()
        assert find_terms(text, built, "fr")[-1].words == "Partner Ops"
        best = min(best, time.perf_counter() - began)
    assert best < 0.05
