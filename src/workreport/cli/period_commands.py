"""``period`` and ``deadline``: opening months, saying where they stand and until when."""

from typing import Annotated

import typer

from workreport.cli.session import period_of, session_of
from workreport.cli.shapes import deadline_shape, month_shape
from workreport.cli.values import PeriodText, iso
from workreport.cli.wording import Command, group
from workreport.i18n.formats import moment_text
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import N_, _
from workreport.services.calendars import DEFAULT_TEMPLATE

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
        month = desk.periods.month(wanted)
        report, office = desk.periods.deadlines(wanted)
    opened = month.opened
    told = (report, office) if opened is None else (opened.report, opened.office)
    data = month_shape(
        month,
        {
            name: {"target": iso(each.target_at), "limit": iso(each.limit_at)}
            for name, each in zip(("report", "office"), told, strict=True)
        },
    )
    session.screen.answer(
        data,
        [
            _("Tháng {period}: {state}").format(period=wanted, state=month.state.value),
            *(
                f"{line.unit.code:<6} {line.state.value:<12} {line.verdict.kind:<22} "
                f"{'' if line.current is None else 'v' + line.current.label:<4} {line.unit.name}"
                for line in month.units
            ),
        ],
    )


def deadline(ctx: typer.Context, period: PeriodText, template: _Template = "") -> None:
    """Say until when, and why; opens a workspace only when one is named."""
    session, month = session_of(ctx), period_of(period)
    name = template or DEFAULT_TEMPLATE
    if session.options.workspace:
        with session.desk(read_only=True) as desk:
            report, office = desk.periods.deadlines(month, name)
    else:
        report, office, _calendar = session.program.calendars.deadlines(month, name)
    lines = [
        f"{title}: {moment_text(due.target_at)} → {moment_text(due.limit_at)}"
        for title, due in ((_("Phòng gửi"), report), (_("Văn phòng tổng hợp"), office))
    ]
    told = {"report": deadline_shape(report), "office": deadline_shape(office)}
    session.screen.answer(
        {"period": str(month), **told},
        [lines[0], f"  {told['report']['why']}", lines[1], f"  {told['office']['why']}"],
    )
