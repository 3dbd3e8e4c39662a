"""Whatever an app sends, the playground answers: it takes it or refuses it, and never breaks."""

from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.playground import block_kit, inputs
from bot.playground.identifiers import Identifiers
from bot.playground.mrkdwn import mrkdwn
from bot.playground.people import SEED
from bot.playground.timing import Clock
from bot.playground.views import problems
from bot.playground.workspace import Workspace

KEYS = st.sampled_from(
    [
        *("type", "text", "elements", "fields", "accessory", "options", "value", "style", "url"),
        *("rows", "label", "element", "block_id", "action_id", "alt_text", "image_url", "confirm"),
        *("initial_options", "option_groups", "dispatch_action_config", "trigger_actions_on"),
        *("title", "placeholder", "initial_option", "blocks"),
    ]
)
WORDS = st.sampled_from(
    [
        *("section", "rich_text", "rich_text_list", "rich_text_section", "actions", "button"),
        *("overflow", "static_select", "context", "image", "table", "raw_text", "mrkdwn"),
        *("plain_text", "input", "markdown", "header", "modal", "home", "text"),
        *("checkboxes", "radio_buttons", "plain_text_input", "external_select"),
    ]
)
LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=8) | WORDS
ANYTHING = st.recursive(
    LEAVES,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(KEYS, inside, max_size=5),
    max_leaves=25,
)
OBJECTS = st.dictionaries(KEYS, ANYTHING, max_size=6)
WORKSPACE = Workspace(SEED, Clock(), Identifiers())


@settings(max_examples=60, deadline=None)
@given(st.lists(OBJECTS, max_size=3))
def test_any_blocks_are_checked(blocks: list[dict[str, Any]]) -> None:
    if not block_kit.problems(blocks):
        whole = block_kit.completed(blocks, Identifiers())
        assert len(whole) == len(blocks)
        assert len(inputs.state(whole)) <= len(blocks)


@settings(max_examples=60, deadline=None)
@given(OBJECTS)
def test_any_view_is_checked(view: dict[str, Any]) -> None:
    assert all("[json-pointer:/view" in problem for problem in problems(view, "modal"))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab<>&*_~`@#!|:/\n> ", max_size=40))
@example("<|>")
@example("<@>")
def test_any_text_becomes_html_with_no_tags_but_the_pages_own(text: str) -> None:
    shown = str(mrkdwn(WORKSPACE, text))
    for tag in ("a", "/a", "b", "/b", "i", "/i", "s", "/s", "code", "/code", "pre", "/pre"):
        shown = shown.replace(f"<{tag}>", "")
    for tag in ('<span class="mention">', "</span>", "<blockquote>", "</blockquote>"):
        shown = shown.replace(tag, "")
    assert "<" not in shown.replace('<a href="', "")
