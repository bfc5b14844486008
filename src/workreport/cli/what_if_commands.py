"""``office what-if``: tries a rule or a fact on a month and tells who would change level."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Annotated

import typer

from workreport.cli.session import Session, period_of, session_of
from workreport.cli.values import PeriodText, level_text, read_pairs
from workreport.cli.wording import Command
from workreport.domain.errors import UseError
from workreport.domain.exact_numbers import Exact, decimal2, exact, exact_number
from workreport.domain.period import Period
from workreport.domain.quota import Quota
from workreport.domain.reason import Reason
from workreport.domain.what_if import Change, Moved
from workreport.i18n.group_text import group_text
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import N_, _
from workreport.services.ports.program import Desk
from workreport.services.what_if import Tried

_Share = Annotated[
    str, typer.Option("--quota-share", metavar="NUMBER", help=N_("Tỷ lệ hạn mức, ví dụ 0.25."))
]
_Base = Annotated[
    str,
    typer.Option(
        "--quota-base",
        metavar="BASE",
        help=N_("Cơ sở của hạn mức: good, good_or_better hoặc all."),
    ),
]
_Threshold = Annotated[
    list[str] | None,
    typer.Option(
        "--threshold", metavar="LEVEL=NUMBER", help=N_("Mức bắt đầu từ điểm nào; ghi nhiều lần.")
    ),
]
_Fault = Annotated[
    list[str] | None,
    typer.Option(
        "--fault",
        metavar="TASK=NUMBER",
        help=N_("Thêm (hoặc bớt, ghi số âm) lần sai của một nhiệm vụ; ghi nhiều lần."),
    ),
]
_Quality = Annotated[
    list[str] | None,
    typer.Option("--quality", metavar="TASK=1|2|3", help=N_("Mức chất lượng khác; ghi nhiều lần.")),
]
_Coef = Annotated[
    list[str] | None,
    typer.Option(
        "--coef",
        metavar="TASK|K=NUMBER",
        help=N_("Hệ số khác cho một nhiệm vụ, hoặc cho mọi nhiệm vụ có hệ số K; ghi nhiều lần."),
    ),
]
_Scheme = Annotated[
    list[str] | None,
    typer.Option(
        "--scheme",
        metavar="ID",
        help=N_("Xét lại theo bộ tiêu chí khác, ví dụ nd335_staff hoặc …@1; ghi nhiều lần."),
    ),
]


def add_what_if(office: typer.Typer) -> None:
    """Put the command into the group."""
    office.command(
        "what-if",
        cls=Command,
        help=N_("Thử thay đổi hạn mức, ngưỡng, chất lượng, hệ số, bộ tiêu chí; không ghi gì."),
    )(what_if)


def what_if(  # noqa: PLR0913, PLR0917 - one parameter for each thing that can be tried
    ctx: typer.Context,
    period: PeriodText,
    quota_share: _Share = "",
    quota_base: _Base = "",
    threshold: _Threshold = None,
    fault: _Fault = None,
    quality: _Quality = None,
    coef: _Coef = None,
    scheme: _Scheme = None,
) -> None:
    """Try; nothing is written."""
    session, month = session_of(ctx), period_of(period)
    levels = {task: int(_number(text)) for task, text in read_pairs(quality or (), "--quality")}
    by_value, by_task = _coefficients(coef or ())
    change = Change(
        quota_share=Fraction(_number(quota_share)) if quota_share else None,
        quota_base=quota_base,
        thresholds={
            level: _number(text) for level, text in read_pairs(threshold or (), "--threshold")
        },
        faults={task: int(_number(text)) for task, text in read_pairs(fault or (), "--fault")},
        coefficients=by_value,
        task_coefficients=by_task,
    )
    if change.is_empty and not levels and not scheme:
        raise UseError("what_if_nothing")
    with session.whole_desk(read_only=True) as desk:
        tried = _tried(desk, month, change, levels, scheme or ())
    _answer(session, tried)


def _tried(
    desk: Desk, month: Period, change: Change, levels: dict[str, int], names: Sequence[str]
) -> Tried:
    schemes = tuple(desk.schemes.find(name) for name in names)
    return desk.what_if.try_change(month, replace(change, schemes=schemes), levels)


def _coefficients(texts: Sequence[str]) -> tuple[dict[Exact, Exact], dict[str, Exact]]:
    """Tell a coefficient from a task: a task is never named by a number alone."""
    by_value: dict[Exact, Exact] = {}
    by_task: dict[str, Exact] = {}
    for name, text in read_pairs(texts, "--coef"):
        known = exact_number(name)
        if known is None:
            by_task[name] = _number(text)
        else:
            by_value[known] = _number(text)
    return by_value, by_task


def _number(text: str) -> Exact:
    found = exact_number(text.strip().replace(",", "."))
    if found is None:
        raise UseError("what_if_number", value=text)
    return found


def _answer(session: Session, tried: Tried) -> None:
    outcome = tried.outcome
    session.screen.answer(
        {
            "period": str(tried.month.period),
            "schemes": [scheme.ref for scheme in tried.month.schemes],
            "rated": len(tried.month.rated),
            "counts": {"before": dict(outcome.before), "after": dict(outcome.after)},
            "changes": [_moved(tried, one) for one in outcome.moved],
            "scores": [_moved(tried, one) for one in outcome.rescored],
            "quotas": [
                {
                    "group": each.group,
                    "before": _quota(each.before),
                    "after": _quota(each.after),
                }
                for each in outcome.quotas
            ],
            "notes": [_reason(note) for note in outcome.notes],
            "left_out": [
                {"person": tried.month.people[person].name, **_reason(why)}
                for person, why in tried.month.left_out.items()
            ],
        },
        _lines(tried),
    )


def _moved(tried: Tried, one: Moved) -> dict[str, object]:
    person = tried.month.people[one.person]
    return {
        "person": person.name,
        "id": one.person,
        "unit": person.unit,
        "group": one.group,
        "before": one.before or None,
        "after": one.after or None,
        "total_before": _two(one.total_before),
        "total_after": _two(one.total_after),
        "total_after_exact": None if one.total_after is None else exact(one.total_after),
        "why": None if one.why is None else reason_text(one.why.code, one.why.values),
    }


def _quota(quota: Quota) -> dict[str, object]:
    return {
        "allowed": quota.allowed,
        "used": quota.used,
        "over": quota.over,
        "base": quota.base,
        "share": exact(quota.share),
    }


def _reason(reason: Reason) -> dict[str, object]:
    return {"code": reason.code, "why": reason_text(reason.code, reason.values)}


def _two(value: Exact | None) -> str | None:
    return None if value is None else decimal2(value, ())


def _lines(tried: Tried) -> list[str]:
    outcome = tried.outcome
    lines = [
        _("{person} ({unit}): {before} thành {after}").format(
            person=tried.month.people[one.person].name,
            unit=tried.month.people[one.person].unit,
            before=level_text(one.before),
            after=level_text(one.after),
        )
        + ("" if one.why is None else f" – {reason_text(one.why.code, one.why.values)}")
        for one in outcome.moved
    ]
    counts = [
        _("{count} người được xét, {moved} người đổi mức, {scored} người chỉ đổi điểm.").format(
            count=len(tried.month.rated), moved=len(outcome.moved), scored=len(outcome.rescored)
        ),
        _("Trước: {before}. Sau: {after}.").format(
            before=_counted(outcome.before), after=_counted(outcome.after)
        ),
    ]
    quotas = [
        _("Hạn mức {group}: {used}/{allowed} thành {used_after}/{allowed_after}").format(
            group=group_text(each.group),
            used=each.before.used,
            allowed=each.before.allowed,
            used_after=each.after.used,
            allowed_after=each.after.allowed,
        )
        for each in outcome.quotas
        if each.before != each.after
    ]
    told = [reason_text(note.code, note.values) for note in outcome.notes]
    return [*lines, *counts, *quotas, *told, _("Chỉ là thử: không ghi gì vào hồ sơ.")]


def _counted(levels: Mapping[str, int]) -> str:
    return (
        ", ".join(f"{level_text(level)} {count}" for level, count in sorted(levels.items())) or "–"
    )
