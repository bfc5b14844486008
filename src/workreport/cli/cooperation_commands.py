"""``task part``, ``task passport``, ``task handover``: who shares a task, holds it, how it went."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from workreport.cli.session import period_of, session_of
from workreport.cli.values import OwnUnitCode, PeriodText, Reason, day_text, read_day
from workreport.cli.wording import Command
from workreport.domain.errors import UseError
from workreport.domain.period import Period
from workreport.i18n.cooperation_text import (
    contradiction_text,
    part_text,
    passage_text,
    waiting_text,
)
from workreport.i18n.formats import day_text as day_words
from workreport.i18n.translation import N_, _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from workreport.domain.cooperation import UnitPart
    from workreport.services.cooperation import SharedTask
    from workreport.services.directory import Directory
    from workreport.services.passports import Holder, Passport

TaskId = Annotated[str, typer.Argument(metavar="TASK-ID", help=N_("Mã nhiệm vụ."))]


def add_commands(task: typer.Typer) -> None:
    """Put the commands into the group ``task``."""
    command = task.command
    command("parts", cls=Command, help=N_("Nhiệm vụ phối hợp trong tháng và phần từng đơn vị."))(
        parts
    )
    command("part", cls=Command, help=N_("Ghi phần phối hợp; ký cùng báo cáo khi gửi."))(part)
    command("passport", cls=Command, help=N_("Lý lịch của một nhiệm vụ."))(passport)
    command("handover", cls=Command, help=N_("Bàn giao nhiệm vụ cho người khác trong đơn vị."))(
        handover
    )
    command("reference", cls=Command, help=N_("Đánh dấu chỉ ghi số, ngày, nơi giữ."))(reference)
    command("unheld", cls=Command, help=N_("Nhiệm vụ đang mở của người đã đi, cần bàn giao."))(
        unheld
    )


def parts(ctx: typer.Context, period: PeriodText, unit: OwnUnitCode = "") -> None:
    """List the shared tasks of a month."""
    session, month = session_of(ctx), period_of(period)
    with session.desk(read_only=True) as desk:
        tasks = desk.cooperation.tasks(month, unit or None)
        with desk.book.looking() as look:
            directory, today = look.directory_of(month), look.today
    lines: list[str] = []
    for one in tasks:
        lines.append(f"{one.task[:8]}  {one.content}")
        lines += [
            f"          {_code(directory, each.unit)}: " + _part_line(each, directory, today)
            for each in one.parts.values()
        ]
        lines += [
            "          "
            + contradiction_text(
                each.code, directory.unit_name(each.unit), directory.unit_name(each.other)
            )
            for each in one.contradictions
        ]
    shapes = [_shared(one, directory, today) for one in tasks]
    session.screen.answer({"period": str(month), "tasks": shapes}, lines)


def part(
    ctx: typer.Context,
    period: PeriodText,
    task: TaskId,
    status: Annotated[
        str,
        typer.Option("--status", metavar="STATUS", help="completed | in_progress | not_started"),
    ],
    text: Annotated[
        str, typer.Option("--text", metavar="TEXT", help=N_("Một, hai câu, tối đa 500 chữ."))
    ] = "",
    waiting_for: Annotated[
        str,
        typer.Option(
            "--waiting-for",
            metavar="CODE[=DAY[..DAY]]",
            help=N_("Mã đơn vị phải chờ, chờ từ ngày nào (mặc định hôm nay), hết chờ ngày nào."),
        ),
    ] = "",
) -> None:
    """Write the own unit's part."""
    from workreport.domain.cooperation import UnitPart  # noqa: PLC0415 - only when it is written

    session, month = session_of(ctx), period_of(period)
    other, _equals, days = waiting_for.partition("=")
    since, _dots, until = days.partition("..")
    since_on = read_day(since, "--waiting-for") if since else None
    until_on = read_day(until, "--waiting-for") if until else None
    with session.desk() as desk:
        unit = desk.reporting.own_unit()
        said = UnitPart(unit, status, text, other, since_on, until_on)
        desk.cooperation.keep(month, task, said)
    session.screen.answer(
        {"period": str(month), "task": task, "status": status, "signed": False},
        [_("Đã lưu phần phối hợp; phần này được ký khi gửi báo cáo.")],
    )


def passport(
    ctx: typer.Context,
    task: TaskId,
    period: Annotated[
        str, typer.Option("--period", metavar="P", help=N_("Tính tới hết tháng này."))
    ] = "",
) -> None:
    """Tell the way of a task through the months."""
    session = session_of(ctx)
    with session.desk(read_only=True) as desk:
        month = period_of(period) if period else desk.periods.current()
        found = desk.passports.passport(task, month)
        with desk.book.looking() as look:
            unit = _code(look.directory, found.unit)
    session.screen.answer(_passport(found, unit), _passport_lines(found, unit))


def handover(  # noqa: PLR0913, PLR0917 - one parameter for each thing a hand-over says
    ctx: typer.Context,
    tasks: Annotated[list[str], typer.Argument(metavar="TASK-ID…", help=N_("Mã nhiệm vụ."))],
    reason: Reason,
    to: Annotated[str, typer.Option("--to", metavar="PERSON", help=N_("Người nhận."))] = "",
    on: Annotated[
        str, typer.Option("--on", metavar="DAY", help=N_("Ngày bàn giao; mặc định hôm nay."))
    ] = "",
    to_unit: Annotated[
        str, typer.Option("--to-unit", metavar="CODE", help=N_("Đơn vị nhận, khi là đơn vị khác."))
    ] = "",
    agreed_by: Annotated[
        str, typer.Option("--agreed-by", metavar="TEXT", help=N_("Người đồng ý của hai đơn vị."))
    ] = "",
    period: Annotated[
        str, typer.Option("--period", metavar="P", help=N_("Tháng bàn giao giữa hai đơn vị."))
    ] = "",
) -> None:
    """Hand tasks over to another person of the unit, or to another unit."""
    session = session_of(ctx)
    on_day = read_day(on, "--on") if on else None
    if not (to or to_unit):
        raise UseError("usage_handover_receiver")
    with session.desk() as desk:
        if to_unit:
            month = period_of(period) if period else desk.periods.current()
            from workreport.services.task_passage import UnitMove  # noqa: PLC0415 - only then

            move = UnitMove(
                to_unit=to_unit, to_person=to, on=on_day, reason=reason, agreed_by=agreed_by
            )
            desk.handover.hand_to_unit(tasks, month, move)
            session.screen.answer(
                {
                    "period": str(month),
                    "to_unit": to_unit,
                    "tasks": tasks,
                },
                [_handed_words(len(tasks))],
            )
            return
        desk.handover.hand_over(tasks, to, on=on_day, reason=reason)
        holders = {task: [_holder(one) for one in desk.handover.holders(task)] for task in tasks}
    session.screen.answer(
        {"tasks": [{"id": task, "holders": held} for task, held in holders.items()]},
        [_handed_words(len(tasks))],
    )


def _handed_words(count: int) -> str:
    words = ngettext("Đã bàn giao {count} nhiệm vụ.", "Đã bàn giao {count} nhiệm vụ.", count)
    return words.format(count=count)


def reference(
    ctx: typer.Context,
    task: TaskId,
    number: Annotated[
        str, typer.Option("--number", metavar="TEXT", help=N_("Số, ký hiệu văn bản."))
    ],
    day: Annotated[str, typer.Option("--day", metavar="DAY", help=N_("Ngày của văn bản."))],
    holder: Annotated[str, typer.Option("--holder", metavar="TEXT", help=N_("Nơi giữ."))],
    reason: Reason,
) -> None:
    """Mark a task of which only number, date and holder may be written."""
    session = session_of(ctx)
    issued_on = read_day(day, "--day")
    with session.desk() as desk:
        desk.planning.mark_reference_only(task, number, issued_on, holder, reason=reason)
    session.screen.answer(
        {"task": task, "reference_only": True}, [_("Đã đánh dấu chỉ ghi số, ngày, nơi giữ.")]
    )


def unheld(ctx: typer.Context, period: PeriodText, unit: OwnUnitCode = "") -> None:
    """List open tasks whose person is not there any more."""
    session, month = session_of(ctx), period_of(period)
    with session.desk(read_only=True) as desk:
        with desk.book.looking() as look:
            directory = look.directory
        place = directory.unit(unit, month.last_day).unit if unit else None
        offered = desk.handover.offered(month, place)
    shapes = [
        {
            "id": one.task.id,
            "content": one.task.content,
            "unit": _code(directory, one.task.unit),
            "owner": one.owner,
            "why": one.why,
            "since": day_text(one.since),
        }
        for one in offered
    ]
    session.screen.answer(
        {"period": str(month), "tasks": shapes},
        [f"{one.task.id[:8]}  {one.owner}: {one.task.content}" for one in offered],
    )


def _code(directory: "Directory", unit: str) -> str:
    known = directory.units.get(unit)
    return unit if known is None else known.code


def _shared(one: "SharedTask", directory: "Directory", today: "date") -> dict[str, Any]:
    return {
        "id": one.task,
        "content": one.content,
        "product": one.product,
        "due": day_text(one.due_on),
        "lead": _code(directory, one.lead),
        "partners": [_code(directory, unit) for unit in one.units[1:]],
        "parts": [_part(each, directory, today) for each in one.parts.values()],
        "missing": [_code(directory, unit) for unit in one.missing()],
        "drafted": one.drafted,
        "contradictions": [
            {
                "code": each.code,
                "unit": _code(directory, each.unit),
                "other": _code(directory, each.other),
            }
            for each in one.contradictions
        ],
    }


def _part(part: "UnitPart", directory: "Directory", today: "date") -> dict[str, Any]:
    return {
        "unit": _code(directory, part.unit),
        "status": part.status,
        "text": part.text,
        "waiting_for": _code(directory, part.waiting_for) if part.waiting_for else None,
        "since": day_text(part.since),
        "until": day_text(part.until),
        "days_waited": part.days_waited(today) if part.since else None,
    }


def _part_line(part: "UnitPart", directory: "Directory", today: "date") -> str:
    waiting = ""
    if part.waiting_for and part.since is not None:
        unit = directory.unit_name(part.waiting_for)
        waiting = waiting_text(unit, part.since, part.days_waited(today), part.until)
    return part_text(part.status, part.text, waiting)


def _holder(one: "Holder") -> dict[str, Any]:
    return {
        "person": one.person,
        "name": one.name,
        "from": day_text(one.from_on),
        "until": day_text(one.until_on),
        "reason": one.reason,
    }


def _passport(found: "Passport", unit: str) -> dict[str, Any]:
    return {
        "id": found.task,
        "content": found.content,
        "unit": unit,
        "born": found.born,
        "original_due": day_text(found.original_due_on),
        "due": day_text(found.due_on),
        "months": list(found.months),
        "times_carried": found.times_carried,
        "due_changes": [
            {
                "on": day_text(one.changed_on),
                "before": day_text(one.before),
                "after": day_text(one.after),
                "reason": one.reason,
                "agreed_by": one.agreed_by,
                "author": one.author,
            }
            for one in found.due_changes
        ],
        "holders": [_holder(one) for one in found.holders],
        "conclusions": [
            {"period": one.period, "text": one.text, "meeting_on": day_text(one.meeting_on)}
            for one in found.conclusions
        ],
        "said": [
            {"period": one.period, "status": one.status, "progress": one.progress.kind}
            for one in found.said
        ],
        "lateness": {"kind": found.lateness.kind, "days": found.lateness.days},
        "original_lateness": {
            "kind": found.original_lateness.kind,
            "days": found.original_lateness.days,
        },
        "reference_only": found.reference_only,
        "passages": [
            {
                "on": day_text(one.on),
                "from": one.from_unit,
                "to": one.to_unit,
                "reason": one.reason,
                "agreed_by": one.agreed_by,
            }
            for one in found.passages
        ],
    }


def _passport_lines(found: "Passport", unit: str) -> list[str]:
    def day(value: "date | None") -> str:
        return "–" if value is None else day_words(value)

    lines = [
        f"{unit} · {found.content}",
        _("Giao từ tháng {born}, thời hạn đầu {first}, thời hạn nay {now}").format(
            born=Period.parse(found.born).month, first=day(found.original_due_on),
            now=day(found.due_on),
        ),
        _("Đã chuyển tháng {count} lần").format(count=found.times_carried),
    ]  # fmt: skip
    lines += [
        _("Đổi thời hạn ngày {on}: {before} sang {after}, {who} đồng ý").format(
            on=day(one.changed_on), before=day(one.before), after=day(one.after),
            who=one.agreed_by or one.author,
        )
        for one in found.due_changes
    ]  # fmt: skip
    lines += [
        passage_text(one.on, one.from_unit, one.to_unit, one.reason, one.agreed_by)
        for one in found.passages
    ]
    lines += [
        _("{name}: từ {start} đến {end}").format(
            name=one.name or "–", start=day(one.from_on),
            end=day(one.until_on) if one.until_on else _("nay"),
        )
        for one in found.holders
    ]  # fmt: skip
    return lines
