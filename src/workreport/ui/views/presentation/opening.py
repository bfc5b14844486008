"""Opens the presentation over the desk, from the board pack or from the consolidation."""

from functools import partial

from PySide6.QtCore import Qt

from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.presentation import PresentationModel
from workreport.ui.views.presentation.window import PresentationWindow
from workreport.ui.views.shell.page import Page
from workreport.ui.views.shell.window import MainWindow


def present(session: DeskSession, page: Page) -> PresentationWindow:
    """Show the month of a session on the whole screen; the page rests until it is over."""
    desk = page.window()
    page.set_shown(False)
    window = PresentationWindow(PresentationModel(session), desk)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.left.connect(partial(_come_back, page))
    screen = desk.screen()
    if screen is not None:
        window.setGeometry(screen.geometry())
    window.showFullScreen()
    window.activateWindow()
    window.begin()
    return window


def _come_back(page: Page) -> None:
    """Let the page be true again, and give the keyboard back to it."""
    page.set_shown(True)
    desk = page.window()
    desk.activateWindow()
    if isinstance(desk, MainWindow):
        desk.focus_page()


def end_presentation(page: Page) -> None:
    """Close the presentation over a desk that is taken down; it keeps what was typed."""
    window = page.window().findChild(PresentationWindow, "presentation_window")
    if isinstance(window, PresentationWindow) and window.isVisible():
        window.left.disconnect()
        window.close()
