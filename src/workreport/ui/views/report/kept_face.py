"""The kept versions of the draft, the newest first; any of them can be restored."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from workreport.i18n.translation import _, ngettext
from workreport.ui.theme.look import look
from workreport.ui.theme.spans import Span
from workreport.ui.viewmodels.kept_drafts import KeptDrafts, KeptLine
from workreport.ui.views.shell.face import Face
from workreport.ui.widgets.button import NormalButton, QuietButton
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.row_button import RowButton
from workreport.ui.widgets.sentence import Sentence

_LIST_WIDTH = 430


class KeptFace(Face):
    """Left the versions with age and what changed, right what the chosen one says."""

    def __init__(self, model: KeptDrafts) -> None:
        super().__init__("kept_drafts", _("Các bản nháp đã lưu"))
        self._model = model
        self._lines: tuple[KeptLine, ...] = ()
        self._chosen = ""
        self.restore = NormalButton(
            _("Khôi phục bản này"), "kept_restore", icon="clock-counter-clockwise"
        )
        self.restore.clicked.connect(self._restore)
        self.restore.refuse(_("Chọn một bản."))
        for words, name, icon, act in (
            (_("Lấy bản nháp từ tệp"), "kept_take", "upload-simple", model.take_from_file),
            (_("Lưu sang chỗ khác"), "kept_save", "download-simple", model.save_elsewhere),
        ):
            button = QuietButton(words, name, icon=icon)
            button.clicked.connect(act)
            self.head.add_action(button)
        self.head.add_action(self.restore)
        self._list = named(QWidget(), "inside")
        self._rows = column(self._list)
        self._said = named(QWidget(), "inside")
        self._words = column(self._said, gap=10)
        self._words.setContentsMargins(16, 12, 16, 12)
        across = row()
        across.addWidget(_scrolled(self._list, "kept_list", _("Các bản")), 1)
        across.addWidget(rule(is_upright=True))
        across.addWidget(_scrolled(self._said, "kept_content", _("Nội dung của bản")), 1)
        self.body.addLayout(across, 1)
        model.listed.connect(self._show)
        model.settled.connect(self.left)

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return self._list, self.head

    def choose(self, key: str) -> None:
        """Show what a version says."""
        found = next((one for one in self._lines if one.key == key), None)
        if found is None:
            return
        self._chosen = key
        empty(self._words)
        self._words.addWidget(PlainLabel(f"{found.saved} · {found.age}", "section"))
        self._words.addWidget(PlainLabel(found.filled, "second"))
        for title, words in found.beginnings:
            self._words.addWidget(PlainLabel(title, "label"))
            self._words.addWidget(Sentence(words, name="kept_words"))
        self._words.addStretch(1)
        if found is self._lines[0]:
            self.restore.refuse(_("Đây là bản đang mở."))
        else:
            self.restore.allow()

    def _show(self) -> None:
        self._lines = self._model.lines()
        count = len(self._lines)
        words = ngettext("{count} bản gần nhất", "{count} bản gần nhất", count)
        self.head.set_note(words.format(count=count))
        empty(self._rows)
        for line in self._lines:
            said = Span(f" · {line.age}", ink="text2"), Span(f" · {line.changed}")
            spans = (Span(line.short, is_strong=True), *(said if line.changed else said[:1]))
            button = RowButton(line.key, "floppy-disk", "text2", spans, "")
            button.opened.connect(self.choose)
            self._rows.addWidget(button)
        if not self._lines:
            self._rows.addWidget(PlainLabel(_("Chưa có bản nháp nào được lưu."), "second"))
        self._rows.addStretch(1)
        if self._lines:
            self.choose(self._lines[0].key)
            first = self._list.findChild(RowButton)
            if first is not None and self.isVisible():
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self) -> None:
        self._model.restore(self._chosen)


def _scrolled(widget: QWidget, name: str, accessible: str) -> QScrollArea:
    area = named(QScrollArea(), name, accessible)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    if name == "kept_list":
        area.setMinimumWidth(240)
        area.setMaximumWidth(look().px(_LIST_WIDTH))
    return area
