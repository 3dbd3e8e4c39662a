"""A question that the articles do not answer, on its way to whoever writes them."""

from dataclasses import dataclass

from slack_sdk.models.blocks import ButtonElement

from bot.articles.model import LANGUAGES, Language
from bot.dialogue.model import Reply
from bot.locales import Words
from bot.slack import limits
from bot.slack.blocks import body
from bot.slack.blocks.modal import modal, text_input
from bot.slack.blocks.plain import plain
from bot.slack.blocks.rendered import Json
from bot.slack.text import cut

REQUEST = "request"
_END = "\n"  # of a part of a button's value, the question being the last


@dataclass(frozen=True, slots=True)
class Unanswered:
    """What the button on an "I don't know" knows; `entry` is the nearest, if there is one."""

    question: str
    language: Language
    entry: str | None

    @classmethod
    def of(cls, reply: Reply) -> "Unanswered":
        nearest = next(iter(reply.alternatives), None)
        question = cut(reply.question.strip(), limits.REQUEST)
        return cls(question, reply.language, nearest.id if nearest else None)

    @property
    def value(self) -> str:
        return _END.join((self.language, self.entry or "", self.question))

    @classmethod
    def read(cls, value: str) -> "Unanswered | None":
        language, _, rest = value.partition(_END)
        entry, _, question = rest.partition(_END)
        if language not in LANGUAGES or not question:
            return None
        return cls(question, language, entry or None)


def request_button(reply: Reply, words: Words) -> ButtonElement:
    return ButtonElement(
        action_id=REQUEST,
        text=plain(words("button-request")),
        value=Unanswered.of(reply).value,
        accessibility_label=words("label-request"),
    )


def request_view(unanswered: Unanswered, metadata: str, words: Words) -> Json:
    """Shows what will be kept, word for word, before it is."""
    asks = text_input(words("request-asks"), most=limits.REQUEST, initial=unanswered.question)
    return modal(
        REQUEST,
        words("request-title"),
        [*body.paragraphs(words("request-kept")), asks],
        words,
        submit=words("modal-send"),
        metadata=metadata,
    )


def filed_view(words: Words) -> Json:
    return modal(REQUEST, words("request-title"), body.paragraphs(words("request-filed")), words)
