"""``task``: the tasks of a month."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from workreport.cli.cooperation_commands import add_commands
from workreport.cli.session import period_of, session_of
from workreport.cli.thread_commands import add_thread
from workreport.cli.values import OwnUnitCode, PeriodText, Reason, day_text, read_day
from workreport.cli.wording import Command, group
from workreport.domain.errors import UseError
from workreport.i18n.translation import N_, _

if TYPE_CHECKING:
    from workreport.services.directory import Directory
    from workreport.services.planning import MonthTask


def add_to(app: typer.Typer) -> None:
    """Put the commands into the application."""
    task = group("task", N_("Nhiệm vụ của tháng."))
    task.command("list", cls=Command, help=N_("Nhiệm vụ của tháng, kể cả chuyển tiếp."))(list_)
    task.command("set", cls=Command, help=N_("Đổi thời hạn hoặc hủy một nhiệm vụ."))(set_)
    add_commands(task)
    add_thread(task)
    app.add_typer(task)


def list_(ctx: typer.Context, period: PeriodText, unit: OwnUnitCode = "") -> None:
    """List the tasks of a month."""
    session, month = session_of(ctx), period_of(period)
    with session.desk(read_only=True) as desk:
        with desk.book.looking() as look:
            directory = look.directory_of(month)
        place = directory.unit(unit, month.last_day).unit if unit else None
        tasks = desk.planning.tasks(month, place)
    shapes = [_shape(one, directory) for one in tasks]
    session.screen.answer(
        {"period": str(month), "tasks": shapes},
        [
            f"{one['id'][:8]}  {one['lead']:<6} {one['due'] or '–':<10}  {one['content']}"
            for one in shapes
        ],
    )


def _shape(one: "MonthTask", directory: "Directory") -> dict[str, Any]:
    task = one.task

    def code(unit: str) -> str:
        known = directory.units.get(unit)
        return unit if known is None else known.code

    return {
        "id": task.id,
        "content": task.content,
        "origin": task.origin.value,
        "lead": code(task.unit),
        "partners": [code(partner) for partner in task.partners],
        "director": task.director,
        "owner": directory.person_name(task.owner),
        "product": task.product,
        "qty": task.qty,
        "coef": task.coef,
        "due": day_text(task.due_on),
        "original_due": day_text(task.original_due_on),
        "born": task.born,
        "carried": one.carried,
        "times_carried": one.times_carried,
        "cancelled": task.cancelled or None,
        "in_conflict": one.in_conflict,
        "reference_only": task.reference_only,
    }


def set_(
    ctx: typer.Context,
    task: Annotated[str, typer.Argument(metavar="TASK-ID", help=N_("Mã nhiệm vụ."))],
    reason: Reason,
    due: Annotated[str, typer.Option(metavar="DAY", help=N_("Thời hạn mới."))] = "",
    agreed_by: Annotated[
        str, typer.Option("--agreed-by", metavar="TEXT", help=N_("Người đồng ý."))
    ] = "",
    cancel: Annotated[
        bool, typer.Option("--cancel", help=N_("Hủy nhiệm vụ; vẫn giữ trong sổ."))
    ] = False,
) -> None:
    """Move a due day or withdraw a task."""
    session = session_of(ctx)
    if cancel == bool(due):
        raise UseError("usage_due_or_cancel")
    with session.desk() as desk:
        if cancel:
            desk.planning.cancel(task, reason)
        else:
            due_on = read_day(due, "--due")
            desk.planning.move_due(task, due_on, reason=reason, agreed_by=agreed_by)
    session.screen.answer(
        {"task": task, "due": due or None, "cancelled": cancel}, [_("Đã ghi thay đổi nhiệm vụ.")]
    )
