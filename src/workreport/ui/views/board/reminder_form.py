"""The form of a reminder beside the board: whom, until when, the number of the register."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workreport.domain.paper_marks import URGENCIES
from workreport.i18n.translation import _, ngettext
from workreport.services.month import UnitMonthLine
from workreport.ui.viewmodels.board import Board
from workreport.ui.viewmodels.reminding import Letter, ReminderFacts, Reminding
from workreport.ui.views.office.phrase_button import PhraseButton, into_line
from workreport.ui.widgets.button import NormalButton, QuietButton
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.inputs import Choice, DateEdit, LabelledInput, LineEdit
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.sentence import Sentence


class ReminderForm(QWidget):
    """Hidden until somebody is to be reminded; one letter may go to several units."""

    def __init__(self, board: Board, reminding: Reminding) -> None:
        super().__init__()
        named(self, "reminder_form", _("Thư nhắc"))
        self._board = board
        self._model = reminding
        self.unit = ""  # the one it is for; empty when it is for all that are behind
        self._units: tuple[str, ...] = ()
        reminding.kept.connect(self.hide)
        near = reminding.session.period.first_day
        self.title = PlainLabel("", "section", name="reminder_title", wraps=True)
        self.names = Sentence("", name="reminder_units", ink="text2")
        self.due = DateEdit(_("Gửi trước hết ngày"), "reminder_due", near)
        self.number = LineEdit("reminder_number", _("Số công văn"))
        self._number_field = LabelledInput(_("Số công văn"), self.number)
        self._warning = PlainLabel("", "problem", name="reminder_warning", wraps=True)
        self.day = DateEdit(_("Ngày công văn"), "reminder_day", near)
        self.term = LineEdit("reminder_term", _("Nhiệm kỳ"))
        self.text = LineEdit("reminder_text", _("Nội dung thêm, hoặc đã nói gì qua điện thoại"))
        self._text_field = LabelledInput(_("Nội dung thêm, hoặc đã nói gì"), self.text)
        self.number.textEdited.connect(self._on_number)
        self.term.textEdited.connect(self._on_number)
        lines = column(self, gap=4)
        lines.addWidget(self.title)
        lines.addWidget(self.names)
        lines.addWidget(self._short_fields())
        lines.addWidget(self._warning)
        urgencies = (("", _("Không")), *URGENCIES.items())
        self.urgency = Choice("reminder_urgency", _("Mức độ khẩn"), urgencies)
        lines.addWidget(self._text_field)
        phrases = PhraseButton(
            reminding.session, lambda: "reminder", into_line(self.text), "reminder_phrases"
        )
        lines.addWidget(phrases, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(LabelledInput(_("Mức độ khẩn"), self.urgency, keeps_room=False))
        lines.addWidget(self._buttons())
        self.hide()

    def ask(self, unit: str = "") -> bool:
        """Open the form for a unit that is missing, else for all that are behind."""
        facts = self._board.facts
        lines = self._model.targets(None if facts is None else facts.month, unit)
        if facts is None or not lines:
            return False
        reminders = facts.reminders
        self.unit = unit
        self._units = tuple(line.unit.unit for line in lines)
        self._show_units(lines)
        term = self._model.term(reminders)
        self.term.setText(term)
        self._suggest(reminders, term)
        self.number.clear()
        self.text.clear()
        self.urgency.set_value("")
        self._warn("")
        self._text_field.set_problem("")
        self.due.set_day(self._model.due_on(reminders, lines))
        self.day.set_day(reminders.today)
        self.show()
        return True

    def _short_fields(self) -> QWidget:
        """Put fields side by side, a long label beside a short one."""
        box = named(QWidget(), "reminder_fields")
        lines = column(box)
        term = LabelledInput(_("Nhiệm kỳ"), self.term)
        for pair in ((self.due, term), (self._number_field, self.day)):
            across = row(gap=10)
            for field in pair:
                across.addWidget(field, 1)
            lines.addLayout(across)
        return box

    def _buttons(self) -> QWidget:
        box = named(QWidget(), "reminder_buttons")
        flow = FlowLayout(gap=8, line_gap=6)
        box.setLayout(flow)
        self.issue = NormalButton(
            _("Ghi số và lưu thư"), "reminder_issue", icon="envelope-simple", tooltip="L"
        )
        self.issue.clicked.connect(self._issue)
        draft = QuietButton(_("Lưu bản chưa có số"), "reminder_draft", icon="file-text")
        draft.clicked.connect(self._save_draft)
        call = QuietButton(_("Đã nhắc qua điện thoại"), "reminder_call", icon="chat-text")
        call.clicked.connect(self._note_call)
        shut = QuietButton(_("Thôi"), "reminder_shut", icon="x")
        shut.clicked.connect(self.hide)
        for button in (self.issue, draft, call, shut):
            flow.addWidget(button)
        return box

    def _show_units(self, lines: Sequence[UnitMonthLine]) -> None:
        count = len(lines)
        words = ngettext("Thư nhắc {count} đơn vị", "Thư nhắc {count} đơn vị", count)
        self.title.setText(words.format(count=count))
        self.names.set_text("; ".join(line.unit.name for line in lines))

    def _suggest(self, facts: ReminderFacts, term: str) -> None:
        following = self._model.next_number(facts, term)
        words = _("gợi ý: {number}").format(number=following)
        self.number.setPlaceholderText(words if following else _("theo sổ đi"))

    def _letter(self) -> Letter:
        return Letter(
            units=self._units,
            due_on=self.due.day,
            number=self.number.text(),
            issued_on=self.day.day,
            term=self.term.text(),
            text=self.text.text(),
            urgency=self.urgency.value(),
        )

    def _on_number(self, _text: str) -> None:
        facts = self._board.facts
        if facts is not None:
            self._warn(self._model.clash(facts.reminders, self._letter()))

    def _warn(self, words: str) -> None:
        """Say below both fields what one of them is too narrow for."""
        self._warning.setText(words)
        self._warning.setVisible(bool(words))
        self.number.setAccessibleDescription(words)

    def _has_due(self) -> bool:
        if self.due.day is None:
            self.due.set_problem(_("Ghi ngày, dạng 23/11."))
        return self.due.day is not None

    def _issue(self) -> None:
        if not self.number.text().strip():
            self._warn(_("Ghi số do sổ công văn đi cấp."))
            self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.day.day is None:
            self.day.set_problem(_("Ghi ngày, dạng 23/11."))
        elif self._has_due():
            self._model.issue(self._letter())

    def _save_draft(self) -> None:
        if self._has_due():
            self._model.save_draft(self._letter())

    def _note_call(self) -> None:
        if not self.text.text().strip():
            self._text_field.set_problem(_("Ghi đã nói với ai, điều gì."))
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._model.note_call(self._letter())
