"""The bar at the foot of the task grid: a table lies on the clipboard and can be previewed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.messages import NoticeKind
from workreport.ui.theme.spans import emphasised
from workreport.ui.widgets.banner import Banner
from workreport.ui.widgets.ground import column, empty, named

_NARROW = 760  # pixels below which the whole sentence takes two lines


class ClipboardBar(QWidget):
    """Hidden while nothing that looks like a table can be pasted.

    Signals:
        preview_wanted: The person wants to see what pasting would do.
    """

    preview_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "clipboard_bar", _("Khay nhớ tạm"))
        self._lines = column(self)
        self._size = ""
        self._is_narrow = False
        self.hide()

    def offer(self, rows: int, columns: int) -> None:
        """Say that a table of that size can be pasted."""
        self._size = _("{rows} hàng × {columns} cột").format(rows=rows, columns=columns)
        self._say()
        self.show()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < _NARROW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._say()

    def _say(self) -> None:
        """Use one line; a small window has no room for a second one."""
        if not self._size:
            return
        empty(self._lines)
        text = _("Khay nhớ tạm có bảng {size} từ Excel. Dán vào đây sẽ {how}, chưa ghi ngay.")
        if self._is_narrow:
            text = _("Khay nhớ tạm có bảng {size} từ Excel.")
        words = emphasised(text, size=self._size, how=_("xem trước"))
        banner = Banner(
            NoticeKind.INFO, words, _("Xem trước"), icon="clipboard-text", name="clipboard_offer"
        )
        banner.acted.connect(self.preview_wanted)
        self._lines.addWidget(banner)
