"""Whole conversations, over real Markdown."""

from datetime import UTC, datetime, timedelta

import pytest
from sample_articles import PARTNER, SUPPORT, dialogue, index, lexicon, now

from bot.articles.library import Library
from bot.dialogue.confidence import load_calibration
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.model import Asked, Message, Reply, Status, Surface
from bot.dialogue.signals import for_none
from bot.search.engine import build_index
from bot.search.rank import rank
from bot.store.memory import MemoryConversations, NoQuestionLog

ROLE = "partner-ops-manager"


async def talk(*texts: str, of: tuple[str, ...] = (PARTNER,), role: str | None = None) -> Reply:
    """The reply to the last of several turns."""
    with_whom = dialogue(*of)
    for text in texts:
        reply = await with_whom.reply(Message(text, "a talk", role=role))
    return reply


def shown(reply: Reply) -> str | None:
    """The entry answered, less its role."""
    return reply.entry.id.removeprefix(ROLE).removeprefix("/") if reply.entry else None


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("c'est quoi un partner ops ?", ""),
        ("what is a partner ops manager?", ""),
        ("quels sont ses piliers ?", "pillars"),
        ("pilier 2", "pillars/2"),
        ("the last pillar", "pillars/3"),
        ("la 3e mission du pilier 2", "pillars/2/3"),
        ("ses soft skills", "skills"),
        ("comment il se spécialise ?", "specialisation"),
        ("l'analogie", "analogy"),
        ("qui signe les contrats ?", "pillars/1/2"),
        ("qui caclule les comissions", "pillars/3/1"),
        ("Il fait quoi côté animation ?", "pillars/2"),
    ],
)
async def test_a_question_is_answered_with_its_entry(question: str, entry: str) -> None:
    reply = await talk(question)
    assert (reply.status, shown(reply)) == (Status.ANSWERED, entry)


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (("les piliers ?", "le premier"), "pillars/1"),
        (("les piliers ?", "le 2e", "le suivant"), "pillars/3"),
        (("pilier 3", "et le précédent ?"), "pillars/2"),
        (("pilier 2", "sa 2e mission ?"), "pillars/2/2"),
        (("pilier 2", "la dernière"), "pillars/2/3"),
        (("qui signe les contrats ?", "c'est dans quel pilier ?"), "pillars/1"),
        (("qui signe les contrats ?", "et la mission précédente ?"), "pillars/1/1"),
        (("pilier 2", "merci !", "et le 3e ?"), "pillars/3"),
        (("pilier 2", "combien de congés par an ?", "le suivant"), "pillars/3"),
        (("pilier 2", "ses soft skills ?", "reviens au pilier"), "pillars/2"),
        (("what are the pillars?", "second one?", "et le suivant"), "pillars/3"),
        (("pilier 2", "c'est quoi le rôle, au fait ?"), ""),
        (("les piliers ?", "3"), "pillars/3"),
        (("qui est notre partner ops ?", "et ses missions ?"), "pillars"),
    ],
)
async def test_a_follow_up_goes_on_from_where_the_talk_is(
    turns: tuple[str, ...], entry: str
) -> None:
    reply = await talk(*turns)
    assert (reply.status, shown(reply)) == (Status.ANSWERED, entry)


@pytest.mark.parametrize(
    "question",
    [
        "quel est le salaire d'un partner ops ?",
        "réinitialiser mon badge",
        "what is the weather like?",
        "Wie viele Urlaubstage habe ich?",
        "asdfgh qwerty",
        "x" * 4000,
    ],
)
async def test_what_no_article_says_is_not_answered(question: str) -> None:
    assert (await talk(question)).status == Status.UNKNOWN


async def test_nothing_is_offered_as_near_to_what_no_article_treats() -> None:
    reply = await talk("qui valide les congés des partenaires avant de signer ?")
    assert (reply.status, reply.alternatives) == (Status.UNKNOWN, ())


async def test_who_somebody_is_stands_in_no_article_but_what_the_role_is_does() -> None:
    person, job = (
        await talk("qui est notre partner ops ?"),
        await talk("c'est quoi un partner ops ?"),
    )
    assert person.status == Status.UNKNOWN
    assert [entry.id for entry in person.alternatives] == [ROLE]
    assert (job.status, shown(job)) == (Status.ANSWERED, "")


async def test_a_place_that_does_not_exist_is_unknown_and_offers_the_list() -> None:
    reply = await talk("pilier 9")
    assert reply.status == Status.UNKNOWN
    assert [entry.id for entry in reply.alternatives] == [f"{ROLE}/pillars"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("", Status.HELP),
        ("   ", Status.HELP),
        ("aide", Status.HELP),
        ("👍", Status.SMALLTALK),
        ("merci", Status.SMALLTALK),
        ("non, pas celui-là", Status.SMALLTALK),
        ("bonjour", Status.SMALLTALK),
    ],
)
async def test_what_is_no_question_has_its_own_reply(text: str, status: Status) -> None:
    assert (await talk(text)).status == status


async def test_a_place_that_many_roles_have_is_asked_back() -> None:
    reply = await talk("pilier 2", of=(PARTNER, SUPPORT))
    assert reply.status == Status.AMBIGUOUS
    assert [entry.id for entry in reply.alternatives] == [
        "partner-ops-manager/pillars/2",
        "support-ops-manager/pillars/2",
    ]


async def test_the_askers_own_role_settles_it() -> None:
    reply = await talk("pilier 2", of=(PARTNER, SUPPORT), role="support-ops-manager")
    assert reply.entry is not None
    assert reply.entry.id == "support-ops-manager/pillars/2"


async def test_the_role_in_hand_goes_before_the_askers_own() -> None:
    reply = await talk(
        "c'est quoi un partner ops ?",
        "pilier 2",
        of=(PARTNER, SUPPORT),
        role="support-ops-manager",
    )
    assert reply.entry is not None
    assert reply.entry.id == "partner-ops-manager/pillars/2"


async def test_a_new_topic_lets_go_of_the_role_in_hand() -> None:
    turns = ("c'est quoi un support ops ?", "qui signe les contrats ?")
    reply = await talk(*turns, of=(PARTNER, SUPPORT))
    assert shown(reply) == "pillars/1/2"


async def test_a_follow_up_stays_with_the_role_in_hand() -> None:
    reply = await talk("c'est quoi un support ops ?", "et ses soft skills ?", of=(PARTNER, SUPPORT))
    assert reply.entry is not None
    assert reply.entry.id == "support-ops-manager/skills"


async def test_two_people_do_not_share_a_talk() -> None:
    both = dialogue(PARTNER)
    await both.reply(Message("pilier 1", "here: anna"))
    await both.reply(Message("pilier 3", "here: ben"))
    reply = await both.reply(Message("le suivant", "here: anna"))
    assert shown(reply) == "pillars/2"


async def test_a_talk_expires() -> None:
    times = iter(
        [datetime(2026, 1, 1, 9, tzinfo=UTC) + timedelta(minutes=20) * n for n in range(99)]
    )
    clock = lambda: next(times)  # noqa: E731
    kept = MemoryConversations(lambda: datetime(2026, 1, 1, tzinfo=UTC))
    slow = Dialogue(index(PARTNER, SUPPORT), load_calibration(), kept, NoQuestionLog(), clock)
    await slow.reply(Message("partner ops pilier 1", "a talk"))
    reply = await slow.reply(Message("le suivant", "a talk"))
    assert reply.entry is None


async def test_a_button_shows_its_entry_and_the_talk_goes_on_from_there() -> None:
    pressed = dialogue(PARTNER)
    reply = await pressed.show(f"{ROLE}/pillars/1", Message("", "a talk"))
    assert (reply.status, shown(reply)) == (Status.ANSWERED, "pillars/1")
    assert shown(await pressed.reply(Message("le suivant", "a talk"))) == "pillars/2"


async def test_a_button_whose_entry_is_gone_says_so_and_offers_the_role() -> None:
    reply = await dialogue(PARTNER).show(f"{ROLE}/pillars/9", Message("", "a talk"))
    assert reply.status == Status.UNKNOWN
    assert [entry.id for entry in reply.alternatives] == [ROLE]


async def test_without_articles_nothing_is_known() -> None:
    empty = Dialogue(
        build_index(Library(), lexicon()),
        load_calibration(),
        MemoryConversations(now),
        NoQuestionLog(),
        now,
    )
    reply = await empty.reply(Message("pilier 2"))
    assert (reply.status, reply.alternatives) == (Status.UNKNOWN, ())


async def test_a_correction_is_told_in_the_askers_own_sentence() -> None:
    reply = await talk("Qui s'occupe des comissions ?")
    assert reply.understood == "Qui s'occupe des commissions ?"


async def test_no_correction_is_told_with_an_i_dont_know() -> None:
    reply = await talk("Wie viele Urlaubstage habe ich?")
    assert (reply.status, reply.understood) == (Status.UNKNOWN, None)


class Log:
    def __init__(self) -> None:
        self.lines: list[Asked] = []

    async def record(self, asked: Asked) -> None:
        self.lines.append(asked)


@pytest.mark.parametrize("keep", [True, False])
async def test_each_question_leaves_a_line_with_its_text_only_if_the_company_says_so(
    keep: bool,
) -> None:
    log = Log()
    logged = Dialogue(
        index(PARTNER),
        load_calibration(),
        MemoryConversations(now),
        log,
        now,
        keep_questions=keep,
    )
    await logged.reply(Message("pilier 2", "a talk", Surface.DM, "T1"))
    (line,) = log.lines
    assert (line.workspace, line.surface, line.outcome) == ("T1", "dm", "answered")
    assert line.entry == f"{ROLE}/pillars/2"
    assert line.text == ("pilier 2" if keep else None)


@pytest.mark.parametrize(
    "question",
    [
        "je suis harcelée par mon manager",
        "Mon manager me harcèle. Qui peut m'aider ?",
        "I feel depressed",
        "je veux mourir",
    ],
)
async def test_what_is_personal_is_told_apart_and_never_kept(question: str) -> None:
    log = Log()
    kept = MemoryConversations(now)
    logged = Dialogue(index(PARTNER), load_calibration(), kept, log, now, keep_questions=True)
    reply = await logged.reply(Message(question, "a talk", Surface.DM, "T1"))
    assert (reply.status, reply.personal, reply.alternatives) == (Status.UNKNOWN, True, ())
    assert [line.text for line in log.lines] == [None]
    assert await kept.recall("a talk") is None


async def test_what_is_asked_beside_something_personal_is_answered_and_not_kept() -> None:
    log = Log()
    kept = MemoryConversations(now)
    logged = Dialogue(index(PARTNER), load_calibration(), kept, log, now, keep_questions=True)
    reply = await logged.reply(Message("Je suis enceinte. C'est quoi les piliers du Partner Ops ?"))
    assert (reply.status, shown(reply)) == (Status.ANSWERED, "pillars")
    assert [line.text for line in log.lines] == [None]


@pytest.mark.parametrize(
    "question",
    [
        "combien je gagne ?",
        "le pilier contrats",
        "comment éviter de laisser mourir un contrat ?",
        "le burnout des revendeurs",
    ],
)
async def test_nothing_else_is_personal(question: str) -> None:
    assert not (await talk(question)).personal


@pytest.mark.parametrize(
    "question",
    [
        "Bonjour, j'arrive lundi. On m'a parlé du Partner Ops à la cantine, c'est quoi en bref ?",
        "Le Partner Ops a relu un contrat hier avec moi. Quelles qualités il faut ?",
    ],
)
async def test_a_scene_is_no_part_of_what_is_asked(question: str) -> None:
    reply = await talk(question)
    assert reply.status == Status.ANSWERED
    assert shown(reply) == ("" if "bref" in question else "skills")


async def test_a_new_index_answers_from_the_next_question_on() -> None:
    renewed = dialogue(PARTNER)
    renewed.replace_index(index(SUPPORT))
    reply = await renewed.reply(Message("pilier 1"))
    assert reply.entry is not None
    assert reply.entry.role == "support-ops-manager"


def test_a_company_matter_is_not_answered_by_an_entry_that_says_half_of_its_words() -> None:
    query = index(PARTNER).understand("who signs my employment contract?")
    hits = rank(query, index(PARTNER))
    assert hits[0].entry.id == f"{ROLE}/pillars/1/2"
    assert for_none(query, hits)["outside"] == 1.0


def test_one_word_of_a_phrase_about_company_matters_does_not_say_it() -> None:
    query = index(PARTNER).understand("où trouver mon contrat de travail ?")
    assert for_none(query, rank(query, index(PARTNER)))["outside"] == 1.0
