"""Why a question got its reply, for authors and maintainers: `opsrole ask --explain`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.dialogue.confidence import Calibration
from bot.dialogue.model import Reply
from bot.dialogue.policy import Decision
from bot.search.engine import Index
from bot.search.model import Hit, Query
from bot.search.wanted import expansions

_HITS = 5


@dataclass(frozen=True, slots=True)
class Explanation:
    """expanded  (words, weight, what was looked for with its discount) of each content word
    weighed   what each signal added to the log-odds of each hit
    """

    reply: Reply
    reason: str
    query: Query
    expanded: tuple[tuple[str, float, Mapping[str, float]], ...]
    hits: tuple[Hit, ...]
    weighed: tuple[Mapping[str, float], ...]

    def as_dict(self) -> dict[str, Any]:
        """Plain data, for `--json --explain`."""
        query = self.query
        return {
            "reason": self.reason,
            "understood": {
                "language": query.language,
                "mixed": query.mixed,
                "roles": list(query.roles),
                "cues": {kind.value: strength for kind, strength in query.cues.items()},
                "positions": [
                    {"number": p.number, "step": p.step, "noun": p.noun and p.noun.value}
                    for p in query.positions
                ],
                "intent": query.intent,
                "title": " ".join(query.title),
                "talk": query.talk,
                "outside": dict(query.outside),
                "deictic": query.deictic,
                "words": [
                    {"read": w.read, "purpose": w.purpose.value, "focus": w.focus}
                    for w in query.words
                ],
            },
            "corrected": dict(query.corrections),
            "expanded": [
                {"words": words, "weight": round(weight, 3), "looked_for": dict(found)}
                for words, weight, found in self.expanded
            ],
            "hits": [
                {
                    "id": hit.entry.id,
                    "lang": hit.entry.lang,
                    "confidence": round(hit.confidence, 3),
                    "score": round(hit.score, 3),
                    "coverage": round(hit.coverage, 3),
                    "signals": {name: round(value, 3) for name, value in hit.evidence.items()},
                    "weighed": {name: round(value, 3) for name, value in weighed.items()},
                    "missing": list(hit.missing),
                }
                for hit, weighed in zip(self.hits, self.weighed, strict=True)
            ],
        }


def explanation(decision: Decision, index: Index, calibration: Calibration) -> Explanation:
    hits = decision.hits[:_HITS]
    return Explanation(
        decision.reply,
        decision.reason,
        decision.query,
        tuple(expansions(decision.query, index)),
        hits,
        tuple(calibration.weighed(hit) for hit in hits),
    )
