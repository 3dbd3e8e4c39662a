"""Runs of letters that a question shares with texts."""

import numpy as np

from bot.articles.model import Article, Entry, Kind, Source
from bot.search.letters import Letters, build_letters
from bot.search.texts import read_texts


def letters(*said: str) -> Letters:
    source = Source("role.md", 1)
    entries = tuple(
        Entry(f"role/{at}", Kind.SECTION, "role", "fr", "", (), text, text, source)
        for at, text in enumerate(said)
    )
    return build_letters(read_texts([Article("role", "Role", "fr", "", "role.md", "", entries)]))


def alike(of: Letters, question: str) -> list[float]:
    places = np.arange(len(of.firsts), dtype=np.int32)
    return [float(share) for share in of.alike(question.split(), places)]


def test_another_form_of_a_word_is_alike() -> None:
    first, second = alike(letters("la négociation des contrats", "le suivi du budget"), "negocier")
    assert first > second == 0


def test_words_in_their_order_are_more_alike_than_apart() -> None:
    first, second = alike(letters("la paie du mois", "du mois la paie"), "la paie du")
    assert first > second > 0


def test_a_run_that_every_text_has_counts_little() -> None:
    of = letters("le contrat signé", "le contrat rompu", "le contrat perdu")
    common = alike(of, "contrat rompu")
    assert common[1] > 2 * common[0] > 0


def test_nothing_is_like_nothing() -> None:
    assert alike(letters("", "un texte"), "ab") == [0.0, 0.0]  # too short for a run
    assert alike(letters("un texte"), "") == [0.0]
    assert alike(letters(), "un texte") == []
