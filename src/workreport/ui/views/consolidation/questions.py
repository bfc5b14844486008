"""The five questions: text drafted from data, editable as the Office's words, sources beside."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.consolidation import Question
from workreport.ui.widgets.button import LinkButton
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.inputs import PlainTextEdit
from workreport.ui.widgets.label import PlainLabel

_TITLE = 122
_SOURCES = 92
_MOST_SOURCES = 6
_MOST_LINES = 16


class QuestionText(PlainTextEdit):
    """The text of one question; Ctrl+Up and Ctrl+Down leave it for its neighbour.

    Signals:
        moved: Minus one or one.
        sources_wanted: Alt+Enter.
    """

    moved = Signal(int)
    sources_wanted = Signal()

    def fit(self) -> None:
        """Take as many lines as the text has; the page scrolls, not the text."""
        lines = max(2, min(_MOST_LINES, round(self.document().size().height())))
        wanted = lines * self.fontMetrics().lineSpacing() + 24
        if self.height() != wanted:
            self.setFixedHeight(wanted)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if is_ctrl and event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif (
            event.key() == Qt.Key.Key_Return
            and event.modifiers() == Qt.KeyboardModifier.AltModifier
        ):
            self.sources_wanted.emit()
        else:
            super().keyPressEvent(event)


class QuestionTable(QFrame):
    """One row for each question.

    Signals:
        worded: Key of a question and the Office's words.
        source_wanted: Key of a source.
        redraft_wanted: Key of a question that goes back to its drafted text.
    """

    worded = Signal(str, str)
    source_wanted = Signal(str)
    redraft_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "questions", _("Năm câu hỏi"))
        self.setProperty("frame", "card")
        self._lines = column(self)
        self._lines.setContentsMargins(1, 1, 1, 1)
        self._key: object = None
        self._texts: dict[str, QuestionText] = {}
        self._shown: dict[str, str] = {}

    def show_questions(self, questions: tuple[Question, ...], *, may_word: bool) -> None:
        """Show the questions; the one being written keeps its text."""
        key = tuple((one.key, one.sources, one.is_worded) for one in questions), may_word
        if key != self._key:
            focused = next((name for name, text in self._texts.items() if text.hasFocus()), "")
            if focused:
                # What is being typed is handed over before its editor goes.
                self._texts[focused].clearFocus()
            self._key = key
            self._show(questions, may_word=may_word)
            if focused in self._texts:
                self._texts[focused].setFocus(Qt.FocusReason.OtherFocusReason)
        for one in questions:
            text = self._texts[one.key]
            if not text.hasFocus() and text.toPlainText() != one.text:
                text.setPlainText(one.text)
            self._shown[one.key] = one.text
            text.fit()

    def focus(self, at: int) -> None:
        """Put the focus into a question."""
        texts = list(self._texts.values())
        if texts:
            texts[at % len(texts)].setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Hand over what is being typed."""
        for key, text in self._texts.items():
            if text.hasFocus():
                text.clearFocus()
            elif not text.isReadOnly() and text.toPlainText() != self._shown.get(key, ""):
                self._shown[key] = text.toPlainText()
                self.worded.emit(key, text.toPlainText())

    def _show(self, questions: tuple[Question, ...], *, may_word: bool) -> None:
        empty(self._lines)
        self._texts = {}
        for at, one in enumerate(questions):
            if at:
                self._lines.addWidget(rule())
            self._lines.addWidget(self._row(at, one, may_word=may_word))

    def _row(self, at: int, one: Question, *, may_word: bool) -> QWidget:
        box = named(QWidget(), f"question_{one.key}", one.title)
        line = row(box)
        head = named(QWidget(), f"question_{one.key}_head")
        head.setProperty("ground", "window")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head.setFixedWidth(look().px(_TITLE))
        words = column(head, gap=2)
        words.setContentsMargins(12, 9, 8, 6)
        title = row(gap=8)
        title.addWidget(PlainLabel(str(at + 1), "hint"))
        title.addWidget(PlainLabel(one.title, "strong", wraps=True), 1)
        words.addLayout(title)
        if one.is_worded:
            words.addWidget(PlainLabel(_("Lời của Văn phòng"), "caption", wraps=True))
            if may_word:
                back = LinkButton(_("Lời soạn sẵn"), f"question_{one.key}_redraft").small()
                back.setAccessibleName(_("Trở lại lời soạn sẵn: {title}").format(title=one.title))
                back.clicked.connect(partial(self.redraft_wanted.emit, one.key))
                words.addWidget(back)
        words.addStretch(1)
        line.addWidget(head)
        text = QuestionText(f"question_{one.key}_text", one.title)
        text.setProperty("bare", True)
        text.setPlainText(one.text)
        text.setReadOnly(not may_word)
        for set_bar in (text.setVerticalScrollBarPolicy, text.setHorizontalScrollBarPolicy):
            set_bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        text.finished.connect(partial(self.worded.emit, one.key))
        text.moved.connect(partial(self._move, at))
        text.sources_wanted.connect(partial(self._first_source, one))
        text.textChanged.connect(text.fit)
        line.addWidget(text, 1, Qt.AlignmentFlag.AlignTop)
        self._texts[one.key] = text
        line.addWidget(self._sources(one))
        return box

    def _sources(self, one: Question) -> QWidget:
        box = named(QWidget(), f"question_{one.key}_sources")
        box.setFixedWidth(look().px(_SOURCES))
        flow = FlowLayout(gap=8, line_gap=4)
        flow.setContentsMargins(0, 0, 0, 0)
        outer = column(box)
        outer.setContentsMargins(8, 9, 8, 6)
        outer.addLayout(flow)
        outer.addStretch(1)
        for key, words in one.sources[:_MOST_SOURCES]:
            link = LinkButton(words, f"source_{key.replace('/', '_')}").small()
            link.setAccessibleName(
                _("Nguồn của {title}: {words}").format(title=one.title, words=words)
            )
            link.clicked.connect(partial(self.source_wanted.emit, key))
            flow.addWidget(link)
        if len(one.sources) > _MOST_SOURCES:
            flow.addWidget(PlainLabel("…", "hint"))
        return box

    def _move(self, at: int, step: int) -> None:
        self.focus(at + step)

    def _first_source(self, one: Question) -> None:
        if one.sources:
            self.source_wanted.emit(one.sources[0][0])
