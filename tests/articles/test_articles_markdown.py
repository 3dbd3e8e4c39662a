"""Tokens as other rooms read them."""

from bot.articles.markdown import parse_markdown
from bot.articles.text import plain_text


def _types(text: str) -> list[str]:
    return [token.type for token in parse_markdown(text)]


def test_a_markdoc_tag_encloses_its_blocks() -> None:
    tokens = parse_markdown('avant\n{% callout type="info" %}\n**dans**\n{% /callout %}\naprès\n')
    assert [token.type for token in tokens if token.nesting] == [
        "paragraph_open", "paragraph_close",
        "markdoc_open", "paragraph_open", "paragraph_close", "markdoc_close",
        "paragraph_open", "paragraph_close",
    ]  # fmt: skip
    opening = next(token for token in tokens if token.type == "markdoc_open")
    assert (opening.tag, opening.info) == ("callout", 'type="info"')
    assert plain_text(tokens) == "avant\n\ndans\n\naprès"


def test_a_tag_within_a_line_is_never_text() -> None:
    tokens = parse_markdown("un {% badge %}mot{% /badge %} de plus")
    assert plain_text(tokens) == "un mot de plus"
    assert [t.tag for t in tokens[1].children or () if t.type == "markdoc_inline"] == [
        "badge", "badge",
    ]  # fmt: skip


def test_code_keeps_its_tags() -> None:
    assert plain_text(parse_markdown("```\n{% x %}\n```")) == "{% x %}"
    assert plain_text(parse_markdown("`{% x %}`")) == "{% x %}"


def test_tags_that_do_not_pair_leave_the_tree_whole() -> None:
    assert _types("{% a %}\n\n> {% /a %}\n") == [
        "markdoc", "blockquote_open", "markdoc", "blockquote_close",
    ]  # fmt: skip


def test_plain_text_keeps_what_can_be_read() -> None:
    text = (
        "# Titre\n\n- un\n  suite\n  1. deux\n\n> cité\n\n| a | b |\n|---|---|\n| c | d |\n\n"
        "![image](/x.png)\n\n[ici](https://example.org) et <moi@example.org>\n\n"
        "~~non~~ `oui`  \nfin\n\n```\ncode\n```\n\n---\n"
    )
    assert plain_text(parse_markdown(text)) == (
        "Titre\n\n- un suite\n  1. deux\n\ncité\n\na | b\nc | d\n\n"
        "ici (https://example.org) et moi@example.org\n\nnon oui\nfin\n\ncode"
    )
