"""What the month before counted as completed although it was only expected, and the truth of it."""

from collections import Counter
from collections.abc import Sequence

from workreport.domain.document import Block, Column, Heading, Paragraph
from workreport.domain.period import Period
from workreport.i18n.cut_off_text import forecast_words
from workreport.services.forecasts import ForecastLine
from workreport.services.paper_tables import Row, grouped_table
from workreport.services.paper_words import capital, day, list_words, month_number, two
from workreport.services.summary import Summary

KINDS = ("confirmed", "later", "reopened", "unsaid")
COLUMNS = (
    Column("STT", 11, align="center"),
    Column("Nội dung nhiệm vụ", weight=2.2),
    Column("Dự kiến hoàn thành", 28, align="center"),
    Column("Thực tế hoàn thành", 28, align="center"),
    Column("Kết quả", 38),
)


def forecast_blocks(summary: Summary, lines: Sequence[ForecastLine], number: str) -> list[Block]:
    """Write how last month's expectations came out, under a heading of their own.

    The body names only what did not come out as expected; the annex lists all.
    """
    if not lines:
        return []
    before = month_number(summary.month.period.previous)
    missed = [each for each in lines if each.outcome.kind != "confirmed"]
    title = f"Nhiệm vụ tháng {before} đã tính hoàn thành theo dự kiến"
    blocks: list[Block] = [
        Heading(2, number, title),
        Paragraph(_sentence(summary.month.period, lines)),
    ]
    return [*blocks, forecast_table(summary, missed)] if missed else blocks


def forecast_annex(summary: Summary, lines: Sequence[ForecastLine]) -> list[Block]:
    """List every expectation of the month before with its outcome, for the annex of tasks."""
    if not lines:
        return []
    before = month_number(summary.month.period.previous)
    title = f"Nhiệm vụ tháng {before} đã tính hoàn thành theo dự kiến, đối chiếu thực tế"
    return [Heading(2, "", title), forecast_table(summary, lines)]


def forecast_table(summary: Summary, lines: Sequence[ForecastLine]) -> Block:
    """Set expectations under their departments, in the order of the agency."""
    names = {one.line.unit.unit: one.line.unit.name for one in summary.units}
    parts: dict[str, list[Row]] = {unit: [] for unit in names}
    for each in lines:
        parts.setdefault(each.unit, []).append(_row(each))
    return grouped_table(
        COLUMNS, [(names.get(unit, unit), rows) for unit, rows in parts.items() if rows]
    )


def _row(each: ForecastLine) -> Row:
    outcome = each.outcome
    done = day(outcome.done_on)
    return (each.content, day(outcome.expected_on), done, capital(forecast_words(outcome.kind)))


def _sentence(period: Period, lines: Sequence[ForecastLine]) -> str:
    counts = Counter(each.outcome.kind for each in lines)
    said = [
        f"{two(counts[kind])} nhiệm vụ {forecast_words(kind)}" for kind in KINDS if counts[kind]
    ]
    before = month_number(period.previous)
    return (
        f"Tháng {before} có {two(len(lines))} nhiệm vụ được tính hoàn thành theo dự kiến. "
        f"Đối chiếu với báo cáo tháng {month_number(period)}: "
        f"{list_words(said)}."
    )
