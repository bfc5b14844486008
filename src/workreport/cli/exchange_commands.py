"""``sync``: exchanging packages through a folder or as one file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.session import session_of
from workreport.cli.wording import Command
from workreport.domain.errors import UseError
from workreport.i18n.messages import cause
from workreport.i18n.translation import N_, _

if TYPE_CHECKING:
    from workreport.services.exchange import SyncReport


def add_to(app: typer.Typer) -> None:
    """Put the command into the application."""
    app.command("sync", cls=Command, help=N_("Trao đổi gói tin qua thư mục hoặc một tệp."))(sync)


def sync(
    ctx: typer.Context,
    folder: Annotated[
        Path | None, typer.Option(metavar="DIR", help=N_("Thư mục trao đổi: gửi và nhận."))
    ] = None,
    file: Annotated[
        Path | None, typer.Option(metavar="PKG", help=N_("Một gói tin: nhận, hoặc ghi với --out."))
    ] = None,
    out: Annotated[bool, typer.Option("--out", help=N_("Ghi gói tin thay vì nhận."))] = False,
) -> None:
    """Write out, read in, sign receipts at the Office."""
    session = session_of(ctx)
    if (folder is None) == (file is None) or (out and file is None):
        raise UseError("usage_folder_or_file")

    def told(stage: str, done: int, total: int) -> None:
        words = _("Ghi gói tin") if stage == "writing" else _("Đọc gói tin")
        session.screen.progress(f"{words} {done + 1}/{total}")

    with session.desk() as desk:
        if folder is not None:
            report = desk.exchange.sync(folder, told)
        elif file is not None and out:
            report = desk.exchange.export_file(file)
        else:
            report = desk.exchange.import_file(file or Path())
    session.screen.answer(_shape(report), _lines(report))


def _shape(report: "SyncReport") -> dict[str, object]:
    return {
        "written": report.written,
        "entries_out": report.entries_out,
        "read": report.read,
        "entries_in": report.entries_in,
        "receipts": report.receipts,
        "requests": report.requests,
        "held": [
            {"package": name, "code": code, "message": _why(code, name)}
            for name, code in report.held
        ],
    }


def _why(code: str, name: str) -> str:
    values = {"name": name, "kind": "", "why": "", "path": name}
    try:
        return cause(code, values)
    except KeyError:
        return code  # the sentence needs values that a held package does not keep


def _lines(report: "SyncReport") -> list[str]:
    return [
        _("Đã gửi {written} gói ({entries_out} mục), nhận {read} gói ({entries_in} mục).").format(
            written=report.written,
            entries_out=report.entries_out,
            read=report.read,
            entries_in=report.entries_in,
        ),
        _("Ký {receipts} biên nhận; {requests} yêu cầu tham gia mới.").format(
            receipts=report.receipts, requests=report.requests
        ),
        *(f"  – {name}: {_why(code, name)}" for name, code in report.held),
    ]
