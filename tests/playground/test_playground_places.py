"""Who is where: newcomers, other organisations, lost channels, and an agent's own signs."""

from bot.playground import Person, Playground, serve
from bot.playground.events import SUBSCRIPTIONS
from playground.apps import Client, HttpApp

NOE = Person(
    id="U0NOE",
    name="noe",
    real_name="Noé Petit",
    locale="fr-FR",
    tz="Europe/Paris",
    tz_label="Central European Time",
    tz_offset=3600,
)


async def test_a_newcomer_joins_with_a_whole_profile(api: Client, http_app: HttpApp) -> None:
    noe = api.playground.join_workspace(NOE)
    await api.playground.settled()
    event = http_app.payload()["event"]
    assert (event["type"], event["user"]["id"]) == ("team_join", "U0NOE")
    assert event["user"]["tz"] == "Europe/Paris"
    assert (await api("chat.postMessage", channel=NOE.id, text="bienvenue"))["ok"]
    assert [m.text for m in noe.sees(noe.dm)] == ["bienvenue"]
    api.playground.join_workspace("ines")
    await api.playground.settled()
    assert http_app.payload()["event"]["user"]["name"] == "ines"


async def test_a_person_of_another_organisation_is_little_known(
    api: Client, http_app: HttpApp
) -> None:
    sam = api.playground.actor("sam")
    sam.mention("#partners", "pillar 2?")
    await api.playground.settled()
    payload = http_app.payload()
    assert payload["is_ext_shared_channel"] is True
    assert payload["team_id"] == "T0PLAY"
    assert payload["event"]["user_team"] == payload["event"]["source_team"] == "T0FJORD"
    profile = (await api("users.info", user="U0SAM", include_locale=True))["user"]
    assert profile["is_stranger"]
    assert {"locale", "tz"}.isdisjoint(profile)
    channel = (await api("conversations.info", channel="C0PARTNERS"))["channel"]
    assert channel["is_ext_shared"]
    assert (await api("chat.postMessage", channel="U0SAM", text="hi"))["error"] == (
        "channel_not_found"
    )
    opened = await api("conversations.open", users="U0SAM")
    assert opened["error"] == "channel_not_found"


async def test_talk_in_channels_reaches_the_app_only_with_subscription_and_scope() -> None:
    async def told(playground: Playground) -> int:
        playground.actor("alex").say("#ops", "hello")
        await playground.settled()
        return len(playground.journal.deliveries)

    with_talk = SUBSCRIPTIONS | {"message.channels"}
    async with serve() as playground:
        assert await told(playground) == 0
    async with serve(subscriptions=with_talk, scopes=frozenset({"chat:write"})) as playground:
        assert await told(playground) == 0


async def test_subscribed_talk_comes_with_its_channel_type(http_app: HttpApp) -> None:
    with_talk = SUBSCRIPTIONS | {"message.channels"}
    async with serve(subscriptions=with_talk) as playground:
        await playground.set_request_url(http_app.url)
        playground.actor("alex").say("#ops", "hello")
        await playground.settled()
    assert http_app.payload()["event"]["channel_type"] == "channel"


async def test_where_the_bot_was_removed_it_cannot_write(api: Client) -> None:
    alex = api.playground.actor("alex")
    alex.remove_bot("#ops")
    assert (await api("chat.postMessage", channel="C0OPS", text="x"))["error"] == "not_in_channel"
    alex.invite_bot("#ops")
    assert (await api("chat.postMessage", channel="C0OPS", text="x"))["ok"]


async def test_an_agents_status_title_and_prompts_are_kept(api: Client) -> None:
    camille, workspace = api.playground.actor("camille"), api.playground.workspace
    asked = camille.say(camille.dm, "les piliers ?")
    where = {"channel_id": camille.dm, "thread_ts": asked.ts}
    assert (await api("assistant.threads.setStatus", status="cherche…", **where))["ok"]
    assert workspace.statuses[camille.dm, asked.ts] == "cherche…"
    await api("assistant.threads.setTitle", title="Piliers", **where)
    assert workspace.titles[camille.dm, asked.ts] == "Piliers"
    await api("chat.postMessage", channel=camille.dm, thread_ts=asked.ts, text="voilà")
    assert (camille.dm, asked.ts) not in workspace.statuses

    prompt = {"title": "Les rôles", "message": "quels rôles ?"}
    made = {"channel_id": camille.dm, "prompts": [prompt], "title": "Essayez"}
    assert (await api("assistant.threads.setSuggestedPrompts", **made))["ok"]
    kept = workspace.prompts[camille.dm]
    assert (kept.title, kept.prompts) == ("Essayez", (("Les rôles", "quels rôles ?"),))
    assert not any(call.error or call.warnings for call in api.playground.journal.calls)


async def test_an_agents_mistakes_are_refused_or_noted(api: Client) -> None:
    camille = api.playground.actor("camille")
    prompt = {"title": "a", "message": "b"}
    five = await api(
        "assistant.threads.setSuggestedPrompts", channel_id=camille.dm, prompts=[prompt] * 5
    )
    assert five["error"] == "invalid_arguments"
    nowhere = await api(
        "assistant.threads.setStatus", channel_id=camille.dm, thread_ts="1.0", status="x"
    )
    assert nowhere["error"] == "invalid_thread_ts"
    asked = camille.say(camille.dm, "?")
    made = {"channel_id": camille.dm, "prompts": [prompt], "thread_ts": asked.ts}
    assert (await api("assistant.threads.setSuggestedPrompts", **made))["ok"]
    assert camille.dm not in api.playground.workspace.prompts
    assert any("legacy assistant" in one for one in api.playground.journal.violations)
