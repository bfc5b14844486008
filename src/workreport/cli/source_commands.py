"""``recurrence``, ``programme``, ``week``, ``load``: where tasks come from, who has how much."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workreport.cli.session import Session, period_of, session_of
from workreport.cli.source_shapes import (
    due_shape,
    load_shape,
    programme_of,
    programme_shape,
    rule_of,
    rule_shape,
    week_shape,
)
from workreport.cli.values import OwnUnitCode, PeriodText, Reason, read_day, read_json
from workreport.cli.wording import Command, group
from workreport.domain.errors import UseError
from workreport.i18n.formats import day_text, weekday_text
from workreport.i18n.state_text import due_state_text
from workreport.i18n.translation import N_, _

if TYPE_CHECKING:
    from workreport.services.directory import Directory
    from workreport.services.ports.program import Desk

InputFile = Annotated[Path, typer.Option("--input", metavar="FILE", help=N_("Tệp JSON."))]


def add_to(app: typer.Typer) -> None:
    """Put the commands into the application."""
    recurrence = group("recurrence", N_("Việc định kỳ của đơn vị."))
    command = recurrence.command
    command("list", cls=Command, help=N_("Các việc định kỳ."))(rules)
    command("set", cls=Command, help=N_("Lập hoặc đổi việc định kỳ theo một tệp JSON."))(set_rule)
    command("skip", cls=Command, help=N_("Bỏ qua một tháng, có lý do."))(skip)
    command("due", cls=Command, help=N_("Việc định kỳ và chương trình đến hạn trong tháng."))(due)
    command("take", cls=Command, help=N_("Đưa việc đến hạn vào kế hoạch tháng, mỗi việc một lần."))(
        take
    )
    app.add_typer(recurrence)
    programme = group("programme", N_("Chương trình công tác năm, nhiệm kỳ."))
    programme.command("list", cls=Command, help=N_("Các chương trình và mục."))(programmes)
    programme.command("set", cls=Command, help=N_("Lập hoặc đổi chương trình theo tệp JSON."))(
        set_programme
    )
    app.add_typer(programme)
    app.command("week", cls=Command, help=N_("Lịch tuần: việc đến hạn theo ngày."))(week)
    app.command("load", cls=Command, help=N_("Ai đang làm bao nhiêu việc."))(load)


def rules(ctx: typer.Context, unit: OwnUnitCode = "") -> None:
    """List the rules."""
    session = session_of(ctx)
    with session.desk(read_only=True) as desk:
        directory, place = _known(desk, unit)
        found = desk.recurrence.rules(place)
    shapes = [rule_shape(one, directory) for one in found]
    session.screen.answer(
        {"rules": shapes},
        [f"{one['id'][:8]}  {one['from']}–{one['until']}  {one['content']}" for one in shapes],
    )


def set_rule(ctx: typer.Context, source: InputFile) -> None:
    """Sign a rule."""
    session = session_of(ctx)
    said = read_json(session.read(source), str(source))
    with session.desk() as desk:
        with desk.book.looking() as look:
            directory, units = look.directory, look.own_units()
        kept = desk.recurrence.keep(rule_of(said, directory, units[0] if units else ""))
    session.screen.answer({"id": kept}, [_("Đã ký việc định kỳ {id}.").format(id=kept[:8])])


def skip(
    ctx: typer.Context,
    rule: Annotated[str, typer.Argument(metavar="RULE-ID", help=N_("Mã việc định kỳ."))],
    period: PeriodText,
    reason: Reason,
) -> None:
    """Skip one month."""
    session, month = session_of(ctx), period_of(period)
    with session.desk() as desk:
        desk.recurrence.skip(rule, month, reason)
    session.screen.answer(
        {"id": rule, "period": str(month), "reason": reason},
        [_("Đã bỏ qua tháng {period}.").format(period=str(month))],
    )


def due(ctx: typer.Context, period: PeriodText, unit: OwnUnitCode = "") -> None:
    """Tell what rules and programmes bring into a month."""
    session, month = session_of(ctx), period_of(period)
    with session.desk(read_only=True) as desk:
        directory, place = _known(desk, unit)
        found = desk.recurrence.due(month, place)
    shapes = [due_shape(one, directory) for one in found]
    session.screen.answer(
        {"period": str(month), "due": shapes},
        [
            f"{due_state_text(str(one['state'])):<12} {one['lead']:<6} {one['content']}"
            for one in shapes
        ],
    )


def take(ctx: typer.Context, period: PeriodText, unit: OwnUnitCode = "") -> None:
    """Put what is due into the plan."""
    session, month = session_of(ctx), period_of(period)
    with session.desk() as desk:
        _directory, place = _known(desk, unit)
        count = desk.recurrence.take(month, place)
    session.screen.answer(
        {"period": str(month), "taken": count},
        [_("Đã đưa {count} việc vào tháng.").format(count=count)],
    )


def programmes(
    ctx: typer.Context,
    year: Annotated[int, typer.Option("--year", metavar="Y", help=N_("Chỉ năm này."))] = 0,
) -> None:
    """List the programmes."""
    session = session_of(ctx)
    with session.desk(read_only=True) as desk:
        directory, _place = _known(desk, "")
        found = desk.programmes.programmes(year or None)
    lines: list[str] = []
    for one in found:
        lines.append(f"{one.programme.id[:8]}  {one.programme.title}")
        lines += [f"          {item.content}" for item in one.programme.items]
    shapes = [programme_shape(one, directory) for one in found]
    session.screen.answer({"programmes": shapes}, lines)


def set_programme(ctx: typer.Context, source: InputFile) -> None:
    """Sign a programme."""
    session = session_of(ctx)
    said = read_json(session.read(source), str(source))
    with session.desk() as desk:
        directory, _place = _known(desk, "")
        kept = desk.programmes.keep(programme_of(said, directory))
    session.screen.answer({"id": kept}, [_("Đã ký chương trình {id}.").format(id=kept[:8])])


def week(
    ctx: typer.Context,
    day: Annotated[
        str, typer.Argument(metavar="[DAY]", help=N_("Một ngày trong tuần; mặc định hôm nay."))
    ] = "",
    unit: OwnUnitCode = "",
    out: Annotated[Path | None, typer.Option(metavar="FILE", help=N_("Tệp PDF sẽ ghi."))] = None,
) -> None:
    """Tell what is due in a week, or print it."""
    session = session_of(ctx)
    wanted = read_day(day, "DAY") if day else None
    with session.desk(read_only=True) as desk:
        directory, _place = _known(desk, "")
        found = desk.weeks.week(wanted, unit or None)
        data = desk.weeks.pdf(wanted, unit or None) if out is not None else b""
    shape = week_shape(found, directory)
    lines = [
        f"{weekday_text(one.day)} {day_text(one.day)}: {line.content}"
        for one in found.days
        for line in one.lines
    ]
    _answer_file(session, shape, lines, out, data)


def load(
    ctx: typer.Context,
    period: PeriodText,
    unit: OwnUnitCode = "",
    out: Annotated[Path | None, typer.Option(metavar="FILE", help=N_("Tệp CSV sẽ ghi."))] = None,
    limits: Annotated[
        str,
        typer.Option(metavar="N,M", help=N_("Đặt mức cảnh báo: việc đang mở, việc quá hạn.")),
    ] = "",
) -> None:
    """Tell who has how much, or choose the limits."""
    from workreport.services.loads import LoadLimits  # noqa: PLC0415 - only when they are set

    session, month = session_of(ctx), period_of(period)
    with session.desk(read_only=not limits) as desk:
        directory, place = _known(desk, unit)
        if limits:
            active, _comma, overdue = limits.partition(",")
            if not (active.strip().isdecimal() and overdue.strip().isdecimal()):
                raise UseError("load_limit_unknown", value=limits)
            desk.loads.choose_limits(LoadLimits(int(active), int(overdue)))
        found = desk.loads.loads(month, place)
        now = desk.loads.limits()
        data = desk.loads.table(month, place) if out is not None else b""
    shape = {
        "period": str(month),
        "limits": {"active": now.active, "overdue": now.overdue},
        "people": [load_shape(one, directory) for one in found],
    }
    lines = [
        _("{name}: {active} việc đang mở, {overdue} quá hạn").format(
            name=one.name or _("Chưa phân công"), active=one.active, overdue=one.overdue
        )
        for one in found
    ]
    _answer_file(session, shape, lines, out, data)


def _answer_file(
    session: Session, shape: dict[str, Any], lines: list[str], out: Path | None, data: bytes
) -> None:
    if out is not None:
        session.write(out, data)
        shape = {**shape, "out": str(out), "bytes": len(data)}
        lines = [_("Đã ghi {path}.").format(path=out)]
    session.screen.answer(shape, lines)


def _known(desk: "Desk", unit: str) -> tuple["Directory", str | None]:
    with desk.book.looking() as look:
        directory = look.directory
        place = directory.unit(unit, look.today).unit if unit else None
    return directory, place
