"""The switch of a returned report: only what is to be mended, or all of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workreport.i18n.translation import _
from workreport.ui.viewmodels.returned_only import EVERYTHING, ONLY, ReturnedOnly
from workreport.ui.widgets.ground import named, row
from workreport.ui.widgets.strips import CountStrip, Segment

_MARGIN = 16


class ReturnedStrip(QWidget):
    """Hidden where no return has marked anything of the page.

    Signals:
        chosen: Key of what is to be shown.
    """

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        words = _("Phần Văn phòng trả lại")
        named(self, f"{name}_returned", words)
        self.strip = CountStrip((), f"{name}_returned_strip", words)
        self.strip.chosen.connect(self.chosen)
        across = row(self)
        across.setContentsMargins(_MARGIN, 0, _MARGIN, 8)
        across.addWidget(self.strip)
        across.addStretch(1)
        self.hide()

    def show_choice(self, choice: ReturnedOnly, marked: int, whole: int) -> None:
        """Show which is chosen, and how many places each of the two has."""
        self.setVisible(choice.is_offered)
        if choice.is_offered:
            self.strip.set_segments(
                (
                    Segment(ONLY, _("Chỉ phần phải sửa"), "flag-fill", "warn", marked),
                    Segment(EVERYTHING, _("Tất cả"), count=whole),
                )
            )
            self.strip.choose(ONLY if choice.is_on else EVERYTHING)
