"""The form that issues a paper: number and day of the register, who signs, which marks."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from workreport.domain.paper_marks import SECRECIES
from workreport.i18n.translation import _
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.paper_register import ISSUED_HERE, TITLES, Entered, RegisterModel
from workreport.ui.views.issuing.marks_fields import MarksFields
from workreport.ui.widgets.button import NormalButton, PrimaryButton, QuietButton
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import column, named
from workreport.ui.widgets.inputs import Choice, DateEdit, LabelledInput, LineEdit
from workreport.ui.widgets.label import PlainLabel

_FIELD = 190


class IssueForm(QWidget):
    """Asks what only the outgoing register and a person know; nothing is made up.

    Signals:
        preview_wanted: What was entered, as ``Entered``: the paper is to be shown with it.
        resized: More or less is asked now.
    """

    preview_wanted = Signal(object)
    resized = Signal()

    def __init__(
        self, model: RegisterModel, prefix: str, kinds: Sequence[str] = ISSUED_HERE
    ) -> None:
        super().__init__()
        named(self, f"{prefix}_entry", _("Ghi số do sổ công văn đi cấp"))
        self._model = model
        self._offered: tuple[tuple[str, str], ...] = ()
        lines = column(self, gap=6)
        near = model.session.period.first_day
        choices = tuple((kind, _(TITLES[kind])) for kind in kinds)
        self.kind = Choice(f"{prefix}_kind", _("Loại văn bản"), choices)
        self._kind_field = LabelledInput(_("Loại văn bản"), self.kind)
        self.number = LineEdit(f"{prefix}_number", _("Số"))
        self.day = DateEdit(_("Ngày"), f"{prefix}_day", near)
        self.term = LineEdit(f"{prefix}_term", _("Nhiệm kỳ"))
        self.signer = LineEdit(f"{prefix}_signer", _("Người ký"))
        self.signer.setPlaceholderText(_("như trong văn bản"))
        self.replaces = Choice(f"{prefix}_replaces", _("Thay thế văn bản"), ())
        self._number_field = LabelledInput(_("Số"), self.number)
        fields = named(QWidget(), f"{prefix}_fields")
        flow = FlowLayout(gap=12, line_gap=2)
        fields.setLayout(flow)
        for field in (
            self._kind_field,
            self._number_field,
            self.day,
            LabelledInput(_("Nhiệm kỳ"), self.term),
            LabelledInput(_("Người ký"), self.signer),
            LabelledInput(_("Thay thế văn bản"), self.replaces),
        ):
            field.setMinimumWidth(look().px(_FIELD))
            flow.addWidget(field)
        lines.addWidget(fields)
        self.marks = MarksFields(prefix)
        self.marks.hide()
        lines.addWidget(self.marks)
        self._clash = PlainLabel("", "problem", wraps=True, name=f"{prefix}_clash")
        self._unsigned = PlainLabel("", "problem", wraps=True, name=f"{prefix}_unsigned")
        for said in (self._clash, self._unsigned):
            said.hide()
            lines.addWidget(said)
        lines.addLayout(self._buttons(prefix))
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.marks.changed.connect(self._on_edited)
        for edit in (self.number, self.term):
            edit.textEdited.connect(self._on_edited)
        self.day.day_changed.connect(self._on_edited)
        model.shown.connect(self.show_facts)
        model.kept.connect(self._on_kept)

    def _buttons(self, prefix: str) -> FlowLayout:
        self.primary = PrimaryButton(self._usual(), f"{prefix}_issue", icon="floppy-disk")
        self.primary.clicked.connect(self._issue)
        self.preview = NormalButton(_("Xem trước có số"), f"{prefix}_preview", icon="eye")
        self.preview.clicked.connect(self._preview)
        self.preview.hide()
        self.more = QuietButton("", f"{prefix}_more", icon="plus")
        self.more.clicked.connect(self._turn_marks)
        self._name_more()
        line = FlowLayout(gap=8)
        for button in (self.primary, self.preview, self.more):
            line.addWidget(button)
        return line

    def keep_kind(self, kind: str) -> None:
        """Issue one kind of paper: the one that is shown beside the form."""
        self._kind_field.hide()
        self.preview.show()
        self.kind.set_value(kind)

    def start(self) -> None:
        """Put the cursor where the number belongs."""
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_facts(self) -> None:
        """Show what is proposed, without touching what was typed."""
        model = self._model
        if not self.term.text():
            self.term.setText(model.term())
        if self.day.day is None and model.facts is not None:
            self.day.set_day(model.facts.today)
        self._on_kind()

    def entered(self) -> Entered:
        """Return what stands in the form."""
        return Entered(
            kind=self.kind.value(),
            number=self.number.text(),
            issued_on=self.day.day,
            term=self.term.text(),
            signer=self.signer.text(),
            replaces=self.replaces.value(),
            marks=self.marks.marks(),
        )

    def _on_kind(self) -> None:
        """Offer what the kind chosen could replace, and the number that may follow."""
        model = self._model
        offered = (("", _("Không thay thế")), *model.replaceable(self.kind.value()))
        if offered != self._offered:
            self._offered = offered
            chosen = self.replaces.value()
            self.replaces.set_choices(offered)
            keeps = bool(chosen) and chosen in dict(offered)
            self.replaces.set_value(chosen if keeps else model.instead_of(self.kind.value()))
        following = model.next_number(self.kind.value(), self.term.text())
        hint = _("gợi ý: {number}").format(number=following)
        self.number.setPlaceholderText(hint if following else _("theo sổ đi"))
        self._on_edited()

    def _on_edited(self, _what: object = None) -> None:
        entered = self.entered()
        for label, said in (
            (self._clash, self._model.clash(entered)),
            (self._unsigned, self._model.unsigned(entered.kind)),
        ):
            label.setText(said)
            label.setVisible(bool(said))
        self._number_field.set_problem("")
        level = SECRECIES.get(entered.marks.secrecy, "")
        self._name_more()
        self.resized.emit()
        stamped = _("Ghi số, đóng dấu {level} và lưu").format(level=level)
        self.primary.set_label(stamped if level else self._usual())

    def _usual(self) -> str:
        return _("Ghi số và lưu văn bản")

    def _turn_marks(self) -> None:
        self.marks.setVisible(self.marks.isHidden())
        self._name_more()
        self.resized.emit()

    def _name_more(self) -> None:
        is_open = not self.marks.isHidden()
        chosen = "".join(f" · {each}" for each in self.marks.marks().words)
        words = _("Độ khẩn, lưu hành, độ mật…") + chosen
        self.more.set_label(_("Thu gọn dấu, chỉ dẫn") if is_open else words)
        self.more.set_icon("minus" if is_open else "plus")

    def _is_complete(self) -> bool:
        """Say beside its field what is missing."""
        entered = self.entered()
        if problem := self._model.number_problem(entered):
            self._number_field.set_problem(problem)
            self.start()
        elif problem := self._model.day_problem(entered):
            self.day.set_problem(problem)
        elif self.marks.missing():
            if self.marks.isHidden():
                self._turn_marks()
        else:
            return True
        return False

    def _preview(self) -> None:
        if self._is_complete():
            self.preview_wanted.emit(self.entered())

    def _issue(self) -> None:
        if self._is_complete():
            self._model.issue(self.entered())

    def _on_kept(self) -> None:
        """Make room for the next number; marks of one paper are never those of the next."""
        self.number.clear()
        self.marks.forget()
        self._on_edited()
