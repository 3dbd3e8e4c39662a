"""What a question is after where that is no entry of one role: who does it, how two differ, all."""

from collections.abc import Sequence

from bot.search.lexicon import Lexicon, Phrases
from bot.search.model import Intent, Purpose, Word

_BETWEEN = ("entre", "between")
_NOUNS = (Purpose.CONTENT, Purpose.ROLE, Purpose.CUE)


class Intents:
    """The phrases of each intent, compiled once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._phrases = {
            name: Phrases(str, [(phrase, name) for phrase in row])
            for name, row in lexicon.intents.items()
        }

    def of(self, asked: Sequence[Word], names: Sequence[str]) -> Intent | None:
        """`names` are the roles that the question names, in order, each time it does."""
        roles = len(set(names))
        if roles > 1 and (self._has("compare", asked) or self._has("difference", asked)):
            return Intent.COMPARE
        if len(names) == 1 and self._is_difference(asked):
            return Intent.COMPARE
        if not names and self._is_directory(asked):
            return Intent.DIRECTORY
        return Intent.WHO if self._has("who", asked) or self._asks_who(asked) else None

    def _is_difference(self, asked: Sequence[Word]) -> bool:
        """With one role named: it asks for nothing else, and not "between" parts of that role."""
        told = self._covered("difference", asked)
        return (
            bool(told)
            and not any(word.read in _BETWEEN for word in asked)
            and all(at in told or word.purpose != Purpose.CONTENT for at, word in enumerate(asked))
        )

    def _is_directory(self, asked: Sequence[Word]) -> bool:
        told = self._covered("directory", asked)
        along = told | self._covered("directory_with", asked)
        return bool(told) and all(
            at in along or word.purpose in (Purpose.FUNCTION, Purpose.LIGHT)
            for at, word in enumerate(asked)
        )

    def _asks_who(self, asked: Sequence[Word]) -> bool:
        """ "Qui signe ?" and "dis-moi qui signe", but not "l'outil qui signe"; a noun of another
        sentence does not matter."""
        return any(
            at == 0 or asked[at - 1].purpose not in _NOUNS or asked[at - 1].focus != asked[at].focus
            for at in self._covered("who_alone", asked)
        )

    def _has(self, name: str, asked: Sequence[Word]) -> bool:
        return bool(self._covered(name, asked))

    def _covered(self, name: str, asked: Sequence[Word]) -> set[int]:
        """Where the words of its phrases stand."""
        found = self._phrases[name].find([word.read for word in asked])
        return {at for start, end, _ in found for at in range(start, end)}
