"""chat.*: what the bot says."""

from typing import Any

from bot.playground import limits
from bot.playground.contents import Contents, read_contents
from bot.playground.methods import places
from bot.playground.playground import Playground
from bot.playground.refusal import Refused
from bot.playground.web_api import Method, Type
from bot.playground.wire import message_json
from bot.playground.workspace import Message

Json = dict[str, Any]
CONTENTS: dict[str, Type] = {
    "text": "text",
    "blocks": "blocks",
    "attachments": "json",
    "markdown_text": "text",
    "metadata": "json",
    "parse": "text",
    "link_names": "flag",
    "mrkdwn": "flag",
}
POST: dict[str, Type] = CONTENTS | {
    "thread_ts": "text",
    "reply_broadcast": "flag",
    "unfurl_links": "flag",
    "unfurl_media": "flag",
}


def post_message(playground: Playground, arguments: Json) -> Json:
    place = places.writable(playground, arguments["channel"])
    thread_ts = places.thread(playground, place, arguments.get("thread_ts"))
    contents = read_contents(arguments, playground.ids)
    broadcast = bool(arguments.get("reply_broadcast")) and thread_ts is not None
    posted = playground.workspace.add(
        Message(
            channel=place.id,
            ts=playground.workspace.timestamp(),
            user=playground.workspace.bot.id,
            text=contents.text,
            blocks=contents.blocks,
            metadata=contents.metadata,
            thread_ts=thread_ts,
            broadcast=broadcast,
            subtype="thread_broadcast" if broadcast else None,
            from_bot=True,
        )
    )
    playground.events.posted(posted)
    return _said(playground, posted, contents)


def post_ephemeral(playground: Playground, arguments: Json) -> Json:
    place = places.writable(playground, arguments["channel"])
    person = places.person(playground, arguments["user"])
    if person.id not in place.members:
        raise Refused("user_not_in_channel")
    thread_ts = places.thread(playground, place, arguments.get("thread_ts"))
    contents = read_contents(arguments, playground.ids)
    posted = playground.workspace.add(
        Message(
            channel=place.id,
            ts=playground.workspace.timestamp(),
            user=playground.workspace.bot.id,
            text=contents.text,
            blocks=contents.blocks,
            thread_ts=thread_ts,
            from_bot=True,
            only_for=person.id,
        )
    )
    return {"message_ts": posted.ts, "_warnings": contents.warnings}


def update(playground: Playground, arguments: Json) -> Json:
    place = places.channel(playground, arguments["channel"])
    before = places.message(playground, place, arguments["ts"])
    if not before.from_bot:
        raise Refused("cant_update_message")
    contents = read_contents(arguments, playground.ids, limits.MESSAGE_UPDATE_TEXT)
    # What is not sent stays: only an empty list takes the blocks away.
    after = playground.workspace.change(
        before,
        text=contents.text,
        blocks=contents.blocks if "blocks" in arguments else before.blocks,
        metadata=contents.metadata or before.metadata,
        edited=playground.workspace.timestamp(),
    )
    playground.events.changed(after, before)
    return _said(playground, after, contents) | {"text": after.text}


def delete(playground: Playground, arguments: Json) -> Json:
    place = places.channel(playground, arguments["channel"])
    gone = places.message(playground, place, arguments["ts"])
    if not gone.from_bot:
        raise Refused("cant_delete_message")
    playground.workspace.remove(gone)
    playground.events.deleted(gone)
    return {"channel": place.id, "ts": gone.ts}


def get_permalink(playground: Playground, arguments: Json) -> Json:
    place = places.channel(playground, arguments["channel"])
    found = places.message(playground, place, arguments["message_ts"])
    link = f"{playground.url}/archives/{place.id}/p{found.ts.replace('.', '')}"
    if found.is_reply:
        link += f"?thread_ts={found.thread_ts}&cid={place.id}"
    return {"channel": place.id, "permalink": link}


def _said(playground: Playground, message: Message, contents: Contents) -> Json:
    return {
        "channel": message.channel,
        "ts": message.ts,
        "message": message_json(playground.workspace, message),
        "_warnings": contents.warnings,
    }


METHODS = {
    "chat.postMessage": Method(
        post_message,
        {"channel": "text"},
        POST,
        "chat:write",
    ),
    "chat.postEphemeral": Method(
        post_ephemeral,
        {"channel": "text", "user": "text"},
        CONTENTS | {"thread_ts": "text"},
        "chat:write",
    ),
    "chat.update": Method(
        update,
        {"channel": "text", "ts": "text"},
        CONTENTS | {"reply_broadcast": "flag"},
        "chat:write",
    ),
    "chat.delete": Method(delete, {"channel": "text", "ts": "text"}, {}, "chat:write"),
    "chat.getPermalink": Method(get_permalink, {"channel": "text", "message_ts": "text"}, {}),
}
