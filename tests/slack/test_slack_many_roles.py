"""The cards of more than one role: all roles, two side by side, who else does it."""

from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from slack_scene import ROLE, scene
from test_slack_cards import EN, FR, answer, buttons, lines, render, ways

from bot.articles.folder import read_folder
from bot.articles.library import Library
from bot.articles.model import Kind
from bot.articles.parse import parse_article
from bot.dialogue.model import Reply, Status
from bot.locales import Words
from bot.playground import block_kit
from bot.search.mentions import Mention
from bot.search.model import Intent
from bot.slack import limits
from bot.slack.blocks import Rendered
from bot.slack.blocks.buttons import Target
from bot.slack.blocks.views import card_modal

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
REVOPS, SALES = "revenue-ops-manager", "sales-ops-manager"
COMPARED = f"{REVOPS}/compare/{SALES}"
TEXT = """---
title: Le rôle de {name} Ops
status: {status}
lang: {lang}
---

### En deux mots : **le {name}**

Il fait du {name}.

### Les piliers

#### 1 • Premier

- Compter les {name} du matin.
"""


@cache
def shipped() -> Library:
    library, _ = read_folder(KNOWLEDGE)
    return library


def made(*names: str, status: str = "ours", lang: str = "fr") -> Library:
    """A library of small articles."""
    texts = (TEXT.format(name=name, status=status, lang=lang) for name in names)
    found = [parse_article(text.encode(), f"{n}.md")[0] for n, text in enumerate(texts)]
    return Library.of(article for article in found if article)


def table(message: Rendered) -> list[list[str]]:
    (block,) = (block for block in message.blocks if block["type"] == "table")
    return [[cell["text"] for cell in row] for row in block["rows"]]


def test_a_comparison_is_a_table_with_a_row_for_each_pillar() -> None:
    card = render(answer(COMPARED, shipped()), FR, private=True)
    assert lines(card, "header") == ["Revenue Ops Manager / Sales Ops Manager"]
    rows = table(card)
    assert rows[0] == ["Rôle", "Revenue Ops Manager", "Sales Ops Manager"]
    assert [row[0] for row in rows[1:]] == [
        "En deux mots", "Définition", "Pilier 1", "Pilier 2", "Pilier 3", "Pilier 4",
    ]  # fmt: skip
    assert ways(card) == {
        "show:left": REVOPS,
        "show:right": SALES,
        "show:compare": f"{REVOPS}/compare",
        "share": COMPARED,
    }


def test_a_comparison_reads_as_text_and_quotes_the_articles() -> None:
    card = render(answer(COMPARED, shipped()), FR)
    assert "1. Gouvernance go-to-market" in card.text
    assert "Ce qu’en dit l’article Revenue Ops Manager :" in " ".join(lines(card, "rich_text"))
    assert len(lines(card, "context")) == 2, "a source line for each article"


def test_missions_much_alike_stand_in_the_table() -> None:
    card = render(answer(f"{REVOPS}/compare/revenue-engineer", shipped()), EN)
    near = [row for row in table(card) if row[0] == "Similar missions"]
    assert near
    assert all(left and right and left != right for _, left, right in near)


def test_a_window_which_holds_no_table_spells_it_out() -> None:
    card = render(answer(COMPARED, shipped()), FR)
    view = card_modal(card, FR)
    assert block_kit.problems(view["blocks"], "modal") == []
    shown = str(view["blocks"])
    assert "Sales Ops Manager · " in shown
    assert "Gouvernance go-to-market" in shown


def test_the_role_to_compare_with_is_chosen_nearest_first_and_all_can_be_reached() -> None:
    target, offered = Target(f"{REVOPS}/compare"), []
    for _ in range(9):
        card = render(answer(target.entry_id, shipped()), FR, part=target.part)
        found = ways(card)
        offered += [v for k, v in found.items() if k.startswith("show:compare-")]
        assert found["show:up"] == REVOPS
        if "show:part" not in found:
            break
        target = Target.read(found["show:part"])
    assert offered[0] == COMPARED
    assert set(offered) == {f"{REVOPS}/compare/{r}" for r in shipped().roles if r != REVOPS}


def test_the_directory_lists_every_role_with_its_tagline_and_a_button() -> None:
    card = render(answer("directory", shipped()), FR)
    sections = [block for block in card.blocks if block["type"] == "section"]
    assert [b["accessory"]["value"] for b in sections] == list(shipped().roles)
    assert sections[0]["text"]["text"] == "1. *Business Ops Manager*\nle couteau suisse"
    assert sections[0]["accessory"]["accessibility_label"].endswith("Business Ops Manager")


def test_a_directory_of_many_roles_is_turned_over_like_pages() -> None:
    many = made(*(f"N{n}" for n in range(2 * limits.HOME_ROLES + 1)))
    target, listed = Target("directory"), []
    for _ in range(9):
        card = render(answer("directory", many), FR, part=target.part, private=True)
        assert block_kit.problems(card.blocks) == []
        listed += [b["accessory"]["value"] for b in card.blocks if b["type"] == "section"]
        if "show:next" not in ways(card):
            break
        target = Target.read(ways(card)["show:next"])
    assert listed == list(many.roles)
    assert ways(card)["show:previous"] == "directory#2"
    assert render(answer("directory", many), FR, part=99, private=True).blocks == card.blocks


def test_who_does_it_quotes_the_best_and_leads_to_each_further_role() -> None:
    of = made("Abeille", "Ruche", "Fleur")
    ids = [f"{role}/pillars/1/1" for role in of.roles]
    first, *others = (of.entry(id_) for id_ in ids)
    reply = Reply(
        "qui compte ?",
        Status.ANSWERED,
        "fr",
        first,
        tuple(entry for entry in others if entry),
        intent=Intent.WHO,
        library=of,
    )
    card = render(reply, FR)
    assert "Compter les Abeille du matin" in lines(card, "rich_text")[0]
    assert "2 autres rôles s’en occupent aussi :" in card.text
    assert card.blocks[-1]["type"] == "context_actions", "it is asked last whether that helped"
    assert "• Fleur Ops › Pilier 1 · Premier › Compter les Fleur du matin" in card.text
    assert {k: v for k, v in ways(card).items() if "choice" in k} == {
        "show:choice-1": ids[1],
        "show:choice-2": ids[2],
    }


def test_a_role_leads_to_the_choice_of_another_only_if_there_is_one() -> None:
    assert ways(render(answer(REVOPS, shipped()), FR))["show:compare"] == f"{REVOPS}/compare"
    assert "show:compare" not in ways(render(answer(ROLE), FR))


def test_what_does_not_fit_among_the_choices_is_reached_through_all_roles() -> None:
    of = shipped()
    found = [of.entry(f"{role}/pillars/2") for role in of.roles[:5]]
    choices = (*found, of.entry("directory"))
    reply = Reply(
        "pilier 2", Status.AMBIGUOUS, "fr", alternatives=tuple(e for e in choices if e), library=of
    )
    asked = render(reply, FR)
    assert [b["value"] for b in buttons(asked)][5:] == ["directory"]
    assert buttons(asked)[5]["text"]["text"] == "Tous les rôles"


@pytest.mark.parametrize(
    ("lang", "asked", "said"),
    [
        ("fr", "en", "This article is only available in French."),
        ("en", "fr", "Cet article n’existe qu’en anglais."),
        ("fr", "fr", None),
    ],
)
def test_an_answer_in_the_other_language_says_why(lang: Any, asked: Any, said: str | None) -> None:
    of = made("Abeille", lang=lang)
    card = render(answer("abeille-ops", of, language=asked), {"fr": FR, "en": EN}[asked])
    assert (lines(card, "context")[0] == said) is (said is not None)
    assert card.text.startswith(said or "Abeille Ops")


@pytest.mark.parametrize(("status", "said"), [("starter", True), ("ours", False)])
def test_a_text_that_came_with_the_project_says_so(status: str, said: bool) -> None:
    of = made("Abeille", status=status)
    role = render(answer("abeille-ops", of), FR)
    assert (FR("starter") in lines(role, "context")) is said
    assert FR("source-starter") not in " ".join(lines(role, "context")), "once is enough"
    mission = render(answer("abeille-ops/pillars/1/1", of), FR)
    assert (FR("source-starter") in lines(mission, "context")[-1]) is said


@pytest.mark.parametrize("words", [FR, EN], ids=["fr", "en"])
def test_every_shipped_card_is_within_slacks_limits_and_whole(words: Any) -> None:
    of = shipped()
    lang = words.language
    for id_ in {entry.id for entry in of.entries} | {"directory"}:
        found = of.entry(id_, lang)
        assert found is not None
        card = render(Reply("", Status.ANSWERED, lang, found, library=of), words, private=True)
        assert block_kit.problems(card.blocks) == []
        assert "…" not in card.text.replace(found.text, "").replace(found.title, ""), id_


@pytest.mark.parametrize("words", [FR, EN], ids=["fr", "en"])
def test_every_shipped_comparison_is_within_slacks_limits_and_whole(words: Any) -> None:
    of = shipped()
    for left, right in list(permutations(of.roles, 2))[::3]:
        found = of.entry(f"{left}/compare/{right}", words.language)
        assert found is not None
        assert found.kind == Kind.COMPARISON
        card = render(Reply("", Status.ANSWERED, found.lang, found, library=of), words)
        assert block_kit.problems(card.blocks) == []
        missions = " ".join(
            e.text for role in (left, right) for e in of.of_kind(role, Kind.MISSION, found.lang)
        )
        for _, one, other in table(card):
            for cell in (one, other):
                assert not cell.endswith("…") or cell in missions


async def test_a_role_is_compared_and_the_directory_walked_on_one_message() -> None:
    async with scene(of=made("Abeille", "Ruche", "Fleur")) as s:
        camille = s.playground.actor("camille")
        await camille.command("/opsrole", "c'est quoi un abeille ops ?", channel="#general")
        shown = await s.playground.next_message(person="camille")
        for press, expected in (
            ("show:compare", "Comparer Abeille Ops"),
            ("show:compare-2", "Abeille Ops / Ruche Ops"),
            ("show:right", "Il fait du Ruche"),
        ):
            await camille.press(shown, press)
            shown = await s.playground.next_update()
            assert expected in str(shown.blocks)
        await camille.command("/opsrole", "quels rôles ?", channel="#general")
        directory = await s.playground.next_message(person="camille")
        await camille.press(directory, "show:role-3")
        shown = await s.playground.next_update()
        assert "Il fait du Ruche" in str(shown.blocks)
        assert s.playground.journal.violations == []


async def test_who_does_it_is_answered_with_every_role_in_one_message() -> None:
    async with scene(of=made("Abeille", "Ruche", "Fleur")) as s:
        camille = s.playground.actor("camille")
        asked = camille.mention("#general", "qui compte le matin ?")
        answer = await s.playground.next_message("#general", thread=asked.ts)
        assert "2 autres rôles s’en occupent aussi" in answer.text
        await camille.press(answer, "show:choice-1")
        shown = await s.playground.next_update("#general")
        assert shown.ts == answer.ts
        assert s.playground.journal.violations == []


async def test_the_button_to_the_article_needs_no_answer() -> None:
    async with scene() as s:
        camille = s.playground.actor("camille")
        await camille.command("/opsrole", "partner ops manager", channel="#general")
        shown = await s.playground.next_message(person="camille")
        await camille.press(shown, "read")
        await s.playground.settled()
        assert len(camille.ephemerals) == 1
        assert s.playground.journal.violations == []


def test_a_job_without_an_article_leads_to_where_it_is_named_and_to_the_nearest_roles() -> None:
    of = made("Abeille", "Ruche")
    cited, role = of.entry("ruche-ops/pillars/1/1"), of.entry("ruche-ops")
    assert cited is not None
    assert role is not None
    job = Mention("Chief of <Staff>", (cited,))
    unknown = render(
        Reply("?", Status.UNKNOWN, "fr", alternatives=(cited, role), mention=job, library=of), FR
    )
    assert unknown.text.splitlines()[:5] == [
        "« Chief of &lt;Staff&gt; » n’a pas d’article.",
        "On en parle ici :",
        "• Ruche Ops › Compter les Ruche du matin",
        "Les rôles les plus proches :",
        "• Ruche Ops",
    ]
    leads = {k: v for k, v in ways(unknown).items() if k.startswith("show:")}
    assert leads == {"show:cited-1": "ruche-ops/pillars/1/1", "show:roles-1": "ruche-ops"}


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (FR, "Avec quel rôle comparer Revenue Ops Manager ?"),
        (EN, "Compare Revenue Ops Manager with which role?"),
    ],
    ids=["fr", "en"],
)
def test_a_role_to_be_compared_is_asked_with_which_by_name(words: Words, asked: str) -> None:
    of = shipped()
    ids = [f"{REVOPS}/compare/{role}" for role in ("sales-ops-manager", "marketing-ops-manager")]
    found = tuple(e for id_ in ids if (e := of.entry(id_, words.language)))
    reply = Reply("?", Status.AMBIGUOUS, words.language, alternatives=found, library=of)
    message = render(reply, words)
    assert message.text.splitlines() == [asked, "• Sales Ops Manager", "• Marketing Ops Manager"]
    assert list(ways(message).values()) == ids


def test_one_entry_near_an_unanswered_question_says_whose_it_is() -> None:
    of = shipped()
    near = of.entry(f"{REVOPS}/not-to-be-confused")
    assert near is not None
    unknown = render(Reply("?", Status.UNKNOWN, "fr", alternatives=(near,), library=of), FR)
    assert "• Revenue Ops Manager › À ne pas confondre avec" in unknown.text


def test_what_every_role_has_stands_before_what_only_some_articles_say() -> None:
    leads = list(ways(render(answer(REVOPS, shipped()), FR)).values())
    first = [f"{REVOPS}/pillars", f"{REVOPS}/skills", f"{REVOPS}/compare"]
    assert leads[:3] == first
    assert f"{REVOPS}/analogy" in leads[3:]
