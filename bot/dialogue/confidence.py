"""How likely the best hit is what was asked for."""

import math
from collections.abc import Sequence

from bot.search.model import Hit, Query

ANSWER = 0.5  # at least as likely right as wrong
ASK = 0.3


def confidence(query: Query, hits: Sequence[Hit]) -> float:
    """The probability, 0 to 1, that the first hit is the entry asked for."""
    if not hits:
        return 0.0
    first = hits[0]
    margin = first.score - hits[1].score if len(hits) > 1 else first.score
    logit = (
        -2.5
        + 3.0 * first.coverage
        + 2.0 * margin
        + 2.0 * first.evidence.get("question", 0.0)
        + 1.0 * first.evidence.get("title", 0.0)
        + 3.0 * first.evidence.get("cue", 0.0)
        + (0.7 if query.roles else 0.0)
        - (3.0 if any(word in query.outside for word in first.missing) else 0.0)
    )
    return 1 / (1 + math.exp(-logit))
