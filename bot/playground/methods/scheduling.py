"""chat.scheduleMessage and its kin."""

from typing import Any

from bot.playground.contents import read_contents
from bot.playground.methods import places
from bot.playground.methods.chat import POST
from bot.playground.playground import Playground
from bot.playground.scheduling import Scheduled
from bot.playground.web_api import Method
from bot.playground.workspace import Message

Json = dict[str, Any]
METADATA = "a scheduled message with metadata is never posted"


def schedule_message(playground: Playground, arguments: Json) -> Json:
    place = places.writable(playground, arguments["channel"])
    thread_ts = places.thread(playground, place, arguments.get("thread_ts"))
    contents = read_contents(arguments, playground.ids)
    scheduled = playground.schedule.add(place.id, arguments["post_at"], contents, thread_ts)
    warnings = contents.warnings + ((METADATA,) if contents.metadata else ())
    return {
        "channel": place.id,
        "scheduled_message_id": scheduled.id,
        "post_at": scheduled.post_at,
        "message": {
            "text": contents.text,
            "bot_id": playground.workspace.seed.bot_id,
            "type": "delayed_message",
        },
        "_warnings": warnings,
    }


def delete_scheduled_message(playground: Playground, arguments: Json) -> Json:
    place = places.channel(playground, arguments["channel"])
    playground.schedule.remove(place.id, arguments["scheduled_message_id"])
    return {}


def list_(playground: Playground, arguments: Json) -> Json:
    place = places.channel(playground, arguments["channel"]) if "channel" in arguments else None
    oldest, latest = arguments.get("oldest"), arguments.get("latest")
    found = [
        s
        for s in playground.schedule.waiting
        if (place is None or s.channel == place.id)
        and (oldest is None or s.post_at >= float(oldest))
        and (latest is None or s.post_at <= float(latest))
    ]
    return {
        "scheduled_messages": [
            {
                "id": s.id,
                "channel_id": s.channel,
                "post_at": s.post_at,
                "date_created": s.created,
                "text": s.contents.text,
            }
            for s in found[: arguments.get("limit", 100)]
        ],
        "response_metadata": {"next_cursor": ""},
    }


def post(playground: Playground, scheduled: Scheduled) -> None:
    """Posts it, where the bot still may: Slack says nothing to the app where it may not."""
    place = playground.workspace.channels[scheduled.channel]
    if place.archived or playground.workspace.bot.id not in place.members:
        return
    posted = playground.workspace.add(
        Message(
            channel=place.id,
            ts=playground.workspace.timestamp(),
            user=playground.workspace.bot.id,
            text=scheduled.contents.text,
            blocks=scheduled.contents.blocks,
            thread_ts=scheduled.thread_ts,
            from_bot=True,
        )
    )
    playground.events.posted(posted)


METHODS = {
    "chat.scheduleMessage": Method(
        schedule_message,
        {"channel": "text", "post_at": "number"},
        POST,
        "chat:write",
    ),
    "chat.deleteScheduledMessage": Method(
        delete_scheduled_message,
        {"channel": "text", "scheduled_message_id": "text"},
        {},
        "chat:write",
    ),
    "chat.scheduledMessages.list": Method(
        list_,
        {},
        {
            "channel": "text",
            "oldest": "text",
            "latest": "text",
            "limit": "number",
            "cursor": "text",
        },
    ),
}
