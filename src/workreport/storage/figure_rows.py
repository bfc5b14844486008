"""Reads what the projections keep of a month beside its reports: figures, judged tasks, words."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select
from typing_extensions import override

from workreport.services.ports.figures import MonthFigures
from workreport.services.ports.rows import FigureRow, JudgedRow, RatingRow, ReportSum
from workreport.storage import tables
from workreport.storage.entry_reading import chunks

_WORDS = msgspec.json.Decoder(dict[str, str])
_FIGURES = select(*(tables.report_figure.c[name] for name in FigureRow._fields))
_JUDGED = select(*(tables.result_line.c[name] for name in JudgedRow._fields)).where(
    tables.JUDGED  # word for word, or the index over just these lines is not used
)
_RATINGS = select(*(tables.rating_line.c[name] for name in RatingRow._fields))
_VOICES = _RATINGS.order_by(tables.rating_line.c.voice, tables.rating_line.c.entry)


class FigureRows(MonthFigures):
    """The figures of a month over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @override
    def figures(self, period: str) -> Sequence[FigureRow]:
        asked = _FIGURES.where(tables.report_figure.c.period == period)
        return [FigureRow._make(row) for row in self._plain(asked)]

    @override
    def judged(self, period: str) -> Iterator[JudgedRow]:
        return map(
            JudgedRow._make, self._plain(_JUDGED.where(tables.result_line.c.period == period))
        )

    @override
    def texts(self, period: str) -> Mapping[str, Mapping[str, str]]:
        kept = tables.report_text.c
        asked = select(kept.report, kept.body).where(kept.period == period)
        return {report: _WORDS.decode(body) for report, body in self._plain(asked)}

    @override
    def voices(self, period: str) -> Iterator[RatingRow]:
        return map(
            RatingRow._make, self._plain(_VOICES.where(tables.rating_line.c.period == period))
        )

    @override
    def ratings_of(
        self, people: Collection[str], voice: str, first: str, last: str
    ) -> Sequence[RatingRow]:
        line = tables.rating_line.c
        asked = _RATINGS.where(
            line.voice == voice, line.period >= first, line.period <= last
        ).order_by(line.person, line.period, line.entry)
        return [
            RatingRow._make(row)
            for chunk in chunks(sorted(set(people)))
            for row in self._plain(asked.where(line.person.in_(chunk)))
        ]

    @override
    def sums(
        self,
        *,
        period: str | None = None,
        unit: str | None = None,
        reports: Collection[str] | None = None,
    ) -> Sequence[ReportSum]:
        of = tables.report_sum.c
        query = select(tables.report_sum).order_by(of.period, of.unit, of.report)
        for column, wanted in ((of.period, period), (of.unit, unit)):
            if wanted is not None:
                query = query.where(column == wanted)
        if reports is None:
            return [ReportSum(*row) for row in self._connection.execute(query)]
        return [
            ReportSum(*row)
            for chunk in chunks(sorted(set(reports)))
            for row in self._connection.execute(query.where(of.report.in_(chunk)))
        ]

    def _plain(self, asked: Any) -> Iterator[tuple[Any, ...]]:
        """Yield rows as the driver gives them: only texts, integers, bytes, and 0 or 1 for truth.

        Rows of SQLAlchemy cost as much again as reading them, which thousands make felt.
        """
        result = self._connection.execute(asked)
        cursor: Any = result.cursor
        try:
            yield from cursor
        finally:
            result.close()
