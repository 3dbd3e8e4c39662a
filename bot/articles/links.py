"""Links and pictures of an article that lead to files, and whether those are there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from bot.articles.markdown import Document, Token


@dataclass(frozen=True, slots=True)
class Link:
    """`line` of the document, counted from 0."""

    address: str
    line: int
    is_image: bool


def links(document: Document) -> Iterator[Link]:
    for token in document.tokens:
        line = token.map[0] if token.map else 0
        for child in token.children or ():
            if child.type in ("softbreak", "hardbreak"):
                line += 1
            elif child.type in ("link_open", "image"):
                yield Link(_address(child), line, child.type == "image")


def leads_nowhere(
    address: str, file: str, exists: Callable[[PurePosixPath], bool], on_a_site: bool
) -> bool:
    """Whether an address in a file means another file that is not there.

    Addresses of other places, and parts of the page itself, are not looked at.

    file       as articles name it
    exists     told a path relative to the knowledge folder
    on_a_site  the articles are published: an address from its root is not of the folder
    """
    try:
        parts = urlsplit(address)
    except ValueError:  # such as an unclosed bracket of an IPv6 address
        return True
    path = unquote(parts.path)
    if parts.scheme or parts.netloc or not path:
        return False
    if path.startswith("/"):
        return not on_a_site and not _is_there(PurePosixPath(path.lstrip("/")), exists)
    beside = PurePosixPath(file).parent / path
    return not (_is_there(beside, exists) or _is_there(PurePosixPath(path), exists))


def _is_there(path: PurePosixPath, exists: Callable[[PurePosixPath], bool]) -> bool:
    if exists(path):
        return True
    return not path.suffix and bool(path.name) and exists(path.with_name(f"{path.name}.md"))


def _address(token: Token) -> str:
    return str(token.attrs.get("src" if token.type == "image" else "href", ""))
