"""A mission is shown: under which pillar does the article put it? Pure."""

import hashlib

from bot.articles.library import Library
from bot.articles.model import Entry, Language
from bot.onboarding.path import quizzed
from bot.search.text import words

QUESTIONS = 3
_TELLING = 4  # letters; shorter words tell nothing


def draw(library: Library, role: str, language: Language, seed: str) -> tuple[str, ...]:
    """Ids of the missions to ask about: the same for the same seed and articles.

    From as many pillars as there are, and none whose words give its pillar away if others do.
    """
    left = {
        pillar.id: sorted(
            library.children(pillar),
            key=lambda mission: (gives_away(mission, pillar), _shuffled(seed, mission.id)),
        )
        for pillar in quizzed(library, role, language)
    }
    drawn: list[Entry] = []
    while len(drawn) < QUESTIONS and any(left.values()):
        firsts = [(missions[0], id_) for id_, missions in left.items() if missions]
        round_ = sorted(
            firsts,
            key=lambda pair: (
                gives_away(pair[0], library.parent(pair[0])),
                _shuffled(seed, pair[0].id),
            ),
        )
        for mission, pillar in round_[: QUESTIONS - len(drawn)]:
            drawn.append(mission)
            left[pillar].remove(mission)
    return tuple(mission.id for mission in drawn)


def gives_away(mission: Entry, pillar: Entry | None) -> bool:
    """Whether the mission has a word of the pillar's title in it, be it in another form."""
    if pillar is None:
        return False
    titled = {_stem(word) for word in words(pillar.title) if len(word) >= _TELLING}
    return not titled.isdisjoint(_stem(word) for word in words(mission.text))


def pillar_of(mission_id: str) -> str:
    return mission_id.rpartition("/")[0]


def _stem(word: str) -> str:
    """Enough of a word to know most of its other forms by."""
    return word[: _TELLING + 1]


def _shuffled(seed: str, id_: str) -> str:
    return hashlib.sha256(f"{seed}:{id_}".encode()).hexdigest()
