import pytest
from sample_articles import PARTNER, SUPPORT, index, lexicon

from bot.articles.model import Kind
from bot.search.text import words


def test_no_phrase_of_the_trade_is_an_everyday_word_once_its_grammar_is_dropped() -> None:
    """Search drops stop words, so that "à jour" would be found in "tous les jours"."""
    grammar = lexicon().stop("function")
    for name, row in (*lexicon().concepts.items(), *lexicon().everyday.items()):
        alone = {phrase for phrase in row if len(words(phrase)) == 1}
        for phrase in row:
            content = [word for word in words(phrase) if word not in grammar]
            assert len(content) > 1 or phrase in alone, f"{name}: {phrase}"


def test_an_idea_of_the_trade_is_said_in_more_than_one_way() -> None:
    assert all(len(set(row)) == len(row) > 2 for row in lexicon().concepts.values())


def test_what_people_say_for_an_idea_is_looked_for_in_questions_only() -> None:
    everyday, found = "fastidieux", index(PARTNER, SUPPORT)
    of_questions = {name for name, row in lexicon().everyday.items() if everyday in row}
    of_articles = {name for name, row in lexicon().concepts.items() if everyday in row}
    assert of_questions
    assert not of_questions & of_articles
    named = {
        found.vocabulary.names()[idea] for _, _, idea in found.vocabulary.asked_for([everyday])
    }
    assert named >= {f"#{name}" for name in of_questions}
    assert not found.vocabulary.concept_phrases.find([everyday])


def test_whatever_people_say_stands_for_an_idea_of_the_trade() -> None:
    assert set(lexicon().everyday) <= set(lexicon().concepts)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("sur quoi repose son travail ?", Kind.PILLARS),
        ("what kind of person do they look for", Kind.SKILLS),
        ("quel profil humain pour ce poste", Kind.SKILLS),
        ("partner ops career path", Kind.SPECIALISATION),
        ("comment évolue un partner ops", Kind.SPECIALISATION),
        ("à quel métier ressemble-t-il", Kind.ANALOGY),
    ],
)
def test_a_turn_of_phrase_names_the_kind_that_it_asks_for(text: str, kind: Kind) -> None:
    assert index(PARTNER, SUPPORT).understand(text).cues.get(kind) == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "quelle différence avec un product manager",
        "is it the same as a product manager",
        "quels rôles sont proches du sien",
    ],
)
def test_telling_a_role_from_its_neighbours_asks_for_no_analogy(text: str) -> None:
    assert Kind.ANALOGY not in index(PARTNER, SUPPORT).understand(text).cues
