"""assistant.threads.*: an agent's status, the prompts it suggests, the titles of its threads.

Sources: docs.slack.dev/reference/methods/assistant.threads.*, /ai/migrating-to-agent-messaging
"""

from typing import Any

from bot.playground import limits
from bot.playground.methods import places
from bot.playground.playground import Playground
from bot.playground.refusal import Refused
from bot.playground.web_api import Method
from bot.playground.workspace import Channel, Prompts

Json = dict[str, Any]
LEGACY = "thread_ts is for the legacy assistant: an agent's prompts are not shown with it"


def set_status(playground: Playground, arguments: Json) -> Json:
    place, thread_ts = _thread(playground, arguments)
    loading = arguments.get("loading_messages", [])
    if not isinstance(loading, list) or len(loading) > limits.LOADING_MESSAGES:
        raise Refused("invalid_arguments", ["too many items [json-pointer:/loading_messages]"])
    status = arguments.get("status", "")
    playground.workspace.set_status(place.id, thread_ts, status)
    return {}


def set_title(playground: Playground, arguments: Json) -> Json:
    place, thread_ts = _thread(playground, arguments)
    playground.workspace.set_title(place.id, thread_ts, arguments["title"])
    return {}


def set_suggested_prompts(playground: Playground, arguments: Json) -> Json:
    place = places.channel(playground, arguments["channel_id"])
    if not place.is_dm:
        raise Refused("channel_not_found")
    prompts = arguments["prompts"]
    if not isinstance(prompts, list) or not all(_is_prompt(prompt) for prompt in prompts):
        raise Refused("invalid_arguments", ["title and message required [json-pointer:/prompts]"])
    if len(prompts) > limits.PROMPTS:
        raise Refused(
            "invalid_arguments",
            [f"no more than {limits.PROMPTS} items allowed [json-pointer:/prompts]"],
        )
    if "thread_ts" in arguments:
        return {"_warnings": (LEGACY,)}
    pairs = tuple((prompt["title"], prompt["message"]) for prompt in prompts)
    playground.workspace.suggest(place.id, Prompts(pairs, arguments.get("title", "")))
    return {}


def _thread(playground: Playground, arguments: Json) -> tuple[Channel, str]:
    place = places.channel(playground, arguments["channel_id"])
    thread_ts = arguments["thread_ts"]
    parent = playground.workspace.find(place.id, thread_ts)
    if parent is None or parent.is_ephemeral or parent.is_reply:
        raise Refused("invalid_thread_ts")
    return place, thread_ts


def _is_prompt(prompt: Any) -> bool:
    return isinstance(prompt, dict) and all(
        isinstance(prompt.get(key), str) and prompt[key] for key in ("title", "message")
    )


METHODS = {
    "assistant.threads.setStatus": Method(
        set_status,
        {"channel_id": "text", "thread_ts": "text"},
        {"status": "text", "loading_messages": "json"},
        "chat:write",
    ),
    "assistant.threads.setTitle": Method(
        set_title,
        {"channel_id": "text", "thread_ts": "text", "title": "text"},
        {},
        "assistant:write",
    ),
    "assistant.threads.setSuggestedPrompts": Method(
        set_suggested_prompts,
        {"channel_id": "text", "prompts": "json"},
        {"thread_ts": "text", "title": "text"},
        "assistant:write",
    ),
}
