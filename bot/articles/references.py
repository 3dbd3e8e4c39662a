"""Link definitions (`[label]: address`) that a part of a text needs to be read alone."""

from collections.abc import Iterator

from bot.articles.markdown import Document, Token


def needed(document: Document, first: int, last: int) -> str:
    """Definitions from elsewhere that are used between two lines, as written; often none."""
    if not document.references:
        return ""
    used = [
        document.references[label]
        for token in document.tokens
        if token.type == "inline" and token.map and first <= token.map[0] < last
        for label in _labels(token)
        if label in document.references
    ]
    elsewhere = [lines for lines in dict.fromkeys(used) if not first <= lines[0] < last]
    return "\n".join("\n".join(document.lines[start:end]) for start, end in elsewhere)


def _labels(inline: Token) -> Iterator[str]:
    for token in inline.children or ():
        if "label" in token.meta:
            yield token.meta["label"]
