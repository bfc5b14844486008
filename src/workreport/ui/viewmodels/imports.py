"""Taking a workbook in: chosen, rehearsed with every answer, taken as one act, undone as one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError
from workreport.domain.period import Period
from workreport.i18n.formats import period_text
from workreport.i18n.translation import N_, _, ngettext
from workreport.services.ports.sheets import ENDINGS, FIELDS, SKIPPED, SheetColumn
from workreport.ui.messages import FileWish, Notice, NoticeKind, notice_of
from workreport.ui.models.import_lines import FIELD_WORDS, ImportLine
from workreport.ui.tasks.target_file import write_target
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.draft_session import draft_session_of
from workreport.ui.viewmodels.import_words import (
    ImportProblem,
    counts_of,
    lines_of,
    problems_of,
)
from workreport.ui.viewmodels.standing import DeskKind, read_standing

if TYPE_CHECKING:
    from workreport.services.import_outcome import ImportOutcome
    from workreport.services.import_trace import Trace
    from workreport.services.sheet_export import SheetFile

WORKBOOKS = ("*.xlsx", "*.xls", "*.ods", "*.csv", "*.txt")
_KINDS = {
    DeskKind.OFFICE: ("plan", "roster", "results", "ratings"),
    DeskKind.DEPARTMENT: ("results", "ratings"),
}
KIND_WORDS = {
    "plan": N_("Kế hoạch tháng"),
    "roster": N_("Danh sách cán bộ"),
    "results": N_("Kết quả của phòng"),
    "ratings": N_("Xếp loại"),
}


@dataclass(frozen=True, slots=True)
class _Read:
    """One rehearsal: the outcome, or the columns of a heading nobody knows."""

    outcome: "ImportOutcome | None"
    columns: tuple[SheetColumn, ...]
    units: dict[str, str]
    error: CodedError | None = None


class Imports(QObject):
    """What the page of imports shows and does.

    Signals:
        shown: Everything is known anew; show it.
        busy_changed: Work is under way; a text says which, empty when it ended.
    """

    shown = Signal()
    busy_changed = Signal(str)

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        desk = read_standing(session.desk).kind
        self._is_department = desk is DeskKind.DEPARTMENT
        self.kinds = _KINDS.get(desk, ())
        self.kind = self.kinds[0] if self.kinds else "results"
        self.undoable: Trace | None = None
        self._begin_anew()
        session.period_changed.connect(self._on_period)

    def _begin_anew(self) -> None:
        self.path: Path | None = None
        self.outcome: ImportOutcome | None = None
        self.columns: tuple[SheetColumn, ...] = ()
        self.lines: tuple[ImportLine, ...] = ()
        self.problems: tuple[ImportProblem, ...] = ()
        self.refusal: Notice | None = None
        self._headings: dict[str, str] = {}
        self._names: dict[str, str] = {}

    # --- what is -------------------------------------------------------------------------------

    @property
    def month(self) -> str:
        """The month the workbook is for, as people say it; a roster has none."""
        return "" if self.kind == "roster" else period_text(str(self._session.period), "inline")

    @property
    def near(self) -> date:
        """The day beside which days without a year are read."""
        return self._session.period.first_day

    def counts(self) -> str:
        """Say what the import would do."""
        return "" if self.outcome is None else counts_of(self.outcome, self.lines)

    def asked(self) -> tuple[ImportProblem, ...]:
        """Return the units and people that may be meant, each words once."""
        found = {one.value: one for one in self.problems if one.candidates}
        return tuple(found.values())

    def choices(self) -> tuple[tuple[str, str], ...]:
        """Return what a column may mean."""
        return tuple((name, _(FIELD_WORDS[name])) for name in (*FIELDS[self.kind], SKIPPED))

    def can_take(self) -> bool:
        """Whether there is something to take."""
        return self.outcome is not None and bool(self.outcome.new + self.outcome.changed)

    # --- what is done --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Look whether the last import can be undone."""
        self._session.run(self._session.desk.imports.last, self._on_last)

    def choose_kind(self, kind: str) -> None:
        """Take in another kind of sheet."""
        if kind in self.kinds and kind != self.kind:
            self.kind = kind
            self._begin_anew()
            self.shown.emit()

    def choose_file(self) -> None:
        """Let a workbook be chosen and read it."""
        wish = FileWish(title=_("Chọn bảng tính"), kind_name=_("Bảng tính"), patterns=WORKBOOKS)
        path = self._session.messages.choose_file(wish)
        if path is not None:
            self.use(path)

    def use(self, path: Path) -> None:
        """Read a workbook as if it were taken in; nothing is written."""
        self._begin_anew()
        self.path = path
        self._rehearse()

    def mean(self, heading: str, field: str) -> None:
        """Say what a column means, and read again."""
        self._headings[heading] = field
        self._rehearse()

    def means(self, words: str, meant: str) -> None:
        """Say whom or which unit words mean, and read again."""
        self._names[words] = meant
        self._rehearse()

    def take(self) -> None:
        """Take the workbook in as one act."""
        if self.path is None or not self.can_take():
            return
        self.busy_changed.emit(_("Đang nhập {name}").format(name=self.path.name))
        self._session.run(self._act(self.path, dry_run=False), self._on_taken, self._on_failed)

    def undo(self) -> None:
        """Take the last import back as one act."""
        self._session.run(self._session.desk.imports.undo, self._on_undone)

    def export(self) -> None:
        """Write the sheet of the chosen kind, as it stands, for people who work in Excel."""
        period = self._session.period
        names = {"plan": f"ke-hoach-{period}", "results": f"ket-qua-{period}"}
        wish = FileWish(
            title=_("Xuất ra bảng tính"),
            kind_name=_("Bảng tính"),
            patterns=tuple(f"*.{ending}" for ending in ENDINGS),
            suggested=f"{names.get(self.kind, 'danh-sach-can-bo')}.xlsx",
        )
        target = self._session.messages.choose_target(wish)
        if target is None:
            return
        if target.suffix.lower().lstrip(".") not in ENDINGS:
            target = target.with_name(f"{target.name}.xlsx")
        self._session.run(partial(self._write, target, self.kind, period), self._on_exported)

    # --- inside --------------------------------------------------------------------------------

    def _write(self, target: Path, kind: str, period: Period) -> "tuple[Path, SheetFile]":
        sheets, ending = self._session.desk.sheets, target.suffix.lower().lstrip(".")
        if kind == "roster":
            file = sheets.roster(ending)
        elif kind == "plan":
            file = sheets.plan(period, ending)
        else:
            file = sheets.results(period, ending)
        return write_target(self._session.desk.files, target, file.data), file

    def _act(self, path: Path, *, dry_run: bool) -> "Callable[[], ImportOutcome]":
        from workreport.services.import_hints import Told  # noqa: PLC0415 - loaded with its work

        desk, period, kind = self._session.desk, self._session.period, self.kind
        told = Told.of(self._headings, self._names)
        if kind == "roster":
            return partial(desk.imports.roster, path, dry_run=dry_run, told=told)
        if kind == "plan":
            return partial(desk.imports.plan, path, period, dry_run=dry_run, told=told)
        act = desk.imports.ratings if kind == "ratings" else desk.imports.results
        work = partial(act, path, period, dry_run=dry_run, told=told)
        draft = draft_session_of(self._session) if self._is_department else None
        unsaved = draft.draft if draft is not None and draft.is_dirty else None

        def fill() -> "ImportOutcome":
            if unsaved is not None:
                desk.reporting.save(unsaved)
            return work()

        return fill

    def _rehearse(self) -> None:
        if self.path is None:
            return
        self.busy_changed.emit(_("Đang đọc {name}").format(name=self.path.name))
        act = self._act(self.path, dry_run=True)
        work = partial(self._read, act, self.path, self.kind, dict(self._headings))
        self._session.run(work, self._on_read, self._on_failed)

    def _read(
        self, act: "Callable[[], ImportOutcome]", path: Path, kind: str, told: dict[str, str]
    ) -> _Read:
        from workreport.services.import_hints import Told  # noqa: PLC0415 - loaded with its work

        desk = self._session.desk
        with desk.book.looking() as look:
            units = {key: unit.short or unit.name for key, unit in look.directory.units.items()}
        try:
            outcome = act()
        except CodedError as error:
            if error.code != "workbook_no_heading":
                raise
            columns = desk.imports.columns(path, kind, Told.of(told, {}))
            return _Read(None, columns, units, error)
        return _Read(outcome, outcome.columns, units)

    def _on_read(self, read: _Read) -> None:
        self.busy_changed.emit("")
        self.outcome, self.columns = read.outcome, read.columns
        self.refusal = None if read.error is None else notice_of(read.error)
        self.lines = () if read.outcome is None else lines_of(read.outcome, read.units)
        self.problems = () if read.outcome is None else problems_of(read.outcome)
        self.shown.emit()

    def _on_failed(self, error: CodedError) -> None:
        self.busy_changed.emit("")
        self.outcome, self.columns, self.lines, self.problems = None, (), (), ()
        self.refusal = notice_of(error)
        self.shown.emit()

    def _on_taken(self, outcome: "ImportOutcome") -> None:
        self.busy_changed.emit("")
        count = outcome.new + outcome.changed
        words = ngettext("Đã nhập {count} dòng", "Đã nhập {count} dòng", count).format(count=count)
        self._begin_anew()
        self._after_change()
        self._session.messages.offer_undo(words, self.undo)

    def _on_undone(self, trace: "Trace") -> None:
        self._after_change()
        self._session.tell_done(_("Đã hoàn tác lần nhập {file}.").format(file=trace.file))

    def _after_change(self) -> None:
        if self._is_department:
            draft_session_of(self._session).read_again()
        self.refresh()

    def _on_last(self, trace: "Trace | None") -> None:
        self.undoable = trace
        self.shown.emit()

    def _on_exported(self, written: "tuple[Path, SheetFile]") -> None:
        path, file = written
        words = _("Đã ghi {rows} dòng vào {path}.").format(rows=file.rows, path=path)
        self._session.messages.tell(Notice(kind=NoticeKind.OK, happened=words))

    def _on_period(self, _period: Period) -> None:
        if self.path is not None:
            self.use(self.path)
        else:
            self.shown.emit()
