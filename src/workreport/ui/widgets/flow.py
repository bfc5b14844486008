"""A layout that fills lines like text: chips and buttons wrap when the window is narrow."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem
from shiboken6 import isValid
from typing_extensions import override


class FlowLayout(QLayout):
    """Puts its items side by side and begins a new line where the width ends."""

    def __init__(self, gap: int = 8, line_gap: int = 8) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self._items: list[tuple[QLayoutItem, QWidget | None]] = []
        self._gap = gap
        self._line_gap = line_gap

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append((item, item.widget()))

    @override
    def count(self) -> int:
        return len(self._living())

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        items = self._living()
        return items[index] if 0 <= index < len(items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        items = self._living()
        if not 0 <= index < len(items):
            return None
        self._items.pop(index)
        return items[index]

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        inside = width - margins.left() - margins.right()
        height = self._lay_out(QRect(0, 0, inside, 0), moves=False)
        return height + margins.top() + margins.bottom()

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        margins = self.contentsMargins()
        self._lay_out(rect.marginsRemoved(margins), moves=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._living():
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _living(self) -> list[QLayoutItem]:
        """Return the items that Qt has not destroyed with their widgets or around this layout.

        An item whose binding was lost while its widget lives on is made anew: else the layout would
        take no room any more, and what it holds would lie over its neighbours.
        """
        kept: list[tuple[QLayoutItem, QWidget | None]] = []
        for item, widget in self._items:
            if isValid(item):
                kept.append((item, widget))
            elif widget is not None and isValid(widget):
                kept.append((QWidgetItem(widget), widget))
        self._items = kept
        return [item for item, _widget in kept]

    def _lay_out(self, rect: QRect, *, moves: bool) -> int:
        left, top, line = rect.left(), rect.top(), 0
        for item in (one for one in self._living() if not one.isEmpty()):
            size = item.sizeHint()
            if left > rect.left() and left + size.width() > rect.right() + 1:
                left, top, line = rect.left(), top + line + self._line_gap, 0
            if moves:
                item.setGeometry(QRect(QPoint(left, top), size))
            left += size.width() + self._gap
            line = max(line, size.height())
        return top + line - rect.top()
