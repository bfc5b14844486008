"""Base of the department's pages: one draft, saved whenever the page or the window is left."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QHideEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from typing_extensions import override

from workreport.i18n.formats import moment_text
from workreport.i18n.messages import cause, next_step
from workreport.i18n.translation import _
from workreport.ui.messages import Notice, NoticeKind
from workreport.ui.viewmodels.draft_session import DraftSession, SaveState
from workreport.ui.viewmodels.kept_drafts import kept_drafts_of
from workreport.ui.viewmodels.next_step import refusal_words
from workreport.ui.viewmodels.report_lock import ReportLockModel
from workreport.ui.views.department.lock_row import LockRow
from workreport.ui.views.shell.page import Page
from workreport.ui.views.shell.window import MainWindow
from workreport.ui.widgets.ground import column, named
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.symbol import Symbol

_PAGES_OF_A_REPORT = ("this_month", "tasks", "classification", "report")


class DepartmentPage(Page):
    """Puts its content into ``inside``; a month that is not open shows why instead."""

    def __init__(self, name: str, accessible: str, desk: DraftSession) -> None:
        super().__init__(name, accessible)
        self.desk = desk
        self.kept = kept_drafts_of(desk)
        self._pending = ""
        self.is_shown = False
        self._unsaved: Notice | None = None
        self.inside = named(QWidget(), f"{name}_inside")
        self.lines = column(self.inside)
        self._closed = _ClosedMonth(name)
        self._stack = named(QStackedWidget(), f"{name}_stack")
        self._stack.addWidget(self.inside)
        self._stack.addWidget(self._closed)
        self._lock = ReportLockModel(desk.session, self)
        self.lock_row = LockRow(name)
        self._lock.changed.connect(self.lock_row.show_words)
        self.lock_row.asked.connect(self._lock.ask)
        self.body.addWidget(self.lock_row)
        self.body.addWidget(self._stack)
        self._add_page_actions()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
            application.commitDataRequest.connect(self._on_session_ends)
        desk.opened.connect(self._on_month_opened)
        desk.saved_changed.connect(self._on_saved_changed)

    def reveal(self, place: str) -> None:
        """Bring a place of the report into view and put the focus there."""

    @override
    def show_place(self, place: str) -> None:
        self._pending = place
        self._show_pending()

    @override
    def set_shown(self, is_shown: bool) -> None:
        super().set_shown(is_shown)
        self.is_shown = is_shown
        self._lock.set_shown(is_shown=is_shown and self.objectName() in _PAGES_OF_A_REPORT)
        if is_shown:
            self._on_month_opened()
        else:
            self.desk.save()

    @override
    def leave(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            # An open cell hands over what was typed once it loses the focus.
            focused.clearFocus()
        self.desk.save()

    @override
    def perform(self, action: str) -> bool:
        if action == "save" and action not in self.performers():
            # The window says when it was saved; that is known only after the commit.
            self.desk.save()
            return False
        return super().perform(action)

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        return {"undo": self.desk.undo, "redo": self.desk.redo}

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.desk.save()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.desk.save()

    def ask_window(self, action: str) -> None:
        """Ask the window to do something that is not this page's."""
        window = self.window()
        if isinstance(window, MainWindow):
            window.perform(action)

    def shows_month(self) -> bool:
        """Tell whether a month is shown, or why there is none."""
        return self.desk.refusal is None

    def _add_page_actions(self) -> None:
        # A single letter is a key of the cells that take it, never a shortcut.
        for action in (one for one in self.page_actions if len(one.keys[0]) > 1):
            made = QAction(action.label, self)
            made.setObjectName(f"action_{action.id}")
            made.setShortcuts([QKeySequence(key) for key in action.keys])
            made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.setData(action.id)
            made.triggered.connect(self._on_triggered)
            self.addAction(made)

    def _on_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.perform(str(action.data()))

    def _on_month_opened(self) -> None:
        if not self.shows_month():
            self._closed.say(refusal_words(self.desk))
            self._stack.setCurrentWidget(self._closed)
        else:
            self._stack.setCurrentWidget(self.inside)
            self._show_pending()

    def _show_pending(self) -> None:
        if self._pending and self.desk.is_open:
            place, self._pending = self._pending, ""
            self.reveal(place)

    def _on_saved_changed(self) -> None:
        if self._unsaved is not None:
            self.banners.withdraw(self._unsaved)
            self._unsaved = None
        error = self.desk.error
        if self.desk.save_state is SaveState.FAILED and error is not None:
            since = self.desk.unsaved_since
            time = moment_text(since, "time") if since is not None else ""
            kept = _("Chữ đã gõ từ {time} vẫn còn trên màn hình này.").format(time=time)
            self._unsaved = Notice(
                kind=NoticeKind.BAD,
                happened=_("Chưa lưu được: {cause}").format(cause=cause(error.code, error.values)),
                safe=f"{kept} {next_step(error.code, error.values)}".strip(),
                action=_("Lưu sang chỗ khác"),
                act=self.kept.save_elsewhere,
                more=(
                    (_("Thử lại"), self.desk.save),
                    (_("Chép vào khay nhớ tạm"), self._copy_words),
                ),
            )
            self.banners.tell(self._unsaved)

    def _on_focus_changed(self, old: QWidget | None, _new: QWidget | None) -> None:
        # Whoever goes on to the next field has finished with this one.
        if old is not None and self.is_shown and self.isAncestorOf(old):
            self.desk.save()

    def _on_session_ends(self, _manager: object) -> None:
        self.leave()

    def _copy_words(self) -> None:
        QGuiApplication.clipboard().setText(self.kept.words())


class _ClosedMonth(QWidget):
    """Says why a month has nothing to do."""

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, f"{name}_closed")
        middle = Qt.AlignmentFlag.AlignHCenter
        lines = column(self, margin=24, gap=8)
        lines.addStretch(1)
        lines.addWidget(Symbol("calendar-blank", "text3", 36), 0, middle)
        lines.addWidget(PlainLabel(_("Chưa có việc của tháng này"), "section"), 0, middle)
        self._why = PlainLabel("", "second", name=f"{name}_closed_why", wraps=True)
        self._why.setAlignment(middle)
        self._why.setMinimumWidth(400)
        lines.addWidget(self._why, 0, middle)
        lines.addStretch(1)

    def say(self, why: str) -> None:
        self._why.setText(why)
        self.setAccessibleDescription(why)
