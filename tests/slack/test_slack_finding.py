"""The global shortcut *Chercher un rôle*: a modal that suggests while one types."""

from typing import Any

import pytest
from seen import said_in
from slack_scene import BOTH, ROLE, Scene, Transport, scene

from bot.articles.library import Library
from bot.playground.acting import Actor


def labels(suggested: list[dict[str, Any]]) -> dict[str, list[str]]:
    return {
        group["label"]["text"]: [option["text"]["text"] for option in group["options"]]
        for group in suggested
    }


async def opened(s: Scene, name: str = "camille") -> Actor:
    actor = s.playground.actor(name)
    await actor.shortcut("find_role")
    await s.idle()
    assert actor.modal is not None
    return actor


@BOTH
async def test_names_are_suggested_while_one_types(transport: Transport) -> None:
    async with scene(transport) as s:
        camille = await opened(s)
        assert labels(await camille.suggest("find_role", "")) == {"Rôles": ["Partner Ops Manager"]}
        assert labels(await camille.suggest("find_role", "re")) == {
            "Piliers": ["Partner Ops Manager › Pilier 1 · Recrutement"],
        }
        assert labels(await camille.suggest("find_role", "contr")) == {
            "Missions": ["Partner Ops Manager › Signer les contrats"],
        }
        assert await camille.suggest("find_role", "hamster") == []
        assert s.playground.journal.violations == []


@BOTH
async def test_what_is_chosen_is_shown_below_the_field_and_leads_on(transport: Transport) -> None:
    async with scene(transport) as s:
        camille = await opened(s)
        await camille.suggest("find_role", "partner")
        delivery = await camille.press_in_view("find_role", value=ROLE)
        await s.idle()
        assert delivery.attempts[0].latency < 1.0
        assert "Il fait grandir" in said_in(camille.modal)
        for press, expected in (
            ("show:section-1", "Les piliers"),
            ("show:pillar-2", "Pilier 2 · Animation"),
            ("show:next", "Pilier 3 · Mesure"),
            ("show:up", "Les piliers"),
        ):
            await camille.press_in_view(press)
            await s.idle()
            assert expected in said_in(camille.modal)
            assert camille.modal is not None
            assert camille.modal["title"]["text"] == "Chercher un rôle"
            assert await camille.suggest("find_role", "") != [], "the field stays"
        assert s.playground.journal.violations == []


async def test_an_article_that_has_gone_meanwhile_is_said_to_have() -> None:
    async with scene() as s:
        camille = await opened(s)
        await camille.suggest("find_role", "")
        await camille.press_in_view("find_role", value=ROLE)
        await s.idle()
        s.forget_articles()
        await camille.press_in_view("show:section-1")
        await s.idle()
        assert "n’existe plus" in said_in(camille.modal)
        assert s.playground.journal.violations == []


async def test_two_presses_at_once_end_on_a_card() -> None:
    async with scene() as s:
        camille = await opened(s)
        await camille.suggest("find_role", "")
        await camille.press_in_view("find_role", value=ROLE)
        await camille.press_in_view("find_role", value=ROLE)
        await s.idle()
        assert "Il fait grandir" in said_in(camille.modal)
        assert s.count("opsrole_errors_total", reason="hash_conflict") == 0


async def test_the_modal_speaks_the_readers_language() -> None:
    async with scene() as s:
        alex = await opened(s, "alex")
        assert alex.modal is not None
        assert alex.modal["title"]["text"] == "Find a role"
        assert list(labels(await alex.suggest("find_role", ""))) == ["Roles"]


async def test_without_articles_it_says_so() -> None:
    async with scene(of=Library()) as s:
        camille = await opened(s)
        assert "aucun article" in said_in(camille.modal)
        assert await camille.suggest("find_role", "a") == []


@pytest.mark.parametrize("method", ["views.open", "views.update"])
async def test_a_refusal_by_slack_is_counted_and_nothing_more(
    method: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with scene() as s:
        s.playground.faults.fail_api(method, "expired_trigger_id", times=None)
        camille = s.playground.actor("camille")
        await camille.shortcut("find_role")
        await s.idle()
        if camille.modal:
            await camille.suggest("find_role", "")
            await camille.press_in_view("find_role", value=ROLE)
    assert s.count("opsrole_errors_total", reason="expired_trigger_id") == 1
    assert not any(record.exc_info for record in caplog.records)
