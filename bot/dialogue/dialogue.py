"""A dialogue over the current library: recalls the conversation, answers, remembers, records."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.articles.library import Library
from bot.articles.model import Entry, Language
from bot.dialogue.confidence import Calibration
from bot.dialogue.explain import Explanation, explanation
from bot.dialogue.model import (
    Asked,
    Conversations,
    Message,
    QuestionLog,
    Reply,
    Status,
    Surface,
    Turn,
)
from bot.dialogue.policy import Decision, Situation, decide
from bot.search.engine import Index
from bot.search.suggest import suggest
from bot.search.terms import Term, find_terms

_REMEMBERED = 8  # entries of a conversation
_CURT = 3  # words, as in "et le 3e" or "ses soft skills": nobody says that to anybody else


class Dialogue:
    """Answers from whatever index it holds; the index is replaced whole, between two questions.

    clock  the time now, in UTC
    """

    def __init__(
        self,
        index: Index,
        calibration: Calibration,
        conversations: Conversations,
        questions: QuestionLog,
        clock: Callable[[], datetime],
        lasts: timedelta = timedelta(minutes=30),
        keep_questions: bool = False,
    ) -> None:
        self._index = index
        self._calibration = calibration
        self._conversations = conversations
        self._questions = questions
        self._clock = clock
        self._lasts = lasts
        self._keep_questions = keep_questions

    @property
    def index(self) -> Index:
        return self._index

    @property
    def library(self) -> Library:
        return self._index.library

    def replace_index(self, index: Index) -> None:
        """From the next question on, answers come from this index."""
        self._index = index

    async def reply(self, message: Message) -> Reply:
        """Answers one message and remembers it as the conversation's latest turn."""
        began = self._clock()
        turn = await self._recall(message)
        reply = self._decide(message, turn).reply
        await self._remember(message, turn, reply)
        await self._record(message, reply, began)
        return reply

    async def overhear(self, message: Message) -> Reply | None:
        """Answers a message that was not addressed to the bot, if it asks what the articles answer.

        Everything else is people's own talk: it leaves no trace.
        """
        began = self._clock()
        turn = await self._recall(message)
        decision = self._decide(message, turn)
        reply = decision.reply
        asks = decision.query.asking or len(decision.query.words) <= _CURT
        if not asks or reply.status not in (Status.ANSWERED, Status.AMBIGUOUS):
            return None
        await self._remember(message, turn, reply)
        await self._record(message, reply, began)
        return reply

    def says_stop(self, text: str) -> bool:
        """Whether the bot is told to be quiet."""
        return self._index.understand(text).talk == "stop"

    async def explain(self, message: Message) -> Explanation:
        """What `reply` would say and why. Nothing is remembered or recorded."""
        decision = self._decide(message, await self._recall(message))
        return explanation(decision, self._index, self._calibration)

    def _decide(self, message: Message, turn: Turn | None) -> Decision:
        index = self._index
        situation = _situation(turn, message, index.library)
        otherwise = turn.language if turn else message.language or "fr"
        query = index.understand(message.text, otherwise)
        return decide(query, index, self._calibration, situation)

    async def show(self, entry_id: str, message: Message) -> Reply:
        """The entry that a button names, as an answer; unknown if it has gone since."""
        began = self._clock()
        library = self._index.library
        turn = await self._recall(message)
        # What is opened from the Home begins anew.
        so_far = turn.language if turn and message.surface != Surface.HOME else None
        language = so_far or message.language or "fr"
        entry = library.entry(entry_id, language)
        if entry:
            spoken = so_far or message.language or entry.lang
            reply = Reply(entry_id, Status.ANSWERED, spoken, entry, confidence=1.0, library=library)
        else:
            role = entry_id.partition("/")[0]
            near = library.definition(role, language)
            nearest = (near,) if near else ()
            reply = Reply(entry_id, Status.UNKNOWN, language, alternatives=nearest, library=library)
        await self._remember(message, turn, reply)
        await self._record(message, reply, began)
        return reply

    def terms(self, text: str, language: Language) -> list[Term]:
        """The roles and words of the trade in any text, each with what explains it."""
        return find_terms(text, self._index, language)

    def suggest(self, typed: str, language: Language, most: int) -> list[Entry]:
        """Roles, pillars and missions that somebody may be about to name."""
        return suggest(typed, self._index, language, most)

    async def _recall(self, message: Message) -> Turn | None:
        if message.conversation is None:
            return None
        turn = await self._conversations.recall(message.conversation)
        return turn if turn and turn.expires > self._clock() else None

    async def _remember(self, message: Message, turn: Turn | None, reply: Reply) -> None:
        """Chit-chat and questions without an answer leave the thread of the talk as it was."""
        entry = reply.entry or reply.about
        choice = reply.alternatives if reply.status == Status.AMBIGUOUS else ()
        if message.conversation is None or not (entry or choice):
            return
        role, shown = (turn.role, turn.entries) if turn else (None, ())
        if entry:
            role, shown = entry.role or role, (*shown, entry.id)  # the directory is of no role
        expires = self._clock() + self._lasts
        offered = tuple(each.id for each in choice)
        await self._conversations.remember(
            message.conversation,
            Turn(role, shown[-_REMEMBERED:], reply.language, expires, offered),
        )

    async def _record(self, message: Message, reply: Reply, began: datetime) -> None:
        now = self._clock()
        keep = self._keep_questions and not reply.personal
        await self._questions.record(
            Asked(
                workspace=message.workspace,
                surface=message.surface,
                outcome=reply.status,
                entry=reply.entry.id if reply.entry else None,
                confidence=reply.confidence,
                duration=(now - began).total_seconds(),
                text=message.text if keep else None,
                at=now,
            )
        )


def _situation(turn: Turn | None, message: Message, library: Library) -> Situation:
    if turn is None:
        return Situation(own_role=message.role)

    def entries(ids: tuple[str, ...]) -> tuple[Entry, ...]:
        found = (library.entry(id_, turn.language) for id_ in ids)
        return tuple(entry for entry in found if entry)

    return Situation(message.role, turn.role, entries(turn.entries), entries(turn.offered))
