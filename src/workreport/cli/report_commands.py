"""``report``: the department's month on the command line."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.on_behalf_commands import (
    CameAs,
    CameOn,
    ForUnit,
    OnBehalf,
    Original,
    Said,
    file_for_unit,
)
from workreport.cli.open_ask_commands import add_ask_open
from workreport.cli.session import Session, period_of, session_of
from workreport.cli.values import (
    OwnUnitCode,
    PeriodText,
    Reason,
    Version,
    plain,
    read_instant,
    read_json,
)
from workreport.cli.wording import Command, group
from workreport.i18n.formats import shown
from workreport.i18n.mark_text import mark_text
from workreport.i18n.messages import cause, next_command
from workreport.i18n.search_text import section_text
from workreport.i18n.state_text import finding_text, task_state_text
from workreport.i18n.translation import N_, _
from workreport.services.contribution_words import field_name, place_name

if TYPE_CHECKING:
    from workreport.domain.period import Period
    from workreport.domain.problem import Problem
    from workreport.domain.report import ReportDraft
    from workreport.services.month import UnitMonthLine
    from workreport.services.reporting import DraftLine


_ADDED = {"add/tasks": N_("Bổ sung nhiệm vụ"), "add/people": N_("Bổ sung cán bộ")}


def add_to(app: typer.Typer) -> None:
    """Put the commands into the application."""
    report = group("report", N_("Soạn, kiểm tra, ký gửi, thu hồi báo cáo của phòng."))
    command = report.command
    command("edit", cls=Command, help=N_("Sửa bản đang soạn theo một tệp JSON."))(edit)
    command("show", cls=Command, help=N_("In báo cáo, đúng mẫu mà report edit nhận."))(show)
    command("check", cls=Command, help=N_("Nêu những gì còn thiếu trước khi gửi."))(check)
    command("file", cls=Command, help=N_("Ký và gửi phiên bản tiếp theo."))(file)
    command("recall", cls=Command, help=N_("Thu hồi báo cáo đã gửi."))(recall)
    command("pick", cls=Command, help=N_("Chọn một trong các phiên bản cùng hiệu lực."))(pick)
    command("extension", cls=Command, help=N_("Đề nghị gia hạn."))(extension)
    add_ask_open(report)
    app.add_typer(report)


def edit(
    ctx: typer.Context,
    period: PeriodText,
    source: Annotated[Path, typer.Option("--input", metavar="FILE", help=N_("Tệp JSON."))],
    unit: Annotated[
        str, typer.Option("--unit", metavar="CODE", help=N_("Đơn vị được Văn phòng nhập hộ."))
    ] = "",
) -> None:
    """Change the draft."""
    session, month = session_of(ctx), period_of(period)
    changes = read_json(session.read(source), str(source))
    with session.desk() as desk:
        if unit:
            line = desk.on_behalf.edit(month, unit, changes)
        else:
            line = desk.reporting.edit(month, changes)
    _tell_check(session, line)


def show(
    ctx: typer.Context,
    period: PeriodText,
    unit: OwnUnitCode = "",
    version: Annotated[
        str, typer.Option(metavar="V", help=N_("Phiên bản; không ghi thì là bản mới nhất."))
    ] = "",
) -> None:
    """Print a report."""
    session, month = session_of(ctx), period_of(period)
    with session.desk(read_only=True) as desk:
        data = desk.reporting.show(month, unit or None, version or None)
    session.screen.answer(data, _lines(data))


def _lines(data: dict[str, object]) -> list[str]:
    tasks = data["tasks"]
    texts = data["text"]
    lines = [_("Báo cáo tháng {period} · {unit}").format(**data)]
    if isinstance(tasks, list):
        lines += [f"  [{task_state_text(task['status']):<14}] {task['content']}" for task in tasks]
    if isinstance(texts, dict):
        lines += [f"{section_text(section)}: {text}" for section, text in texts.items() if text]
    return lines


def check(ctx: typer.Context, period: PeriodText, unit: OwnUnitCode = "") -> None:
    """Name what stands in the way of filing."""
    session, month = session_of(ctx), period_of(period)
    with session.desk(read_only=True) as desk:
        line = desk.reporting.open(month, unit or None)
    _tell_check(session, line)


def file(  # noqa: PLR0913, PLR0917 - one parameter for each thing said
    ctx: typer.Context,
    period: PeriodText,
    unit: ForUnit = "",
    on_behalf: OnBehalf = False,
    basis: CameAs = "",
    source: Original = None,
    received: CameOn = "",
    reason: Reason = "",
) -> None:
    """Sign and file."""
    session, month = session_of(ctx), period_of(period)
    if on_behalf or unit:
        said = Said(unit, basis, source, received, reason)
        file_for_unit(session, month, said)
        return
    with session.desk() as desk:
        entry = desk.reporting.file(month)
        line = desk.reporting.open(month)
    current = line.line.current
    number = None if current is None else current.number
    session.screen.answer(
        {
            "period": str(month),
            "unit": line.line.unit.code,
            "version": number,
            "state": line.line.state.value,
            "entry": entry,
        },
        [
            _("Đã ký báo cáo tháng {period}, phiên bản {version}.").format(
                period=month, version=number
            ),
            _("Chạy sync để gửi; chưa có biên nhận thì Văn phòng chưa nhận."),
        ],
    )


def recall(ctx: typer.Context, period: PeriodText, reason: Reason = "") -> None:
    """Ask for the report back."""
    session, month = session_of(ctx), period_of(period)
    with session.desk() as desk:
        entry = desk.reporting.recall(month, reason)
    session.screen.answer(
        {"period": str(month), "state": "recall_asked", "entry": entry},
        [_("Đã xin rút; có hiệu lực khi Văn phòng nhận được và chưa kiểm tra.")],
    )


def pick(
    ctx: typer.Context, period: PeriodText, version: Version, reason: Reason, unit: OwnUnitCode = ""
) -> None:
    """Choose one of several versions in conflict."""
    session, month = session_of(ctx), period_of(period)
    with session.desk() as desk:
        entry = desk.reporting.pick(month, version, reason, unit or None)
        line = desk.reporting.open(month, unit or None).line
    tell_picked(session, month, line, entry)


def extension(
    ctx: typer.Context,
    period: PeriodText,
    until: Annotated[str, typer.Option(metavar="ISO", help=N_("Xin đến hết ngày hoặc giờ nào."))],
    reason: Reason,
) -> None:
    """Ask for more time."""
    session, month = session_of(ctx), period_of(period)
    until_at = read_instant(until, "--until", whole_day=True)
    with session.desk() as desk:
        entry = desk.reporting.ask_extension(month, until_at, reason)
    session.screen.answer(
        {"period": str(month), "until": plain(until_at), "entry": entry},
        [_("Đã ký đề nghị gia hạn; chạy sync để gửi.")],
    )


def tell_picked(session: Session, month: "Period", line: "UnitMonthLine", entry: str) -> None:
    """Say which version counts now."""
    number = None if line.current is None else line.current.number
    session.screen.answer(
        {
            "period": str(month),
            "unit": line.unit.code,
            "version": number,
            "state": line.state.value,
            "entry": entry,
        },
        [
            _("Đã chọn; phiên bản {version} thay các bản trước.").format(version=number),
            _("Chạy sync để gửi."),
        ],
    )


def _tell_check(session: Session, line: "DraftLine") -> None:
    open_warnings = {problem.key for problem in line.unanswered}
    counts = {
        level: sum(problem.level == level for problem in line.problems)
        for level in ("error", "warning", "note")
    }
    data: dict[str, object] = {
        "period": line.draft.period,
        "unit": line.line.unit.code,
        "state": line.line.state.value,
        "editable": line.editable,
        "ready": line.can_file,
        "errors": counts["error"],
        "warnings": counts["warning"],
        "unanswered": len(open_warnings),
        "notes": counts["note"],
        "problems": [_problem(each, open_warnings) for each in line.problems],
        "marks": [{"path": mark.path, "code": mark.code, "text": mark.text} for mark in line.marks],
    }
    told = [
        _("  trả lại {place}: {words}").format(
            place=_place(mark.path, line.draft), words=mark_text(mark.code, mark.text)
        )
        for mark in line.marks
    ]
    session.screen.answer(data, [*_check_lines(data, line.problems), *told])


def _place(path: str, draft: "ReportDraft") -> str:
    """Name the place of a mark: the task, person or section, and the field in it."""
    root, _slash, rest = path.partition("/")
    known = _ADDED.get(path)
    if known is not None:
        return _(known)
    name, _slash, field = rest.partition("/")
    named = place_name(f"{root}/{name}" if name else root, draft)
    return f"{named} · {field_name(field)}" if field else named


def _problem(problem: "Problem", unanswered: set[str]) -> dict[str, object]:
    values = shown(problem.values)
    return {
        "check": problem.key,
        "code": problem.code,
        "level": problem.level,
        "place": problem.place,
        "message": cause(problem.code, values),
        "next_step": next_command(problem.code, values),
        "answered": problem.level == "warning" and problem.key not in unanswered,
    }


def _check_lines(data: dict[str, object], problems: "Sequence[Problem]") -> list[str]:
    ready = _("Gửi được.") if data["ready"] else _("Chưa gửi được.")
    summary = _("{errors} lỗi, {unanswered} cảnh báo chưa trả lời, {notes} lưu ý.").format(**data)
    return [
        f"{ready} {summary}",
        *(
            f"  {finding_text(each.level)}: {cause(each.code, shown(each.values))}"
            for each in problems
        ),
    ]
