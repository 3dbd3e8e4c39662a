"""A search field that suggests while one types, with the chosen card below it."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    ExternalDataSelectElement,
    Option,
    OptionGroup,
    SectionBlock,
)

from bot.articles.library import Library
from bot.articles.model import Entry
from bot.locales import Words
from bot.slack import limits
from bot.slack.blocks import naming
from bot.slack.blocks.modal import modal
from bot.slack.blocks.plain import option, plain
from bot.slack.blocks.rendered import Json
from bot.slack.blocks.views import KEPT

FIND = "find_role"


def find_view(library: Library, words: Words) -> Json:
    """The field alone, before anything is chosen."""
    field = ExternalDataSelectElement(
        action_id=FIND, placeholder=words("find-placeholder"), min_query_length=0
    )
    said = words("find-intro") if library.entries else words("empty-catalogue")
    block = SectionBlock(block_id=f"{KEPT}{FIND}", text=plain(said), accessory=field)
    return modal(FIND, words("find-title"), [block], words)


def suggestions(found: Sequence[Entry], library: Library, words: Words) -> Json:
    """What Slack shows below the field, by kind; nothing at all says so by itself."""
    groups: dict[str, list[Option]] = {}
    for entry in found:
        if len(entry.id) <= limits.OPTION_VALUE:
            label = naming.choice(entry, library, words, with_role=True)
            groups.setdefault(words(f"find-{entry.kind}"), []).append(option(label, entry.id))
    if not groups:
        return {"options": []}
    return {
        "option_groups": [
            OptionGroup(label=plain(label), options=options).to_dict()
            for label, options in groups.items()
        ]
    }
