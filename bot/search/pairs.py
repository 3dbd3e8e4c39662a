"""Words that stand side by side in a question and in a text: "qualité donnée", not each apart."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from bot.search.index import Field, Floats, Group, Ints


def side_by_side(groups: Sequence[Group], fields: Sequence[Field], places: Ints) -> Floats:
    """For each place, the weight of the question's neighbours that are neighbours there too.

    A pair weighs what the lighter of its two words does; order counts, words that carry no
    content do not part neighbours.
    """
    found = np.zeros(len(places), dtype=np.float32)
    if len(groups) < 2 or not len(places):
        return found
    terms, owners = _sequences(fields, places)
    if len(terms) < 2:
        return found
    candidates = [np.array([term for term, _ in group.candidates], np.int32) for group in groups]
    said = [np.isin(terms, wanted) for wanted in candidates]
    same_text = owners[1:] == owners[:-1]
    for at, (first, second) in enumerate(pairwise(groups)):
        together = said[at][:-1] & said[at + 1][1:] & same_text
        if together.any():
            where = np.unique(owners[:-1][together] // len(fields))
            found[where] += np.float32(min(first.weight, second.weight))
    return found


def _sequences(fields: Sequence[Field], places: Ints) -> tuple[Ints, Ints]:
    """The content terms of the places' fields in order, and which field of which place has each."""
    runs, owners = [], []
    for row, place in enumerate(places.tolist()):
        for column, field in enumerate(fields):
            run = field.terms[field.starts[place] : field.starts[place + 1]]
            run = run[run >= 0]
            runs.append(run)
            owners.append(np.full(len(run), row * len(fields) + column, dtype=np.int32))
    return np.concatenate(runs), np.concatenate(owners)
