"""Buttons, response_urls and modals, with the limits that Slack sets them."""

from typing import Any

import pytest

from bot.playground import CannotDo, Message
from playground.apps import Client, HttpApp

Json = dict[str, Any]
NEXT = {"type": "button", "action_id": "next", "text": {"type": "plain_text", "text": "Next"}}
OVERFLOW = {
    "type": "overflow",
    "action_id": "more",
    "options": [{"text": {"type": "plain_text", "text": "One"}, "value": "1"}],
}
CARD = [{"type": "actions", "block_id": "card", "elements": [NEXT | {"value": "v"}, OVERFLOW]}]
MODAL = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "Hello"},
    "blocks": [{"type": "divider"}],
}


async def _card(api: Client, channel: str = "C0OPS") -> Message:
    await api("chat.postMessage", channel=channel, text="card", blocks=CARD)
    found: Message = await api.playground.next_message(channel)
    return found


async def _pressed(api: Client, http_app: HttpApp) -> Json:
    card = await _card(api)
    await api.playground.actor("camille").press(card, "next")
    return dict(http_app.payload())


async def test_a_press_tells_what_was_pressed_by_whom_and_where(
    api: Client, http_app: HttpApp
) -> None:
    payload = await _pressed(api, http_app)
    assert payload["type"] == "block_actions"
    assert payload["user"]["id"] == "U0CAMILLE"
    assert payload["container"]["channel_id"] == "C0OPS"
    assert payload["message"]["text"] == "card"
    action = payload["actions"][0]
    assert (action["action_id"], action["block_id"], action["value"]) == ("next", "card", "v")


async def test_an_option_is_chosen_by_its_value(api: Client, http_app: HttpApp) -> None:
    card = await _card(api)
    await api.playground.actor("camille").press(card, "more", value="1")
    assert http_app.payload()["actions"][0]["selected_option"]["value"] == "1"
    with pytest.raises(CannotDo, match="no option"):
        await api.playground.actor("camille").press(card, "more", value="2")
    with pytest.raises(CannotDo, match="no element"):
        await api.playground.actor("camille").press(card, "other")


async def test_a_press_in_an_ephemeral_message_comes_without_the_message(
    api: Client, http_app: HttpApp
) -> None:
    await api("chat.postEphemeral", channel="C0OPS", user="U0CAMILLE", text="c", blocks=CARD)
    camille = api.playground.actor("camille")
    await camille.press(camille.ephemerals[0], "next")
    payload = http_app.payload()
    assert payload["container"]["is_ephemeral"] is True
    assert "message" not in payload
    status, _ = await api.respond(payload["response_url"], text="new", replace_original=True)
    assert status == 200
    assert [m.text for m in camille.ephemerals] == ["new"]


async def test_a_response_may_replace_add_to_or_delete_the_message(
    api: Client, http_app: HttpApp
) -> None:
    url = (await _pressed(api, http_app))["response_url"]
    camille = api.playground.actor("camille")
    await api.respond(url, text="changed", replace_original=True)
    assert [m.text for m in camille.sees("#ops")] == ["changed"]
    await api.respond(url, text="to all", response_type="in_channel")
    await api.respond(url, text="to you")
    assert [m.text for m in api.playground.actor("alex").sees("#ops")] == ["changed", "to all"]
    assert [m.text for m in camille.ephemerals] == ["to you"]
    await api.respond(url, delete_original=True)
    assert [m.text for m in camille.sees("#ops")] == ["to all", "to you"]


async def test_a_response_url_takes_five_uses(api: Client, http_app: HttpApp) -> None:
    url = (await _pressed(api, http_app))["response_url"]
    statuses = [(await api.respond(url, text=str(n)))[0] for n in range(5)]
    assert statuses == [200] * 5
    assert await api.respond(url, text="6") == (404, {"ok": False, "error": "used_url"})
    assert api.playground.journal.violations == ["response_url: used_url"]


async def test_a_response_url_is_good_for_a_while(api: Client, http_app: HttpApp) -> None:
    url = (await _pressed(api, http_app))["response_url"]
    api.playground.clock.advance(api.playground.timing.response_url)
    assert await api.respond(url, text="late") == (404, {"ok": False, "error": "expired_url"})


async def test_a_wrong_response_is_refused(api: Client, http_app: HttpApp) -> None:
    url = (await _pressed(api, http_app))["response_url"]
    assert (await api.respond(url))[1]["error"] == "no_text"
    assert (await api.respond(url, text="x", blocks=[{"type": "x"}]))[1]["error"] == (
        "invalid_blocks"
    )
    assert (await api.respond(url, text="x", loud=True))[1]["error"] == "invalid_payload"


async def test_a_trigger_opens_one_modal_and_soon(api: Client, http_app: HttpApp) -> None:
    trigger = (await _pressed(api, http_app))["trigger_id"]
    opened = await api("views.open", trigger_id=trigger, view=MODAL)
    assert opened["view"]["root_view_id"] == opened["view"]["id"]
    again = await api("views.open", trigger_id=trigger, view=MODAL)
    assert again["error"] == "exchanged_trigger_id"

    late = (await _pressed(api, http_app))["trigger_id"]
    api.playground.clock.advance(api.playground.timing.trigger)
    refused = await api("views.open", trigger_id=late, view=MODAL)
    assert refused["error"] == "expired_trigger_id"
    unknown = await api("views.open", trigger_id="1.2.3", view=MODAL)
    assert unknown["error"] == "invalid_trigger_id"


async def test_a_modal_is_checked_and_updated_only_as_it_was_read(
    api: Client, http_app: HttpApp
) -> None:
    trigger = (await _pressed(api, http_app))["trigger_id"]
    long = MODAL | {"title": {"type": "plain_text", "text": "x" * 25}}
    refused = await api("views.open", trigger_id=trigger, view=long)
    assert refused["errors"] == ["must be less than 25 characters [json-pointer:/view/title/text]"]

    trigger = (await _pressed(api, http_app))["trigger_id"]
    view = (await api("views.open", trigger_id=trigger, view=MODAL))["view"]
    changed = await api("views.update", view=MODAL, view_id=view["id"], hash=view["hash"])
    assert changed["view"]["id"] == view["id"]
    stale = await api("views.update", view=MODAL, view_id=view["id"], hash=view["hash"])
    assert stale["error"] == "hash_conflict"


async def test_a_home_tab_is_published_for_a_person(api: Client) -> None:
    home = {"type": "home", "blocks": [{"type": "divider"}]}
    assert (await api("views.publish", user_id="U0CAMILLE", view=home))["ok"]
    assert api.playground.views.homes["U0CAMILLE"]["type"] == "home"
    refused = await api("views.publish", user_id="U0CAMILLE", view=MODAL)
    assert refused["error"] == "invalid_arguments"
