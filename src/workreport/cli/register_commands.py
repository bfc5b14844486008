"""``register`` and ``office remind``: numbers of the outgoing register, letters, calls."""

from pathlib import Path
from typing import Annotated

import typer

from workreport.cli.paper_kinds import month_and_span
from workreport.cli.paper_shapes import (
    Circulation,
    Contact,
    Secrecy,
    SecrecyItem,
    SecrecyList,
    Typist,
    Urgency,
    line_shape,
)
from workreport.cli.session import period_of, session_of
from workreport.cli.values import PeriodText, Reason, day_text, read_day
from workreport.cli.wording import Command, group
from workreport.domain.errors import UseError
from workreport.domain.paper_marks import PaperMarks
from workreport.i18n.formats import day_text as day_words
from workreport.i18n.paper_text import paper_text
from workreport.i18n.translation import N_, _
from workreport.services.paper_lines import IssueInput, PaperLine
from workreport.services.paper_register import PaperRegister
from workreport.services.ports.program import Desk
from workreport.services.reminders import LETTER, PHONE, ReminderInput
from workreport.services.secrecy_words import secrecy_warning

_LETTER = "reminder"

Number = Annotated[str, typer.Option("--number", metavar="N", help=N_("Số do sổ công văn đi cấp."))]
IssuedOn = Annotated[
    str, typer.Option("--date", metavar="DAY", help=N_("Ngày của văn bản, ghi dạng 2026-11-26."))
]
Term = Annotated[
    str,
    typer.Option("--term", metavar="TEXT", help=N_("Nhiệm kỳ; mặc định tính theo ngày văn bản.")),
]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help=N_("Tệp sẽ ghi."))]


def add_to(app: typer.Typer) -> None:
    """Put the commands into the application."""
    register = group("register", N_("Sổ văn bản: số do sổ công văn đi cấp, văn bản đã phát hành."))
    register.command("list", cls=Command, help=N_("Các văn bản đã ghi sổ."))(list_)
    register.command("issue", cls=Command, help=N_("Ghi số cho văn bản và ghi tệp đã có số."))(
        issue
    )
    register.command(
        "print",
        cls=Command,
        help=N_("Ghi lại đúng tệp đã phát hành; từ chối khi số liệu đã khác."),
    )(print_)
    register.command("void", cls=Command, help=N_("Hủy một văn bản; số không dùng lại."))(void)
    app.add_typer(register)


def add_remind(office: typer.Typer) -> None:
    """Put the command into the group of the Office."""
    office.command(
        "remind",
        cls=Command,
        help=N_("Nhắc đơn vị chưa có báo cáo: thư có số, hoặc ghi đã nhắc qua điện thoại."),
    )(remind)


def list_(
    ctx: typer.Context,
    find: Annotated[
        str, typer.Option("--find", metavar="TEXT", help=N_("Số, ký hiệu, đơn vị hoặc người ký."))
    ] = "",
) -> None:
    """List what was issued, the newest first."""
    session = session_of(ctx)
    with session.desk(read_only=True) as desk:
        found = [one for one in desk.register.issued() if one.matches(find)]
    session.screen.answer(
        {"papers": [line_shape(one) for one in found]},
        [_words(one) for one in found] or [_("Sổ chưa có văn bản nào như vậy.")],
    )


def issue(  # noqa: PLR0913, PLR0917 - one parameter for each thing the register says
    ctx: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="KIND", help=N_("summary, notice hoặc review."))],
    period: PeriodText,
    number: Number,
    date: IssuedOn,
    out: Out = None,
    term: Term = "",
    replaces: Annotated[
        str, typer.Option("--replaces", metavar="N", help=N_("Số của văn bản được thay thế."))
    ] = "",
    signer: Annotated[
        str, typer.Option("--signer", metavar="NAME", help=N_("Người ký; mặc định như văn bản."))
    ] = "",
    urgency: Urgency = "",
    circulation: Circulation = "",
    secrecy: Secrecy = "",
    secrecy_list: SecrecyList = "",
    secrecy_item: SecrecyItem = "",
    typist: Typist = "",
    contact: Contact = "",
) -> None:
    """Issue a paper."""
    session = session_of(ctx)
    month, span = month_and_span(kind, period)
    issued_on = read_day(date, "--date")
    if out is None:
        raise UseError("usage_out_missing")
    with session.desk() as desk:
        instead = desk.register.paper_named(replaces, kind, str(month)) if replaces else ""
        said = IssueInput(
            kind=kind,
            period=month,
            number=number,
            issued_on=issued_on,
            term=term or desk.register.term(issued_on),
            signer=signer,
            replaces=instead,
            span=span,
            marks=PaperMarks(
                urgency=urgency,
                circulation=circulation,
                secrecy=secrecy,
                secrecy_list=secrecy_list,
                secrecy_item=secrecy_item,
                typist=typist,
                contact=contact,
            ),
        )
        line = _issue(desk, said, out)
    warned = [secrecy_warning()] if line.marks.secrecy else []
    session.screen.answer(
        line_shape(line) | {"out": str(out), "warnings": warned}, [_words(line), *warned]
    )


def print_(
    ctx: typer.Context,
    paper: Annotated[str, typer.Argument(metavar="PAPER", help=N_("Mã của văn bản trong sổ."))],
    out: Out = None,
    anew: Annotated[
        bool,
        typer.Option(
            "--anew", help=N_("Nếu không còn đúng từng byte: in lại theo số liệu hiện nay.")
        ),
    ] = False,
) -> None:
    """Write the file of an issued paper once more, byte for byte, or anew where that is asked."""
    session = session_of(ctx)
    if out is None:
        raise UseError("usage_out_missing")
    with session.desk(read_only=True) as desk:
        found = desk.register.issued_file(paper, anew=anew)
        line = _line(desk.register, paper)
    session.write(out, found.pdf)
    words = _("Đã ghi {path}: đúng từng byte với tệp đã phát hành.")
    if found.anew:
        words = _("Đã ghi {path}: bản in lại, không đúng từng byte với bản đã ban hành.")
    session.screen.answer(
        line_shape(line) | {"out": str(out), "anew": found.anew},
        [_words(line), words.format(path=out)],
    )


def void(
    ctx: typer.Context,
    paper: Annotated[str, typer.Argument(metavar="PAPER", help=N_("Mã của văn bản trong sổ."))],
    reason: Reason,
) -> None:
    """Declare an issued paper void."""
    session = session_of(ctx)
    with session.desk() as desk:
        desk.register.void(paper, reason)
        line = _line(desk.register, paper)
    session.screen.answer(line_shape(line), [_words(line)])


def remind(  # noqa: PLR0913, PLR0917 - one parameter for each thing a reminder says
    ctx: typer.Context,
    period: PeriodText,
    unit: Annotated[
        list[str] | None,
        typer.Option(
            "--unit", metavar="CODE", help=N_("Đơn vị; không ghi thì mọi đơn vị quá hạn.")
        ),
    ] = None,
    due: Annotated[
        str, typer.Option("--due", metavar="DAY", help=N_("Gửi trước hết ngày nào."))
    ] = "",
    number: Number = "",
    date: IssuedOn = "",
    term: Term = "",
    out: Out = None,
    text: Annotated[
        str, typer.Option("--text", metavar="TEXT", help=N_("Nội dung thêm, hoặc đã nói gì."))
    ] = "",
    phone: Annotated[bool, typer.Option("--phone", help=N_("Đã nhắc qua điện thoại."))] = False,
    urgency: Urgency = "",
    circulation: Circulation = "",
) -> None:
    """Remind units of a report that is missing."""
    session, month = session_of(ctx), period_of(period)
    due_on = read_day(due, "--due") if due else None
    clashes: tuple[str, ...] = ()
    with session.desk() as desk:
        due_on = due_on or desk.reminders.due_suggestion(month, unit or ())
        if phone:
            call = ReminderInput(way=PHONE, due_on=due_on, text=text)
            units = desk.reminders.remind(month, unit or (), call)
            numbered = None
        else:
            if out is None:
                raise UseError("usage_out_missing")
            issued_on = read_day(date, "--date")
            said = IssueInput(
                kind=_LETTER,
                period=month,
                number=number,
                issued_on=issued_on,
                term=term or desk.register.term(issued_on),
                units=tuple(unit or ()),
                due_on=due_on,
                text=text,
                marks=PaperMarks(urgency=urgency, circulation=circulation),
            )
            line = _issue(desk, said, out)
            units, numbered, clashes = line.about, line.numbered, line.clashes
        with desk.book.looking() as look:
            codes = [look.directory.units[one].code for one in units]
    session.screen.answer(
        {
            "period": str(month),
            "units": codes,
            "way": PHONE if phone else LETTER,
            "number": numbered,
            "same_number": list(clashes),
            "due": day_text(due_on),
            "out": None if out is None else str(out),
        },
        [
            _("Đã nhắc {units}, gửi trước hết {day}.").format(
                units=", ".join(codes), day=day_words(due_on)
            ),
            *([f"{numbered}: {_twice()}"] if clashes else []),
        ],
    )


def _issue(desk: Desk, said: IssueInput, out: Path) -> PaperLine:
    """Write the file first: the register says nothing of a paper that nobody holds."""
    printed = desk.register.draw(said)
    desk.files.write_new(out, printed.pdf)
    return _line(desk.register, desk.register.issue(said, printed))


def _line(register: PaperRegister, paper: str) -> PaperLine:
    return next(one for one in register.issued() if one.paper == paper)


def _twice() -> str:
    """Say that the number of a paper stands in the register already."""
    return _("trùng số trong sổ")


def _words(line: PaperLine) -> str:
    about = f"{paper_text(line.kind)} {line.subject}"
    parts = [f"{line.numbered} · {day_words(line.issued_on)} · {about}"]
    parts += line.marks.words
    if line.clashes:
        parts.append(_twice())
    if line.void_reason:
        parts.append(_("đã hủy: {reason}").format(reason=line.void_reason))
    if line.replaced_by:
        parts.append(_("được thay bằng {number}").format(number=line.replaced_by))
    return " · ".join(parts)
