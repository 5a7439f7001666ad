"""Follow-up reviews, answers that stand or are carried, and the content a review was answered on."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what follows on from an earlier review; every review there is was a full one."""
    op.add_column("reviews", sa.Column("kind", sa.String(20), nullable=False, server_default="full"))
    op.add_column("answers", sa.Column("stands_from", sa.Date))
    op.add_column("answers", sa.Column("carried_from", sa.Text))
    op.create_table(
        "contents",
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("checklist", sa.Text, nullable=False),
        sa.Column("edition", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_contents"),
    )


def downgrade() -> None:
    """Go back to the copy that lies beside the database: what stands or is carried has no place in older tables."""
    raise NotImplementedError("Go back to the copy that lies beside the database.")
