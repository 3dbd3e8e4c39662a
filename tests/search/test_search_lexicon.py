import pytest
from sample_articles import PARTNER, SUPPORT, index, lexicon

from bot.articles.model import Kind
from bot.search.text import words


def test_no_phrase_of_the_trade_is_an_everyday_word_once_its_grammar_is_dropped() -> None:
    """Search drops stop words, so that "à jour" would be found in "tous les jours"."""
    grammar = lexicon().stop("function")
    for name, row in lexicon().concepts.items():
        alone = {phrase for phrase in row if len(words(phrase)) == 1}
        for phrase in row:
            content = [word for word in words(phrase) if word not in grammar]
            assert len(content) > 1 or phrase in alone, f"{name}: {phrase}"


def test_an_idea_of_the_trade_is_said_in_more_than_one_way() -> None:
    assert all(len(set(row)) == len(row) > 2 for row in lexicon().concepts.values())


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
