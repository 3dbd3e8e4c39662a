"""Markdown as Slack shows it."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.slack import limits
from bot.slack.blocks import body
from bot.slack.blocks.rendered import check
from bot.slack.pieces import Items, parts
from bot.slack.rich_text import from_markdown


def blocks(markdown: str, *, base: str | None = None, numbered: bool = False) -> list[Any]:
    pieces = from_markdown(markdown, base=base, numbered=numbered)
    return [block.to_dict() for part in parts(pieces) for block in body.blocks(part)]


def elements(markdown: str, **how: Any) -> list[Any]:
    """The elements of a text that fits in one block."""
    (block,) = blocks(markdown, **how)
    found: list[Any] = block["elements"]
    return found


def words(value: Any) -> str:
    if isinstance(value, dict):
        own = value["text"] if isinstance(value.get("text"), str) else ""
        return own + "".join(words(inner) for inner in value.values())
    if isinstance(value, list):
        return "".join(words(inner) for inner in value)
    return ""


def test_styles_combine() -> None:
    (section,) = elements("Un **mot *très* gras**, ~~barré~~ et `code`.")
    assert section["elements"] == [
        {"type": "text", "text": "Un "},
        {"type": "text", "text": "mot ", "style": {"bold": True}},
        {"type": "text", "text": "très", "style": {"bold": True, "italic": True}},
        {"type": "text", "text": " gras", "style": {"bold": True}},
        {"type": "text", "text": ", "},
        {"type": "text", "text": "barré", "style": {"strike": True}},
        {"type": "text", "text": " et "},
        {"type": "text", "text": "code", "style": {"code": True}},
        {"type": "text", "text": "."},
    ]


def test_lines_of_one_paragraph_become_one_and_paragraphs_stay_apart() -> None:
    first, second = elements("une\nligne\n\nautre")
    assert words(first) == "une ligne\n"
    assert words(second) == "autre"


def test_lists_nest_and_numbers_go_on_after_what_is_nested() -> None:
    found = elements("1. un\n   - a\n     - i\n   - b\n2. deux\n\n   suite\n")
    assert [(e["style"], e.get("indent"), e.get("offset"), words(e)) for e in found] == [
        ("ordered", 0, None, "un"),
        ("bullet", 1, None, "a"),
        ("bullet", 2, None, "i"),
        ("bullet", 1, None, "b"),
        ("ordered", 0, 1, "deux\nsuite"),
    ]


def test_a_list_that_starts_elsewhere_keeps_its_numbers() -> None:
    (found,) = elements("4. quatre\n5. cinq")
    assert found["offset"] == 3


def test_bullets_are_numbered_through_when_asked() -> None:
    found = elements("- un\n- deux\n\nentre\n\n- trois", numbered=True)
    lists = [e for e in found if e["type"] == "rich_text_list"]
    assert [(e["style"], e.get("offset")) for e in lists] == [("ordered", None), ("ordered", 2)]


def test_links_are_resolved_against_the_article_or_shown_as_text() -> None:
    (section,) = elements("[ici](/posts/3)", base="https://blog.example.com/a/b")
    link = {"type": "link", "url": "https://blog.example.com/posts/3", "text": "ici"}
    assert section["elements"] == [link]
    for target in ("/posts/3", "javascript:alert(1)", "file:///etc/passwd", "http://["):
        (section,) = elements(f"[ici]({target})")
        assert all(e["type"] == "text" for e in section["elements"])
        assert words(section).startswith(("ici", "[ici]"))


def test_quotes_code_and_headings() -> None:
    heading, quote, code = elements("## Titre\n\n> cité\n> - point\n\n```sql\nselect 1\n```")
    assert heading["elements"][0] == {"type": "text", "text": "Titre", "style": {"bold": True}}
    assert (quote["type"], words(quote)) == ("rich_text_quote", "cité\n• point")
    assert (code["type"], words(code)) == ("rich_text_preformatted", "select 1")


def test_pictures_are_shown_if_slack_can_fetch_them_and_named_if_not() -> None:
    found = blocks("avant ![Le schéma](https://x.example/a.png) après")
    assert [block["type"] for block in found] == ["rich_text", "image"]
    assert found[1]["alt_text"] == "Le schéma"
    (section,) = elements("![Le schéma](/posts/3/1.png)")
    assert section["elements"] == [{"type": "text", "text": "Le schéma", "style": {"italic": True}}]
    (picture,) = blocks("![](https://x.example/a.png)")
    assert picture["alt_text"] == "a.png"


def test_what_looks_like_slack_markup_stays_text() -> None:
    text = "<!channel> <@U123> :tada: *a* &amp;"
    (section,) = elements("```\n" + text + "\n```")
    assert words(section) == text


def test_a_long_paragraph_is_broken_after_sentences_and_nothing_is_lost() -> None:
    sentence = "Une phrase assez longue pour compter dans le total. "
    found = blocks(sentence * 400)
    assert "".join(words(b) for b in found).replace(" ", "").replace("\n", "") == (
        (sentence * 400).replace(" ", "")
    )
    assert all(words(b).rstrip("\n").endswith("total.") for b in found)


def test_a_long_list_keeps_counting_over_its_blocks() -> None:
    item = "x" * 400
    pieces = from_markdown("\n".join(f"1. {item}" for _ in range(20)))
    lists = [p for part in parts(pieces) for p in part if isinstance(p, Items)]
    assert [p.offset for p in lists] == [0, 7, 14]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *("# t", "- a", "  - b", "1. c", "> d", "```", "| a | b |", "|---|---|", "---"),
                *("![x](http://y/z)", "", "**gras", "[l](http://a.b)", "<b>", "\\", "    code"),
                *("é" * 700, "mot " * 900),
            ]
        ),
        max_size=30,
    )
)
def test_any_markdown_gives_parts_within_slacks_limits(lines: list[str]) -> None:
    for part in parts(from_markdown("\n".join(lines))):
        found = tuple(block.to_dict() for block in body.blocks(part))
        check(found)
        assert len(found) <= limits.PART_BLOCKS
        json.dumps(found)
