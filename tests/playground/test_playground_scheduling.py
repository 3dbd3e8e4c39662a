"""Messages for later, and a clock that can be put forward."""

import time

from playground.apps import Client, HttpApp

DAY = 24 * 3600


def soon(seconds: float = 60) -> int:
    return int(time.time() + seconds)


async def test_a_scheduled_message_is_posted_when_its_time_has_come(api: Client) -> None:
    playground = api.playground
    dm = playground.actor("ines").dm
    scheduled = await api("chat.scheduleMessage", channel=dm, post_at=soon(DAY), text="bonjour")
    assert scheduled["ok"]
    listed = await api("chat.scheduledMessages.list", channel=dm)
    assert [m["id"] for m in listed["scheduled_messages"]] == [scheduled["scheduled_message_id"]]

    playground.clock.advance(DAY - 60)
    assert playground.actor("ines").sees(dm) == []
    playground.clock.advance(120)
    assert (await playground.next_message(dm)).text == "bonjour"
    listed = await api("chat.scheduledMessages.list")
    assert listed["scheduled_messages"] == []
    gone = await api(
        "chat.deleteScheduledMessage",
        channel=dm,
        scheduled_message_id=scheduled["scheduled_message_id"],
    )
    assert gone["error"] == "invalid_scheduled_message_id"


async def test_it_is_posted_by_the_clock_of_the_machine_too(api: Client) -> None:
    post_at = soon(2)
    api.playground.clock.advance(post_at - time.time() - 0.05)
    assert (await api("chat.scheduleMessage", channel="C0OPS", post_at=post_at, text="x"))["ok"]
    assert (await api.playground.next_message("#ops")).text == "x"


async def test_a_deleted_one_is_never_posted(api: Client) -> None:
    made = await api("chat.scheduleMessage", channel="C0OPS", post_at=soon(), text="no")
    await api("chat.scheduleMessage", channel="C0OPS", post_at=soon(61), text="yes")
    deleted = await api(
        "chat.deleteScheduledMessage",
        channel="C0OPS",
        scheduled_message_id=made["scheduled_message_id"],
    )
    assert deleted["ok"]
    api.playground.clock.advance(120)
    assert (await api.playground.next_message("#ops")).text == "yes"


async def test_times_and_numbers_have_limits(api: Client) -> None:
    async def schedule(post_at: int) -> str | None:
        answer = await api("chat.scheduleMessage", channel="C0OPS", post_at=post_at, text="x")
        return answer.get("error")

    assert await schedule(soon(-5)) == "time_in_past"
    assert await schedule(soon(120 * DAY + 60)) == "time_too_far"
    at = soon(DAY)
    assert [await schedule(at) for _ in range(30)] == [None] * 30
    assert await schedule(at + 60) == "restricted_too_many"
    assert await schedule(at + 600) is None


async def test_a_command_is_signed_with_the_time_of_the_machine(
    api: Client, http_app: HttpApp
) -> None:
    api.playground.clock.advance(DAY)
    await api.playground.actor("alex").command("/opsrole", channel="#ops")
    signed_at = int(http_app.requests[-1][0]["X-Slack-Request-Timestamp"])
    assert abs(signed_at - time.time()) < 60
