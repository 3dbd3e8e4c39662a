"""Shortcuts, and the steps of a workflow."""

import aiohttp
import pytest

from bot.playground import CannotDo, Parameter, Shortcut, Step, serve
from playground.apps import Client, HttpApp


async def test_a_global_shortcut_comes_with_a_trigger_and_no_channel(
    api: Client, http_app: HttpApp
) -> None:
    await api.playground.actor("camille").shortcut("find_role")
    payload = http_app.payload()
    assert (payload["type"], payload["callback_id"]) == ("shortcut", "find_role")
    assert payload["user"] == {"id": "U0CAMILLE", "username": "camille", "team_id": "T0PLAY"}
    assert payload["trigger_id"]
    assert {"channel", "response_url", "message"}.isdisjoint(payload)


async def test_a_message_shortcut_brings_the_message_also_where_the_bot_is_not(
    api: Client, http_app: HttpApp
) -> None:
    alex, camille = api.playground.actor("alex"), api.playground.actor("camille")
    parent = alex.say("#random", "RevOps?")
    reply = alex.say("#random", "and SalesOps?", thread=parent.ts)
    await camille.message_shortcut(reply, "explain_terms")
    payload = http_app.payload()
    assert (payload["type"], payload["callback_id"]) == ("message_action", "explain_terms")
    assert payload["message"]["text"] == "and SalesOps?"
    assert payload["message"]["thread_ts"] == parent.ts
    assert payload["channel"] == {"id": "C0RANDOM", "name": "random"}
    await api.respond(payload["response_url"], text="for you")
    assert [m.text for m in camille.ephemerals] == ["for you"]
    assert api.playground.actor("alex").ephemerals == []


async def test_only_what_the_app_declares_is_there(api: Client) -> None:
    camille = api.playground.actor("camille")
    message = camille.say("#ops", "hello")
    with pytest.raises(CannotDo, match="no global shortcut"):
        await camille.shortcut("explain_terms")
    with pytest.raises(CannotDo, match="no message shortcut"):
        await camille.message_shortcut(message, "find_role")
    with pytest.raises(CannotDo, match="no step"):
        await camille.run_step("something", {})
    async with serve(shortcuts=(Shortcut("other", "Other", "global"),)) as playground:
        with pytest.raises(CannotDo, match="find_role"):
            await playground.actor("camille").shortcut("find_role")


STEP = Step("count", "Count", (Parameter("word"),), (Parameter("length", "integer"),))


async def test_a_step_runs_until_the_app_completes_it_once() -> None:
    async with serve(steps=(STEP,)) as playground, aiohttp.ClientSession() as session:
        api = Client(playground, session)
        socket = await api.connect()
        run = await playground.actor("alex").run_step("count", {"word": "ops"})
        envelope = await socket.receive_json()
        await socket.send_json({"envelope_id": envelope["envelope_id"]})
        event = envelope["payload"]["event"]
        assert event["type"] == "function_executed"
        assert event["function"]["callback_id"] == "count"
        assert event["inputs"] == {"word": "ops"}
        assert event["bot_access_token"] != playground.bot_token

        id_ = event["function_execution_id"]
        wrong = await api("functions.completeSuccess", function_execution_id=id_, outputs={})
        assert wrong["error"] == "parameter_validation_failed"
        wrong = await api(
            "functions.completeSuccess", function_execution_id=id_, outputs={"length": "3"}
        )
        assert wrong["errors"] == ["length: must be of type integer"]
        headers = {"Authorization": f"Bearer {event['bot_access_token']}"}
        done = {"function_execution_id": id_, "outputs": '{"length": 3}'}
        url = playground.api_url + "functions.completeSuccess"
        async with session.post(url, data=done, headers=headers) as response:
            assert await response.json() == {"ok": True}
        assert (await run.finished()).outputs == {"length": 3}
        again = await api("functions.completeError", function_execution_id=id_, error="no")
        assert again["error"] == "execution_not_in_running_state"
        await socket.close()


async def test_a_step_may_fail_and_takes_only_its_inputs(api: Client) -> None:
    alex = api.playground.actor("alex")
    with pytest.raises(CannotDo, match="missing parameter: question"):
        await alex.run_step("look_up_role", {})
    run = await alex.run_step("look_up_role", {"question": "?"})
    with pytest.raises(TimeoutError, match="not completed"):
        await run.finished(0.01)
    await api("functions.completeError", function_execution_id=run.id, error="No idea.")
    assert (await run.finished()).error == "No idea."
    unknown = await api("functions.completeError", function_execution_id="Fx0", error="x")
    assert unknown["error"] == "function_execution_not_found"
