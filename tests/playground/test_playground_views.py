"""Modals and the Home: filled in, submitted, pressed and closed as in Slack's client."""

from typing import Any

import pytest
from aiohttp import web

from bot.playground import Actor, CannotDo
from playground.apps import IMPATIENT, TOO_LATE, Client, HttpApp

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(value: str) -> Json:
    return {"text": plain(value.title()), "value": value}


def field(block_id: str, element: Json, **more: Any) -> Json:
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(block_id),
        "element": element,
    } | more


WHAT = field("what", {"type": "plain_text_input", "action_id": "what", "max_length": 20})
HOW = field(
    "how",
    {"type": "radio_buttons", "action_id": "how", "options": [option("slow"), option("fast")]}
    | {"initial_option": option("slow")},
)
TAGS = field(
    "tags",
    {"type": "checkboxes", "action_id": "tags", "options": [option("one"), option("two")]},
    optional=True,
)
ROLE = field(
    "role",
    {"type": "external_select", "action_id": "role", "min_query_length": 2},
    optional=True,
    dispatch_action=True,
)
NEXT = {"type": "button", "action_id": "next", "text": plain("Next"), "value": "2"}


def modal(*blocks: Json, **more: Any) -> Json:
    return {
        "type": "modal",
        "callback_id": "form",
        "title": plain("A form"),
        "submit": plain("Send"),
        "blocks": list(blocks),
    } | more


FORM = modal(WHAT, HOW, TAGS, ROLE)


async def opened(api: Client, http_app: HttpApp, view: Json = FORM) -> Actor:
    """Camille, with a modal open."""
    camille = api.playground.actor("camille")
    await camille.shortcut("find_role")
    trigger = http_app.payload()["trigger_id"]
    assert (await api("views.open", trigger_id=trigger, view=view))["ok"]
    return camille


def answer(http_app: HttpApp, **body: Any) -> None:
    http_app.answers.append(web.json_response(body))


async def test_a_submission_carries_every_field_in_its_own_shape(
    api: Client, http_app: HttpApp
) -> None:
    camille = await opened(api, http_app)
    await camille.submit({"what": "pillars", "tags": ["one", "two"]})
    payload = http_app.payload()
    assert payload["type"] == "view_submission"
    assert payload["view"]["callback_id"] == "form"
    values = payload["view"]["state"]["values"]
    assert values["what"]["what"] == {"type": "plain_text_input", "value": "pillars"}
    assert values["how"]["how"]["selected_option"] == option("slow")
    assert [o["value"] for o in values["tags"]["tags"]["selected_options"]] == ["one", "two"]
    assert values["role"]["role"] == {"type": "external_select", "selected_option": None}
    assert camille.modal is None


async def test_what_the_client_refuses_never_reaches_the_app(
    api: Client, http_app: HttpApp
) -> None:
    camille = await opened(api, http_app)
    before = len(http_app.requests)
    for values, reason in (
        ({}, "what must be filled in"),
        ({"what": "x" * 21}, "takes 0 to 20 characters"),
        ({"what": "x", "how": "sideways"}, "no option 'sideways'"),
        ({"what": "x", "who": "me"}, "no element who"),
    ):
        with pytest.raises(CannotDo, match=reason):
            await camille.submit(values)
    assert len(http_app.requests) == before
    assert camille.modal is not None


async def test_errors_stay_by_their_field_until_the_next_submission(
    api: Client, http_app: HttpApp
) -> None:
    camille = await opened(api, http_app)
    answer(http_app, response_action="errors", errors={"what": "Say more."})
    await camille.submit({"what": "eh"})
    assert camille.modal_errors == {"what": "Say more."}
    assert camille.modal is not None
    assert camille.modal["state"]["values"]["what"]["what"]["value"] == "eh"
    await camille.submit({"what": "the pillars"})
    assert camille.modal is None
    assert camille.modal_errors == {}


async def test_an_answer_updates_pushes_or_clears(api: Client, http_app: HttpApp) -> None:
    camille = await opened(api, http_app)
    answer(http_app, response_action="update", view=modal(WHAT, callback_id="second"))
    await camille.submit({"what": "a"})
    assert camille.modal is not None
    assert camille.modal["callback_id"] == "second"
    assert camille.modal["state"]["values"]["what"]["what"]["value"] == "a"

    answer(http_app, response_action="push", view=modal(TAGS, callback_id="third"))
    await camille.submit()
    assert camille.modal["callback_id"] == "third"
    await camille.submit()
    assert camille.modal["callback_id"] == "second"

    answer(http_app, response_action="clear")
    await camille.submit()
    assert camille.modal is None
    assert api.playground.journal.violations == []


@pytest.mark.parametrize(
    "body",
    [
        {"response_action": "errors", "errors": {"nowhere": "no"}},
        {"response_action": "errors"},
        {"response_action": "update", "view": {"type": "modal"}},
        {"response_action": "dance"},
    ],
)
async def test_a_wrong_answer_leaves_the_modal_and_is_a_violation(
    api: Client, http_app: HttpApp, body: Json
) -> None:
    camille = await opened(api, http_app)
    answer(http_app, **body)
    await camille.submit({"what": "a"})
    assert camille.modal is not None
    assert "answer to a submission" in api.playground.journal.violations[0]


async def test_a_closed_modal_is_told_only_where_it_asks_for_it(
    api: Client, http_app: HttpApp
) -> None:
    camille = await opened(api, http_app)
    assert await camille.close_modal() is None
    camille = await opened(api, http_app, modal(WHAT, notify_on_close=True))
    await camille.close_modal()
    assert http_app.payload()["type"] == "view_closed"
    assert http_app.payload()["is_cleared"] is False
    assert camille.modal is None
    with pytest.raises(CannotDo, match="no modal"):
        await camille.submit()


async def test_a_press_in_a_view_knows_no_channel_and_carries_what_was_typed(
    api: Client, http_app: HttpApp
) -> None:
    actions = {"type": "actions", "block_id": "go", "elements": [NEXT]}
    camille = await opened(api, http_app, modal(WHAT, actions))
    camille.fill({"what": "half"})
    await camille.press_in_view("next")
    payload = http_app.payload()
    assert payload["type"] == "block_actions"
    assert payload["container"] == {"type": "view", "view_id": payload["view"]["id"]}
    assert payload["actions"][0]["value"] == "2"
    assert payload["view"]["state"]["values"]["what"]["what"]["value"] == "half"
    assert {"channel", "message", "response_url"}.isdisjoint(payload)
    again = await api("views.push", trigger_id=payload["trigger_id"], view=FORM)
    assert again["ok"]
    with pytest.raises(CannotDo, match="only with the form"):
        await camille.press_in_view("what", value="x")


async def test_a_home_is_pressed_and_keeps_its_id(api: Client, http_app: HttpApp) -> None:
    search = field(
        "search",
        {
            "type": "plain_text_input",
            "action_id": "search",
            "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]},
        },
        dispatch_action=True,
    )
    home = {"type": "home", "blocks": [search]}
    first = await api("views.publish", user_id="U0ALEX", view=home)
    alex = api.playground.actor("alex")
    await alex.press_in_view("search", value="pillar 2")
    payload = http_app.payload()
    assert payload["actions"][0]["value"] == "pillar 2"
    assert payload["view"]["type"] == "home"
    second = await api("views.publish", user_id="U0ALEX", view=home)
    assert second["view"]["id"] == first["view"]["id"]
    assert alex.home is not None
    assert api.playground.actor("camille").home is None

    alex.open_home("home")
    await api.playground.settled()
    assert http_app.payload()["event"]["view"]["id"] == first["view"]["id"]
    alex.open_home("messages")
    await api.playground.settled()
    assert http_app.payload()["event"]["tab"] == "messages"


async def test_a_menu_asks_the_app_for_options_and_offers_them(
    api: Client, http_app: HttpApp
) -> None:
    camille = await opened(api, http_app)
    before = len(http_app.requests)
    assert await camille.suggest("role", "p") == []
    assert len(http_app.requests) == before
    answer(http_app, options=[option("partner"), option("people")])
    shown = await camille.suggest("role", "pa")
    assert [o["value"] for o in shown] == ["partner", "people"]
    payload = http_app.payload()
    assert (payload["type"], payload["value"], payload["block_id"]) == (
        "block_suggestion",
        "pa",
        "role",
    )
    await camille.press_in_view("role", value="people")
    assert http_app.payload()["actions"][0]["selected_option"] == option("people")
    with pytest.raises(CannotDo, match="no option"):
        await camille.press_in_view("role", value="sales")
    await camille.submit({"what": "x"})
    values = http_app.payload()["view"]["state"]["values"]
    assert values["role"]["role"]["selected_option"]["value"] == "people"


async def test_suggestions_may_come_in_groups_and_in_a_message(
    api: Client, http_app: HttpApp
) -> None:
    menu = {"type": "external_select", "action_id": "role", "min_query_length": 0}
    blocks = [{"type": "actions", "elements": [menu]}]
    await api("chat.postMessage", channel="C0OPS", text="x", blocks=blocks)
    message = await api.playground.next_message("#ops")
    alex = api.playground.actor("alex")
    groups = [{"label": plain("Roles"), "options": [option("sales")]}]
    answer(http_app, option_groups=groups)
    assert await alex.suggest("role", "", message=message) == groups
    assert http_app.payload()["container"]["message_ts"] == message.ts
    await alex.press(message, "role", value="sales")
    assert http_app.payload()["actions"][0]["selected_option"]["value"] == "sales"
    state = http_app.payload()["state"]["values"]
    assert next(iter(state.values()))["role"]["selected_option"]["value"] == "sales"


@pytest.mark.parametrize(
    "body",
    [
        {"options": [option(str(n)) for n in range(101)]},
        {"options": [option("x" * 76)]},
        {"roles": []},
        {},
    ],
)
async def test_suggestions_that_slack_would_not_show_are_a_violation(
    api: Client, http_app: HttpApp, body: Json
) -> None:
    camille = await opened(api, http_app)
    answer(http_app, **body)
    assert await camille.suggest("role", "pa") == []
    assert "suggestions: " in api.playground.journal.violations[0]


@pytest.mark.parametrize("timing", [IMPATIENT])
async def test_late_suggestions_are_none(api: Client, http_app: HttpApp) -> None:
    camille = await opened(api, http_app)
    http_app.answers.append(TOO_LATE)
    assert await camille.suggest("role", "pa") == []
    assert "http_timeout" in api.playground.journal.violations[0]
