"""The Home tab, from library and choices to a view."""

from typing import Any

import pytest
from slack_scene import ROLE, article, entry, library

from bot.articles.library import Library
from bot.articles.model import Entry, Kind
from bot.locales import words
from bot.onboarding.screens import Standing
from bot.slack import limits
from bot.slack.blocks.home import PAGE, SEARCH, Shown, home
from bot.slack.blocks.onboarding import START_PATH
from bot.store.model import PathState, Preferences

FR, EN = words("fr"), words("en")
ANYBODY = Preferences()


def pressable(view: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Elements by block and action, as two roles have the same buttons."""
    found = {}
    for block in view["blocks"]:
        inside = [block.get("accessory"), block.get("element"), *block.get("elements", [])]
        for element in inside:
            if element and "action_id" in element:
                found[f"{block.get('block_id', '')} {element['action_id']}".strip()] = element
    return found


def headers(view: dict[str, Any]) -> list[str]:
    return [block["text"]["text"] for block in view["blocks"] if block["type"] == "header"]


def many(count: int) -> Library:
    def role(number: int) -> tuple[Entry, ...]:
        return (entry(f"role-{number:03}", Kind.DEFINITION, f"Rôle {number}", "Il aide."),)

    return Library.of([article(role(number)) for number in range(count)])


def test_it_has_a_search_field_the_roles_and_what_the_reader_has_chosen() -> None:
    view = home(library(), FR, Preferences("en", ROLE))
    assert headers(view) == [
        "Qui fait quoi dans les équipes ops ?",
        "Votre parcours",
        "Les rôles",
        "Vos préférences",
    ]
    found = pressable(view)
    assert found[f"{SEARCH} {SEARCH}"]["type"] == "plain_text_input"
    assert found["home:language home:language"]["initial_option"]["text"]["text"] == "English"
    assert found["home:own-role home:own-role"]["initial_option"]["value"] == ROLE


def test_it_speaks_the_readers_language() -> None:
    view = home(library(), EN, ANYBODY)
    assert headers(view)[2:] == ["The roles", "Your preferences"]
    assert pressable(view)["home:language home:language"]["initial_option"]["value"] == "-"


def test_an_open_role_shows_its_pillars_which_lead_to_their_cards() -> None:
    closed, opened = (home(library(), FR, ANYBODY, Shown(role=role)) for role in (None, ROLE))
    more = [element for key, element in pressable(opened).items() if key.startswith("show:")]
    assert not any(key.startswith("show:") for key in pressable(closed))
    assert [element["value"] for element in more] == [
        ROLE,
        *(f"{ROLE}/pillars/{number}" for number in (1, 2, 3)),
        f"{ROLE}/skills",
    ]
    assert "fermer" in pressable(opened)[f"role:{ROLE} home:role:close"]["accessibility_label"]


@pytest.mark.parametrize("count", [1, 20, 21, 130])
def test_any_number_of_roles_fits_on_pages(count: int) -> None:
    of, seen, page = many(count), [], 1
    while True:
        view = home(of, FR, ANYBODY, Shown(page, "role-000"))
        assert len(view["blocks"]) <= limits.VIEW_BLOCKS
        seen += [key for key in pressable(view) if key.startswith("role:")]
        ways = pressable(view)
        if f"{PAGE}:next" not in ways:
            break
        page += 1
        assert ways[f"{PAGE}:next"]["value"] == str(page)
    assert len(seen) == len(set(seen)) == count


def test_a_page_or_a_role_that_is_gone_leads_to_what_is_there() -> None:
    view = home(library(), FR, Preferences(role="gone"), Shown(9, "gone"))
    assert f"role:{ROLE} home:role:open" in pressable(view)
    assert pressable(view)["home:own-role home:own-role"]["initial_option"]["value"] == "-"


@pytest.mark.parametrize(
    "metadata", ["", "{}", "[]", "null", '{"page": "x", "role": null}', '{"page": -3, "role": 4}']
)
def test_what_another_version_left_in_the_view_does_no_harm(metadata: str) -> None:
    assert Shown.read(metadata).page == 1


def test_what_is_open_comes_back_with_the_view() -> None:
    shown = Shown(1, ROLE)
    assert Shown.read(home(library(), FR, ANYBODY, shown)["private_metadata"]) == shown


@pytest.mark.parametrize(
    ("standing", "said", "button"),
    [
        (Standing(0, 9), "à votre rythme", "Commencer le parcours"),
        (Standing(0, 9, PathState.DECLINED), "à votre rythme", "Commencer le parcours"),
        (Standing(1, 9, PathState.ACTIVE), "1 étape faite sur 9", "Reprendre le parcours"),
        (Standing(4, 9, PathState.WAITING), "4 étapes faites sur 9", "Reprendre le parcours"),
        (Standing(9, 9, PathState.DONE), "Bravo", "Refaire le parcours"),
    ],
)
def test_it_shows_how_far_the_reader_is_on_the_path(
    standing: Standing, said: str, button: str
) -> None:
    view = home(library(), FR, ANYBODY, standing=standing)
    assert pressable(view)[START_PATH]["text"]["text"] == button
    assert any(said in block.get("text", {}).get("text", "") for block in view["blocks"])


def test_without_articles_it_says_so_and_still_holds_the_choices() -> None:
    view = home(Library(), FR, ANYBODY, standing=Standing())
    assert headers(view)[1:] == ["Vos préférences"]
    assert "aucun article" in str(view)
    assert SEARCH not in str(view)


def test_nothing_in_a_name_pings_or_formats() -> None:
    hostile = entry(
        ROLE, Kind.DEFINITION, "x", "Il aide.", tagline="<!channel> & <@U0ALEX>, chef & co"
    )
    view = home(Library.of([article([hostile])]), FR, ANYBODY)
    assert "&lt;!channel&gt; &amp; &lt;@U0ALEX&gt;" in str(view)
