"""A reply as the outputs of a workflow's step: plain text, for whatever the next step does."""

from html import unescape

from bot.dialogue.model import Reply, Status
from bot.locales import Words
from bot.slack import limits
from bot.slack.blocks import Shelf, render
from bot.slack.blocks.cards import spoken
from bot.slack.blocks.rendered import Json
from bot.slack.text import cut


def outputs(reply: Reply, words: Words, shelf: Shelf) -> Json:
    """Under the names that the manifest gives them."""
    entry = reply.entry if reply.status is Status.ANSWERED else None
    if entry:
        said = spoken(entry, reply.library, words)
    else:
        said = unescape(render(reply, words, shelf).text)
    return {
        "answer": cut(said, limits.MESSAGE_TEXT),
        "entry_id": entry.id if entry else "",
        "found": entry is not None,
    }
