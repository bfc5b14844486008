"""``office``: receiving, checking, returning, accepting, extending."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.check_commands import add_check
from workreport.cli.closing_commands import add_closing
from workreport.cli.quarantine_commands import add_quarantine
from workreport.cli.register_commands import add_remind
from workreport.cli.report_commands import tell_picked
from workreport.cli.session import period_of, session_of
from workreport.cli.values import (
    OwnUnitCode,
    PeriodText,
    Reason,
    UnitCode,
    Version,
    iso,
    read_instant,
    read_pairs,
)
from workreport.cli.what_if_commands import add_what_if
from workreport.cli.wording import Command, group
from workreport.domain.errors import UseError
from workreport.i18n.formats import moment_text, shown
from workreport.i18n.messages import cause
from workreport.i18n.translation import N_, _
from workreport.ledger.bodies.report import Mark

if TYPE_CHECKING:
    from workreport.cli.session import Session
    from workreport.domain.period import Period
    from workreport.services.batch_return import BatchReturned


def add_to(app: typer.Typer) -> None:
    """Put the commands into the application."""
    office = group("office", N_("Việc của Văn phòng: tiếp nhận, kiểm tra, tổng hợp, khóa tháng."))
    command = office.command
    command("receive", cls=Command, help=N_("Ký biên nhận cho những gì đã đến."))(receive)
    command("check", cls=Command, help=N_("Bắt đầu kiểm tra; bản này không thu hồi được nữa."))(
        check
    )
    command("pick", cls=Command, help=N_("Chọn một trong các phiên bản cùng hiệu lực."))(pick)
    command("return", cls=Command, help=N_("Trả lại, nêu lý do và chỗ cần sửa."))(return_)
    command("withdraw", cls=Command, help=N_("Rút lại câu trả lời cuối."))(withdraw)
    command("extend", cls=Command, help=N_("Gia hạn cho một đơn vị."))(extend)
    add_quarantine(office)
    add_remind(office)
    add_check(office)
    add_closing(office)
    add_what_if(office)
    app.add_typer(office)


def receive(
    ctx: typer.Context,
    period: PeriodText,
    unit: OwnUnitCode = "",
    handed_over_at: Annotated[
        str, typer.Option(metavar="ISO", help=N_("Lúc đơn vị đã bàn giao, do Văn phòng xác nhận."))
    ] = "",
    reason: Reason = "",
) -> None:
    """Sign receipts; with a unit attest that its report was handed over earlier."""
    session, month = session_of(ctx), period_of(period)
    if bool(unit) != bool(handed_over_at):
        raise UseError("usage_attest_both")
    with session.desk() as desk:
        outcome = desk.office.receive(month)
        if unit:
            at = read_instant(handed_over_at, "--handed-over-at")
            desk.office.attest(month, unit, at, reason, "handed_over")
            outcome.receipts += 1
    session.screen.answer(
        {
            "period": str(month),
            "receipts": outcome.receipts,
            "recalls": outcome.recalls,
            "units": outcome.units,
        },
        [
            _("Đã ký {receipts} biên nhận, trả lời {recalls} đề nghị thu hồi.").format(
                receipts=outcome.receipts, recalls=outcome.recalls
            ),
            _("Đã có báo cáo của: {units}").format(units=", ".join(outcome.units) or "–"),
        ],
    )


def check(ctx: typer.Context, period: PeriodText, unit: UnitCode) -> None:
    """Begin to check a report."""
    session, month = session_of(ctx), period_of(period)
    with session.whole_desk() as desk:
        desk.office.start_check(month, unit)
        officer = desk.book.identity.name
    session.screen.answer(
        {"period": str(month), "unit": unit, "state": "in_check", "officer": officer},
        [_("Đồng chí {officer} bắt đầu kiểm tra {unit}.").format(officer=officer, unit=unit)],
    )


def pick(
    ctx: typer.Context, period: PeriodText, unit: UnitCode, version: Version, reason: Reason
) -> None:
    """Choose the version to be checked of several in conflict."""
    session, month = session_of(ctx), period_of(period)
    with session.desk() as desk:
        entry = desk.office.pick(month, unit, version, reason)
        line = next(
            one
            for one in desk.periods.month(month).units
            if any(each.entry == entry for each in one.versions)
        )
    tell_picked(session, month, line, entry)


def return_(  # noqa: PLR0913, PLR0917 - one parameter for each thing a return says
    ctx: typer.Context,
    period: PeriodText,
    unit: Annotated[
        list[str],
        typer.Option(
            "--unit", metavar="CODE", help=N_("Mã đơn vị; ghi nhiều lần để trả lại một lượt.")
        ),
    ],
    reason: Reason,
    row: Annotated[
        list[str] | None,
        typer.Option("--row", metavar="TASK-ID=TEXT", help=N_("Nhiệm vụ cần sửa; ghi nhiều lần.")),
    ] = None,
    mark: Annotated[
        list[str] | None,
        typer.Option(
            "--mark",
            metavar="PATH=TEXT",
            help=N_("Chỗ cần sửa: task/ID, person/ID, text/MỤC, add/tasks, whole; ghi nhiều lần."),
        ),
    ] = None,
    due: Annotated[str, typer.Option(metavar="ISO", help=N_("Hạn gửi lại."))] = "",
    code: Annotated[
        str,
        typer.Option(
            "--code",
            metavar="CODE",
            help=N_("Mã lý do: content_missing, unclear, figures_differ, contradiction, other."),
        ),
    ] = "other",
    void: Annotated[
        bool,
        typer.Option(
            "--void-for-deadline", help=N_("Xét đúng hạn theo bản gửi lại, không theo bản này.")
        ),
    ] = False,
    preview: Annotated[
        bool, typer.Option("--preview", help=N_("Chỉ xem trước ai được trả lại, chưa ghi gì."))
    ] = False,
) -> None:
    """Return a report, or several for the same reason."""
    session, month = session_of(ctx), period_of(period)
    pairs = [(f"task/{task}", text) for task, text in read_pairs(row or (), "--row")]
    pairs += read_pairs(mark or (), "--mark")
    due_at = read_instant(due, "--due", whole_day=True) if due else None
    if len(unit) > 1 or preview:
        if pairs or void:
            raise UseError("return_many_marks")
        whole = Mark(path="whole", text=reason, code=code)
        with session.whole_desk() as desk:
            batch = desk.office.return_many(month, unit, whole, due_at, keep=not preview)
        tell_returned(session, month, batch, preview=preview)
        return
    marks = [Mark(path=path, text=text, code=code) for path, text in pairs or [("whole", reason)]]
    with session.whole_desk() as desk:
        decided = desk.office.return_report(
            month, unit[0], reason, marks, due_at, void_for_deadline=void
        )
    _tell_one(session, month, unit[0], pairs, decided)


def _tell_one(
    session: "Session", month: "Period", unit: str, pairs: Sequence[tuple[str, str]], due: datetime
) -> None:
    session.screen.answer(
        {
            "period": str(month),
            "unit": unit,
            "state": "returned",
            "due": iso(due),
            "marks": [{"path": path, "text": text} for path, text in pairs],
        },
        [_("Đã trả lại {unit}, gửi lại trước {due}.").format(unit=unit, due=moment_text(due))],
    )


def tell_returned(
    session: "Session", month: "Period", batch: "BatchReturned", *, preview: bool
) -> None:
    """Tell which reports were returned in one act, or would be, and which were left out and why."""
    left_out = [
        {"unit": one.unit, "code": one.code, "message": cause(one.code, shown(one.values))}
        for one in batch.left_out
    ]
    words = _("Sẽ trả lại: {units}, gửi lại trước {due}.")
    if not preview:
        words = _("Đã trả lại: {units}, gửi lại trước {due}. Một phút sau mới gửi đi.")
    session.screen.answer(
        {
            "period": str(month),
            "returned": batch.returned,
            "left_out": left_out,
            "due": iso(batch.due_at),
            "undo_until": iso(batch.undo_until),
            "preview": preview,
        },
        [
            words.format(units=", ".join(batch.returned) or "–", due=moment_text(batch.due_at)),
            *(f"  – {one['unit']}: {one['message']}" for one in left_out),
        ],
    )


def withdraw(ctx: typer.Context, period: PeriodText, unit: UnitCode, reason: Reason = "") -> None:
    """Take the last answer back."""
    session, month = session_of(ctx), period_of(period)
    with session.whole_desk() as desk:
        entry = desk.office.withdraw(month, unit, reason)
    session.screen.answer(
        {"period": str(month), "unit": unit, "entry": entry},
        [_("Đã rút lại câu trả lời cho {unit}.").format(unit=unit)],
    )


def extend(
    ctx: typer.Context,
    period: PeriodText,
    unit: UnitCode,
    until: Annotated[str, typer.Option(metavar="ISO", help=N_("Đến hết ngày hoặc giờ nào."))],
    reason: Reason,
) -> None:
    """Grant more time."""
    session, month = session_of(ctx), period_of(period)
    until_at = read_instant(until, "--until", whole_day=True)
    with session.desk() as desk:
        number = desk.office.extend(month, unit, until_at, reason)
    session.screen.answer(
        {"period": str(month), "unit": unit, "number": number, "until": iso(until_at)},
        [
            _("Đã gia hạn số {number} đến {until}.").format(
                number=number, until=moment_text(until_at)
            )
        ],
    )
