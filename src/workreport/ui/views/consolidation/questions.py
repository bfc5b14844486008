"""The five questions: text drafted from data, editable as the Office's words, sources beside."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from workreport.domain.figured_text import Figure
from workreport.i18n.translation import _
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.question_words import Note, Question
from workreport.ui.views.consolidation.figured_edit import QuestionText
from workreport.ui.widgets.button import LinkButton
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.sentence import Sentence
from workreport.ui.widgets.symbol import Symbol

_TITLE = 122
_SOURCES = 92
_MOST_SOURCES = 24


class QuestionTable(QFrame):
    """One row for each question.

    Signals:
        worded: Key of a question and the Office's words with their figures.
        typed: Key of a question and its words while they are being typed.
        source_wanted: Key of a source.
        place_wanted: Key of a question, its words, a place in them, whether the keyboard asked.
        redraft_wanted: Key of a question that goes back to its drafted text.
        data_wanted: Key of a question, its words, and the figure that shall follow data again.
    """

    worded = Signal(str, object)
    typed = Signal(str, object)
    source_wanted = Signal(str)
    place_wanted = Signal(str, object, int, bool)
    redraft_wanted = Signal(str)
    data_wanted = Signal(str, object, object)

    def __init__(self, hint_of: Callable[[Figure], str]) -> None:
        super().__init__()
        self._hint_of = hint_of
        named(self, "questions", _("Năm câu hỏi"))
        self.setProperty("frame", "card")
        self._lines = column(self)
        self._lines.setContentsMargins(1, 1, 1, 1)
        self._key: object = None
        self._texts: dict[str, QuestionText] = {}
        self._shown: dict[str, str] = {}
        self._states: dict[str, tuple[PlainLabel, LinkButton]] = {}

    def show_questions(self, questions: tuple[Question, ...], *, may_word: bool) -> None:
        """Show the questions; the one being written keeps its text."""
        key = tuple((o.key, o.sources, o.notes) for o in questions), may_word
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
            if not text.hasFocus() or text.toPlainText() == one.text:
                text.show_said(one.said)
            self._shown[one.key] = one.text
            text.fit()
            self._show_state(one, may_word=may_word)

    def focus(self, at: int) -> None:
        """Put the focus into a question."""
        texts = list(self._texts.values())
        if texts:
            texts[at % len(texts)].setFocus(Qt.FocusReason.OtherFocusReason)

    def writing(self) -> QuestionText | None:
        """Return the text that is being written."""
        return next((text for text in self._texts.values() if text.hasFocus()), None)

    def leave(self) -> None:
        """Hand over what is being typed."""
        for key, text in self._texts.items():
            if text.hasFocus():
                text.clearFocus()
            elif not text.isReadOnly() and text.toPlainText() != self._shown.get(key, ""):
                self._shown[key] = text.toPlainText()
                self.worded.emit(key, text.said())

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
        line.addWidget(self._head(at, one))
        text = QuestionText(f"question_{one.key}_text", one.title)
        text.setProperty("bare", True)
        text.hint_of = self._hint_of
        text.show_said(one.said)
        text.setReadOnly(not may_word)
        if not may_word:
            flags = Qt.TextInteractionFlag.TextSelectableByKeyboard
            text.setTextInteractionFlags(text.textInteractionFlags() | flags)
        for set_bar in (text.setVerticalScrollBarPolicy, text.setHorizontalScrollBarPolicy):
            set_bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        text.finished.connect(partial(self._hand_over, one.key))
        text.textChanged.connect(partial(self._tell_typed, one.key))
        text.moved.connect(partial(self._move, at))
        text.sources_wanted.connect(partial(self._want_place, one.key))
        middle = column(gap=4)
        middle.addWidget(text)
        for number, note in enumerate(one.notes):
            middle.addLayout(self._note(f"question_{one.key}_note_{number}", one, note, may_word))
        middle.addStretch(1)
        line.addLayout(middle, 1)
        self._texts[one.key] = text
        line.addWidget(self._sources(one))
        return box

    def _head(self, at: int, one: Question) -> QWidget:
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
        state = PlainLabel("", "caption", wraps=True, name=f"question_{one.key}_state")
        back = LinkButton(_("Lời soạn sẵn"), f"question_{one.key}_redraft").small()
        back.setAccessibleName(_("Trở lại lời soạn sẵn: {title}").format(title=one.title))
        back.clicked.connect(partial(self.redraft_wanted.emit, one.key))
        for widget in (state, back):
            words.addWidget(widget)
        words.addStretch(1)
        self._states[one.key] = (state, back)
        return head

    def _show_state(self, one: Question, *, may_word: bool) -> None:
        """Say whose words these are; what is typed and not signed says so."""
        state, back = self._states[one.key]
        state.setText(_("Chưa ký") if one.is_unsigned else _("Lời của Văn phòng"))
        state.set_role("problem" if one.is_unsigned else "caption")
        state.setToolTip(_("Ký ở Hồ sơ họp, hoặc sửa ở đây rồi rời ô") if one.is_unsigned else "")
        state.setVisible(one.is_worded or one.is_unsigned)
        back.setVisible(may_word and (one.is_worded or one.is_unsigned))

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

    def _note(self, name: str, one: Question, note: Note, may_word: bool) -> QHBoxLayout:
        line = row(gap=8)
        line.setContentsMargins(11, 0, 8, 6)
        line.addWidget(Symbol("warning-fill", "warn", 14), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Sentence(note.words, name=name, size=12, ink="warn"), 1)
        if note.figure is not None and may_word:
            take = LinkButton(note.take, f"{name}_take").small()
            take.setAccessibleName(_("{take}: {title}").format(take=note.take, title=one.title))
            take.clicked.connect(partial(self._take_data, one.key, note.figure))
            line.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _take_data(self, key: str, figure: Figure) -> None:
        self.data_wanted.emit(key, self._texts[key].said(), figure)

    def _hand_over(self, key: str, _text: str) -> None:
        self.worded.emit(key, self._texts[key].said())

    def _tell_typed(self, key: str) -> None:
        text = self._texts.get(key)
        # What comes without the focus is shown, not typed.
        if text is not None and text.hasFocus():
            self.typed.emit(key, text.said())

    def _want_place(self, key: str, place: int, by_key: bool) -> None:
        self.place_wanted.emit(key, self._texts[key].said(), place, by_key)
