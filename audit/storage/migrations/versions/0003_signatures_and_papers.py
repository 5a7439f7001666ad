"""Signatures, who recorded an agreement, the papers a board was sent, and letterheads."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

WHO_RECORDED = """
UPDATE reviews SET recorded_by = coalesce((
    SELECT people.role FROM trail JOIN people ON people.id = trail.who
    WHERE trail.review = reviews.id AND trail.seq = (
        SELECT max(last.seq) FROM trail AS last WHERE last.review = reviews.id AND last.kind = 'review_agreed'
    )
), '') WHERE status <> 'open'
"""
"""The trail knows who recorded an agreement that stands."""


def upgrade() -> None:
    """Add what an agreement and its papers leave behind; nothing was signed, sent or headed before."""
    op.add_column("reviews", sa.Column("recorded_by", sa.Text, nullable=False, server_default=sa.text("''")))
    op.add_column("reviews", sa.Column("signed_on", sa.Date))
    op.add_column("reviews", sa.Column("signed_school", sa.String(40)))
    op.add_column("reviews", sa.Column("signed_board", sa.String(40)))
    op.add_column("reviews", sa.Column("signed_version", sa.Integer))
    op.add_column("reviews", sa.Column("signed_content", sa.String(64)))
    op.execute(WHO_RECORDED)
    op.create_table(
        "papers_sent",
        sa.Column("review", sa.String(64), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("part", sa.Integer, nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("meeting", sa.Text, nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("review", "seq", name="pk_papers_sent"),
        sa.ForeignKeyConstraint(
            ["review", "seq"], ["trail.review", "trail.seq"], name="fk_papers_sent_review_seq_trail"
        ),
    )
    op.create_table(
        "letterheads",
        sa.Column("urn", sa.String(6), nullable=False),
        sa.Column("board_name", sa.Text, nullable=False),
        sa.Column("crest", sa.LargeBinary),
        sa.Column("crest_name", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("urn", name="pk_letterheads"),
        sa.ForeignKeyConstraint(["urn"], ["schools.urn"], name="fk_letterheads_urn_schools"),
    )


def downgrade() -> None:
    """Go back to the copy that lies beside the database: signatures and papers have no place in older tables."""
    raise NotImplementedError("Go back to the copy that lies beside the database.")
