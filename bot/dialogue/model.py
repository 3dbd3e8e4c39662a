"""What goes into one turn of a conversation, what comes out, and what is remembered."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from bot.articles.library import Library
from bot.articles.model import Article, Entry, Language
from bot.search.mentions import Mention
from bot.search.model import Intent
from bot.store.model import Asked, Turn

__all__ = [
    "Asked",
    "Conversations",
    "Message",
    "QuestionLog",
    "Reply",
    "Status",
    "Surface",
    "Turn",
]


class Surface(StrEnum):
    """Where a question was asked."""

    COMMAND = "command"
    MENTION = "mention"
    DM = "dm"
    MODAL = "modal"
    HOME = "home"
    SHORTCUT = "shortcut"
    WORKFLOW = "workflow"
    TERMINAL = "terminal"


class Status(StrEnum):
    ANSWERED = "answered"
    AMBIGUOUS = "ambiguous"  # `alternatives` are to choose from
    UNKNOWN = "unknown"  # `alternatives` are the nearest, perhaps none
    HELP = "help"
    SMALLTALK = "smalltalk"


@dataclass(frozen=True, slots=True)
class Message:
    """One question as a surface received it.

    text          as typed, without the bot's mention; may be empty
    conversation  turns that share it follow up on each other: it names the place and the person
    role          the asker's own role (a slug), which settles "pilier 2" where many roles have one
    language      to answer in, where neither the words nor the talk so far tell
    """

    text: str
    conversation: str | None = None
    surface: Surface = Surface.TERMINAL
    workspace: str = ""
    role: str | None = None
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What to say. `library` is the one that answered: neighbours and articles come from it.

    confidence   0 to 1, the probability that `entry` is what was asked for
    understood   what the question was read as, where words were corrected, else None
    intent       WHO where `alternatives` are what further roles do of it, the best first
    mention      a job that was asked for and has no article; `alternatives` are its entries first
    smalltalk    which chit-chat: "greeting", "thanks", "farewell", "bot"..., else None
    about        the entry that the talk goes on from, if it is not the answer
    personal     it was asked of harm, despair or one's own health: nobody's to read but the asker's
    """

    question: str
    status: Status
    language: Language
    entry: Entry | None = None
    alternatives: tuple[Entry, ...] = ()
    confidence: float = 0.0
    understood: str | None = None
    intent: Intent | None = None
    mention: Mention | None = None
    smalltalk: str | None = None
    about: Entry | None = None
    personal: bool = False
    library: Library = field(default_factory=Library, compare=False, repr=False)

    @property
    def is_foreign(self) -> bool:
        """Whether the answer is in another language than the question, for want of its own."""
        return self.entry is not None and self.entry.lang != self.language

    @property
    def article(self) -> Article | None:
        return self.library.article_of(self.entry) if self.entry else None


class Conversations(Protocol):
    """Where turns are remembered, by conversation."""

    async def recall(self, conversation: str) -> Turn | None: ...

    async def remember(self, conversation: str, turn: Turn) -> None: ...


class QuestionLog(Protocol):
    async def record(self, asked: Asked) -> None: ...
