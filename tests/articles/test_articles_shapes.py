"""How a heading's words and a list's shape say what it is, in the many ways authors write them."""

from collections import Counter

import pytest

from bot.articles.model import Article, Entry, Kind
from bot.articles.parse import parse_article


def _read(body: str) -> Article:
    text = f"---\ntitle: Le rôle de Vigie\n---\n{body}"
    article, problems = parse_article(text.encode(), "vigie.md")
    assert article, problems
    return article


def _one(article: Article, id_: str) -> Entry:
    (found,) = [entry for entry in article.entries if entry.id == id_]
    return found


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("En bref", Kind.DEFINITION), ("In short", Kind.DEFINITION),
        ("Définition", Kind.DEFINITION),
        ("What is a lookout?", Kind.DEFINITION), ("At a glance", Kind.DEFINITION),
        ("L’analogie", Kind.ANALOGY), ("🎻 Analogy", Kind.ANALOGY), ("Métaphore", Kind.ANALOGY),
        ("Évolution", Kind.SPECIALISATION), ("Specialization", Kind.SPECIALISATION),
        ("Se spécialiser", Kind.SPECIALISATION), ("Career path", Kind.SPECIALISATION),
        ("Compétences clés", Kind.SKILLS), ("Qualités", Kind.SKILLS), ("Soft skills", Kind.SKILLS),
        ("Hard skills", Kind.SECTION), ("Avant-propos", Kind.INTRODUCTION),
        ("Les outils du quotidien", Kind.SECTION), ("Budget", Kind.SECTION),
    ],
)  # fmt: skip
def test_headings_are_known_by_their_words(heading: str, kind: Kind) -> None:
    (entry,) = _read(f"## {heading}\n\nTexte.\n").entries
    assert entry.kind == kind


@pytest.mark.parametrize(
    "body",
    [
        "## Les piliers\n\n### 1 • Mât\n\n- voir\n\n### 2 • Voile\n\n- border\n",
        "## Key areas\n\n#### Mât\n\n* voir\n\n#### Voile\n\n* border\n",
        "## Pilier 1 : Mât\n\n- voir\n\n## Pilier 2 : Voile\n\n- border\n",
        "## Les piliers\n\n## 1. Mât\n\n- voir\n\n## 2. Voile\n\n- border\n",
        "## Les piliers\n\n1. **Mât**\n   - voir\n2. **Voile**\n   - border\n",
        "## Les piliers\n\n**1. Mât**\n\n- voir\n\n**2. Voile**\n\n- border\n",
        "## Les missions\n\n### Mât\n\n#### Ses missions\n\n1. voir\n\n### Voile\n\n1) border\n",
        "## Pillars\n\n### Pillar 1 – Mât\n\n- voir\n\n### Pillar n°2 – Voile\n\n- border\n",
    ],
)
def test_pillars_may_be_written_in_many_ways(body: str) -> None:
    article = _read(body)
    by_kind = {
        kind: [e for e in article.entries if e.kind == kind]
        for kind in (Kind.PILLARS, Kind.PILLAR, Kind.MISSION)
    }
    assert [e.items for e in by_kind[Kind.PILLARS]] == [("Mât", "Voile")]
    assert [e.title for e in by_kind[Kind.PILLAR]] == ["Mât", "Voile"]
    assert [(e.id, e.text) for e in by_kind[Kind.MISSION]] == [
        ("vigie/pillars/1/1", "voir"), ("vigie/pillars/2/1", "border"),
    ]  # fmt: skip
    assert not [e for e in article.entries if e.kind == Kind.SECTION]


def test_other_headings_between_counted_pillars_are_no_pillars() -> None:
    article = _read(
        "## Les piliers\n\n### 1 • Mât\n\n- voir\n\n### 2 • Voile\n\n- border\n\n"
        "### Au port\n\nOn dort.\n"
    )
    assert Counter(e.kind for e in article.entries)[Kind.PILLAR] == 2
    assert _one(article, "vigie/au-port").kind == Kind.SECTION


def test_the_role_s_own_text_is_the_definition_where_nothing_else_is() -> None:
    article = _read(
        "Avant tout.\n\n## La Vigie\n\nElle veille.\n\n### Les piliers\n\n#### Mât\n\n- voir\n"
    )
    assert _one(article, "vigie").text == "Elle veille."
    assert _one(article, "vigie/introduction").text == "Avant tout."


def test_a_tagline_alone_is_a_definition() -> None:
    definition = _one(_read("## En deux mots : **l’œil**\n"), "vigie")
    assert (definition.tagline, definition.text) == ("l'œil", "l'œil")


def test_subheadings_belong_to_the_answer_and_are_sections_too() -> None:
    article = _read("## Évolution\n\nTrois voies.\n\n### Le large\n\nPartir.\n")
    assert _one(article, "vigie/specialisation").text == "Trois voies.\n\nLe large\nPartir."
    assert "### Le large" in _one(article, "vigie/specialisation").markdown
    assert _one(article, "vigie/le-large").text == "Partir."


def test_sections_of_one_name_keep_ids_of_their_own() -> None:
    article = _read(
        "## Notes\n\na\n\n## Notes\n\nb\n\n## 🎉\n\nc\n\n## Skills!\n\nd\n\n## Pillars\n\ne\n"
    )
    ids = [entry.id for entry in article.entries]
    assert ids == [
        "vigie/notes",
        "vigie/notes-2",
        "vigie/section-2",
        "vigie/skills",
        "vigie/pillars-2",
    ]


def test_a_part_keeps_the_link_definitions_that_it_needs() -> None:
    article = _read(
        "## En bref\n\nVoir [la carte][c].\n\n## Notes\n\nRien.\n\n[c]: https://example.org/c\n"
    )
    assert _one(article, "vigie").markdown.endswith("[c]: https://example.org/c")
    assert "(https://example.org/c)" in _one(article, "vigie").text


def test_html_stays_text_and_comments_are_left_out() -> None:
    article = _read("## En bref\n\nAppuyer sur <kbd>Entrée</kbd>.\n\n<!-- à revoir -->\n")
    assert _one(article, "vigie").text == "Appuyer sur <kbd>Entrée</kbd>."
