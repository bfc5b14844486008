"""The phrases of a section as a menu at the cursor."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from workreport.i18n.translation import _
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.phrases import GAP, Offer
from workreport.ui.widgets.ground import named

_WIDEST = 560


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseActs:
    """What the menu can do."""

    insert: Callable[[str], object]
    add: Callable[[str], object]
    edit: Callable[[], object]


def phrase_menu(
    edit: QPlainTextEdit, offers: tuple[Offer, ...], chosen: str, acts: PhraseActs
) -> QMenu:
    """Return the menu; ``chosen`` are the words selected in the text, which can be kept."""
    menu = named(QMenu(edit), "phrase_menu", _("Câu mẫu"))
    for offer in offers:
        shown = look().shortened(offer.words.replace("&", "&&"), look().px(_WIDEST), 13, 400)
        action = menu.addAction(shown)
        action.setToolTip(offer.words)
        action.setData(offer.words)
        action.triggered.connect(lambda _checked=False, words=offer.words: acts.insert(words))
    menu.addSeparator()
    keep = menu.addAction(_("Giữ chữ đang chọn làm câu mẫu"))
    keep.setObjectName("phrase_keep")
    keep.setEnabled(bool(chosen))
    keep.triggered.connect(lambda _checked=False: acts.add(chosen))
    own = menu.addAction(_("Sửa câu mẫu của phòng"))
    own.setObjectName("phrase_edit")
    own.triggered.connect(lambda _checked=False: acts.edit())
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def below_cursor(edit: QPlainTextEdit) -> QPoint:
    """Return where a menu opens under the cursor of a text."""
    return edit.viewport().mapToGlobal(edit.cursorRect().bottomLeft())


def insert_phrase(edit: QPlainTextEdit, words: str) -> None:
    """Insert a phrase at the cursor and select its first gap, so that typing fills it."""
    cursor = edit.textCursor()
    before = edit.toPlainText()[: cursor.selectionStart()]
    space = " " if before and not before[-1].isspace() else ""
    start = cursor.selectionStart() + len(space)
    cursor.insertText(space + words)
    gap = words.find(GAP)
    if gap >= 0:
        cursor.setPosition(start + gap)
        cursor.setPosition(start + gap + len(GAP), QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    edit.setFocus()
