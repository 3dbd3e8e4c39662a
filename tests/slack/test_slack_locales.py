"""The bot's own words."""

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message

from bot import locales
from bot.articles.model import LANGUAGES
from bot.locales import NoSuchWords, words

FOLDER = Path(locales.__file__).parent
BOT = FOLDER.parent


def ids(language: str) -> set[str]:
    resource = FluentParser().parse((FOLDER / f"{language}.ftl").read_text(encoding="utf-8"))
    return {found.id.name for found in resource.body if isinstance(found, Message)}


def test_every_message_is_there_in_both_languages() -> None:
    assert ids("fr") == ids("en")


def test_every_message_is_used() -> None:
    speaking = [*(BOT / "slack").rglob("*.py"), BOT / "terminal.py"]
    code = "\n".join(path.read_text(encoding="utf-8") for path in speaking)
    patterns = [
        re.sub(r"\{[^}]*\}", "[a-z]+", asked) for asked in re.findall(r'"([a-z{}_.-]+)"', code)
    ]
    unused = {id_ for id_ in ids("fr") if not any(re.fullmatch(p, id_) for p in patterns)}
    assert unused == set()


def test_words_are_counted_as_the_language_counts() -> None:
    assert words("fr")("pillars-intro", count=1) == "Un pilier :"
    assert words("fr")("pillars-intro", count=4) == "4 piliers :"
    assert words("en")("pillars-intro", count=4) == "4 pillars:"


def test_nothing_invisible_is_put_around_what_is_filled_in() -> None:
    for language in LANGUAGES:
        assert words(language)("mention-none", name="Nadia").isprintable()


def test_missing_words_and_missing_arguments_are_errors() -> None:
    with pytest.raises(NoSuchWords, match="no message nothing-like-it"):
        words("fr")("nothing-like-it")
    with pytest.raises(NoSuchWords, match="mention-none"):
        words("fr")("mention-none")
