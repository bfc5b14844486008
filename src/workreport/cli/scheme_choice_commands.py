"""``period schemes``: by which scheme each group of people is rated from a month on."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.session import period_of, session_of
from workreport.cli.values import PeriodText, read_pairs
from workreport.cli.wording import Command
from workreport.domain.period import Period
from workreport.i18n import translation
from workreport.i18n.formats import period_text
from workreport.i18n.group_text import group_text
from workreport.i18n.translation import N_, _

if TYPE_CHECKING:
    from workreport.domain.month_schemes import MonthSchemes
    from workreport.domain.rating_scheme import RatingScheme
    from workreport.services.scheme_choice import SchemeChoice

DEFAULT = "default"


def add_schemes(period: typer.Typer) -> None:
    """Put the command into the group of the months."""
    period.command(
        "schemes", cls=Command, help=N_("Bộ tiêu chí xếp loại người: xem, hoặc đổi từ một tháng.")
    )(schemes)


def schemes(
    ctx: typer.Context,
    period: PeriodText,
    scheme: Annotated[
        list[str] | None,
        typer.Option(
            "--scheme",
            metavar="GROUP=ID",
            help=N_(
                "Bộ tiêu chí của một nhóm: default, heads, deputies, civil_servants, support; "
                "ghi nhiều lần."
            ),
        ),
    ] = None,
    coefficients: Annotated[
        str, typer.Option(metavar="ID", help=N_("Bộ hệ số; plan: theo hệ số ghi trong kế hoạch."))
    ] = "",
) -> None:
    """Show by what people are rated in a month, or choose it from that month on."""
    session, month = session_of(ctx), period_of(period)
    chosen = dict(read_pairs(scheme or (), "--scheme"))
    is_chosen = bool(chosen or coefficients)
    with session.desk(read_only=not is_chosen) as desk:
        if is_chosen:
            before = desk.scheme_choice.choice(month)
            desk.scheme_choice.keep(_with(before, month, chosen, coefficients))
        made = desk.scheme_choice.choices()
        held = desk.scheme_choice.month(month)
        is_open = desk.periods.month(month).opened is not None
    session.screen.answer(
        {
            "period": str(month),
            "is_open": is_open,
            "default": None if held.usual is None else held.usual.ref,
            "groups": {
                group: None if one is None else one.ref for group, one in held.groups.items()
            },
            "coefficients": held.coefficients or None,
            "choices": [
                {
                    "from": str(one.starts),
                    "default": one.default,
                    "groups": dict(one.groups),
                    "coefficients": one.coefficients or None,
                }
                for one in made
            ],
        },
        _lines(held, made),
    )


def _with(
    before: "SchemeChoice", month: Period, chosen: dict[str, str], coefficients: str
) -> "SchemeChoice":
    """Return a choice with what was said; whatever was not said stays as it was."""
    usual = chosen.pop(DEFAULT, before.default)
    kept = coefficients or before.coefficients
    return replace(
        before,
        starts=month,
        default=usual,
        groups={**before.groups, **chosen},
        coefficients="" if kept == "plan" else kept,
    )


def _lines(held: "MonthSchemes", made: "tuple[SchemeChoice, ...]") -> list[str]:
    lines = [_("Mọi người: {scheme}").format(scheme=_title(held.usual))]
    lines += [
        _("Nhóm {group}: {scheme}").format(group=group_text(group), scheme=_title(one))
        for group, one in held.groups.items()
    ]
    return lines + [
        _("Từ {month}: {value}").format(
            month=period_text(str(one.starts), "inline"),
            value=", ".join(
                [one.default, *(f"{group_text(k)}: {v}" for k, v in one.groups.items())]
            ),
        )
        for one in made
    ]


def _title(scheme: "RatingScheme | None") -> str:
    if scheme is None:
        return _("bộ tiêu chí chương trình này không đọc được")
    is_original = translation.language_in_use() == translation.ORIGINAL
    return f"{scheme.vi if is_original else scheme.en} ({scheme.ref})"
