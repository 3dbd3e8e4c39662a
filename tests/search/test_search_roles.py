import pytest
from sample_articles import PARTNER, SUPPORT, lexicon, library

from bot.search.roles import RoleNames
from bot.search.text import words


@pytest.mark.parametrize(
    "written",
    [
        "Partner Ops Manager",
        "partner ops",
        "PartnerOps",
        "partner operations manager",
        "alliances ops",
        "POM",
    ],
)
def test_a_role_is_known_by_what_people_write_for_it(written: str) -> None:
    names = RoleNames(library(PARTNER, SUPPORT), lexicon())
    found = names.find(["le", *words(written), "fait", "quoi"])
    assert [role for _, _, role in found] == ["partner-ops-manager"]


def test_the_whole_name_is_taken_with_its_ending() -> None:
    names = RoleNames(library(), lexicon())
    assert names.find(["un", "partner", "ops", "manager", "fait"])[0][:2] == (1, 4)


def test_two_roles_are_both_found_in_order() -> None:
    names = RoleNames(library(PARTNER, SUPPORT), lexicon())
    found = names.find("support ops ou partner ops".split())  # noqa: SIM905
    assert [role for _, _, role in found] == ["support-ops-manager", "partner-ops-manager"]


def test_a_mistyped_name_has_its_correction() -> None:
    names = RoleNames(library(), lexicon())
    assert names.corrections("parnter")[0][0] == "partner"
    assert names.corrections("parterre") == []
