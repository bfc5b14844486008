"""``verify``, ``backup``, ``restore``, ``rebuild``, ``self-test``: care for what is kept."""

from pathlib import Path
from typing import Annotated

import typer

from workreport.cli.session import session_of
from workreport.cli.wording import Command
from workreport.i18n.translation import N_, _

_PARTS = {
    "workspace": N_("Hồ sơ làm việc"),
    "workbook": N_("Bảng tính"),
    "joining": N_("Thư mời"),
    "report": N_("Báo cáo"),
    "exchange": N_("Trao đổi gói tin"),
    "paper": N_("In văn bản"),
    "signing": N_("Ký số"),
    "backup": N_("Sao lưu"),
    "verify": N_("Kiểm tra chữ ký"),
}


def add_to(app: typer.Typer) -> None:
    """Put the commands into the application."""
    command = app.command
    command("verify", cls=Command, help=N_("Kiểm tra mọi chữ ký và dựng lại số liệu để so."))(
        verify
    )
    command("backup", cls=Command, help=N_("Sao lưu hồ sơ làm việc."))(backup)
    command("restore", cls=Command, help=N_("Khôi phục bản sao lưu vào thư mục mới."))(restore)
    command("rebuild", cls=Command, help=N_("Dựng lại số liệu từ sổ cái."))(rebuild)
    command("self-test", cls=Command, help=N_("Thử mọi phần của chương trình."))(self_test)


def verify(ctx: typer.Context) -> None:
    """Check every signature and chain."""
    session = session_of(ctx)
    with session.desk() as desk:
        found = desk.maintenance.verify()
    session.screen.answer(
        {
            "entries": found.entries,
            "valid": found.valid,
            "quarantined": found.quarantined,
            "forks": len(found.forks),
            "projections_equal": found.projections_equal,
            "erased_parts": found.erased_parts,
            "faults": [{"subject": each.subject, "code": each.code} for each in found.faults],
        },
        [
            _("{entries} mục, {valid} hợp lệ, {quarantined} cách ly.").format(
                entries=found.entries, valid=found.valid, quarantined=found.quarantined
            ),
            _("Số liệu khớp với sổ cái.")
            if found.projections_equal
            else _("Số liệu không khớp với sổ cái; chạy rebuild."),
        ],
    )


def backup(ctx: typer.Context) -> None:
    """Back the workspace up."""
    session = session_of(ctx)
    with session.desk() as desk:
        name = desk.maintenance.backup()
    session.screen.answer({"file": name}, [_("Đã sao lưu: {path}").format(path=name)])


def restore(
    ctx: typer.Context,
    source: Annotated[Path, typer.Argument(metavar="BACKUP", help=N_("Tệp sao lưu."))],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=N_("Thư mục mới."))],
) -> None:
    """Restore a backup into a new folder."""
    session = session_of(ctx)
    session.program.restore(source, folder)
    session.screen.answer(
        {"workspace": str(folder)},
        [_("Đã khôi phục vào {path}; mật khẩu như cũ.").format(path=folder)],
    )


def rebuild(ctx: typer.Context) -> None:
    """Replay the ledger."""
    session = session_of(ctx)
    with session.desk() as desk:
        equal = desk.maintenance.rebuild()
    session.screen.answer(
        {"projections_equal": equal},
        [_("Đã dựng lại số liệu.") if equal else _("Đã dựng lại số liệu; số cũ bị lệch.")],
    )


def self_test(ctx: typer.Context) -> None:
    """Try every part of the program."""
    session = session_of(ctx)
    works = session.program.self_test()
    session.screen.answer(
        {"works": works},
        [_("{name}: đạt").format(name=_(_PARTS.get(each, each))) for each in works],
    )
