"""What a conversation was asked to choose from."""

import sqlalchemy as sa
from alembic import op

revision = "offered"
down_revision = "onboarding"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # With a default, as a process of the version before still writes rows without it.
    op.add_column(
        "conversations", sa.Column("offered", sa.JSON(), nullable=False, server_default="[]")
    )


def downgrade() -> None:
    op.drop_column("conversations", "offered")
