"""The page shows what Slack shows, and what people do on it reaches the app."""

import asyncio
from typing import Any

import pytest

from playground.apps import Client, HttpApp

Json = dict[str, Any]


async def _page(api: Client, **place: str) -> str:
    url = f"{api.playground.url}/"
    async with api.session.get(url, params=place) as response:
        assert response.status == 200
        return await response.text()


async def _do(api: Client, action: str, **form: str) -> None:
    url = f"{api.playground.url}/do/{action}"
    headers = {"Accept": "application/json"}
    async with api.session.post(url, data=form, headers=headers) as response:
        assert response.status == 200


async def test_it_speaks_the_persons_language(api: Client) -> None:
    assert "Canaux" in await _page(api, **{"as": "camille"})
    assert "Channels" in await _page(api, **{"as": "alex"})


async def test_whoever_one_was_last_is_remembered(api: Client) -> None:
    async with api.session.get(f"{api.playground.url}/?as=alex") as response:
        assert response.cookies["playground_person"].value == "alex"
    headers = {"Cookie": "playground_person=alex"}
    async with api.session.get(f"{api.playground.url}/", headers=headers) as response:
        assert "Message #general" in await response.text()


async def test_what_people_and_bots_write_is_text_never_markup(api: Client) -> None:
    evil = "<script>alert(1)</script>"
    api.playground.actor("alex").say("#ops", evil)
    rich = {"type": "rich_text_section", "elements": [{"type": "text", "text": evil}]}
    blocks = [
        {"type": "section", "text": {"type": "mrkdwn", "text": f"*{evil}*"}},
        {"type": "section", "text": {"type": "plain_text", "text": evil}},
        {"type": "rich_text", "elements": [rich]},
        {"type": "markdown", "text": f"{evil} [x](javascript:alert(1))"},
        {
            "type": "section",
            "text": {"type": "mrkdwn", "text": "<javascript:alert(1)|press>"},
        },
    ]
    assert (await api("chat.postMessage", channel="C0OPS", text="x", blocks=blocks))["ok"]
    page = await _page(api, channel="ops")
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 4
    assert 'href="javascript:' not in page


async def test_only_its_own_script_runs_on_it(api: Client) -> None:
    async with api.session.get(f"{api.playground.url}/") as response:
        policy = response.headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    for name in ("playground.js", "playground.css"):
        async with api.session.get(f"{api.playground.url}/static/{name}") as response:
            assert response.status == 200


async def test_every_kind_of_block_has_its_look(api: Client) -> None:
    word = {"type": "text", "text": "word", "style": {"bold": True}}
    section = {"type": "rich_text_section", "elements": [word]}
    blocks: list[Json] = [
        {"type": "header", "text": {"type": "plain_text", "text": "The title"}},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "_small print_"}]},
        {
            "type": "rich_text",
            "elements": [
                {"type": "rich_text_list", "style": "bullet", "elements": [section]},
                {"type": "rich_text_list", "style": "ordered", "indent": 1, "elements": [section]},
            ],
        },
        {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "a chart"},
        {
            "type": "actions",
            "elements": [
                {
                    "type": "button",
                    "action_id": "next",
                    "style": "primary",
                    "text": {"type": "plain_text", "text": "Next"},
                    "accessibility_label": "Next pillar",
                }
            ],
        },
        {"type": "table", "rows": [[{"type": "raw_text", "text": "cell"}]]},
    ]
    assert (await api("chat.postMessage", channel="C0OPS", text="x", blocks=blocks))["ok"]
    page = await _page(api, channel="ops")
    for expected in (
        "The title</h3>",
        "<i>small print</i>",
        '<ul class="indent-0"><li><b>word</b></li>',
        '<ol class="indent-1">',
        'alt="a chart"',
        'class="button primary"',
        'aria-label="Next pillar"',
        ">cell</th>",
    ):
        assert expected in " ".join(page.replace(">\n", ">").split()).replace("> <", "><")


async def test_talk_commands_and_buttons_go_to_the_app(api: Client, http_app: HttpApp) -> None:
    who = {"as": "camille", "channel": "C0OPS"}
    await _do(api, "say", text="@opsrole hello", **who)
    await api.playground.settled()
    assert http_app.payload()["event"]["text"] == "<@U0OPSROLE> hello"

    await _do(api, "say", text="/opsrole pillar 2", **who)
    assert http_app.payload()["text"] == "pillar 2"

    button = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}
    blocks = [{"type": "actions", "block_id": "b", "elements": [button]}]
    posted = await api("chat.postMessage", channel="C0OPS", text="card", blocks=blocks)
    await _do(api, "press", ts=posted["ts"], press='["b", "go", null]', **who)
    assert http_app.payload()["actions"][0]["action_id"] == "go"


async def test_an_ephemeral_message_is_marked_and_can_be_dismissed(api: Client) -> None:
    answer = await api("chat.postEphemeral", channel="C0OPS", user="U0ALEX", text="psst")
    assert "Only visible to you" in await _page(api, channel="ops", **{"as": "alex"})
    assert "psst" not in await _page(api, channel="ops", **{"as": "camille"})
    await _do(api, "dismiss", ts=answer["message_ts"], channel="C0OPS", **{"as": "alex"})
    assert "psst" not in await _page(api, channel="ops", **{"as": "alex"})


async def test_what_cannot_be_done_is_said_on_the_page(api: Client) -> None:
    who = {"as": "alex", "channel": "C0OPS"}
    await _do(api, "say", text="/other thing", **who)
    assert "/other is not a valid command" in await _page(api, **who)


async def test_a_thread_opens_beside_the_channel(api: Client) -> None:
    alex = api.playground.actor("alex")
    parent = alex.say("#ops", "the question")
    alex.say("#ops", "the answer", thread=parent.ts)
    page = await _page(api, channel="ops", **{"as": "alex"})
    assert "1 reply" in page
    assert "the answer" not in page
    assert "the answer" in await _page(api, channel="ops", thread=parent.ts)
    link = (await api("chat.getPermalink", channel="C0OPS", message_ts=parent.ts))["permalink"]
    async with api.session.get(link) as response:
        assert "the question" in await response.text()


async def test_nobodys_dm_is_shown_to_somebody_else(api: Client) -> None:
    camille = api.playground.actor("camille")
    camille.say(camille.dm, "between us")
    assert "between us" not in await _page(api, channel=camille.dm, **{"as": "alex"})


async def test_changes_are_pushed_and_the_panes_come_fresh(api: Client) -> None:
    async with api.session.get(f"{api.playground.url}/changes") as stream:
        assert stream.content_type == "text/event-stream"
        await asyncio.wait_for(stream.content.readuntil(b"\n\n"), 5)
        api.playground.actor("alex").say("#ops", "fresh news")
        await asyncio.wait_for(stream.content.readuntil(b"\n\n"), 5)
    async with api.session.get(f"{api.playground.url}/panes?channel=ops") as response:
        assert "fresh news" in (await response.json())["messages"]


async def test_orders_from_another_site_are_refused(api: Client) -> None:
    url = f"{api.playground.url}/do/say"
    form = {"as": "camille", "channel": "C0OPS", "text": "not me"}
    headers = {"Origin": "https://elsewhere.example"}
    async with api.session.post(url, data=form, headers=headers) as response:
        assert response.status == 403
    assert api.playground.actor("camille").sees("#ops") == []


@pytest.mark.parametrize("place", ["?channel=nowhere", "?as=nobody", "?thread=1.0", "?as=<b>"])
async def test_a_strange_address_still_gives_a_page(api: Client, place: str) -> None:
    async with api.session.get(f"{api.playground.url}/{place}") as response:
        assert response.status == 200
        assert "<b>" not in await response.text()


PROMPT = {"title": "Les rôles", "message": "quels rôles ?"}
SEARCH = {
    "type": "input",
    "block_id": "search",
    "label": {"type": "plain_text", "text": "Search"},
    "dispatch_action": True,
    "element": {"type": "plain_text_input", "action_id": "search"},
}


async def test_the_apps_home_and_prompts_are_on_its_tabs(api: Client, http_app: HttpApp) -> None:
    camille = api.playground.actor("camille")
    home = {"type": "home", "blocks": [SEARCH]}
    await api("views.publish", user_id=camille.id, view=home)
    await api("assistant.threads.setSuggestedPrompts", channel_id=camille.dm, prompts=[PROMPT])
    who = {"as": "camille", "channel": camille.dm}
    shown = await _page(api, tab="home", **who)
    assert 'name="in:search"' in shown
    assert "Les rôles" not in shown
    await api.playground.settled()
    assert http_app.payload()["event"]["tab"] == "home"

    await _do(
        api, "press_in_view", press='["search", "search", null]', **who, **{"in:search": "pilier 2"}
    )
    assert http_app.payload()["actions"][0]["value"] == "pilier 2"
    assert "pilier 2" in await _page(api, tab="home", **who)
    shown = await _page(api, **who)
    assert 'value="quels rôles ?">Les rôles<' in shown
    assert 'name="in:search"' not in shown


async def test_a_modal_is_filled_in_and_submitted_on_the_page(
    api: Client, http_app: HttpApp
) -> None:
    who = {"as": "alex", "channel": "C0OPS"}
    await _do(api, "shortcut", callback_id="find_role", **who)
    modal = {
        "type": "modal",
        "title": {"type": "plain_text", "text": "Find it"},
        "submit": {"type": "plain_text", "text": "Go"},
        "blocks": [SEARCH],
    }
    trigger = http_app.payload()["trigger_id"]
    assert (await api("views.open", trigger_id=trigger, view=modal))["ok"]
    assert "Find it</h2>" in await _page(api, **who)
    assert "Find it" not in await _page(api, **who | {"as": "camille"})
    await _do(api, "submit", **who)
    assert "search must be filled in" in await _page(api, **who)
    await _do(api, "submit", **who, **{"in:search": "RevOps"})
    values = http_app.payload()["view"]["state"]["values"]
    assert values["search"]["search"]["value"] == "RevOps"
    assert "<dialog" not in await _page(api, **who)


async def test_a_message_menu_runs_the_apps_shortcuts(api: Client, http_app: HttpApp) -> None:
    message = api.playground.actor("alex").say("#random", "RevOps?")
    who = {"as": "camille", "channel": "C0RANDOM"}
    assert "Expliquer les termes ops" in await _page(api, **who)
    await _do(api, "message_shortcut", ts=message.ts, callback_id="explain_terms", **who)
    assert http_app.payload()["message"]["text"] == "RevOps?"


async def test_a_newcomer_arrives_and_the_next_morning_comes_at_a_press(
    api: Client, http_app: HttpApp
) -> None:
    who = {"as": "ines", "channel": "C0GENERAL"}
    assert "Arrive aujourd’hui" in await _page(api, **who)
    await _do(api, "join", person="ines", **who)
    await api.playground.settled()
    assert http_app.payload()["event"]["type"] == "team_join"
    tomorrow = int(api.playground.clock.now()) + 20 * 3600
    await api("chat.scheduleMessage", channel="U0INES", post_at=tomorrow, text="bonjour")
    await _do(api, "forward", **who)
    assert (await api.playground.next_message()).text == "bonjour"


async def test_a_guest_of_another_organisation_has_a_page_without_the_app(api: Client) -> None:
    shown = await _page(api, **{"as": "sam"})
    assert "Chercher un rôle" not in shown
    assert 'id="dms"' not in shown
    assert "<h1><span" in await _page(api, **{"as": "sam", "channel": "partners"})
