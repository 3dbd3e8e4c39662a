"""Questions about a job that no article is about. Pure."""

from bot.articles.model import Entry, Kind
from bot.search.mentions import Mention, mention
from bot.search.model import Query
from bot.search.rank import Ranking

_MOST_CITED = 3
_NEAREST_ROLES = 2
# What is told of a role by way of other jobs, which then are no other topic, and how strongly the
# wording must ask for it.
_BESIDE = {Kind.ANALOGY: 0.5, Kind.SPECIALISATION: 1.0, Kind.INTRODUCTION: 0.5}


def is_of_another_job(query: Query) -> bool:
    beside = any(query.cues.get(kind, 0.0) >= least for kind, least in _BESIDE.items())
    return bool(query.title) and not beside


def another_job(ranking: Ranking) -> tuple[Mention, list[Entry]]:
    """-> (the job with the first entries that name it, the roles nearest to it)"""
    query, index = ranking.query, ranking.index
    found = mention(index, query.title, query.text, query.language)
    cited = found.entries[:_MOST_CITED]
    near = [*cited, *(hit.entry for hit in ranking.hits())]
    roles = list(dict.fromkeys(entry.role for entry in near))[:_NEAREST_ROLES]
    definitions = (index.library.definition(role, query.language) for role in roles)
    return Mention(found.name, cited), [e for e in definitions if e and e not in cited]
