"""The line that says which article an answer is quoted from."""

from urllib.parse import quote

from babel.dates import format_date
from slack_sdk.models.blocks import (
    Block,
    ContextBlock,
    MarkdownTextObject,
    TextObject,
)

from bot.articles.model import Article
from bot.locales import Words
from bot.slack import limits
from bot.slack.blocks.plain import plain
from bot.slack.text import cut, escaped

STARTER = "starter"  # came with the project, and the company has not made it its own
_SHOWN = 200  # of each thing said about the article


def source_line(
    article: Article, words: Words, *, part: int = 1, parts: int = 1, status: bool = True
) -> Block:
    """Title, author, date, reading time, status; a link where the article has an address."""
    details = [
        article.author or "",
        format_date(article.published, "long", locale=words.language) if article.published else "",
        article.read or "",
        words("source-starter") if status and article.status == STARTER else "",
        words("source-part", part=part, count=parts) if parts > 1 else "",
    ]
    told = " · ".join(cut(detail, _SHOWN) for detail in details if detail)
    # Where the line breaks, it breaks behind the point between the two.
    shown: list[TextObject] = [_title(article, " ·" if told else "")]
    if told:
        shown.append(plain(told))
    return ContextBlock(elements=shown)


def address(article: Article) -> str | None:
    """Where the article can be read, as Slack takes it; None if that is nowhere."""
    url = article.url
    if not url or not url.startswith(("https://", "http://")) or len(url) >= limits.LINK_URL // 3:
        return None
    # Within Slack's markup an address must not hold the characters that end it.
    return quote(url, safe="/:?#[]@!$&'()*+,;=%~-._")


def _title(article: Article, end: str) -> TextObject:
    title = cut(article.title, _SHOWN)
    url = address(article)
    if url:
        return MarkdownTextObject(text=f"📄 <{escaped(url)}|{escaped(title)}>{end}", verbatim=True)
    return plain(f"📄 {title}{end}")
