"""Places in a list: "pilier 2", "la 3e mission", "second one", "le suivant", "2.1", "3"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.articles.model import Kind
from bot.search.lexicon import Lexicon, Phrases
from bot.search.model import Position, Purpose, Step
from bot.search.text import words

_SUFFIXED = re.compile(r"(\d{1,2})(?:er|ere|re|e|eme|ieme|nd|nde|st|rd|th)")
_NUMBERING = frozenset({"n", "no", "numero", "num", "nr", "nb", "number"})
_STEPS: tuple[Step, ...] = ("next", "previous", "last")


class Positions:
    """Finds positions among the words of a question."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._ordinals = lexicon.ordinals
        self._cardinals = lexicon.cardinals
        self._steps: Phrases[Step] = Phrases(
            str, [(phrase, step) for step in _STEPS for phrase in lexicon.steps[step]]
        )
        self._feminine = frozenset(lexicon.steps["feminine"])
        self._nouns = {
            word: kind
            for kind, name in (
                (Kind.PILLAR, "pillars"),
                (Kind.PILLAR, "pillar"),
                (Kind.MISSION, "mission"),
            )
            for phrase in lexicon.cues[name]["strong"]
            for word in words(phrase)
            if len(words(phrase)) == 1
        }

    def find(
        self, read: Sequence[str], purposes: Sequence[Purpose], focus: Sequence[bool]
    ) -> tuple[list[Purpose], tuple[Position, ...]]:
        """-> (the purposes, positions marked, the positions in order).

        A number is a position behind its noun ("pilier 2") or where nothing else is asked ("3"),
        but not before one ("les 4 piliers"), nor beside a kind ("une métaphore ?"). An ordinal
        without a noun is one where the asking part has no content of its own ("et le 3e ?"), but
        not in "la première recrue".
        """
        marked = list(purposes)
        bare = not any(
            purpose == Purpose.CONTENT and in_focus and not self._may_be_position(word)
            for word, purpose, in_focus in zip(read, purposes, focus, strict=True)
        )
        found: list[Position] = []
        steps = {start: (end, step) for start, end, step in self._steps.find(read)}
        for at, word in enumerate(read):
            noun_before, noun_after = self._noun_before(read, at), self._noun_after(read, at)
            end, position = at + 1, None
            feminine = self._is_feminine(read, at)
            number = self._ordinal(word)
            if number is not None:
                noun = noun_after or noun_before
                if noun or (bare and focus[at] and not self._is_adverb(read, at)):
                    position = Position(number, None, noun, feminine)
            elif at in steps:
                end, step = steps[at]
                noun = noun_after or noun_before
                if noun or (bare and focus[at]):
                    position = Position(None, step, noun, feminine)
            else:
                number = self._cardinal(word)
                alone = bare and not noun_after and len(read) <= 2 and Purpose.CUE not in purposes
                dotted = bare and at > 0 and self._cardinal(read[at - 1]) and word.isdigit()
                if number is not None and dotted and found:  # "2.1": pillar 2, mission 1
                    found[-1] = replace(found[-1], noun=Kind.PILLAR)
                    position = Position(number, None, Kind.MISSION)
                elif number is not None and (
                    (noun_before and not self._is_article(read, at)) or (alone and not found)
                ):
                    position = Position(number, None, noun_before, feminine)
            if number is not None and not position and self._is_adverb(read, at):
                marked[at] = Purpose.LIGHT
            if position and not self._is_named(marked[at], position):
                found.append(position)
                marked[at:end] = [Purpose.POSITION] * (end - at)
        return marked, tuple(found)

    def _may_be_position(self, word: str) -> bool:
        return (
            self._ordinal(word) is not None
            or self._cardinal(word) is not None
            or bool(self._steps.find([word]))
            or word in _NUMBERING
        )

    def _ordinal(self, word: str) -> int | None:
        suffixed = _SUFFIXED.fullmatch(word)
        return int(suffixed[1]) if suffixed else self._ordinals.get(word)

    def _cardinal(self, word: str) -> int | None:
        if word.isdigit() and len(word) <= 2:
            return int(word)
        return self._cardinals.get(word)

    def _noun_after(self, read: Sequence[str], at: int) -> Kind | None:
        return next((self._nouns[w] for w in read[at + 1 : at + 4] if w in self._nouns), None)

    def _noun_before(self, read: Sequence[str], at: int) -> Kind | None:
        before = at - 1
        while before >= 0 and read[before] in _NUMBERING:
            before -= 1
        return self._nouns.get(read[before]) if before >= 0 else None

    @staticmethod
    def _is_named(purpose: Purpose, position: Position) -> bool:
        """Whether it is part of a name: of a role, or, as in "next job", of what entries tell."""
        return purpose == Purpose.ROLE or (purpose == Purpose.CUE and position.noun is None)

    def _is_article(self, read: Sequence[str], at: int) -> bool:
        """Behind several: "quelles missions une équipe...", "the pillars, one by one"."""
        return not read[at].isdigit() and self._cardinal(read[at]) == 1 and read[at - 1][-1:] == "s"

    def _is_adverb(self, read: Sequence[str], at: int) -> bool:
        """ "En premier", "en tout premier": when, not which."""
        return "en" in read[max(0, at - 2) : at]

    def _is_feminine(self, read: Sequence[str], at: int) -> bool | None:
        if read[at] in self._feminine or (at and read[at - 1] in ("la", "une", "sa", "derniere")):
            return True
        return False if at and read[at - 1] in ("le", "un", "au", "du", "son") else None
