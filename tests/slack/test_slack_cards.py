"""Cards and notices, from replies to blocks."""

from dataclasses import replace
from typing import Any

import pytest
from seen import texts
from slack_scene import ROLE, article, entries, entry, library

from bot.articles.library import Library
from bot.articles.model import Kind
from bot.articles.parse import parse_article
from bot.dialogue.model import Reply, Status
from bot.locales import Words, words
from bot.slack import blocks, limits
from bot.slack.blocks import OverLimit, Rendered, Shelf
from bot.slack.blocks.buttons import Target
from bot.slack.blocks.rendered import check
from bot.slack.blocks.requests import Unanswered

FR, EN = words("fr"), words("en")


def render(reply: Reply, said: Words, **how: Any) -> Rendered:
    return blocks.render(reply, said, Shelf(), **how)


def answer(id_: str, of: Library | None = None, **more: Any) -> Reply:
    of = of or library()
    fields: dict[str, Any] = {"status": Status.ANSWERED, "language": "fr", **more}
    return Reply("la question", entry=of.entry(id_), library=of, **fields)


def lines(message: Rendered, kind: str) -> list[str]:
    """The text of each block of that kind."""
    return [" ".join(texts(block)) for block in message.blocks if block["type"] == kind]


def buttons(message: Rendered) -> list[dict[str, Any]]:
    rows = [
        block["elements"] if block["type"] == "actions" else [block["accessory"]]
        for block in message.blocks
        if block["type"] in ("actions", "section")
    ]
    return [button for row in rows for button in row]


def ways(message: Rendered) -> dict[str, str]:
    """Where each button leads."""
    return {b["action_id"]: b.get("value") or b["url"] for b in buttons(message)}


@pytest.mark.parametrize("said", [FR, EN])
def test_what_is_personal_goes_to_nobody_of_the_company(said: Words) -> None:
    reply = answer(ROLE, status=Status.UNKNOWN, personal=True)
    notice = render(replace(reply, entry=None), said, echo=True)
    assert notice.text == said("unknown-personal")
    assert buttons(notice) == []
    assert "la question" not in str(notice.blocks)


def test_the_role_card_leads_to_all_that_its_article_says() -> None:
    card = render(answer(ROLE), FR)
    assert lines(card, "header") == ["Partner Ops Manager"]
    assert "le chef d’orchestre des partenaires" in lines(card, "rich_text")[0]
    assert ways(card) == {
        "show:section-1": f"{ROLE}/pillars",
        "show:section-2": f"{ROLE}/skills",
        "read": "https://blog.example.com/partner-ops",
    }


def test_the_pillars_lead_to_each_pillar_and_back() -> None:
    card = render(answer(f"{ROLE}/pillars"), FR)
    assert [b["text"]["text"] for b in buttons(card)] == [
        "1 · Recrutement",
        "2 · Animation",
        "3 · Mesure",
        "↑ Le rôle",
    ]


def test_a_pillar_numbers_its_missions_as_the_buttons_do() -> None:
    card = render(answer(f"{ROLE}/pillars/2"), FR)
    (body,) = [b for b in card.blocks if b["type"] == "rich_text"]
    assert body["elements"][0]["style"] == "ordered"
    assert [b["text"]["text"] for b in buttons(card)] == [
        "Mission 1",
        "Mission 2",
        "← Précédent",
        "↑ Tous les piliers",
        "Suivant →",
    ]
    assert buttons(card)[0]["accessibility_label"].startswith("Mission 1 : Former")


def test_a_mission_stands_under_its_trail_and_knows_its_neighbours() -> None:
    card = render(answer(f"{ROLE}/pillars/2/1"), FR)
    assert lines(card, "context")[0] == "Partner Ops Manager › Pilier 2 · Animation"
    assert ways(card) == {"show:up": f"{ROLE}/pillars/2", "show:next": f"{ROLE}/pillars/2/2"}


@pytest.mark.parametrize("found", entries(), ids=lambda e: e.id)
def test_every_card_says_its_source_and_reads_as_text(found: Any) -> None:
    for said in (FR, EN):
        card = render(answer(found.id), said, private=True)
        assert found.text.splitlines()[0].removeprefix("- ")[:20] in card.text
        assert "Le métier de Partner Ops Manager" in lines(card, "context")[-1]


def test_the_source_line_speaks_the_readers_language() -> None:
    french = lines(render(answer(ROLE), FR), "context")[-1]
    english = lines(render(answer(ROLE), EN), "context")[-1]
    assert "· Nadia · 20 février 2024" in french
    assert "· Nadia · February 20, 2024" in english


def test_the_source_links_to_the_article_only_if_it_has_an_address() -> None:
    assert (
        "<https://blog.example.com/partner-ops|" in lines(render(answer(ROLE), FR), "context")[-1]
    )
    for url in (None, "javascript:alert(1)"):
        bare = Library.of([article(entries(), url=url, author=None, published=None, read=None)])
        blocks = render(answer(ROLE, bare), FR).blocks
        line = [b for b in blocks if b["type"] == "context"][-1]["elements"]
        assert [e["type"] for e in line] == ["plain_text"]


def test_an_address_cannot_end_its_own_markup() -> None:
    tricky = Library.of(
        [article(entries(), url="https://x.example/a|b>c<!channel>", title="A > B")]
    )
    shown = lines(render(answer(ROLE, tricky), FR), "context")[-1]
    assert shown.startswith("📄 <https://x.example/a%7Cb%3Ec%3C!channel%3E|A &gt; B> ")


def test_only_a_private_answer_can_be_shared() -> None:
    assert "share" in ways(render(answer(ROLE), FR, private=True))
    assert "share" not in ways(render(answer(ROLE), FR))
    shared = blocks.render_shared(answer(ROLE), FR, Shelf(), "U123")
    assert "share" not in ways(shared)
    assert shared.text.startswith("Partagé par <@U123>")


def test_what_was_corrected_is_said() -> None:
    card = render(answer(ROLE, understood="partner ops <!here>"), FR)
    assert lines(card, "context")[0] == "J’ai compris : partner ops <!here>"
    assert card.blocks[0]["elements"][0]["type"] == "plain_text"
    assert card.text.startswith("J’ai compris : partner ops &lt;!here&gt;")


def test_who_to_ask_is_the_owner_of_the_nearest_article_that_has_one() -> None:
    owned = Library.of([article(entries(), owner="<@U1> Nadia & co")])
    reply = Reply("les congés ?", Status.UNKNOWN, "fr", alternatives=owned.entries, library=owned)
    unknown = render(reply, FR)
    assert "À qui demander : &lt;@U1&gt; Nadia &amp; co, pour l’article" in unknown.text
    assert "À qui demander : <@U1> Nadia & co" in " ".join(lines(unknown, "rich_text"))
    assert "À qui demander" not in render(replace(reply, alternatives=()), FR).text


def test_the_longest_question_fits_the_button_that_files_it() -> None:
    asked = Unanswered.of(Reply("é\n" * 5_000, Status.UNKNOWN, "fr", library=library()))
    assert len(asked.value) <= limits.BUTTON_VALUE
    assert Unanswered.read(asked.value) == asked
    assert Unanswered.read("something else") is None


def test_only_answers_ask_whether_they_helped() -> None:
    def asks(message: Rendered) -> bool:
        return any(block["type"] == "context_actions" for block in message.blocks)

    assert asks(render(answer(ROLE), FR))
    assert asks(blocks.render_shared(answer(ROLE), FR, Shelf(), "U123"))
    for status in (Status.UNKNOWN, Status.HELP, Status.SMALLTALK, Status.AMBIGUOUS):
        other = Reply("x", status, "fr", alternatives=entries(), library=library())
        assert not asks(render(other, FR)), status


def test_several_answers_are_offered_five_at_most() -> None:
    reply = answer(ROLE, status=Status.AMBIGUOUS, alternatives=entries())
    asked = render(reply, FR)
    assert len(buttons(asked)) == 5
    assert "Laquelle" in asked.text
    assert "• Pilier 1 · Recrutement" in asked.text


def test_candidates_of_several_roles_say_whose_they_are() -> None:
    other = entry("data-analyst/pillars/2", Kind.PILLAR, "Tableaux", "- x", pillar=2)
    both = Library.of([article(entries()), replace(article([other]), name="Data Analyst")])
    reply = Reply(
        "pilier 2",
        Status.AMBIGUOUS,
        "fr",
        alternatives=(entries()[5], other),
        library=both,
    )
    asked = render(reply, FR)
    assert asked.text.startswith("De quel rôle parlez-vous ?\n")
    # Slack shows no more than the beginning of such a long button.
    assert [block["text"]["text"] for block in asked.blocks if block["type"] == "section"] == [
        "Partner Ops Manager › Pilier 2 · Animation",
        "Data Analyst › Pilier 2 · Tableaux",
    ]
    assert [b["accessibility_label"] for b in buttons(asked)] == [
        "Voir : Partner Ops Manager › Pilier 2 · Animation",
        "Voir : Data Analyst › Pilier 2 · Tableaux",
    ]


def test_not_knowing_offers_the_nearest_and_a_next_step() -> None:
    reply = Reply(
        "les congés ?", Status.UNKNOWN, "fr", alternatives=entries()[:2], library=library()
    )
    unknown = render(reply, FR, echo=True)
    assert unknown.text.splitlines() == [
        "Les articles ne répondent pas à cette question.",
        "Voici ce qui s’en approche le plus :",
        "• Partner Ops Manager",
        "• Les piliers",
        FR("unknown-next"),
    ]
    assert lines(unknown, "context") == ["Votre question : les congés ?"]
    assert [b["action_id"] for b in buttons(unknown)] == [
        "show:choice-1",
        "show:choice-2",
        "request",
    ]


@pytest.mark.parametrize(
    "kind", ["greeting", "thanks", "farewell", "bot", "complaint", "chat", None]
)
def test_small_talk_gets_a_sentence(kind: str | None) -> None:
    reply = Reply("…", Status.SMALLTALK, "fr", smalltalk=kind, library=library())
    own = f"smalltalk-{kind}"
    assert render(reply, FR).text == FR(own if FR.has(own) else "smalltalk-other")


def test_a_long_text_goes_on_behind_a_button_and_nothing_is_lost() -> None:
    sentences = [f"Phrase {n} de ce très long chapitre sur les partenaires." for n in range(400)]
    long = entry(f"{ROLE}/histoire", Kind.SECTION, "Histoire", " ".join(sentences))
    of = Library.of([article((*entries(), long))])
    read, target = "", Target(long.id)
    for _ in range(10):
        card = render(answer(target.entry_id, of), FR, part=target.part)
        read += " ".join(lines(card, "rich_text"))
        if "show:part" not in ways(card):
            break
        target = Target.read(ways(card)["show:part"])
    assert all(sentence in read for sentence in sentences)
    assert f"partie {target.part} sur {target.part}" in lines(card, "context")[-1]
    assert render(answer(long.id, of), FR, part=99).blocks == card.blocks, "past the end is the end"


def test_a_pillar_with_very_many_missions_stays_within_the_limits() -> None:
    id_ = f"{ROLE}/pillars/1"
    missions = [
        entry(f"{id_}/{n}", Kind.MISSION, f"Mission {n} " * 30, f"Mission {n}", pillar=1, mission=n)
        for n in range(1, 301)
    ]
    pillar = entry(id_, Kind.PILLAR, "T" * 400, "\n".join("- x" for _ in missions), pillar=1)
    of = Library.of([article([entries()[0], pillar, *missions], title="L" * 500)])
    card = render(answer(id_, of), FR, private=True)
    assert len(card.blocks) <= limits.MESSAGE_BLOCKS
    check(card.blocks)


def test_text_that_escaping_lengthens_still_fits() -> None:
    long = entry(f"{ROLE}/x", Kind.SECTION, "&&&", "<&> " * 2000)
    card = render(answer(long.id, Library.of([article((*entries(), long))])), FR)
    assert len(card.text) <= limits.MESSAGE_TEXT
    assert "<" not in card.text


def test_a_message_over_a_limit_never_leaves() -> None:
    with pytest.raises(OverLimit, match="51 blocks"):
        check([{"type": "divider"}] * 51)
    with pytest.raises(OverLimit, match="twice"):
        check([{"type": "actions", "elements": [{"action_id": "a"}, {"action_id": "a"}]}])


def test_targets_survive_the_way_through_slack() -> None:
    for target in (Target("a/b"), Target("a/b", 3)):
        assert Target.read(target.value) == target
    assert Target.read("a#b") == Target("a#b")
    assert Target.read("") == Target("")
    assert Target.read("#2") == Target("#2")


def test_a_card_kept_is_the_card_made_afresh_and_goes_with_its_library() -> None:
    shelf = Shelf()
    first = blocks.render(answer(ROLE), FR, shelf)
    same = library()
    kept = [blocks.render(answer(ROLE, same), FR, shelf) for _ in range(2)]
    assert kept[0] == kept[1] == first
    assert kept[0].blocks is kept[1].blocks
    changed = Library.of([article(entries(), title="Un autre titre")])
    assert "Un autre titre" in lines(blocks.render(answer(ROLE, changed), FR, shelf), "context")[-1]
    assert blocks.render(answer(ROLE, changed), EN, shelf) != kept[0]


def test_an_introduction_leads_to_its_role() -> None:
    intro = entry(f"{ROLE}/introduction", Kind.INTRODUCTION, "Avant-propos", "Une série.")
    of = Library.of([article((intro, *entries()))])
    assert ways(render(answer(intro.id, of), FR)) == {"show:up": ROLE}


ARTICLE = """---
title: Le métier de Deal Desk Manager
url: https://blog.example.com/deal-desk
---

## Deal Desk Manager

### En deux mots : **le gardien des marges**

Il relit chaque *offre* avant qu’elle parte : voir [la grille](/grille).

### Les piliers

#### 1 • Offres

- Construire les prix avec la **finance** :
  - remises
  - engagements
- Relire les contrats

#### 2 • Suivi

- Mesurer les délais

### La spécialisation

{% callout %}
💡 Deux voies : **prix** ou contrats.
{% /callout %}

![Le schéma](/schema.png)
"""


def test_an_article_as_its_author_writes_it_makes_cards() -> None:
    parsed, _ = parse_article(ARTICLE.encode(), "deal-desk-manager.md")
    assert parsed is not None
    of = Library.of([parsed])
    cards = {e.id: render(answer(e.id, of), FR) for e in of.entries}
    role = parsed.role
    (link,) = [e for e in cards[role].blocks[1]["elements"][1]["elements"] if e["type"] == "link"]
    assert link["url"] == "https://blog.example.com/grille"
    lists = [e for e in cards[f"{role}/pillars/1"].blocks[2]["elements"] if "style" in e]
    assert [(e["style"], e["indent"], e.get("offset")) for e in lists] == [
        ("ordered", 0, None),
        ("bullet", 1, None),
        ("ordered", 0, 1),
    ]
    special = cards[f"{role}/specialisation"]
    assert special.blocks[2]["elements"][0]["type"] == "rich_text_quote"
    assert "{%" not in str(special)
    (picture,) = [b for b in special.blocks if b["type"] == "image"]
    assert picture["image_url"] == "https://blog.example.com/schema.png"


@pytest.mark.parametrize("end", [" ;", ",", "\u00a0;", "\u202f;"])
def test_a_mission_by_itself_does_not_lead_to_the_next_item_of_its_list(end: str) -> None:
    id_ = f"{ROLE}/pillars/1/1"
    mission = entry(
        id_, Kind.MISSION, "Trouver", f"Trouver qui **revend**{end}", pillar=1, mission=1
    )
    card = render(answer(id_, Library.of([article([*entries()[:1], mission])])), FR)
    (said,) = lines(card, "rich_text")
    assert said.split() == ["Trouver", "qui", "revend"]
