"""``deadline`` and ``calendar``: until when, and why; the agency's own working days."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.session import Session, session_of
from workreport.cli.shapes import deadline_shape
from workreport.cli.values import Reason, iso, read_day, read_pairs
from workreport.cli.wording import Command, group
from workreport.domain.calendar import day_ended_by, end_of
from workreport.domain.errors import UseError
from workreport.domain.period import Period, Span
from workreport.i18n import translation
from workreport.i18n.calendar_text import move_text
from workreport.i18n.deadline_text import filing_end_text
from workreport.i18n.formats import day_text, moment_text, period_text
from workreport.i18n.translation import N_, _

if TYPE_CHECKING:
    from workreport.domain.deadline_templates import DeadlineStep, DeadlineTemplate
    from workreport.domain.deadlines import Deadline
    from workreport.ledger.bodies.agency import CalendarDay
    from workreport.services.working_days import Instants, MovedMonth, YearDays

_Year = Annotated[int, typer.Argument(metavar="YEAR", help=N_("Năm, ví dụ 2026."), min=2000)]
_FILE_LIMIT = 1024 * 1024


def add_to(app: typer.Typer) -> None:
    """Put the commands into the application."""
    app.command(
        "deadline",
        cls=Command,
        help=N_("Thời hạn của tháng, quý hoặc năm và lý do; không cần hồ sơ làm việc."),
    )(deadline)
    calendar = group("calendar", N_("Lịch làm việc của cơ quan: ngày nghỉ, ngày làm bù."))
    command = calendar.command
    command("show", cls=Command, help=N_("Các ngày nghỉ và ngày làm bù của một năm."))(show)
    command("set", cls=Command, help=N_("Thêm, bỏ ngày; nêu tháng nào đổi hạn."))(set_)
    command("export", cls=Command, help=N_("Ghi ngày riêng của cơ quan ra tệp CSV."))(export)
    app.add_typer(calendar)


def deadline(
    ctx: typer.Context,
    period: Annotated[
        str,
        typer.Argument(
            metavar="P", help=N_("Tháng 2026-11, quý 2026-Q4 hoặc năm 2026."), show_default=False
        ),
    ],
    template: Annotated[
        str, typer.Option("--template", metavar="ID", help=N_("Mẫu thời hạn, ví dụ nghean_20_25."))
    ] = "",
    steps: Annotated[
        bool, typer.Option("--steps", help=N_("Cho cả các bước khác của mẫu vào kết quả JSON."))
    ] = False,
) -> None:
    """Say until when, and why; opens a workspace only when one is named."""
    session, asked = session_of(ctx), Span.parse(period)
    end: datetime | None = None
    if session.options.workspace:
        with session.desk(read_only=True) as desk:
            used, found = desk.periods.steps(asked, template)
            end = desk.periods.filing_end(asked.last) if asked.kind == "month" else None
    else:
        used, found = session.program.calendars.steps(asked, template)
    due = {step.id: one for step, one in found}
    told: dict[str, object] = {
        "period": str(asked),
        "report": deadline_shape(due[used.report_step]),
        "office": deadline_shape(due[used.office_step]),
    }
    if steps:
        told |= {"template": used.id, "steps": [_step_shape(*each) for each in found]}
    lines = _deadline_lines(used, found)
    if end is not None:
        told["filing_end"] = iso(end)
        lines.append(f"{filing_end_text(day_ended_by(end))}.")
    session.screen.answer(told, lines)


def _step_shape(step: "DeadlineStep", due: "Deadline") -> dict[str, object]:
    return {
        "id": step.id,
        "vi": step.vi,
        "en": step.en,
        "source": step.source,
        "status": step.status,
        **deadline_shape(due),
    }


def _deadline_lines(
    template: "DeadlineTemplate", found: "Sequence[tuple[DeadlineStep, Deadline]]"
) -> list[str]:
    lines = [_title(template)]
    for step, due in found:
        target, limit = _until(due.target_at), _until(due.limit_at)
        lines += [
            _("{title}: {target}; chậm nhất {limit}").format(
                title=_title(step), target=target, limit=limit
            ),
            f"  {deadline_shape(due)['why']}",
        ]
    return lines


def _title(named: "DeadlineTemplate | DeadlineStep") -> str:
    is_original = translation.language_in_use() == translation.ORIGINAL
    return named.vi if is_original else named.en


def _until(at: "datetime") -> str:
    day = day_ended_by(at)
    return _("hết ngày {day}").format(day=day_text(day)) if at == end_of(day) else moment_text(at)


def show(ctx: typer.Context, year: _Year) -> None:
    """Show the days of a year that differ from the ordinary week."""
    session = session_of(ctx)
    with session.desk(read_only=True) as desk:
        found = desk.working_days.year(year)
    session.screen.answer(_year_shape(found), _year_lines(found))


def set_(  # noqa: PLR0913, PLR0917 - one parameter for each thing that can be said of a day
    ctx: typer.Context,
    year: _Year,
    off: Annotated[
        list[str] | None,
        typer.Option("--off", metavar="DAY=NAME", help=N_("Thêm ngày nghỉ; ghi nhiều lần.")),
    ] = None,
    working: Annotated[
        list[str] | None,
        typer.Option("--working", metavar="DAY=NAME", help=N_("Thêm ngày làm bù; ghi nhiều lần.")),
    ] = None,
    remove: Annotated[
        list[str] | None,
        typer.Option("--remove", metavar="DAY", help=N_("Bỏ ngày riêng của cơ quan.")),
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", metavar="CSV", help=N_("Thay cả bảng bằng tệp CSV."))
    ] = None,
    basis: Annotated[
        str, typer.Option(metavar="TEXT", help=N_("Căn cứ: số, ngày của văn bản."))
    ] = "",
    reason: Reason = "",
    keep_months: Annotated[
        bool, typer.Option("--keep-months", help=N_("Các tháng đang mở giữ hạn cũ."))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Chỉ xem tháng nào đổi hạn, không ghi gì."))
    ] = False,
) -> None:
    """Change the agency's own days of a year."""
    session = session_of(ctx)
    if not (off or working or remove or file):
        raise UseError("calendar_nothing_said")
    with session.desk() as desk:
        before = desk.working_days.year(year)
        days = _days_wanted(session, before, file)
        for text in remove or ():
            days.pop(str(read_day(text, "--remove")), None)
        for texts, is_worked in ((off, False), (working, True)):
            option = "--working" if is_worked else "--off"
            for day, name in read_pairs(texts or (), option):
                added = _day(day, name, basis, option, working=is_worked)
                days[str(added.day)] = added
        if dry_run:
            moves = desk.working_days.preview(year, list(days.values()))
            moved: tuple[Period, ...] = ()
        else:
            changed = desk.working_days.set(
                year, list(days.values()), reason, () if keep_months else None
            )
            moves, moved = changed.moves, changed.moved
        after = before if dry_run else desk.working_days.year(year)
    session.screen.answer(
        {
            **_year_shape(after),
            "moves": [_move_shape(one) for one in moves],
            "moved": [str(period) for period in moved],
        },
        [*_year_lines(after), *_move_lines(moves, moved)],
    )


def _days_wanted(
    session: Session, before: "YearDays", file: Path | None
) -> "dict[str, CalendarDay]":
    from workreport.services.working_days import days_from_csv  # noqa: PLC0415 - seldom needed

    days = before.own if file is None else days_from_csv(session.read(file, _FILE_LIMIT))
    found = {str(each.day): each for each in days}
    if len(found) != len(days):
        twice = next(each.day for each in days if found[str(each.day)] is not each)
        raise UseError("calendar_day_twice", day=twice)
    return found


def _day(day: str, name: str, basis: str, option: str, *, working: bool) -> "CalendarDay":
    from workreport.ledger.bodies.agency import CalendarDay  # noqa: PLC0415 - seldom needed

    return CalendarDay(day=read_day(day, option), working=working, name=name, basis=basis.strip())


def export(
    ctx: typer.Context,
    year: _Year,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help=N_("Tệp sẽ ghi."))],
) -> None:
    """Write the agency's own days into a table."""
    from workreport.services.working_days import days_as_csv  # noqa: PLC0415 - seldom needed

    session = session_of(ctx)
    with session.desk(read_only=True) as desk:
        found = desk.working_days.year(year)
    session.write(out, days_as_csv(found.own))
    session.screen.answer(
        {"year": year, "days": len(found.own), "file": str(out)},
        [_("Đã ghi {count} ngày vào {path}.").format(count=len(found.own), path=out)],
    )


def _year_shape(found: "YearDays") -> dict[str, object]:
    return {
        "year": found.year,
        "entry": found.entry or None,
        "days": [
            {
                "day": one.day.isoformat(),
                "working": one.working,
                "name": one.name,
                "basis": one.basis,
                "own": one.own,
            }
            for one in found.lines
        ],
    }


def _year_lines(found: "YearDays") -> list[str]:
    lines = []
    for one in found.lines:
        kind = _("làm việc") if one.working else _("nghỉ")
        whose = _("cơ quan đặt") if one.own else _("lịch chung")
        basis = f" · {one.basis}" if one.basis else ""
        lines.append(f"{day_text(one.day)}  {kind:<8}  {whose:<11}  {one.name}{basis}")
    return lines


def _move_shape(one: "MovedMonth") -> dict[str, object]:
    return {
        "period": str(one.period),
        "deadline": one.step,
        "old": {"target": iso(one.old.target_at), "limit": iso(one.old.limit_at)},
        "new": {"target": iso(one.new.target_at), "limit": iso(one.new.limit_at)},
    }


def _move_lines(moves: "Sequence[MovedMonth]", moved: Sequence[Period]) -> list[str]:
    if not moves:
        return [_("Không tháng đang mở nào đổi hạn.")]
    lines = [move_text(str(one.period), one.step, _both(one.old), _both(one.new)) for one in moves]
    if moved:
        names = ", ".join(period_text(str(period), "inline") for period in moved)
        lines.append(_("Đã đổi hạn của {months}.").format(months=names))
    return lines


def _both(found: "Instants") -> tuple[str, str]:
    return _until(found.target_at), _until(found.limit_at)
