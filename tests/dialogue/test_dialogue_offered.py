"""What a question that is asked back offers."""

from collections.abc import Mapping
from dataclasses import replace

from sample_articles import PARTNER, SUPPORT, index

from bot.articles.model import Kind
from bot.dialogue.offered import as_offered
from bot.search.model import Hit
from bot.search.rank import rank

PLACES = index(PARTNER, SUPPORT)
QUERY = PLACES.understand("qui forme les revendeurs, signe les contrats et suit les ventes ?")
HITS = rank(QUERY, PLACES, ["partner-ops-manager"], most=20)


def offered(wording: Mapping[str, float]) -> list[Hit]:
    return as_offered(replace(QUERY, wording=wording), HITS)


def test_the_third_is_of_another_kind_that_the_wording_may_well_be_after() -> None:
    assert [hit.entry.kind for hit in HITS[:3]] == [Kind.MISSION] * 3
    found = offered({"mission": 0.4, "skills": 0.1, "none": 0.5})
    assert found[:2] == HITS[:2]
    assert found[2].entry.kind == Kind.SKILLS


def test_nothing_is_moved_where_the_wording_is_after_the_best_ones_kind() -> None:
    assert offered({"mission": 0.9, "skills": 0.1}) == HITS


def test_all_that_was_found_is_kept_in_its_order() -> None:
    found = offered({"mission": 0.6, "skills": 0.4})
    rest = [hit for hit in HITS if hit not in found[:3]]
    assert found[3:] == rest
    assert len(found) == len(HITS)
