"""``office publish``: results of a locked month that waited for their day."""

from typing import Annotated

import typer

from workreport.cli.session import period_of, session_of
from workreport.cli.wording import Command
from workreport.i18n.formats import day_text, period_text
from workreport.i18n.translation import N_, _, ngettext


def add_publication(office: typer.Typer) -> None:
    """Put the command into the group of the Office."""
    office.command("publish", cls=Command, help=N_("Công bố kết quả của tháng đã khóa."))(publish)


def publish(
    ctx: typer.Context,
    period: Annotated[
        str, typer.Argument(metavar="[P]", help=N_("Tháng; không ghi thì nêu tháng đang chờ."))
    ] = "",
) -> None:
    """Publish a month, or say which months wait."""
    session = session_of(ctx)
    if period:
        month = period_of(period)
        with session.desk() as desk:
            people = desk.publication.publish(month)
        words = ngettext(
            "Đã công bố; {count} người nhận được kết quả của mình.",
            "Đã công bố; {count} người nhận được kết quả của mình.",
            people,
        )
        session.screen.answer(
            {"period": str(month), "people": people}, [words.format(count=people)]
        )
        return
    with session.desk(read_only=True) as desk:
        waiting = desk.publication.waiting()
    session.screen.answer(
        {
            "waiting": [
                {"period": str(one.period), "on": one.due_on.isoformat(), "due": one.is_due}
                for one in waiting
            ]
        },
        [
            _("{month}: công bố từ ngày {day}").format(
                month=period_text(str(one.period)), day=day_text(one.due_on)
            )
            for one in waiting
        ]
        or [_("Không tháng nào chờ công bố.")],
    )
