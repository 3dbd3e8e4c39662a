"""Whether an answer helped: Slack's own buttons, and what is asked of those it did not help."""

from dataclasses import dataclass

from slack_sdk.models.blocks import (
    Block,
    ContextActionsBlock,
    FeedbackButtonObject,
    FeedbackButtonsElement,
)

from bot.articles.model import Entry
from bot.locales import Words
from bot.slack import limits
from bot.slack.blocks import body
from bot.slack.blocks.modal import modal, text_input
from bot.slack.blocks.rendered import Json
from bot.store.model import Verdict

FEEDBACK = "feedback"
_VERDICTS: tuple[Verdict, ...] = ("good", "bad")


@dataclass(frozen=True, slots=True)
class Press:
    """A verdict on an entry, as a button bears it."""

    verdict: Verdict
    entry: str

    @property
    def value(self) -> str:
        return f"{self.verdict}:{self.entry}"

    @classmethod
    def read(cls, value: str) -> "Press | None":
        said, _, entry = value.partition(":")
        return next((cls(verdict, entry) for verdict in _VERDICTS if verdict == said), None)


def buttons(entry: Entry, words: Words) -> Block:
    """Under an answer."""
    good, bad = (
        FeedbackButtonObject(
            text=words(f"feedback-{verdict}"),
            accessibility_label=words(f"feedback-{verdict}-label"),
            value=Press(verdict, entry.id).value,
        )
        for verdict in _VERDICTS
    )
    element = FeedbackButtonsElement(action_id=FEEDBACK, positive_button=good, negative_button=bad)
    return ContextActionsBlock(elements=[element])


def comment_view(metadata: str, words: Words) -> Json:
    """Asks what was looked for."""
    asks = text_input(
        words("feedback-asks"), most=limits.COMMENT, hint=words("feedback-kept"), optional=True
    )
    title, submit = words("feedback-title"), words("modal-send")
    return modal(FEEDBACK, title, [asks], words, submit=submit, metadata=metadata)


def thanks_view(words: Words) -> Json:
    return modal(FEEDBACK, words("feedback-title"), body.paragraphs(words("feedback-noted")), words)
