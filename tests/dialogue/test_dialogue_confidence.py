"""How likely each hit is what was asked for, and what is said at which confidence."""

from dataclasses import replace

import pytest
from sample_articles import PARTNER, SUPPORT, index

from bot.dialogue.confidence import Calibration, Judgement, load_calibration
from bot.dialogue.signals import JUDGED, OF_A_HIT, for_each
from bot.search.model import Hit, Query
from bot.search.rank import rank

PLACES = index(PARTNER, SUPPORT)
CALIBRATION = load_calibration()
TEXT = "qui forme les revendeurs, signe les contrats et suit les ventes ?"


def ranked(text: str = TEXT) -> tuple[Query, list[Hit]]:
    query = PLACES.understand(text)
    return query, rank(query, PLACES, most=20)


def judged(*confidences: float) -> Judgement:
    _, hits = ranked()
    told = [replace(hit, confidence=c) for hit, c in zip(hits, confidences, strict=False)]
    return Judgement(tuple(told), 1 - sum(confidences))


def test_one_of_the_hits_or_none_is_meant() -> None:
    query, hits = ranked()
    found = CALIBRATION.judge(query, hits)
    assert sum(hit.confidence for hit in found.hits) + found.none == pytest.approx(1.0)
    confidences = [hit.confidence for hit in found.hits]
    assert confidences == sorted(confidences, reverse=True)
    assert found.sure == confidences[0]
    assert found.among_offered == pytest.approx(sum(confidences[:3]))


def test_what_is_far_down_is_kept_without_confidence() -> None:
    query, hits = ranked()
    assert len(hits) > JUDGED
    found = CALIBRATION.judge(query, hits).hits
    assert [hit.entry for hit in found[JUDGED:]] == [hit.entry for hit in hits[JUDGED:]]
    assert {hit.confidence for hit in found[JUDGED:]} == {0.0}


def test_where_nothing_was_found_nothing_is_meant() -> None:
    query, _ = ranked()
    found = CALIBRATION.judge(query, [])
    assert (found.hits, found.none, found.sure) == ((), 1.0, 0.0)


def test_a_mission_that_says_nothing_of_what_is_asked_cannot_be_meant() -> None:
    query, hits = ranked("la météo à Lisbonne demain, du soleil ?")
    found = CALIBRATION.judge(query, hits)
    silent = [hit for hit in found.hits if hit.entry.mission and not hit.coverage]
    assert silent
    assert {hit.confidence for hit in silent} == {0.0}


def test_what_speaks_for_a_hit_adds_up_to_its_odds_beside_another() -> None:
    query, hits = ranked()
    found = CALIBRATION.judge(query, hits)
    odds = {hit.entry.id: sum(CALIBRATION.weighed(hit).values()) for hit in found.hits[:JUDGED]}
    likely = [hit for hit in found.hits if hit.confidence]
    assert [hit.entry.id for hit in likely] == sorted(
        (hit.entry.id for hit in likely), key=lambda id_: -odds[id_]
    )
    assert set().union(*for_each(query, hits)) <= set(CALIBRATION.hit) == set(OF_A_HIT)


def test_a_hit_is_weighed_by_how_far_it_is_ahead_of_the_others() -> None:
    query, hits = ranked()
    found = for_each(query, hits[:3])
    scores = [each["score"] for each in found]
    assert scores == sorted(scores, reverse=True)
    assert [each["score ahead"] for each in found] == pytest.approx(
        [scores[0] - scores[1], scores[1] - scores[0], scores[2] - scores[0]]
    )
    assert [each["place"] for each in found] == pytest.approx([1, 1 / 2, 1 / 3])
    (alone,) = for_each(query, hits[:1])
    assert alone["score ahead"] == alone["score"]


LIMITS = Calibration({}, {}, abstain=0.5, answer=0.15, clear=0.5, ask=0.9)


@pytest.mark.parametrize(
    ("confidences", "asks", "abstains"),
    [
        ((0.9, 0.05), False, False),  # it is clear
        ((0.45, 0.3, 0.2), True, False),  # one of the three, almost certainly
        ((0.45, 0.2, 0.1, 0.1), False, False),  # likelier the first than anything else
        ((0.2, 0.1, 0.1), False, True),  # likelier none than not
        ((0.5, 0.3, 0.15), False, False),
        ((0.3, 0.2), False, True),
        ((0.14, 0.13, 0.12, 0.12, 0.1), False, True),  # too unlikely, each of them
    ],
)
def test_it_asks_where_one_of_few_is_meant_and_abstains_where_likely_none(
    confidences: tuple[float, ...], asks: bool, abstains: bool
) -> None:
    found = judged(*confidences)
    assert (LIMITS.asks(found), LIMITS.abstains(found)) == (asks, abstains)
