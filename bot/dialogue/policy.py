"""Understood and ranked -> answer, ask which, or say "I don't know". Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.articles.computed import DIRECTORY
from bot.articles.model import Entry, Kind
from bot.dialogue.compared import comparisons
from bot.dialogue.confidence import Calibration, Judgement
from bot.dialogue.jobs import another_job, is_of_another_job
from bot.dialogue.model import Reply, Status
from bot.dialogue.owners import DONE, MOST, does, owners
from bot.dialogue.pointing import (
    by_kind,
    chosen_of,
    in_every_role,
    listed_role,
    names_a_part,
    pointed_at,
)
from bot.search.engine import Index
from bot.search.model import Hit, Intent, Purpose, Query
from bot.search.rank import Ranking
from bot.search.wording import NONE

_MOST_ALTERNATIVES = 5
_SURE = 0.7  # confidence from which a role in hand is kept, and that it takes to let go of it
_SURER = 0.25  # how much more than in the role in hand it takes, too
_NEAREST = 3  # entries that an "I don't know" comes with
_MOST_LIKELY = 0.5  # share of what a wording asks for
_SLIGHT = 0.2  # score of an entry that is about it, if only a little
_LIKELY = 0.05  # confidence of an entry that is offered
_POINTED_BACK = 0.4  # that it goes on about what was shown, where no words say so
_NAMED = 0.97  # a role or a kind named as such: so often right in questions/asked/
_PLACED = 0.99  # a place ("pilier 2") can only be misread


@dataclass(frozen=True, slots=True)
class Situation:
    """What a question meets: the asker's own role and what the conversation has shown."""

    own_role: str | None = None
    role: str | None = None
    shown: tuple[Entry, ...] = ()
    offered: tuple[Entry, ...] = ()  # to choose from, by the turn before


@dataclass(frozen=True, slots=True)
class Decision:
    """A reply and why: for `opsrole ask --explain`.

    hits    what was ranked, best first; empty where nothing had to be
    reason  one clause in English
    """

    reply: Reply
    query: Query
    hits: tuple[Hit, ...]
    reason: str


def decide(
    query: Query,
    index: Index,
    calibration: Calibration,
    situation: Situation,
    without: str | None = None,
) -> Decision:
    """The reply to a question. It depends on nothing but the arguments.

    without  a sample question to leave out, as in `search.rank`
    """
    return _Turn(query, index, calibration, situation, Ranking(query, index, without)).decision()


@dataclass(frozen=True, slots=True)
class _Turn:
    query: Query
    index: Index
    calibration: Calibration
    situation: Situation
    ranking: Ranking

    def decision(self) -> Decision:
        query = self.query
        if not query.words:
            return self._wordless()
        if query.personal and not self._asks_of_a_role:
            return self._say(Status.UNKNOWN, "it is personal")
        if query.intent == Intent.DIRECTORY and len(self.index.library.roles) > 1:
            return self._of_library(DIRECTORY, "it asks for all roles")
        if query.talk and not query.positions:
            if query.talk == "help":
                return self._say(Status.HELP, "it asks what the bot can do")
            return self._say(Status.SMALLTALK, f"it is chit-chat: {query.talk}")
        if not self.index.library.articles:
            return self._say(Status.UNKNOWN, "there is no article")
        in_hand = (self.situation.role, self.situation.own_role)
        if chosen := chosen_of(query, self.index.library, self.situation.offered):
            return self._answer(chosen, _PLACED, "it chooses one of those that were offered")
        compared = comparisons(query, self.index.library, in_hand)
        if compared:
            return self._compared(compared)
        if is_of_another_job(query) and len(self.index.library.roles) > 1:
            return self._of_another_job()
        if query.positions:
            return self._by_position()
        if not query.asks_content:
            if self._role is None:
                every = in_every_role(query, self.index.library)
                if asked := self._ask(every, DIRECTORY, "many roles have that"):
                    return asked
            entry = by_kind(query, self.index.library, self._role, self.situation.shown)
            if entry and query.intent == Intent.WHO and self._asks_for_nothing:
                return self._of_a_person(entry)
            if entry:
                return self._answer(entry, _NAMED, "it names a role or a kind of entry")
        return self._by_content()

    def _wordless(self) -> Decision:
        """Nothing, only emoji, or writing that no article is in."""
        text = self.query.text.strip()
        if not text:
            return self._say(Status.HELP, "nothing was asked")
        if any(character.isalnum() for character in text):
            return self._say(Status.UNKNOWN, "no word of it can be read")
        return self._say(Status.SMALLTALK, "it has no words")

    @property
    def _role(self) -> str | None:
        """The role in question: named, else in hand, else the asker's own, else the only one."""
        if self.query.roles:
            return self.query.roles[0]
        roles = self.index.library.roles
        only = roles[0] if len(roles) == 1 else None
        return self.situation.role or self.situation.own_role or only

    @property
    def _asks_of_a_role(self) -> bool:
        query = self.query
        named = any(word.purpose == Purpose.ROLE and word.focus for word in query.words)
        return bool(named or query.positions or max(query.cues.values(), default=0.0) >= 1.0)

    def _of_another_job(self) -> Decision:
        job, roles = another_job(self.ranking)
        reason = "it is about a job without an article"
        decision = self._say(Status.UNKNOWN, reason, alternatives=[*job.entries, *roles])
        return replace(decision, reply=replace(decision.reply, mention=job))

    def _of_a_person(self, role: Entry) -> Decision:
        """No article knows who has a role, but what the role is: the talk goes on from there."""
        unknown = self._say(Status.UNKNOWN, "it asks who somebody is", alternatives=[role])
        return replace(unknown, reply=replace(unknown.reply, about=role))

    def _compared(self, ids: Sequence[str]) -> Decision:
        if len(ids) == 1:
            return self._of_library(ids[0], "it asks to compare two roles")
        to_all = ids[0].rpartition("/")[0]
        return self._ask(ids, to_all, "it names one role to compare") or self._by_content()

    def _of_library(self, id_: str, reason: str) -> Decision:
        """An entry that is computed for the question."""
        entry = self.index.library.entry(id_, self.query.language)
        return self._answer(entry, _NAMED, reason) if entry else self._by_content()

    def _ask(self, ids: Iterable[str], all_of_them: str, reason: str) -> Decision | None:
        """Which of the entries, with the way to all where there are more; None if there is none."""
        shown = list(islice(ids, _MOST_ALTERNATIVES + 1))
        if len(shown) > _MOST_ALTERNATIVES:
            shown[-1] = all_of_them
        found = (self.index.library.entry(id_, self.query.language) for id_ in shown)
        alternatives = [entry for entry in found if entry]
        if not alternatives:
            return None
        return self._say(Status.AMBIGUOUS, reason, alternatives=alternatives)

    def _by_position(self) -> Decision:
        query, library, role = self.query, self.index.library, self._role
        listed = listed_role(query, library, self.situation.shown)
        if listed:
            return self._answer(listed, _PLACED, "it names a place among the roles")
        if role is None:
            found = (pointed_at(query, library, r, self.situation.shown) for r in library.roles)
            ids = (entry.id for entry in found if entry)
            return self._ask(ids, DIRECTORY, "many roles have that place") or self._by_content()
        entry = pointed_at(query, library, role, self.situation.shown)
        if entry:
            return self._answer(entry, _PLACED, "it names a place")
        near = library.of_kind(role, Kind.PILLARS, query.language)
        return self._say(Status.UNKNOWN, "there is no such place", alternatives=near)

    def _by_content(self) -> Decision:
        query, role = self.query, self._role
        within = query.roles or ((role,) if role and len(self.index.library.roles) > 1 else ())
        judged = self._judged(within)
        unsure = judged.sure < _SURE
        if within and unsure and not query.roles and not query.deictic and not names_a_part(query):
            everywhere = self._judged(())
            if everywhere.sure >= max(_SURE, judged.sure + _SURER):
                judged = everywhere
        hits, sure, nearest = judged.hits, judged.sure, list(_near(judged.hits))
        if self.calibration.asks(judged):
            reason = f"confidence {sure:.2f}, but {judged.among_offered:.2f} in the first three"
            likely = [hit.entry for hit in hits[:_MOST_ALTERNATIVES] if hit.confidence >= _LIKELY]
            decision = self._say(Status.AMBIGUOUS, reason, sure, likely)
        elif not self.calibration.abstains(judged):
            others = [entry for entry in nearest if entry != hits[0].entry]
            reason = f"confidence {sure:.2f}, and {judged.none:.2f} that no entry is meant"
            decision = self._answer(hits[0].entry, sure, reason, others)
        elif self._points_back:
            here, reason = self.situation.shown[-1], "it points at what was shown before"
            decision = self._answer(here, _POINTED_BACK, reason, nearest)
        else:
            reason = f"confidence {sure:.2f}, but {judged.none:.2f} that no entry is meant"
            # To what no article treats, nothing in them is near.
            near = [] if query.outside else nearest[:_NEAREST]
            decision = self._say(Status.UNKNOWN, reason, sure, near)
        if query.intent == Intent.WHO and not query.roles and len(self.index.library.roles) > 1:
            decision = self._who(decision, hits)
        return replace(decision, hits=hits)

    def _who(self, decision: Decision, hits: Sequence[Hit]) -> Decision:
        """With what further roles do of it.

        The role in question keeps its own answer, if that is something it does, or what the wording
        asks for; else whoever does it answers.
        """
        reply, query = decision.reply, self.query
        if reply.status != Status.ANSWERED and query.outside:
            return decision
        found, together = owners(self.ranking, self.calibration)
        entry, sure = reply.entry, reply.confidence
        does_it = bool(entry and hits and found) and does(hits[0], found[0], query)
        if not does_it and found and together >= sure:
            own = next((hit for hit in found if hit.entry.role == self._role), None)
            if reply.status == Status.AMBIGUOUS and self._role and own is None:
                return decision
            entry, sure = (own or found[0]).entry, together
        others = [hit.entry for hit in found if entry and hit.entry.role != entry.role]
        if entry is None or entry.kind not in DONE or (entry == reply.entry and not others):
            return decision
        answer = self._answer(entry, sure, f"{len(others) + 1} do it", others[: MOST - 1])
        intent = Intent.WHO if others else None
        return replace(answer, reply=replace(answer.reply, intent=intent))

    def _judged(self, roles: Sequence[str]) -> Judgement:
        return self.calibration.judge(self.query, self.ranking.hits(roles))

    @property
    def _asks_for_nothing(self) -> bool:
        """Worded as what no article answers, most likely."""
        return self.query.wording.get(NONE, 0.0) > _MOST_LIKELY

    @property
    def _points_back(self) -> bool:
        """ "Avec qui, là-dessus ?" is still about what was shown."""
        query = self.query
        elsewhere = query.roles or query.cues or query.outside
        here = query.deictic and self.situation.shown
        return bool(here and not elsewhere and not self._asks_for_nothing)

    def _answer(
        self, entry: Entry, confidence: float, reason: str, others: Sequence[Entry] = ()
    ) -> Decision:
        reply = self._reply(Status.ANSWERED, confidence, others[:_MOST_ALTERNATIVES])
        return Decision(replace(reply, entry=entry), self.query, (), reason)

    def _say(
        self,
        status: Status,
        reason: str,
        confidence: float = 0.0,
        alternatives: Sequence[Entry] = (),
    ) -> Decision:
        return Decision(self._reply(status, confidence, alternatives), self.query, (), reason)

    def _reply(self, status: Status, confidence: float, alternatives: Sequence[Entry]) -> Reply:
        query = self.query
        chatting = status == Status.SMALLTALK
        return Reply(
            question=query.text,
            status=status,
            language=query.language,
            alternatives=tuple(alternatives),
            confidence=round(confidence, 3),
            understood=None if status == Status.UNKNOWN else query.as_read,
            smalltalk=(query.talk or "greeting") if chatting else None,
            personal=query.personal,
            library=self.index.library,
        )


def _near(hits: Sequence[Hit]) -> Iterator[Entry]:
    """The entries that have something to do with the question, beyond being of a kind asked for."""
    for hit in hits:
        if hit.coverage > 0 or hit.score - hit.evidence.get("wording", 0.0) > _SLIGHT:
            yield hit.entry
