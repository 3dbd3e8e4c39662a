"""Words that stand side by side in a question and in a text: "qualité donnée", not each apart."""

from collections.abc import Sequence

import numpy as np

from bot.search.index import Field, Floats, Group, Ints

_BREAK = -1  # between two texts
_MOST_WORDS = 64


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


def side_by_side(groups: Sequence[Group], texts: Field, places: Ints, size: int) -> Floats:
    """For each place, the weight of the question's neighbours that are neighbours there too.

    texts  see `running`
    size   how many terms there are

    A pair weighs what the lighter of its two words does; order counts, words that carry no
    content do not part neighbours.
    """
    found = np.zeros(len(places), dtype=np.float32)
    if len(groups) < 2 or not len(places):
        return found
    runs = [texts.terms[texts.starts[at] : texts.starts[at + 1]] for at in places.tolist()]
    terms = np.concatenate(runs)
    owners = np.repeat(np.arange(len(runs)), [len(run) for run in runs])
    # One bit a word of the question: a pair stands where its first bit is, and its second next.
    bits = np.zeros(size + 1, dtype=np.uint64)  # the last for _BREAK
    for at, group in enumerate(groups[:_MOST_WORDS]):
        bits[[term for term, _ in group.candidates]] |= np.uint64(1 << at)
    said = bits[terms]
    together = said[:-1] & (said[1:] >> np.uint64(1))
    seen = {
        (int(owner), at)
        for owner, pairs in zip(owners[:-1][together > 0], together[together > 0], strict=True)
        for at in range(min(len(groups), _MOST_WORDS) - 1)
        if int(pairs) >> at & 1
    }
    for owner, at in seen:
        found[owner] += min(groups[at].weight, groups[at + 1].weight)
    return found
