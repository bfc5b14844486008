"""The tables of a workspace: truth (ledger), projections, and what belongs to this workspace alone.

Rows never leave ``storage/``. Projections can be dropped and replayed to the same content.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# --- truth -------------------------------------------------------------------------------------

entry = Table(
    "entry",
    metadata,
    Column("n", Integer, primary_key=True),  # order of arrival, local
    Column("id", String(64), nullable=False, unique=True),
    Column("envelope", LargeBinary, nullable=False),
    Column("sig", LargeBinary, nullable=False),
    Column("kind", String, nullable=False),
    Column("writer", String(32), nullable=False),
    Column("key", String(32), nullable=False),
    Column("stream", String, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("prev", String(64)),
    Column("fold_key", String, nullable=False),
    Column("state", String, nullable=False),  # accepted, pending, waiting, quarantined, newer
    Column("reason", String),  # code, when not accepted
    Column("received_at", String, nullable=False),  # first ingest on this machine, UTC
    Column("sealed_for", String, nullable=False, server_default=""),  # key ids it travelled to
    CheckConstraint(
        "state IN ('accepted','pending','waiting','quarantined','newer')", name="state_known"
    ),
    Index("ix_entry_chain", "writer", "stream", "seq"),  # not unique: forks are kept
    Index("ix_entry_fold", "fold_key", "state"),
    Index("ix_entry_state", "state", "kind"),
    Index("ix_entry_stream", "stream", "n", "state"),
    Index("ix_entry_kind", "kind", "n"),
)

part = Table(
    "part",
    metadata,
    Column("entry", ForeignKey("entry.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("about", String(32)),
    Column("bytes", LargeBinary),  # NULL: erased, or held in a file; a part not here has no row
    Column("in_file", Boolean, nullable=False, server_default="0"),
    Index("ix_part_about", "about"),
)

erase = Table(
    "erase",
    metadata,
    Column("entry", String(64), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("ordered_by", String(64), nullable=False),  # erase.order entry
)

# --- projections (PROJECTIONS below) -----------------------------------------------------------

fact = Table(
    "fact",
    metadata,
    Column("entry", ForeignKey("entry.id"), primary_key=True),
    Column("kind", String, nullable=False),
    Column("key", String, nullable=False),
    Column("period", String(7), nullable=False, server_default=""),
    Column("unit", String(32), nullable=False, server_default=""),
    Column("subject", String(64), nullable=False, server_default=""),
    Column("author", String(32), nullable=False, server_default=""),  # person id
    Column("at", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("is_tip", Boolean, nullable=False),
    Column("is_chosen", Boolean, nullable=False),
    Column("in_conflict", Boolean, nullable=False),
    Index("ix_fact_kind", "kind", "period", "unit", "is_chosen"),
    Index("ix_fact_subject", "subject", "kind"),
    Index("ix_fact_key", "key"),
)

task = Table(
    "task",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("born", String(7), nullable=False),
    Column("unit", String(32), nullable=False),
    Column("body", LargeBinary, nullable=False),  # canonical JSON of the folded task
    Column("cancelled", Boolean, nullable=False),
    Column("in_conflict", Boolean, nullable=False),
    Column("issued_by", String(64), nullable=False),  # plan.issue entry
    Index("ix_task_unit", "unit", "born"),
)

task_issue = Table(
    "task_issue",
    metadata,
    Column("task", String(32), primary_key=True),
    Column("entry", ForeignKey("entry.id"), primary_key=True),  # plan.issue
    Index("ix_task_issue_entry", "entry"),
)

task_month = Table(
    "task_month",
    metadata,
    Column("period", String(7), primary_key=True),
    Column("task", String(32), primary_key=True),
    Column("carried_by", String(64), primary_key=True),  # period.close entry, or "" when born here
    Index("ix_task_month_task", "task"),
)

JUDGED = text("(progress IN ('late', 'overdue') OR quality = 3 OR status IN ('', 'not_started'))")

result_line = Table(
    "result_line",
    metadata,
    Column("report", ForeignKey("entry.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("period", String(7), nullable=False),
    Column("unit", String(32), nullable=False),
    Column("task", String(32), nullable=False),
    Column("content", String, nullable=False),
    Column("status", String, nullable=False),
    Column("due_on", String(10)),
    Column("done_on", String(10)),
    Column("quality", Integer),
    Column("qty", String, nullable=False),
    Column("coef", String, nullable=False),
    Column("progress", String, nullable=False),  # ahead, on_time, late, overdue, open, no_due
    Column("days", Integer, nullable=False),
    Column("carry", Boolean, nullable=False),
    Index("ix_result_line_task", "task", "period"),
    # What the leaders judge: a small part of the lines, found without reading the others.
    Index("ix_result_line_judged", "period", sqlite_where=JUDGED),
)

rating_line = Table(
    "rating_line",
    metadata,
    Column("entry", ForeignKey("entry.id"), primary_key=True),
    Column("voice", String, primary_key=True),  # own, department, office, decided
    Column("person", String(32), primary_key=True),
    Column("period", String(7), nullable=False),
    Column("unit", String(32), nullable=False),
    Column("comparison", String, nullable=False),  # comparison group
    Column("level", String, nullable=False),
    Column("score", String, nullable=False),
    Column("remark", String, nullable=False),
    Column("not_rated", String, nullable=False),
    Column("score_exact", String, nullable=False),
    Column("scheme", String, nullable=False),  # id@version
    Column("computed", String, nullable=False),  # the level the scheme comes to
    Index("ix_rating_line_person", "person", "period"),
    Index("ix_rating_line_period", "period", "voice", "entry", "level"),
)

report_sum = Table(
    "report_sum",
    metadata,
    Column("report", ForeignKey("entry.id"), primary_key=True),
    Column("period", String(7), nullable=False),
    Column("unit", String(32), nullable=False),
    Column("version", Integer, nullable=False),
    Column("nil", Boolean, nullable=False),
    Column("completed", Integer, nullable=False),
    Column("in_progress", Integer, nullable=False),
    Column("not_started", Integer, nullable=False),
    Column("on_time", Integer, nullable=False),
    Column("late", Integer, nullable=False),
    Column("overdue", Integer, nullable=False),
    Column("no_due", Integer, nullable=False),
    Column("quality_1", Integer, nullable=False),
    Column("quality_2", Integer, nullable=False),
    Column("quality_3", Integer, nullable=False),
    Index("ix_report_sum_period", "period", "unit"),
)

report_figure = Table(
    "report_figure",
    metadata,
    Column("report", ForeignKey("entry.id"), primary_key=True),
    # all tasks, or what counts when the month is cut off; without a row "cut" it is the same
    Column("base", String, primary_key=True),
    Column("period", String(7), nullable=False),
    Column("cut_off", String, nullable=False),  # of the report
    Column("nil", Boolean, nullable=False),
    Column("completed", Integer, nullable=False),
    Column("in_progress", Integer, nullable=False),
    Column("not_started", Integer, nullable=False),
    Column("on_time", Integer, nullable=False),
    Column("no_due", Integer, nullable=False),
    Column("forecast", Integer, nullable=False),
    Column("quality_1", Integer, nullable=False),
    Column("quality_2", Integer, nullable=False),
    Column("quality_3", Integer, nullable=False),
    Column("whole", String, nullable=False),  # weights, exact: "40", "81/2"
    Column("done", String, nullable=False),
    Column("in_time", String, nullable=False),
    Column("good", String, nullable=False),
    Index("ix_report_figure_period", "period"),
)

report_text = Table(
    "report_text",
    metadata,
    Column("report", ForeignKey("entry.id"), primary_key=True),
    Column("period", String(7), nullable=False),
    Column("body", LargeBinary, nullable=False),  # JSON of its words by section
    Index("ix_report_text_period", "period"),
)

search_place = Table(
    "search_place",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # larger is newer
    Column("source", String(64), nullable=False),  # entry, or id of a task
    Column("kind", String, nullable=False),
    Column("period", String(7), nullable=False),
    Column("unit", String(32), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("title", String, nullable=False),
    Column("text", String, nullable=False),
    Index("ix_search_place_source", "source"),
)

# The words of search_place, folded; a table of SQLite's own kind that SQLAlchemy does not know.
SEARCH_WORDS = (
    """
    CREATE VIRTUAL TABLE IF NOT EXISTS search_word USING fts5(
        words, content='', columnsize=0, tokenize="unicode61 remove_diacritics 0"
    )
    """,
    "INSERT INTO search_word(search_word, rank) VALUES ('secure-delete', 1)",
)

PROJECTIONS = (
    fact,
    task_issue,
    task,
    task_month,
    result_line,
    rating_line,
    report_sum,
    report_figure,
    report_text,
    search_place,
)

# --- this workspace alone ----------------------------------------------------------------------

meta = Table(
    "meta",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

draft = Table(
    "draft",
    metadata,
    Column("name", String, primary_key=True),  # such as report/<unit>/<period>
    Column("version", Integer, primary_key=True),  # the newest is the draft
    Column("saved_at", String, nullable=False),
    Column("size", Integer, nullable=False),  # bytes of the text in ``body``; zeros follow
    Column("body", LargeBinary, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("entry", ForeignKey("entry.id"), nullable=False),
    Column("state", String, nullable=False),  # signed, written
    Column("package", String(32)),
    Column("not_before", String),  # an answer may wait before it is packed
    UniqueConstraint("entry"),
    Index("ix_outbox_state", "state"),
)

package = Table(
    "package",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("writer", String(32), primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("outcome", String, nullable=False),  # read, not_for_us, held
    Column("reason", String),
    Column("first_seen_at", String, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("entries", Integer, nullable=False),
)

served = Table(
    "served",
    metadata,
    Column("stream", String, primary_key=True),
    Column("key", String(32), primary_key=True),  # was sent all that this stream held
)

sent = Table(
    "sent",
    metadata,
    Column("name", String(32), primary_key=True),  # of an own package
    Column("written_at", String, nullable=False),
    Column("waiting", String, nullable=False),  # key ids that have not said they hold it
    Column("reaches", String, nullable=False),  # JSON: [[writer, stream, seq], ...]
)

forward = Table(
    "forward",
    metadata,
    Column("entry", ForeignKey("entry.id"), primary_key=True),  # of others, not sent on yet
)

invitation = Table(
    "invitation",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("person", String(32), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("expires_at", String, nullable=False),
    Column("used_by", String(32)),
)

join_request = Table(
    "join_request",
    metadata,
    Column("key", String(32), primary_key=True),
    Column("person", String(32), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("received_at", String, nullable=False),
    Column("state", String, nullable=False),  # waiting, approved, refused
)

TRIGGERS = (
    """
    CREATE TRIGGER entry_is_never_updated
    BEFORE UPDATE OF n, id, envelope, sig, writer, key, stream, seq, prev, kind, received_at
    ON entry
    BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END
    """,
    """
    CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END
    """,
    """
    CREATE TRIGGER part_is_never_deleted BEFORE DELETE ON part
    BEGIN SELECT RAISE(ABORT, 'parts are never deleted'); END
    """,
    """
    CREATE TRIGGER part_is_only_emptied BEFORE UPDATE ON part
    WHEN NEW.entry <> OLD.entry OR NEW.n <> OLD.n OR NEW.sha256 <> OLD.sha256
        OR NEW.size <> OLD.size OR NEW.about IS NOT OLD.about
        OR NEW.in_file > OLD.in_file
        OR (NEW.bytes IS NOT OLD.bytes AND NEW.bytes IS NOT NULL)
        OR (
            (NEW.bytes IS NOT OLD.bytes OR NEW.in_file <> OLD.in_file)
            AND NOT EXISTS (
                SELECT 1 FROM erase WHERE erase.entry = OLD.entry AND erase.n = OLD.n
            )
        )
    BEGIN SELECT RAISE(ABORT, 'parts change only by a lawful erasure'); END
    """,
)
