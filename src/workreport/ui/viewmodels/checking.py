"""The check of one report: marks tied to rows by numbers, what is kept while it is written."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from typing_extensions import override

from workreport.domain.calendar import day_ended_by, end_of
from workreport.domain.workflow import Action
from workreport.i18n.formats import day_text
from workreport.i18n.translation import _, ngettext
from workreport.ledger.bodies.report import Mark
from workreport.services.check_rules import CheckPoint
from workreport.services.checking import MONTH_BEFORE, CheckRow, CheckView
from workreport.services.desk_notes import keep_notes
from workreport.ui.models.check_lines import CheckLine
from workreport.ui.viewmodels.check_reading import (
    CheckFacts,
    read_facts,
    read_nothing,
    refused_words,
)
from workreport.ui.viewmodels.check_words import check_lines, default_field
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.office_desk import OfficeModel

SAVED_AFTER_MS = 1000
_MOST_FAULTS = 4


@dataclass(frozen=True, slots=True)
class MarkLine:
    """One mark of a return being written; its number is its place in the list."""

    path: str
    code: str = "content_missing"
    text: str = ""


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
        super().__init__(session, read_nothing, parent)
        self.unit = ""
        self.against = MONTH_BEFORE
        self.marks: tuple[MarkLine, ...] = ()
        self.faults: dict[str, int] = {}
        self.causes: dict[str, bool] = {}  # objective causes: confirmed, or not
        self.ticks: frozenset[str] = frozenset()
        self.due_on: date | None = None
        self._chosen = ""
        self._notes_of = ""
        self._saving = QTimer(self)
        self._saving.setObjectName("check_notes_timer")
        self._saving.setSingleShot(True)
        self._saving.setInterval(SAVED_AFTER_MS)
        self._saving.timeout.connect(self._keep)

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
                read_facts, unit=self.unit, against=self.against, entry=self._chosen
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
        self.causes = dict(json.loads(notes.get("causes", "{}")))
        mine = [code for code, one in facts.view.ticked.items() if one.person == facts.me]
        self.ticks = frozenset(json.loads(notes["ticks"]) if "ticks" in notes else mine)
        due = notes.get("due")
        self.due_on = date.fromisoformat(due) if due else facts.default_due_on

    # --- what is shown ------------------------------------------------------------------------

    @property
    def view(self) -> CheckView | None:
        """The report under check."""
        return None if self.facts is None else self.facts.view

    def lines(self) -> tuple[CheckLine, ...]:
        """Return tasks and people as lines."""
        if self.view is None:
            return ()
        return check_lines(self.view, self.faults, {**self.view.judged, **self.causes})

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
        return refused_words(view, Action.ACCEPT)

    def start_refusal(self) -> str:
        """Say why the check of this version cannot begin here; empty when it can."""
        view = self.view
        return "" if view is None or view.waiting is not None else refused_words(view, Action.CHECK)

    def points(self) -> tuple[CheckPoint, ...]:
        """Return the check list in force."""
        return () if self.view is None else self.view.points.points

    def is_ticked(self, code: str) -> bool:
        """Tell whether a point is ticked: here, or signed by another officer."""
        view, facts = self.view, self.facts
        if view is None or facts is None or code in self.ticks:
            return view is not None and code in self.ticks
        signed = view.ticked.get(code)
        return signed is not None and signed.person != facts.me

    def open_ticks(self) -> int:
        """Return how many mandatory points of the check list are not ticked."""
        return sum(one.is_mandatory and not self.is_ticked(one.code) for one in self.points())

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

    def judge_cause(self, task: str) -> None:
        """Confirm that the cause of a delay is objective, then that it is not, then neither."""
        row = self._row(task)
        if self.refusal() or row is None or not row.said.objective:
            return
        after = {None: True, True: False, False: None}[self.causes.get(task)]
        self.causes = {one: said for one, said in self.causes.items() if one != task}
        if after is not None:
            self.causes[task] = after
        self._saving.start()
        self.marks_changed.emit()

    def save(self) -> None:
        """Keep at once what was written about this version, if it waits to be kept."""
        if self._saving.isActive():  # not when the time is up: the timer has stopped by then
            self._saving.stop()
            self._keep()

    def _keep(self) -> None:
        if not self._notes_of:
            return
        notes: dict[str, str] = {}
        if self.marks or self.ticks or self.causes or any(self.faults.values()):
            notes = {
                "marks": json.dumps(
                    [(one.path, one.code, one.text) for one in self.marks], ensure_ascii=False
                ),
                "faults": json.dumps(self.faults),
                "causes": json.dumps(self.causes),
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
        """Accept the report, with faults, confirmed causes and ticks in one signature."""
        if self.view is None or any(self.accept_refusal()):
            return
        faults = {task: count for task, count in self.faults.items() if count}
        unit = self.view.line.unit.unit
        office, period = self.session.desk.office, self.session.period
        work = partial(
            office.accept, period, unit, "", faults, dict(self.causes), sorted(self.ticks)
        )
        self.act(work, self._on_accepted)

    def sign_ticks(self) -> None:
        """Sign what was ticked, so that the chief sees it before the report is accepted."""
        if self.view is None or self.facts is None:
            return
        desk, period = self.session.desk, self.session.period
        work = partial(desk.checking.tick, period, self.unit, sorted(self.ticks))
        self.act(work, self._on_ticked)

    def give_back(self, *, void: bool = False) -> None:
        """Return the report with its marks; ``void``: judge timeliness on the next version."""
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
            void_for_deadline=void,
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
        """Drop the notes of a version that was answered; what was ticked is signed by now."""
        self.marks, self.faults, self.causes = (), {}, {}
        self._saving.start()
        self.save()

    def _on_kept(self, _nothing: None) -> None:
        """Nothing changes on the screen when notes are kept."""

    def _on_ticked(self, _entry: str) -> None:
        self.session.tell_done(_("Đã ký các mục kiểm tra đã tích."))

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
        day = day_text(day_ended_by(due_at), "full")
        self.session.tell_done(words.format(count=count, unit=name, day=day))
        self.answered.emit()
