"""The bar above the task grid: counts that filter, words that filter, groups, columns."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget
from typing_extensions import override

from workreport.i18n.translation import N_, _
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.returned_only import ONLY
from workreport.ui.viewmodels.task_views import ALL, GROUPS
from workreport.ui.widgets.button import IconButton, QuietButton
from workreport.ui.widgets.ground import named, row
from workreport.ui.widgets.inputs import SearchBox
from workreport.ui.widgets.strips import CountStrip, Segment

_NARROW_BELOW = 1200
_FIND_WIDTH = 190
_MARGIN = 16
_SEGMENTS = {
    ALL: (N_("Tất cả"), "", "text2"),
    ONLY: (N_("Phải sửa"), "flag-fill", "warn"),
    "completed": (N_("Đã hoàn thành"), "check-circle-fill", "ok"),
    "in_progress": (N_("Đang"), "circle-half", "accent_text"),
    "not_started": (N_("Chưa"), "circle-dashed", "idle"),
    "unfilled": (N_("Chưa điền"), "pencil-simple", "text2"),
    "late": (N_("Chậm"), "clock-fill", "bad"),
    "wrong": (N_("Cần xem"), "warning-fill", "warn"),
}
_ALWAYS_COUNTED = (ALL, "completed", "in_progress", "not_started")


class TaskBar(QWidget):
    """Shows counts and asks for another view of the grid.

    Signals:
        count_chosen: Key of the count to filter by.
        words_typed: Words to filter by; empty for none.
        group_chosen: Key of the groups wanted.
        left: The person is done here; the grid is to get the focus.
    """

    count_chosen = Signal(str)
    words_typed = Signal(str)
    group_chosen = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "task_bar", _("Lọc và nhóm"))
        self.counts = CountStrip((), "task_counts", _("Lọc theo trạng thái"))
        self.counts.chosen.connect(self.count_chosen)
        self.words = _WordsBox("task_words", _("Lọc theo chữ"))
        self.words.setMaximumWidth(look().px(_FIND_WIDTH))
        self.words.textChanged.connect(self.words_typed)
        self.words.left.connect(self._leave_words)
        self.words.hide()
        self.finder = IconButton("magnifying-glass", _("Lọc theo chữ (Ctrl+F)"), "tasks_find")
        self.finder.clicked.connect(self.ask_words)
        self.group = QuietButton("", "tasks_group", icon="rows", tooltip="Ctrl+G")
        self.group.clicked.connect(self.offer_groups)
        self.columns = QuietButton(_("Cột"), "tasks_columns", icon="columns", tooltip="Ctrl+L")
        self._menu = QMenu(self)
        self._menu.setObjectName("task_group_menu")
        self._choices = QActionGroup(self._menu)
        for key, title in GROUPS.items():
            made = self._menu.addAction(_(title))
            made.setCheckable(True)
            made.setData(key)
            self._choices.addAction(made)
        self._menu.triggered.connect(self._on_group)
        self._chained: list[QAbstractButton] = []
        across = row(self, gap=4)
        across.setContentsMargins(_MARGIN, 0, _MARGIN, 10)
        across.addWidget(self.counts)
        across.addStretch(1)
        across.addWidget(self.words)
        across.addWidget(self.finder)
        across.addWidget(self.group)
        across.addWidget(self.columns)

    def show_counts(self, counts: dict[str, int], chosen: str) -> None:
        """Show how many tasks there are of each kind."""
        self.counts.set_segments(
            tuple(
                Segment(key, _(_SEGMENTS[key][0]), *_SEGMENTS[key][1:], count)
                for key, count in counts.items()
                if count or key in _ALWAYS_COUNTED or key == chosen
            )
        )
        self.counts.choose(chosen)
        self._chain()
        self.fit()

    def _chain(self) -> None:
        """Let Tab go on from the counts: segments made anew would come last of all."""
        segments = self.counts.findChildren(QAbstractButton)
        if segments == self._chained:
            return
        self._chained = segments
        order = [*segments, self.words, self.finder, self.group, self.columns]
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def show_group(self, key: str) -> None:
        """Say by what the tasks are grouped."""
        self.group.set_label(
            _("Nhóm: {group}").format(group=_(GROUPS[key])) if key else _("Không nhóm")
        )
        for choice in self._choices.actions():
            choice.setChecked(choice.data() == key)

    def ask_words(self) -> None:
        """Open the box for words to filter by."""
        self.words.show()
        self.finder.hide()
        self.fit()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def offer_groups(self) -> None:
        """Open the list of groups with the present one marked."""
        chosen = self._choices.checkedAction()
        self._menu.popup(self.group.mapToGlobal(self.group.rect().bottomLeft()))
        if chosen is not None:
            self._menu.setActiveAction(chosen)

    def set_second_shown(self, *, is_shown: bool) -> None:
        """Keep only what a narrow window has room for."""
        self.group.setVisible(is_shown)
        self.fit()

    def fit(self) -> None:
        """Keep icons and counts where the words have no room."""
        beside = (self.words, self.finder, self.group, self.columns)
        seconds = sum(one.sizeHint().width() + 4 for one in beside if not one.isHidden())
        needed = self.counts.room() + seconds + 2 * _MARGIN
        self.counts.set_narrow(self.window().width() < _NARROW_BELOW or needed > self.width())

    def _leave_words(self, is_cleared: bool) -> None:
        if is_cleared:
            self.words.clear()
        if not self.words.text():
            self.words.hide()
            self.finder.show()
            self.fit()
        self.left.emit()

    def _on_group(self, action: QAction) -> None:
        self.group_chosen.emit(str(action.data()))


class _WordsBox(SearchBox):
    """Esc takes the words out, Enter and Down keep them; all three lead back to the grid.

    Signals:
        left: Whether the words are to be taken out.
    """

    left = Signal(bool)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit(True)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit(False)
        else:
            super().keyPressEvent(event)
