"""The bar at the foot of the task grid: a table lies on the clipboard and can be previewed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workreport.i18n.translation import _
from workreport.ui.messages import NoticeKind
from workreport.ui.theme.spans import emphasised
from workreport.ui.widgets.banner import Banner
from workreport.ui.widgets.ground import column, empty, named


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
        self.hide()

    def offer(self, rows: int, columns: int) -> None:
        """Say that a table of that size can be pasted."""
        empty(self._lines)
        size = _("{rows} hàng × {columns} cột").format(rows=rows, columns=columns)
        words = emphasised(
            _("Khay nhớ tạm có bảng {size} từ Excel. Dán vào đây sẽ {how}, chưa ghi ngay."),
            size=size,
            how=_("xem trước"),
        )
        banner = Banner(
            NoticeKind.INFO, words, _("Xem trước"), icon="clipboard-text", name="clipboard_offer"
        )
        banner.acted.connect(self.preview_wanted)
        self._lines.addWidget(banner)
        self.show()
