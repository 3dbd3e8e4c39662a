"""What the bot says when it quotes nothing: I don't know, help, small talk, errors."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.articles.library import Library
from bot.articles.model import Kind
from bot.dialogue.model import Reply
from bot.locales import Words
from bot.search.mentions import Mention
from bot.slack import limits
from bot.slack.blocks import body, naming
from bot.slack.blocks.buttons import Target, button, rows
from bot.slack.blocks.choices import choices, names
from bot.slack.blocks.plain import header
from bot.slack.blocks.rendered import Rendered, rendered
from bot.slack.blocks.requests import request_button
from bot.slack.pieces import Code, Inline, Items, Paragraph, Piece
from bot.slack.text import cut

_MOST_ROLES = 2 * limits.ACTIONS_ELEMENTS


def who_else(reply: Reply, words: Words, card: Rendered) -> Rendered:
    """The card of the role that does best what was asked for, and then the further ones."""
    others = reply.alternatives[: limits.CHOICES]
    lines = [
        words("trail-separator").join(
            (
                naming.trail(entry, reply.library, words),
                naming.choice(entry, reply.library, words, with_role=False),
            )
        )
        if entry.kind == Kind.MISSION
        else naming.choice(entry, reply.library, words, with_role=True)
        for entry in others
    ]
    ways = [
        button(
            f"choice-{number}",
            naming.role_name(entry, reply.library),
            Target(entry.id),
            spoken=line,
        )
        for number, (entry, line) in enumerate(zip(others, lines, strict=True), 1)
    ]
    said = words("who-else", count=len(others))
    items = Items(tuple((Inline(line),) for line in lines))
    blocks = body.blocks([Paragraph((Inline(said),)), items])
    text = "\n".join((said, *(f"• {line}" for line in lines)))
    return card.and_then(text, [*blocks, *rows(ways)])


def unknown(reply: Reply, words: Words, above: Sequence[Block]) -> Rendered:
    if reply.personal and not reply.alternatives:
        return sentence(words("unknown-personal"))
    if reply.mention:
        whole = _job_without_article(reply, reply.mention, words, above)
    else:
        whole = _nothing(words("unknown"), words("unknown-next"), reply, words, above)
    owner = _owner(reply, words)
    blocks = body.paragraphs(owner) if owner else []
    if reply.question.strip():
        blocks += rows([request_button(reply, words)])
    return whole.and_then(owner, blocks)


def gone(reply: Reply, words: Words) -> Rendered:
    """A button's entry is no longer there."""
    return _nothing(words("gone"), words("gone-next"), reply, words, ())


def smalltalk(reply: Reply, words: Words) -> Rendered:
    id_ = f"smalltalk-{reply.smalltalk}"
    return sentence(words(id_ if words.has(id_) else "smalltalk-other"))


def help_(library: Library, words: Words) -> Rendered:
    roles = naming.roles(library, words)
    examples = [
        words("help-example-role", role=naming.role_name(roles[0], library)),
        words("help-example-pillar"),
        words("help-example-topic"),
    ]
    places = [words(f"help-where-{place}") for place in ("command", "mention", "dm", "shortcut")]
    said: list[Piece] = [
        Paragraph((Inline(words("help-intro")),)),
        Paragraph((Inline(words("help-ask"), bold=True),)),
        Code("\n".join(examples)),
        Paragraph((Inline(words("help-where"), bold=True),)),
        Items(tuple((Inline(place),) for place in places)),
        Paragraph((Inline(words("help-roles"), bold=True),)),
    ]
    called = [naming.role_name(role, library) for role in roles]
    ways = [
        button(f"role-{number}", name, Target(role.id))
        for number, (role, name) in enumerate(zip(roles, called, strict=True), 1)
    ]
    text = "\n".join(
        (
            words("help-intro"),
            words("help-ask"),
            *examples,
            words("help-where"),
            *places,
            words("help-roles"),
            *called,
        )
    )
    return rendered(
        text,
        [
            header(words("help-title")),
            *body.blocks(said),
            *rows(ways[:_MOST_ROLES]),
        ],
    )


def empty_catalogue(words: Words) -> Rendered:
    return sentence(words("empty-catalogue"))


def not_a_text(words: Words) -> Rendered:
    return sentence(words("not-a-text"))


def error(reference: str, words: Words) -> Rendered:
    return sentence(words("error", reference=reference))


def unknown_button(words: Words) -> Rendered:
    return sentence(words("button-unknown"))


def noted(words: Words) -> Rendered:
    return sentence(words("feedback-noted"))


def not_kept(words: Words) -> Rendered:
    """The database is away, and what somebody said would be lost."""
    return sentence(words("not-kept"))


def sentence(text: str) -> Rendered:
    return rendered(text, body.paragraphs(text))


def _nothing(
    said: str, next_step: str, reply: Reply, words: Words, above: Sequence[Block]
) -> Rendered:
    nearest = reply.alternatives[: limits.CHOICES]
    called = names(nearest, reply.library, words)
    lines = [said]
    blocks = [*above, *body.paragraphs(said)]
    if nearest:
        lines += [words("unknown-nearest"), *(f"• {name}" for name in called)]
        blocks += [*body.paragraphs(words("unknown-nearest")), *choices(nearest, called, words)]
    lines.append(next_step)
    return rendered("\n".join(lines), [*blocks, *body.paragraphs(next_step)])


def _job_without_article(
    reply: Reply, job: Mention, words: Words, above: Sequence[Block]
) -> Rendered:
    """Where it is named, and the roles nearest to it."""
    lines = [words("mention-none", name=cut(job.name, limits.HEADER_TEXT))]
    blocks = [*above, *body.paragraphs(lines[0])]
    roles = [entry for entry in reply.alternatives if entry not in job.entries]
    for said, entries in (("cited", job.entries), ("roles", roles)):
        if entries:
            called = names(entries, reply.library, words)
            intro = words(f"mention-{said}")
            lines += [intro, *(f"• {name}" for name in called)]
            blocks += [*body.paragraphs(intro), *choices(entries, called, words, said)]
    return rendered("\n".join(lines), blocks)


def _owner(reply: Reply, words: Words) -> str:
    """Who can be asked instead: the owner of the nearest article that has one."""
    articles = (reply.library.article_of(entry) for entry in reply.alternatives)
    return next(
        (
            words("unknown-owner", owner=article.owner, role=article.name)
            for article in articles
            if article and article.owner
        ),
        "",
    )
