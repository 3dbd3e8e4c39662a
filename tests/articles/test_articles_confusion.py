"""The section that tells a role from its neighbours."""

import pytest

from bot.articles.model import Article, Entry, Kind
from bot.articles.parse import parse_article

_PILLARS = "## Les piliers\n\n### 1. Mât\n\n- voir\n\n### 2. Voile\n\n- border\n\n"


def _read(body: str, lang: str = "fr") -> Article:
    content = f"---\ntitle: Vigie\nlang: {lang}\n---\n\n## En bref\n\nElle veille.\n\n{body}"
    article, problems = parse_article(content.encode(), "vigie.md")
    assert article, problems
    return article


def _sections(article: Article) -> list[Entry]:
    return [entry for entry in article.entries if entry.kind == Kind.SECTION]


@pytest.mark.parametrize(
    "heading",
    [
        "## À ne pas confondre avec", "### 🚫 A ne pas confondre",
        "## Ne pas confondre avec le mousse",
        "## Not to be confused with", "## 3. Not to be confused with the cabin boy",
        "**À ne pas confondre avec**", "## À ne pas confondre avec les compétences du mousse",
    ],
)  # fmt: skip
def test_it_has_one_id_in_both_languages(heading: str) -> None:
    article = _read(f"{_PILLARS}{heading}\n\n- le mousse, qui nettoie ;\n- le bosco.\n")
    (section,) = _sections(article)
    assert section.id == "vigie/not-to-be-confused"
    assert "le mousse" in section.text


def test_headings_below_it_are_part_of_it() -> None:
    body = "## À ne pas confondre avec\n\n### Le mousse\n\nIl frotte.\n\n### Le bosco\n\nIl crie.\n"
    (section,) = _sections(_read(f"{_PILLARS}{body}\n## Repos\n\nDormir.\n"))[:1]
    assert section.text == "Le mousse\nIl frotte.\n\nLe bosco\nIl crie."
    assert "### Le bosco" in section.markdown
    assert [entry.id for entry in _sections(_read(f"{body}\n## Repos\n\nDormir.\n"))] == [
        "vigie/not-to-be-confused", "vigie/repos",
    ]  # fmt: skip


def test_it_is_no_pillar_where_it_stands_among_them() -> None:
    body = "## Les piliers\n\n### Mât\n\n- voir\n\n### À ne pas confondre avec\n\n- le mousse\n"
    article = _read(body)
    assert [e.title for e in article.entries if e.kind == Kind.PILLAR] == ["Mât"]
    assert [e.id for e in _sections(article)] == ["vigie/not-to-be-confused"]
