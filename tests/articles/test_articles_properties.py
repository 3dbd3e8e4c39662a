"""Whatever a file holds, it gives an article or a diagnostic, never an exception."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.markdown import parse_markdown
from bot.articles.model import Article, Problem
from bot.articles.parse import parse_article
from bot.articles.text import plain_text

_FRAGMENTS = st.sampled_from(
    [
        "# Le rôle de Chef de quai", "## 🚢 En deux mots : **le phare**", "### Les piliers",
        "#### 1 • Quai & Grue", "#### Pilier 2 : Douane", "##### Missions", "## Les piliers",
        "## 2️⃣ Grue", "**Soft skills**", "🤹 **Soft Skills**", "- charger ;", "  - nested",
        "1. **Quai** : tout", "   - sous-mission", "* * *", "---", "===", "> quoted", "```", "~~~",
        "{% callout %}", "{% /callout %}", "{% toc /%}", "{% broken", "un {% b %}mot{% /b %}",
        "| a | b |", "|---|---|", "<!-- gone -->", "<details>", "[a]: https://example.org",
        "[a] et ![b](/c.png)", "", "\t- tab", "    code", "\u200d\ufe0f", "L’été", "***", "[^1]: x",
        "title: Le rôle de Vigie", "order: [1", "tags: {a: b}", "\x00", "\u2028", "\x85", "﻿",
    ]
)  # fmt: skip
_BODIES = st.lists(st.one_of(_FRAGMENTS, st.text(max_size=30)), max_size=25).map("\n".join)
_KEYS = st.sampled_from(
    ["title", "role", "name", "aliases", "lang", "date", "tags", "order", "review_every", "read"]
)
_VALUES = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["2026-02-30", "[a, 1]", "!!int x", '"\\UFFFFFFFF"', "&a [*a]", "~", "no"]),
)
_FRONT = st.lists(st.tuples(_KEYS, _VALUES), max_size=6).map(
    lambda rows: "\n".join(f"{key}: {value}" for key, value in rows)
)


def _holds(result: tuple[Article | None, tuple[Problem, ...]], content: bytes) -> None:
    article, problems = result
    lines = content.count(b"\n") + content.count(b"\r") + 1
    assert all(1 <= problem.line <= lines for problem in problems)
    if article is None:
        assert any(problem.level == "error" for problem in problems)
        return
    assert all(problem.level == "warning" for problem in problems)
    ids = [entry.id for entry in article.entries]
    assert len(ids) == len(set(ids))
    for entry in article.entries:
        assert 1 <= entry.source.line <= lines
        assert entry.title
        assert entry.heading_path
        assert entry.text
        assert entry.id == article.role or entry.id.startswith(f"{article.role}/")


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_an_article_or_a_diagnostic(content: bytes) -> None:
    _holds(parse_article(content, "any.md", content), content)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300), st.text(max_size=100))
def test_any_text_gives_an_article_or_a_diagnostic(text: str, questions: str) -> None:
    content = f"---\ntitle: Le rôle de Vigie\n---\n{text}".encode("utf-8", "replace")
    sidecar = questions.encode("utf-8", "replace")
    _holds(parse_article(content, "vigie.md", sidecar), content)


@settings(max_examples=200, deadline=None)
@given(_BODIES)
def test_any_mix_of_the_parts_of_articles_gives_one(body: str) -> None:
    content = f"---\ntitle: Le rôle de Vigie\n---\n{body}".encode("utf-8", "replace")
    _holds(parse_article(content, "vigie.md"), content)


def test_a_heading_that_only_leads_to_other_entries_is_none_itself() -> None:
    body = "**Soft skills**\n* * *\n## Les piliers\n- charger ;"
    content = f"---\ntitle: Le rôle de Vigie\n---\n{body}".encode()
    _holds(parse_article(content, "vigie.md"), content)


@settings(max_examples=100, deadline=None)
@given(_FRONT)
def test_any_front_matter_gives_an_article_or_a_diagnostic(front: str) -> None:
    content = f"---\n{front}\n---\nUn texte.\n".encode("utf-8", "replace")
    _holds(parse_article(content, "vigie.md"), content)


@settings(max_examples=100, deadline=None)
@given(_BODIES)
def test_tokens_are_always_balanced(text: str) -> None:
    tokens = parse_markdown(text)
    depth = 0
    for token in tokens:
        depth += min(token.nesting, 0)
        assert token.level == depth
        depth += max(token.nesting, 0)
    assert depth == 0
    plain_text(tokens)


@pytest.mark.parametrize(
    "pattern",
    ["[" * 3000, "*a" * 3000, "> " * 1500, "{% " * 3000, "{%\n" * 3000, "- " * 1000, "`" * 3000,
     "**" * 2000 + "a" + "**" * 2000, "<!--" * 2000, "![](" * 2000, "{{" * 3000],
)  # fmt: skip
def test_pathological_texts_are_read_in_a_moment(pattern: str) -> None:
    content = f"---\ntitle: Le rôle de Vigie\n---\n{pattern}\n".encode()
    _holds(parse_article(content, "vigie.md"), content)


@pytest.mark.parametrize("pattern", ["[" * 1000, "{" * 1000, "- " * 1000, "&a [*a, " * 500])
def test_deeply_nested_yaml_is_broken_yaml(pattern: str) -> None:
    content = f"---\ntitle: x\ntags: {pattern}\n---\n".encode()
    article, problems = parse_article(content, "vigie.md")
    _holds((article, problems), content)
    assert article is None
    assert "broken YAML" in problems[0].message


@pytest.mark.parametrize("pattern", ["[", "{", "- ", "? ", "{a: ["])
def test_yaml_nested_deep_enough_to_end_a_process_is_refused_in_a_moment(pattern: str) -> None:
    deep = pattern * 200_000
    sidecar = deep.encode()
    article, problems = parse_article(b"---\ntitle: La vigie\n---\nTexte.\n", "vigie.md", sidecar)
    assert article is not None
    assert [problem.message for problem in problems][-1] == "broken YAML: nested too deeply"
    content = f"---\ntitle: x\ntags: {deep}\n---\n".encode()
    assert parse_article(content, "vigie.md")[0] is None
