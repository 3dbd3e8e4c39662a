"""One Markdown file -> one article, or the reasons why not."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from bot.articles import frontmatter
from bot.articles.entries import About, entries, pillars_of
from bot.articles.frontmatter import FrontMatter
from bot.articles.markdoc import unpaired
from bot.articles.markdown import Document, blocks, parse_document
from bot.articles.model import Article, Kind, Problem
from bot.articles.outline import outline
from bot.articles.questions import SUFFIX, read_questions, with_questions
from bot.articles.role import language_in_name, language_of, name_in_title
from bot.articles.source_text import NotText, source_text
from bot.articles.structure import structure
from bot.articles.text import plain_text
from bot.articles.words import slug

Parsed = tuple[Article | None, tuple[Problem, ...]]
_Found = tuple[int, str, str]  # line of the body counted from 0, message, code

_DEEPEST = 60  # marks within marks; readers of tokens descend into them one call each


def parse_article(content: bytes, file: str, questions: bytes | None = None) -> Parsed:
    """An article, or None with at least one error among the problems.

    file       as entries and problems name it
    questions  its sidecar, which problems name after the file
    """
    article, problems = _parse(content, file)
    if article is None or questions is None:
        return article, problems
    sidecar, found = read_questions(questions, str(PurePosixPath(file).with_suffix(SUFFIX)))
    (article,), unknown = with_questions([article], sidecar)
    article = replace(article, digest=digest(content, questions))
    return article, (*problems, *found, *unknown)


def digest(*contents: bytes) -> str:
    """By which an article's files are known to be unchanged."""
    whole = hashlib.sha256()
    for content in contents:
        whole.update(hashlib.sha256(content).digest())
    return whole.hexdigest()


def _parse(content: bytes, file: str) -> Parsed:
    try:
        text = source_text(content)
    except NotText as error:
        return None, (Problem(file, error.line, "error", str(error), "unreadable"),)
    if not text.strip():
        return None, (Problem(file, 1, "error", "the file is empty", "empty-file"),)
    part = frontmatter.split(text)
    if part is None:
        message = (
            "front matter is not closed by a line of ---"
            if text.startswith("---")
            else "no front matter: the file must open with a line of ---"
        )
        return None, (Problem(file, 1, "error", message, "no-front-matter"),)
    front, problems = frontmatter.read(part, file)
    if front is None:
        return None, problems
    document = parse_document(part.body)
    broken = [
        Problem(file, part.body_line + line + 1, "error", message, code)
        for line, message, code in (*_unpaired(document), *_too_deep(document))
    ]
    role = front.role or slug(name_in_title(front.title))
    if not role:
        message = "no role can be read from the title: add a line such as `role: sales-ops-manager`"
        broken.append(Problem(file, front.title_line, "error", message, "no-role"))
    if broken:
        return None, (*problems, *broken)
    found = _read(
        document,
        front,
        About(
            role=role,
            lang=front.lang or language_in_name(file) or language_of(_sample(front, document)),
            title=front.title,
            file=file,
            body_line=part.body_line,
        ),
    )
    return replace(found[0], digest=digest(content)), (*problems, *found[1])


def _read(
    document: Document, front: FrontMatter, about: About
) -> tuple[Article, tuple[Problem, ...]]:
    name = front.name or name_in_title(front.title)
    found = structure(outline(document), (name, front.title, about.role, *front.aliases))
    pillars = pillars_of(document, found)
    article = Article(
        role=about.role,
        name=name,
        lang=about.lang,
        title=front.title,
        file=about.file,
        digest="",
        entries=entries(document, found, pillars, about),
        author=front.author,
        description=front.description,
        read=front.read,
        image=front.image,
        published=front.published,
        tags=front.tags,
        aliases=front.aliases,
        url=front.url,
        order=front.order,
        owner=front.owner,
        reviewed=front.reviewed,
        review_every=front.review_every,
        status=front.status,
    )
    warnings = sorted(
        [
            *_skipped_levels(document),
            *(
                (p.line, f"pillar without missions: {p.title}", "no-missions")
                for p in pillars
                if not p.missions
            ),
        ]
    )
    problems = [
        Problem(about.file, about.body_line + line + 1, "warning", message, code)
        for line, message, code in warnings
    ]
    if Kind.DEFINITION not in found.single:
        message = "no definition: add a heading such as `En deux mots` or `In short`"
        problems.insert(
            0, Problem(about.file, front.title_line, "warning", message, "no-definition")
        )
    return article, tuple(problems)


def _skipped_levels(document: Document) -> Iterator[_Found]:
    before = 1  # the title
    for block in blocks(document.tokens):
        if block[0].type == "heading_open":
            level = int(block[0].tag.removeprefix("h"))
            if level > before + 1:
                line = block[0].map[0] if block[0].map else 0
                yield line, f"heading level skipped: {level} after {before}", "skipped-level"
            before = level


def _unpaired(document: Document) -> Iterator[_Found]:
    return ((line, message, "unpaired-tag") for line, message in unpaired(document.tokens))


def _too_deep(document: Document) -> Iterator[_Found]:
    for token in document.tokens:
        deepest = max((child.level for child in token.children or ()), default=0)
        if deepest > _DEEPEST:
            yield token.map[0] if token.map else 0, "marks nested too deeply", "too-deep"


def _sample(front: FrontMatter, document: Document) -> str:
    return f"{front.title}\n{plain_text(document.tokens)}"
