"""``period deadlines``: the agency's own deadlines, tried on the open months and signed."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.session import period_of, session_of
from workreport.cli.values import Reason, iso, read_pairs
from workreport.cli.wording import Command
from workreport.domain.deadlines import DeadlineRule
from workreport.domain.errors import UseError
from workreport.domain.period import Period
from workreport.i18n.translation import N_, _

if TYPE_CHECKING:
    from workreport.services.working_days import MovedMonth

_Rule = Annotated[
    list[str] | None,
    typer.Option(
        "--report",
        metavar="NAME=VALUE",
        help=N_("Hạn của phòng: day, inclusive, hour, target, limit, grace; ghi nhiều lần."),
    ),
]
_OfficeRule = Annotated[
    list[str] | None,
    typer.Option(
        "--office", metavar="NAME=VALUE", help=N_("Hạn của Văn phòng, ghi như hạn của phòng.")
    ),
]
_FIELDS = {
    "day": "day",
    "inclusive": "inclusive",
    "hour": "closing_time",
    "target": "target_shift",
    "limit": "late_shift",
    "grace": "grace_days",
}
_TRUTHS = {"yes": True, "no": False}


def add_deadlines(period: typer.Typer) -> None:
    """Put the command into the group of the months."""
    period.command(
        "deadlines",
        cls=Command,
        help=N_("Hạn riêng của cơ quan từ một tháng; nêu tháng đang mở nào đổi hạn."),
    )(deadlines)


def deadlines(  # noqa: PLR0913, PLR0917 - one parameter for each thing that can be said
    ctx: typer.Context,
    starts: Annotated[str, typer.Option("--from", metavar="P", help=N_("Tháng đầu tiên áp dụng."))],
    report: _Rule = None,
    office: _OfficeRule = None,
    reason: Reason = "",
    move_months: Annotated[
        bool, typer.Option("--move-months", help=N_("Đổi cả hạn của các tháng đang mở."))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Chỉ xem tháng nào đổi hạn, không ghi gì."))
    ] = False,
) -> None:
    """Sign the agency's own deadlines, or only say what they would move."""
    session, month = session_of(ctx), period_of(starts)
    if not (report or office):
        raise UseError("setting_nothing_chosen")
    with session.desk(read_only=dry_run) as desk:
        before = desk.deadline_rules.rules(month)
        rules = replace(
            before,
            report=_rule(before.report, report or (), "--report"),
            office=_rule(before.office, office or (), "--office"),
        )
        template, moved = "", list[Period]()
        if dry_run:
            moves = desk.deadline_rules.preview(month, rules)
        else:
            done = desk.deadline_rules.sign(month, rules, reason, move=move_months)
            template, moves, moved = done.template, done.moves, list(done.moved)
    session.screen.answer(
        {
            "from": str(month),
            "template": template or None,
            "moves": [_shape(one) for one in moves],
            "moved": [str(one) for one in moved],
        },
        [
            _("Chưa ký gì.") if dry_run else _("Đã ký mẫu thời hạn {id}.").format(id=template),
            *(
                _("Tháng {period}: hạn {step} từ {old} thành {new}").format(
                    period=one.period,
                    step=one.step,
                    old=iso(one.old.limit_at),
                    new=iso(one.new.limit_at),
                )
                for one in moves
            ),
        ],
    )


def _rule(known: DeadlineRule, said: "list[str] | tuple[()]", option: str) -> DeadlineRule:
    changed: dict[str, object] = {}
    for name, text in read_pairs(said, option):
        field = _FIELDS.get(name)
        value: object = int(text) if text.isascii() and text.isdigit() else text
        if name == "inclusive":
            value = _TRUTHS.get(text)
        wanted = {"day": int, "grace": int, "inclusive": bool}.get(name, str)
        if field is None or type(value) is not wanted:
            raise UseError("deadline_rule_malformed", field=name, value=text)
        changed[field] = value
    return replace(known, **changed)  # type: ignore[arg-type]


def _shape(one: "MovedMonth") -> dict[str, object]:
    return {
        "period": str(one.period),
        "step": one.step,
        "old": {"target": iso(one.old.target_at), "limit": iso(one.old.limit_at)},
        "new": {"target": iso(one.new.target_at), "limit": iso(one.new.limit_at)},
    }
