"""All roles, and two of them side by side, from articles as they are written."""

from bot.articles.comparison import compare, neighbours
from bot.articles.library import Library
from bot.articles.model import Kind, Language
from bot.articles.parse import parse_article

BEE = """---
title: Le rôle de Bee Ops
order: {order}
---

### En deux mots : **la gardienne des ruches**

Elle veille sur les colonies.

### Les piliers

#### 1 • Ruches

- Compter chaque matin les cadres de couvain de toutes les ruches ;
- Repeindre les toits en bois.

#### 2 • Miel

- Extraire le miel de châtaignier à la centrifugeuse.

### À ne pas confondre avec

- **Le Hive Ops** : il bâtit les ruches que la Bee Ops garde.
- **L'Apiculteur** : il n'a pas d'article.
"""
HIVE = """---
title: Le rôle de Hive Ops
order: 2
---

### En deux mots : **le charpentier**

Il bâtit les maisons des colonies.

### Les piliers

#### 1 • Bois

- Compter les cadres de couvain chaque soir, avec la gardienne.
- Choisir le pin.
"""
FLOWER = """---
title: The Flower Ops role
lang: en
---

### In short: **the gardener**

Sows what the colonies feed on. Waters it, too.
"""


def library(*texts: str) -> Library:
    found = [parse_article(text.encode(), f"{n}.md")[0] for n, text in enumerate(texts)]
    return Library.of(article for article in found if article)


GARDEN = library(BEE.format(order=1), HIVE, FLOWER)


def test_a_comparison_sets_the_pillars_side_by_side() -> None:
    found = compare(GARDEN, "bee-ops", "hive-ops")
    assert found is not None
    assert found.pillars == (("Ruches", "Bois"), ("Miel", None))


def test_missions_that_share_their_rare_words_are_near() -> None:
    found = compare(GARDEN, "bee-ops", "hive-ops")
    assert found is not None
    assert [(a.id, b.id) for a, b in found.near] == [
        ("bee-ops/pillars/1/1", "hive-ops/pillars/1/1")
    ]


def test_a_comparison_quotes_what_the_articles_say_of_each_other() -> None:
    found = compare(GARDEN, "hive-ops", "bee-ops")
    assert found is not None
    assert [(article.role, said) for article, said in found.apart] == [
        ("bee-ops", "Le Hive Ops : il bâtit les ruches que la Bee Ops garde")
    ]


def test_the_nearest_roles_are_those_an_article_tells_itself_from() -> None:
    assert neighbours(GARDEN, "bee-ops") == ("hive-ops", "flower-ops")
    assert neighbours(GARDEN, "hive-ops") == ("bee-ops", "flower-ops")
    assert neighbours(GARDEN, "no-such-role") == ()


def test_a_comparison_is_an_entry_of_the_first_role() -> None:
    entry = GARDEN.entry("bee-ops/compare/hive-ops", "fr")
    assert entry is not None
    assert (entry.kind, entry.role, entry.title) == (
        Kind.COMPARISON,
        "bee-ops",
        "Bee Ops / Hive Ops",
    )
    for said in ("la gardienne des ruches", "1. Ruches", "1. Bois", "≈", "Le Hive Ops :"):
        assert said in entry.text
    assert GARDEN.parent(entry) == GARDEN.definition("bee-ops")


def test_only_two_roles_that_have_articles_are_compared() -> None:
    for id_ in ("bee-ops/compare/bee-ops", "bee-ops/compare/x", "x/compare/bee-ops", "x/compare"):
        assert GARDEN.entry(id_) is None
    assert library(HIVE).entry("hive-ops/compare") is None


def test_roles_of_two_languages_are_compared_without_their_missions() -> None:
    found = compare(GARDEN, "bee-ops", "flower-ops", "fr")
    assert found is not None
    assert found.near == ()


def test_the_directory_has_each_role_once_with_its_tagline_in_the_language_asked() -> None:
    both = library(
        BEE.format(order=1),
        FLOWER.replace("Flower", "Bee").replace("role\n", "role\norder: 1\n"),
        HIVE,
    )
    languages: tuple[Language, ...] = ("fr", "en")
    french, english = (both.entry("directory", lang) for lang in languages)
    assert french is not None
    assert english is not None
    assert french.text.splitlines() == [
        "Bee Ops : la gardienne des ruches",
        "Hive Ops : le charpentier",
    ]
    assert english.text.splitlines() == ["Bee Ops: the gardener", "Hive Ops : le charpentier"]
    assert (french.lang, english.lang) == ("fr", "en")


def test_a_role_without_a_tagline_is_listed_with_its_first_sentence() -> None:
    bare = library(FLOWER.replace(": **the gardener**", ""))
    directory = bare.entry("directory")
    assert directory is not None
    assert directory.text == "Flower Ops: Sows what the colonies feed on."


def test_an_empty_library_has_no_directory() -> None:
    assert Library().entry("directory") is None
