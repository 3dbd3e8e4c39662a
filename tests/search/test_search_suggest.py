"""What is suggested while somebody types."""

import pytest
from sample_articles import PARTNER, SUPPORT, index

from bot.search.suggest import suggest

PARTNER_OPS, SUPPORT_OPS = "partner-ops-manager", "support-ops-manager"


def found(typed: str, most: int = 20) -> list[str]:
    return [entry.id for entry in suggest(typed, index(PARTNER, SUPPORT), "fr", most)]


@pytest.mark.parametrize("typed", ["", "  ", "?!"])
def test_before_anything_is_typed_there_are_the_roles(typed: str) -> None:
    assert found(typed) == [PARTNER_OPS, SUPPORT_OPS]


@pytest.mark.parametrize("typed", ["part", "Partner O", "partnerops", "ops partner", "alli", "POM"])
def test_a_role_is_found_by_the_beginning_of_any_of_its_names(typed: str) -> None:
    assert found(typed)[0] == PARTNER_OPS


def test_roles_come_before_pillars_and_pillars_before_missions() -> None:
    parts = [id_.removeprefix(f"{PARTNER_OPS}/pillars/") for id_ in found("re", most=4)]
    assert parts == ["1", "1/1", "2/1", "2/3"]


def test_every_word_typed_has_to_begin_one() -> None:
    assert found("contr sig") == [f"{PARTNER_OPS}/pillars/1/2"]
    assert found("contr zzz") == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("parner ops", PARTNER_OPS), ("helpdessk", f"{SUPPORT_OPS}/pillars/1/1")],
)
def test_what_is_mistyped_is_found_all_the_same(typed: str, expected: str) -> None:
    assert found(typed)[0] == expected


def test_there_are_no_more_than_asked_for() -> None:
    assert len(found("s", most=2)) == 2
