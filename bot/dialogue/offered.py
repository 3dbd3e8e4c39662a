"""What a question that is asked back offers. Pure."""

from collections.abc import Sequence

from bot.search.model import Hit, Query
from bot.search.signals import asked_for
from bot.search.wording import NONE

OFFERED = 3  # hits among which the right one should be when the bot asks which
_LIKELY = 0.15  # share of a further kind that the wording may well be after


def as_offered(query: Query, hits: Sequence[Hit]) -> list[Hit]:
    """The hits in the order in which they are offered.

    The best two; then, of the kinds that neither is of, the best of the one that the wording is
    likeliest after, if that is likely enough; then the others as they were.
    """
    first, rest = list(hits[: OFFERED - 1]), list(hits[OFFERED - 1 :])
    kinds = {hit.entry.kind for hit in first}
    other = max(
        (hit for hit in rest if hit.entry.kind not in kinds),
        key=lambda hit: asked_for(query, hit.entry.kind),
        default=None,
    )
    possible = 1 - query.wording.get(NONE, 0.0)
    if other and asked_for(query, other.entry.kind) >= _LIKELY * possible:
        rest.remove(other)
        first.append(other)
    return first + rest
