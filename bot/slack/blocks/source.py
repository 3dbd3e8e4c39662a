"""The line that says which article an answer is quoted from."""

from urllib.parse import quote

from babel.dates import format_date
from slack_sdk.models.blocks import (
    Block,
    ContextBlock,
    MarkdownTextObject,
    PlainTextObject,
    TextObject,
)

from bot.articles.model import Article
from bot.locales import Words
from bot.slack import limits
from bot.slack.text import cut, escaped

_SHOWN = 200  # of each thing said about the article


def source_line(article: Article, words: Words, *, part: int = 1, parts: int = 1) -> Block:
    """Title, author, date and reading time; a link where the article has an address."""
    details = [
        words("source-author", author=article.author) if article.author else "",
        format_date(article.published, "long", locale=words.language) if article.published else "",
        article.read or "",
        words("source-part", part=part, count=parts) if parts > 1 else "",
    ]
    shown: list[TextObject] = [_title(article)]
    shown += [
        PlainTextObject(text=cut(f"· {detail}", _SHOWN), emoji=False)
        for detail in details
        if detail
    ]
    return ContextBlock(elements=shown)


def context(text: str) -> Block:
    """A discreet line of plain text."""
    return ContextBlock(
        elements=[PlainTextObject(text=cut(text, limits.CONTEXT_TEXT), emoji=False)]
    )


def _title(article: Article) -> TextObject:
    title = cut(article.title, _SHOWN)
    url = article.url
    if url and url.startswith(("https://", "http://")) and len(url) < limits.LINK_URL // 3:
        # Within Slack's markup an address must not hold the characters that end it.
        safe = quote(url, safe="/:?#[]@!$&'()*+,;=%~-._")
        return MarkdownTextObject(text=f"📄 <{escaped(safe)}|{escaped(title)}>", verbatim=True)
    return PlainTextObject(text=f"📄 {title}", emoji=False)
