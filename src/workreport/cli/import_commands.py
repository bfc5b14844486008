"""``import``: rosters, plans and results from spreadsheets."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.session import Session, period_of, session_of
from workreport.cli.shapes import import_shape
from workreport.cli.values import Basis, DecidedBy, MeetingOn, read_day
from workreport.cli.wording import Command, group
from workreport.domain.errors import UseError
from workreport.i18n.translation import N_, _
from workreport.services.ports.sheets import FIELDS

if TYPE_CHECKING:
    from workreport.domain.period import Period
    from workreport.services.import_hints import Told
    from workreport.services.imports import ImportOutcome
    from workreport.services.ports.program import Desk

_File = Annotated[Path, typer.Argument(metavar="FILE", help=N_("Tệp bảng tính."))]
_Period = Annotated[
    str, typer.Option("--period", metavar="P", help=N_("Tháng, ghi theo dạng 2026-11."))
]
_Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map", metavar="HEADING=FIELD", help=N_("Ý nghĩa của một cột; ghi được nhiều lần.")
    ),
]
_Mean = Annotated[
    list[str] | None,
    typer.Option(
        "--mean", metavar="WORDS=NAME", help=N_("Chữ trong ô chỉ ai, hoặc đơn vị nào (mã).")
    ),
]
_ForUnit = Annotated[
    str, typer.Option("--unit", metavar="CODE", help=N_("Đơn vị được Văn phòng nhập hộ."))
]
_DryRun = Annotated[bool, typer.Option("--dry-run", help=N_("Chỉ đọc và báo, không ghi gì."))]


def add_to(app: typer.Typer) -> None:
    """Put the commands into the application."""
    imports = group("import", N_("Nhập danh sách, kế hoạch, kết quả từ bảng tính."))
    command = imports.command
    command("roster", cls=Command, help=N_("Danh sách cán bộ (Văn phòng)."))(roster)
    command("plan", cls=Command, help=N_("Kế hoạch tháng (Văn phòng); tự mở tháng."))(plan)
    command("results", cls=Command, help=N_("Kết quả của phòng, điền vào bản đang soạn."))(results)
    command(
        "ratings",
        cls=Command,
        help=N_("Xếp loại của một đơn vị, của mọi đơn vị, hoặc đã quyết định."),
    )(ratings)
    command("columns", cls=Command, help=N_("Các cột của bảng tính và ý nghĩa được hiểu."))(columns)
    command("undo", cls=Command, help=N_("Hoàn tác lần nhập gần nhất."))(undo)
    app.add_typer(imports)


def roster(
    ctx: typer.Context,
    file: _File,
    dry_run: _DryRun = False,
    map_: _Map = None,
    mean: _Mean = None,
) -> None:
    """Import the list of people."""
    session = session_of(ctx)
    with session.desk() as desk:
        outcome = desk.imports.roster(file, dry_run=dry_run, told=_told(desk, map_, mean))
    _tell(session, outcome)


def plan(
    ctx: typer.Context,
    file: _File,
    period: _Period = "",
    dry_run: _DryRun = False,
    map_: _Map = None,
    mean: _Mean = None,
) -> None:
    """Import the plan of a month."""
    session = session_of(ctx)
    with session.desk() as desk:
        outcome = desk.imports.plan(
            file, _month(desk, period), dry_run=dry_run, told=_told(desk, map_, mean)
        )
    _tell(session, outcome)


def results(
    ctx: typer.Context,
    file: _File,
    period: _Period = "",
    dry_run: _DryRun = False,
    map_: _Map = None,
    mean: _Mean = None,
) -> None:
    """Fill the draft of the department."""
    session = session_of(ctx)
    with session.desk() as desk:
        outcome = desk.imports.results(
            file, _month(desk, period), dry_run=dry_run, told=_told(desk, map_, mean)
        )
    _tell(session, outcome)


def ratings(  # noqa: PLR0913, PLR0917 - one parameter for each thing said
    ctx: typer.Context,
    file: _File,
    period: _Period = "",
    unit: _ForUnit = "",
    decided_by: DecidedBy = "",
    meeting_on: MeetingOn = "",
    basis: Basis = "",
    dry_run: _DryRun = False,
    map_: _Map = None,
    mean: _Mean = None,
) -> None:
    """Import the classification of people."""
    from workreport.services.consolidating import DecidedBy as By  # noqa: PLC0415 - as above

    session = session_of(ctx)
    by = None
    if decided_by or meeting_on or basis:
        held_on = read_day(meeting_on, "--meeting-on") if meeting_on else None
        by = By(decided_by, held_on, basis)
    with session.desk() as desk:
        month = _month(desk, period)
        place = ""
        if unit:
            with desk.book.looking() as look:
                place = look.directory.unit(unit, month.last_day).unit
        outcome = desk.imports.ratings(
            file, month, dry_run=dry_run, told=_told(desk, map_, mean), unit=place, by=by
        )
    _tell(session, outcome)


def columns(
    ctx: typer.Context,
    kind: Annotated[
        str, typer.Argument(metavar="roster|plan|results|ratings", help=N_("Loại bảng tính."))
    ],
    file: _File,
    map_: _Map = None,
) -> None:
    """Show the columns of a workbook and what they are taken for."""
    session = session_of(ctx)
    if kind not in FIELDS:
        raise UseError("import_kind_unknown", kind=kind, known=", ".join(FIELDS))
    with session.desk(read_only=True) as desk:
        found = desk.imports.columns(file, kind, _told(desk, map_, None))
    shown = [
        {
            "sheet": one.sheet,
            "column": one.column,
            "heading": one.label,
            "field": one.field or None,
            "sample": list(one.sample),
        }
        for one in found
    ]
    lines = [f"  {one.sheet}!{one.column}  {one.label} → {one.field or '?'}" for one in found]
    session.screen.answer({"columns": shown, "fields": list(FIELDS[kind])}, lines)


def undo(ctx: typer.Context) -> None:
    """Take the last import back."""
    session = session_of(ctx)
    with session.desk() as desk:
        trace = desk.imports.undo()
    data = {"kind": trace.kind, "file": trace.file, "period": trace.period or None}
    session.screen.answer(data, [_("Đã hoàn tác lần nhập {file}.").format(file=trace.file)])


def _pairs(written: list[str] | None) -> dict[str, str]:
    pairs = {}
    for each in written or ():
        words, mark, meant = each.rpartition("=")
        if not mark or not words.strip() or not meant.strip():
            raise UseError("import_map_malformed", value=each)
        pairs[words] = meant.strip()
    return pairs


def _told(desk: "Desk", headings: list[str] | None, names: list[str] | None) -> "Told":
    from workreport.services.import_hints import Told  # noqa: PLC0415 - not for every command

    meant = _pairs(names)
    if meant:
        with desk.book.looking() as look:
            units = {
                unit.code.casefold(): unit.unit for unit in look.directory.units_on(look.today)
            }
            for words, name in meant.items():
                unit = units.get(name.casefold())
                meant[words] = unit or look.directory.person(name).person
    return Told.of(_pairs(headings), meant)


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
