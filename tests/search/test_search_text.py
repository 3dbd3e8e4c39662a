import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.text import Stems, fold, words


def test_accents_case_and_ligatures_do_not_matter() -> None:
    assert fold("L’ÉQUIPE Œuvre à Noël") == "l'equipe oeuvre a noel"


def test_an_elision_is_split_from_its_word() -> None:
    assert words("qu'est-ce que l’outil") == ["qu", "est", "ce", "que", "l", "outil"]


def test_emoji_zero_width_and_right_to_left_characters_vanish() -> None:
    assert words("pi\u200blier \u202e2\ufe0f\u20e3 🧑‍🔧") == ["pilier", "2"]


def test_a_word_that_no_text_could_hold_is_passed_over() -> None:
    assert words("a" * 10_000 + " pilier") == ["pilier"]


def test_inflected_forms_share_a_stem() -> None:
    stems = Stems()
    assert len({stems.french(word) for word in ("former", "formes", "forme")}) == 1
    assert len({stems.english(word) for word in ("tool", "tools", "tooling")}) == 1


@given(st.text())
def test_any_text_gives_plain_ascii_words(text: str) -> None:
    assert all(word.isascii() and word.isalnum() for word in words(text))


@pytest.mark.parametrize("noun", ["commission", "permission", "admission"])
def test_a_noun_and_its_plural_share_a_stem_that_is_their_own(noun: str) -> None:
    stems = Stems()
    assert stems.french(f"{noun}s") == stems.french(noun)
    assert stems.french("commissions") != stems.french("commit")
