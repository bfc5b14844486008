"""An open desk on the screen: its window, its session, what runs around the pages, its end."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workreport.domain.period import Period
from workreport.ui.messages import Messages
from workreport.ui.tasks.runner import TaskRunner
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.exchange import ExchangeModel
from workreport.ui.viewmodels.preferences import Preferences
from workreport.ui.viewmodels.standing import Standing
from workreport.ui.viewmodels.tray_notices import TrayFacts, TrayNotices
from workreport.ui.viewmodels.window import Surroundings, WindowModel
from workreport.ui.viewmodels.window_counts import Count, Fact
from workreport.ui.views.shell.composition import entries_of, factories
from workreport.ui.views.shell.menus import above, below, month_menu, window_menu
from workreport.ui.views.shell.roles import items_of
from workreport.ui.views.shell.window import Desk as Furnishing
from workreport.ui.views.shell.window import MainWindow, PageFactory
from workreport.ui.views.shell.window_messages import WindowMessages
from workreport.ui.widgets.side_bar import SideCount, WhoWorks
from workreport.ui.widgets.status_bar import StatusPart

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk

USUAL_SIZE = (1280, 720)
_TRAY_AFTER_MS = 800  # the pages come first


class DeskRoom(QObject):
    """Puts a desk into a window and takes it out again; nothing of it is left afterwards.

    Signals:
        left: The person closed the window.
        lock_wanted: The person goes away and wants the passphrase to be asked again.
    """

    left = Signal()
    lock_wanted = Signal()

    def __init__(
        self,
        desk: "Desk",
        standing: Standing,
        preferences: Preferences,
        *,
        messages: Messages | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.standing = standing
        self.preferences = preferences
        self._given_messages = messages
        self._is_open = True
        self.runner = TaskRunner(self)
        self.notices = TrayNotices(self._is_looked_at, self)
        self._tray_facts: TrayFacts | None = None
        self._tray_timer = QTimer(self)
        self._tray_timer.setObjectName("tray_facts_timer")
        self._tray_timer.setSingleShot(True)
        self._tray_timer.setInterval(_TRAY_AFTER_MS)
        self._tray_timer.timeout.connect(self._take_tray_facts)
        self._build(standing.month)
        preferences.language_changed.connect(self._rebuild)

    def _build(self, period: Period) -> None:
        """Make the window and everything around its pages in the language spoken now."""
        standing = self.standing
        who = WhoWorks(
            standing.unit, standing.agency, standing.person, standing.position, standing.training
        )
        pages: dict[str, PageFactory] = {}
        self.window = MainWindow(
            Furnishing(
                who=who, items=items_of(entries_of(standing)), factories=pages, period=period
            )
        )
        messages = self._given_messages or WindowMessages(self.window)
        self.session = DeskSession(self.desk, self.runner, messages, period, self.window)
        self.session.preferences = self.preferences
        pages.update(factories(standing, self.session))
        self.model = WindowModel(self.session, standing, self.window)
        self.exchange = ExchangeModel(self.session, self.window)
        self._connect()

    def _connect(self) -> None:
        window, session = self.window, self.session
        window.period_wanted.connect(self._choose_month)
        window.top_bar.months.list_wanted.connect(self._show_months)
        window.side_bar.menu_wanted.connect(self._show_menu)
        window.search_wanted.connect(self._search)
        window.action_wanted.connect(self._perform)
        window.closing.connect(self.left)
        session.period_changed.connect(window.set_period)
        session.page_wanted.connect(self._go_to)
        self.model.surroundings_changed.connect(self._show_surroundings)
        self.model.counts_changed.connect(self._show_counts)
        self.model.saved_changed.connect(self._show_saved)
        self.exchange.looked.connect(self._on_looked)

    def open(self, page: str = "") -> None:
        """Show the window with its first page, or with one that was asked for."""
        geometry = self.preferences.geometry
        if geometry.isEmpty() or not self.window.restoreGeometry(geometry):
            self.window.resize(look().px(USUAL_SIZE[0]), look().px(USUAL_SIZE[1]))
        self.window.show()
        self.window.show_page(page or entries_of(self.standing)[0][0])
        self.window.focus_page()
        self.model.start()
        self.exchange.start()

    def come_to_front(self) -> None:
        """Raise the window, also when it was made small."""
        if self.window.isMinimized():
            self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()

    def close_down(self) -> None:
        """Stop timers, keep drafts, end all work, close the workspace, free its lock."""
        if not self._is_open:
            return
        self._is_open = False
        self.preferences.language_changed.disconnect(self._rebuild)
        self.preferences.keep_geometry(self.window.saveGeometry())
        self._take_down()
        self.runner.shutdown()
        self.desk.close()

    def _take_down(self) -> None:
        """Stop what runs around the pages and let each page keep what was typed."""
        self.model.stop()
        self._tray_timer.stop()
        self.exchange.stop()
        self.model.keep()
        for key in self.window.built_pages():
            self.window.page(key).leave()
        self.session.leave()
        self.window.closing.disconnect(self.left)
        self.window.hide()
        self.window.deleteLater()

    def _rebuild(self, _language: str) -> None:
        page = self._shown_page()
        period = self.session.period
        self.preferences.keep_geometry(self.window.saveGeometry())
        self._take_down()
        self._build(period)
        self.open(page)

    def _shown_page(self) -> str:
        return self.window.shown_key

    def _choose_month(self, period: Period) -> None:
        was_in_page = self.window.has_focus_in_page()
        self.session.set_period(self._nearest(period))
        if was_in_page and not self.window.has_focus_in_page():
            self.window.focus_page()  # what had the keyboard was hidden with its month

    def _nearest(self, wanted: Period) -> Period:
        """Return the month wanted, or the next one that was opened; one may look a month ahead."""
        months = self.model.months
        if not months or wanted in months or wanted == months[-1].next:
            return wanted
        if wanted > months[-1].next:
            return months[-1].next
        earlier = [month for month in months if month < wanted]
        later = [month for month in months if month > wanted]
        if wanted < self.session.period:
            return earlier[-1] if earlier else self.session.period
        return later[0] if later else self.session.period

    def _show_months(self) -> None:
        months = self.model.months
        ahead = (months[-1].next,) if months else ()
        menu = month_menu(
            self.window, (*months, *ahead), self.session.period, self.session.set_period
        )
        menu.popup(below(self.window.top_bar.months))

    def _show_menu(self) -> None:
        menu = window_menu(self.window, self.window.perform, training=self.standing.training)
        menu.popup(above(self.window.side_bar.menu_button(), menu))

    def _go_to(self, page: str, place: str) -> None:
        shown = self.window.show_page(page)
        if place:
            shown.show_place(place)
        if not self.window.has_focus_in_page():
            self.window.focus_page()  # what had the keyboard was hidden with its page

    def _search(self, text: str) -> None:
        self.window.show_page("search").find_text(text)

    def _perform(self, action: str) -> None:
        if action == "exchange":
            self.exchange.look_now()
        elif action == "save":
            self.model.say_saved()
        elif action in {"settings", "work_plan", "gallery"}:
            self.window.show_page(action)
            self.window.focus_page()
        elif action == "lock":
            self.lock_wanted.emit()

    def _show_surroundings(self, found: Surroundings) -> None:
        window = self.window
        self._tray_facts = found.tray
        self._tray_timer.start()
        window.top_bar.set_deadline(found.deadline.long, found.deadline.short)
        window.status_bar.set_outbox(_part(found.outbox))
        window.status_bar.set_exchange(_part(found.exchange))

    def _show_counts(self, counts: Mapping[str, Count]) -> None:
        for key, _icon, _text in entries_of(self.standing):
            count = counts.get(key, Count(""))
            self.window.side_bar.set_count(key, SideCount(count.text, count.is_urgent))

    def _show_saved(self, fact: Fact) -> None:
        self.window.status_bar.set_saved(_part(fact))

    def _take_tray_facts(self) -> None:
        if self._tray_facts is not None:
            self.notices.take(self._tray_facts)

    def _is_looked_at(self) -> bool:
        return self.window.isActiveWindow()

    def _on_looked(self) -> None:
        self.model.say_arrived(self.exchange.arrived)


def _part(fact: Fact) -> StatusPart:
    return StatusPart(fact.text, fact.icon, fact.is_problem, fact.short)
