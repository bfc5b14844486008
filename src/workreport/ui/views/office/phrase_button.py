"""“Câu mẫu” beside something that is written: phrases of the agency and shipped ones, in a menu."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit

from workreport.i18n.translation import _
from workreport.services.phrases import Phrases
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.phrases import GAP
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.report.phrase_menu import insert_phrase
from workreport.ui.widgets.button import LinkButton
from workreport.ui.widgets.ground import named

_WIDEST = 560


class PhraseButton(LinkButton):
    """Reads the phrases of its place when it is pressed, so that it offers what was signed last.

    ``place`` is asked each time, for a text that is a verdict now and a conclusion then.
    """

    def __init__(
        self,
        session: DeskSession,
        place: Callable[[], str],
        insert: Callable[[str], object],
        name: str,
    ) -> None:
        super().__init__(_("Câu mẫu"), name)
        self._session = session
        self._place = place
        self._insert = insert
        self.menu_shown: QMenu | None = None
        self.small()
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self._session.run(self._session.desk.phrases.all, self._on_read)

    def _on_read(self, known: dict[str, Phrases]) -> None:
        menu = named(QMenu(self), f"{self.objectName()}_menu", _("Câu mẫu"))
        for words in known[self._place()].common:
            shown = look().shortened(words.replace("&", "&&"), look().px(_WIDEST), 13, 400)
            action = menu.addAction(shown)
            action.setToolTip(words)
            action.triggered.connect(lambda _checked=False, chosen=words: self._insert(chosen))
        if menu.isEmpty():
            menu.addAction(_("Chưa có câu mẫu cho chỗ này.")).setEnabled(False)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


def into_line(edit: QLineEdit) -> Callable[[str], None]:
    """Return what inserts a phrase into a line and selects its first gap."""

    def insert(words: str) -> None:
        before = edit.text()[: edit.cursorPosition()]
        space = " " if before and not before[-1].isspace() else ""
        start = edit.cursorPosition() + len(space)
        edit.insert(space + words)
        gap = words.find(GAP)
        if gap >= 0:
            edit.setSelection(start + gap, len(GAP))
        edit.setFocus()

    return insert


def into_text(edit: QPlainTextEdit) -> Callable[[str], None]:
    """Return what inserts a phrase into a longer text."""
    return lambda words: insert_phrase(edit, words)


def into_cell(grid: Callable[[], GridView], key: str) -> Callable[[str], None]:
    """Return what opens a cell of the current line and inserts a phrase at its end."""

    def insert(words: str) -> None:
        at = grid()
        if not at.current_id():
            return
        at.go_to(at.current_id(), key)
        at.edit_current()
        editor = at.indexWidget(at.currentIndex())
        if isinstance(editor, QPlainTextEdit):
            insert_phrase(editor, words)

    return insert
