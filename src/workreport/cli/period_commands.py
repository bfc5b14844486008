"""``period``: opening months, saying where they stand, and by which rules they are opened."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.deadline_rule_commands import add_deadlines
from workreport.cli.open_ask_commands import add_asks
from workreport.cli.scheme_choice_commands import add_schemes
from workreport.cli.session import period_of, session_of
from workreport.cli.shapes import deadline_shape, month_shape
from workreport.cli.values import PeriodText, day_text, iso
from workreport.cli.wording import Command, group
from workreport.domain.calendar import day_ended_by
from workreport.domain.deadlines import deadline_at, remaining
from workreport.domain.errors import UseError
from workreport.i18n.cut_off_text import cut_off_words, forecast_words
from workreport.i18n.deadline_text import after_end_text, filing_end_text
from workreport.i18n.formats import countdown_text, deadline_sentence, moment_text, period_text
from workreport.i18n.month_rule_text import (
    filing_end_words,
    four_eyes_words,
    waiting_value,
    waiting_words,
)
from workreport.i18n.reasons import reason_text
from workreport.i18n.state_text import month_state_text, report_state_text
from workreport.i18n.translation import N_, _
from workreport.i18n.translation import chosen as text_of
from workreport.i18n.verdict_text import clock_text, correction_text, verdict_text
from workreport.ledger.bodies.report import ExtensionAsk

if TYPE_CHECKING:
    from workreport.domain.deadlines import Deadline
    from workreport.ledger.bodies.agency import PeriodOpen, StampedDeadline
    from workreport.services.month import MonthLine, UnitMonthLine
    from workreport.services.month_rules import Choice
    from workreport.services.ports.program import Desk

_Template = Annotated[
    str, typer.Option("--template", metavar="ID", help=N_("Mẫu thời hạn, ví dụ nghean_20_25."))
]


def add_to(app: typer.Typer) -> None:
    """Put the commands into the application."""
    period = group("period", N_("Mở tháng và xem tháng đang ở bước nào."))
    period.command("open", cls=Command, help=N_("Mở tháng: ghi các đơn vị và thời hạn."))(open_)
    period.command("status", cls=Command, help=N_("Đơn vị nào đã gửi, đơn vị nào chậm."))(status)
    period.command("extensions", cls=Command, help=N_("Đơn vị xin gia hạn, ai cho, đến khi nào."))(
        extensions
    )
    period.command(
        "forecasts", cls=Command, help=N_("Việc tháng trước ghi dự kiến: đã xác nhận, hay mở lại.")
    )(forecasts)
    period.command("rules", cls=Command, help=N_("Quy tắc mở tháng: xem, hoặc đổi từ một tháng."))(
        rules
    )
    add_schemes(period)
    add_asks(period)
    add_deadlines(period)
    app.add_typer(period)


def open_(ctx: typer.Context, period: PeriodText, template: _Template = "") -> None:
    """Open a month."""
    session, month = session_of(ctx), period_of(period)
    with session.desk() as desk:
        opened = desk.periods.open(month, template)
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
        now = desk.book.clock.now()
    opened = month.opened
    if opened is None:
        stamps = {"report": _stamp(report), "office": _stamp(office)}
    else:
        stamps = {"report": _stamp(opened.report), "office": _stamp(opened.office)}
        stamps["report"]["filing_end"] = iso(opened.filing_end_at)
    session.screen.answer(
        month_shape(month, stamps),
        [
            month_state_text(str(wanted), month.state.value),
            *([] if opened is None or month.is_pinned else _countdowns(month, opened, now)),
            *(_unit_line(line) for line in month.units),
        ],
    )


def _countdowns(month: "MonthLine", opened: "PeriodOpen", now: datetime) -> list[str]:
    """Say both deadlines with the working days and hours that are left."""
    lines = []
    for purpose, stamp in (("report", opened.report), ("office", opened.office)):
        left = remaining(deadline_at(stamp.target_at, stamp.limit_at), now, month.calendar)
        count = countdown_text(left.state, left.working_days, left.overdue_days, left.hours)
        words = deadline_sentence(left.until, count, purpose, last_chance=left.past_target)
        if left.state == "before":
            words = _("{words} ({hours} giờ)").format(words=words, hours=left.hours)
        lines.append(words)
        if purpose == "report" and opened.filing_end_at is not None:
            day = day_ended_by(opened.filing_end_at)
            lines.append(filing_end_text(day, is_over=now > opened.filing_end_at))
    return lines


def _unit_line(line: "UnitMonthLine") -> str:
    verdict, current = line.verdict, line.current
    said = verdict_text(
        verdict.kind, verdict.late_days, verdict.extension, after_limit=verdict.after_limit
    )
    version = "" if current is None else _("bản {version}").format(version=current.label)
    state = report_state_text(line.state.value)
    words = f"{line.unit.code:<6} {state:<15} {version:<7} {line.unit.name}: {said}"
    if line.correction_late_days:
        words += f". {correction_text(line.correction_late_days)}"
    if line.after_end:
        words += f". {after_end_text()}"
    if current is not None and current.skew_hours is not None:
        words += f". {clock_text(current.skew_hours)}"
    return words


def extensions(ctx: typer.Context, period: PeriodText) -> None:
    """List who asked for more time, who got it from whom until when, and what ran out."""
    session, wanted = session_of(ctx), period_of(period)
    with session.desk(read_only=True) as desk:
        month = _as_held(desk, desk.periods.month(wanted))
        with desk.book.looking() as look:
            now = look.now
            names = {one.person: one.name for one in look.directory.people.values()}
    granted = [
        {
            "unit": line.unit.code,
            "number": one.number,
            "slip": f"{wanted}/{line.unit.code}/{one.number}",
            "until": iso(one.until_at),
            "reason": one.reason,
            "granted_by": names.get(one.granted_by, ""),
            "granted_at": iso(one.granted_at),
            "after_limit": month.opened is not None
            and one.granted_at > month.opened.report.limit_at,
            "expired": one.has_expired(now),
        }
        for line in month.units
        for one in line.extensions
    ]
    asked = [
        {
            "unit": line.unit.code,
            "until": iso(fact.body.until_at),
            "reason": fact.body.reason,
            "asked_by": names.get(fact.author, ""),
            "asked_at": iso(datetime.fromisoformat(fact.at)),
        }
        for line in month.units
        for fact in line.asked
        if isinstance(fact.body, ExtensionAsk)
    ]
    session.screen.answer(
        {"period": str(wanted), "asked": asked, "granted": granted},
        [
            *(_("{unit} xin đến {until}: {reason}").format(**_readable(one)) for one in asked),
            *(_grant_line(one) for one in granted),
        ]
        or [_("Không đơn vị nào xin gia hạn.")],
    )


def _grant_line(one: Mapping[str, object]) -> str:
    words = _("Phiếu {slip}: {granted_by} gia hạn đến {until}, lý do: {reason}")
    words = words.format(**_readable(one))
    if one["after_limit"]:
        words += ". " + _("Gia hạn sau hạn")
    return words + (". " + _("Đã hết hiệu lực") if one["expired"] else "")


def _readable(one: Mapping[str, object]) -> dict[str, object]:
    """Write the time of an answer as people read it."""
    return {**one, "until": moment_text(datetime.fromisoformat(str(one["until"])))}


def _as_held(desk: "Desk", month: "MonthLine") -> "MonthLine":
    """Leave out the units whose reports this workspace cannot hold: nothing is known of them."""
    with desk.book.looking() as look:
        if look.is_office or look.has_role("leader"):
            return month
        own = look.own_units()
    return replace(month, units=tuple(line for line in month.units if line.unit.unit in own))


def rules(  # noqa: PLR0913, PLR0917 - one parameter for each rule of a month
    ctx: typer.Context,
    starts: Annotated[
        str, typer.Option("--from", metavar="P", help=N_("Tháng đầu tiên áp dụng."))
    ] = "",
    cut_off: Annotated[
        str,
        typer.Option(
            metavar="forecast|next_month|supplement",
            help=N_("Việc xong sau ngày gửi báo cáo được tính thế nào."),
        ),
    ] = "",
    template: _Template = "",
    four_eyes: Annotated[
        str,
        typer.Option(
            "--four-eyes",
            metavar="on|off",
            help=N_("Người soạn và người ký gửi báo cáo phải là hai người."),
        ),
    ] = "",
    waiting: Annotated[
        str,
        typer.Option(
            "--waiting-days",
            metavar="included|excluded",
            help=N_("Ngày chờ đơn vị khác có tính vào chậm hạn của nhiệm vụ không."),
        ),
    ] = "",
    filing_end: Annotated[
        str,
        typer.Option(
            "--filing-end",
            metavar="none|1..15",
            help=N_("Gửi sau hạn được thêm mấy ngày làm việc; none: đến khi khóa tháng."),
        ),
    ] = "",
) -> None:
    """Show the rules months are opened with, or choose others from a month on."""
    session = session_of(ctx)
    chosen = {
        name: value
        for name, value in (
            ("cut_off", cut_off),
            ("deadline_template", template),
            ("four_eyes", four_eyes),
            ("waiting_days", waiting),
            ("filing_end", filing_end),
        )
        if value
    }
    if bool(chosen) != bool(starts):
        raise UseError("setting_nothing_chosen")
    with session.desk(read_only=not chosen) as desk:
        if chosen:
            desk.month_rules.choose(period_of(starts), chosen)
        made = desk.month_rules.choices()
        now = desk.month_rules.rules(period_of(starts) if starts else desk.periods.current())
        templates = {
            one.id: text_of({"vi": one.vi, "en": one.en}) for one in desk.month_rules.templates()
        }
    session.screen.answer(
        {
            "cut_off": now.cut_off,
            "deadline_template": now.template,
            "four_eyes": now.four_eyes,
            "waiting_days": waiting_value(counts=now.counts_waiting),
            "filing_end_days": now.filing_end_days or None,
            "choices": [
                {"name": one.name, "value": one.value, "from": str(one.starts)} for one in made
            ],
        },
        [
            cut_off_words(now.cut_off),
            _("Mẫu thời hạn: {template}").format(template=_template_text(now.template, templates)),
            four_eyes_words(is_on=now.four_eyes),
            waiting_words(counts=now.counts_waiting),
            filing_end_words(now.filing_end_days),
            *(
                _("Từ {month}: {value}").format(
                    month=period_text(str(one.starts), "inline"), value=_choice_text(one, templates)
                )
                for one in made
            ),
        ],
    )


def _template_text(template: str, titles: Mapping[str, str]) -> str:
    """Name a template with the word by which it is chosen."""
    return f"{titles[template]} [{template}]" if template in titles else template


def _choice_text(one: "Choice", templates: Mapping[str, str]) -> str:
    """Say what was chosen as the rules themselves are said."""
    if one.name == "cut_off":
        return cut_off_words(one.value)
    if one.name == "four_eyes":
        return four_eyes_words(is_on=one.value == "on")
    if one.name == "waiting_days":
        return waiting_words(counts=one.value == waiting_value(counts=True))
    if one.name == "filing_end":
        return filing_end_words(int(one.value) if one.value.isdigit() else 0)
    return _template_text(one.value, templates)


def forecasts(ctx: typer.Context, period: PeriodText) -> None:
    """Hold the month against what the month before expected."""
    session, wanted = session_of(ctx), period_of(period)
    with session.desk(read_only=True) as desk:
        lines = desk.forecasts.lines(wanted)
        with desk.book.looking() as look:
            codes = {one.unit: one.code for one in look.directory_of(wanted).units.values()}
    told = [
        {
            "id": one.outcome.task,
            "unit": codes.get(one.unit, one.unit),
            "content": one.content,
            "expected_on": one.outcome.expected_on.isoformat(),
            "outcome": one.outcome.kind,
            "done_on": day_text(one.outcome.done_on),
        }
        for one in lines
    ]
    session.screen.answer(
        {
            "period": str(wanted),
            "month_before": str(wanted.previous),
            "open": sum(one.outcome.is_open for one in lines),
            "tasks": told,
        },
        [f"{one['unit']}: {one['content']} · {forecast_words(str(one['outcome']))}" for one in told]
        or [_("Tháng trước không có việc dự kiến.")],
    )


def _stamp(due: "Deadline | StampedDeadline") -> dict[str, str | None]:
    return {"target": iso(due.target_at), "limit": iso(due.limit_at)}
