"""The tables. Whoever changes them adds a migration; a test compares the two."""

from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Integer,
    MetaData,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.store.columns import CleanText, UtcDateTime, Words


class Table(DeclarativeBase):
    # Named constraints, so that a later migration can drop one on either database.
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - read by SQLAlchemy, never changed
        str: CleanText,
        datetime: UtcDateTime,
        tuple[str, ...]: Words,
    }


class CatalogueRow(Table):
    """The one row that names the catalogue's revision."""

    __tablename__ = "catalogue"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    revision: Mapped[str]


class ArticleRow(Table):
    """An article without its entries: columns bear the names of `Article`'s fields.

    position     in the library, counted from 0
    fingerprint  of the article and its entries as they are stored here
    """

    __tablename__ = "articles"

    file: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    fingerprint: Mapped[str]
    role: Mapped[str]
    name: Mapped[str]
    lang: Mapped[str]
    title: Mapped[str]
    digest: Mapped[str]
    author: Mapped[str | None]
    description: Mapped[str | None]
    read: Mapped[str | None]
    image: Mapped[str | None]
    published: Mapped[date | None]
    tags: Mapped[tuple[str, ...]]
    aliases: Mapped[tuple[str, ...]]
    url: Mapped[str | None]
    order: Mapped[int | None]
    owner: Mapped[str | None]
    reviewed: Mapped[date | None]
    review_every: Mapped[int | None]
    status: Mapped[str | None]


class EntryRow(Table):
    """An entry, under its article's file and its place there, counted from 0."""

    __tablename__ = "entries"

    article: Mapped[str] = mapped_column(
        ForeignKey(ArticleRow.file, ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    role: Mapped[str]
    lang: Mapped[str]
    title: Mapped[str]
    heading_path: Mapped[tuple[str, ...]]
    text: Mapped[str]
    markdown: Mapped[str]
    source_file: Mapped[str]
    source_line: Mapped[int]
    pillar: Mapped[int | None]
    mission: Mapped[int | None]
    tagline: Mapped[str | None]
    items: Mapped[tuple[str, ...]]
    questions: Mapped[tuple[str, ...]]


class ConversationRow(Table):
    """The last turn of a conversation."""

    __tablename__ = "conversations"

    key: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str | None]
    entries: Mapped[tuple[str, ...]]
    language: Mapped[str]
    expires: Mapped[datetime] = mapped_column(index=True)
    offered: Mapped[tuple[str, ...]] = mapped_column(server_default="[]")


class QuestionRow(Table):
    """One line of the question log; `duration` in seconds."""

    __tablename__ = "questions"

    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True
    )
    at: Mapped[datetime] = mapped_column(index=True)
    workspace: Mapped[str]
    surface: Mapped[str]
    outcome: Mapped[str]
    entry: Mapped[str | None]
    confidence: Mapped[float]
    duration: Mapped[float]
    text: Mapped[str | None]


class EventRow(Table):
    """An event that some process has taken on; the primary key makes it one process."""

    __tablename__ = "processed_events"

    id: Mapped[str] = mapped_column(primary_key=True)
    seen: Mapped[datetime] = mapped_column(index=True)


class PersonRow(Table):
    """What a person has chosen, by their own workspace and user id."""

    __tablename__ = "people"

    workspace: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str | None]
    role: Mapped[str | None]


class FollowedRow(Table):
    """A person whose questions are answered in a thread without a mention."""

    __tablename__ = "followed_threads"

    key: Mapped[str] = mapped_column(primary_key=True)
    thread: Mapped[str] = mapped_column(index=True)
    person: Mapped[str]
    since: Mapped[datetime] = mapped_column(index=True)


class FeedbackRow(Table):
    """A person's last word on an entry that a message showed."""

    __tablename__ = "feedback"

    workspace: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(primary_key=True)
    message: Mapped[str] = mapped_column(primary_key=True)
    entry: Mapped[str] = mapped_column(primary_key=True)
    verdict: Mapped[str]
    comment: Mapped[str | None]
    at: Mapped[datetime] = mapped_column(index=True)


class RequestRow(Table):
    """A question sent to whoever writes the articles; `state` is open or done."""

    __tablename__ = "requests"
    __table_args__ = (UniqueConstraint("workspace", "person", "message"),)

    number: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True
    )
    workspace: Mapped[str]
    person: Mapped[str]
    message: Mapped[str]
    question: Mapped[str]
    language: Mapped[str]
    entry: Mapped[str | None]
    state: Mapped[str]
    at: Mapped[datetime]


class ProgressRow(Table):
    """A person on the onboarding path: columns bear the names of `Progress`'s fields."""

    __tablename__ = "onboarding"

    workspace: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str]
    version: Mapped[int]
    touched: Mapped[datetime]
    role: Mapped[str | None]
    done: Mapped[tuple[str, ...]]
    questions: Mapped[tuple[str, ...]]
    answers: Mapped[tuple[str, ...]]
    resumes: Mapped[datetime | None]
    reminder: Mapped[str | None]
    channel: Mapped[str | None]
