"""People's preferences, and the threads in which they are answered without a mention."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "people",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("workspace", "person", name="pk_people"),
    )
    op.create_table(
        "followed_threads",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("thread", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_followed_threads"),
    )
    op.create_index("ix_followed_threads_thread", "followed_threads", ["thread"])
    op.create_index("ix_followed_threads_since", "followed_threads", ["since"])


def downgrade() -> None:
    op.drop_table("followed_threads")
    op.drop_table("people")
