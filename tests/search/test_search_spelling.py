import pytest

from bot.search.spelling import Speller, sound

VOCABULARY = ["pilier", "process", "commission", "strategie", "crm", "automatiser", "dashboards"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pillier", "pilier"),
        ("procces", "process"),
        ("comission", "commission"),
        ("startegie", "strategie"),
        ("dahsboards", "dashboards"),
        ("otomatiser", "automatiser"),
        ("stratejie", "strategie"),
    ],
)
def test_a_mistyped_word_finds_the_one_meant(typed: str, meant: str) -> None:
    speller = Speller(VOCABULARY)
    assert VOCABULARY[speller.near(typed)[0][0]] == meant


@pytest.mark.parametrize("typed", ["crn", "2023", "elephant", "x"])
def test_short_words_numbers_and_far_words_stay_as_they_are(typed: str) -> None:
    assert Speller(VOCABULARY).near(typed) == []


def test_the_nearer_word_comes_first() -> None:
    speller = Speller(["contrat", "contrats", "contraste"])
    near = speller.near("contart")
    assert near[0][0] == 0
    assert near == sorted(near, key=lambda item: -item[1])


def test_what_a_french_ear_takes_for_the_same_shares_a_key() -> None:
    assert sound("kommission") == sound("commission")
    assert sound("vente") != sound("vendre")
