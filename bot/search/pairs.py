"""Words that stand side by side in a question and in a text: "qualité donnée", not each apart."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from bot.search.index import Field, Floats, Group, Ints

_BREAK = -1  # between two texts


def running(fields: Sequence[Field]) -> Field:
    """The content terms of each document's fields in order, with a break behind each field."""
    documents = len(fields[0].starts) - 1
    terms, owners = [], []
    for field in fields:
        kept = np.flatnonzero(field.terms >= 0)
        terms += [field.terms[kept], np.full(documents, _BREAK, dtype=np.int32)]
        owners += [np.searchsorted(field.starts, kept, "right") - 1, np.arange(documents)]
    owner = np.concatenate(owners)
    order = np.argsort(owner, kind="stable")
    starts = np.concatenate(([0], np.cumsum(np.bincount(owner, minlength=documents))))
    return Field(np.concatenate(terms)[order], starts.astype(np.int64), weight=1.0)


def side_by_side(groups: Sequence[Group], texts: Field, places: Ints) -> Floats:
    """For each place, the weight of the question's neighbours that are neighbours there too.

    texts  see `running`

    A pair weighs what the lighter of its two words does; order counts, words that carry no
    content do not part neighbours.
    """
    found = np.zeros(len(places), dtype=np.float32)
    if len(groups) < 2 or not len(places):
        return found
    runs = [texts.terms[texts.starts[at] : texts.starts[at + 1]] for at in places.tolist()]
    terms = np.concatenate(runs)
    owners = np.repeat(np.arange(len(runs)), [len(run) for run in runs])
    said = [np.isin(terms, [term for term, _ in group.candidates]) for group in groups]
    for at, (first, second) in enumerate(pairwise(groups)):
        together = said[at][:-1] & said[at + 1][1:]
        if together.any():
            where = np.unique(owners[:-1][together])
            found[where] += np.float32(min(first.weight, second.weight))
    return found
