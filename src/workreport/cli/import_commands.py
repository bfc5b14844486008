"""``import``: rosters, plans and results from spreadsheets."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.session import Session, period_of, session_of
from workreport.cli.shapes import import_shape
from workreport.cli.wording import Command, group
from workreport.domain.errors import UseError
from workreport.i18n.translation import N_, _

if TYPE_CHECKING:
    from workreport.domain.period import Period
    from workreport.services.imports import ImportOutcome
    from workreport.services.ports.program import Desk

_File = Annotated[Path, typer.Argument(metavar="FILE", help=N_("Tệp bảng tính."))]
_Period = Annotated[
    str, typer.Option("--period", metavar="P", help=N_("Tháng, ghi theo dạng 2026-11."))
]
_DryRun = Annotated[bool, typer.Option("--dry-run", help=N_("Chỉ đọc và báo, không ghi gì."))]


def add_to(app: typer.Typer) -> None:
    """Put the commands into the application."""
    imports = group("import", N_("Nhập danh sách, kế hoạch, kết quả từ bảng tính."))
    command = imports.command
    command("roster", cls=Command, help=N_("Danh sách cán bộ (Văn phòng)."))(roster)
    command("plan", cls=Command, help=N_("Kế hoạch tháng (Văn phòng); tự mở tháng."))(plan)
    command("results", cls=Command, help=N_("Kết quả của phòng, điền vào bản đang soạn."))(results)
    app.add_typer(imports)


def roster(
    ctx: typer.Context,
    file: _File,
    dry_run: _DryRun = False,
) -> None:
    """Import the list of people."""
    session = session_of(ctx)
    with session.desk() as desk:
        outcome = desk.imports.roster(file, dry_run=dry_run)
    _tell(session, outcome)


def plan(
    ctx: typer.Context,
    file: _File,
    period: _Period = "",
    dry_run: _DryRun = False,
) -> None:
    """Import the plan of a month."""
    session = session_of(ctx)
    with session.desk() as desk:
        outcome = desk.imports.plan(file, _month(desk, period), dry_run=dry_run)
    _tell(session, outcome)


def results(
    ctx: typer.Context,
    file: _File,
    period: _Period = "",
    dry_run: _DryRun = False,
) -> None:
    """Fill the draft of the department."""
    session = session_of(ctx)
    with session.desk() as desk:
        outcome = desk.imports.results(file, _month(desk, period), dry_run=dry_run)
    _tell(session, outcome)


def _month(desk: "Desk", period: str) -> "Period":
    if period:
        return period_of(period)
    known = desk.periods.known()
    if not known:
        raise UseError("usage_period_missing")
    return known[-1]


def _tell(session: Session, outcome: "ImportOutcome") -> None:

    data = import_shape(outcome)
    lines = [
        _("Đọc {read} dòng, nhận {accepted}: {new} mới, {changed} thay đổi, {same} như cũ.").format(
            **data
        )
    ]
    problems = data["problems"]
    if isinstance(problems, list):
        lines += [f"  – {problem['message']} [{problem['code']}]" for problem in problems]
    session.screen.answer(data, lines)
