"""The first tables: people, schools, reviews, answers, actions and the trail."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables. The types stand here as they were, whatever becomes of them later."""
    op.create_table(
        "people",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.UniqueConstraint("name", "role", name="uq_people_name_role"),
    )
    op.create_table(
        "schools",
        sa.Column("urn", sa.String(6), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("setting", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("urn", name="pk_schools"),
    )
    op.create_table(
        "reviews",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("urn", sa.String(6), nullable=False),
        sa.Column("school", sa.Text, nullable=False),
        sa.Column("setting", sa.String(40), nullable=False),
        sa.Column("checklist", sa.Text, nullable=False),
        sa.Column("edition", sa.Text, nullable=False),
        sa.Column("content_hash", sa.Text, nullable=False),
        sa.Column("assessed_on", sa.Date, nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("agreed_on", sa.Date),
        sa.Column("minute_reference", sa.Text, nullable=False),
        sa.Column("exceptions", sa.Text, nullable=False),
        sa.Column("started_at", sa.String(32), nullable=False),
        sa.Column("changed_at", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("head", sa.String(64), nullable=False),
        sa.Column("ratings", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_reviews"),
        sa.ForeignKeyConstraint(["urn"], ["schools.urn"], name="fk_reviews_urn_schools"),
        sa.UniqueConstraint("urn", "checklist", "assessed_on", name="uq_reviews_urn_checklist_assessed_on"),
    )
    op.create_table(
        "answers",
        sa.Column("review", sa.String(64), nullable=False),
        sa.Column("item", sa.String(40), nullable=False),
        sa.Column("value", sa.String(20)),
        sa.Column("na_reason", sa.Text, nullable=False),
        sa.Column("grade", sa.String(20)),
        sa.Column("evidence_ref", sa.Text, nullable=False),
        sa.Column("evidence_date", sa.Date),
        sa.Column("evidence_by", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("proposed_by", sa.Text, nullable=False),
        sa.Column("checked_by", sa.Text, nullable=False),
        sa.Column("checked_on", sa.Date),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("review", "item", name="pk_answers"),
        sa.ForeignKeyConstraint(["review"], ["reviews.id"], name="fk_answers_review_reviews"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "actions",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("review", sa.String(64), nullable=False),
        sa.Column("item", sa.String(40), nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("due", sa.Date, nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("done_what", sa.Text, nullable=False),
        sa.Column("done_on", sa.Date),
        sa.Column("impact", sa.Text, nullable=False),
        sa.Column("dropped_reason", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_actions"),
        sa.ForeignKeyConstraint(["review"], ["reviews.id"], name="fk_actions_review_reviews"),
    )
    op.create_index("ix_actions_review", "actions", ["review"])
    op.create_table(
        "trail",
        sa.Column("review", sa.String(64), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("who", sa.Integer, nullable=False),
        sa.Column("when", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("how", sa.Text, nullable=False),
        sa.Column("old", sa.String(64), nullable=False),
        sa.Column("new", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("review", "seq", name="pk_trail"),
        sa.ForeignKeyConstraint(["review"], ["reviews.id"], name="fk_trail_review_reviews"),
        sa.ForeignKeyConstraint(["who"], ["people.id"], name="fk_trail_who_people"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "trail_content",
        sa.Column("review", sa.String(64), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("old", sa.Text),
        sa.Column("new", sa.Text),
        sa.PrimaryKeyConstraint("review", "seq", name="pk_trail_content"),
        sa.ForeignKeyConstraint(
            ["review", "seq"], ["trail.review", "trail.seq"], name="fk_trail_content_review_seq_trail"
        ),
    )


def downgrade() -> None:
    """There is nothing older: go back to the copy that lies beside the database."""
    raise NotImplementedError("The first tables are not taken away.")
