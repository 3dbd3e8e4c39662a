"""Text on its way in and out: what Slack's markup says, and plain text that stays plain."""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

# A sentence ends with its mark and whatever closes it, before a space.
_SENTENCE_END = re.compile(r"[.!?…][»”\")\]]*(?=\s)")
_SPACE = re.compile(r"\s")
# <@U123>, <#C123|name>, <!here>, <https://...|label>:
# docs.slack.dev/messaging/formatting-message-text
_MARKUP = re.compile(
    r"<(?:(?P<sign>[@#!])|(?=[a-z][a-z+.-]*:))(?P<target>[^<>|]+)(?:\|(?P<label>[^<>]*))?>"
)
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def typed(text: str) -> str:
    """What a person typed, from the text of an event or a command, without Slack's markup.

    Mentions of people are dropped, channels and links become their names.
    """
    return " ".join(html.unescape(_MARKUP.sub(_shown, text)).split())


def said_in(message: Mapping[str, Any]) -> str:
    """What a message says; one of another app may say it in its blocks or attachments alone."""
    text = message.get("text")
    return typed(text or " ".join(_texts([message.get("blocks"), message.get("attachments")])))


def escaped(text: str) -> str:
    """For a message's `text`, which Slack reads as markup: nothing in it can ping or link."""
    return text.translate(_ESCAPES)


def cut(text: str, limit: int) -> str:
    """The text within `limit` characters, ending with a sentence, else a word and an ellipsis."""
    if len(text) <= limit:
        return text
    sentence = _last(_SENTENCE_END, text, limit)
    if sentence >= limit // 2:
        return text[:sentence]
    word = _last_start(text, limit - 1)
    return text[: word or limit - 1].rstrip() + "…"


def break_at(text: str, limit: int) -> int:
    """Where to break a longer text: after a sentence, else before a space, else at the limit."""
    sentence = _last(_SENTENCE_END, text, limit)
    if sentence >= limit // 2:
        return sentence
    return _last_start(text, limit) or limit


def _last(pattern: re.Pattern[str], text: str, limit: int) -> int:
    end = 0
    for match in pattern.finditer(text, 0, limit + 1):
        if match.end() <= limit:
            end = match.end()
    return end


def _last_start(text: str, limit: int) -> int:
    start = 0
    for match in _SPACE.finditer(text, 0, limit + 1):
        start = match.start()
    return start


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in ("text", "title", "fallback", "pretext") and isinstance(inner, str):
                yield inner
            else:
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _shown(match: re.Match[str]) -> str:
    sign, target, label = match["sign"], match["target"], match["label"]
    if sign == "@":
        return ""
    if label:
        return label.lstrip("@#")
    return "" if sign else target
