"""Runs of letters that a question shares with texts."""

import numpy as np

from bot.search.letters import Letters, build_letters
from bot.search.vocabulary import read_texts


def letters(*texts: str) -> Letters:
    distinct, columns = read_texts([["" for _ in texts], list(texts)])
    return build_letters(distinct, columns)


def alike(of: Letters, question: str) -> list[float]:
    places = np.arange(len(of.starts) - 1, dtype=np.int32)
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
