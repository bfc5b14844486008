"""Packages carried by hand: written into a file for a stick, read in from one."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workreport.i18n.translation import _, ngettext
from workreport.ui.messages import FileWish
from workreport.ui.viewmodels.draft_session import DraftSession

if TYPE_CHECKING:
    from workreport.services.exchange import SyncReport
    from workreport.services.ports.program import Desk

_PACKAGES = ("*.wrp",)


class Carrying(QObject):
    """What a department without an exchange folder does with its report and its receipts."""

    def __init__(self, desk: DraftSession) -> None:
        super().__init__(desk)
        self._session = desk.session

    def write_out(self) -> None:
        """Write what waits into one file."""
        wish = FileWish(
            title=_("Ghi gói tin ra tệp"),
            kind_name=_("Gói tin"),
            patterns=_PACKAGES,
            suggested="workreport.wrp",
        )
        target = self._session.messages.choose_target(wish)
        if target is not None:
            work = partial(_write, self._session.desk, target)
            self._session.run(work, self._on_written, database=False)

    def read_in(self) -> None:
        """Read a receipt or another package from a file."""
        wish = FileWish(
            title=_("Nhập biên nhận từ tệp"), kind_name=_("Gói tin"), patterns=_PACKAGES
        )
        source = self._session.messages.choose_file(wish)
        if source is not None:
            work = partial(self._session.desk.exchange.import_file, source)
            self._session.run(work, self._on_read, database=False)

    def _on_written(self, target: Path) -> None:
        words = _("Đã ghi gói tin ra {path}. Chưa có biên nhận của Văn phòng.")
        self._session.tell_done(words.format(path=target))

    def _on_read(self, report: "SyncReport") -> None:
        count = report.entries_in
        if not count:
            self._session.tell_done(_("Đã đọc tệp: không có gì mới."))
            return
        words = ngettext("Đã đọc tệp: {count} mục mới.", "Đã đọc tệp: {count} mục mới.", count)
        self._session.tell_done(words.format(count=count))


def _write(desk: "Desk", target: Path) -> Path:
    desk.exchange.export_file(target)
    return target
