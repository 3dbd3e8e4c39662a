import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_articles import PARTNER, SUPPORT, index

from bot.search.wording import NONE, spoken


def shares(text: str) -> dict[str, float]:
    return dict(index(PARTNER, SUPPORT).understand(text).wording)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("on pourrait le comparer à un chef d'orchestre ?", "analogy"),
        ("faut quel tempérament pour tenir ce job", "skills"),
        ("what would be the next step after a few years in it", "specialisation"),
        ("qui se charge de trier les fiches des partenaires", "mission"),
        ("le wifi du troisième est encore tombé", NONE),
    ],
)
def test_the_wording_tells_what_kind_of_thing_is_asked_for(text: str, kind: str) -> None:
    found = shares(text)
    assert max(found, key=lambda each: found[each]) == kind


def test_a_role_s_name_says_nothing_of_the_kind() -> None:
    named = [
        spoken(index(PARTNER, SUPPORT).understand(text).words)
        for text in ("les qualités du partner ops ?", "les qualités du support ops ?")
    ]
    assert named[0] == named[1]


@given(st.text(max_size=300))
def test_the_shares_of_any_text_sum_to_one(text: str) -> None:
    assert sum(shares(text).values()) == pytest.approx(1.0)
