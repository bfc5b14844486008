"""``report ask-open``, ``period asks``: a unit asks to open what is locked; the Office reads it."""

from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.session import period_of, session_of
from workreport.cli.values import OwnUnitCode, PeriodText, Reason, UnitCode, iso, plain
from workreport.cli.wording import Command
from workreport.i18n.formats import shown
from workreport.i18n.messages import sentence
from workreport.i18n.translation import N_, _

if TYPE_CHECKING:
    from workreport.services.open_asking import ReportLock


def add_ask_open(report: typer.Typer) -> None:
    """Put the command into the group of the report."""
    report.command(
        "ask-open",
        cls=Command,
        help=N_("Xem báo cáo bị khóa vì sao, từ bao giờ, ai mở được; ghi lý do để đề nghị mở."),
    )(ask_open)


def add_asks(period: typer.Typer) -> None:
    """Put the command into the group of the months."""
    period.command("asks", cls=Command, help=N_("Đơn vị nào đề nghị mở, vì sao."))(asks)


def add_open(office: typer.Typer) -> None:
    """Put the command into the group of the Office."""
    office.command(
        "open",
        cls=Command,
        help=N_("Mở theo đề nghị của đơn vị, hoặc từ chối có lý do."),
    )(open_asked)


def open_asked(
    ctx: typer.Context,
    period: PeriodText,
    unit: UnitCode,
    reason: Reason = "",
    refuse: Annotated[
        bool, typer.Option("--refuse", help=N_("Từ chối; đơn vị đọc lý do."))
    ] = False,
) -> None:
    """Answer what a unit asks to be opened."""
    session, month = session_of(ctx), period_of(period)
    with session.desk() as desk:
        if refuse:
            desk.open_asks.refuse(month, unit, reason)
            done = "refused"
        else:
            done = desk.open_asks.grant(month, unit, reason)
    words = {
        "refused": _("Đã từ chối. Đơn vị đọc được lý do."),
        "returned": _("Đã trả lại báo cáo theo đề nghị của đơn vị."),
        "reopening": _("Đã đề nghị mở lại; chờ người thứ hai xác nhận trong 14 ngày."),
    }
    session.screen.answer({"period": str(month), "unit": unit, "done": done}, [words[done]])


def ask_open(
    ctx: typer.Context, period: PeriodText, reason: Reason = "", unit: OwnUnitCode = ""
) -> None:
    """Say why a report is locked; with a reason, ask the Office to open it."""
    session, month = session_of(ctx), period_of(period)
    with session.desk(read_only=not reason) as desk:
        entry = desk.open_asks.ask(month, reason, unit) if reason else ""
        lock = desk.open_asks.lock(month, unit)
    lines = [_("Báo cáo tháng này không bị khóa.") if lock is None else _words(lock)]
    if entry:
        lines.append(_("Đã ký đề nghị mở; chạy sync để gửi."))
    session.screen.answer(
        {"period": str(month), "lock": _shape(lock), "entry": entry or None}, lines
    )


def asks(ctx: typer.Context, period: PeriodText) -> None:
    """List what units ask to be opened and nobody has answered."""
    session, month = session_of(ctx), period_of(period)
    with session.desk(read_only=True) as desk:
        found = desk.open_asks.asked(month)
    session.screen.answer(
        {
            "period": str(month),
            "asks": [
                {
                    "unit": one.code,
                    "cause": one.cause,
                    "reason": one.reason,
                    "person": one.person,
                    "at": iso(one.at),
                }
                for one in found
            ],
        },
        [
            _("{unit}: {person} đề nghị mở, lý do: {reason}").format(
                unit=one.code, person=one.person, reason=one.reason
            )
            for one in found
        ]
        or [_("Không đơn vị nào đề nghị mở.")],
    )


def _shape(lock: "ReportLock | None") -> dict[str, object] | None:
    if lock is None:
        return None
    return {
        "code": lock.code,
        "why": _words(lock),
        "way": lock.way,
        "since": plain(lock.values.get("since")),
        "asked_at": iso(lock.asked_at),
        "refused": None
        if lock.refused is None
        else {
            "reason": lock.refused.reason,
            "person": lock.refused.person,
            "at": iso(lock.refused.at),
        },
    }


def _words(lock: "ReportLock") -> str:
    words = sentence(lock.code, shown(lock.values))
    if lock.refused is None:
        return words
    said = _("{name} trả lời: không mở, vì {reason}.").format(
        name=lock.refused.person, reason=lock.refused.reason.rstrip(".")
    )
    return f"{words} {said}"
