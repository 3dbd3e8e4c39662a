"""What an author is told, and where."""

import pytest

from bot.articles.model import Article
from bot.articles.parse import parse_article

_GOOD = "## En bref\n\nElle veille.\n"


def _problems(content: str | bytes, questions: str | None = None) -> list[str]:
    raw = content.encode() if isinstance(content, str) else content
    article, found = parse_article(raw, "vigie.md", questions.encode() if questions else None)
    assert (article is None) == any(problem.level == "error" for problem in found)
    return [str(problem) for problem in found]


def _article(content: str) -> Article:
    article, _ = parse_article(content.encode(), "vigie.md")
    assert article
    return article


@pytest.mark.parametrize("content", ["", "\n \n\t\n", "\ufeff\n"])
def test_an_empty_file(content: str) -> None:
    assert _problems(content) == ["vigie.md:1: error: the file is empty"]


def test_a_file_that_is_not_utf8_names_the_byte_and_its_line() -> None:
    content = b"---\ntitle: Vigie\n---\n\nElle " + b"\xe9coute"
    assert _problems(content) == ["vigie.md:5: error: not UTF-8: byte 0xe9 at offset 27"]


def test_a_byte_order_mark_does_not_shift_the_offset() -> None:
    assert _problems(b"\xef\xbb\xbf---\r\n\xff") == [
        "vigie.md:2: error: not UTF-8: byte 0xff at offset 8"
    ]


def test_a_huge_file() -> None:
    assert _problems("a" * (1 << 20) + "a") == ["vigie.md:1: error: larger than 1024 KiB"]


@pytest.mark.parametrize("content", [_GOOD, "\n---\ntitle: Vigie\n---\n"])
def test_no_front_matter(content: str) -> None:
    assert _problems(content) == [
        "vigie.md:1: error: no front matter: the file must open with a line of ---"
    ]


def test_front_matter_that_is_not_closed() -> None:
    (problem,) = _problems(f"---\ntitle: Vigie\n{_GOOD}")
    assert problem.startswith("vigie.md:1: error: front matter is not closed")


@pytest.mark.parametrize(
    ("front", "line"),
    [("title: Vigie\ntags: [a", 3), ("title: a: b", 2), ("title: Vigie\nauthor:\n\tx: y", 4),
     ('title: "Vigie', 2)],
)  # fmt: skip
def test_broken_yaml_is_told_at_its_line(front: str, line: int) -> None:
    (problem,) = _problems(f"---\n{front}\n---\n{_GOOD}")
    assert problem.startswith(f"vigie.md:{line}: error: broken YAML: ")
    assert "\n" not in problem


def test_a_colon_in_a_title_comes_with_the_remedy() -> None:
    (problem,) = _problems(f"---\ntitle: La vigie : ses missions\n---\n{_GOOD}")
    assert problem.endswith("put quotes around a text that has a colon")


def test_front_matter_that_is_a_list() -> None:
    (problem,) = _problems(f"---\n- title\n---\n{_GOOD}")
    assert "error: front matter must be lines of `key: value`" in problem


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("author: x", "vigie.md:1: error: no title"),
        ("author: x\ntitle:", "vigie.md:3: error: no title"),
        ("author: x\ntitle: [a]", "vigie.md:3: error: title must be a text"),
        ("title: ''", "vigie.md:2: error: title must be a text"),
        ("title: 12", "vigie.md:2: error: title must be a text"),
    ],
)
def test_no_title(front: str, expected: str) -> None:
    assert _problems(f"---\n{front}\n---\n{_GOOD}") == [expected]


def test_a_title_without_a_role() -> None:
    (problem,) = _problems(f"---\nauthor: x\ntitle: 🎉\n---\n{_GOOD}")
    assert problem.startswith("vigie.md:3: error: no role can be read from the title")


def test_a_title_is_enough() -> None:
    assert _problems(f"---\ntitle: La vigie\n---\n{_GOOD}") == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("author: [a]", "author must be a text, ignored"),
        ("date: 2026-02-30", "date must be a date such as 2026-11-01, ignored"),
        ("reviewed: hier", "reviewed must be a date such as 2026-11-01, ignored"),
        ("tags: ops", "tags must be a list of texts, ignored"),
        ("aliases: [a, 2]", "aliases must be a list of texts, ignored"),
        ("order: premier", "order must be a whole number, ignored"),
        ("order: true", "order must be a whole number, ignored"),
        ("review_every: 0", "review_every must be a number of days, ignored"),
        ("lang: de", "lang must be fr or en, ignored"),
        ("role: La Vigie", "role must be a slug such as business-ops-manager, ignored"),
        ("read: {a: b}", "read must be a text, ignored"),
    ],
)
def test_a_key_of_a_wrong_type_is_ignored_with_a_warning(row: str, message: str) -> None:
    content = f"---\ntitle: La vigie\n{row}\n---\n{_GOOD}"
    assert _problems(content) == [f"vigie.md:3: warning: {message}"]
    plain = _article(f"---\ntitle: La vigie\n---\n{_GOOD}")
    assert _article(content).role == plain.role
    assert _article(content).tags == ()


def test_unknown_and_empty_keys_are_silent() -> None:
    assert _problems(f"---\ntitle: La vigie\nowner:\nlayout: post\n---\n{_GOOD}") == []


def test_all_keys_are_read() -> None:
    article = _article(
        "---\ntitle: Le tour de garde\nrole: vigie\nname: Vigie\naliases: [Œil, Guet]\nlang: en\n"
        'url: https://example.org/vigie\norder: 2\nowner: "@guet"\nreviewed: "2026-11-01"\n'
        f"review_every: 90\nstatus: starter\nread: 4\ndate: 2026-05-04 10:00:00\n---\n{_GOOD}"
    )
    assert (article.role, article.name, article.lang) == ("vigie", "Vigie", "en")
    assert article.aliases == ("Œil", "Guet")
    assert (article.url, article.order, article.owner) == ("https://example.org/vigie", 2, "@guet")
    assert article.reviewed
    assert article.reviewed.isoformat() == "2026-11-01"
    assert (article.review_every, article.status, article.read) == (90, "starter", "4")
    assert article.published
    assert article.published.isoformat() == "2026-05-04"


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        ("{% callout %}\nx\n", 4, "unclosed Markdoc tag: {% callout %} has no {% /callout %}"),
        ("x\n\n{% /callout %}\n", 6, "{% /callout %} closes a tag that is not open"),
        ("x\ny {% badge %} z\n", 5, "unclosed Markdoc tag: {% badge %} has no {% /badge %}"),
        ("{% a %}\n\n{% b %}\n\n{% /a %}\n", 6, "unclosed Markdoc tag: {% b %} has no {% /b %}"),
        ("x\n\n{% callout\n", 6, "Markdoc tag without its %}"),
    ],
)
def test_a_markdoc_tag_without_its_other_half(body: str, line: int, message: str) -> None:
    content = f"---\ntitle: La vigie\n---\n{body}"
    assert _problems(content) == [f"vigie.md:{line}: error: {message}"]


@pytest.mark.parametrize(
    "body",
    ["{% toc /%}\n", "un {% b %}mot{% /b %}\n", "{% callout %}\nx\n{% /callout %}\n",
     '{% callout title="50 %} off" %}\nx\n{% /callout %}\n', "- a\n\n  {% x %}\n  b\n  {% /x %}\n",
     "```\n{% callout %}\n```\n", "`{% callout %}`\n", "## En deux {% #id %}\n\n{% $name %} x\n",
     "{% callout\n   type=1\n%}\nx\n{% /callout %}\n"],
)  # fmt: skip
def test_markdoc_tags_that_are_well_formed(body: str) -> None:
    assert _problems(f"---\ntitle: La vigie\n---\n## En bref\n\nx\n\n{body}") == []


def test_warnings_stand_at_their_lines() -> None:
    pillars = "#### 1 • Mât\n\nHaut.\n\n#### 2 • Voile\n\n- border\n"
    content = f"---\ntitle: La vigie\n---\n\n## Les piliers\n\n{pillars}"
    assert _problems(content) == [
        "vigie.md:2: warning: no definition: add a heading such as `En deux mots` or `In short`",
        "vigie.md:7: warning: heading level skipped: 4 after 2",
        "vigie.md:7: warning: pillar without missions: Mât",
    ]


def test_marks_too_deep_for_those_who_read_the_tokens() -> None:
    (problem,) = _problems("---\ntitle: La vigie\n---\n" + "**" * 200 + "a" + "**" * 200)
    assert problem == "vigie.md:4: error: marks nested too deeply"
