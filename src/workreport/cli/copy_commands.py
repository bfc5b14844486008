"""``paper board-pack --copies``: all numbered copies of the pack in one act."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workreport.cli.session import Session
from workreport.domain.errors import UseError, WorldError
from workreport.i18n.translation import _, ngettext
from workreport.services.pack_copies import PACK, CopiesMade, held
from workreport.services.paper_kinds import LEADERS

if TYPE_CHECKING:
    from workreport.services.pack_copies import CopiesWish, CopyHolder


def write_copies(session: Session, kind: str, wish: "CopiesWish", folder: Path) -> None:
    """Write each copy into a file of its own in a folder, and the list of who gets which.

    Raises:
        UseError: ``paper_copies_only_pack``.
        WorldError: The folder cannot be made or written.
    """
    if kind != PACK:
        raise UseError("paper_copies_only_pack", kind=kind)
    with session.desk(read_only=True) as desk:
        try:
            desk.files.make_folder(folder)
        except OSError as error:
            raise WorldError("folder_missing", path=str(folder)) from error
        made = desk.copies.write(wish, folder, told=partial(_tell, session, wish))
        lines = held(made.numbers, desk.copies.holders(wish.period))
    session.screen.answer(
        {
            "kind": kind,
            "period": str(wish.period),
            "edition": wish.edition or LEADERS,
            "out": str(folder),
            "copies": [
                {
                    "copy": one.number,
                    "file": str(path),
                    "holder": one.name or None,
                    "position": one.position or None,
                }
                for one, (_number, path) in zip(lines, made.files, strict=True)
            ],
            "recall": str(made.recall),
        },
        [*map(_line, lines), *_end(made)],
    )


def _tell(session: Session, wish: "CopiesWish", done: int, total: int) -> None:
    words = _("Đang in bản số {copy:02d}, {number} trên {count}")
    session.screen.progress(words.format(copy=wish.numbers[done], number=done + 1, count=total))


def _line(one: "CopyHolder") -> str:
    holder = ", ".join(filter(None, (one.name, one.position))) or _("dự phòng")
    return _("Bản số {copy:02d}: {holder}").format(copy=one.number, holder=holder)


def _end(made: CopiesMade) -> list[str]:
    count = len(made.files)
    words = ngettext(
        "Đã ghi {count} bản đánh số vào {folder}.",
        "Đã ghi {count} bản đánh số vào {folder}.",
        count,
    )
    listed = _("Danh sách nhận và thu hồi: {path}.")
    return [
        words.format(count=count, folder=made.folder),
        listed.format(path=made.recall),
    ]
