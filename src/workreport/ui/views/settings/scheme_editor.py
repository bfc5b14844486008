"""The editor of a scheme: text, a form for common numbers, a preview, the signing."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from workreport.domain.period import Period
from workreport.i18n.formats import period_text
from workreport.i18n.translation import _
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.scheme_book import SchemeFacts
from workreport.ui.viewmodels.scheme_editing import EditState, SchemeEditing
from workreport.ui.viewmodels.scheme_form import FormField
from workreport.ui.viewmodels.what_if import OutcomeWords
from workreport.ui.views.settings.outcome_view import OutcomeView
from workreport.ui.views.settings.part import buttons, inside_of, words
from workreport.ui.widgets.button import LinkButton, NormalButton, PrimaryButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.ground import column, empty, named, row
from workreport.ui.widgets.inputs import Choice, LabelledInput, LineEdit, PlainTextEdit

_SIDE_WIDTH = 380
_BESIDE_FROM = 1100
_TEXT_HEIGHT = 300
_MOST = 100_000
_NO_LIMIT = 16_777_215  # what Qt calls no limit


class SchemeEditor(QWidget):
    """Text at the left, numbers and signing at the right, the preview below.

    Signals:
        closed: Editing is over: signed, or left.
    """

    closed = Signal()

    def __init__(self, model: SchemeEditing) -> None:
        super().__init__()
        named(self, "scheme_editor", _("Soạn bản mới"))
        self._model = model
        self._fields: dict[str, QWidget] = {}
        lines = column(self, gap=12)
        self._across = row(gap=12)
        left = column(gap=12)
        left.addWidget(self._text_card())
        left.addWidget(self._sign_card())
        left.addStretch(1)
        self._across.addLayout(left, 1)
        side = column(gap=12)
        side.addWidget(self._form_card())
        side.addStretch(1)
        self._side = named(QWidget(), "scheme_editor_side")
        self._side.setLayout(side)
        self._across.addWidget(self._side)
        lines.addLayout(self._across)
        self.preview = OutcomeView("scheme_preview")
        lines.addWidget(self.preview)
        self.unit_preview = OutcomeView("scheme_unit_preview", of_units=True)
        lines.addWidget(self.unit_preview)
        model.begun.connect(self._on_begun)
        model.checked.connect(self._show_state)
        model.text_put.connect(self._put_text)
        model.kept.connect(self._show_kept)
        model.tried.connect(self._on_tried)
        model.units_tried.connect(self._on_units_tried)
        model.signed.connect(self._on_signed)

    def fit(self, width: int) -> None:
        """Be told the logical width of the window."""
        is_narrow = width < _BESIDE_FROM
        self._across.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )
        self._side.setMinimumWidth(0 if is_narrow else look().px(_SIDE_WIDTH))
        self._side.setMaximumWidth(_NO_LIMIT if is_narrow else look().px(_SIDE_WIDTH))

    def show_facts(self, facts: SchemeFacts) -> None:
        """Offer the months a version can begin with."""
        tried = self.month.value() or str(facts.known[-2:][0])  # the last month that is complete
        self.month.set_choices(tuple((str(one), period_text(str(one))) for one in facts.known))
        self.month.set_value(tried)
        chosen = self.starts.value()
        self.starts.set_choices(tuple((str(one), period_text(str(one))) for one in facts.months))
        if chosen in {str(one) for one in facts.months}:
            self.starts.set_value(chosen)

    def _text_card(self) -> Card:
        card = Card(_("Văn bản bộ tiêu chí"), "scheme_text_card")
        lines = inside_of(card)
        self.text = PlainTextEdit("scheme_text", _("Văn bản bộ tiêu chí"), most=_MOST)
        self.text.setMinimumHeight(look().px(_TEXT_HEIGHT))
        self.text.setLineWrapMode(PlainTextEdit.LineWrapMode.NoWrap)
        self.text.textChanged.connect(lambda: self._model.type_text(self.text.toPlainText()))
        lines.addWidget(self.text, 1)
        state = row(gap=8)
        self.state = words(name="scheme_state", role="medium")
        state.addWidget(self.state, 1)
        self._go = LinkButton(_("Tới dòng này"), "scheme_go")
        self._go.clicked.connect(self._go_to_line)
        state.addWidget(self._go)
        lines.addLayout(state)
        undo = NormalButton(_("Hoàn tác"), "scheme_undo", icon="arrow-counter-clockwise")
        undo.clicked.connect(self.text.undo)
        redo = NormalButton(_("Làm lại"), "scheme_redo", icon="arrow-clockwise")
        redo.clicked.connect(self.text.redo)
        leave = NormalButton(_("Đóng, không ký"), "scheme_leave")
        leave.clicked.connect(self.closed)
        self._discard = NormalButton(_("Bỏ bản nháp"), "scheme_discard", icon="trash")
        self._discard.clicked.connect(self._model.discard)
        self._kept = words(name="scheme_kept", role="hint")
        lines.addWidget(self._kept)
        lines.addLayout(buttons(undo, redo, leave, self._discard))
        return card

    def _form_card(self) -> Card:
        card = Card(_("Các số thường đổi"), "scheme_form")
        self._form = QGridLayout()
        self._form.setHorizontalSpacing(12)
        inside_of(card).addLayout(self._form)
        return card

    def _sign_card(self) -> Card:
        card = Card(_("Ký bản mới"), "scheme_sign_card")
        lines = inside_of(card)
        self.starts = Choice("scheme_from", _("Bắt đầu từ"), ())
        self.starts.currentIndexChanged.connect(self._say_when)
        lines.addWidget(LabelledInput(_("Bắt đầu từ"), self.starts, keeps_room=False))
        self.note = LineEdit("scheme_note", _("Ghi chú"))
        self._note_field = LabelledInput(_("Ghi chú"), self.note, _("Vì sao có bản này"))
        lines.addWidget(self._note_field)
        self._when = words(name="scheme_when", role="hint")
        lines.addWidget(self._when)
        self.month = Choice("scheme_try_month", _("Thử trên tháng"), ())
        lines.addWidget(LabelledInput(_("Thử trên tháng"), self.month, keeps_room=False))
        self._try = NormalButton(_("Thử trên tháng này"), "scheme_try", icon="flask")
        self._try.clicked.connect(self._on_try)
        self.sign = PrimaryButton(_("Ký bản mới"), "scheme_sign", icon="shield-check")
        self.sign.clicked.connect(self._on_sign)
        lines.addLayout(buttons(self._try, self.sign))
        return card

    def _on_begun(self, text: str) -> None:
        self.text.setPlainText(text)
        self.note.clear()
        self._hide_previews()
        self._say_when()

    def _put_text(self, text: str) -> None:
        """Replace the text so that undo takes it back in one step."""
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text.rstrip("\n"))

    def _show_state(self, state: EditState) -> None:
        self._go.setVisible(bool(state.problem))
        if state.problem:
            said = _("Dòng {line}: {problem}").format(line=state.line, problem=state.problem)
            self.state.setText(said)
            self.state.set_role("problem")
            for button in (self.sign, self._try):
                button.refuse(_("Văn bản còn chỗ chưa đúng ở dòng {line}.").format(line=state.line))
        else:
            self.state.setText(_("Đọc được, mọi chỗ đều hợp lệ."))
            self.state.set_role("medium")
            self.sign.allow()
            if state.can_be_tried:
                self._try.allow()
            else:
                self._try.refuse(_("Bộ hệ số không xếp loại ai: không có gì để thử."))
        self._show_form(state)

    def _show_form(self, state: EditState) -> None:
        if list(self._fields) != [field.place for field in state.fields]:
            empty(self._form)
            self._fields = {}
            line, at = 0, 0
            for field in state.fields:
                if field.is_wide:
                    line, at = line + (at > 0), 0
                    self._form.addWidget(self._field(field), line, 0, 1, 2)
                    line += 1
                else:
                    self._form.addWidget(self._field(field), line, at)
                    line, at = line + at, 1 - at
        for field in state.fields:
            widget = self._fields[field.place]
            if isinstance(widget, Choice):
                widget.set_value(field.value)
            elif isinstance(widget, LineEdit) and not widget.hasFocus():
                widget.setText(field.value)

    def _field(self, field: FormField) -> QWidget:
        name = f"scheme_field_{field.place}"
        if field.choices:
            choice = Choice(name, field.label, field.choices)
            choice.activated.connect(lambda: self._model.put_field(field, choice.value()))
            choice.setMinimumContentsLength(8)
            self._fields[field.place] = choice
            return _labelled(field, choice)
        edit = LineEdit(name, field.label)
        labelled = _labelled(field, edit)
        edit.editingFinished.connect(
            lambda: labelled.set_problem(self._model.put_field(field, edit.text()))
        )
        self._fields[field.place] = edit
        return labelled

    def _go_to_line(self) -> None:
        block = self.text.document().findBlockByNumber(max(0, self._model.state.line - 1))
        self.text.setTextCursor(QTextCursor(block))
        self.text.setFocus()

    def _say_when(self) -> None:
        if self.starts.value():
            self._when.setText(
                _("Bản {version}, bắt đầu từ {month}. Tháng đang mở và đã khóa không đổi.").format(
                    version=self._model.next_version(),
                    month=period_text(self.starts.value(), "inline"),
                )
            )

    def _on_try(self) -> None:
        if self.month.value():
            self._model.check()
            self._model.try_out(Period.parse(self.month.value()))

    def _on_tried(self, outcome: OutcomeWords) -> None:
        self._hide_previews()
        self.preview.show_outcome(outcome)

    def _on_units_tried(self, outcome: OutcomeWords) -> None:
        self._hide_previews()
        self.unit_preview.show_outcome(outcome)

    def _hide_previews(self) -> None:
        self.preview.hide()
        self.unit_preview.hide()

    def _show_kept(self, said: str) -> None:
        self._kept.setText(said)
        self._kept.setVisible(bool(said))
        if said:
            self._discard.allow()
        else:
            self._discard.refuse(_("Chưa có gì được sửa."))

    def _on_sign(self) -> None:
        if not self.note.text().strip():
            self._note_field.set_problem(_("Cần ghi vì sao có bản này."))
            return
        self._note_field.set_problem("")
        self._model.sign(Period.parse(self.starts.value()), self.note.text())

    def _on_signed(self, _scheme: object) -> None:
        self.closed.emit()


def _labelled(field: FormField, editor: QWidget) -> LabelledInput:
    labelled = LabelledInput(field.label, editor, keeps_room=False)
    labelled.label.setWordWrap(field.is_wide)
    return labelled
