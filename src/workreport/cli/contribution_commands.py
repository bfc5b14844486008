"""``contribution``: a member's own month, what was sent to the head, and taking it over."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.session import period_of, session_of
from workreport.cli.values import PeriodText, iso, plain, read_json
from workreport.cli.wording import Command, group
from workreport.i18n.state_text import task_state_text
from workreport.i18n.translation import N_, _
from workreport.services.contribution_words import (
    field_name,
    kind_name,
    place_name,
    state_name,
    value_words,
)

if TYPE_CHECKING:
    from workreport.domain.contribution import RowDifference
    from workreport.domain.report import ReportDraft
    from workreport.services.contributions import MemberMonth
    from workreport.services.contributions_received import ReceivedPart
    from workreport.services.contributions_sent import SentPart

_ENTRY = 12


def add_to(app: typer.Typer) -> None:
    """Put the commands into the application."""
    own = group(
        "contribution", N_("Phần cán bộ gửi trưởng phòng: kết quả, tự xếp loại, báo cáo soạn sẵn.")
    )
    command = own.command
    command("show", cls=Command, help=N_("In phần của mình và cho biết đã gửi đến đâu."))(show)
    command("edit", cls=Command, help=N_("Sửa phần của mình theo một tệp JSON."))(edit)
    command("send", cls=Command, help=N_("Ký và gửi phần của mình cho trưởng phòng."))(send)
    command("list", cls=Command, help=N_("Các phần cán bộ đã gửi, khác gì bản đang soạn."))(list_)
    command("take", cls=Command, help=N_("Lấy một phần vào báo cáo đang soạn."))(take)
    app.add_typer(own)


def show(ctx: typer.Context, period: PeriodText) -> None:
    """Print the own month."""
    session, month = session_of(ctx), period_of(period)
    with session.desk(read_only=True) as desk:
        found = desk.contributions.open(month)
        data = desk.contributions.shown(found)
    session.screen.answer(data | {"sent": _sent_shapes(found)}, _own_lines(found))


def edit(
    ctx: typer.Context,
    period: PeriodText,
    source: Annotated[Path, typer.Option("--input", metavar="FILE", help=N_("Tệp JSON."))],
) -> None:
    """Change the own draft."""
    session, month = session_of(ctx), period_of(period)
    changes = read_json(session.read(source), str(source))
    with session.desk() as desk:
        found = desk.contributions.edit(month, changes)
        data = desk.contributions.shown(found)
    session.screen.answer(data | {"sent": _sent_shapes(found)}, _own_lines(found))


def send(
    ctx: typer.Context,
    period: PeriodText,
    report: Annotated[
        bool, typer.Option("--report", help=N_("Gửi cả báo cáo của phòng đã soạn sẵn."))
    ] = False,
) -> None:
    """Sign and send."""
    session, month = session_of(ctx), period_of(period)
    with session.desk() as desk:
        service = desk.contributions
        entries = [service.send_report(month)] if report else service.send(month)
    words = _("Đã ký {count} phần gửi trưởng phòng; đồng bộ để ghi ra thư mục trao đổi.")
    session.screen.answer(
        {"period": str(month), "entries": entries}, [words.format(count=len(entries))]
    )


def list_(ctx: typer.Context, period: PeriodText) -> None:
    """List what members sent."""
    session, month = session_of(ctx), period_of(period)
    with session.desk(read_only=True) as desk:
        parts = desk.received.parts(month)
        draft = desk.reporting.open(month).draft
    shapes = [_part_shape(part, draft) for part in parts]
    new = sum(part.is_new(draft) for part in parts)
    lines = [line for part in parts for line in _part_lines(part, draft)]
    session.screen.answer(
        {"period": str(month), "new": new, "contributions": shapes},
        lines or [_("Chưa có phần nào cán bộ gửi.")],
    )


def take(
    ctx: typer.Context,
    period: PeriodText,
    entry: Annotated[
        str, typer.Argument(metavar="ENTRY", help=N_("Mã của phần, hoặc đoạn đầu của mã."))
    ],
    row: Annotated[
        list[str] | None,
        typer.Option(metavar="PLACE", help=N_("Chỉ lấy dòng này; ghi được nhiều lần.")),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help=N_("Thay cả những ô đang có chữ khác."))
    ] = False,
) -> None:
    """Take a contribution over into the draft."""
    session, month = session_of(ctx), period_of(period)
    with session.desk() as desk:
        outcome = desk.received.take(month, entry, row or None, replaces=replace)
    lines = [_("Đã lấy {count} dòng vào báo cáo đang soạn.").format(count=len(outcome.places))]
    if outcome.left:
        words = _("Để nguyên {count} dòng đang có nội dung khác; ghi --replace để thay.")
        lines.append(words.format(count=len(outcome.left)))
    session.screen.answer(
        {"period": str(month), "taken": list(outcome.places), "left": list(outcome.left)}, lines
    )


def _sent_shapes(month: "MemberMonth") -> list[dict[str, object]]:
    return [
        {
            "kind": part.kind,
            "entry": part.entry,
            "sent_at": iso(part.sent_at),
            "state": part.state,
            "times": part.times,
            "current": part.is_current,
            "taken": list(part.taken_places),
            "taken_by": part.taken_by or None,
            "taken_at": iso(part.taken_at),
        }
        for part in month.sent
    ]


def _own_lines(month: "MemberMonth") -> list[str]:
    draft = month.line.draft
    results = {one.task: one for one in draft.results}
    lines = []
    for task in draft.tasks:
        said = results.get(task.id)
        state = task_state_text(None if said is None else said.status)
        lines.append(f"  [{state:<14}] {task.content}")
    return lines + [_sent_line(part) for part in month.sent]


def _sent_line(part: "SentPart") -> str:
    line = f"{kind_name(part.kind)}: {state_name(part.state)}"
    if not part.is_current:
        line += " · " + _("bản đang soạn đã khác, chưa gửi lại")
    return line


def _part_shape(part: "ReceivedPart", draft: "ReportDraft") -> dict[str, object]:
    return {
        "entry": part.entry,
        "kind": part.kind,
        "person": part.person,
        "name": part.name,
        "sent_at": iso(part.sent_at),
        "times": part.times,
        "new": part.is_new(draft),
        "taken": part.is_taken(draft),
        "conflict": part.in_conflict,
        "readable": part.offered is not None,
        "changed": sorted(part.changed),
        "rows": [_row_shape(row) for row in part.rows(draft)],
    }


def _row_shape(row: "RowDifference") -> dict[str, object]:
    return {
        "place": row.place,
        "filled": row.is_filled,
        "cells": [
            {"field": cell.field, "draft": plain(cell.before), "member": plain(cell.after)}
            for cell in row.cells
        ],
    }


def _part_lines(part: "ReceivedPart", draft: "ReportDraft") -> list[str]:
    mark = _("mới") if part.is_new(draft) else _("đã lấy") if part.is_taken(draft) else ""
    lines = [f"{part.entry[:_ENTRY]}  {part.name} · {kind_name(part.kind)}  {mark}".rstrip()]
    for row in part.rows(draft):
        for cell in row.cells:
            what = f"{place_name(row.place, draft)} · {field_name(cell.field)}"
            before, after = value_words(cell.before) or "–", value_words(cell.after) or "–"
            lines.append(f"    {what}: {before} | {after}")
    return lines
