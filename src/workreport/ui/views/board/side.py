"""The pane beside the board: one unit with what can be done for it, and the lock of the month."""

from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from workreport.domain.calendar import day_ended_by
from workreport.i18n.deadline_text import filing_end_text
from workreport.i18n.formats import day_text
from workreport.i18n.translation import _
from workreport.i18n.verdict_text import correction_text
from workreport.services.month import UnitMonthLine
from workreport.ui.messages import Notice, NoticeKind
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.arrival_words import differing_answers
from workreport.ui.viewmodels.board import Board, BoardFacts
from workreport.ui.viewmodels.closing import Closing
from workreport.ui.viewmodels.reminder_words import reminded_words
from workreport.ui.viewmodels.reminding import Reminding
from workreport.ui.viewmodels.unit_words import (
    extension_words,
    habit_words,
    received_words,
    return_words,
    unit_step_badge,
    verdict_words,
)
from workreport.ui.views.board.reminder_form import ReminderForm
from workreport.ui.views.office.closing_pane import ClosingPane
from workreport.ui.widgets.button import NormalButton
from workreport.ui.widgets.chip import Chip
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import column, named, row, rule
from workreport.ui.widgets.inputs import DateEdit, LabelledInput, LineEdit
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.sentence import Sentence

_LOCK_SEEN = 120  # of what is said of the lock must be in view


class BoardSide(QWidget):
    """Shows the current unit of the board, the extension form, and the gates."""

    def __init__(self, model: Board, closing: Closing) -> None:
        super().__init__()
        self.reminder = ReminderForm(model, Reminding(model.session, self))
        named(self, "board_side", _("Đơn vị đang chọn và việc khóa tháng"))
        self._model = model
        self._unit = ""
        inside = named(QWidget(), "inside")
        lines = column(inside, gap=8)
        lines.setContentsMargins(3, 0, 8, 4)  # the ring of the focus has room
        self._add_unit(lines)
        lines.addWidget(self._extension_form())
        lines.addWidget(self.reminder)
        lines.addSpacing(4)
        lines.addWidget(rule())
        lines.addSpacing(4)
        self.closing = ClosingPane(closing)
        lines.addWidget(self.closing)
        lines.addStretch(1)
        self._area = area = QScrollArea()
        area.setObjectName("board_side_area")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        column(self).addWidget(area)

    def _add_unit(self, lines: QVBoxLayout) -> None:
        self._name = PlainLabel("", "section", name="side_unit", wraps=True)
        self._about = PlainLabel("", "hint", name="side_about", wraps=True)
        self._facts = Sentence("", name="side_facts", ink="text2")
        lines.addWidget(self._name)
        lines.addWidget(self._about)
        self._chip_line = row()
        self._chip: Chip | None = None
        lines.addLayout(self._chip_line)
        lines.addWidget(self._facts)
        self._habit = Sentence("", name="side_months", ink="text2")
        lines.addWidget(self._habit)
        buttons = FlowLayout(gap=8, line_gap=6)
        self.open = NormalButton(_("Mở báo cáo"), "side_open", icon="eye")
        self.open.clicked.connect(self._on_open)
        self.extend = NormalButton(_("Gia hạn"), "side_extend", icon="calendar-plus", tooltip="G")
        self.extend.clicked.connect(self.ask_extension)
        self.remind = NormalButton(_("Nhắc"), "side_remind", icon="envelope-simple", tooltip="L")
        self.remind.clicked.connect(self._on_remind)
        for button in (self.open, self.extend, self.remind):
            buttons.addWidget(button)
        lines.addLayout(buttons)

    def show_unit(self, unit: str) -> None:
        """Show a unit; a form that is being filled in for another one is closed."""
        if unit != self._unit:
            self._form.hide()
            if self.reminder.unit:
                self.reminder.hide()
        self._unit = unit
        line = self._model.line_of(unit)
        if line is None or self._model.facts is None:
            self._name.setText(_("Chưa chọn đơn vị"))
            self._about.setText("")
            self._facts.set_text("")
            self._habit.set_text("")
            if self._chip is not None:
                self._chip.hide()
            for button in (self.open, self.extend, self.remind):
                button.refuse(_("Chưa chọn đơn vị"))
            return
        self._name.setText(line.unit.name)
        head = self._model.facts.heads.get(unit, "")
        self._about.setText(_("{name}, người đứng đầu").format(name=head) if head else "")
        badge = unit_step_badge(line)
        if self._chip is None:
            self._chip = Chip(badge, "side_step")
            self._chip_line.addWidget(self._chip)
            self._chip_line.addStretch(1)
        self._chip.set_badge(badge)
        self._chip.show()
        self._facts.set_text("; ".join(_told(line, self._model.facts)))
        self._habit.set_text(habit_words(self._model.months_of(unit)))
        self._allow(line)

    def _allow(self, line: UnitMonthLine) -> None:
        facts = self._model.facts
        if facts is not None and facts.month.is_pinned:
            self.extend.refuse(_("Tháng này đã khóa."))
        elif facts is None or not facts.is_chief:
            self.extend.refuse(_("Chỉ Chánh Văn phòng được gia hạn."))
        else:
            self.extend.allow()
        if line.current is None:
            self.open.refuse(_("Đơn vị chưa gửi báo cáo."))
        else:
            self.open.allow()
        self._allow_reminder(line)

    def _allow_reminder(self, line: UnitMonthLine) -> None:
        if line.current is not None:
            self.remind.refuse(_("Đơn vị đã gửi báo cáo."))
        elif not line.expected or (self._model.facts and self._model.facts.month.is_pinned):
            self.remind.refuse(_("Đơn vị không phải gửi báo cáo, hoặc tháng này đã khóa."))
        else:
            self.remind.allow()

    def is_lock_seen(self) -> bool:
        """Tell whether what is said of the lock begins in view."""
        top = self.closing.mapTo(self._area.viewport(), QPoint(0, 0)).y()
        return 0 <= top < self._area.viewport().height() - look().px(_LOCK_SEEN)

    def show_lock(self) -> None:
        """Bring what is said of the lock to the top of the pane."""
        # Where it lies is known after the layout only.
        QTimer.singleShot(0, self, self._scroll_to_lock)

    def _scroll_to_lock(self) -> None:
        self._area.verticalScrollBar().setValue(self.closing.y())

    def ask_reminder(self) -> bool:
        """Open the letter to all that are behind, else to the current unit, where there is one."""
        self._form.hide()
        if self.reminder.ask() or self.reminder.ask(self._unit):
            return True
        words = _("Không đơn vị nào quá hạn; chọn một đơn vị chưa có báo cáo để nhắc trước.")
        self._model.session.tell_done(words)
        return False

    def begin_reminder(self) -> None:
        """Let the number be typed; the form is shown whole where there is room."""
        self._area.ensureWidgetVisible(self.reminder.issue)
        self._area.ensureWidgetVisible(self.reminder.due)
        self.reminder.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_extension(self) -> None:
        """Open the form that grants the current unit more time, or say why it is not granted."""
        if not self.extend.isEnabled():
            why = Notice(kind=NoticeKind.WARN, happened=self.extend.toolTip(), about="extend")
            self._model.session.messages.tell(why)
        elif self._unit:
            self.reminder.hide()
            self._form.show()
            self.until.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _extension_form(self) -> QWidget:
        self._form = named(QWidget(), "extension_form", _("Gia hạn"))
        lines = column(self._form, gap=4)
        near = self._model.session.period.first_day
        self.until = DateEdit(_("Gia hạn đến hết ngày"), "extension_until", near)
        self.reason = LineEdit("extension_reason", _("Lý do"))
        self._field = LabelledInput(_("Lý do"), self.reason)
        grant = NormalButton(_("Cho gia hạn"), "extension_grant", icon="calendar-plus")
        grant.clicked.connect(self._grant)
        lines.addWidget(self.until)
        lines.addWidget(self._field)
        lines.addWidget(grant)
        self._form.hide()
        return self._form

    def _grant(self) -> None:
        day: date | None = self.until.day
        if day is None:
            self.until.set_problem(_("Ghi ngày, dạng 23/11."))
            return
        limit = self._model.limit_day()
        if limit is not None and day <= limit:
            words = _("Hạn chung là hết {day}; chọn ngày muộn hơn.")
            self.until.set_problem(words.format(day=day_text(limit, "short")))
            return
        if not self.reason.text().strip():
            self._field.set_problem(_("Cần ghi lý do."))
            return
        self._field.set_problem("")
        self._model.extend(self._unit, day, self.reason.text())
        self._form.hide()
        self.reason.clear()

    def _on_remind(self) -> None:
        self._form.hide()
        if self.reminder.ask(self._unit):
            self.begin_reminder()

    def _on_open(self) -> None:
        self._model.open_unit(self._unit)


def _told(line: UnitMonthLine, facts: BoardFacts) -> list[str]:
    """Say receipt, verdict, extensions and what the department asked for."""
    words = [part for part in (verdict_words(line),) if part]
    at = received_words(line)
    if at and line.current is not None:
        number = line.current.receipt_number
        words.insert(0, _("Nhận {at}, biên nhận {number}").format(at=at, number=number))
    if line.correction_late_days:
        words.append(correction_text(line.correction_late_days))
    if line.current is not None and line.current.answers_differ:
        words.append(differing_answers())
    if line.filing_end_at is not None and line.current is None:
        end = line.filing_end_at
        words.append(filing_end_text(day_ended_by(end), is_over=facts.now > end))
    away = return_words(line, facts.month, facts.now)
    words += [away] if away else []
    words += [
        _("Phòng xin gia hạn: “{reason}”").format(reason=getattr(fact.body, "reason", ""))
        for fact in line.asked[-1:]
        if len(line.extensions) < len(line.asked)
    ]
    words += [extension_words(one, facts.month, facts.names, facts.now) for one in line.extensions]
    words += [reminded_words(one) for one in facts.reminders.of(line.unit.unit)]
    asked = facts.asks.get(line.unit.unit)
    if asked is not None:
        said = _("{person} đề nghị mở: “{reason}”")
        words.append(said.format(person=asked.person, reason=asked.reason))
    return words
