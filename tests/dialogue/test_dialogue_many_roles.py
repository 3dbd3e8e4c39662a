"""Questions about more than one role: who does it, how two differ, which there are."""

import pytest
from sample_articles import FINANCE, PARTNER, SUPPORT, dialogue, index

from bot.articles.model import Kind
from bot.dialogue.model import Message, Reply, Status
from bot.search.model import Intent

PARTNER_ROLE, FINANCE_ROLE = "partner-ops-manager", "finance-ops-manager"
ALL = (PARTNER, SUPPORT, FINANCE)
COMPARED = "partner-ops-manager/compare/finance-ops-manager"


async def talk(*texts: str, of: tuple[str, ...] = ALL, role: str | None = None) -> Reply:
    """The reply to the last of several turns."""
    with_whom = dialogue(*of)
    for text in texts:
        reply = await with_whom.reply(Message(text, "a talk", role=role))
    return reply


def named(reply: Reply) -> list[str]:
    """The ids of what the reply answers and offers."""
    return [entry.id for entry in (reply.entry, *reply.alternatives) if entry]


@pytest.mark.parametrize(
    "question",
    [
        "qui calcule les commissions ?",
        "quel rôle s'occupe des commissions ?",
        "c'est le taf de qui, calculer les commissions ?",
        "dis-moi qui calcule les commissions",
        "who is in charge of commissions?",
    ],
)
async def test_who_does_it_names_every_role_that_does(question: str) -> None:
    reply = await talk(question)
    assert (reply.status, reply.intent) == (Status.ANSWERED, Intent.WHO)
    assert set(named(reply)) == {f"{PARTNER_ROLE}/pillars/3/1", f"{FINANCE_ROLE}/pillars/1/2"}


async def test_what_one_role_does_is_answered_as_ever() -> None:
    reply = await talk("qui signe les contrats ?")
    assert reply.entry is not None
    assert (reply.entry.id, reply.intent) == (f"{PARTNER_ROLE}/pillars/1/2", None)


@pytest.mark.parametrize("role", [PARTNER_ROLE, FINANCE_ROLE])
async def test_the_askers_own_role_comes_first_and_the_others_below(role: str) -> None:
    reply = await talk("qui calcule les commissions ?", role=role)
    first, *others = named(reply)
    assert first.startswith(role)
    assert len(others) == 1
    assert not others[0].startswith(role)


async def test_who_does_what_nobody_does_is_not_answered() -> None:
    assert (await talk("qui a gagné le match hier ?")).status == Status.UNKNOWN


async def test_who_of_a_role_that_is_named_is_about_that_role() -> None:
    reply = await talk("qui calcule les commissions côté finance ops ?")
    assert (named(reply)[0], reply.intent) == (f"{FINANCE_ROLE}/pillars/1/2", None)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("qui gère les commissions ?", Intent.WHO),
        ("who owns the portal?", Intent.WHO),
        ("l'outil qui calcule les commissions", None),
        ("différence entre partner ops et finance ops", Intent.COMPARE),
        ("partner ops vs support ops", Intent.COMPARE),
        ("what's the difference with support ops?", Intent.COMPARE),
        ("quels rôles ?", Intent.DIRECTORY),
        ("Quels métiers tu connais ?", Intent.DIRECTORY),
        ("list all the roles", Intent.DIRECTORY),
        ("quel rôle calcule les commissions ?", Intent.WHO),
        ("c'est quoi les ops en fait ?", Intent.DIRECTORY),
        ("what does the ops team do all day?", Intent.DIRECTORY),
        ("qui forme les ops ?", Intent.WHO),
        ("c'est quoi un channel ops ?", None),
        ("c quoi la diff avec le support ops ?", Intent.COMPARE),
        ("partner ops ou support ops, c'est pareil ?", Intent.COMPARE),
        ("tous les rôles dans les commissions", None),
        ("c'est quoi un partner ops ?", None),
    ],
)
def test_what_a_question_is_after_is_read_from_its_wording(
    text: str, intent: Intent | None
) -> None:
    assert index(*ALL).understand(text).intent == intent


async def test_with_one_article_who_asks_for_the_mission_alone() -> None:
    reply = await talk("qui calcule les commissions ?", of=(PARTNER,))
    assert reply.entry is not None
    assert (reply.entry.kind, reply.intent) == (Kind.MISSION, None)


@pytest.mark.parametrize(
    "question",
    [
        "différence entre Partner Ops et Finance Ops ?",
        "partner ops vs finance ops",
        "partner ops ou finance ops ?",
        "what's the difference between partner ops and finance ops?",
        "le partner ops c'est pas pareil que finance ops ?",
        "qui fait quoi entre partner ops et finance ops ?",
    ],
)
async def test_two_roles_are_compared(question: str) -> None:
    reply = await talk(question)
    assert reply.entry is not None
    assert (reply.entry.id, reply.entry.kind) == (COMPARED, Kind.COMPARISON)
    assert reply.status == Status.ANSWERED


async def test_one_role_is_compared_with_the_one_in_hand_else_with_the_askers_own() -> None:
    question = "c'est quoi la différence avec le finance ops ?"
    for reply in (
        await talk("c'est quoi un partner ops ?", question, role="support-ops-manager"),
        await talk(question, role=PARTNER_ROLE),
    ):
        assert named(reply) == [COMPARED]


async def test_one_role_alone_is_asked_back_with_the_nearest_first() -> None:
    reply = await talk("le finance ops, c'est quoi la différence ?")
    assert reply.status == Status.AMBIGUOUS
    assert named(reply) == [
        "finance-ops-manager/compare/partner-ops-manager",
        "finance-ops-manager/compare/support-ops-manager",
    ]


async def test_a_comparison_of_what_is_asked_about_two_roles_does_not_hide_it() -> None:
    reply = await talk("les soft skills du partner ops et du support ops ?")
    assert named(reply) == [f"{PARTNER_ROLE}/skills"]


async def test_a_talk_goes_on_from_the_first_role_compared() -> None:
    reply = await talk("partner ops vs finance ops", "et ses piliers ?")
    assert named(reply) == [f"{PARTNER_ROLE}/pillars"]


@pytest.mark.parametrize(("question", "first"), [("quels rôles ?", "fr"), ("list all roles", "en")])
async def test_the_directory_names_every_role_in_series_order(question: str, first: str) -> None:
    reply = await talk(question)
    assert reply.entry is not None
    assert (reply.entry.id, reply.entry.kind, reply.language) == ("directory", "directory", first)
    assert [line.partition(" : ")[0] for line in reply.entry.text.splitlines()] == [
        "Partner Ops Manager",
        "Support Ops Manager",
        "Finance Ops Manager",
    ]


async def test_a_place_in_the_directory_is_a_role_and_the_talk_keeps_its_role() -> None:
    assert named(await talk("quels rôles ?", "le 3e")) == [FINANCE_ROLE]
    asked = ("c'est quoi un finance ops ?", "quels rôles ?", "ses piliers ?")
    assert named(await talk(*asked)) == [f"{FINANCE_ROLE}/pillars"]


async def test_a_kind_of_entry_that_every_role_has_is_asked_back() -> None:
    reply = await talk("les piliers ?")
    assert reply.status == Status.AMBIGUOUS
    assert named(reply) == [
        f"{role}/pillars" for role in (PARTNER_ROLE, "support-ops-manager", FINANCE_ROLE)
    ]


async def test_more_roles_than_are_offered_are_reached_through_the_directory() -> None:
    more = tuple(
        PARTNER.replace("Partner", f"Region{name}").replace("Alliances", f"R{name}")
        for name in ("Nord", "Sud", "Est", "Ouest", "Centre", "Bretagne")
    )
    reply = await talk("pilier 2", of=more)
    assert reply.status == Status.AMBIGUOUS
    assert len(reply.alternatives) == 6
    assert reply.alternatives[-1].id == "directory"


async def test_buttons_show_what_is_computed() -> None:
    pressed = dialogue(*ALL)
    for id_ in (COMPARED, f"{PARTNER_ROLE}/compare", "directory"):
        reply = await pressed.show(id_, Message("", "a talk"))
        assert (reply.status, named(reply)) == (Status.ANSWERED, [id_])
    gone = await pressed.show(f"{PARTNER_ROLE}/compare/no-such-role", Message("", "a talk"))
    assert (gone.status, named(gone)) == (Status.UNKNOWN, [PARTNER_ROLE])


GROWTH = """---
title: Le rôle de Growth Ops Manager
order: 4
---

### En deux mots : **le curieux**

Il essaie.

### L'évolution du rôle

Il finit souvent Chief of Staff, ou Head of Growth dans une autre maison.
"""


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("c'est quoi un chief of staff ?", "Chief of Staff"),
        ("what does a head of growth do?", "Head of Growth"),
        ("Chief of Staff", "Chief of Staff"),
    ],
)
async def test_a_job_that_is_only_named_says_where_and_offers_the_nearest(
    question: str, name: str
) -> None:
    reply = await talk(question, of=(*ALL, GROWTH))
    assert (reply.status, reply.entry) == (Status.UNKNOWN, None)
    assert reply.mention is not None
    assert reply.mention.name == name
    assert [entry.id for entry in reply.mention.entries] == ["growth-ops-manager/specialisation"]
    assert named(reply)[:2] == ["growth-ops-manager/specialisation", "growth-ops-manager"]


async def test_a_job_that_no_article_names_is_unknown_all_the_same() -> None:
    reply = await talk("c'est quoi un account manager ?")
    assert reply.status == Status.UNKNOWN
    assert reply.mention is not None
    assert (reply.mention.name, reply.mention.entries) == ("account manager", ())


@pytest.mark.parametrize(
    "question",
    [
        "c'est quoi un partner ops ?",
        "comment on forme un account manager au portail ?",
        "quelle différence avec un chef de projet ?",
        "c'est pareil qu'un product manager ?",
        "que font les ops ?",
    ],
)
async def test_a_job_named_by_the_way_is_not_what_is_asked(question: str) -> None:
    assert (await talk(question)).mention is None


async def test_with_one_article_no_other_job_comes_in_between() -> None:
    assert (await talk("c'est quoi un region manager ?", of=(PARTNER,))).mention is None


async def test_whoever_does_it_answers_where_the_askers_own_role_has_nothing_to_do_with_it() -> (
    None
):
    reply = await talk("qui s'occupe des commissions ?", role="support-ops-manager")
    assert set(named(reply)) == {f"{PARTNER_ROLE}/pillars/3/1", f"{FINANCE_ROLE}/pillars/1/2"}
