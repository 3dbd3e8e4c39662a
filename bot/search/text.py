"""Text -> words: folding, splitting, stemming. Everything else in this room sees only folded text.

The steps are the first rungs of the ladder that pays on French questions: split at apostrophes,
fold accents, lower-case, then Snowball stems.
"""

from functools import lru_cache

import Stemmer

from bot.articles.words import fold
from bot.articles.words import words as every_word

__all__ = ["Stems", "fold", "words"]

_LONGEST_WORD = 40  # letters; nothing longer is a word that an article holds


def words(text: str) -> list[str]:
    """The folded words of a text, split at apostrophes and hyphens, in order."""
    return [word for word in every_word(text) if len(word) <= _LONGEST_WORD]


class Stems:
    """Snowball stems of folded words in both languages, remembered.

    A Stemmer is not safe to share between threads, so each index owns one.
    """

    def __init__(self) -> None:
        self._french = Stemmer.Stemmer("french", 0)
        self._english = Stemmer.Stemmer("english", 0)
        self.french = lru_cache(maxsize=200_000)(self._french_stem)
        self.english = lru_cache(maxsize=200_000)(self._english_stem)

    def _french_stem(self, word: str) -> str:
        if word.endswith("issions"):  # "commissions" is no verb, of which "comm" would be left
            word = word[:-1]
        return str(self._french.stemWord(word))

    def _english_stem(self, word: str) -> str:
        return str(self._english.stemWord(word))
