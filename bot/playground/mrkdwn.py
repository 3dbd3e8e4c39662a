"""Slack's mrkdwn as HTML. Everything that is not markup is escaped."""

import re

from markupsafe import Markup, escape

from bot.playground.emoji import with_emoji
from bot.playground.workspace import Workspace

_MARKUP = re.compile(
    r"```\n?(?P<pre>.+?)\n?```\n?"
    r"|`(?P<code>[^`\n]+)`"
    r"|<(?P<angle>[^<>|\n][^<>\n]*)>"
    r"|(?<![\w*])\*(?P<bold>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])"
    r"|(?<![\w_])_(?P<italic>[^\s_](?:[^_\n]*[^\s_])?)_(?![\w_])"
    r"|(?<![\w~])~(?P<strike>[^\s~](?:[^~\n]*[^\s~])?)~(?![\w~])",
    re.DOTALL,
)
_QUOTE = re.compile(r"(?:^(?:&gt;|>) ?.*(?:\n|$))+", re.MULTILINE)
_QUOTED = re.compile(r"^(?:&gt;|>) ?", re.MULTILINE)
_TAGS = {"bold": "b", "italic": "i", "strike": "s"}
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
SAFE_SCHEMES = ("http://", "https://", "mailto:", "tel:")


def mrkdwn(workspace: Workspace, text: str) -> Markup:
    """Blocks of quotes, then what is inside lines."""
    parts: list[Markup] = []
    end = 0
    for match in _QUOTE.finditer(text):
        parts.append(_inline(workspace, text[end : match.start()]))
        quoted = _inline(workspace, _QUOTED.sub("", match[0]).rstrip("\n"))
        parts.append(Markup("<blockquote>{}</blockquote>").format(quoted))
        end = match.end()
    parts.append(_inline(workspace, text[end:]))
    return Markup("").join(parts)


def href(url: str) -> str:
    """The address if following it is harmless, else nothing."""
    return url if url.lower().startswith(SAFE_SCHEMES) else ""


def anchor(url: str, label: str) -> Markup:
    if not href(url):
        return escape(label)
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(
        url, label
    )


def mention(workspace: Workspace, sigil: str, id_: str) -> Markup:
    """A person's or a channel's name as a pill; the id where there is none."""
    name = id_
    if sigil == "@" and id_ in workspace.people:
        name = workspace.people[id_].name
    if sigil == "#" and id_ in workspace.channels:
        name = workspace.channels[id_].name
    return Markup('<span class="mention">{}{}</span>').format(sigil, name)


def _inline(workspace: Workspace, text: str) -> Markup:
    parts: list[Markup] = []
    end = 0
    for match in _MARKUP.finditer(text):
        parts += [_plain(text[end : match.start()]), _marked(workspace, match)]
        end = match.end()
    parts.append(_plain(text[end:]))
    return Markup("").join(parts)


def _marked(workspace: Workspace, match: re.Match[str]) -> Markup:
    kind = match.lastgroup or ""
    inside = match[kind]
    match kind:
        case "pre":
            return Markup("<pre>{}</pre>").format(_unescaped(inside))
        case "code":
            return Markup("<code>{}</code>").format(_unescaped(inside))
        case "angle":
            return _angle(workspace, inside)
    tag = _TAGS[kind]
    return Markup(f"<{tag}>{{}}</{tag}>").format(_inline(workspace, inside))  # noqa: S704 - own tag


def _angle(workspace: Workspace, inside: str) -> Markup:
    target, _, label = inside.partition("|")
    if target[0] in "@#":
        return mention(workspace, target[0], target[1:])
    if target[0] == "!":
        return Markup('<span class="mention">@{}</span>').format(target[1:].split("^")[0])
    return anchor(_unescaped(target), _unescaped(label or target).removeprefix("mailto:"))


def _plain(text: str) -> Markup:
    return escape(with_emoji(_unescaped(text)))


def _unescaped(text: str) -> str:
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text
