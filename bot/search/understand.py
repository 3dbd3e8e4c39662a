"""A question -> what it asks for. Pure: the same text and vocabulary always give the same Query."""

import re
from collections.abc import Callable, Mapping, Sequence

from bot.articles.model import Kind, Language
from bot.search.intents import Intents
from bot.search.languages import Languages
from bot.search.lexicon import Phrases
from bot.search.model import Intent, Purpose, Query, Word
from bot.search.positions import Positions
from bot.search.roles import RoleNames
from bot.search.text import words
from bot.search.titles import Titles
from bot.search.vocabulary import Vocabulary

_MOST_WORDS = 80  # a question's point is made by then; what follows is not read
_MOST_LETTERS = 4_000
_SENTENCE = re.compile(r"([.!?;:…]+(?=\s|$)|[\n\r]+)")
_CLAUSE = re.compile(r",\s")
_SURE = 0.85  # likeness from which a word that nobody knows is read as a known one
# "4 ème": an ordinal's ending apart
_APART = re.compile(r"(\d)\s+(er|[eè]re|i?[eè]me|nde?|st|rd|th)\b", re.IGNORECASE)
# "loutil", "quequipe": an elision run together
_GLUED = re.compile(r"(?:qu|[cdjlmnst])(?=[aehiouy])")

Strength = float


class Understanding:
    """What understanding needs of the lexicon, compiled once for a vocabulary."""

    def __init__(self, vocabulary: Vocabulary, names: RoleNames, languages: Languages) -> None:
        lexicon = vocabulary.lexicon
        self._languages = languages
        self._vocabulary = vocabulary
        self.names = names
        self._shorthand = lexicon.shorthand
        # Cues are matched as written: "qualités" asks for skills, "qualité" does not.
        self._cues: Phrases[tuple[Kind, Strength]] = Phrases(
            str,
            [
                (phrase, (Kind(kind), 1.0 if strength == "strong" else 0.5))
                for kind, rows in lexicon.cues.items()
                for strength, row in rows.items()
                for phrase in row
            ],
        )
        # Of words equally near, the one that names a kind: "piler" is "pilier", not "pile".
        self._naming = frozenset(
            phrase
            for rows in lexicon.cues.values()
            for phrase in rows["strong"]
            if " " not in phrase
        )
        self._outside = _topics(str, lexicon.outside)
        self._talk = _topics(str, lexicon.talk)
        self._intents = Intents(lexicon)
        self._titles = Titles(lexicon)
        self._wording = lexicon.wording
        self._positions = Positions(lexicon)
        self._counting = frozenset(lexicon.cardinals)
        self._asking = lexicon.stop("interrogative", "request")
        self._oneself = lexicon.stop("oneself")
        self._deictic = lexicon.stop("deictic")

    def understand(self, text: str, otherwise: Language = "fr") -> Query:
        """Any text, of any length and script; what is past 80 words is not read.

        otherwise  the language where the words tell none
        """
        typed, focus = self._split(text)
        read, spellings, strange = self._read(typed)
        named = self.names.find(read)
        cued = self._cues.find(read)
        purposes = self._purposes(read, named, cued)
        focus = _with_substance(purposes, focus, cued)
        purposes, positions = self._positions.find(read, purposes, focus)
        in_words = tuple(
            Word(*parts)
            for parts in zip(typed, read, purposes, focus, spellings, strange, strict=True)
        )
        language, mixed = self._languages.of(read, otherwise)
        outside = self._topics_outside(in_words)
        asked = _asked_of(named, in_words)
        intent = self._intents.of(in_words, asked)
        return Query(
            text=text,
            language=language,
            mixed=mixed,
            words=in_words,
            roles=() if _is_anybody(intent, in_words) else tuple(dict.fromkeys(asked)),
            cues=_strongest(cued, focus),
            wording=self._wording.shares(in_words, bool(outside)),
            positions=positions,
            intent=intent,
            title=() if named else self._titles.asked(in_words),
            talk=self._chat(in_words, bool(named)),
            outside=outside,
            personal=self._is_personal(read),
            asking="?" in text or any(word in self._asking for word in read[:1]),
            deictic=any(word in self._deictic for word in read),
        )

    def _split(self, text: str) -> tuple[list[str], list[bool]]:
        """The folded words, shorthand spelled out, and whether each is in a clause that asks."""
        parts = _SENTENCE.split(text[:_MOST_LETTERS])
        clauses: list[tuple[list[str], int]] = []
        for sentence, mark in zip(parts[::2], [*parts[1::2], ""], strict=True):
            spelled = [self._spelled_out(clause) for clause in _CLAUSE.split(sentence)]
            asking = [any(word in self._asking for word in clause) for clause in spelled]
            for clause, asks in zip(spelled, asking, strict=True):
                # Of a sentence with a question mark, the clause that asks; else all of it.
                marked = "?" in mark and (asks or not any(asking))
                clauses.append((clause, 2 if marked else int(asks)))
        most = max((marked for clause, marked in clauses if clause), default=0)
        typed = [word for clause, _ in clauses for word in clause]
        focus = [marked == most for clause, marked in clauses for _ in clause]
        return typed[:_MOST_WORDS], focus[:_MOST_WORDS]

    def _spelled_out(self, clause: str) -> list[str]:
        together = _APART.sub(r"\1\2", clause)
        return [word for short in words(together) for word in self._shorthand.get(short, (short,))]

    def _read(
        self, typed: Sequence[str]
    ) -> tuple[list[str], list[tuple[tuple[str, float], ...]], list[bool]]:
        """What each word is read as, the known words that an unknown one may stand for, and whether
        there are none."""
        read: list[str] = []
        spellings: list[tuple[tuple[str, float], ...]] = []
        strange: list[bool] = []
        for word in typed:
            known = word[0].isdigit() or self._vocabulary.is_known(word) or self.names.knows(word)
            likely = () if known else self._likely(word)
            strange.append(not known and not likely)
            read.append(likely[0][0] if likely and likely[0][1] >= _SURE else word)
            spellings.append(likely)
        return read, spellings, strange

    def _likely(self, word: str) -> tuple[tuple[str, float], ...]:
        glued = _GLUED.match(word)
        if glued and len(word) - glued.end() >= 4:
            rest = word[glued.end() :]
            if self._vocabulary.is_known(rest) or self.names.knows(rest):
                return ((rest, 0.95),)
        near = {**dict(self._vocabulary.corrections(word)), **dict(self.names.corrections(word))}
        likeliest = sorted(near.items(), key=lambda it: (-it[1], it[0] not in self._naming, it[0]))
        return tuple(likeliest[:12])

    def _purposes(
        self,
        read: Sequence[str],
        named: Sequence[tuple[int, int, str]],
        cued: Sequence[tuple[int, int, tuple[Kind, Strength]]],
    ) -> list[Purpose]:
        vocabulary = self._vocabulary
        purposes = [
            Purpose.FUNCTION
            if word in vocabulary.stopwords
            else Purpose.LIGHT
            if word in vocabulary.light or word.isdigit() or word in self._counting
            else Purpose.CONTENT
            for word in read
        ]
        for start, end, (kind, strength) in cued:
            if kind == Kind.DEFINITION:  # "en une phrase" says how, not what
                for at in range(start, end):
                    if purposes[at] == Purpose.CONTENT:
                        purposes[at] = Purpose.LIGHT
            elif strength == 1.0:
                purposes[start:end] = [Purpose.CUE] * (end - start)
        for start, end, _ in named:
            purposes[start:end] = [Purpose.ROLE] * (end - start)
        return purposes

    def _chat(self, asked: Sequence[Word], names_a_role: bool) -> str | None:
        """The chit-chat that a message is made of, when that is most of it."""
        if names_a_role:
            return None
        hits = self._talk.find([word.read for word in asked])
        covered = {at for start, end, _ in hits for at in range(start, end)}
        called = any(topic == "help" for _, _, topic in hits)  # with what the scene tells of
        more = sum(
            word.purpose == Purpose.CONTENT and (word.focus or called) and at not in covered
            for at, word in enumerate(asked)
        )
        phrases = len({start for start, _, topic in hits if topic != "greeting"})
        if not hits or phrases < 2 * more:  # a greeting in front does not make it chit-chat
            return None
        if any(w.purpose in (Purpose.CUE, Purpose.POSITION) for w in asked if w.focus):
            return None
        topics = [topic for _, _, topic in hits]
        return next((topic for topic in reversed(topics) if topic != "greeting"), "greeting")

    def _is_personal(self, read: Sequence[str]) -> bool:
        topics = {topic for _, _, topic in self._outside.find(read)}
        return "distress" in topics or (
            "wellbeing" in topics and not self._oneself.isdisjoint(read)
        )

    def _topics_outside(self, asked: Sequence[Word]) -> dict[str, str]:
        """The phrases of the asking part that speak of company matters, each with its topic."""
        kept = [word.read for word in asked if word.focus and word.purpose != Purpose.ROLE]
        found = self._outside.find(kept)
        return {" ".join(kept[start:end]): topic for start, end, topic in found}


def _topics(stem: Callable[[str], str], rows: Mapping[str, Sequence[str]]) -> Phrases[str]:
    return Phrases(stem, [(phrase, topic) for topic, row in rows.items() for phrase in row])


def _with_substance(
    purposes: Sequence[Purpose],
    focus: Sequence[bool],
    cued: Sequence[tuple[int, int, tuple[Kind, Strength]]],
) -> list[bool]:
    """The focus, widened to all where the asking part asks for nothing itself.

    "Une idée ?" does not, nor does "ça consiste en quoi" where no role is named.
    """
    empty = (Purpose.LIGHT, Purpose.FUNCTION, Purpose.ROLE)
    asking = [purpose for purpose, asks in zip(purposes, focus, strict=True) if asks]
    says = any(purpose not in empty for purpose in asking)
    named = Purpose.ROLE in purposes
    cues = any(focus[start] and (named or kind != Kind.DEFINITION) for start, _, (kind, _) in cued)
    return list(focus) if says or cues else [True] * len(focus)


def _asked_of(named: Sequence[tuple[int, int, str]], asked: Sequence[Word]) -> list[str]:
    """The roles of the part that asks; where it names none, those of the scene, the last first."""
    focused = [role for start, _, role in named if asked[start].focus]
    return focused or [role for _, _, role in reversed(named)]


def _is_anybody(intent: Intent | None, asked: Sequence[Word]) -> bool:
    """ "Je suis Sales Ops. Qui forme les recrues ?" is not about the role that the scene names."""
    asking = {word.purpose for word in asked if word.focus}
    return intent == Intent.WHO and Purpose.CONTENT in asking and Purpose.ROLE not in asking


def _strongest(
    cued: Sequence[tuple[int, int, tuple[Kind, Strength]]], focus: Sequence[bool]
) -> dict[Kind, Strength]:
    """Each kind's strongest cue; one outside the asking part counts half."""
    cues: dict[Kind, Strength] = {}
    for start, _, (kind, strength) in cued:
        cues[kind] = max(cues.get(kind, 0.0), strength if focus[start] else strength / 2)
    return cues
