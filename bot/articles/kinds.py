"""The words by which authors name the parts of an article, in French and English."""

from dataclasses import dataclass
from functools import lru_cache

from bot.articles.model import Kind
from bot.articles.words import fold, numbering, plain, plain_title, word_set, words

# Kind -> phrases of folded words, the surest first. With a star they may stand anywhere in the
# heading, else they open it.
_PHRASES: dict[Kind, tuple[str, ...]] = {
    Kind.DEFINITION: (
        "*en deux mots", "*en un mot", "*en trois mots", "*en quelques mots", "*en bref",
        "*en une phrase", "*in short", "*in a nutshell", "*in brief", "*in a word",
        "*in two words", "*in a few words", "*in one sentence", "*at a glance", "*tl dr",
        "*tldr", "*en un coup d oeil", "definition", "qu est ce que", "qu est ce qu", "c est quoi",
        "qui est", "what is", "what s a", "who is", "apercu", "overview", "*en resume",
        "*in summary", "resume", "summary",
    ),
    Kind.PILLARS: (
        "*piliers", "*pillars", "areas", "focus areas", "domaines", "axes", "champs d action",
        "responsabilites", "responsibilities", "missions", "perimetre", "scope", "ce qu il fait",
        "ce qu elle fait", "what they do", "what he does", "what she does",
    ),
    Kind.ANALOGY: (
        "*analogie", "*analogies", "*analogy", "*metaphore", "*metaphor", "parallele", "parallel",
        "un peu comme", "comme un", "think of",
    ),
    Kind.SPECIALISATION: (
        "*specialisation", "*specialisations", "*specialization", "*specializations",
        "*specialiser", "*specialise", "*specialises", "*specialize", "*specializes",
        "*specialising", "*specializing", "*evolution", "*evolutions", "*evoluer", "*evolue",
        "*evolves", "*grows", "growing", "growth path", "carriere", "*career", "perspectives",
        "parcours", "progression", "trajectoire", "declinaisons", "et apres", "what s next",
        "what comes next",
    ),
    Kind.SKILLS: (
        "*soft skills", "*soft skill", "*softskills", "*savoir etre", "*competences", "*skills",
        "*qualites", "*qualities", "aptitudes", "atouts", "strengths", "traits",
    ),
    Kind.INTRODUCTION: (
        "introduction", "intro", "avant propos", "en preambule", "preambule", "foreword",
        "preface", "a propos de", "about this", "presentation de la serie", "contexte", "context",
    ),
}  # fmt: skip
# Sections that have the same id in every language; the words may stand anywhere in the heading.
NOT_TO_BE_CONFUSED = "not-to-be-confused"
_NAMED_SECTIONS = {
    NOT_TO_BE_CONFUSED: (
        "ne pas confondre", "pas a confondre", "not to be confused", "not to confuse",
        "don t confuse", "do not confuse",
    ),
}  # fmt: skip
_SURE = {kind: sum(phrase[0] == "*" for phrase in row) for kind, row in _PHRASES.items()}
_NOT_SKILLS = word_set("hard technique techniques technical outils tools")
_PASSED_OVER = word_set(
    "le la les l un une des du de d ses son sa leur leurs nos notre vos votre ces the its their"
    " our your his her a an quel quelle quels quelles sont are comment how"
    " deux trois quatre cinq six sept huit two three four five six seven eight"
    " grands grandes principaux principales principal key main core cles majeurs"
)
_DASHES = (" - ", " – ", " — ", " | ", " • ")


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a heading says it is. `rank` is 0 for the surest words; `tagline` follows them."""

    kind: Kind
    rank: int
    tagline: str | None

    @property
    def sure(self) -> bool:
        return self.rank < _SURE[self.kind]


@lru_cache(maxsize=2048)  # articles share their headings
def recognise(heading: str) -> Recognised | None:
    """The kind that the heading's words name, if they name one."""
    if section_name(heading):
        return None
    head, tail = _parted(plain_title(heading))
    told = words(head)
    opening = list(told)
    while opening and (opening[0] in _PASSED_OVER or opening[0].isdigit()):
        opening.pop(0)
    whole, start = f" {' '.join(told)} ", f" {' '.join(opening)} "
    for kind, phrases in _PHRASES.items():
        if kind == Kind.SKILLS and not _NOT_SKILLS.isdisjoint(told):
            continue
        for rank, phrase in enumerate(phrases):
            wanted = f" {phrase.removeprefix('*')} "
            anywhere = phrase[0] == "*" and wanted in whole
            if anywhere or whole.startswith(wanted) or start.startswith(wanted):
                return Recognised(kind, rank, tail)
    return None


@lru_cache(maxsize=2048)
def section_name(heading: str) -> str | None:
    """What stands for a heading's words in an id, where that does not depend on the language."""
    told = f" {' '.join(words(plain_title(heading)))} "
    for name, phrases in _NAMED_SECTIONS.items():
        if any(f" {phrase} " in told for phrase in phrases):
            return name
    return None


def is_missions(heading: str) -> bool:
    """A heading that only announces a pillar's missions."""
    told = [word for word in words(plain_title(heading)) if word not in _PASSED_OVER]
    return told[:1] in (["missions"], ["mission"], ["taches"], ["tasks"]) and len(told) <= 2


def pillar_title(heading: str) -> str:
    """ "Pilier 2 : Process", "2 • Process", "Process" -> "Process"; "Pilier 2" stays."""
    title = plain_title(heading)
    rest = _after_pillar(title)
    return rest or title


def counts(heading: str) -> bool:
    """Whether it is written as one pillar of several: "2 • Process", "Pillar 2 - Process"."""
    return bool(numbering(plain(heading))) or names_pillar(heading)


def names_pillar(heading: str) -> bool:
    """Whether it says so itself: "Pilier 2"."""
    return _after_pillar(plain_title(heading)) is not None


def _after_pillar(title: str) -> str | None:
    first, _, rest = title.partition(" ")
    if fold(first) not in ("pilier", "pillar"):
        return None
    number, _, rest = rest.partition(" ")
    if fold(number) in ("n", "no", "n°"):
        number, _, rest = rest.partition(" ")
    digits = fold(number).removeprefix("n").strip("°#.:)-, ")
    if not digits.isdigit() and digits not in ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii"):
        return None
    return rest.lstrip(" :.)-–—•|,").strip()


def _parted(title: str) -> tuple[str, str | None]:
    """What stands before the first colon or dash, and after."""
    cuts = [(at, len(sign)) for sign in (":", *_DASHES) if (at := title.find(sign)) > 0]
    if not cuts:
        return title, None
    at, length = min(cuts)
    return title[:at].strip(), title[at + length :].strip(" «»\"“”'") or None
