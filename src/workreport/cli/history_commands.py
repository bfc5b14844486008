"""``history``: sheets of months, quarters and years; printed, or written as a spreadsheet."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workreport.cli.session import Session, session_of
from workreport.cli.values import OwnUnitCode, level_text, score_text
from workreport.cli.wording import Command
from workreport.domain.errors import UseError
from workreport.domain.exact_numbers import decimal2, exact
from workreport.domain.period import Period, Span
from workreport.i18n.translation import N_, _

if TYPE_CHECKING:
    from workreport.domain.rollup import Rollup
    from workreport.services.history_sheets import SheetWish
    from workreport.services.history_tables import HistoryTable
    from workreport.services.ports.program import Desk
    from workreport.services.rollups import PersonRollup, SpanResults, UnitRollup

SpanText = Annotated[
    str,
    typer.Argument(
        metavar="SPAN",
        help=N_("Quý, nửa năm hoặc năm: 2026-Q4, 2026-H2, 2026; hay từ tháng: 2026-01..2026-11."),
        show_default=False,
    ),
]
_ROLLUP = "results"
_ENDINGS = (".pdf", ".xlsx", ".ods", ".csv")  # the printed one first


def add_to(app: typer.Typer) -> None:
    """Put the command into the application."""
    app.command(
        "history",
        cls=Command,
        help=N_("Nhìn lại nhiều tháng: kết quả quý, năm, ma trận, diễn biến, danh sách, chỉ số."),
    )(history)


def history(
    ctx: typer.Context,
    span: SpanText,
    unit: OwnUnitCode = "",
    sheet: Annotated[
        str,
        typer.Option(
            "--sheet",
            metavar="NAME",
            help=N_(
                "results, units, people, standing, timeline, span_units, span_people, lists, "
                "verdicts, indices."
            ),
        ),
    ] = _ROLLUP,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=N_("Ghi ra tệp .pdf, .xlsx, .ods hoặc .csv.")),
    ] = None,
) -> None:
    """Look back over many months."""
    session = session_of(ctx)
    if sheet == _ROLLUP and out is None:
        _results(session, Span.between(*_months(span)), unit)
        return
    from workreport.services.history_sheets import SheetWish  # noqa: PLC0415 - --help does not wait

    first, last = _months(span)
    kind = "span_units" if sheet == _ROLLUP else sheet
    wish = SheetWish(kind=kind, first=first, last=last, unit=unit)
    # Who read the levels of people is written down, so that these sheets need more than looking.
    with session.desk(read_only=kind not in {"people", "span_people"}) as desk:
        if out is None:
            _tell(session, desk.history_sheets.table(wish))
        else:
            _write(session, desk, wish, out)


def _months(span: str) -> tuple[Period, Period]:
    first, dots, last = span.partition("..")
    if not dots:
        found = Span.parse(span)
        return found.first, found.last
    return Period.parse(first), Period.parse(last)


def _write(session: Session, desk: "Desk", wish: "SheetWish", out: Path) -> None:
    ending = out.suffix.lower()
    if ending not in _ENDINGS:
        known = ", ".join(one.lstrip(".") for one in _ENDINGS)
        raise UseError("sheet_ending_unknown", ending=ending.lstrip("."), known=known)
    if ending == _ENDINGS[0]:
        data = desk.history_sheets.pdf(wish)
    else:
        data = desk.history_sheets.file(wish, ending.lstrip(".")).data
    session.write(out, data)
    session.screen.answer(
        {"sheet": wish.kind, "out": str(out), "bytes": len(data)},
        [_("Đã ghi {path}.").format(path=out)],
    )


def _tell(session: Session, table: "HistoryTable") -> None:
    heads = [head.title for head in table.heads]
    rows = [[None if cell is None else _plain(cell) for cell in row] for row in table.rows]
    lines = [table.title, " | ".join(heads)]
    lines += [
        str(row[0]) if place in table.groups else " | ".join(str(cell) for cell in row)
        for place, row in enumerate(table.rows)
    ]
    session.screen.answer(
        {
            "sheet": table.kind,
            "title": table.title,
            "heads": heads,
            "rows": rows,
            "groups": sorted(table.groups),
            "notes": list(table.notes),
        },
        [*lines, *table.notes],
    )


def _plain(cell: object) -> object:
    return cell if isinstance(cell, int) else str(cell)


def _results(session: Session, wanted: Span, unit: str) -> None:
    with session.desk(read_only=True) as desk:
        found = desk.rollups.roll_up(wanted)
        if unit:
            with desk.book.looking() as look:
                unit = look.directory.unit(unit, wanted.last.last_day).code
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
        months = ", ".join(_month(month) for month in found.unlocked)
        lines.append(_("Chưa khóa, chưa tính: {months}").format(months=months))
    for one in units:
        place = "" if one.place is None else _("thứ {place}").format(place=one.place.place)
        level = level_text(one.level)
        lines.append(f"{one.code:<6} {_words(one.rollup)}  {level}  {place}".rstrip())
    lines += [f"{one.name:<26} {_words(one.rollup)}" for one in people]
    return lines or [_("Chưa tháng nào của {span} được mở.").format(span=found.span)]


def _month(month: Period) -> str:
    return f"{month.month:02d}/{month.year}"


def _words(rollup: "Rollup") -> str:
    counted = rollup.levels.items()
    levels = ", ".join(f"{level_text(level)} {count}" for level, count in counted) or "–"
    text = f"{score_text(rollup.mean):>7}  {levels}"
    if rollup.missing:
        months = ", ".join(_month(month) for month in rollup.missing)
        text += "  " + _("thiếu {months}").format(months=months)
    return text
