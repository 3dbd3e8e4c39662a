"""A Query and an index -> entries in order, each with its evidence. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from bot.articles.model import Entry, Kind
from bot.search import signals
from bot.search.engine import Index
from bot.search.index import Floats, Group, Ints, best_shares, shortlist
from bot.search.model import Hit, Query
from bot.search.pairs import side_by_side
from bot.search.wanted import Wanted, wanted

# What each signal adds to an entry's score at its fullest (1.0). A question that names a role is
# hardly about the introduction, which speaks of the series.
WEIGHTS = {
    "words": 1.0,
    "title": 0.4,
    "question": 0.8,
    "cue": 0.5,
    "wording": 0.6,
    "pairs": 0.5,
    "letters": 2.0,
    "series": -0.1,
}
_CLOSEST = 20  # entries that are looked at closely


def rank(
    query: Query,
    index: Index,
    roles: Sequence[str] = (),
    most: int = 10,
    without: str | None = None,
) -> list[Hit]:
    """The entries that a question may be after, best first, at most `most`.

    With `roles` only their entries are considered. `without` is a sample question to leave out, so
    that an author's questions can be tried on the index that holds them. The order depends on
    nothing but the arguments; equal scores keep the library's order.
    """
    return Ranking(query, index, without).hits(roles, most)


@dataclass(frozen=True)
class Ranking:
    """One question, to be ranked among several sets of roles: what they share is done once.

    without  as in `rank`
    """

    query: Query
    index: Index
    without: str | None = None

    @cached_property
    def _terms(self) -> list[Wanted]:
        return wanted(self.query, self.index)

    @cached_property
    def _groups(self) -> list[Group]:
        return [term.group for term in self._terms]

    @cached_property
    def _weights(self) -> Floats:
        return np.array([group.weight for group in self._groups], dtype=np.float32)

    @cached_property
    def _asked(self) -> dict[int, float]:
        return signals.question_likeness(self._groups, self._weights, self.index, self.without)

    @cached_property
    def _ranked(self) -> dict[tuple[tuple[str, ...], int], list[Hit]]:
        return {}

    def hits(self, roles: Sequence[str] = (), most: int = 10) -> list[Hit]:
        """As `rank` gives them; 20 at most."""
        return self.apart([tuple(roles)])[0][:most]

    def apart(self, among: Sequence[tuple[str, ...]], most: int = _CLOSEST) -> list[list[Hit]]:
        """For each set of roles, its entries in order, `most` and 20 at most; all that are new in
        one go."""
        new = [roles for roles in dict.fromkeys(among) if (roles, most) not in self._ranked]
        keys = ((roles, most) for roles in new)
        self._ranked.update(zip(keys, self._hits(new, most), strict=True))
        return [self._ranked[roles, most] for roles in among]

    def _hits(self, among: Sequence[tuple[str, ...]], most: int) -> Iterator[list[Hit]]:
        index, groups, asked = self.index, self._groups, self._asked
        parts = [_candidates(groups, asked, index, roles) for roles in among]
        if not parts:
            return
        places = np.unique(np.concatenate(parts))
        shares = best_shares(index.postings, groups, places)
        found = self._signals(places, shares)
        scores = _scores(found)
        closest: list[npt.NDArray[np.intp]] = []
        for part in parts:
            own = np.searchsorted(places, part)
            best = own[np.argsort(-scores[own], kind="stable")]
            closest.append(_once(best, places, index))
        kept = np.unique(np.concatenate(closest))
        places, shares = places[kept], shares[:, kept]
        found = {name: signal[kept] for name, signal in found.items()}
        found |= self._close_signals(places)
        scores = _scores(found)
        coverage = signals.coverage(self._terms, self._weights, shares).tolist()
        evidence = {name: (WEIGHTS[name] * signal).tolist() for name, signal in found.items()}
        said = shares.T.tolist()
        for columns in closest:
            here = np.searchsorted(kept, columns)
            order = here[np.argsort(-scores[here], kind="stable")]
            yield [
                Hit(
                    _in_language(index.entries[int(places[at])], self.query, index),
                    float(scores[at]),
                    coverage[at],
                    {name: each[at] for name, each in evidence.items() if each[at]},
                    signals.missing(self._terms, said[at]),
                )
                for at in order[:most].tolist()
            ]

    @property
    def _total(self) -> float:
        return float(self._weights.sum()) or 1.0

    def _signals(self, places: Ints, shares: Floats) -> dict[str, Floats]:
        """All signals but those of a close look."""
        query, index = self.query, self.index
        titles = signals.title_likeness(self._terms, index, places)
        asked = [self._asked.get(place, 0.0) for place in index.asked_as[places].tolist()]
        return {
            "words": self._weights @ shares / self._total,
            "title": titles * signals.titled(query, index, places),
            "question": np.array(asked, np.float32),
            "cue": signals.cue(query, index, places, titles),
            "wording": signals.wording(query, index, places),
            "series": index.of_kind(Kind.INTRODUCTION, places) * np.float32(bool(query.roles)),
        }

    def _close_signals(self, places: Ints) -> dict[str, Floats]:
        index = self.index
        pairs = side_by_side(self._groups, index.running, places, index.vocabulary.size)
        letters = signals.letters(self.query, index, places)
        return {"pairs": pairs / self._total, "letters": letters}


def _scores(found: Mapping[str, Floats]) -> Floats:
    """The signals, weighed and summed."""
    weighed = [np.float32(WEIGHTS[name]) * signal for name, signal in found.items()]
    scores: Floats = np.sum(weighed, axis=0, dtype=np.float32)
    return scores


def _once(order: npt.NDArray[np.intp], places: Ints, index: Index) -> npt.NDArray[np.intp]:
    """The first of the order, each entry once: by the language in which it fits best."""
    kept: dict[str, int] = {}
    for column in order.tolist():
        kept.setdefault(index.entries[int(places[column])].id, column)
        if len(kept) == _CLOSEST:
            break
    return np.array(list(kept.values()), dtype=np.intp)


def _in_language(entry: Entry, query: Query, index: Index) -> Entry:
    """The entry in the question's language, if it is written in it."""
    return index.library.entry(entry.id, query.language) or entry


def _candidates(
    groups: Sequence[Group], asked: Mapping[int, float], index: Index, roles: Sequence[str]
) -> Ints:
    """Entries worth a closer look: all of the roles named, else the best by words and questions."""
    if roles:
        own = {at for role in roles for at in index.place.get(role, ())}
        return np.array(sorted(own), dtype=np.int32)
    best = shortlist(index.postings, groups, signals.SHORTLIST)
    return np.union1d(best, np.fromiter(asked, dtype=np.int32, count=len(asked)))
