"""What is written beside a sheet: an objection, its answer, an event, and that it is lifted."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from workreport.i18n.translation import _
from workreport.services.consolidating import DecidedBy
from workreport.services.events import EventInput
from workreport.services.objections import KEPT, MOST_LETTERS, RECONSIDERED
from workreport.ui.theme.look import look
from workreport.ui.widgets.button import NormalButton, QuietButton
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.inputs import Choice, DateEdit, LabelledInput, LineEdit, PlainTextEdit
from workreport.ui.widgets.label import PlainLabel


class Form(QWidget):
    """A form beside the sheet, with its button and the way out.

    Signals:
        cancelled: Nothing is to be written.
    """

    cancelled = Signal()

    def __init__(self, name: str, title: str, label: str, note: str) -> None:
        super().__init__()
        named(self, name, title)
        self._lines = column(self, margin=14, gap=8)
        self._lines.addWidget(PlainLabel(title, "section", wraps=True))
        self._lines.addWidget(PlainLabel(note, "hint", wraps=True))
        self.accept = NormalButton(label, f"{name}_accept", icon="check")
        self.problem = PlainLabel("", "problem", name=f"{name}_problem", wraps=True)
        self.problem.hide()

    def finish(self) -> None:
        """Put the buttons below the fields."""
        self._lines.addWidget(self.problem)
        cancel = QuietButton(_("Thôi"), f"{self.objectName()}_cancel")
        cancel.clicked.connect(self.cancelled)
        line = row(gap=8)
        line.addWidget(self.accept)
        line.addWidget(cancel)
        line.addStretch(1)
        self._lines.addLayout(line)
        self._lines.addStretch(1)

    def text(self, name: str, label: str, height: int = 120) -> PlainTextEdit:
        """Add a longer text with its label."""
        edit = PlainTextEdit(name, label, most=MOST_LETTERS)
        edit.setFixedHeight(look().px(height))
        words = PlainLabel(label, "label", name=f"{name}_label")
        words.setBuddy(edit)
        self._lines.addWidget(words)
        self._lines.addWidget(edit)
        self._lines.addWidget(edit.counter(), 0, Qt.AlignmentFlag.AlignRight)
        return edit

    def line(self, name: str, label: str) -> LineEdit:
        """Add one line with its label."""
        edit = LineEdit(name, label)
        self._lines.addWidget(LabelledInput(label, edit, keeps_room=False))
        return edit

    def refuse(self, words: str) -> None:
        """Say what is missing."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))


class ObjectionForm(Form):
    """Where a person writes against the own result.

    Signals:
        signed: The text.
    """

    signed = Signal(str)

    def __init__(self) -> None:
        note = _("Ý kiến được ghi lại và trả lời; mức đã công bố không tự đổi.")
        super().__init__("objection_form", _("Ý kiến về kết quả"), _("Ký và gửi ý kiến"), note)
        self.words = self.text("objection_text", _("Điều không đồng ý và căn cứ"), 160)
        self.finish()
        self.accept.clicked.connect(self._on_accept)

    def begin(self, text: str = "") -> None:
        """Begin to write."""
        self.refuse("")
        self.words.setPlainText(text)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_accept(self) -> None:
        text = self.words.toPlainText().strip()
        if text:
            self.signed.emit(text)
        else:
            self.refuse(_("Chưa ghi nội dung ý kiến."))


class ReplyForm(Form):
    """Where the chief answers an objection.

    Signals:
        signed: The outcome, the text, the basis.
    """

    signed = Signal(str, str, str)

    def __init__(self) -> None:
        note = _("Trả lời không đổi mức; muốn đổi phải mở lại tháng và kết luận lại.")
        super().__init__("reply_form", _("Trả lời ý kiến"), _("Ký trả lời"), note)
        self.outcome = Choice(
            "reply_outcome",
            _("Kết quả xem xét"),
            ((KEPT, _("Giữ nguyên mức")), (RECONSIDERED, _("Sẽ xem xét lại"))),
        )
        self._lines.addWidget(LabelledInput(_("Kết quả xem xét"), self.outcome, keeps_room=False))
        self.words = self.text("reply_text", _("Nội dung trả lời"))
        self.basis = self.line("reply_basis", _("Căn cứ, nếu có"))
        self.finish()
        self.accept.clicked.connect(self._on_accept)

    def begin(self) -> None:
        """Begin to write."""
        self.refuse("")
        self.words.setPlainText("")
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_accept(self) -> None:
        text = self.words.toPlainText().strip()
        if text:
            self.signed.emit(self.outcome.value(), text, self.basis.text())
        else:
            self.refuse(_("Chưa ghi nội dung trả lời."))


class EventForm(Form):
    """Where an event is recorded that decides the level of a month.

    Signals:
        signed: The event and who decided it.
    """

    signed = Signal(object, object)

    def __init__(self, near: date) -> None:
        note = _("Chỉ Văn phòng và lãnh đạo đọc được. Mức của tháng phải theo sự kiện.")
        super().__init__("event_form", _("Ghi sự kiện"), _("Ký và ghi"), note)
        self._person = ""
        self.level = Choice("event_level", _("Mức của tháng"), ())
        self._lines.addWidget(LabelledInput(_("Mức của tháng"), self.level, keeps_room=False))
        self.document = self.line("event_document", _("Số, ký hiệu văn bản"))
        self.day = DateEdit(_("Ngày văn bản"), "event_day", near)
        self._lines.addWidget(self.day)
        self.words = self.line("event_text", _("Nội dung tóm tắt"))
        self.decided_by = self.line("event_decided_by", _("Người hoặc tập thể quyết định"))
        self.meeting = DateEdit(_("Ngày họp"), "event_meeting", near)
        self._lines.addWidget(self.meeting)
        self.basis = self.line("event_basis", _("Căn cứ"))
        self.finish()
        self.accept.clicked.connect(self._on_accept)

    def begin(self, person: str, levels: Sequence[str]) -> None:
        """Begin to write about a person."""
        self._person = person
        self.refuse("")
        self.level.set_choices(tuple((one, one) for one in levels))
        for field in (self.document, self.words, self.decided_by, self.basis):
            field.clear()
        self.day.set_day(None)
        self.meeting.set_day(None)
        self.document.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_accept(self) -> None:
        day = self.day.day
        if not self.document.text().strip() or day is None:
            self.refuse(_("Ghi số và ngày của văn bản."))
            return
        said = EventInput(
            person=self._person,
            level=self.level.value(),
            document=self.document.text(),
            document_on=day,
            text=self.words.text(),
        )
        by = DecidedBy(self.decided_by.text().strip(), self.meeting.day, self.basis.text().strip())
        self.signed.emit(said, by)


class LiftForm(Form):
    """Where an event is said not to count any more; it stays on record.

    Signals:
        signed: Which event, why, and who decided it.
    """

    signed = Signal(str, str, object)

    def __init__(self, near: date) -> None:
        note = _("Sự kiện vẫn còn trong sổ, có ghi lý do; mức của tháng không phải theo nữa.")
        super().__init__("lift_form", _("Gỡ sự kiện"), _("Ký và gỡ"), note)
        self.chosen = Choice("lift_event", _("Sự kiện"), ())
        self._lines.addWidget(LabelledInput(_("Sự kiện"), self.chosen, keeps_room=False))
        self.reason = self.line("lift_reason", _("Lý do gỡ"))
        self.decided_by = self.line("lift_decided_by", _("Người hoặc tập thể quyết định"))
        self.meeting = DateEdit(_("Ngày họp"), "lift_meeting", near)
        self._lines.addWidget(self.meeting)
        self.basis = self.line("lift_basis", _("Căn cứ"))
        self.finish()
        self.accept.clicked.connect(self._on_accept)

    def begin(self, events: Sequence[tuple[str, str]]) -> None:
        """Begin to write about events that count now, given by id and words."""
        self.refuse("")
        self.chosen.set_choices(tuple(events))
        for field in (self.reason, self.decided_by, self.basis):
            field.clear()
        self.meeting.set_day(None)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_accept(self) -> None:
        if not self.reason.text().strip():
            self.refuse(_("Ghi lý do gỡ sự kiện."))
            return
        by = DecidedBy(self.decided_by.text().strip(), self.meeting.day, self.basis.text().strip())
        self.signed.emit(self.chosen.value(), self.reason.text(), by)
