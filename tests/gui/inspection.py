"""Looks at every page of one desk, in one window, and keeps what a person could not do there."""

import gettext
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.clipping import cut_in
from tests.gui.recording import RecordingMessages
from tests.gui.walking import CTRL, Walk, controls, focused, name_of, nameless, press
from typing_extensions import override

from workreport.i18n import translation
from workreport.services.ports.program import Desk
from workreport.ui.viewmodels.preferences import Preferences
from workreport.ui.viewmodels.standing import read_standing
from workreport.ui.views.receiving.page import ReceivingPage
from workreport.ui.views.settings.page import SettingsPage
from workreport.ui.views.shell.desk_room import DeskRoom
from workreport.ui.views.tasks.part_tabs import PartTabs
from workreport.ui.widgets.button import PrimaryButton
from workreport.ui.widgets.strips import CountStrip, SegmentStrip

LONGER = "xx"
WIDE, DOUBLED = (1366, 768), (683, 384)
CLIPBOARD = "Thẩm tra lý lịch\t19/11/2026\nRà soát hồ sơ\t20/11/2026"
# The components of the training agency are a sample of all states, also of those that are cut.
_SAMPLES = "gallery"


class Longer(gettext.NullTranslations):
    """A language whose words are longer by two fifths."""

    @override
    def gettext(self, message: str) -> str:
        words = re.sub(r"\{[^}]*\}", "", message)
        if sum(letter.isalpha() for letter in words) < 3:
            return message
        return message + ("êx" * 80)[: round(len(words) * 0.4)]

    @override
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1)


@dataclass
class Found:
    """What is wrong on the pages of a desk, by what was promised."""

    pages: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    trapped: list[str] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    idle: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)


class _Strays(QObject):
    """Notes windows that appear beside the one looked at: a part shown before it has a place."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if is_shown and watched.isWindow() and watched.windowType() == Qt.WindowType.Window:
            self.names.append(watched.objectName())
        return False


class Inspection:
    """One window over one desk."""

    def __init__(self, desk: Desk, settings: QSettings, qtbot: QtBot) -> None:
        self.found = Found()
        self._qtbot = qtbot
        self._looked_at: set[QWidget] = set()
        self.messages = RecordingMessages(None)
        standing = read_standing(desk)
        self.room = DeskRoom(desk, standing, Preferences(settings), messages=self.messages)
        self.room.open()
        self.pages = [page for page in self.room.window.pages() if page != _SAMPLES]
        self.found.pages = self.pages

    def close(self) -> None:
        """Close the window and the desk."""
        self.room.close_down()

    def by_keyboard(self, *, with_parts: bool) -> None:
        """Walk every page in a usual window, its parts in one at 200 %; do what each is for."""
        for page in self.pages if with_parts else ():
            self._show(page, DOUBLED)
            for face in self._faces():
                self._walk(f"{page}{face} {DOUBLED[0]}")
        for page in self.pages:
            self._show(page, WIDE)
            self._walk(f"{page} {WIDE[0]}")
            self._act(page)

    def room_for_words(self, ways: tuple[tuple[str, tuple[int, int]], ...]) -> None:
        """Look for words that are cut, in each language and width."""
        QGuiApplication.clipboard().setText(CLIPBOARD)
        for language, size in ways:
            if language != translation.language_in_use():
                translation.use_language(language)
                self.room.preferences.choose_language(language)
            for page in self.pages:
                self._show(page, size)
                for face in self._faces() if size == DOUBLED else ("",):
                    self._note_cut(f"{page}{face} {language} {size[0]}")
                self.room.window.perform("keys")
                QApplication.processEvents()
                self._note_cut(f"{page} keys {language} {size[0]}")
                self.room.window.perform("keys")
        QGuiApplication.clipboard().clear()

    # --- one page ---------------------------------------------------------------------------

    def _show(self, page: str, size: tuple[int, int]) -> None:
        window = self.room.window
        window.resize(*size)
        strays = _Strays()
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(strays)
        window.show_page(page)
        window.focus_page()
        self.settle()
        application.removeEventFilter(strays)
        self.found.strays += [f"{page}: {name}" for name in strays.names]
        window.activateWindow()

    def _faces(self) -> Iterator[str]:
        """Show the page, each part of it that a strip chooses, and the check of a report."""
        page = self.room.window.current_page()
        assert page is not None
        yield ""
        for name in _choices(page):
            # A choice may have made the strip anew.
            button = page.findChild(QAbstractButton, name)
            if button is not None:
                button.click()
                self.settle()
                yield f" {name}"
        if isinstance(page, ReceivingPage) and page.model.next_unit():
            page.open_unit(page.model.next_unit())
            self.settle()
            yield " check"
            page.show_list()

    def _walk(self, place: str) -> None:
        walk = Walk(self.room.window, self._looked_at).go().again()
        found = self.found
        found.missed += [f"{place}: {one}" for one in walk.missed()]
        found.unseen += [f"{place}: {one}" for one in sorted(walk.unseen)]
        found.trapped += [f"{place}: {one}" for one in walk.traps]
        found.nameless += [f"{place}: {one}" for one in nameless(self.room.window)]

    def _act(self, page: str) -> None:
        """Press the key of the page's main act; where its button is offered, something happens."""
        shown = self.room.window.current_page()
        assert shown is not None
        offered = [one for one in controls(shown) if isinstance(one, PrimaryButton)]
        if not offered:
            return
        if len(offered) > 1:
            names = ", ".join(sorted(one.objectName() for one in offered))
            self.found.idle.append(f"{page}: more than one filled button: {names}")
        clicked: list[bool] = []
        for one in offered:
            one.clicked.connect(lambda: clicked.append(True))
        before = self._picture()
        press(focused() or self.room.window, Qt.Key.Key_Return, CTRL)
        self.settle()
        if not clicked and self._picture() == before:
            self.found.idle.append(f"{page}: Ctrl+Enter does not do {name_of(offered[0])}")
        self.room.window.perform("back")

    def _picture(self) -> tuple[Any, ...]:
        window = self.room.window
        words = [one.accessibleName() for one in window.findChildren(QWidget) if one.isVisible()]
        return window.shown_key, focused(), len(self.messages.asked), words

    def _note_cut(self, place: str) -> None:
        for one in cut_in(self.room.window):
            # Of the longer language no button is cut and nothing covers another; a sentence may be.
            if LONGER not in place or "px high" not in one:
                self.found.cut.append(f"{place}: {one}")

    def settle(self) -> None:
        """Wait until what the page shows was read and laid out."""
        for _round in range(2):
            QApplication.processEvents()
            self._qtbot.waitUntil(lambda: not self.room.runner.is_busy, timeout=20_000)
        QApplication.processEvents()


def _choices(page: QWidget) -> list[str]:
    """Name the buttons that choose a part of a page; counts only filter a grid."""
    # Where a strip has no room a list stands for it.
    strips = [
        one
        for one in page.findChildren(QWidget)
        if isinstance(one, SegmentStrip | PartTabs)
        and not isinstance(one, CountStrip)
        and (one.isVisible() or _has_list(one))
        # Inside a part of the set-up a strip sets something: the language, the theme.
        and (not isinstance(page, SettingsPage) or one.parentWidget() is page)
    ]
    buttons = [one for strip in strips for one in strip.findChildren(QAbstractButton)]
    return sorted(one.objectName() for one in buttons if not one.isChecked())


def _has_list(strip: QWidget) -> bool:
    around = strip.parentWidget()
    beside = None if around is None else around.findChild(QComboBox, f"{strip.objectName()}_list")
    return beside is not None and beside.isVisible()
