"""What an author would want to know of articles that can be served: all warnings."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from pathlib import PurePosixPath
from urllib.parse import unquote

from bot.articles import frontmatter
from bot.articles.doubles import doubles
from bot.articles.kinds import NOT_TO_BE_CONFUSED
from bot.articles.library import Library
from bot.articles.links import leads_nowhere, links
from bot.articles.markdown import parse_document
from bot.articles.model import Article, Kind, Problem
from bot.articles.words import fold, words

LONGEST_MISSION = 400  # characters; what is longer is not read to its end on a phone
PLACEHOLDERS = ("[a completer", "[to fill in", "lorem ipsum")  # folded


def review(
    library: Library,
    texts: Mapping[str, str],
    exists: Callable[[PurePosixPath], bool],
    today: date,
) -> Iterator[Problem]:
    """texts: of the articles' files. exists: told a path relative to the knowledge folder."""
    for article in library.articles:
        text = texts[article.file]
        yield from _links(article, text, exists)
        yield from _long_missions(article)
        yield from _placeholders(article, text)
        yield from _overdue(article, text, today)
    yield from _aliases(library.articles, texts)
    yield from _structures(library)
    yield from _doubles(library)


def _links(
    article: Article, text: str, exists: Callable[[PurePosixPath], bool]
) -> Iterator[Problem]:
    part = frontmatter.split(text)
    on_a_site = bool(article.url and article.url.startswith("http"))
    if article.image and leads_nowhere(article.image, article.file, exists, on_a_site):
        line = _line(text, "image")
        message = f"there is no picture {article.image}"
        yield Problem(article.file, line, "warning", message, "dead-image", article.image)
    for link in links(parse_document(part.body)) if part else ():
        if leads_nowhere(link.address, article.file, exists, on_a_site):
            what, code = ("picture", "dead-image") if link.is_image else ("file", "dead-link")
            line = link.line + (part.body_line if part else 0) + 1
            address = unquote(link.address)  # the parser encodes what authors write plainly
            message = f"there is no {what} {address}"
            yield Problem(article.file, line, "warning", message, code, address)


def _long_missions(article: Article) -> Iterator[Problem]:
    for entry in article.entries:
        if entry.kind == Kind.MISSION and len(entry.text) > LONGEST_MISSION:
            message = (
                f"a mission of {len(entry.text)} characters: over {LONGEST_MISSION}, people stop"
                " reading; make it two, or shorter"
            )
            yield Problem(article.file, entry.source.line, "warning", message, "long-mission")


def _placeholders(article: Article, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if _to_be_filled_in(line):
            message = "to be filled in"
            yield Problem(article.file, number, "warning", message, "placeholder")


def _to_be_filled_in(text: str) -> bool:
    folded = fold(text)
    return any(placeholder in folded for placeholder in PLACEHOLDERS)


def _overdue(article: Article, text: str, today: date) -> Iterator[Problem]:
    if article.reviewed is None or article.review_every is None:
        return
    try:
        due = article.reviewed + timedelta(days=article.review_every)
    except OverflowError:  # a number of days beyond the calendar is never
        return
    if due < today:
        message = f"to be read again since {due}; then set reviewed to the day you did"
        line = _line(text, "reviewed")
        yield Problem(article.file, line, "warning", message, "overdue", "reviewed")


def _aliases(articles: Sequence[Article], texts: Mapping[str, str]) -> Iterator[Problem]:
    """Names and aliases that lead to two roles. One role's languages may share them."""
    owners: dict[str, Article] = {}
    claims = [(article, article.name) for article in articles]
    claims += [(article, alias) for article in articles for alias in article.aliases]
    for article, name in claims:
        owner = owners.setdefault(" ".join(words(name)), article)
        if owner.role != article.role:
            line = _line(texts[article.file], "name", "title", alias=name)
            message = f"{name} is {owner.role} already ({owner.file})"
            yield Problem(article.file, line, "warning", message, "shared-alias", name)


def _structures(library: Library) -> Iterator[Problem]:
    """Entries that one language of a role has and the other lacks.

    The ids of free sections are made of their headings, so that only their number is compared.
    """
    for _, of_role in groupby(library.articles, key=lambda article: article.role):
        first, *others = of_role
        for other in others:
            for lacking, having in ((other, first), (first, other)):
                gone = _ids(having) - _ids(lacking)
                if gone:
                    message = f"lacks what {having.file} has: {', '.join(sorted(gone))}"
                    yield Problem(lacking.file, 1, "warning", message, "other-structure")


def _ids(article: Article) -> set[str]:
    sections = [e.id for e in article.entries if e.kind == Kind.SECTION]
    named = {id_ for id_ in sections if id_.endswith(f"/{NOT_TO_BE_CONFUSED}")}
    numbered = {f"other section {n}" for n in range(1, len(sections) - len(named) + 1)}
    return {e.id for e in article.entries if e.kind != Kind.SECTION} | named | numbered


def _doubles(library: Library) -> Iterator[Problem]:
    # What is still to be written is alike everywhere.
    for double in doubles(e for e in library.entries if not _to_be_filled_in(e.text)):
        entry, first = double.entry, double.first
        message = (
            f"says nearly the same as {first.id} ({first.source.file}:{first.source.line}):"
            f" {double.like:.0f} % alike"
        )
        yield Problem(entry.source.file, entry.source.line, "warning", message, "near-double")


def _line(text: str, *keys: str, alias: str | None = None) -> int:
    """Of an alias, else of the first key that is there."""
    places = frontmatter.places(text)
    if alias is not None and (found := places.get(f"aliases/{' '.join(alias.split())}")):
        return found
    return next((places[key] for key in keys if key in places), 1)
