"""``period`` and ``deadline``: opening months, saying where they stand and until when."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.session import period_of, session_of
from workreport.cli.shapes import deadline_shape, month_shape
from workreport.cli.values import PeriodText, iso
from workreport.cli.wording import Command, group
from workreport.domain.calendar import day_ended_by, end_of
from workreport.i18n.formats import day_text, moment_text
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import N_, _
from workreport.services.calendars import DEFAULT_TEMPLATE

if TYPE_CHECKING:
    from workreport.domain.deadlines import Deadline
    from workreport.ledger.bodies.agency import StampedDeadline
    from workreport.services.month import MonthLine
    from workreport.services.ports.program import Desk

_Template = Annotated[
    str, typer.Option("--template", metavar="ID", help=N_("Mẫu thời hạn, ví dụ nghean_20_25."))
]


def add_to(app: typer.Typer) -> None:
    """Put the commands into the application."""
    period = group("period", N_("Mở tháng và xem tháng đang ở bước nào."))
    period.command("open", cls=Command, help=N_("Mở tháng: ghi các đơn vị và thời hạn."))(open_)
    period.command("status", cls=Command, help=N_("Đơn vị nào đã gửi, đơn vị nào chậm."))(status)
    app.add_typer(period)
    app.command(
        "deadline", cls=Command, help=N_("Thời hạn của tháng và lý do; không cần hồ sơ làm việc.")
    )(deadline)


def open_(ctx: typer.Context, period: PeriodText, template: _Template = "") -> None:
    """Open a month."""
    session, month = session_of(ctx), period_of(period)
    with session.desk() as desk:
        opened = desk.periods.open(month, template or DEFAULT_TEMPLATE)
    warnings = [reason_text(each.code, each.values) for each in opened.warnings]
    report, office = deadline_shape(opened.report), deadline_shape(opened.office)
    session.screen.answer(
        {
            "period": str(month),
            "was_open": opened.was_open,
            "report": report,
            "office": office,
            "warnings": warnings,
        },
        [
            _("Tháng {period} đã mở.").format(period=month),
            _("Phòng gửi: {why}").format(why=report["why"]),
            _("Văn phòng tổng hợp: {why}").format(why=office["why"]),
            *warnings,
        ],
    )


def status(ctx: typer.Context, period: PeriodText) -> None:
    """Say who filed, who is late, who is missing."""
    session, wanted = session_of(ctx), period_of(period)
    with session.desk(read_only=True) as desk:
        month = _as_held(desk, desk.periods.month(wanted))
        report, office = desk.periods.deadlines(wanted)
    opened = month.opened
    if opened is None:
        stamps = {"report": _stamp(report), "office": _stamp(office)}
    else:
        stamps = {"report": _stamp(opened.report), "office": _stamp(opened.office)}
    session.screen.answer(
        month_shape(month, stamps),
        [
            _("Tháng {period}: {state}").format(period=wanted, state=month.state.value),
            *(
                f"{line.unit.code:<6} {line.state.value:<12} {line.verdict.kind:<22} "
                f"{'' if line.current is None else 'v' + line.current.label:<4} {line.unit.name}"
                for line in month.units
            ),
        ],
    )


def _as_held(desk: "Desk", month: "MonthLine") -> "MonthLine":
    """Leave out the units whose reports this workspace cannot hold: nothing is known of them."""
    with desk.book.looking() as look:
        if look.is_office or look.has_role("leader"):
            return month
        own = look.own_units()
    return replace(month, units=tuple(line for line in month.units if line.unit.unit in own))


def _stamp(due: "Deadline | StampedDeadline") -> dict[str, str | None]:
    return {"target": iso(due.target_at), "limit": iso(due.limit_at)}


def deadline(ctx: typer.Context, period: PeriodText, template: _Template = "") -> None:
    """Say until when, and why; opens a workspace only when one is named."""
    session, month = session_of(ctx), period_of(period)
    name = template or DEFAULT_TEMPLATE
    if session.options.workspace:
        with session.desk(read_only=True) as desk:
            report, office = desk.periods.deadlines(month, name)
    else:
        report, office, _calendar = session.program.calendars.deadlines(month, name)
    told = {"report": deadline_shape(report), "office": deadline_shape(office)}
    session.screen.answer(
        {"period": str(month), **told},
        [
            *_lines(_("Phòng gửi"), report, str(told["report"]["why"])),
            *_lines(_("Văn phòng tổng hợp"), office, str(told["office"]["why"])),
        ],
    )


def _lines(title: str, due: "Deadline", why: str) -> list[str]:
    target, limit = _until(due.target_at), _until(due.limit_at)
    words = _("{title}: {target}; chậm nhất {limit}").format(
        title=title, target=target, limit=limit
    )
    return [words, f"  {why}"]


def _until(at: datetime) -> str:
    day = day_ended_by(at)
    return _("hết ngày {day}").format(day=day_text(day)) if at == end_of(day) else moment_text(at)
