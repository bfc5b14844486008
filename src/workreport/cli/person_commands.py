"""``person``, ``objection`` and ``event``: what concerns one person alone."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.session import period_of, session_of
from workreport.cli.values import (
    Basis,
    DecidedBy,
    MeetingOn,
    PeriodText,
    Reason,
    iso,
    level_text,
    read_day,
    read_json,
    require_known,
)
from workreport.cli.wording import Command, group
from workreport.i18n.formats import moment_text
from workreport.i18n.translation import N_, _

if TYPE_CHECKING:
    from workreport.services.consolidating import DecidedBy as By
    from workreport.services.events import EventLine
    from workreport.services.objections import ObjectionLine
    from workreport.services.person_sheets import PersonSheet

_SHORT = 12
_EVENT = (
    *("person", "level", "document", "document_on", "text"),
    *("decided_by", "meeting_on", "basis"),
)
_PersonName = Annotated[str, typer.Argument(metavar="PERSON", help=N_("Họ tên hoặc mã."))]
_Text = Annotated[str, typer.Option("--text", metavar="TEXT", help=N_("Nội dung."))]


def add_to(app: typer.Typer) -> None:
    """Put the commands into the application."""
    person = group("person", N_("Phiếu cá nhân và nhật ký xem phiếu."))
    person.command("sheet", cls=Command, help=N_("Phiếu cá nhân mười hai tháng."))(sheet)
    person.command("access", cls=Command, help=N_("Ai đã xem phiếu của ai trên máy này."))(access)
    app.add_typer(person)
    objection = group("objection", N_("Ý kiến về kết quả xếp loại đã công bố."))
    objection.command("list", cls=Command, help=N_("Các ý kiến và trả lời."))(objections)
    objection.command("send", cls=Command, help=N_("Ký và gửi ý kiến của mình."))(send)
    objection.command("reply", cls=Command, help=N_("Trả lời một ý kiến."))(reply)
    objection.command("days", cls=Command, help=N_("Số ngày làm việc để có ý kiến."))(days)
    app.add_typer(objection)
    event = group("event", N_("Sự kiện quyết định mức xếp loại, chỉ Văn phòng và lãnh đạo xem."))
    event.command("list", cls=Command, help=N_("Các sự kiện."))(events)
    event.command("record", cls=Command, help=N_("Ghi một sự kiện có số, ngày văn bản."))(record)
    event.command("lift", cls=Command, help=N_("Gỡ một sự kiện, có lý do."))(lift)
    app.add_typer(event)


def sheet(
    ctx: typer.Context,
    person: _PersonName,
    through: Annotated[
        str, typer.Option(metavar="P", help=N_("Tháng cuối; không ghi thì là tháng hiện tại."))
    ] = "",
) -> None:
    """Print a person's sheet; reading is logged."""
    session = session_of(ctx)
    with session.desk() as desk:
        last = period_of(through) if through else desk.periods.current()
        found = desk.person_sheets.sheet(person, last, "command")
    session.screen.answer(_sheet_shape(found), _sheet_lines(found))


def access(
    ctx: typer.Context,
    month: Annotated[str, typer.Option(metavar="P", help=N_("Chỉ tháng này."))] = "",
) -> None:
    """Print who read whose sheet here."""
    from workreport.services.access_log import MATRIX  # noqa: PLC0415 - seldom needed

    session = session_of(ctx)
    with session.desk(read_only=True) as desk:
        months = (str(period_of(month)),) if month else desk.access_log.months()
        logs = [desk.access_log.month(one) for one in months]
        with desk.book.looking() as look:
            names = {one.person: one.name for one in look.directory.people.values()}
    for one in (reading.person for log in logs for reading in log.readings):
        if one.startswith(MATRIX):
            words = _("bảng nhiều người, {months}")
            names[one] = words.format(months=one.removeprefix(MATRIX))
    shapes = [
        {
            "month": log.month,
            "whole": log.is_whole,
            "readings": [
                {
                    "at": iso(one.at),
                    "reader": names.get(one.reader, one.reader),
                    "person": names.get(one.person, one.person),
                    "how": one.how,
                }
                for one in log.readings
            ],
        }
        for log in logs
    ]
    lines = [
        f"{moment_text(one.at, 'full')}  {names.get(one.reader, '')} → {names.get(one.person, '')}"
        for log in logs
        for one in log.readings
    ]
    broken = [log.month for log in logs if not log.is_whole]
    lines += [_("Chuỗi của tháng {month} bị sửa.").format(month=one) for one in broken]
    session.screen.answer({"months": shapes}, lines or [_("Chưa ai xem phiếu của người khác.")])


def objections(
    ctx: typer.Context,
    period: Annotated[str, typer.Option(metavar="P", help=N_("Chỉ tháng này."))] = "",
) -> None:
    """List objections."""
    session = session_of(ctx)
    with session.desk(read_only=True) as desk:
        found = desk.objections.objections(period_of(period) if period else None)
        results = desk.objections.own_results()
    session.screen.answer(
        {
            "objections": [_objection_shape(one) for one in found],
            "results": [
                {
                    "period": str(one.period),
                    "level": one.rating.level or None,
                    "not_rated": one.rating.not_rated or None,
                    "remark": one.rating.remark,
                    "published_at": iso(one.published_at),
                    "objects_until": iso(one.objects_until),
                    "open": one.is_open,
                }
                for one in results
            ],
        },
        [_objection_line(one) for one in found] or [_("Chưa có ý kiến nào.")],
    )


def send(ctx: typer.Context, period: PeriodText, text: _Text = "") -> None:
    """Object to the own result."""
    session, month = session_of(ctx), period_of(period)
    with session.desk() as desk:
        entry = desk.objections.object_to(month, text)
    session.screen.answer(
        {"period": str(month), "entry": entry},
        [_("Đã ký ý kiến; đồng bộ để gửi. Mức đã công bố chưa thay đổi.")],
    )


def reply(
    ctx: typer.Context,
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help=N_("Mã của ý kiến."))],
    outcome: Annotated[
        str, typer.Option(metavar="WORD", help=N_("kept: giữ mức; reconsidered: sẽ xem xét lại."))
    ],
    text: _Text = "",
    basis: Basis = "",
) -> None:
    """Answer an objection."""
    session = session_of(ctx)
    with session.desk() as desk:
        made = desk.objections.reply(entry, outcome, text, basis)
    session.screen.answer({"entry": made}, [_("Đã ký trả lời; mức xếp loại không đổi theo.")])


def days(
    ctx: typer.Context,
    value: Annotated[int, typer.Option("--set", metavar="N", help=N_("Đặt số ngày làm việc."))] = 0,
) -> None:
    """Say or set how many working days there are."""
    session = session_of(ctx)
    with session.desk(read_only=not value) as desk:
        if value:
            desk.objections.choose_days(value)
        found = desk.objections.days()
    words = _("Có ý kiến trong {days} ngày làm việc từ ngày công bố.")
    session.screen.answer({"days": found}, [words.format(days=found)])


def events(
    ctx: typer.Context,
    period: Annotated[str, typer.Option(metavar="P", help=N_("Chỉ tháng này."))] = "",
) -> None:
    """List events."""
    session = session_of(ctx)
    with session.desk(read_only=True) as desk:
        found = desk.events.events(period_of(period) if period else None)
    session.screen.answer(
        {"events": [_event_shape(one) for one in found]},
        [
            "  ".join(
                (
                    one.event[:_SHORT],
                    str(one.period),
                    one.name,
                    level_text(one.level),
                    one.document,
                )
            )
            for one in found
        ]
        or [_("Chưa có sự kiện nào.")],
    )


def record(
    ctx: typer.Context,
    period: PeriodText,
    source: Annotated[Path, typer.Option("--input", metavar="FILE", help=N_("Tệp JSON."))],
) -> None:
    """Record an event."""
    from workreport.services.events import EventInput  # noqa: PLC0415 - seldom needed

    session, month = session_of(ctx), period_of(period)
    given = read_json(session.read(source), str(source))
    require_known(given, _EVENT, "event")
    texts = {name: str(given.get(name) or "") for name in _EVENT}
    said = EventInput(
        person=texts["person"],
        level=texts["level"],
        document=texts["document"],
        document_on=read_day(texts["document_on"], "document_on"),
        text=texts["text"],
    )
    by = _by(texts["decided_by"], texts["meeting_on"], texts["basis"])
    with session.desk() as desk:
        made = desk.events.record(month, said, by)
    session.screen.answer({"period": str(month), "event": made}, [_("Đã ghi sự kiện.")])


def lift(
    ctx: typer.Context,
    event: Annotated[str, typer.Argument(metavar="EVENT", help=N_("Mã của sự kiện."))],
    reason: Reason = "",
    decided_by: DecidedBy = "",
    meeting_on: MeetingOn = "",
    basis: Basis = "",
) -> None:
    """Lift an event."""
    session = session_of(ctx)
    with session.desk() as desk:
        entry = desk.events.lift(event, reason, _by(decided_by, meeting_on, basis))
    session.screen.answer({"entry": entry}, [_("Đã gỡ sự kiện; vẫn lưu trong sổ.")])


def _by(decided_by: str, meeting_on: str, basis: str) -> "By":
    from workreport.services.consolidating import DecidedBy as By  # noqa: PLC0415 - as above

    day = read_day(meeting_on, "--meeting-on") if meeting_on else None
    return By(decided_by, day, basis)


def _sheet_shape(found: "PersonSheet") -> dict[str, object]:
    return {
        "person": found.person,
        "name": found.name,
        "position": found.position,
        "unit": found.unit,
        "months": [
            {
                "period": str(one.period),
                "levels": {name: level for name, level in one.levels.items() if level},
                "scores": {name: score for name, score in one.scores.items() if score},
                "remark": one.remark,
            }
            for one in found.months
        ],
        "objections": [_objection_shape(one) for one in found.objections],
        "events": [_event_shape(one) for one in found.events],
    }


def _sheet_lines(found: "PersonSheet") -> list[str]:
    lines = [f"{found.name}, {found.position} · {found.unit}"]
    for one in found.months:
        said = "  ".join(
            f"{level_text(one.levels.get(voice)):>4}" for voice in ("own", "department")
        )
        lines.append(f"  {one.period}  {said}  {level_text(one.level):>4}  {one.remark}".rstrip())
    return lines


def _objection_shape(one: "ObjectionLine") -> dict[str, object]:
    answer = one.reply
    return {
        "entry": one.entry,
        "person": one.person,
        "name": one.name,
        "period": str(one.period),
        "level": one.level or None,
        "text": one.text,
        "objected_at": iso(one.objected_at),
        "in_time": one.in_time,
        "reply": None
        if answer is None
        else {
            "outcome": answer.outcome,
            "text": answer.text,
            "basis": answer.basis,
            "replied_at": iso(answer.replied_at),
            "replied_by": answer.replied_by,
        },
    }


def _objection_line(one: "ObjectionLine") -> str:
    state = _("đã trả lời") if one.reply is not None else _("chưa trả lời")
    about = f"{one.entry[:_SHORT]}  {one.period}  {one.name}  {level_text(one.level)}"
    return f"{about}  {state}: {one.text}"


def _event_shape(one: "EventLine") -> dict[str, object]:
    return {
        "event": one.event,
        "person": one.person,
        "name": one.name,
        "period": one.period,
        "level": one.level,
        "document": one.document,
        "document_on": one.document_on.isoformat(),
        "text": one.text,
        "lifted": one.lifted or None,
    }
