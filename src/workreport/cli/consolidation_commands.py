"""``office``: the five questions with their figures, duplicates, the classification at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.session import period_of, session_of
from workreport.cli.values import PeriodText, Reason, level_text
from workreport.cli.wording import Command
from workreport.domain.errors import UseError
from workreport.i18n.formats import shown
from workreport.i18n.messages import cause
from workreport.i18n.reasons import reason_text
from workreport.i18n.search_text import section_text
from workreport.i18n.translation import N_, _

if TYPE_CHECKING:
    from workreport.domain.period import Period
    from workreport.services.classification_review import Review, Spread
    from workreport.services.ports.program import Desk
    from workreport.services.summary import Summary
    from workreport.services.task_merging import Source

_QUESTIONS = ("progress", "time", "quality", "advantages", "limitations")
_STATUSES = ("completed", "in_progress", "not_started")
_Tasks = Annotated[
    list[str],
    typer.Option(
        "--task", metavar="UNIT/TASK-ID", help=N_("Nhiệm vụ của một đơn vị; ghi nhiều lần.")
    ),
]


def add_consolidation(office: typer.Typer) -> None:
    """Put the commands into the group of the Office."""
    command = office.command
    command("questions", cls=Command, help=N_("Năm câu hỏi với từng con số và số theo lĩnh vực."))(
        questions
    )
    command("duplicates", cls=Command, help=N_("Nhiệm vụ nhiều đơn vị cùng báo cáo."))(duplicates)
    command("merge", cls=Command, help=N_("Gộp nhiệm vụ trùng; mỗi nguồn còn nguyên."))(merge)
    command("unmerge", cls=Command, help=N_("Tách nhiệm vụ đã gộp, hoặc ghi là không trùng."))(
        unmerge
    )
    command("classification", cls=Command, help=N_("Phân bố mức, ai đổi mức, ai thiếu nhận xét."))(
        classification
    )


def questions(ctx: typer.Context, period: PeriodText) -> None:
    """Tell the five questions with the figures in them."""
    session, month = session_of(ctx), period_of(period)
    with session.whole_desk(read_only=True) as desk:
        summary = desk.consolidation.summary(month, reports=True)
    told = _questions(summary)
    session.screen.answer(
        {"period": str(month), "questions": told, "fields": _fields(summary)},
        [f"{section_text(str(one['key']))}: {one['text']}" for one in told],
    )


def duplicates(ctx: typer.Context, period: PeriodText) -> None:
    """Tell what may be one task of several units, and what the Office merged."""
    session, month = session_of(ctx), period_of(period)
    with session.whole_desk(read_only=True) as desk:
        summary = desk.consolidation.summary(month)
        alike = desk.consolidation.alike(month)
    codes = _codes(summary)
    proposed = [
        {
            "why": reason_text(f"alike_{one.reason}", {"detail": one.detail}),
            "tasks": [
                {"unit": codes.get(each.unit), "task": each.task, "content": each.content}
                for each in one.tasks
            ],
        }
        for one in alike
    ]
    lines = [
        f"{one['why']}: " + "; ".join(f"{codes[t.unit]}/{t.task} {t.content}" for t in found.tasks)
        for one, found in zip(proposed, alike, strict=True)
    ]
    session.screen.answer(
        {"period": str(month), "proposed": proposed, "merged": _merged(summary)},
        lines or [_("Không thấy nhiệm vụ nào trùng giữa các đơn vị.")],
    )


def merge(
    ctx: typer.Context,
    period: PeriodText,
    task: _Tasks,
    content: Annotated[
        str, typer.Option(metavar="TEXT", help=N_("Nội dung chung, bằng lời của Văn phòng."))
    ],
) -> None:
    """Say that tasks are one."""
    session, month = session_of(ctx), period_of(period)
    with session.desk() as desk:
        entry = desk.consolidation.merge(month, _sources(desk, month, task), content)
        merged = _merged(desk.consolidation.summary(month))
    session.screen.answer(
        {"period": str(month), "merge": entry, "merged": merged},
        [_("Đã gộp; văn bản nêu cả các đơn vị.")],
    )


def unmerge(ctx: typer.Context, period: PeriodText, task: _Tasks, reason: Reason = "") -> None:
    """Say that tasks are not one."""
    session, month = session_of(ctx), period_of(period)
    with session.desk() as desk:
        desk.consolidation.take_apart(month, _sources(desk, month, task), reason)
        merged = _merged(desk.consolidation.summary(month))
    session.screen.answer(
        {"period": str(month), "merged": merged},
        [_("Đã ghi là các nhiệm vụ khác nhau.")],
    )


def classification(ctx: typer.Context, period: PeriodText) -> None:
    """Tell how levels are spread, who moved, whose remark is missing."""
    session, month = session_of(ctx), period_of(period)
    with session.whole_desk(read_only=True) as desk:
        found = desk.consolidation.classification(month)
        codes = _codes(desk.consolidation.summary(month))
    session.screen.answer(
        {
            "period": str(month),
            "agency": _spread(found.agency),
            "months": [{"period": str(each), **_spread(one)} for each, one in found.months],
            "units": [{"unit": codes.get(one.key), **_spread(one)} for one in found.units],
            "groups": [{"group": one.key, **_spread(one)} for one in found.groups],
            "changes": [
                {
                    "person": one.person,
                    "name": one.name,
                    "unit": codes.get(one.unit),
                    "before": one.before,
                    "now": one.now,
                    "steps": one.steps,
                    "reason": one.reason,
                }
                for one in found.changes
            ],
            "missing_remarks": [
                {
                    "person": one.person,
                    "name": one.name,
                    "unit": codes.get(one.unit),
                    "level": one.level,
                    "why": cause(one.code, shown(one.values)),
                }
                for one in found.missing
            ],
        },
        _lines(found),
    )


def _questions(summary: Summary) -> list[dict[str, object]]:
    from workreport.services.consolidating import (  # noqa: PLC0415 - --help does not wait for it
        text_of_question,
    )

    found: list[dict[str, object]] = []
    for key in _QUESTIONS:
        said, worded = text_of_question(summary, key), summary.worded.get(key)
        differences = () if worded is None else worded.differences
        found.append(
            {
                "key": key,
                "text": said.text,
                "worded": worded is not None,
                "figures": [
                    {"name": one.name, "words": one.words, "own": one.is_own}
                    for one in said.figures
                ],
                "differences": [
                    {"name": one.figure.name, "words": one.figure.words, "data": one.now}
                    for one in differences
                ],
            }
        )
    return found


def _fields(summary: Summary) -> list[dict[str, object]]:
    from workreport.services.month_tasks import field_figures  # noqa: PLC0415 - as above

    return [
        {
            "field": one.name or None,
            "counts": {status: one.figures.counts[status] for status in _STATUSES},
            "on_time": one.figures.on_time,
            "late": len(one.figures.late_tasks),
            "quality": {str(level): count for level, count in one.figures.quality.items()},
        }
        for one in field_figures(summary)
    ]


def _merged(summary: Summary) -> list[dict[str, object]]:
    codes = _codes(summary)
    return [
        {
            "merge": one.merge,
            "content": one.content,
            "tasks": [{"unit": codes.get(unit), "task": task} for unit, task in one.tasks],
        }
        for one in summary.merging.merged
    ]


def _sources(desk: Desk, month: Period, tasks: Sequence[str]) -> list[Source]:
    with desk.book.looking() as look:
        found = []
        for each in tasks:
            unit, slash, task = each.partition("/")
            if not slash or not task:
                raise UseError("merge_source_malformed", source=each)
            found.append((look.directory.unit(unit, month.last_day).unit, task))
    return found


def _codes(summary: Summary) -> dict[str, str]:
    return {one.line.unit.unit: one.line.unit.code for one in summary.units}


def _spread(one: Spread) -> dict[str, object]:
    return {
        "counts": dict(one.counts),
        "rated": one.rated,
        "not_rated": one.not_rated,
        "unsaid": one.unsaid,
    }


def _lines(found: Review) -> list[str]:
    counts = " · ".join(
        f"{level_text(code)} {count}" for code, count in found.agency.counts.items()
    )
    moved = [
        f"{one.name}: {level_text(one.before)} → {level_text(one.now)} {one.reason}".rstrip()
        for one in found.changes
    ]
    return [counts, *moved, *(cause(one.code, shown(one.values)) for one in found.missing)]
