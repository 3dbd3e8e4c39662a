"""Which entries a newcomer walks through, and in which order. Pure."""

from dataclasses import dataclass

from bot.articles.comparison import neighbours
from bot.articles.kinds import NOT_TO_BE_CONFUSED
from bot.articles.library import Library
from bot.articles.model import Entry, Kind, Language

_MOST_NEIGHBOURS = 4
_QUIZ = "quiz:"  # entry ids have no colon


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to look at. `id` is the entry's, or the quiz's of the role."""

    id: str
    role: str

    @property
    def is_quiz(self) -> bool:
        return self.id.startswith(_QUIZ)


def path(library: Library, own_role: str | None, language: Language) -> tuple[Step, ...]:
    """The own role whole, with a quiz at its end, then what its neighbours are and are not.

    Without an own role, or one that has no article any more, the series' first stands for it.
    """
    role = own_role if own_role in library.roles else next(iter(library.roles), None)
    if role is None:
        return ()
    own = [
        library.definition(role, language),
        *library.of_kind(role, Kind.PILLARS, language),
        *library.of_kind(role, Kind.PILLAR, language),
    ]
    steps = [Step(entry.id, role) for entry in own if entry]
    if len(quizzed(library, role, language)) > 1:
        steps.append(Step(f"{_QUIZ}{role}", role))
    for neighbour in neighbours(library, role, language)[:_MOST_NEIGHBOURS]:
        apart = library.entry(f"{neighbour}/{NOT_TO_BE_CONFUSED}", language)
        shown = (library.definition(neighbour, language), apart)
        steps += [Step(entry.id, neighbour) for entry in shown if entry]
    return tuple(dict.fromkeys(steps))


def quizzed(library: Library, role: str, language: Language) -> tuple[Entry, ...]:
    """The role's pillars that have missions to ask about."""
    pillars = library.of_kind(role, Kind.PILLAR, language)
    return tuple(pillar for pillar in pillars if library.children(pillar))
