"""Tokens -> plain text. Links keep their address, pictures and HTML comments are left out."""

from collections.abc import Sequence

from bot.articles.markdown import Token, blocks
from bot.articles.words import plain

_LISTS = ("bullet_list_open", "ordered_list_open")


def plain_text(tokens: Sequence[Token]) -> str:
    """Blocks parted by an empty line, list items on lines of their own."""
    return "\n\n".join(filter(None, (_block_text(block) for block in blocks(tokens))))


def inline_text(inline: Token, *, addresses: bool = True) -> str:
    """The text of one paragraph or heading; only hard breaks break the line."""
    parts: list[str] = []
    links: list[tuple[int, str]] = []
    for token in inline.children or ():
        match token.type:
            case "text" | "code_inline":
                parts.append(token.content)
            case "html_inline":
                parts.append("" if token.content.startswith("<!--") else token.content)
            case "softbreak":
                parts.append(" ")
            case "hardbreak":
                parts.append("\n")
            case "link_open":
                links.append((len(parts), str(token.attrs.get("href", ""))))
            case "link_close":
                start, address = links.pop()
                said = "".join(parts[start:]).strip()
                if addresses and address.removeprefix("mailto:") not in ("", said):
                    parts.append(f" ({address})" if said else address)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(filter(None, lines))


def heading_text(block: Sequence[Token]) -> str:
    """A heading or paragraph as its author wrote it, on one line, without addresses."""
    return " ".join(inline_text(block[1], addresses=False).split())


def items(block: Sequence[Token]) -> list[Sequence[Token]]:
    """The items of a list, each from its opening token to its closing one."""
    return [item for item in blocks(block[1:-1]) if item[0].type == "list_item_open"]


def is_list(block: Sequence[Token]) -> bool:
    return block[0].type in _LISTS


def item_line(item: Sequence[Token], *, addresses: bool = True) -> str:
    """An item on one line, with what is nested in it, without the full stop or semicolon."""
    line = ""
    for block in blocks(item[1:-1]):
        if is_list(block):
            nested = [item_line(inner, addresses=addresses) for inner in items(block)]
            said = " ; ".join(filter(None, nested))
            joint = " " if not line or line.endswith(":") else " : "
        else:
            said = " ".join(_block_text(block, addresses=addresses).split())
            joint = " "
        if said:
            line = f"{line}{joint}{said}".strip()
    return without_end(line)


def without_end(line: str) -> str:
    """Without the punctuation that ends an item; an abbreviation keeps its point."""
    line = line.rstrip(" ;,\u00a0")
    if line.endswith(".") and not line.casefold().endswith(("etc.", "...", "cf.")):
        line = line[:-1].rstrip()
    return line


def listed(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The plain parts of every list among the tokens."""
    found = [
        plain(item_line(item, addresses=False))
        for block in blocks(tokens)
        if is_list(block)
        for item in items(block)
    ]
    return tuple(filter(None, found))


def _block_text(block: Sequence[Token], *, addresses: bool = True) -> str:
    match block[0].type:
        case "paragraph_open" | "heading_open":
            return inline_text(block[1], addresses=addresses)
        case "inline":
            return inline_text(block[0], addresses=addresses)
        case "bullet_list_open":
            return "\n".join(_bullet("- ", item) for item in items(block))
        case "ordered_list_open":
            start = int(block[0].attrs.get("start", 1))
            return "\n".join(_bullet(f"{start + n}. ", item) for n, item in enumerate(items(block)))
        case "fence" | "code_block":
            return block[0].content.rstrip("\n")
        case "html_block":
            content = block[0].content.strip()
            return "" if content.startswith("<!--") else content
        case "table_open":
            return _table_text(block)
        case _ if len(block) > 1:
            return plain_text(block[1:-1])
        case _:
            return ""


def _bullet(mark: str, item: Sequence[Token]) -> str:
    parts = filter(None, (_block_text(block) for block in blocks(item[1:-1])))
    first, *rest = "\n".join(parts).split("\n")
    return "\n".join([mark + first, *(" " * len(mark) + line for line in rest)])


def _table_text(block: Sequence[Token]) -> str:
    rows: list[list[str]] = []
    for token in block:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(inline_text(token))
    return "\n".join(" | ".join(row) for row in rows)
