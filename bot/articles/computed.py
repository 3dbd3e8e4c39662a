"""The entries that no article holds: all roles, and two roles side by side.

Their ids: "directory"; "X/compare", the roles that X can be compared with; "X/compare/Y".
"""

from itertools import chain
from typing import TYPE_CHECKING

from bot.articles.comparison import Comparison, compare, neighbours
from bot.articles.model import Article, Entry, Kind, Language, Source

if TYPE_CHECKING:
    from bot.articles.library import Library

DIRECTORY = "directory"
_COMPARE = "compare"
_ALL_ROLES: dict[Language, str] = {"fr": "Les rôles", "en": "The roles"}


def comparison_id(left: str, right: str = "") -> str:
    return "/".join(filter(None, (left, _COMPARE, right)))


def compared(id_: str) -> tuple[str, str] | None:
    """The two roles that a comparison's id names; the second is empty where it is to be chosen."""
    match id_.split("/"):
        case [left, "compare"]:
            return left, ""
        case [left, "compare", right]:
            return left, right
        case _:
            return None


def computed(id_: str, library: "Library", lang: Language | None) -> Entry | None:
    """None if the id is no computed entry's, or one of a role without an article."""
    if id_ == DIRECTORY:
        return _directory(library, lang)
    left, right = compared(id_) or ("", "")
    article = library.article(left, lang)
    if article is None:
        return None
    if not right:
        return _choice(article, library)
    found = compare(library, left, right, lang)
    return _side_by_side(id_, found) if found else None


def _directory(library: "Library", lang: Language | None) -> Entry | None:
    articles = [article for role in library.roles if (article := library.article(role, lang))]
    if not articles:
        return None
    language = lang or articles[0].lang
    lines = [_line(article) for article in articles]
    return Entry(
        id=DIRECTORY,
        kind=Kind.DIRECTORY,
        role="",
        lang=language,
        title=_ALL_ROLES[language],
        heading_path=(),
        text="\n".join(lines),
        markdown="\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1)),
        source=Source(".", 1),
        items=tuple(article.name for article in articles),
    )


def _choice(article: Article, library: "Library") -> Entry | None:
    roles = neighbours(library, article.role, article.lang)
    names = [other.name for role in roles if (other := library.article(role, article.lang))]
    if not names:
        return None
    return Entry(
        id=comparison_id(article.role),
        kind=Kind.COMPARISON,
        role=article.role,
        lang=article.lang,
        title=article.name,
        heading_path=(article.title,),
        text="\n".join(names),
        markdown="\n".join(f"- {name}" for name in names),
        source=Source(article.file, 1),
        items=tuple(names),
    )


def _side_by_side(id_: str, found: Comparison) -> Entry:
    left, right = found.left, found.right
    parts = [_summary(left), _summary(right)]
    parts += ["\n".join(f"{a.text} ≈ {b.text}" for a, b in found.near)]
    parts += [said for _, said in found.apart]
    rows = [
        f"| | {left.name} | {right.name} |",
        "|---|---|---|",
        f"| | {_cell(_definition(left))} | {_cell(_definition(right))} |",
        *(f"| {n} | {a or ''} | {b or ''} |" for n, (a, b) in enumerate(found.pillars, 1)),
        *(f"| ≈ | {_cell(a.text)} | {_cell(b.text)} |" for a, b in found.near),
    ]
    quoted = (f"> {said}" for _, said in found.apart)
    return Entry(
        id=id_,
        kind=Kind.COMPARISON,
        role=left.role,
        lang=left.lang,
        title=f"{left.name} / {right.name}",
        heading_path=(left.title,),
        text="\n\n".join(filter(None, parts)),
        markdown="\n\n".join(chain(["\n".join(rows)], quoted)),
        source=Source(left.file, 1),
        items=(left.name, right.name),
    )


def _summary(article: Article) -> str:
    pillars = (e.title for e in article.entries if e.kind == Kind.PILLAR)
    numbered = [f"{number}. {title}" for number, title in enumerate(pillars, 1)]
    return "\n".join(filter(None, (_line(article), _definition(article), *numbered)))


def _line(article: Article) -> str:
    """The name with the definition's tagline, else with its first sentence or its description."""
    definition = article.definition
    first = _first_sentence(definition.text) if definition else ""
    tagline = (definition.tagline if definition else None) or first or article.description
    colon = " : " if article.lang == "fr" else ": "
    return f"{article.name}{colon}{tagline}" if tagline else article.name


def _definition(article: Article) -> str:
    return article.definition.text if article.definition else ""


def _first_sentence(text: str) -> str:
    head, stop, _ = " ".join(text.split()).partition(". ")
    return head + stop.strip()


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
