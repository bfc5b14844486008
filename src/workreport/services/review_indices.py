"""Indices in a review: their years in a table, and a plain chart of each that has several."""

from collections.abc import Sequence
from decimal import Decimal

from workreport.domain.document import (
    Block,
    Chart,
    ChartRow,
    Charts,
    Column,
    MeasuredRow,
    Paragraph,
    Run,
    Table,
)
from workreport.services.indices import Index
from workreport.services.paper_tables import Row
from workreport.services.paper_words import DASH, text_or_dash
from workreport.services.standing_tables import change_words, rank_words, value_words

_MOST_YEARS = 6
_FINEST = 6  # decimals an index keeps at most
COLUMNS = (
    Column("Năm", 18, align="center"),
    Column("Giá trị", 34, align="center"),
    Column("So với năm trước", 26, align="center"),
    Column("Thứ hạng", 24, align="center"),
    Column("Ghi chú"),
)


def index_blocks(indices: Sequence[Index]) -> list[Block]:
    """Write the indices the agency follows; two charts stand beside each other."""
    rows: list[Row] = []
    groups = set()
    for index in indices:
        groups.add(len(rows))
        name = f"{index.name} ({index.source})" if index.source else index.name
        rows.append((name, *[""] * (len(COLUMNS) - 1)))
        rows += [
            (
                str(one.year),
                value_words(one, index.unit),
                change_words(index.change(one.year)) or DASH,
                rank_words(one),
                text_or_dash(one.note),
            )
            for one in index.years
        ]
    blocks: list[Block] = [Table(COLUMNS, tuple(rows), groups=frozenset(groups))]
    charts = [chart for index in indices if (chart := index_chart(index)) is not None]
    blocks += [Charts(tuple(charts[at : at + 2])) for at in range(0, len(charts), 2)]
    lower = [index.name for index in indices if not index.higher_is_better]
    if lower:
        text = f"Chỉ số càng thấp càng tốt: {'; '.join(lower)}."
        blocks.append(Paragraph(runs=(Run(text, italic=True),)))
    return blocks


def index_chart(index: Index) -> Chart | None:
    """Draw an index over its newest years; without two values, or below zero, not at all."""
    known = [(one.year, Decimal(one.value)) for one in index.years if one.value][-_MOST_YEARS:]
    if len(known) <= 1 or min(value for _year, value in known) < 0:
        return None
    rows: tuple[ChartRow, ...] = tuple(
        MeasuredRow(str(year), (int(value.scaleb(_FINEST)),), words=f"{value:f}".replace(".", ","))
        for year, value in known
    )
    return Chart(index.name, (index.unit or "Giá trị",), rows)
