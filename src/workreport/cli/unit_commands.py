"""``unit``: the organisation over time – new, renamed, closed, merged, split units."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workreport.cli.session import Session, session_of
from workreport.cli.values import Basis, Reason, day_text, plain, read_day, read_pairs
from workreport.cli.wording import Command, group
from workreport.i18n.formats import day_text as shown_day
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import N_, _, ngettext

if TYPE_CHECKING:
    from workreport.domain.reason import Reason as Told
    from workreport.services.organisation import Reorganisation, UnitWish
    from workreport.services.ports.program import Desk

_On = Annotated[
    str, typer.Option("--on", metavar="DAY", help=N_("Có hiệu lực từ ngày, ghi dạng 2026-12-01."))
]
_Code = Annotated[str, typer.Option("--code", metavar="CODE", help=N_("Mã mới."))]
_Name = Annotated[str, typer.Option("--name", metavar="TEXT", help=N_("Tên đầy đủ."))]
_Short = Annotated[str, typer.Option("--short", metavar="TEXT", help=N_("Tên viết tắt."))]
_Codes = Annotated[list[str], typer.Argument(metavar="CODE", help=N_("Mã đơn vị."))]
_DryRun = Annotated[bool, typer.Option("--dry-run", help=N_("Chỉ đọc và báo, không ghi gì."))]
_People = Annotated[
    list[str] | None,
    typer.Option(
        "--person", metavar="NAME=CODE", help=N_("Người về đơn vị nào; ghi được nhiều lần.")
    ),
]
_Tasks = Annotated[
    list[str] | None,
    typer.Option("--task", metavar="TASK-ID", help=N_("Chỉ nhiệm vụ này; ghi được nhiều lần.")),
]


def add_to(app: typer.Typer) -> None:
    """Put the commands into the application."""
    unit = group("unit", N_("Đơn vị theo thời gian: lập, đổi tên, sáp nhập, tách, giải thể."))
    command = unit.command
    command("list", cls=Command, help=N_("Mọi đơn vị với các tên theo thời gian."))(list_)
    command("new", cls=Command, help=N_("Lập đơn vị từ một ngày."))(new)
    command("rename", cls=Command, help=N_("Đổi tên hoặc mã từ một ngày."))(rename)
    command("close", cls=Command, help=N_("Đơn vị thôi hoạt động."))(close)
    command("merge", cls=Command, help=N_("Sáp nhập nhiều đơn vị thành một."))(merge)
    command("split", cls=Command, help=N_("Tách một đơn vị."))(split)
    command("hand-over", cls=Command, help=N_("Giao nhiệm vụ chưa xong cho đơn vị kế tục."))(
        hand_over
    )
    app.add_typer(unit)


def list_(ctx: typer.Context) -> None:
    """List the units."""
    session = session_of(ctx)
    with session.desk(read_only=True) as desk:
        stories = desk.organisation.units()
        left = {one.unit: len(one.tasks) for one in desk.ended_units.left()}
    shapes: list[dict[str, Any]] = [
        {
            "code": one.code,
            "name": one.name,
            "short": one.short,
            "part": one.part,
            "files": one.files,
            "people": one.people,
            "ends_on": day_text(one.ends_on),
            "successors": list(one.successors),
            "open_tasks": left.get(one.unit, 0),
            "names": [
                {
                    "code": span.code,
                    "name": span.name,
                    "from": day_text(span.from_on),
                    "until": day_text(span.until_on),
                    "basis": span.basis,
                }
                for span in one.spans
            ],
        }
        for one in stories
    ]
    lines = []
    for one in stories:
        lines.append(f"{one.code:<8} {one.name}" + _ended(one.ends_on, one.successors))
        lines += [
            f"         {shown_day(span.from_on)}  {span.name}"
            for span in one.spans
            if span.from_on is not None
        ]
    session.screen.answer({"units": shapes}, lines)


def _ended(ends_on: Any, successors: Sequence[str]) -> str:
    if ends_on is None:
        return ""
    words = _("thôi hoạt động sau ngày {day}").format(day=shown_day(ends_on))
    return f" · {words}" + (f" → {', '.join(successors)}" if successors else "")


def new(  # noqa: PLR0913, PLR0917 - one parameter for each thing said
    ctx: typer.Context,
    code: _Code,
    name: _Name,
    on: _On,
    short: _Short = "",
    no_report: Annotated[
        bool, typer.Option("--no-report", help=N_("Đơn vị không phải gửi báo cáo."))
    ] = False,
    basis: Basis = "",
    dry_run: _DryRun = False,
) -> None:
    """Open a unit."""
    from workreport.services.organisation import UnitWish  # noqa: PLC0415 - not for every command

    session = session_of(ctx)
    with session.desk() as desk:
        wish = UnitWish(code=code, name=name, short=short, files=not no_report)
        wanted = _wanted("new", on, into=(wish,), basis=basis)
        lines = _done(desk, wanted, dry_run=dry_run)
    _tell(session, lines, dry_run=dry_run)


def rename(  # noqa: PLR0913, PLR0917 - one parameter for each thing said
    ctx: typer.Context,
    unit: Annotated[str, typer.Argument(metavar="CODE", help=N_("Mã đơn vị."))],
    on: _On,
    name: _Name = "",
    code: _Code = "",
    short: _Short = "",
    basis: Basis = "",
    dry_run: _DryRun = False,
) -> None:
    """Call a unit something else."""
    session = session_of(ctx)
    with session.desk() as desk:
        (known,) = _ids(desk, [unit], on)
        wish = _wish(desk, known, on, name, code, short)
        wanted = _wanted("rename", on, units=(known,), into=(wish,), basis=basis)
        lines = _done(desk, wanted, dry_run=dry_run)
    _tell(session, lines, dry_run=dry_run)


def close(
    ctx: typer.Context, units: _Codes, on: _On, basis: Basis = "", dry_run: _DryRun = False
) -> None:
    """End units."""
    session = session_of(ctx)
    with session.desk() as desk:
        wanted = _wanted("close", on, units=_ids(desk, units, on), basis=basis)
        lines = _done(desk, wanted, dry_run=dry_run)
    _tell(session, lines, dry_run=dry_run)


def merge(  # noqa: PLR0913, PLR0917 - one parameter for each thing said
    ctx: typer.Context,
    units: _Codes,
    on: _On,
    into: Annotated[
        str, typer.Option("--into", metavar="CODE", help=N_("Đơn vị nhận, khi đã có."))
    ] = "",
    name: _Name = "",
    code: _Code = "",
    short: _Short = "",
    basis: Basis = "",
    dry_run: _DryRun = False,
) -> None:
    """Make one unit of several."""
    from workreport.services.organisation import UnitWish  # noqa: PLC0415 - not for every command

    session = session_of(ctx)
    with session.desk() as desk:
        wish = UnitWish(code=code, name=name, short=short)
        if into:
            (known,) = _ids(desk, [into], on)
            wish = _wish(desk, known, on, name, code, short)
        wanted = _wanted("merge", on, units=_ids(desk, units, on), into=(wish,), basis=basis)
        lines = _done(desk, wanted, dry_run=dry_run)
    _tell(session, lines, dry_run=dry_run)


def split(  # noqa: PLR0913, PLR0917 - one parameter for each thing said
    ctx: typer.Context,
    unit: Annotated[str, typer.Argument(metavar="CODE", help=N_("Mã đơn vị."))],
    on: _On,
    into: Annotated[
        list[str],
        typer.Option(
            "--into", metavar="CODE=NAME", help=N_("Một phần sau khi tách; ghi từ hai lần.")
        ),
    ],
    person: _People = None,
    basis: Basis = "",
    dry_run: _DryRun = False,
) -> None:
    """Make several units of one; a part with the unit's own code is the unit itself."""
    from workreport.services.organisation import UnitWish  # noqa: PLC0415 - not for every command

    session = session_of(ctx)
    with session.desk() as desk:
        (known,) = _ids(desk, [unit], on)
        wishes = tuple(
            _wish(desk, known, on, name, code, "")
            if code.casefold() == unit.strip().casefold()
            else UnitWish(code=code, name=name)
            for code, name in read_pairs(into, "--into")
        )
        with desk.book.looking() as look:
            people = {
                look.directory.person(name, known).person: code
                for name, code in read_pairs(person or (), "--person")
            }
        wanted = _wanted("split", on, units=(known,), into=wishes, people=people, basis=basis)
        lines = _done(desk, wanted, dry_run=dry_run)
    _tell(session, lines, dry_run=dry_run)


def hand_over(
    ctx: typer.Context,
    unit: Annotated[str, typer.Argument(metavar="CODE", help=N_("Đơn vị đã thôi hoạt động."))],
    to: Annotated[str, typer.Option("--to", metavar="CODE", help=N_("Đơn vị kế tục."))],
    reason: Reason,
    basis: Basis,
    task: _Tasks = None,
) -> None:
    """Give what an ended unit left open, or some of it, to the unit that follows it."""
    session = session_of(ctx)
    with session.desk() as desk:
        service = desk.ended_units
        moved = (
            service.distribute(unit, dict.fromkeys(task, to), reason, agreed_by=basis)
            if task
            else service.hand_over(unit, to, reason, agreed_by=basis)
        )
    words = ngettext("Đã bàn giao {count} nhiệm vụ.", "Đã bàn giao {count} nhiệm vụ.", len(moved))
    session.screen.answer(
        {"unit": unit, "to": to, "tasks": list(moved)},
        [words.format(count=len(moved))],
    )


def _wanted(act: Any, on: str, **said: Any) -> "Reorganisation":
    from workreport.services.organisation import Reorganisation  # noqa: PLC0415 - as above

    return Reorganisation(act=act, on=read_day(on, "--on"), **said)


def _ids(desk: "Desk", codes: Sequence[str], on: str) -> tuple[str, ...]:
    day = read_day(on, "--on")
    with desk.book.looking() as look:
        return tuple(look.directory.unit(code, day).unit for code in codes)


def _wish(desk: "Desk", unit: str, on: str, name: str, code: str, short: str) -> "UnitWish":
    from workreport.services.organisation import UnitWish  # noqa: PLC0415 - as above

    with desk.book.looking() as look:
        known = look.directory.on(read_day(on, "--on")).units[unit]
    return UnitWish(
        unit=unit,
        code=code or known.code,
        name=name or known.name,
        short=short or ("" if name else known.short),
        part=known.part,
        files=known.files,
    )


def _done(desk: "Desk", wanted: "Reorganisation", *, dry_run: bool) -> "tuple[Told, ...]":
    service = desk.organisation
    return service.preview(wanted) if dry_run else service.sign(wanted)


def _tell(session: Session, lines: "tuple[Told, ...]", *, dry_run: bool) -> None:
    told = [reason_text(one.code, one.values) for one in lines]
    session.screen.answer(
        {
            "signed": not dry_run,
            "changes": [plain(one) for one in lines],
            "words": told,
        },
        [*told, _("Chưa ký gì.") if dry_run else _("Đã ký; chạy sync để mọi máy cùng biết.")],
    )
