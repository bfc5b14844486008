"""``office gates``, ``office verdicts``: what stands before the lock, how units were judged."""

from typing import Annotated

import typer

from workreport.cli.faults import gate_told
from workreport.cli.session import period_of, session_of
from workreport.cli.values import PeriodText
from workreport.cli.wording import Command
from workreport.i18n.translation import N_, _

_FIRST, _LAST = 2000, 2099


def add_conclusions(office: typer.Typer) -> None:
    """Put the commands into the group of the Office."""
    command = office.command
    command("gates", cls=Command, help=N_("Điều gì còn cản việc khóa tháng, ai giải quyết."))(gates)
    command(
        "verdicts",
        cls=Command,
        help=N_("Mỗi đơn vị bị kết luận chậm, chất lượng thấp, chưa thực hiện mấy lần trong năm."),
    )(verdicts)


def gates(ctx: typer.Context, period: PeriodText) -> None:
    """List what stands between a month and its lock."""
    session, month = session_of(ctx), period_of(period)
    with session.whole_desk(read_only=True) as desk:
        found = desk.closing.gates(month)
    lines = []
    for gate in found:
        words = gate_told(gate)["message"]
        who = _("Người giải quyết: {who}").format(who=gate.who) if gate.who else ""
        lines.append(" ".join(part for part in (str(words), who, f"[{gate.code}]") if part))
    session.screen.answer(
        {"period": str(month), "gates": [gate_told(gate) for gate in found]},
        lines or [_("Không còn gì cản. Có thể khóa tháng.")],
    )


def verdicts(
    ctx: typer.Context,
    year: Annotated[
        int, typer.Argument(metavar="YEAR", min=_FIRST, max=_LAST, help=N_("Năm, ví dụ 2026."))
    ],
) -> None:
    """Count the standard verdicts of a year."""
    session = session_of(ctx)
    with session.whole_desk(read_only=True) as desk:
        found = desk.closing.verdicts(year)
    session.screen.answer(
        {
            "year": year,
            "units": [
                {"code": one.code, "name": one.name, "total": one.total, **one.counts}
                for one in found
            ],
        },
        [
            _("{unit}: chậm {late}, chất lượng thấp {low_quality}, chưa thực hiện {undone}").format(
                unit=one.code,
                late=one.counts["late"],
                low_quality=one.counts["low_quality"],
                undone=one.counts["not_implemented"],
            )
            for one in found
        ]
        or [_("Năm {year} chưa có tháng nào.").format(year=year)],
    )
