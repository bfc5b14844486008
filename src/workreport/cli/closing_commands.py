"""``office``: consolidating, grading, concluding, closing and reopening a month."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workreport.cli.conclusion_commands import add_conclusions
from workreport.cli.consolidation_commands import add_consolidation
from workreport.cli.open_ask_commands import add_open
from workreport.cli.publication_commands import add_publication
from workreport.cli.session import Session, period_of, session_of
from workreport.cli.shapes import consolidation_shape, grade_shape, sources_shape
from workreport.cli.text_commands import add_texts
from workreport.cli.values import (
    Basis,
    DecidedBy,
    MeetingOn,
    OwnUnitCode,
    PeriodText,
    Reason,
    UnitCode,
    level_text,
    read_day,
    read_json,
    read_pairs,
    require_known,
    score_text,
)
from workreport.cli.wording import Command
from workreport.domain.errors import UseError
from workreport.i18n.closing_text import step_words
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import N_, _

if TYPE_CHECKING:
    from workreport.services import closing, consolidating, deciding, month_lock, summary


_COMPUTED = "computed"
_CONCLUSION = ("unit", "task", "verdict", "text", "next_due_on", "becomes_task")
_DECISION = ("person", "level", "remark", "not_rated", "sheet")
_INPUT = ("conclusions", "decisions", "decided_by", "meeting_on", "basis")


def add_closing(office: typer.Typer) -> None:
    """Put the commands into the group of the Office."""
    command = office.command
    command("consolidate", cls=Command, help=N_("Tổng hợp tháng theo năm câu hỏi."))(consolidate)
    command("word", cls=Command, help=N_("Lời văn của Văn phòng cho một mục."))(word)
    command("grade", cls=Command, help=N_("Chấm điểm đơn vị: các mục chấm tay."))(grade)
    command("conclude", cls=Command, help=N_("Ghi kết luận, rồi khóa tháng nếu đủ."))(conclude)
    command("close", cls=Command, help=N_("Khóa tháng, chuyển việc, mở tháng sau."))(close)
    command("reopen", cls=Command, help=N_("Mở lại tháng đã khóa; cần người thứ hai."))(reopen)
    add_open(office)
    add_conclusions(office)
    add_consolidation(office)
    add_texts(office)
    add_publication(office)


def consolidate(ctx: typer.Context, period: PeriodText) -> None:
    """Consolidate a month."""
    session, month = session_of(ctx), period_of(period)
    with session.desk() as desk:
        found = desk.consolidation.consolidate(month)
        sources = desk.consolidation.sources(month)
    session.screen.answer(consolidation_shape(found, sources), _summary_lines(found))


def _summary_lines(month: "summary.Summary") -> list[str]:
    lines = [
        reason_text(reason.code, reason.values)
        for question in month.questions.values()
        for reason in question
    ]
    for one in month.units:
        line = f"{one.line.unit.code:<6} {score_text(one.grade.score):>7}  {level_text(one.level)}"
        lines.append(f"{line}  {_override_words(one)}".rstrip())
    return lines


def _override_words(one: "summary.UnitSummary") -> str:
    if one.override is None:
        return ""
    return _("đặt tay, cách tính cho {computed}: {reason}").format(
        computed=level_text(one.grade.level), reason=one.override.reason
    )


def word(
    ctx: typer.Context,
    period: PeriodText,
    section: Annotated[
        str,
        typer.Option(
            metavar="SECTION",
            help=N_(
                "progress, time, quality, advantages, limitations, summary, proposals, "
                "assessment, organisation."
            ),
        ),
    ],
    text: Annotated[str, typer.Option(metavar="TEXT", help=N_("Lời văn."))],
    unit: OwnUnitCode = "",
    draft: Annotated[
        bool, typer.Option("--draft", help=N_("Chỉ giữ trên máy này, chưa ký."))
    ] = False,
) -> None:
    """Sign the Office's words, or keep them as a draft."""
    session, month = session_of(ctx), period_of(period)
    if draft:
        with session.desk() as desk:
            kept = desk.office_texts.keep(month, section, text, unit)
        session.screen.answer(
            {
                "period": str(month),
                "unit": unit or None,
                "section": section,
                "unsigned": kept.is_unsigned,
            },
            [_("Đã giữ trên máy này, chưa ký.")],
        )
        return
    with session.desk() as desk:
        entry = desk.consolidation.word(month, section, text, unit)
    session.screen.answer(
        {"period": str(month), "unit": unit or None, "section": section, "entry": entry},
        [_("Đã lưu lời văn của Văn phòng.")],
    )


def grade(  # noqa: PLR0913, PLR0917 - one parameter for each thing a grade says
    ctx: typer.Context,
    period: PeriodText,
    unit: UnitCode,
    points: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="TERM=POINTS", help=N_("Mục chấm tay U5, U6; ghi nhiều lần.")
        ),
    ] = None,
    level: Annotated[
        str,
        typer.Option(
            metavar="LEVEL",
            help=N_("Mức đặt tay khác mức tính ra, kèm --reason; computed: theo cách tính."),
        ),
    ] = "",
    reason: Reason = "",
    decided_by: DecidedBy = "",
    meeting_on: MeetingOn = "",
    basis: Basis = "",
) -> None:
    """Set the terms that are judged by hand, or a level against the computed one."""
    session, month = session_of(ctx), period_of(period)
    pairs = read_pairs(points or (), "--set")
    terms = {term: (value.replace(",", "."), reason) for term, value in pairs}
    if not terms and not level:
        raise UseError("nothing_graded")
    override = None
    if level:
        override = ("", "") if level == _COMPUTED else (level.upper(), reason)
    by = _decided(decided_by, meeting_on, basis)
    with session.desk() as desk:
        graded = desk.consolidation.grade_unit(month, unit, terms, by, override)
        sources = desk.consolidation.sources(month, graded.line.unit.unit)
    shape = grade_shape(graded)
    line = _("{unit}: {score} điểm, {level}").format(
        unit=unit,
        score=str(shape["score"] or "–").replace(".", ","),
        level=level_text(graded.level),
    )
    session.screen.answer(
        {
            "period": str(month),
            "unit": unit,
            "grade": shape,
            "sources": sources_shape(sources[graded.line.unit.unit]),
        },
        [line, *filter(None, [_override_words(graded)])],
    )


def _decided(decided_by: str, meeting_on: str, basis: str) -> "consolidating.DecidedBy":

    from workreport.services.consolidating import (  # noqa: PLC0415 - --help does not wait for it
        DecidedBy as Decision,
    )

    return Decision(
        decided_by=decided_by.strip(),
        meeting_on=read_day(meeting_on, "--meeting-on") if meeting_on else None,
        basis=basis.strip(),
    )


def conclude(
    ctx: typer.Context,
    period: PeriodText,
    source: Annotated[
        Path | None,
        typer.Option(
            "--input", metavar="FILE", help=N_("Tệp JSON: kết luận và xếp loại đã quyết.")
        ),
    ] = None,
    decided_by: DecidedBy = "",
    meeting_on: MeetingOn = "",
    basis: Basis = "",
) -> None:
    """Record what the leaders decided, then close the month if nothing stands in the way."""
    from workreport.services.gates import GatesOpenError  # noqa: PLC0415 - as below

    session, month = session_of(ctx), period_of(period)
    said = {} if source is None else read_json(session.read(source), str(source))
    require_known(said, _INPUT, "input")
    conclusions = [_conclusion(row) for row in _rows(said, "conclusions", _CONCLUSION)]
    decisions = [_decision(row) for row in _rows(said, "decisions", _DECISION)]
    by = _decided(
        decided_by or _text(said, "decided_by"),
        meeting_on or _text(said, "meeting_on"),
        basis or _text(said, "basis"),
    )
    with session.desk() as desk:
        written = desk.closing.conclude(month, conclusions, decisions, by) if said else []
        if written:
            session.screen.progress(_("Đã ghi {count} kết luận.").format(count=len(written)))
        try:
            closed = desk.closing.close(month, watch=_watch(session))
        except GatesOpenError as refusal:
            refusal.values = {**refusal.values, "recorded": len(written)}
            raise
    _tell_closed(session, closed, len(written))


def _rows(said: Mapping[str, Any], name: str, known: Sequence[str]) -> list[Mapping[str, Any]]:
    rows = said.get(name) or []
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise UseError("input_value_malformed", key=name)
    for row in rows:
        require_known(row, known, name)
    return rows


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        raise UseError("input_value_malformed", key=name)
    return (value or "").strip()


def _conclusion(row: Mapping[str, Any]) -> "closing.ConclusionInput":

    from workreport.services.closing import ConclusionInput  # noqa: PLC0415 - --help does not wait for it

    due = _text(row, "next_due_on")
    becomes_task = row.get("becomes_task", False)
    if not isinstance(becomes_task, bool):
        raise UseError("input_value_malformed", key="becomes_task")
    return ConclusionInput(
        unit=_text(row, "unit"),
        task=_text(row, "task"),
        verdict=_text(row, "verdict") or "free",
        text=_text(row, "text"),
        next_due_on=read_day(due, "next_due_on") if due else None,
        becomes_task=becomes_task,
    )


def _decision(row: Mapping[str, Any]) -> "deciding.DecisionInput":

    from workreport.services.deciding import DecisionInput  # noqa: PLC0415 - --help does not wait for it

    return DecisionInput(
        person=_text(row, "person"),
        level=_text(row, "level"),
        remark=_text(row, "remark"),
        not_rated=_text(row, "not_rated"),
        sheet=_sheet(row),
    )


def _sheet(row: Mapping[str, Any]) -> Mapping[str, str] | None:
    """Return what the leaders put down; without it that of the department is taken over."""
    sheet = row.get("sheet")
    if sheet is None:
        return None
    if not isinstance(sheet, Mapping):
        raise UseError("input_value_malformed", key="sheet")
    return {str(name): _text(sheet, str(name)) for name in sheet}


def close(
    ctx: typer.Context,
    period: PeriodText,
    override: Annotated[
        list[str] | None,
        typer.Option(
            "--override",
            metavar="GATE=REASON",
            help=N_("Bỏ qua một điều kiện, ghi lý do và số văn bản; ghi nhiều lần."),
        ),
    ] = None,
) -> None:
    """Lock a month."""
    session, month = session_of(ctx), period_of(period)
    overrides = dict(read_pairs(override or (), "--override"))
    with session.desk() as desk:
        closed = desk.closing.close(month, overrides, _watch(session))
    _tell_closed(session, closed, 0)


def _watch(session: Session) -> "month_lock.Watch":
    """Tell each step once; Ctrl+C undoes all of it until the last one."""
    from workreport.services.month_lock import Watch  # noqa: PLC0415 - as above

    def tell(step: str, done: int, total: int) -> None:
        if not done:
            session.screen.progress(step_words(step, 0, total))

    return Watch(tell)


def _tell_closed(session: Session, closed: "closing.Closed", recorded: int) -> None:
    session.screen.answer(
        {
            "period": str(closed.period),
            "state": "closed",
            "recorded": recorded,
            "revision": closed.revision,
            "carried": closed.carried,
            "missing": list(closed.missing),
            "next": str(closed.next.period),
            "entry": closed.entry,
        },
        [
            _("Đã khóa tháng {period}, lần {revision}.").format(
                period=closed.period, revision=closed.revision
            ),
            _("Chuyển {carried} nhiệm vụ sang tháng {next}.").format(
                carried=closed.carried, next=closed.next.period
            ),
        ],
    )


def reopen(
    ctx: typer.Context,
    period: PeriodText,
    reason: Reason = "",
    confirm: Annotated[bool, typer.Option("--confirm", help=N_("Người thứ hai xác nhận."))] = False,
) -> None:
    """Ask to reopen a month, or confirm it as the second person."""
    session, month = session_of(ctx), period_of(period)
    if confirm == bool(reason):
        raise UseError("usage_reason_or_confirm")
    with session.desk() as desk:
        if confirm:
            entry = desk.closing.confirm_reopening(month)
        else:
            entry = desk.closing.reopen(month, reason)
        state = desk.periods.month(month).state.value
    session.screen.answer(
        {"period": str(month), "state": state, "confirmed": confirm, "entry": entry},
        [
            _("Tháng {period} đã mở lại.").format(period=month)
            if confirm
            else _("Đã đề nghị mở lại; chờ người thứ hai xác nhận trong 14 ngày.")
        ],
    )
