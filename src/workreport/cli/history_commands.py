"""``history``: a quarter, a half-year or a year of locked months."""

from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.session import session_of
from workreport.cli.values import OwnUnitCode
from workreport.cli.wording import Command
from workreport.domain.exact_numbers import decimal2, exact
from workreport.domain.period import Span
from workreport.i18n.translation import N_, _

if TYPE_CHECKING:
    from workreport.domain.rollup import Rollup
    from workreport.services.rollups import PersonRollup, SpanResults, UnitRollup

SpanText = Annotated[
    str,
    typer.Argument(
        metavar="SPAN",
        help=N_("Quý, nửa năm hoặc năm: 2026-Q4, 2026-H2, 2026."),
        show_default=False,
    ),
]


def add_to(app: typer.Typer) -> None:
    """Put the command into the application."""
    app.command("history", cls=Command, help=N_("Kết quả quý, nửa năm, năm từ các tháng đã khóa."))(
        history
    )


def history(ctx: typer.Context, span: SpanText, unit: OwnUnitCode = "") -> None:
    """Roll locked months up."""
    session, wanted = session_of(ctx), Span.parse(span)
    with session.desk(read_only=True) as desk:
        found = desk.rollups.roll_up(wanted)
    units = [one for one in found.units if unit in {"", one.code}]
    named = {one.unit for one in units}
    people = [one for one in found.people if one.unit in named or not unit]
    session.screen.answer(_shape(found, units, people), _lines(found, units, people))


def _shape(
    found: "SpanResults", units: "list[UnitRollup]", people: "list[PersonRollup]"
) -> dict[str, object]:
    return {
        "span": str(found.span),
        "months": [str(month) for month in found.span.months],
        "unlocked": [str(month) for month in found.unlocked],
        "units": [
            {
                "code": one.code,
                "name": one.name,
                **_rolled(one.rollup),
                "level": one.level or None,
                "place": None if one.place is None else one.place.place,
                "ties": None if one.place is None else one.place.ties,
                "by_hand": {str(month): reason for month, reason in one.by_hand.items()},
            }
            for one in units
        ],
        "people": [
            {
                "person": one.person,
                "name": one.name,
                "units": list(one.units),
                **_rolled(one.rollup),
            }
            for one in people
        ],
    }


def _rolled(rollup: "Rollup") -> dict[str, object]:
    return {
        "mean": None if rollup.mean is None else decimal2(rollup.mean),
        "mean_exact": None if rollup.mean is None else exact(rollup.mean),
        "scored": rollup.scored,
        "levels": dict(rollup.levels),
        "not_rated": [str(month) for month in rollup.not_rated],
        "missing": [str(month) for month in rollup.missing],
    }


def _lines(
    found: "SpanResults", units: "list[UnitRollup]", people: "list[PersonRollup]"
) -> list[str]:
    lines = []
    if found.unlocked:
        months = ", ".join(str(month) for month in found.unlocked)
        lines.append(_("Chưa khóa, chưa tính: {months}").format(months=months))
    for one in units:
        place = "" if one.place is None else _("thứ {place}").format(place=one.place.place)
        lines.append(f"{one.code:<6} {_words(one.rollup)}  {one.level or '–'}  {place}".rstrip())
    lines += [f"{one.name:<26} {_words(one.rollup)}" for one in people]
    return lines


def _words(rollup: "Rollup") -> str:
    mean = "–" if rollup.mean is None else decimal2(rollup.mean)
    levels = " ".join(f"{level}{count}" for level, count in rollup.levels.items()) or "–"
    text = f"{mean:>7}  {levels}"
    if rollup.missing:
        months = ", ".join(str(month) for month in rollup.missing)
        text += "  " + _("thiếu {months}").format(months=months)
    return text
