"""Drafts kept once, figures beside the reports, search, and what was sent."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _keep_drafts_once()
    # What is derived comes anew from the ledger when the workspace is opened.
    op.drop_table("rating_line")
    op.drop_table("result_line")
    _create_search_place()
    _create_sent()
    _create_rating_line()
    _create_report_figure()
    _create_report_text()
    _create_result_line()


def _keep_drafts_once() -> None:
    # The newest version always stood in both tables.
    op.drop_table("draft")
    op.create_table(
        "draft",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", "version", name=op.f("pk_draft")),
    )
    op.execute(
        "INSERT INTO draft (name, version, saved_at, size, body)"
        " SELECT name, version, saved_at, length(body), body FROM draft_version"
    )
    op.drop_table("draft_version")


def _create_search_place() -> None:
    op.create_table(
        "search_place",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_place")),
    )
    with op.batch_alter_table("search_place", schema=None) as batch_op:
        batch_op.create_index("ix_search_place_source", ["source"], unique=False)


def _create_sent() -> None:
    op.create_table(
        "sent",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("written_at", sa.String(), nullable=False),
        sa.Column("waiting", sa.String(), nullable=False),
        sa.Column("reaches", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_sent")),
    )


def _create_rating_line() -> None:
    op.create_table(
        "rating_line",
        sa.Column("entry", sa.String(length=64), nullable=False),
        sa.Column("voice", sa.String(), nullable=False),
        sa.Column("person", sa.String(length=32), nullable=False),
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("comparison", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("score", sa.String(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("not_rated", sa.String(), nullable=False),
        sa.Column("score_exact", sa.String(), nullable=False),
        sa.Column("scheme", sa.String(), nullable=False),
        sa.Column("computed", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.id"], name=op.f("fk_rating_line_entry_entry")),
        sa.PrimaryKeyConstraint("entry", "voice", "person", name=op.f("pk_rating_line")),
    )
    with op.batch_alter_table("rating_line", schema=None) as batch_op:
        batch_op.create_index(
            "ix_rating_line_period", ["period", "voice", "entry", "level"], unique=False
        )
        batch_op.create_index("ix_rating_line_person", ["person", "period"], unique=False)


def _create_report_figure() -> None:
    op.create_table(
        "report_figure",
        sa.Column("report", sa.String(length=64), nullable=False),
        sa.Column("base", sa.String(), nullable=False),
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("cut_off", sa.String(), nullable=False),
        sa.Column("nil", sa.Boolean(), nullable=False),
        sa.Column("completed", sa.Integer(), nullable=False),
        sa.Column("in_progress", sa.Integer(), nullable=False),
        sa.Column("not_started", sa.Integer(), nullable=False),
        sa.Column("on_time", sa.Integer(), nullable=False),
        sa.Column("no_due", sa.Integer(), nullable=False),
        sa.Column("forecast", sa.Integer(), nullable=False),
        sa.Column("quality_1", sa.Integer(), nullable=False),
        sa.Column("quality_2", sa.Integer(), nullable=False),
        sa.Column("quality_3", sa.Integer(), nullable=False),
        sa.Column("whole", sa.String(), nullable=False),
        sa.Column("done", sa.String(), nullable=False),
        sa.Column("in_time", sa.String(), nullable=False),
        sa.Column("good", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report"], ["entry.id"], name=op.f("fk_report_figure_report_entry")
        ),
        sa.PrimaryKeyConstraint("report", "base", name=op.f("pk_report_figure")),
    )
    with op.batch_alter_table("report_figure", schema=None) as batch_op:
        batch_op.create_index("ix_report_figure_period", ["period"], unique=False)


def _create_report_text() -> None:
    op.create_table(
        "report_text",
        sa.Column("report", sa.String(length=64), nullable=False),
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["entry.id"], name=op.f("fk_report_text_report_entry")),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_report_text")),
    )
    with op.batch_alter_table("report_text", schema=None) as batch_op:
        batch_op.create_index("ix_report_text_period", ["period"], unique=False)


def _create_result_line() -> None:
    op.create_table(
        "result_line",
        sa.Column("report", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("task", sa.String(length=32), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("due_on", sa.String(length=10), nullable=True),
        sa.Column("done_on", sa.String(length=10), nullable=True),
        sa.Column("quality", sa.Integer(), nullable=True),
        sa.Column("qty", sa.String(), nullable=False),
        sa.Column("coef", sa.String(), nullable=False),
        sa.Column("progress", sa.String(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("carry", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["entry.id"], name=op.f("fk_result_line_report_entry")),
        sa.PrimaryKeyConstraint("report", "position", name=op.f("pk_result_line")),
    )
    with op.batch_alter_table("result_line", schema=None) as batch_op:
        batch_op.create_index(
            "ix_result_line_judged",
            ["period"],
            unique=False,
            sqlite_where=sa.text(
                "(progress IN ('late', 'overdue') OR quality = 3 OR status IN ('', 'not_started'))"
            ),
        )
        batch_op.create_index("ix_result_line_task", ["task", "period"], unique=False)
