"""What was asked back, and the one that is then chosen by its place or its role."""

import pytest
from sample_articles import FINANCE, PARTNER, SUPPORT, dialogue

from bot.dialogue.model import Message, Reply, Status

MANY = [FINANCE.replace("Finance", name) for name in ("Legal", "Field", "People", "Event", "Fleet")]


async def talk(*articles: str, turns: tuple[str, ...]) -> Reply:
    """The reply to the last of several turns."""
    with_whom = dialogue(*articles)
    for text in turns:
        reply = await with_whom.reply(Message(text, "a talk"))
    return reply


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (("pilier 2", "le 2"), "support-ops-manager/pillars/2"),
        (("pilier 2", "2"), "support-ops-manager/pillars/2"),
        (("pilier 2", "the last one"), "support-ops-manager/pillars/2"),
        (("pilier 2", "le premier", "le suivant"), "partner-ops-manager/pillars/3"),
        (("pilier 2", "support ops"), "support-ops-manager/pillars/2"),
        (("pilier 2", "merci", "celui du support ops"), "support-ops-manager/pillars/2"),
        (("pilier 2", "c'est quoi un support ops ?"), "support-ops-manager"),
        (("pilier 2", "support ops", "le 1"), "support-ops-manager/pillars/1"),
    ],
)
async def test_one_of_those_offered_is_chosen_by_its_place_or_its_role(
    turns: tuple[str, ...], entry: str
) -> None:
    reply = await talk(PARTNER, SUPPORT, turns=turns)
    assert reply.entry
    assert (reply.status, reply.entry.id) == (Status.ANSWERED, entry)


async def test_a_place_that_none_of_those_offered_has_is_none_of_theirs() -> None:
    reply = await talk(PARTNER, SUPPORT, turns=("pilier 2", "le 9"))
    assert reply.status != Status.ANSWERED


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (("pilier 2", "le dernier"), "finance-ops-manager/pillars/2"),  # the way to all is none
        (("pilier 2", "event ops"), "event-ops-manager/pillars/2"),  # there was no room for it
        (
            ("différence avec le finance ops ?", "le partner ops"),
            "finance-ops-manager/compare/partner-ops-manager",
        ),
    ],
)
async def test_one_of_many_offered_is_chosen(turns: tuple[str, ...], entry: str) -> None:
    reply = await talk(*MANY, PARTNER, SUPPORT, FINANCE, turns=turns)
    assert [reply.status, reply.entry and reply.entry.id] == [Status.ANSWERED, entry]
