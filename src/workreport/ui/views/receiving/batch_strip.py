"""What was accepted in one act and is not packed yet: send it at once, or take it all back."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workreport.i18n.formats import moment_text
from workreport.i18n.translation import _, ngettext
from workreport.services.check_desk import WaitingBatch
from workreport.ui.messages import NoticeKind
from workreport.ui.theme.spans import Span
from workreport.ui.viewmodels.receiving import Receiving
from workreport.ui.widgets.banner import Banner
from workreport.ui.widgets.ground import column, named
from workreport.ui.widgets.tab_order import follow

_AFTER_MS = 200  # the minute is over for certain


class BatchStrip(QWidget):
    """Stands above the list as long as the answers wait, whatever page was seen meanwhile."""

    def __init__(self, model: Receiving, above: QWidget) -> None:
        super().__init__()
        named(self, "batch_strip")
        self._model = model
        self._above = above
        self._shown: WaitingBatch | None = None
        self._lines = column(self)
        self._timer = QTimer(self)
        self._timer.setObjectName("batch_timer")
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(model.refresh)
        self.hide()

    def show_batch(self, batch: WaitingBatch | None) -> None:
        """Show what waits; without anything the strip is gone."""
        self._timer.stop()
        if batch is not None:
            self._timer.start(max(0, int(batch.seconds * 1000)) + _AFTER_MS)
            batch = replace(batch, seconds=0)  # it passes, what is said stays the same
        if batch != self._shown or batch is None:
            self._shown = batch
            self._put(None if batch is None else self._banner(batch))

    @override
    def setVisible(self, visible: bool) -> None:
        """Stay hidden while nothing waits: a page that shows its parts does not bring it back."""
        super().setVisible(visible and self._shown is not None)

    def _put(self, banner: Banner | None) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()
        if banner is not None:
            self._lines.addWidget(banner)
            follow(self._above, banner)
        self.setVisible(banner is not None)

    def _banner(self, batch: WaitingBatch) -> Banner:
        happened = " ".join(_happened(batch))
        waits = _("Đến {at} mới gửi đi; trước lúc đó Ctrl+Z rút lại tất cả.").format(
            at=moment_text(batch.until, "time")
        )
        spans = (Span(happened, is_strong=True), Span(f" {waits}"))
        banner = Banner(NoticeKind.OK, spans, name="batch")
        banner.add_action(_("Gửi ngay"), self._model.send_batch).setObjectName("batch_send")
        banner.add_action(_("Hoàn tác"), self._model.undo_batch).setObjectName("batch_undo")
        return banner


def _happened(batch: WaitingBatch) -> Iterator[str]:
    accepted = [name for name in batch.names if name not in batch.returned]
    if accepted:
        yield ngettext(
            "Đã chấp nhận {count} báo cáo: {units}.",
            "Đã chấp nhận {count} báo cáo: {units}.",
            len(accepted),
        ).format(count=len(accepted), units=", ".join(accepted))
    if batch.returned:
        yield ngettext(
            "Đã trả lại {count} báo cáo: {units}.",
            "Đã trả lại {count} báo cáo: {units}.",
            len(batch.returned),
        ).format(count=len(batch.returned), units=", ".join(batch.returned))
