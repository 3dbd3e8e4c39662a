"""How far people have come on the onboarding path."""

import sqlalchemy as sa
from alembic import op

revision = "onboarding"
down_revision = "feedback"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "onboarding",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("touched", sa.DateTime(timezone=True), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("done", sa.JSON(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("resumes", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminder", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("workspace", "person", name="pk_onboarding"),
    )


def downgrade() -> None:
    op.drop_table("onboarding")
