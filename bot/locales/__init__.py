"""The bot's own words, in French and English, from the `.ftl` files beside this one."""

from functools import cache
from importlib import resources

from fluent.runtime import FluentBundle, FluentResource

from bot.articles.model import Language


class NoSuchWords(KeyError):  # noqa: N818 - reads as what it says
    """A message is missing from a language, or was not given all it needs."""


class Words:
    """The messages of one language: `words("button-mission", number=2)`."""

    def __init__(self, language: Language, source: str) -> None:
        self.language = language
        # Isolation marks would show as boxes in some Slack clients, and spoil copied text.
        self._bundle = FluentBundle([language], use_isolating=False)
        self._bundle.add_resource(FluentResource(source))

    def __call__(self, id_: str, **arguments: str | int) -> str:
        """The message as text.

        Raises:
            NoSuchWords: it is not in this language, or lacks an argument.
        """
        if not self._bundle.has_message(id_):
            raise NoSuchWords(f"{self.language}: no message {id_}")
        pattern = self._bundle.get_message(id_).value
        if pattern is None:
            raise NoSuchWords(f"{self.language}: {id_} has no text")
        text, problems = self._bundle.format_pattern(pattern, arguments)
        if problems:
            raise NoSuchWords(f"{self.language}: {id_}: {problems[0]}")
        return str(text)

    def has(self, id_: str) -> bool:
        return self._bundle.has_message(id_)


@cache
def words(language: Language) -> Words:
    """The words of a language, read once."""
    source = resources.files(__name__).joinpath(f"{language}.ftl").read_text(encoding="utf-8")
    return Words(language, source)
