"""Entering the month of a unit that sent Word, Excel or paper: its draft, its original, the day."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.calendar import AGENCY_ZONE
from workreport.domain.errors import CodedError, UseError
from workreport.domain.period import Period
from workreport.domain.report import ReportDraft
from workreport.i18n.entered_text import entered_text
from workreport.i18n.formats import period_text
from workreport.i18n.translation import N_, _
from workreport.services.ports.overriding import override
from workreport.ui.messages import FileWish
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.draft_session import DraftSession
from workreport.ui.viewmodels.month_desk import MonthDesk, MonthRefused, month_desk_of
from workreport.ui.viewmodels.office_words import verdict_words

if TYPE_CHECKING:
    from workreport.services.evidence import Weighed
    from workreport.services.import_outcome import ImportOutcome

BASES = {"paper": N_("Giấy"), "word": N_("Tệp Word"), "excel": N_("Tệp Excel")}
WORKBOOKS = ("*.xlsx", "*.xls", "*.ods", "*.csv", "*.txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class CameForm:
    """How the original came, as it is typed; the hour may be left out."""

    basis: str
    on: date | None
    hour: str
    reason: str


class BehalfDraft(DraftSession):
    """The draft of another unit, kept and signed by the Office."""

    unit = ""
    came: CameForm | None = None
    source: Path | None = None

    def use(self, unit: str) -> None:
        """Show another unit, once everything typed of this one is on the disk."""
        self.unit, self.came, self.source = unit, None, None
        self.refresh()

    @override
    def read_month(self, period: Period) -> MonthDesk | MonthRefused:
        desk, unit = self.session.desk, self.unit
        try:
            if not unit:
                raise UseError("behalf_unit_missing")
            line = desk.on_behalf.open(period, unit)
        except CodedError as error:
            return MonthRefused(period, error)
        return month_desk_of(desk, period, line)

    @override
    def go_to(self, place: str) -> None:
        self.session.go_to("on_behalf", place)

    @override
    def sign_draft(self, draft: ReportDraft, month: MonthDesk, *, is_editable: bool) -> datetime:
        from workreport.services.on_behalf import Came, instant_of  # noqa: PLC0415 - with its work

        saved_at = self.keep_draft(draft) if is_editable else month.now
        came = self.came
        if came is None or came.on is None:
            raise UseError("behalf_day_missing")
        now = self.session.desk.book.clock.now()
        self.session.desk.on_behalf.file(
            month.period,
            draft.unit,
            Came(
                basis=came.basis,
                received_at=_instant(came.on, came.hour) or instant_of(came.on, now),
                source=self.source,
                reason=came.reason,
            ),
        )
        return saved_at


def behalf_draft_of(session: DeskSession) -> BehalfDraft:
    """Return the one draft of a workspace that is entered for another unit."""
    found = session.findChild(BehalfDraft)
    return found if isinstance(found, BehalfDraft) else BehalfDraft(session)


class OnBehalf(QObject):
    """What the page does beside the draft.

    Signals:
        units_changed: The units that may be entered for, as (id, words) pairs.
        source_changed: Name and size of the original; empty when none is chosen.
        refused: What is wrong with what was typed.
    """

    units_changed = Signal(object)
    source_changed = Signal(str)
    refused = Signal(str)

    def __init__(self, draft: BehalfDraft) -> None:
        super().__init__(draft)
        self.draft = draft
        self.session = draft.session
        self._path: Path | None = None

    def refresh(self) -> None:
        """Read which units may be entered for."""
        self.session.run(partial(_read_units, self.session), self._on_units)

    def choose(self, unit: str) -> None:
        """Enter for another unit."""
        if unit and unit != self.draft.unit:
            self.draft.use(unit)
            self.source_changed.emit("")

    def choose_source(self) -> None:
        """Let the original be chosen; its size is said before anything is copied."""
        path = self.session.messages.choose_file(FileWish(title=_("Chọn bản gốc của đơn vị")))
        if path is not None:
            self._path = path
            weigh = partial(self.session.desk.evidence.weigh, path)
            self.session.run(weigh, self._on_weighed)

    def fill_from_sheet(self, kind: str) -> None:
        """Fill the draft from a workbook of the unit: results, or classification."""
        wish = FileWish(title=_("Chọn bảng tính"), kind_name=_("Bảng tính"), patterns=WORKBOOKS)
        path = self.session.messages.choose_file(wish)
        if path is None:
            return
        self.draft.save()
        imports, period, unit = self.session.desk.imports, self.session.period, self.draft.unit
        act = imports.results if kind == "results" else imports.ratings
        self.session.run(partial(act, path, period, unit=unit), self._on_filled)

    def file(self, form: CameForm) -> None:
        """Sign what was entered."""
        if form.on is None:
            self.refused.emit(_("Chưa ghi ngày nhận bản gốc."))
            return
        if self.draft.source is None:
            self.refused.emit(_("Chưa có tệp bản gốc của đơn vị."))
            return
        if not form.reason.strip():
            self.refused.emit(_("Cần ghi lý do."))
            return
        self.draft.came = form
        self.draft.file()

    def words(self) -> str:
        """Say whose month is entered and how far it is."""
        month = self.draft.month
        if month is None:
            return ""
        line = month.line.line
        name = f"{line.unit.name} · {period_text(str(month.period), 'inline')}"
        if line.current is None:
            return name
        entered = entered_text(line.current.entered) if line.current.entered else _("đơn vị gửi")
        said = verdict_words(line.verdict)
        return f"{name} · {_('bản {label}').format(label=line.current.label)}, {entered}, {said}"

    def _on_units(self, units: tuple[tuple[str, str], ...]) -> None:
        self.units_changed.emit(units)

    def _on_weighed(self, weighed: "Weighed") -> None:
        from workreport.services.evidence import size_words  # noqa: PLC0415 - with its work

        self.draft.source = self._path
        self.source_changed.emit(f"{weighed.name} · {size_words(weighed.size)}")

    def _on_filled(self, outcome: "ImportOutcome") -> None:
        self.draft.read_again()
        words = _("Đọc {read} dòng, nhận {accepted}.").format(
            read=outcome.read, accepted=outcome.accepted
        )
        self.session.messages.offer_undo(words, self._undo)

    def _undo(self) -> None:
        self.session.run(self.session.desk.imports.undo, self._on_undone)

    def _on_undone(self, _trace: object) -> None:
        self.draft.read_again()


def _read_units(session: DeskSession) -> tuple[tuple[str, str], ...]:
    month = session.desk.periods.month(session.period)
    lines = sorted(month.units, key=lambda line: line.current is not None)  # the missing first
    return tuple(
        (line.unit.unit, line.unit.name) for line in lines if line.unit.part == "department"
    )


def _instant(on: date, hour: str) -> datetime | None:
    words = hour.strip().replace("h", ":").rstrip(":")
    if not words:
        return None
    hours, _colon, minutes = words.partition(":")
    try:
        return datetime(
            on.year, on.month, on.day, int(hours), int(minutes or 0), tzinfo=AGENCY_ZONE
        )
    except ValueError:
        raise UseError("usage_instant_malformed", option=_("Giờ"), value=hour) from None
