"""``task comments`` and ``task comment``: what is said about a task."""

from typing import Annotated

import typer

from workreport.cli.session import session_of
from workreport.cli.values import iso
from workreport.cli.wording import Command
from workreport.domain.errors import UseError
from workreport.i18n.formats import moment_text
from workreport.i18n.translation import N_, _

TaskId = Annotated[str, typer.Argument(metavar="TASK-ID", help=N_("Mã nhiệm vụ."))]


def add_thread(task: typer.Typer) -> None:
    """Put the commands into the group ``task``."""
    command = task.command
    command("comments", cls=Command, help=N_("Trao đổi về một nhiệm vụ, cũ trước mới sau."))(
        comments
    )
    command("comment", cls=Command, help=N_("Ký một lời trao đổi về nhiệm vụ."))(comment)


def comments(
    ctx: typer.Context,
    task: TaskId,
    seen: Annotated[bool, typer.Option("--seen", help=N_("Đánh dấu đã xem."))] = False,
) -> None:
    """List what was said about a task."""
    session = session_of(ctx)
    with session.desk(read_only=not seen) as desk:
        said = desk.comments.thread(task)
        if seen:
            desk.comments.mark_read(task)
    session.screen.answer(
        {
            "task": task,
            "comments": [
                {
                    "entry": one.entry,
                    "author": one.author,
                    "at": iso(one.said_at),
                    "text": None if one.is_erased else one.text,
                    "new": one.is_new,
                }
                for one in said
            ],
        },
        [f"{moment_text(one.said_at, 'short')}  {one.author}: {one.text}" for one in said]
        or [_("Chưa có trao đổi nào.")],
    )


def comment(
    ctx: typer.Context,
    task: TaskId,
    text: Annotated[str, typer.Option("--text", metavar="TEXT", help=N_("Lời trao đổi."))],
) -> None:
    """Say something about a task."""
    session = session_of(ctx)
    with session.desk() as desk:
        with desk.book.looking() as look:
            row = look.projections.task(task)
        if row is None:
            raise UseError("task_unknown", task=task)
        entry = desk.comments.say(task, row.unit, text)
    session.screen.answer({"task": task, "entry": entry}, [_("Đã ký lời trao đổi.")])
