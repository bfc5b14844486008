"""The pane in which a return is written: marks with code and words, due day, the button."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from workreport.i18n.translation import _, ngettext
from workreport.ui.delegates.contents import draw_return
from workreport.ui.theme.badge import Badge, Tone
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.check_words import FIELDS, MARK_CODES
from workreport.ui.viewmodels.checking import Checking, MarkLine
from workreport.ui.viewmodels.place_words import place_words
from workreport.ui.views.office.phrase_button import PhraseButton, into_text
from workreport.ui.widgets.button import IconButton, PrimaryButton
from workreport.ui.widgets.checks import CheckBox
from workreport.ui.widgets.chip import Chip
from workreport.ui.widgets.ground import colours_of, column, empty, named, row, rule
from workreport.ui.widgets.inputs import Choice, DateEdit, PlainTextEdit
from workreport.ui.widgets.label import PlainLabel

_TEXT_LINES = 2


class MarkNumber(QWidget):
    """The number that ties a card to its row."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        named(self, f"mark_{number}_number", str(number))
        self.setFixedSize(look().px(20), look().px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        draw_return(QPainter(self), self.rect(), self._number, colours_of(self))


class MarkPane(QWidget):
    """Numbers tie its cards to the rows of the report."""

    def __init__(self, model: Checking) -> None:
        super().__init__()
        named(self, "mark_pane", _("Trả lại để bổ sung"))
        self._model = model
        self._shown: tuple[str, ...] | None = None
        self._unit = ""
        self._texts: list[PlainTextEdit] = []
        self._hint: PlainLabel | None = None
        lines = column(self)
        head = row(gap=8)
        head.setContentsMargins(14, 8, 14, 8)
        head.addWidget(PlainLabel(_("Trả lại để bổ sung"), "section", wraps=True), 1)
        self._count = Chip(Badge(""), "marks_count")
        head.addWidget(self._count)
        head.addWidget(PlainLabel(_("M đánh dấu"), "hint"))
        lines.addLayout(head)
        lines.addWidget(rule())
        inside = named(QWidget(), "inside")
        self._cards = column(inside)
        area = QScrollArea()
        area.setObjectName("marks_area")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        lines.addWidget(area, 1)
        lines.addWidget(rule())
        lines.addWidget(self._foot())
        model.marks_changed.connect(self.show_marks)
        model.marks_refused.connect(self._on_refused)

    def show_marks(self) -> None:
        """Show the marks; what is being typed is not touched while their places stay."""
        model = self._model
        if model.unit != self._unit or not model.marks:
            # What was ticked for one return must not go with another one.
            self._unit = model.unit
            self.void.setChecked(False)
        paths = tuple(mark.path for mark in model.marks)
        if paths != self._shown:
            self._shown = paths
            self._show_cards()
        if not paths and self._hint is not None:
            # Who may not mark is not told to press M.
            hint = _("Chọn một dòng hoặc một mục văn rồi nhấn M để đánh dấu chỗ cần sửa.")
            self._hint.setText(model.refusal() or hint)
        count = len(model.marks)
        words = ngettext("{count} mục", "{count} mục", count).format(count=count)
        self._count.set_badge(Badge(words, "flag-fill", Tone.WARN if count else Tone.IDLE))
        label = ngettext(
            "Trả lại {count} mục cho phòng", "Trả lại {count} mục cho phòng", count
        ).format(count=count)
        self.give_back.set_label(label if count else _("Trả lại cho phòng"))
        refusal = model.refusal() or ("" if count else _("Chưa đánh dấu mục nào."))
        if refusal:
            self.give_back.refuse(refusal)
        else:
            self.give_back.allow()
        if self.due.day != model.due_on and not self.due.editor.hasFocus():
            self.due.set_day(model.due_on)
        self._promise.setText(
            ngettext(
                "Phòng chỉ sửa được {count} mục này, phải trả lời từng mục. "
                "Các dòng khác giữ nguyên.",
                "Phòng chỉ sửa được {count} mục này, phải trả lời từng mục. "
                "Các dòng khác giữ nguyên.",
                count,
            ).format(count=count)
            if count
            else ""
        )

    def focus_last(self) -> None:
        """Put the focus into the words of the newest mark."""
        if self._texts:
            self._texts[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _foot(self) -> QWidget:
        foot = named(QWidget(), "marks_foot")
        lines = column(foot, gap=6)
        lines.setContentsMargins(14, 10, 14, 10)
        near = self._model.session.period.first_day
        self.due = DateEdit(_("Hạn gửi lại"), "return_due", near)
        self.due.day_changed.connect(self._on_due)
        self._promise = PlainLabel("", "hint", name="return_promise", wraps=True)
        self._problem = PlainLabel("", "problem", name="return_problem", wraps=True)
        self._problem.hide()
        self.give_back = PrimaryButton(
            _("Trả lại cho phòng"),
            "give_back",
            icon="arrow-u-up-left",
            tooltip="Ctrl+Shift+R",
        )
        self.give_back.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.give_back.clicked.connect(self._give_back)
        self.void = CheckBox(_("Xét đúng hạn theo bản gửi lại"), "return_void")
        lines.addWidget(self.due)
        lines.addWidget(self.void)
        lines.addWidget(self._promise)
        lines.addWidget(self._problem)
        lines.addWidget(self.give_back)
        return foot

    def _give_back(self) -> None:
        self._model.give_back(void=self.void.isChecked())

    def _show_cards(self) -> None:
        empty(self._cards)
        self._texts, self._hint = [], None
        self._problem.hide()
        for at, mark in enumerate(self._model.marks):
            if at:
                self._cards.addWidget(rule())
            self._cards.addWidget(self._card(at, mark))
        if not self._model.marks:
            box = named(QWidget(), "marks_empty")
            inside = column(box, margin=14)
            self._hint = PlainLabel("", "hint", name="marks_hint", wraps=True)
            inside.addWidget(self._hint)
            self._cards.addWidget(box)
        self._cards.addStretch(1)

    def _card(self, at: int, mark: MarkLine) -> QWidget:
        card = named(QWidget(), f"mark_{at + 1}")
        lines = column(card, gap=6)
        lines.setContentsMargins(14, 8, 14, 10)
        head = row(gap=8)
        view = self._model.view
        words = mark.path if view is None else place_words(mark.path, view.draft)
        head.addWidget(MarkNumber(at + 1))
        head.addWidget(PlainLabel(words, "strong", name=f"mark_{at + 1}_place"), 1)
        remove = IconButton(
            "x", _("Bỏ dấu {number}").format(number=at + 1), f"mark_{at + 1}_drop", is_bare=True
        )
        remove.setFixedSize(22, 22)
        remove.clicked.connect(lambda: self._model.remove_mark(at))
        head.addWidget(remove)
        lines.addLayout(head)
        choices = row(gap=6)
        if mark.path.startswith("task/"):
            fields = Choice(
                f"mark_{at + 1}_field",
                _("Mục bị trả"),
                tuple((field, _(text)) for field, text in FIELDS),
            )
            parts = mark.path.split("/")
            fields.set_value(parts[2] if len(parts) > 2 else "")  # noqa: PLR2004 - root, id, field
            fields.activated.connect(lambda: self._choose_field(at, fields.value()))
            fields.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            choices.addWidget(fields, 1)
        codes = Choice(
            f"mark_{at + 1}_code", _("Lý do"), tuple((code, _(text)) for code, text in MARK_CODES)
        )
        codes.set_value(mark.code)
        codes.activated.connect(lambda: self._model.change_mark(at, code=codes.value()))
        codes.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        choices.addWidget(codes, 1)
        lines.addLayout(choices)
        text = PlainTextEdit(
            f"mark_{at + 1}_text",
            _("Nội dung mục {number}").format(number=at + 1),
            most=500,
            hint=_("Phòng cần ghi rõ điều gì"),
        )
        text.setPlainText(mark.text)
        text.setFixedHeight(text.fontMetrics().lineSpacing() * _TEXT_LINES + 22)
        text.textChanged.connect(lambda: self._model.change_mark(at, text=text.toPlainText()))
        lines.addWidget(text)
        phrases = PhraseButton(
            self._model.session, lambda: "return", into_text(text), f"mark_{at + 1}_phrases"
        )
        lines.addWidget(phrases, 0, Qt.AlignmentFlag.AlignLeft)
        self._texts.append(text)
        return card

    def _choose_field(self, at: int, field: str) -> None:
        self._model.choose_field(at, field)
        self._shown = tuple(mark.path for mark in self._model.marks)
        view = self._model.view
        label = self.findChild(PlainLabel, f"mark_{at + 1}_place")
        if view is not None and isinstance(label, PlainLabel):
            label.setText(place_words(self._model.marks[at].path, view.draft))

    def _on_due(self, day: date | None) -> None:
        if day is not None:
            self._model.set_due(day)

    def _on_refused(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.show()
        first = next((text for text in self._texts if not text.toPlainText().strip()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
