"""The check of one report: marks tied to rows by numbers, what is kept while it is written."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from typing_extensions import override

from workreport.domain.calendar import end_of, local_day
from workreport.domain.deadlines import default_return_due
from workreport.domain.period import Period
from workreport.i18n.formats import day_text
from workreport.i18n.translation import _, ngettext
from workreport.ledger.bodies.report import Mark
from workreport.services.checking import (
    MONTH_BEFORE,
    CheckRow,
    CheckView,
    keep_ticks,
    read_check,
)
from workreport.services.desk_notes import keep_notes, kept_notes
from workreport.ui.models.check_lines import CheckLine
from workreport.ui.viewmodels.check_words import CHECK_LIST, check_lines, default_field
from workreport.ui.viewmodels.deadline_words import stamped_deadline
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.office_desk import OfficeModel

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk

SAVED_AFTER_MS = 1000
_MOST_FAULTS = 4


@dataclass(frozen=True, slots=True)
class MarkLine:
    """One mark of a return being written; its number is its place in the list."""

    path: str
    code: str = "content_missing"
    text: str = ""


@dataclass(frozen=True, slots=True)
class CheckFacts:
    """A report under check with what was written about it before."""

    view: CheckView
    notes: dict[str, str]
    default_due_on: date | None
    today: date
    now: datetime
    me: str
    is_locked: bool


class Checking(OfficeModel["CheckFacts | None"]):
    """Keeps marks, due day, faults and ticks of one report, and gives the answer.

    Signals:
        marks_changed: Marks, ticks or the due day are different now.
        answered: The report was returned or accepted.
        marks_refused: Why the marks cannot be given back yet.
    """

    marks_changed = Signal()
    marks_refused = Signal(str)
    answered = Signal()

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(session, _read_nothing, parent)
        self.unit = ""
        self.against = MONTH_BEFORE
        self.marks: tuple[MarkLine, ...] = ()
        self.faults: dict[str, int] = {}
        self.ticks: frozenset[str] = frozenset()
        self.due_on: date | None = None
        self._chosen = ""
        self._notes_of = ""
        self._saving = QTimer(self)
        self._saving.setObjectName("check_notes_timer")
        self._saving.setSingleShot(True)
        self._saving.setInterval(SAVED_AFTER_MS)
        self._saving.timeout.connect(self.save)

    # --- which report -------------------------------------------------------------------------

    def open(self, unit: str) -> None:
        """Open the report of a unit."""
        self.save()
        if unit != self.unit:
            self._chosen = ""
            self._notes_of = ""
            self.facts = None
            self.against = MONTH_BEFORE
        self.unit = unit
        self._freshness.invalidate()

    def compare(self, against: str) -> None:
        """Compare with last month, the plan, or the version before."""
        if against != self.against:
            self.against = against
            self.refresh()

    def switch(self, entry: str = "") -> None:
        """Look at another version; without one, at the one under check."""
        self.save()
        self._chosen = entry
        self.refresh()

    @override
    def refresh(self) -> None:
        """Read the report anew."""
        if self.unit:
            self._read = partial(
                _read_check, unit=self.unit, against=self.against, entry=self._chosen
            )
            super().refresh()

    @override
    def use_facts(self, facts: CheckFacts | None) -> None:
        """Take over what was written about this version before."""
        if facts is None or self._notes_of == facts.view.version.entry:
            return
        self._notes_of = facts.view.version.entry
        notes = facts.notes
        self.marks = tuple(MarkLine(*one) for one in json.loads(notes.get("marks", "[]")))
        self.faults = dict(json.loads(notes.get("faults", "{}")))
        self.ticks = frozenset(json.loads(notes.get("ticks", "[]")))
        due = notes.get("due")
        self.due_on = date.fromisoformat(due) if due else facts.default_due_on

    # --- what is shown ------------------------------------------------------------------------

    @property
    def view(self) -> CheckView | None:
        """The report under check."""
        return None if self.facts is None else self.facts.view

    def lines(self) -> tuple[CheckLine, ...]:
        """Return tasks and people as lines."""
        return () if self.view is None else check_lines(self.view, self.faults)

    def number_of(self, place: str) -> int:
        """Return the number of the mark on a place, 0 for none."""
        return next(
            (
                at
                for at, mark in enumerate(self.marks, 1)
                if mark.path == place or mark.path.startswith(f"{place}/")
            ),
            0,
        )

    def is_begun(self) -> bool:
        """Tell whether somebody began to check this version."""
        return self.view is not None and bool(self.view.version.checked_by)

    def refusal(self) -> str:
        """Say why this version cannot be answered here; empty when it can."""
        facts = self.facts
        if facts is None:
            return _("Chưa mở báo cáo nào.")
        view = facts.view
        if facts.is_locked:
            return _("Tháng này đã khóa.")
        if view.version.answer is not None and not self._is_recalled():
            return _("Bản này đã được trả lời.")
        if view.line.in_conflict:
            return _("Đơn vị có hai bản cùng hiệu lực: chọn một bản rồi trả lời.")
        if view.waiting is not None:
            words = _("Bản {number} vừa đến: chuyển sang bản {number} rồi trả lời.")
            return words.format(number=view.waiting.label)
        return ""

    def open_ticks(self) -> int:
        """Return how many mandatory points of the check list are not ticked."""
        return sum(point.is_mandatory and point.code not in self.ticks for point in CHECK_LIST)

    def accept_refusal(self) -> tuple[str, str]:
        """Say why the report cannot be accepted, and the same in two words."""
        whole = self.refusal()
        if whole:
            return whole, ""
        if self.marks:
            words = ngettext("còn {count} dấu", "còn {count} dấu", len(self.marks))
            short = words.format(count=len(self.marks))
            return _("Bỏ các dấu, hoặc trả lại cho phòng."), short
        left = self.open_ticks()
        if left:
            words = ngettext("còn {count} mục kiểm tra", "còn {count} mục kiểm tra", left)
            return _("Tích các mục bắt buộc trong Mục kiểm tra."), words.format(count=left)
        return "", ""

    # --- marks --------------------------------------------------------------------------------

    def toggle_mark(self, place: str) -> None:
        """Mark a place, or take its mark away."""
        if self.refusal():
            return
        if self.number_of(place):
            kept = [
                mark
                for mark in self.marks
                if mark.path != place and not mark.path.startswith(f"{place}/")
            ]
            self._set_marks(tuple(kept))
            return
        path = place
        if place.startswith("task/"):
            field = default_field(self._row(place.removeprefix("task/")))
            path = f"{place}/{field}" if field else place
        elif place.startswith("person/"):
            path = f"{place}/department"
        self._set_marks((*self.marks, MarkLine(path)))

    def remove_mark(self, at: int) -> None:
        """Take a mark away."""
        self._set_marks(tuple(mark for place, mark in enumerate(self.marks) if place != at))

    def change_mark(self, at: int, *, code: str = "", text: str | None = None) -> None:
        """Change reason or words of a mark without showing the list anew."""
        mark = self.marks[at]
        mark = replace(mark, code=code or mark.code, text=mark.text if text is None else text)
        self.marks = (*self.marks[:at], mark, *self.marks[at + 1 :])
        self._saving.start()

    def choose_field(self, at: int, field: str) -> None:
        """Say which field of a row a mark means."""
        root, task = self.marks[at].path.split("/")[:2]
        path = f"{root}/{task}/{field}" if field else f"{root}/{task}"
        mark = replace(self.marks[at], path=path)
        self.marks = (*self.marks[:at], mark, *self.marks[at + 1 :])
        self._saving.start()

    def set_due(self, due_on: date | None) -> None:
        """Say until when the unit should answer."""
        self.due_on = due_on
        self._saving.start()
        self.marks_changed.emit()

    def tick(self, code: str) -> None:
        """Tick a point of the check list, or take the tick away."""
        self.ticks = self.ticks ^ {code}
        self._saving.start()
        self.marks_changed.emit()

    def add_fault(self, task: str) -> None:
        """Confirm one more quality fault of a task; after the fourth none is left."""
        if self.refusal() or self._row(task) is None:
            return
        count = (self.faults.get(task, 0) + 1) % (_MOST_FAULTS + 1)
        self.faults = {**self.faults, task: count}
        self._saving.start()
        self.marks_changed.emit()

    def save(self) -> None:
        """Keep what was written about this version on this machine."""
        if not self._saving.isActive() or not self._notes_of:
            return
        self._saving.stop()
        notes: dict[str, str] = {}
        if self.marks or self.ticks or any(self.faults.values()):
            notes = {
                "marks": json.dumps(
                    [(one.path, one.code, one.text) for one in self.marks], ensure_ascii=False
                ),
                "faults": json.dumps(self.faults),
                "ticks": json.dumps(sorted(self.ticks)),
                "due": "" if self.due_on is None else self.due_on.isoformat(),
            }
        work = partial(keep_notes, self.session.desk.book, f"check/{self._notes_of}", notes)
        self.session.run(work, self._on_kept)

    # --- the answer ---------------------------------------------------------------------------

    def start(self) -> None:
        """Begin to check the version that lies here."""
        self._chosen = ""
        period = self.session.period
        work = partial(self.session.desk.office.start_check, period, self.unit)
        self.act(work, self._on_begun)

    def accept(self) -> None:
        """Accept the report, with the ticks of the check list as a note of the Office."""
        if self.view is None or any(self.accept_refusal()):
            return
        faults = {task: count for task, count in self.faults.items() if count}
        ticked = [_(point.text) for point in CHECK_LIST if point.code in self.ticks]
        words = _("Đã kiểm tra: {points}.").format(points="; ".join(ticked))
        work = partial(_accept, self.session.desk, self.session.period, self.view, faults, words)
        self.act(work, self._on_accepted)

    def give_back(self) -> None:
        """Return the report with its marks."""
        if self.refusal() or not self.marks:
            return
        empty = [at for at, mark in enumerate(self.marks, 1) if not mark.text.strip()]
        if empty:
            numbers = ", ".join(map(str, empty))
            self.marks_refused.emit(_("Ghi nội dung cho mục {numbers}.").format(numbers=numbers))
            return
        marks = [Mark(path=one.path, text=one.text.strip(), code=one.code) for one in self.marks]
        due_at = None if self.due_on is None else end_of(self.due_on)
        work = partial(
            self.session.desk.office.return_report,
            self.session.period,
            self.unit,
            "",
            marks,
            due_at,
        )
        self.act(work, self._on_returned)

    # --- inside -------------------------------------------------------------------------------

    def _row(self, task: str) -> CheckRow | None:
        rows = () if self.view is None else self.view.rows
        return next((row for row in rows if row.task.id == task), None)

    def _is_recalled(self) -> bool:
        answer = None if self.view is None else self.view.version.answer
        return answer is not None and answer.verdict == "recall_refused"

    def _set_marks(self, marks: tuple[MarkLine, ...]) -> None:
        self.marks = marks
        self._saving.start()
        self.marks_changed.emit()

    def _forget(self) -> None:
        """Drop the notes of a version that was answered."""
        self.marks, self.faults, self.ticks = (), {}, frozenset()
        self._saving.start()
        self.save()

    def _on_kept(self, _nothing: None) -> None:
        """Nothing changes on the screen when notes are kept."""

    def _on_begun(self, _entry: str) -> None:
        self.refresh()

    def _on_accepted(self, _entry: str) -> None:
        self._forget()
        name = "" if self.view is None else self.view.line.unit.name
        self.session.tell_done(_("Đã chấp nhận báo cáo của {unit}.").format(unit=name))
        self.answered.emit()

    def _on_returned(self, due_at: datetime) -> None:
        count = len(self.marks)
        self._forget()
        name = "" if self.view is None else self.view.line.unit.name
        words = ngettext(
            "Đã trả lại {count} mục cho {unit}, hạn {day}.",
            "Đã trả lại {count} mục cho {unit}, hạn {day}.",
            count,
        )
        day = day_text(local_day(due_at), "full")
        self.session.tell_done(words.format(count=count, unit=name, day=day))
        self.answered.emit()


def _read_nothing(_desk: "Desk", _period: Period) -> None:
    return None


def _read_check(desk: "Desk", period: Period, *, unit: str, against: str, entry: str) -> CheckFacts:
    month = desk.periods.month(period)
    view = read_check(desk.book, month, unit, against=against, entry=entry)
    with desk.book.looking() as look:
        today, now, me = look.today, look.now, look.identity.person
    due = None
    if month.opened is not None:
        office = stamped_deadline(month.opened.office)
        due = default_return_due(office, today, month.calendar)
    notes = kept_notes(desk.book, f"check/{view.version.entry}")
    return CheckFacts(view, notes, due, today, now, me, month.is_pinned)


def _accept(
    desk: "Desk", period: Period, view: CheckView, faults: dict[str, int], words: str
) -> str:
    entry = desk.office.accept(period, view.line.unit.unit, "", faults)
    keep_ticks(desk.book, period, view, words)
    return entry
