"""Block Kit's rich text. Source: docs.slack.dev/reference/block-kit/blocks/rich-text-block"""

from collections.abc import Callable

from bot.playground import limits
from bot.playground.checking import Checked

STYLES = ("bold", "italic", "strike", "code", "underline")
MENTION_STYLES = (*STYLES, "highlight", "client_highlight")
LINKS = ("http", "https", "mailto", "tel", "slack")


def rich_text(part: Checked) -> None:
    part.only(("elements",), ("block_id",))
    part.each("elements", _piece)


def _piece(part: Checked) -> None:
    match part.kind:
        case "rich_text_section":
            part.only(("elements",))
            part.each("elements", _inline, least=0)
        case "rich_text_list":
            part.only(("elements", "style"), ("indent", "offset", "border"))
            part.one_of("style", "bullet", "ordered")
            part.whole("indent", 0, limits.LIST_INDENT)
            part.whole("offset", 0, 10_000)
            part.whole("border", 0, 1)
            part.each("elements", _item)
        case "rich_text_preformatted":
            part.only(("elements",), ("border", "language"))
            part.whole("border", 0, 1)
            part.each("elements", _verbatim)
        case "rich_text_quote":
            part.only(("elements",), ("border",))
            part.whole("border", 0, 1)
            part.each("elements", _inline)
        case other:
            part.complain(f"unsupported type: {other}", "type")


def _item(part: Checked) -> None:
    if part.kind != "rich_text_section":
        part.complain(f"unsupported type: {part.value.get('type')}", "type")
        return
    _piece(part)


def _verbatim(part: Checked) -> None:
    if part.kind not in ("text", "link"):
        part.complain(f"unsupported type: {part.value.get('type')}", "type")
        return
    _inline(part)


def _inline(part: Checked) -> None:
    kind = part.kind
    if kind not in INLINE:
        part.complain(f"unsupported type: {kind}", "type")
        return
    INLINE[kind](part)


def _text(part: Checked) -> None:
    part.only(("text",), ("style",))
    part.string("text")
    part.inside("style", _style(STYLES))


def _link(part: Checked) -> None:
    part.only(("url",), ("text", "unsafe", "style"))
    part.link("url", limits.BUTTON_URL, LINKS)
    part.string("text")
    part.flag("unsafe")
    part.inside("style", _style(STYLES))


def _emoji(part: Checked) -> None:
    part.only(("name",), ("unicode", "url", "skin_tone", "style"))
    part.string("name")


def _mention(key: str) -> Callable[[Checked], None]:
    def check(part: Checked) -> None:
        part.only((key,), ("style",))
        part.string(key)
        part.inside("style", _style(MENTION_STYLES))

    return check


def _broadcast(part: Checked) -> None:
    part.only(("range",), ("style",))
    part.one_of("range", "here", "channel", "everyone")


def _date(part: Checked) -> None:
    part.only(("timestamp", "format"), ("url", "fallback", "style"))
    part.whole("timestamp", 0, 10_000_000_000)
    part.string("format")


def _style(known: tuple[str, ...]) -> Callable[[Checked], None]:
    def check(part: Checked) -> None:
        part.only((), known)
        part.flag(*known)

    return check


INLINE: dict[str, Callable[[Checked], None]] = {
    "text": _text,
    "link": _link,
    "emoji": _emoji,
    "user": _mention("user_id"),
    "usergroup": _mention("usergroup_id"),
    "channel": _mention("channel_id"),
    "team": _mention("team_id"),
    "color": _mention("value"),
    "broadcast": _broadcast,
    "date": _date,
}
