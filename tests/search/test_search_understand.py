import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_articles import PARTNER, SUPPORT, index

from bot.articles.model import Kind
from bot.search.model import Purpose, Query

PARTNER_FIRST = ("partner-ops-manager", "support-ops-manager")


def understood(text: str) -> Query:
    return index(PARTNER, SUPPORT).understand(text)


@pytest.mark.parametrize(
    ("text", "number", "noun"),
    [
        ("pilier 2", 2, Kind.PILLAR),
        ("le pilier n°3 ?", 3, Kind.PILLAR),
        ("2e pilier", 2, Kind.PILLAR),
        ("le deuxième pilier du partner ops", 2, Kind.PILLAR),
        ("the second pillar", 2, Kind.PILLAR),
        ("pilier deux", 2, Kind.PILLAR),
        ("sa troisieme mission", 3, Kind.MISSION),
        ("le 3eme piler", 3, Kind.PILLAR),
        ("la 2ème misson", 2, Kind.MISSION),
        ("le 3 ème pilier", 3, Kind.PILLAR),
        ("1 er pilié", 1, Kind.PILLAR),
        ("et le 3e ?", 3, None),
        ("3", 3, None),
    ],
)
def test_a_position_is_read_in_words_and_figures(text: str, number: int, noun: Kind) -> None:
    (position,) = understood(text).positions
    assert (position.number, position.noun) == (number, noun)


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("le suivant", "next"),
        ("the next one please", "next"),
        ("et le dernier ?", "last"),
        ("the previous one", "previous"),
    ],
)
def test_a_step_is_read(text: str, step: str) -> None:
    assert [position.step for position in understood(text).positions] == [step]


@pytest.mark.parametrize(
    "text",
    [
        "les 3 piliers",
        "quels sont les trois piliers",
        "qui signe le premier contrat",
        "2 revendeurs",
        "une métaphore ?",
        "the main areas, one line each",
        "where do people go next?",
        "quel est mon prochain poste ?",
    ],
)
def test_a_count_or_an_adjective_is_no_position(text: str) -> None:
    assert understood(text).positions == ()


def test_a_mission_of_a_pillar_has_both_positions() -> None:
    positions = understood("la 3e mission du pilier 2").positions
    assert [(p.number, p.noun) for p in positions] == [(3, Kind.MISSION), (2, Kind.PILLAR)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ses soft skills", Kind.SKILLS),
        ("quelles qualités humaines faut-il", Kind.SKILLS),
        ("what personality traits", Kind.SKILLS),
        ("les piliers", Kind.PILLARS),
        ("comment se spécialiser", Kind.SPECIALISATION),
        ("l'analogie", Kind.ANALOGY),
    ],
)
def test_a_kind_is_read_in_both_languages(text: str, kind: Kind) -> None:
    assert understood(text).cues.get(kind) == 1.0


def test_the_quality_of_data_is_no_quality_of_a_person() -> None:
    assert Kind.SKILLS not in understood("qui veille à la qualité de la donnée").cues


def test_words_that_nobody_knows_are_corrected_and_what_was_typed_is_kept() -> None:
    query = understood("qui calcule les comissions")
    assert ("comissions", "commissions") in query.corrections


def test_everyday_words_are_not_taken_for_misspellings() -> None:
    assert understood("la semaine derniere, je demande, il regardait").corrections == ()


def test_shorthand_is_spelled_out() -> None:
    query = understood("cest koi le partner ops")
    assert query.roles == ("partner-ops-manager",)
    assert Kind.DEFINITION in query.cues


def test_a_scene_is_told_from_the_question() -> None:
    query = understood("Je suis arrivé lundi en compta. Qui signe les contrats ?")
    focus = {word.read for word in query.words if word.focus}
    assert "contrats" in focus
    assert "lundi" not in focus


def test_a_question_mark_that_asks_nothing_new_leaves_all_in_focus() -> None:
    query = understood("Je ne sais plus qui signe les contrats. Une idée ?")
    assert any(word.read == "contrats" and word.focus for word in query.words) or query.content


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("qui s'occupe des contrats ?", "fr"),
        ("who takes care of the contracts?", "en"),
        ("pilier 2", "fr"),
    ],
)
def test_the_language_is_told_by_the_small_words(text: str, language: str) -> None:
    assert understood(text).language == language


@pytest.mark.parametrize(
    ("text", "talk"),
    [("merci beaucoup !", "thanks"), ("bonjour", "greeting"), ("bye", "farewell")],
)
def test_chit_chat_is_told_from_questions(text: str, talk: str) -> None:
    assert understood(text).talk == talk


def test_a_greeting_in_front_does_not_make_a_question_chit_chat() -> None:
    assert understood("salut, qui signe les contrats ?").talk is None


def test_a_call_for_help_with_something_is_a_question() -> None:
    assert (
        understood("Je ne trouve plus le portail des revendeurs, qui peut m'aider ?").talk is None
    )
    assert understood("qui peut m'aider ?").talk == "help"


def test_company_matters_are_seen() -> None:
    assert "pay" in understood("quel est le salaire d'un partner ops ?").outside.values()


def test_what_a_bare_definition_is_asked_of_is_part_of_the_question() -> None:
    asked = understood("Ça consiste en quoi, infirmière de bloc ?")
    assert "jobs" in asked.outside.values()


@pytest.mark.parametrize(
    "text",
    [
        "qui envoie les factures ?",
        "un client veut payer plus tard",
        "who owns the score",
        "on teste dans un bac à sable",
    ],
)
def test_words_of_the_trade_are_no_company_matter(text: str) -> None:
    assert not understood(text).outside


def test_role_words_are_no_content() -> None:
    query = understood("le partner ops manager et les contrats")
    assert [word.read for word in query.words if word.purpose == Purpose.CONTENT] == ["contrats"]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_understood_somehow(text: str) -> None:
    assert understood(text).text == text


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Je suis Support Ops. Les qualités du Partner Ops ?", ("partner-ops-manager",)),
        ("Le Support Ops m'a envoyé chez le Partner Ops. Il fait quoi ?", PARTNER_FIRST),
        ("Je suis Support Ops. Qui signe les contrats ?", ()),
        ("Je suis Support Ops. C'est qui ?", ("support-ops-manager",)),
        ("Support Ops ou Partner Ops ?", PARTNER_FIRST[::-1]),
    ],
)
def test_the_roles_asked_about_are_those_of_the_part_that_asks(
    text: str, roles: tuple[str, ...]
) -> None:
    assert understood(text).roles == roles
