"""The right half of the stage: verdicts, words typed live, the task they become, last month."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget
from typing_extensions import override

from workreport.i18n.formats import month_text
from workreport.i18n.translation import _
from workreport.ui.theme.look import look
from workreport.ui.theme.tokens import DARK
from workreport.ui.viewmodels.presentation import PresentationModel
from workreport.ui.viewmodels.presentation_words import Mark, verdicts
from workreport.ui.views.office.phrase_button import PhraseButton, into_text
from workreport.ui.views.presentation.parts import StageButton, StageDay, StageMark, fit_mark
from workreport.ui.views.presentation.sizes import Sizes
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import column, empty, named, row
from workreport.ui.widgets.inputs import PlainTextEdit
from workreport.ui.widgets.label import PlainLabel

_LINES, _MOST_LINES = 3, 7
_DAY_WIDTH = 132


class NameVeil(QSyntaxHighlighter):
    """Covers the names of people in the text somebody types, while names are hidden."""

    def __init__(self, document: QTextDocument, model: PresentationModel) -> None:
        super().__init__(document)
        self._model = model
        self._is_down = False
        self._cover = QTextCharFormat()
        self._cover.setForeground(QColor(DARK.line2))
        self._cover.setBackground(QColor(DARK.line2))

    def follow(self) -> None:
        """Cover names, or uncover them, once they are hidden or shown."""
        if self._is_down is not self._model.are_names_hidden:
            self._is_down = self._model.are_names_hidden
            self.rehighlight()

    @override
    def highlightBlock(self, text: str) -> None:
        stage = self._model.stage
        if self._model.are_names_hidden and stage is not None:
            for start, end in stage.names.places(text):
                self.setFormat(start, end - start, self._cover)


class HiddenWords(PlainLabel):
    """What was typed, without names; a click goes on typing.

    Signals:
        wanted: Somebody wants to type.
    """

    wanted = Signal()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.wanted.emit()


class ConcludingPane(QScrollArea):
    """Shows and changes what is typed about the current line.

    Signals:
        back_wanted: The list is wanted again, where both have no room side by side.
    """

    back_wanted = Signal()

    def __init__(self, model: PresentationModel) -> None:
        super().__init__()
        named(self, "stage_concluding", _("Kết luận"))
        self._model = model
        self._sizes: Sizes | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        inside = named(QWidget(), "inside")
        self._lines = column(inside, gap=10)
        self.setWidget(inside)
        self.back = StageButton(_("Về danh sách"), "stage_back", "arrow-left", "plain")
        self.back.clicked.connect(self.back_wanted)
        self._title = PlainLabel(_("Kết luận"), "stage_label", name="stage_concluding_title")
        self._verdicts = self._make_verdicts()
        self.text = PlainTextEdit("stage_text", _("Kết luận của lãnh đạo"))
        self.text.textChanged.connect(self._on_typed)
        self._veil = NameVeil(self.text.document(), model)
        self._hidden = HiddenWords("", "stage_words", wraps=True, name="stage_hidden_text")
        self._hidden.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._hidden.wanted.connect(self.type_text)
        self._faces = named(QStackedWidget(), "stage_text_faces")
        self._faces.addWidget(self.text)
        self._hidden_area = _area_of(self._hidden)
        self._faces.addWidget(self._hidden_area)
        self.becomes = StageButton("", "stage_becomes", "square", "plain")
        self.becomes.setCheckable(True)
        self.becomes.clicked.connect(self._on_becomes)
        self.due = StageDay("stage_due", _("Thời hạn của nhiệm vụ"))
        self.due.day_changed.connect(model.set_due)
        self.due.refused.connect(model.told)
        self._due_label = PlainLabel(_("hạn"), "stage_second", name="stage_due_label")
        self.phrases = PhraseButton(model.session, self._place, self._insert, "stage_phrases")
        self._past_title = PlainLabel("", "stage_label", wraps=True, name="stage_past_title")
        self._past = column(gap=8)
        self._year = PlainLabel("", "stage_second", wraps=True, name="stage_year")
        self._build()

    def fit(self, sizes: Sizes) -> None:
        """Follow the room there is."""
        self._sizes = sizes
        for button, (_key, _words, mark) in zip(self.verdict_buttons, verdicts(), strict=True):
            button.set_mark(mark.icon, sizes.small_icon + 2)
        self.becomes.set_mark(self.becomes.icon_name, sizes.small_icon + 4)
        self.back.set_mark("arrow-left", sizes.small_icon)
        self.back.setVisible(sizes.is_narrow)
        self._title.setHidden(sizes.is_narrow)
        self.phrases.of_size(sizes.text)  # read from the end of the table, like the words beside it
        self._fit_text()
        self.due.setFixedWidth(look().px(_DAY_WIDTH * sizes.text // 16))

    def show_line(self) -> None:
        """Show what was typed about the current line."""
        model, typed, line = self._model, self._model.typed(), self._model.line()
        refusal = model.refusal()
        may = not refusal and line is not None and not line.is_signed
        for button, (key, _words, _mark) in zip(self.verdict_buttons, verdicts(), strict=True):
            button.setChecked(typed.verdict == key)
            button.setEnabled(may and line is not None and line.is_task)
            button.setToolTip(refusal)
        if self.text.toPlainText() != typed.text:
            self.text.blockSignals(True)
            self.text.setPlainText(typed.text)
            self.text.blockSignals(False)
        self.text.setPlaceholderText(refusal or _("Gõ N để viết kết luận"))
        self.phrases.setEnabled(may)
        if self.text.isReadOnly() is may:
            self.text.setReadOnly(not may)
        self._hidden.setText(model.seen(typed.text) or self.text.placeholderText())
        self._hidden.set_role("stage_words" if typed.text else "stage_words_empty")
        self._show_face()
        self._veil.follow()
        self._fit_text()
        self._show_becoming(may=may and bool(typed.text or typed.verdict))
        self._show_past()

    def type_text(self) -> None:
        """Put the cursor where the conclusion is typed."""
        if self.text.isReadOnly():
            self._model.told.emit(self._model.refusal() or _("Kết luận này đã ghi."))
            return
        self._faces.setCurrentWidget(self.text)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        # Where it lies is known after the layout only.
        QTimer.singleShot(0, self, self._reveal_text)

    def _reveal_text(self) -> None:
        self.ensureWidgetVisible(self._faces, 0, look().px(8))

    def show_words(self) -> None:
        """Show the words as the room may read them: nobody types any more, or somebody begins."""
        self._show_face()

    def _fit_text(self) -> None:
        """Give the words the lines they need, within the room of the stage."""
        if self._sizes is None:
            return
        lines = self.text.document().size().height()  # of a plain text it is counted in lines
        most = _LINES if self._sizes.is_narrow else _MOST_LINES
        wanted = round(max(_LINES, min(most, lines)) * self.text.fontMetrics().lineSpacing())
        self._faces.setFixedHeight(wanted + look().px(42))

    def _show_face(self) -> None:
        is_open = self.text.hasFocus() or not self._model.are_names_hidden
        self._faces.setCurrentWidget(self.text if is_open else self._hidden_area)

    def _show_becoming(self, *, may: bool) -> None:
        typed, period = self._model.typed(), self._model.session.period.next
        words = _("Thành nhiệm vụ {month}").format(month=month_text(period.month))
        if self.becomes.text() != words:
            self.becomes.set_label(words)
        self.becomes.setEnabled(may)
        self.becomes.setChecked(typed.becomes)
        self.becomes.set_mark("check-square" if typed.becomes else "square")
        self.due.setVisible(typed.becomes and may)
        self._due_label.setVisible(typed.becomes and may)
        self.due.show_day(typed.due_on, period.first_day)

    def _show_past(self) -> None:
        sizes, past = self._sizes, self._model.past()
        if sizes is None:
            return
        self._past_title.setText(self._model.past_title())
        self._past_title.setVisible(bool(past))
        shown = (past, sizes)
        if self._past.property("shown") != repr(shown):
            self._past.setProperty("shown", repr(shown))
            empty(self._past)
            for mark, words, state in past:
                self._past.addWidget(_past_face(mark, words, state, sizes))
        self._year.setText(self._model.year_words())

    def _place(self) -> str:
        line = self._model.line()
        return "verdict" if line is not None and line.is_task else "conclusion"

    def _insert(self, words: str) -> None:
        # What comes without the focus is shown, not typed.
        self.type_text()
        into_text(self.text)(words)

    def _on_typed(self) -> None:
        if self.text.hasFocus():
            self._model.type_text(self.text.toPlainText())

    def _on_becomes(self, is_checked: bool) -> None:
        self._model.set_becomes(becomes=is_checked)
        # A refusal leaves the mark as it was.
        self.becomes.setChecked(self._model.typed().becomes)

    def _make_verdicts(self) -> FlowLayout:
        flow = FlowLayout(8, 8)
        self.verdict_buttons: list[StageButton] = []
        for digit, (key, words, mark) in enumerate(verdicts(), 1):
            button = StageButton(words, f"stage_verdict_{key}", mark.icon, "verdict")
            button.setCheckable(True)
            button.setAccessibleDescription(_("Phím {key}").format(key=digit))
            button.clicked.connect(partial(self._judge, key))
            flow.addWidget(button)
            self.verdict_buttons.append(button)
        return flow

    def _judge(self, key: str, _is_checked: bool = False) -> None:
        self._model.judge(key)
        self.show_line()

    def _build(self) -> None:
        self._lines.addWidget(self.back)
        self._lines.addWidget(self._title)
        self._lines.addLayout(self._verdicts)
        self._lines.addWidget(self._faces)
        line = row(gap=8)
        line.addWidget(self.becomes)
        line.addWidget(self._due_label)
        line.addWidget(self.due)
        line.addWidget(self.phrases)
        line.addStretch(1)
        self._lines.addLayout(line)
        self._lines.addSpacing(8)
        self._lines.addWidget(self._past_title)
        self._lines.addLayout(self._past)
        self._lines.addWidget(self._year)
        self._lines.addStretch(1)


def _area_of(words: HiddenWords) -> QScrollArea:
    area = named(QScrollArea(), "stage_hidden_area")
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(words)
    return area


def _past_face(mark: Mark, words: str, state: str, sizes: Sizes) -> QWidget:
    face = named(QWidget(), "stage_past", f"{words}. {state}")
    line = row(face, gap=10)
    symbol = StageMark("", name="stage_past_mark")
    fit_mark(symbol, mark, sizes, is_small=True)
    symbol.setToolTip(state)
    line.addWidget(symbol, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(PlainLabel(words, wraps=True, name="stage_past_words"), 1)
    return face
