"""Which entries the path leads through, what the quiz asks, and when a morning comes."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.articles.comparison import neighbours
from bot.articles.folder import read_folder
from bot.articles.library import Library
from bot.articles.model import LANGUAGES, Kind, Language
from bot.onboarding.mornings import next_morning
from bot.onboarding.path import path
from bot.onboarding.quiz import draw, gives_away, pillar_of
from onboarding.crew import COOK, OWN, PILOT, SMITH, keeping, library

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture(scope="module")
def shipped() -> Library:
    return read_folder(KNOWLEDGE)[0]


def ids(of: Library, role: str | None) -> list[str]:
    return [step.id for step in path(of, role, "fr")]


def test_the_own_role_comes_first_and_whole_then_what_its_neighbours_are_and_are_not() -> None:
    assert ids(library(), COOK) == [*OWN, SMITH, f"{SMITH}/not-to-be-confused", PILOT]


@pytest.mark.parametrize("role", [None, "", "gone-ops"])
def test_without_an_own_role_the_first_of_the_series_leads(role: str | None) -> None:
    assert ids(library(), role) == ids(library(), COOK)


def test_no_article_is_no_path() -> None:
    assert path(Library(), COOK, "fr") == ()


def test_a_role_with_less_than_two_pillars_to_choose_from_has_no_quiz() -> None:
    one = keeping(library(), lambda e: e.kind != Kind.PILLAR or e.pillar == 1)
    assert not any(step.is_quiz for step in path(one, COOK, "fr"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_article_tells_the_role_from_is_nearest(
    shipped: Library, language: Language
) -> None:
    near = neighbours(shipped, "data-analyst", language)
    assert near[:2] == ("performance-manager", "revenue-engineer")
    assert sorted((*near, "data-analyst")) == sorted(shipped.roles)


def test_every_shipped_role_has_a_path_of_its_own_and_four_neighbours(shipped: Library) -> None:
    for role in shipped.roles:
        steps = path(shipped, role, "fr")
        assert steps[0].id == role
        assert sum(step.is_quiz for step in steps) == 1
        assert len({step.role for step in steps}) == 5
        assert len(set(steps)) == len(steps)


def test_the_quiz_is_the_same_for_the_same_person_and_varies_between_people(
    shipped: Library,
) -> None:
    role = "business-ops-manager"
    assert draw(shipped, role, "fr", "T1:U1") == draw(shipped, role, "fr", "T1:U1")
    assert len({draw(shipped, role, "fr", f"T1:U{n}") for n in range(10)}) > 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_quiz_asks_of_different_pillars_what_their_titles_do_not_give_away(
    shipped: Library, language: Language
) -> None:
    for role in shipped.roles:
        drawn = draw(shipped, role, language, "T1:U1")
        assert len(drawn) == 3
        pillars = {pillar_of(id_) for id_ in drawn}
        assert len(pillars) == min(3, len(shipped.of_kind(role, Kind.PILLAR, language)))
        missions = [shipped.entry(id_, language) for id_ in drawn]
        assert [m.id for m in missions if m and gives_away(m, shipped.parent(m))] == []


def test_a_role_with_few_missions_is_asked_about_those_that_it_has() -> None:
    few = keeping(library(), lambda e: e.kind != Kind.MISSION or (e.mission == 1 and e.pillar != 3))
    assert set(draw(few, COOK, "fr", "x")) == {f"{COOK}/pillars/1/1", f"{COOK}/pillars/2/1"}


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-25T15:00", "2026-11-26T09:00"),  # Wednesday -> Thursday
        ("2026-11-27T18:00", "2026-11-30T09:00"),  # Friday -> Monday
        ("2026-11-28T10:00", "2026-11-30T09:00"),  # Saturday -> Monday
        ("2026-11-29T23:59", "2026-11-30T09:00"),  # Sunday -> Monday
        ("2026-03-27T18:00", "2026-03-30T09:00"),  # the clocks go forward on the Sunday between
    ],
)
def test_a_path_put_off_goes_on_at_nine_of_the_next_working_day(now: str, expected: str) -> None:
    at = next_morning(datetime.fromisoformat(now).replace(tzinfo=PARIS).astimezone(UTC), PARIS)
    assert at.astimezone(PARIS).isoformat().startswith(expected)
    assert at.utcoffset() == timedelta(0)


def test_the_morning_is_the_persons_own() -> None:
    now = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)  # Thursday already in Tokyo
    tokyo = ZoneInfo("Asia/Tokyo")
    assert next_morning(now, tokyo).astimezone(tokyo).date().isoformat() == "2026-11-27"
