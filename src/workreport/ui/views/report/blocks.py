"""One block of words: what is written beside what was written last month."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from workreport.i18n.formats import month_text
from workreport.i18n.translation import _, ngettext
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.report import MOST_LETTERS, Section
from workreport.ui.views.department.inputs import DraftText
from workreport.ui.views.department.outside_row import OutsideRow
from workreport.ui.views.department.reply_rows import ReplyRows
from workreport.ui.views.report.tone_strip import ToneStrip
from workreport.ui.widgets.button import LinkButton
from workreport.ui.widgets.ground import colours_of, column, named, row, rule
from workreport.ui.widgets.label import PlainLabel

_HEIGHT = 112
_HIGHEST = 320
_WIDEST = 820


class TextBlock(QWidget):
    """A section of the report.

    Signals:
        typed: Key of the section and its words.
        copy_wanted: Key of the section: take last month's words.
        phrase_wanted: Key of the section: offer phrases at the cursor.
        entered: Key of the section whose words are worked on now.
        rewritten: Key of the section and its words after a change of all of them.
        open_wanted: Key of a section nobody returned, and why it is to be changed.
        replied: Path of a mark, and the reply.
    """

    typed = Signal(str, str)
    copy_wanted = Signal(str)
    phrase_wanted = Signal(str)
    entered = Signal(str)
    rewritten = Signal(str, str)
    open_wanted = Signal(str, str)
    replied = Signal(str, str)

    def __init__(self, section: Section) -> None:
        super().__init__()
        self.key = section.key
        named(self, f"block_{section.key}", section.title)
        hints = {
            "results": _("Kết quả nổi bật trong tháng, nêu số liệu và văn bản."),
            "advantages": _("Việc gì làm tốt, nhờ đâu?"),
            "limitations": _("Việc gì chậm, chưa đạt; ở khâu nào?"),
            "causes": _("Vì sao còn hạn chế? Nêu riêng nguyên nhân khách quan và chủ quan."),
            "proposals": _("Đề nghị ai, việc gì, trước ngày nào?"),
        }
        self.edit = DraftText(
            f"text_{section.key}", section.title, most=MOST_LETTERS, hint=hints[section.key]
        )
        self.edit.textChanged.connect(self._grow)
        self.edit.setMaximumWidth(look().px(_WIDEST))
        self.edit.typed.connect(self._on_typed)
        self.edit.entered.connect(lambda: self.entered.emit(section.key))
        lines = column(self, gap=6)
        head = row(gap=8)
        title = f"{section.number} {section.title}"
        head.addWidget(PlainLabel(title, "section"))
        head.addStretch(1)
        self._repeated = PlainLabel("", "hint", name=f"text_{section.key}_repeated")
        self._marked: tuple[tuple[int, int], ...] = ()
        look().changed.connect(self._mark_anew)
        head.addWidget(self._repeated)
        self._unsaved = PlainLabel("", "problem", name=f"text_{section.key}_unsaved")
        head.addWidget(self._unsaved)
        self._tools = self._tool_row(section.key)
        head.insertWidget(2, self._tools)
        head.addWidget(self.edit.counter())
        lines.addLayout(head)
        self.tones = ToneStrip(f"tones_{section.key}")
        self.tones.accepted.connect(self._on_tones)
        self.tones.closed.connect(self.edit.setFocus)
        lines.addWidget(self.tones)
        self._replies = ReplyRows(f"text_{section.key}_replies", margin=0)
        self._replies.replied.connect(self.replied)
        lines.addWidget(self._replies)
        self._outside = OutsideRow(f"text_{section.key}_outside")
        self._outside.opened.connect(lambda reason: self.open_wanted.emit(section.key, reason))
        lines.addWidget(self._outside)
        self._across = row(gap=12)
        self._across.addWidget(self.edit, 1)
        self._last = self._last_month(section)
        self._across.addWidget(self._last, 1)
        lines.addLayout(self._across)
        self.show_section(section)

    def show_section(self, section: Section) -> None:
        """Show the words, what is repeated in them, and what the Office returned."""
        self.edit.show_text(section.text)
        self.edit.setReadOnly(not section.may_change)
        self._copy.setEnabled(section.may_change and bool(section.before))
        words = ""
        if section.repeated:
            count = len(section.repeated)
            words = ngettext("Giống {count} câu", "Giống {count} câu", count).format(count=count)
        self._repeated.setText(words)
        count = section.unsaved
        told = ngettext("chưa lưu {count} ký tự", "chưa lưu {count} ký tự", count)
        self._unsaved.setText(told.format(count=count) if count else "")
        self._unsaved.setVisible(bool(count))
        self.edit.set_wrong(bool(count))
        self._last_name.setText(month_text(section.month_before, begins=True))
        self._before.setText(section.before or _("Chưa có báo cáo tháng trước."))
        self._replies.set_marks(section.returned)
        self._outside.show_state(can_open=section.can_open, reason=section.outside)
        self._marked = section.repeated
        self._underline(section.repeated)
        self._grow()
        self._refresh_tools()

    def set_current(self, *, is_current: bool, has_room: bool) -> None:
        """Show the tools of the words that are worked on, where there is room for them."""
        self._is_current, self._has_room = is_current, has_room
        self._refresh_tools()

    def open_tones(self) -> None:
        """Show what normalising the tone marks would change."""
        if not self.edit.isReadOnly():
            self.tones.open_for(self.edit.toPlainText())

    def _tool_row(self, key: str) -> QWidget:
        tools = named(QWidget(), f"text_{key}_tools")
        line = row(tools, gap=12)
        phrases = LinkButton(
            _("Câu mẫu"), f"phrases_{key}", icon="quotes", tooltip="Ctrl+J"
        ).small()
        phrases.clicked.connect(lambda: self.phrase_wanted.emit(key))
        tones = LinkButton(
            _("Chuẩn dấu"), f"tone_marks_{key}", icon="text-aa", tooltip="Ctrl+Shift+D"
        ).small()
        tones.clicked.connect(self.open_tones)
        for button in (phrases, tones):
            line.addWidget(button)
        self._is_current = self._has_room = False
        tools.hide()
        return tools

    def _refresh_tools(self) -> None:
        may_change = not self.edit.isReadOnly()
        self._tools.setVisible(self._is_current and self._has_room and may_change)
        if not self.tones.isHidden():
            self.tones.show_text(self.edit.toPlainText())

    def _on_tones(self, words: str) -> None:
        self.rewritten.emit(self.key, words)

    def _grow(self) -> None:
        """Follow the words, between a usual and a largest height."""
        lines = int(self.edit.document().size().height())
        wanted = lines * self.edit.fontMetrics().lineSpacing() + 20
        self.edit.setFixedHeight(max(look().px(_HEIGHT), min(wanted, look().px(_HIGHEST))))

    def set_stacked(self, is_stacked: bool) -> None:
        """Put last month's words below the text, or beside it."""
        direction = self._across.Direction
        self._across.setDirection(direction.TopToBottom if is_stacked else direction.LeftToRight)

    def focus_reply(self, path: str) -> None:
        """Put the focus into the reply of a mark, else into the words."""
        self.edit.setFocus()
        self._replies.focus(path)

    def _last_month(self, section: Section) -> QFrame:
        frame = QFrame()
        named(frame, f"last_{section.key}", _("Tháng trước"))
        frame.setProperty("ground", "window")
        across = row(frame)
        across.addWidget(rule(is_upright=True, ink="line2"))
        lines = column(gap=4)
        lines.setContentsMargins(10, 8, 10, 8)
        head = row(gap=8)
        self._last_name = PlainLabel("", "hint", name=f"last_{section.key}_name")
        head.addWidget(self._last_name, 1)
        self._copy = LinkButton(
            _("Chép sang"), f"copy_{section.key}", icon="copy", tooltip="Ctrl+T"
        )
        self._copy.clicked.connect(self._on_copy)
        head.addWidget(self._copy)
        lines.addLayout(head)
        self._before = PlainLabel("", "second", name=f"last_{section.key}_text", wraps=True)
        lines.addWidget(self._before)
        lines.addStretch(1)
        across.addLayout(lines, 1)
        return frame

    def _mark_anew(self) -> None:
        """Take the colours of the theme that is shown now."""
        self._underline(self._marked)

    def _underline(self, spans: tuple[tuple[int, int], ...]) -> None:
        colours = colours_of(self)
        selections = []
        for begin, end in spans:
            form = QTextCharFormat()
            form.setBackground(QColor(colours.warn_soft))
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            form.setUnderlineColor(QColor(colours.warn))
            cursor = QTextCursor(self.edit.document())
            cursor.setPosition(begin)
            last = min(end, self.edit.document().characterCount() - 1)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            selection.format = form
            selections.append(selection)
        self.edit.setExtraSelections(selections)

    def _on_typed(self, words: str) -> None:
        self.typed.emit(self.key, words)

    def _on_copy(self) -> None:
        self.copy_wanted.emit(self.key)
