"""Issuing a paper: drawn with its number, written to a file, then kept in the register."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workreport.i18n.formats import day_text
from workreport.i18n.translation import _
from workreport.ui.messages import FileWish, Notice, NoticeKind
from workreport.ui.tasks.target_file import write_target

if TYPE_CHECKING:
    from workreport.domain.paper_marks import PaperMarks
    from workreport.services.paper_lines import IssueInput, PaperLine
    from workreport.services.ports.program import Desk

_FILES = {
    "summary": "bao-cao-tong-hop",
    "notice": "thong-bao-ket-luan",
    "reminder": "thu-nhac",
    "review": "bao-cao-ky",
}


@dataclass(frozen=True, slots=True)
class IssuedFile:
    """A paper that was issued: its file, its number, and what bears the same number."""

    path: Path
    numbered: str
    clashes: "tuple[PaperLine, ...]"


def issue_file(desk: "Desk", said: "IssueInput", target: Path) -> IssuedFile:
    """Issue a paper; the register says nothing of it until its file is safe."""
    printed = desk.register.draw(said)
    clashes = desk.register.clashes(said)
    path = write_target(desk.files, target, printed.pdf)
    desk.register.issue(said, printed)
    return IssuedFile(path, f"{said.number.strip()}-{printed.symbol}", clashes)


def file_wish(kind: str, period: object, number: str = "", more: str = "") -> FileWish:
    """Return what is asked when a paper needs a place."""
    number = "".join(f"-{each.strip()}" for each in (number, more) if each.strip())
    return FileWish(
        title=_("Lưu PDF"),
        kind_name="PDF",
        patterns=("*.pdf",),
        suggested=f"{_FILES.get(kind, kind)}-{period}{number}.pdf",
    )


def issued_notice(done: IssuedFile) -> Notice:
    """Say that a paper was issued; a number that was used before is told at once."""
    words = _("Đã ghi sổ văn bản số {number}; tệp: {path}.")
    happened = words.format(number=done.numbered, path=done.path)
    if not done.clashes:
        return Notice(kind=NoticeKind.OK, happened=happened)
    return Notice(kind=NoticeKind.WARN, happened=happened, safe=clash_words(done.clashes))


@dataclass(frozen=True, slots=True)
class AgainFile:
    """An issued paper that was written once more, or anew."""

    path: Path
    numbered: str
    anew: bool = False


def file_again(desk: "Desk", paper: str, target: Path, *, anew: bool = False) -> AgainFile:
    """Write an issued paper again; refused when it is not the same any more, unless ``anew``."""
    found = desk.register.issued_file(paper, anew=anew)
    path = write_target(desk.files, target, found.pdf)
    return AgainFile(path, found.numbered, found.anew)


def again_notice(done: AgainFile) -> Notice:
    """Say whether the file is the one that was issued."""
    if done.anew:
        words = _(
            "Đã lưu bản in lại của văn bản số {number}, không đúng từng byte với bản đã ban hành: "
            "{path}."
        )
        happened = words.format(number=done.numbered, path=done.path)
        safe = _("Trang đầu ghi “Bản in lại”; mã ở chân trang chứng minh số liệu hiện nay.")
        return Notice(kind=NoticeKind.WARN, happened=happened, safe=safe)
    words = _("Đã lưu văn bản số {number}, đúng từng byte với tệp đã phát hành: {path}.")
    happened = words.format(number=done.numbered, path=done.path)
    return Notice(kind=NoticeKind.OK, happened=happened)


def marks_lines(marks: "PaperMarks") -> list[str]:
    """Say which marks a paper bears, and what a secrecy mark rests on."""
    found = []
    if marks.words:
        found.append(_("Dấu và chỉ dẫn: {marks}.").format(marks=", ".join(marks.words)))
    if marks.secrecy:
        words = _("Căn cứ đóng dấu mật: {list}, {item}.")
        found.append(words.format(list=marks.secrecy_list, item=marks.secrecy_item))
    return found


def clash_words(clashes: "Iterable[PaperLine]") -> str:
    """Say which papers bear a number already; empty when none does."""
    known = [
        _("{number} ngày {day}").format(number=one.numbered, day=day_text(one.issued_on))
        for one in clashes
    ]
    if not known:
        return ""
    words = _("Số này đã có trong sổ: {papers}. Sổ giữ cả hai và đánh dấu, không tự đánh số lại.")
    return words.format(papers=", ".join(known))
