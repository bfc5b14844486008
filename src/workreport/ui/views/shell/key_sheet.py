"""The sheet of keys: every action of the page, its grid and the window, from the same data."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from workreport.i18n.translation import _
from workreport.ui.views.shell.actions import EVERYWHERE, GRID, Action
from workreport.ui.widgets.button import IconButton
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.label import PlainLabel


class KeySheet(QFrame):
    """Lies over the right part of the window; Esc or F1 takes it away."""

    def __init__(self, actions: tuple[Action, ...], parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "key_sheet", _("Phím tắt"))
        self.setProperty("frame", "raised")
        lines = column(self, margin=14, gap=8)
        head = row()
        head.addWidget(PlainLabel(_("Phím tắt"), "section"), 1)
        self.shut = IconButton("x", _("Đóng"), "key_sheet_close", is_bare=True)
        head.addWidget(self.shut)
        lines.addLayout(head)
        inside = named(QWidget(), "inside")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(16)
        where = ""
        for action in actions:
            if action.where != where:
                where = action.where
                grid.addWidget(PlainLabel(_group_name(where), "label"), grid.rowCount(), 0, 1, 2)
            at = grid.rowCount()
            keys = PlainLabel(action.shown_keys, "key", name=f"key_{action.id}")
            grid.addWidget(PlainLabel(action.label, wraps=True), at, 0)
            grid.addWidget(keys, at, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(0, 1)
        self.area = named(QScrollArea(), "key_sheet_area", _("Phím tắt"))
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        lines.addWidget(self.area, 1)


def _group_name(where: str) -> str:
    if where == EVERYWHERE:
        return _("Ở mọi trang")
    return _("Trong bảng") if where == GRID else _("Trang này")
