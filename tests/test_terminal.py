"""What `opsrole ask` prints where there is nothing to quote, in the bot's own words."""

import io

import pytest
from rich.console import Console

from bot.articles.model import Language
from bot.dialogue.model import Reply, Status
from bot.locales import words
from bot.terminal import show


def printed(reply: Reply) -> str:
    page = io.StringIO()
    show(reply, Console(file=page, width=200))
    return page.getvalue().strip()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("status", "talk", "message"),
    [
        (Status.UNKNOWN, None, "unknown"),
        (Status.AMBIGUOUS, None, "ambiguous"),
        (Status.HELP, "help", "help-terminal"),
        (Status.SMALLTALK, "thanks", "smalltalk-thanks"),
        (Status.SMALLTALK, "complaint", "help-terminal"),
        (Status.SMALLTALK, None, "help-terminal"),
    ],
)
def test_each_outcome_has_its_sentence_in_the_questions_language(
    language: Language, status: Status, talk: str | None, message: str
) -> None:
    reply = Reply("?", status, language, smalltalk=talk)
    assert printed(reply) == words(language)(message)


def test_a_way_to_ask_is_one_that_works_in_a_terminal() -> None:
    for language in ("fr", "en"):
        for status in Status:
            assert "/opsrole" not in printed(Reply("?", status, language))
