"""Jobs that have no article of their own, recognised by how jobs are called."""

from collections.abc import Sequence

from bot.search.lexicon import Lexicon
from bot.search.model import Purpose, Word

_LONGEST = 4  # words of a title


class Titles:
    """How jobs are called, compiled once."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = {name: frozenset(row) for name, row in lexicon.titles.items()}
        self._endings, self._heads = rows["endings"], rows["heads"]
        self._joints, self._short = rows["joints"], rows["short"]
        self._asking = lexicon.stop("asking", "courtesy", "generic") - self._endings

    def asked(self, question: Sequence[Word]) -> tuple[str, ...]:
        """The folded words of the job that a question is about and about nothing else, if any."""
        for start in range(len(question)):
            for end in range(min(len(question), start + _LONGEST), start, -1):
                if self._is_title(question[start:end]) and not any(
                    word.purpose == Purpose.CONTENT
                    for at, word in enumerate(question)
                    if not start <= at < end
                ):
                    return tuple(word.typed for word in question[start:end])
        return ()

    def _is_title(self, span: Sequence[Word]) -> bool:
        if len(span) == 1:
            return span[0].typed in self._short
        first, last = span[0], span[-1]
        if first.typed in self._heads:
            return self._says(last) and all(
                self._says(word) or word.typed in self._joints for word in span
            )
        return last.typed in self._endings and all(map(self._says, span[:-1]))

    def _says(self, word: Word) -> bool:
        return (
            word.purpose in (Purpose.CONTENT, Purpose.LIGHT) or word.typed in self._heads
        ) and word.typed not in self._asking
