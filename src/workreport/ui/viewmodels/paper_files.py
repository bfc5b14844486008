"""A paper that is shown saved as a file: printed, for the word processor, or as a workbook."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from workreport.i18n.translation import _
from workreport.ui.messages import FileWish
from workreport.ui.tasks.target_file import write_target
from workreport.ui.viewmodels.desk_session import DeskSession

PDF = "pdf"
PROGRAMS = {PDF: "PDF", "docx": "Word", "xlsx": "Excel"}
NAMES = {
    "pack": "ho-so-hop",
    "summary": "bao-cao-tong-hop",
    "notice": "thong-bao-ket-luan",
    "classification": "danh-sach-xep-loai",
    "recall": "danh-sach-nhan-ban",
    "report": "bao-cao",
    "receipt": "bien-nhan",
    "extension": "phieu-gia-han",
    "diff": "bang-so-sanh",
    "grades": "giai-trinh-diem",
    "person": "phieu-ca-nhan",
    "reminder": "thu-nhac",
    "history": "lich-su",
    "review": "bao-cao-ky",
}


def suggested(kind: str, period: object, ending: str = PDF, *more: str) -> str:
    """Return the name a file is proposed to have; never that of a person."""
    return "-".join((NAMES.get(kind, kind), *(one for one in more if one), str(period))) + (
        f".{ending}"
    )


class PaperFiles(QObject):
    """Asks where, writes beside the screen's thread, and says what was written."""

    def __init__(self, session: DeskSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def save(self, name: str, make: Callable[[], bytes]) -> None:
        """Save what ``make`` returns as a file; the ending of ``name`` says of which kind."""
        ending = name.rpartition(".")[2]
        program = PROGRAMS[ending]
        wish = FileWish(
            title=_("Lưu {program}").format(program=program),
            kind_name=program,
            patterns=(f"*.{ending}",),
            suggested=name,
        )
        target = self._session.messages.choose_target(wish)
        if target is not None:
            work = partial(_written, self._session, target, make)
            self._session.run(work, self._on_saved, database=False)

    def _on_saved(self, target: Path) -> None:
        self._session.tell_done(_("Đã lưu {path}").format(path=target))


def _written(session: DeskSession, target: Path, make: Callable[[], bytes]) -> Path:
    return write_target(session.desk.files, target, make())
