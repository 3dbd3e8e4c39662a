"""Reading a library's texts anew: what has not changed is taken over, and nothing else."""

from dataclasses import replace

import pytest
from sample_articles import PARTNER, SUPPORT, lexicon, library

from bot.articles.library import Library
from bot.articles.model import Article
from bot.search.engine import Index, build_index
from bot.search.rank import rank
from bot.search.text import words
from bot.search.texts import FIELDS, Texts, read_texts


def said(texts: Texts, name: str) -> list[list[str]]:
    """Each entry's words in a field."""
    rows = texts.field(name)
    return [
        [texts.distinct[number] for number in rows.words[start:end]]
        for start, end in zip(rows.starts[:-1], rows.starts[1:], strict=True)
    ]


def with_word(article: Article, word: str) -> Article:
    first, *others = article.entries
    return replace(article, entries=(replace(first, text=f"{first.text} {word}"), *others))


def answers(index: Index) -> list[tuple[str, float]]:
    asked = ("qui signe les contrats ?", "former les clients", "un tiket", "le portail zibeline")
    found = [rank(index.understand(question), index) for question in asked]
    return [(hit.entry.id, round(hit.score, 4)) for hits in found for hit in hits]


PARTNERS, SUPPORTS = library(PARTNER, SUPPORT).articles
CHANGES = {
    "nothing": [PARTNERS, SUPPORTS],
    "another order": [SUPPORTS, PARTNERS],
    "one changed": [with_word(PARTNERS, "zibeline"), SUPPORTS],
    "one gone": [SUPPORTS],
    "one new": [PARTNERS, replace(PARTNERS, role="other", entries=PARTNERS.entries[:3]), SUPPORTS],
    "all gone": [],
}


@pytest.mark.parametrize("articles", CHANGES.values(), ids=CHANGES.keys())
def test_texts_read_anew_are_those_read_from_nothing(articles: list[Article]) -> None:
    before = read_texts([with_word(PARTNERS, "vison"), SUPPORTS])
    again, fresh = read_texts(articles, before), read_texts(articles)
    assert set(again.distinct) == set(fresh.distinct)
    assert [said(again, name) for name in FIELDS] == [said(fresh, name) for name in FIELDS]
    bodies = [words(entry.text) for article in articles for entry in article.entries]
    whole = zip(said(fresh, "body"), said(fresh, "inside"), strict=True)
    assert [body or inside for body, inside in whole] == bodies


@pytest.mark.parametrize("articles", CHANGES.values(), ids=CHANGES.keys())
def test_an_index_built_on_another_answers_as_one_built_from_nothing(
    articles: list[Article],
) -> None:
    before = build_index(Library.of([with_word(PARTNERS, "vison"), SUPPORTS]), lexicon())
    of = Library(tuple(articles))
    assert answers(build_index(of, lexicon(), before)) == answers(build_index(of, lexicon()))


def test_a_word_that_no_article_has_any_more_is_forgotten() -> None:
    before = build_index(Library.of([with_word(PARTNERS, "zibeline")]), lexicon())
    after = build_index(Library.of([PARTNERS]), lexicon(), before)
    assert before.vocabulary.is_known("zibeline")
    assert not after.vocabulary.is_known("zibeline")
