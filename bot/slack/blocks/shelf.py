"""Cards already made, each with the buttons that ask whether it helped."""

from dataclasses import dataclass, field

from bot.articles.library import Library
from bot.articles.model import Entry, Language
from bot.locales import Words
from bot.slack.blocks import feedback
from bot.slack.blocks.cards import card, spoken
from bot.slack.blocks.rendered import Rendered, rendered

_MOST = 1_000  # cards of some kilobytes each

_Key = tuple[str, Language, Language, int, bool]


@dataclass(slots=True)
class Shelf:
    """A card depends on nothing but the library: making one takes longer than all the rest.

    Holds the cards of one library, and lets go of them when another takes its place.
    """

    _library: Library | None = None
    _cards: dict[_Key, Rendered] = field(default_factory=dict)

    def card(
        self, entry: Entry, library: Library, words: Words, *, part: int, shareable: bool
    ) -> Rendered:
        if library is not self._library:
            self._library, self._cards = library, {}
        key = (entry.id, entry.lang, words.language, part, shareable)
        found = self._cards.get(key)
        if found is None:
            blocks = card(entry, library, words, part=part, shareable=shareable)
            blocks.append(feedback.buttons(entry, words))
            found = rendered(spoken(entry, library, words), blocks)
            if len(self._cards) >= _MOST:
                del self._cards[next(iter(self._cards))]
            self._cards[key] = found
        return found
