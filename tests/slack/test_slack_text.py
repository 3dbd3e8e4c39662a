"""Slack's markup on the way in, plain text on the way out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.slack.text import break_at, cut, escaped, said_in, typed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<@U0BOT> c'est quoi le pilier 2 ?", "c'est quoi le pilier 2 ?"),
        ("<@U0BOT|opsrole> R&amp;D &lt;3", "R&D <3"),
        ("dans <#C1|ops> ou <#C2>", "dans ops ou"),
        ("<https://a.example/x|le lien> et <https://b.example>", "le lien et https://b.example"),
        ("<!here> <!subteam^S1|@sales> bonjour", "sales bonjour"),
        ("  plusieurs \n lignes ", "plusieurs lignes"),
        ("<@U0BOT>", ""),
        ("a < b > c", "a < b > c"),
    ],
)
def test_what_was_typed_is_read_without_markup(text: str, said: str) -> None:
    assert typed(text) == said


def test_a_message_says_what_its_blocks_do_where_it_has_no_text() -> None:
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "le *CRM* &amp; moi"}}
    attachment = {"fallback": "le SLA", "color": "good"}
    assert said_in({"text": "bonjour", "blocks": [section]}) == "bonjour"
    assert said_in({"text": "", "blocks": [section]}) == "le *CRM* & moi"
    assert said_in({"attachments": [attachment]}) == "le SLA"
    assert said_in({"text": None}) == ""


def test_nothing_escaped_can_ping() -> None:
    assert escaped("<!channel> & <@U1>") == "&lt;!channel&gt; &amp; &lt;@U1&gt;"


def test_a_text_is_cut_after_a_sentence_or_a_word() -> None:
    assert cut("Une phrase. Une autre phrase.", 20) == "Une phrase."
    assert cut("Des mots sans aucun point", 14) == "Des mots sans…"
    assert cut("x" * 20, 10) == "x" * 9 + "…"
    assert cut("court", 10) == "court"


@settings(max_examples=50, deadline=None)
@given(st.text(), st.integers(min_value=2, max_value=50))
def test_a_cut_text_always_fits(text: str, limit: int) -> None:
    assert len(cut(text, limit)) <= limit
    if len(text) > limit:
        assert 0 < break_at(text, limit) <= limit
