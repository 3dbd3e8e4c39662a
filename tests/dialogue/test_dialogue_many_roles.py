"""Questions about more than one role: who does it, how two differ, which there are."""

import pytest
from sample_articles import PARTNER, SUPPORT, dialogue, index

from bot.articles.model import Kind
from bot.dialogue.model import Message, Reply, Status
from bot.search.model import Intent

PARTNER_ROLE, FINANCE_ROLE = "partner-ops-manager", "finance-ops-manager"
FINANCE = """---
title: Le rôle de Finance Ops Manager
order: 3
---

## Le Finance Ops Manager

### En deux mots : **le gardien de la caisse**

Il veille à ce que chaque vente devienne de l'argent encaissé.

### Les piliers

#### 1 • Encaissement

- Envoyer les factures et relancer les retards de paiement ;
- Calculer les commissions dues aux vendeurs.

#### 2 • Trésorerie

- Construire le tableau de bord des soldes bancaires.

### À ne pas confondre avec

- **Le Partner Ops Manager** : il anime ceux qui revendent, sans tenir la caisse.
"""
ALL = (PARTNER, SUPPORT, FINANCE)


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
