"""Pieces of text -> blocks."""

from collections.abc import Iterable, Sequence

from slack_sdk.models.blocks import (
    Block,
    DividerBlock,
    ImageBlock,
    RichTextBlock,
    RichTextElement,
    RichTextElementParts,
    RichTextListElement,
    RichTextPreformattedElement,
    RichTextQuoteElement,
    RichTextSectionElement,
)

from bot.slack import limits
from bot.slack.pieces import (
    Code,
    Inline,
    Items,
    Paragraph,
    Picture,
    Piece,
    Quote,
    Rule,
    weight,
)


def blocks(pieces: Sequence[Piece]) -> list[Block]:
    """The pieces of one part, each within the limit of a block: see `pieces.parts`."""
    found: list[Block] = []
    together: list[RichTextElement] = []
    text = 0

    def close() -> None:
        nonlocal text
        if together:
            found.append(RichTextBlock(elements=list(together)))
            together.clear()
        text = 0

    for index, piece in enumerate(pieces):
        match piece:
            case Picture(url, alt):
                close()
                found.append(ImageBlock(image_url=url, alt_text=alt))
            case Rule():
                close()
                found.append(DividerBlock())
            case _:
                following = pieces[index + 1] if index + 1 < len(pieces) else None
                # One more for the empty line that may follow a paragraph.
                if text + weight(piece) + 1 > limits.RICH_TEXT:
                    close()
                together.append(_element(piece, following))
                text += weight(piece) + 1
    close()
    return found


def paragraphs(*texts: str) -> list[Block]:
    """Plain text as paragraphs, inert whatever it says."""
    return blocks([Paragraph((Inline(text),)) for text in texts])


def _element(piece: Paragraph | Quote | Code | Items, following: Piece | None) -> RichTextElement:
    match piece:
        case Paragraph(inlines):
            # Slack sets paragraphs close together: an empty line keeps them apart.
            gap = isinstance(following, Paragraph) and weight(piece) < limits.RICH_TEXT
            return RichTextSectionElement(elements=_inlines(inlines, gap=gap))
        case Quote(inlines):
            return RichTextQuoteElement(elements=_inlines(inlines))
        case Code(text):
            return RichTextPreformattedElement(elements=[RichTextElementParts.Text(text=text)])
        case Items(items, ordered, indent, offset):
            return RichTextListElement(
                style="ordered" if ordered else "bullet",
                indent=indent,
                offset=offset or None,
                elements=[RichTextSectionElement(elements=_inlines(item)) for item in items],
            )


def _inlines(inlines: Iterable[Inline], *, gap: bool = False) -> list[RichTextElement]:
    found = [_inline(inline) for inline in inlines]
    if gap:
        found.append(RichTextElementParts.Text(text="\n"))
    return found


def _inline(inline: Inline) -> RichTextElement:
    names = ("bold", "italic", "strike", "code")
    set_ = {name: True for name in names if getattr(inline, name)}
    style = RichTextElementParts.TextStyle(**set_) if set_ else None
    if inline.url:
        return RichTextElementParts.Link(url=inline.url, text=inline.text, style=style)
    return RichTextElementParts.Text(text=inline.text, style=style)
