"""``index``, ``merit``: indices the agency follows, rules of whom to commend and criticise."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workreport.cli.session import session_of
from workreport.cli.values import read_json, require_known
from workreport.cli.wording import Command, group
from workreport.domain.errors import UseError
from workreport.domain.period import Span
from workreport.i18n.translation import N_, _

if TYPE_CHECKING:
    from workreport.domain.merit import Named
    from workreport.services.indices import Index, YearFigure
    from workreport.services.merits import MeritLists

_INDEX = ("id", "name", "unit", "source", "higher_is_better", "years")
_YEAR = ("year", "value", "rank", "among", "note")


def add_to(app: typer.Typer) -> None:
    """Put the commands into the application."""
    index = group("index", N_("Các chỉ số cơ quan theo dõi, từng năm."))
    index.command("list", cls=Command, help=N_("Các chỉ số với giá trị, thứ hạng từng năm."))(
        list_indices
    )
    index.command("set", cls=Command, help=N_("Ghi một chỉ số từ tệp JSON (Văn phòng)."))(set_index)
    index.command("year", cls=Command, help=N_("Ghi một năm của một chỉ số."))(set_year)
    index.command("drop", cls=Command, help=N_("Thôi theo dõi một chỉ số."))(drop)
    app.add_typer(index)
    merit = group("merit", N_("Danh sách biểu dương, phê bình theo quy tắc."))
    merit.command("list", cls=Command, help=N_("Ai trong danh sách của quý, nửa năm, năm."))(lists)
    merit.command("rules", cls=Command, help=N_("Xem quy tắc; --input ký quy tắc của cơ quan."))(
        rules
    )
    app.add_typer(merit)


def list_indices(ctx: typer.Context) -> None:
    """List the indices."""
    session = session_of(ctx)
    with session.desk(read_only=True) as desk:
        found = desk.indices.all()
    lines = []
    for one in found:
        years = ", ".join(f"{year.year}: {_year_words(year)}" for year in one.years)
        lines.append(f"{one.name} ({one.unit}): {years}" if one.unit else f"{one.name}: {years}")
    session.screen.answer(
        {"indices": [_index_shape(one) for one in found]},
        lines or [_("Chưa theo dõi chỉ số nào.")],
    )


def set_index(
    ctx: typer.Context,
    source: Annotated[Path, typer.Option("--input", metavar="FILE", help=N_("Tệp JSON."))],
) -> None:
    """Sign an index with its years."""
    session = session_of(ctx)
    data = read_json(session.read(source), str(source), exact=True)
    require_known(data, _INDEX, "index")
    index = _read_index(data)
    with session.desk() as desk:
        found = desk.indices.keep(index)
    words = _("Đã ghi chỉ số {name}.").format(name=index.name)
    session.screen.answer({"id": found, "name": index.name}, [words])


def set_year(  # noqa: PLR0913, PLR0917 - one parameter for each thing a year says
    ctx: typer.Context,
    index: Annotated[str, typer.Argument(metavar="INDEX", help=N_("Tên hoặc mã của chỉ số."))],
    year: Annotated[int, typer.Argument(metavar="YEAR", help=N_("Năm."))],
    value: Annotated[str, typer.Option(metavar="NUMBER", help=N_("Giá trị."))] = "",
    rank: Annotated[int | None, typer.Option(metavar="N", help=N_("Thứ hạng."))] = None,
    among: Annotated[int | None, typer.Option(metavar="N", help=N_("Trong tổng số."))] = None,
    note: Annotated[str, typer.Option(metavar="TEXT", help=N_("Ghi chú."))] = "",
) -> None:
    """Sign one year of an index."""
    from workreport.services.indices import YearFigure  # noqa: PLC0415 - --help does not wait

    session = session_of(ctx)
    figure = YearFigure(year=year, value=value, rank=rank, among=among, note=note)
    with session.desk() as desk:
        found = desk.indices.keep_year(index, figure)
    words = _("Đã ghi năm {year} của {name}.").format(year=year, name=index)
    session.screen.answer({"id": found, "year": year}, [words])


def drop(
    ctx: typer.Context,
    index: Annotated[str, typer.Argument(metavar="INDEX", help=N_("Tên hoặc mã của chỉ số."))],
) -> None:
    """Follow an index no longer."""
    session = session_of(ctx)
    with session.desk() as desk:
        desk.indices.drop(index)
    session.screen.answer({"dropped": index}, [_("Thôi theo dõi {name}.").format(name=index)])


def lists(
    ctx: typer.Context,
    span: Annotated[
        str, typer.Argument(metavar="SPAN", help=N_("Quý, nửa năm hoặc năm: 2026-Q4, 2026."))
    ],
) -> None:
    """Show both lists of a span."""
    from workreport.services.standing_tables import rule_words  # noqa: PLC0415 - as below

    session, wanted = session_of(ctx), Span.parse(span)
    with session.desk(read_only=True) as desk:
        found = desk.merits.lists(wanted)
    heads = {"commend": _("Biểu dương"), "criticise": _("Phê bình, nhắc nhở")}
    lines = []
    for name, head in heads.items():
        lines.append(f"{head}:")
        for one in (*found.units[name], *found.people[name]):
            why = "; ".join(rule_words(rule) for rule in one.rules)
            lines.append(f"  – {found.names.get(one.subject, one.subject)}: {why}")
    session.screen.answer(
        {
            "span": str(wanted),
            "unlocked": [str(month) for month in found.unlocked],
            **{
                name: {
                    "units": [_named(one, found) for one in found.units[name]],
                    "people": [_named(one, found) for one in found.people[name]],
                }
                for name in heads
            },
        },
        lines,
    )


def rules(
    ctx: typer.Context,
    source: Annotated[
        Path | None,
        typer.Option("--input", metavar="FILE", help=N_("Tệp TOML; tệp trống trở về quy tắc gốc.")),
    ] = None,
) -> None:
    """Show the rules, or sign others."""
    session = session_of(ctx)
    if source is None:
        with session.desk(read_only=True) as desk:
            text = desk.merits.rules_text()
        session.screen.answer({"rules": text}, text.splitlines())
        return
    try:
        text = session.read(source).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UseError("merit_malformed", place=str(source)) from None
    with session.desk() as desk:
        entry = desk.merits.sign_rules(text)
    session.screen.answer({"entry": entry}, [_("Đã ký quy tắc biểu dương, phê bình.")])


def _named(one: "Named", found: "MeritLists") -> dict[str, object]:
    return {
        "id": one.subject,
        "name": found.names.get(one.subject, ""),
        "unit": found.unit_of.get(one.subject) or None,
        "rules": [rule.code for rule in one.rules],
        "figures": dict(one.figures),
    }


def _index_shape(one: "Index") -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.name,
        "unit": one.unit,
        "source": one.source,
        "higher_is_better": one.higher_is_better,
        "in_conflict": one.in_conflict,
        "years": [
            {
                "year": year.year,
                "value": year.value or None,
                "rank": year.rank,
                "among": year.among,
                "note": year.note,
            }
            for year in one.years
        ],
    }


def _year_words(year: "YearFigure") -> str:
    value = year.value.replace(".", ",") or "–"
    if year.rank is None:
        return value
    among = f"/{year.among}" if year.among else ""
    return _("{value}, hạng {rank}").format(value=value, rank=f"{year.rank}{among}")


def _read_index(data: dict[str, Any]) -> "Index":
    from workreport.services.indices import Index, YearFigure  # noqa: PLC0415 - as above

    years = data.get("years") or []
    better = data.get("higher_is_better", True)
    if not isinstance(years, list) or not isinstance(better, bool):
        raise UseError("input_value_malformed", key="years")
    figures = []
    for row in years:
        if not isinstance(row, dict) or not isinstance(row.get("year"), int):
            raise UseError("input_value_malformed", key="years")
        require_known(row, _YEAR, "years")
        figures.append(
            YearFigure(
                year=row["year"],
                value=str(row.get("value") or ""),
                rank=_count(row, "rank"),
                among=_count(row, "among"),
                note=str(row.get("note") or ""),
            )
        )
    return Index(
        id=_words(data, "id"),
        name=_words(data, "name"),
        unit=_words(data, "unit"),
        source=_words(data, "source"),
        higher_is_better=better,
        years=tuple(figures),
    )


def _words(data: dict[str, Any], name: str) -> str:
    text = data.get(name) or ""
    if not isinstance(text, str):
        raise UseError("input_value_malformed", key=name)
    return text


def _count(row: dict[str, Any], name: str) -> int | None:
    value = row.get(name)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise UseError("input_value_malformed", key=name)
    return value
