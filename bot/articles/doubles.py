"""Entries that say nearly the same.

Only entries that share pairs of words are compared: each is filed under a sample of its pairs,
those with the lowest checksums, which texts alike have in common. Time and memory grow with the
number of entries, not with its square.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

from rapidfuzz import fuzz

from bot.articles.model import Entry, Kind
from bot.articles.words import words

ALIKE = 85.0  # percent of the letters, whatever the order of the words
_FEWEST_WORDS = 5
_SAMPLE = 16  # pairs of words an entry is filed under
_COMMON = 2  # pairs that two must share to be compared
_CROWD = 60  # entries under one pair, from which it is a turn of phrase and tells nothing
_LISTS = (Kind.PILLARS, Kind.PILLAR, Kind.SKILLS)  # their parts are entries, or words


@dataclass(frozen=True, slots=True)
class Double:
    """`like` in percent; `first` stands before `entry` in what was compared."""

    entry: Entry
    first: Entry
    like: float


def doubles(entries: Iterable[Entry]) -> Iterator[Double]:
    """Each entry that says nearly what one before it in the same language says, with that one."""
    exact: dict[tuple[str, str], Entry] = {}
    filed: dict[tuple[str, int], list[int]] = {}
    seen: list[tuple[Entry, str]] = []
    for entry in entries:
        told = [] if entry.kind in _LISTS else words(entry.text)
        if len(told) < _FEWEST_WORDS:
            continue
        own = " ".join(sorted(told))
        first = exact.setdefault((entry.lang, own), entry)
        if first is not entry:
            yield Double(entry, first, 100.0)
            continue
        keys = [(entry.lang, pair) for pair in _sample(told)]
        near = Counter(at for key in keys for at in filed.get(key, ()))
        likes = [
            (fuzz.ratio(own, seen[at][1], score_cutoff=ALIKE), -at)
            for at, common in near.items()
            if common >= _COMMON
        ]
        like, at = max(likes, default=(0.0, 0))
        if like:
            yield Double(entry, seen[-at][0], like)
        for key in keys:
            under = filed.setdefault(key, [])
            if len(under) < _CROWD:
                under.append(len(seen))
        seen.append((entry, own))


def _sample(told: list[str]) -> list[int]:
    return sorted({crc32(f"{one} {two}".encode()) for one, two in pairwise(told)})[:_SAMPLE]
