"""What is being typed into a cell outlives new rows: a report that arrives takes no letter away."""

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStyledItemDelegate, QTableView, QWidget

from workreport.ui.delegates.cell import COMMITTED
from workreport.ui.models.column import Role
from workreport.ui.models.grid import GridModel


class KeptEditor(QObject):
    """Closes the open editor before the rows are arranged anew and opens it again afterwards.

    Qt would drop it with its text.
    """

    def __init__(self, view: QTableView, model: GridModel[Any]) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._typed: tuple[str, int, str] | None = None
        model.modelAboutToBeReset.connect(self._take)
        model.modelReset.connect(self._give_back)

    def _take(self) -> None:
        index = self._view.currentIndex()
        editor = self._view.indexWidget(index) if index.isValid() else None
        text = None if editor is None or editor.property(COMMITTED) else _text(editor)
        if editor is not None and text is not None:
            self._typed = str(index.data(Role.ID) or ""), index.column(), text
            self._view.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _give_back(self) -> None:
        typed, self._typed = self._typed, None
        if typed is None:
            return
        line_id, column, text = typed
        row = self._model.row_of(line_id) if line_id else self._model.rowCount() - 1
        index = self._model.index(row, column)
        if row < 0 or not self._model.can_edit(index):
            return  # the line is not shown any more
        self._view.setCurrentIndex(index)
        self._view.edit(index)
        editor = self._view.indexWidget(index)
        if isinstance(editor, QLineEdit):
            editor.setText(text)
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            editor.moveCursor(QTextCursor.MoveOperation.End)


def _text(editor: QWidget) -> str | None:
    if isinstance(editor, QLineEdit):
        return editor.text()
    return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else None
