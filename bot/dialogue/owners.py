"""The reverse look-up: which roles have such a mission. Pure."""

from collections.abc import Sequence

from bot.articles.model import Kind
from bot.dialogue.confidence import Calibration
from bot.search.model import Hit, Query
from bot.search.rank import Ranking

MOST = 5  # roles that are named
_TRIED = 7  # roles that are looked at
_COMPARED = 8  # entries of each, of which the others hardly speak against the best
DONE = (Kind.MISSION, Kind.PILLAR)
_AS_MUCH = 0.9  # of what the best one speaks of, a further role's mission must speak of, too
_LONGEST = 20  # content words; whoever says more tells a story, and ranking it takes long
_HALF = 0.5  # of it, an answer of the role in question
_AS_WELL = 0.7  # of the best one's fit


def owners(ranking: Ranking, calibration: Calibration) -> tuple[list[Hit], float]:
    """-> (the mission or pillar of each role that does what is asked for, best first; confidence)

    A role is named if its entry would be the answer were there no other role, and fits about as
    well as the best of all. Roles that do the same do not make the answer doubtful: the confidence
    is that of the best one beside all that is none of theirs.
    """
    query = ranking.query
    if len(query.content) > _LONGEST:
        return [], 0.0
    everywhere = ranking.hits(most=20)
    leading: dict[str, Hit] = {}
    for hit in everywhere:
        leading.setdefault(hit.entry.role, hit)
    doing = [hit for hit in leading.values() if hit.entry.kind in DONE]
    candidates = [hit for hit in doing if _is_as_good(hit, doing[0])][:_TRIED]
    apart = ranking.apart([(hit.entry.role,) for hit in candidates], _COMPARED)
    found = [
        hit
        for hit, alone in zip(candidates, apart, strict=True)
        if _is_done(alone, hit, query, calibration)
    ][:MOST]
    if not found:
        return [], 0.0
    theirs = {hit.entry.role for hit in found}
    weighed = [hit for hit in everywhere if hit is found[0] or hit.entry.role not in theirs]
    judged = calibration.judge(query, weighed)
    if calibration.abstains(judged):
        return [], 0.0
    return found, next(hit.confidence for hit in judged.hits if hit.entry == found[0].entry)


def does(hit: Hit, best: Hit, query: Query) -> bool:
    """Whether a role's own answer stands beside the best of all: it does something of what is asked
    for, or is of a kind that the wording names. "Quel rôle" names none.
    """
    if hit.entry.kind in DONE:
        return hit.coverage >= _HALF * best.coverage
    return hit.entry.kind in query.cues and hit.entry.kind != Kind.DEFINITION


def _is_as_good(hit: Hit, best: Hit) -> bool:
    return hit.coverage >= _AS_MUCH * best.coverage and _fit(hit) >= _AS_WELL * _fit(best)


def _fit(hit: Hit) -> float:
    """The score less the likeness of letters, which "tableau de bord" lacks to "dashboard"."""
    return hit.score - hit.evidence.get("letters", 0.0)


def _is_done(alone: Sequence[Hit], hit: Hit, query: Query, calibration: Calibration) -> bool:
    """Whether a role does it; its pillar and the missions there do not speak against each other."""
    if alone[0].entry.pillar != hit.entry.pillar:
        return False
    rivals = [other for other in alone[1:] if other.entry.pillar != hit.entry.pillar]
    judged = calibration.judge(query, [alone[0], *rivals])
    return judged.hits[0].entry == alone[0].entry and not calibration.abstains(judged)
