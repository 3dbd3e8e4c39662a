"""Block Kit within Slack's limits is taken as it is; a step beyond is refused with its place."""

from typing import Any

import pytest

from bot.playground import block_kit
from playground.apps import Client

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def button(**more: Any) -> Json:
    return {"type": "button", "action_id": "go", "text": plain("Go"), "value": "1"} | more


def section(**more: Any) -> Json:
    return {"type": "section", "text": mrkdwn("hello")} | more


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def options(count: int) -> list[Json]:
    return [{"text": plain(f"option {n}"), "value": str(n)} for n in range(count)]


def rich(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": list(elements)}


def line(*elements: Json) -> Json:
    return {"type": "rich_text_section", "elements": list(elements)}


WORD: Json = {"type": "text", "text": "word"}
FEEDBACK = {
    "type": "context_actions",
    "elements": [
        {
            "type": "feedback_buttons",
            "action_id": "feedback",
            "positive_button": {"text": plain("Yes"), "value": "yes"},
            "negative_button": {"text": plain("No"), "value": "no"},
        }
    ],
}
IMAGE = {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "a chart"}


@pytest.mark.parametrize(
    "block",
    [
        section(text=mrkdwn("x" * 3000)),
        {"type": "section", "fields": [mrkdwn("x" * 2000)] * 2},
        section(accessory=button(style="danger", url="https://example.com")),
        section(accessory={"type": "overflow", "action_id": "more", "options": options(5)}),
        {"type": "header", "text": plain("x" * 150)},
        {"type": "context", "elements": [mrkdwn("by"), IMAGE]},
        {"type": "divider", "block_id": "x" * 255},
        actions(*(button(action_id=f"go{n}") for n in range(25))),
        actions({"type": "static_select", "action_id": "pick", "options": options(100)}),
        IMAGE | {"title": plain("A chart")},
        FEEDBACK,
        {"type": "markdown", "text": "# hello"},
        {"type": "table", "rows": [[{"type": "raw_text", "text": "a"}, rich(line(WORD))]]},
        {
            "type": "input",
            "label": plain("What?"),
            "element": {"type": "plain_text_input", "action_id": "what", "max_length": 3000},
        },
        rich(
            line(WORD | {"style": {"bold": True}}, {"type": "link", "url": "https://example.com"}),
            {"type": "rich_text_list", "style": "bullet", "indent": 1, "elements": [line(WORD)]},
            {"type": "rich_text_quote", "elements": [WORD]},
            {"type": "rich_text_preformatted", "elements": [WORD]},
        ),
    ],
    ids=lambda block: block["type"],
)
def test_a_block_within_the_limits_is_taken(block: Json) -> None:
    assert block_kit.problems([block]) == []


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        (section(text=mrkdwn("x" * 3001)), "must be less than 3001 characters [.../text/text]"),
        (section(text=mrkdwn("")), "must be more than 0 characters [.../text/text]"),
        ({"type": "section"}, "must define either `text` or `fields` [...]"),
        (section(fields=[mrkdwn("x")] * 11), "no more than 10 items allowed [.../fields]"),
        (
            section(fields=[mrkdwn("x" * 2001)]),
            "must be less than 2001 characters [.../fields/0/text]",
        ),
        (section(colour="red"), "invalid additional property: colour [...]"),
        (section(text={"type": "html", "text": "x"}), "must be a valid enum value [.../text/type]"),
        (section(text="hello"), "must be an object [.../text]"),
        (section(block_id="x" * 256), "must be less than 256 characters [.../block_id]"),
        ({"type": "header", "text": plain("x" * 151)}, "must be less than 151 characters"),
        ({"type": "header", "text": mrkdwn("x")}, "must be a valid enum value [.../text/type]"),
        ({"type": "context", "elements": [mrkdwn("x")] * 11}, "no more than 10 items allowed"),
        ({"type": "context", "elements": []}, "no fewer than 1 items allowed [.../elements]"),
        (actions(*[button()] * 26), "no more than 25 items allowed [.../elements]"),
        (actions(button(), button()), 'action_id "go" already exists'),
        (actions(button(text=plain("x" * 76))), "must be less than 76 characters"),
        (actions(button(text=mrkdwn("x"))), "must be a valid enum value"),
        (actions(button(value="x" * 2001)), "must be less than 2001 characters"),
        (actions(button(action_id="x" * 256)), "must be less than 256 characters"),
        (actions(button(url="/relative")), "invalid URL [.../elements/0/url]"),
        (actions(button(url="https://e.com/" + "x" * 3000)), "must be less than 3001 characters"),
        (actions(button(url="javascript:alert(1)")), "invalid URL"),
        (actions(button(style="blue")), "must be a valid enum value [.../elements/0/style]"),
        (actions(IMAGE), "unsupported type: image"),
        (
            section(accessory={"type": "overflow", "action_id": "more", "options": options(6)}),
            "no more than 5 items allowed [.../accessory/options]",
        ),
        (
            actions({"type": "static_select", "action_id": "pick", "options": options(101)}),
            "no more than 100 items allowed",
        ),
        (
            actions({"type": "static_select", "action_id": "pick"}),
            "must define either `options` or `option_groups`",
        ),
        ({"type": "image", "image_url": "https://example.com/a.png"}, "missing required field"),
        (IMAGE | {"image_url": "../a.png"}, "invalid URL [.../image_url]"),
        (IMAGE | {"image_url": "http://localhost/a.png"}, "downloading image failed"),
        ({"type": "carousel"}, "unsupported type: carousel [.../type]"),
        ({"type": "rich_text", "elements": [line({"type": "text", "text": ""})]}, "more than 0"),
        (rich(line(WORD | {"style": {"red": True}})), "invalid additional property: red"),
        (rich({"type": "rich_text_list", "elements": [line(WORD)]}), "missing required field"),
        (
            rich(
                {"type": "rich_text_list", "style": "bullet", "indent": 9, "elements": [line(WORD)]}
            ),
            "must be between 0 and 8",
        ),
        ({"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * 21]}, "no more than 20"),
        ({"type": "markdown", "text": "x" * 12_001}, "must be less than 12001 characters"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_block_beyond_a_limit_is_refused_with_its_place(block: Json, problem: str) -> None:
    found = block_kit.problems([block])
    expected = problem.replace("[...", "[json-pointer:/blocks/0")
    assert any(expected in one for one in found), found


def test_blocks_are_fifty_at_most_with_ids_of_their_own() -> None:
    assert block_kit.problems([{"type": "divider"}] * 50) == []
    assert block_kit.problems([{"type": "divider"}] * 51) == [
        "no more than 50 items allowed [json-pointer:/blocks]"
    ]
    twins = [{"type": "divider", "block_id": "same"}] * 2
    assert block_kit.problems(twins) == [
        'block_id "same" already exists [json-pointer:/blocks/1/block_id]'
    ]


def test_there_is_one_table_and_a_message_only_block_stays_in_messages() -> None:
    table = {"type": "table", "rows": [[{"type": "raw_text", "text": "a"}]]}
    assert "only_one_table_allowed" in block_kit.problems([table, table])[0]
    assert block_kit.problems([table], "modal") == [
        "unsupported type: table [json-pointer:/blocks/0/type]"
    ]


async def test_refused_blocks_come_back_as_slack_sends_them(api: Client) -> None:
    blocks = [section(text=mrkdwn("x" * 3001))]
    refused = await api("chat.postMessage", channel="C0OPS", text="x", blocks=blocks)
    where = "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    assert refused == {
        "ok": False,
        "error": "invalid_blocks",
        "errors": [where],
        "response_metadata": {"messages": [f"[ERROR] {where}"]},
    }
    strange = await api("chat.postMessage", channel="C0OPS", text="x", blocks="[not json")
    assert strange["error"] == "invalid_blocks_format"
    heavy = [section(text=mrkdwn("x" * 3000)) for _ in range(5)]
    refused = await api("chat.postMessage", channel="C0OPS", text="x", blocks=heavy)
    assert refused["error"] == "msg_blocks_too_long"


async def test_blocks_and_elements_without_ids_are_given_some(api: Client) -> None:
    nameless = {"type": "button", "text": plain("Go")}
    posted = await api("chat.postMessage", channel="C0OPS", text="x", blocks=[actions(nameless)])
    block = posted["message"]["blocks"][0]
    assert block["block_id"]
    assert block["elements"][0]["action_id"]
