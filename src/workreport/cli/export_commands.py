"""``export``: the plan, the results and the roster as sheets that can be taken in again."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.session import period_of, session_of
from workreport.cli.values import OwnUnitCode
from workreport.cli.wording import Command, group
from workreport.domain.errors import UseError
from workreport.i18n.translation import N_, _
from workreport.services.ports.sheets import ENDINGS

if TYPE_CHECKING:
    from workreport.services.sheet_export import SheetFile

_Period = Annotated[str, typer.Argument(metavar="P", help=N_("Tháng, ghi theo dạng 2026-11."))]
_Out = Annotated[
    Path, typer.Option("--out", metavar="FILE", help=N_("Tệp sẽ ghi: .xlsx, .ods hoặc .csv."))
]


def add_to(app: typer.Typer) -> None:
    """Put the commands into the application."""
    exports = group("export", N_("Xuất danh sách, kế hoạch, kết quả ra bảng tính."))
    command = exports.command
    command("plan", cls=Command, help=N_("Nhiệm vụ của tháng."))(plan)
    command("results", cls=Command, help=N_("Kết quả của phòng."))(results)
    command("roster", cls=Command, help=N_("Danh sách cán bộ (Văn phòng)."))(roster)
    app.add_typer(exports)


def plan(ctx: typer.Context, period: _Period, out: _Out) -> None:
    """Write the tasks of a month."""
    ending = _ending(out)
    with session_of(ctx).desk(read_only=True) as desk:
        file = desk.sheets.plan(period_of(period), ending)
    _write(ctx, out, file)


def results(ctx: typer.Context, period: _Period, out: _Out, unit: OwnUnitCode = "") -> None:
    """Write the results of a unit."""
    ending = _ending(out)
    with session_of(ctx).desk(read_only=True) as desk:
        file = desk.sheets.results(period_of(period), ending, unit or None)
    _write(ctx, out, file)


def roster(
    ctx: typer.Context,
    out: _Out,
    period: Annotated[
        str, typer.Argument(metavar="[P]", help=N_("Không cần: danh sách là của hôm nay."))
    ] = "",
) -> None:
    """Write the list of people as it is today."""
    ending = _ending(out)
    if period:
        period_of(period)
    with session_of(ctx).desk(read_only=True) as desk:
        file = desk.sheets.roster(ending)
    _write(ctx, out, file)


def _ending(out: Path) -> str:
    ending = out.suffix.lower().lstrip(".")
    if ending not in ENDINGS:
        raise UseError("sheet_ending_unknown", ending=out.suffix, known=", ".join(ENDINGS))
    return ending


def _write(ctx: typer.Context, out: Path, file: "SheetFile") -> None:
    session = session_of(ctx)
    session.write(out, file.data)
    session.screen.answer(
        {"out": str(out), "rows": file.rows, "bytes": len(file.data)},
        [_("Đã ghi {rows} dòng vào {path}.").format(rows=file.rows, path=out)],
    )
