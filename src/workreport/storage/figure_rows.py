"""Reads what the projections keep of a month beside its reports: figures, judged tasks, words."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec
from sqlalchemy import Connection
from typing_extensions import override

from workreport.services.ports.figures import MonthFigures
from workreport.services.ports.rows import FigureRow, JudgedRow, RatingRow, ReportSum
from workreport.storage import tables
from workreport.storage.bulk_rows import plain_rows, rows_among

_WORDS = msgspec.json.Decoder(dict[str, str])
_FIGURES = f"SELECT {', '.join(FigureRow._fields)} FROM report_figure WHERE period = ?"  # noqa: S608 - our own names
# The condition of the index over just these lines, word for word, or it is not used.
_JUDGED = f"""
    SELECT {", ".join(JudgedRow._fields)} FROM result_line WHERE {tables.JUDGED.text} AND period = ?
"""  # noqa: S608 - our own names
_TEXTS = "SELECT report, body FROM report_text WHERE period = ?"
RATINGS = f"SELECT {', '.join(RatingRow._fields)} FROM rating_line"  # noqa: S608 - our own names
_VOICES = f"{RATINGS} WHERE period = ? ORDER BY voice, entry"
_ONE_VOICE = f"{RATINGS} WHERE period = ? AND voice = ? ORDER BY entry"
_RESULTS_SAID = """
    SELECT person, comparison, level, not_rated, score_exact FROM rating_line
    WHERE entry = :entry AND voice = :voice
    AND person NOT IN (SELECT person FROM rating_line WHERE entry = :entry AND voice = :unless)
"""
_RATINGS_OF = f"""
    {RATINGS} WHERE voice = ? AND period >= ? AND period <= ? AND person IN ({{these}})
    ORDER BY person, period, entry
"""
_OPENED = "SELECT DISTINCT period FROM fact WHERE kind = 'period.open' ORDER BY period"
_OF_SUM = tuple(tables.report_sum.c.keys())  # they stand in the order of ReportSum
_SUMS = f"SELECT {', '.join(_OF_SUM)} FROM report_sum"  # noqa: S608 - our own names
_BY_MONTH = "ORDER BY period, unit, report"
# What ``_make`` does without a look at the length, which the question itself decides.
_JUDGED_ROW: Callable[[Any], JudgedRow] = partial(tuple.__new__, JudgedRow)
_RATING_ROW: Callable[[Any], RatingRow] = partial(tuple.__new__, RatingRow)
_NIL = _OF_SUM.index("nil")


class FigureRows(MonthFigures):
    """The figures of a month over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @override
    def opened_months(self) -> Sequence[str]:
        return [month for (month,) in plain_rows(self._connection, _OPENED)]

    @override
    def figures(self, period: str) -> Sequence[FigureRow]:
        return [FigureRow._make(row) for row in plain_rows(self._connection, _FIGURES, (period,))]

    @override
    def judged(self, period: str) -> Iterator[JudgedRow]:
        return map(_JUDGED_ROW, plain_rows(self._connection, _JUDGED, (period,)))

    @override
    def texts(self, period: str) -> Mapping[str, Mapping[str, str]]:
        rows = plain_rows(self._connection, _TEXTS, (period,))
        return {report: _WORDS.decode(body) for report, body in rows}

    @override
    def voices(self, period: str, voice: str | None = None) -> Iterator[RatingRow]:
        if voice is None:
            return map(_RATING_ROW, plain_rows(self._connection, _VOICES, (period,)))
        return map(_RATING_ROW, plain_rows(self._connection, _ONE_VOICE, (period, voice)))

    @override
    def results_said(
        self, entry: str, voice: str, unless: str = ""
    ) -> Iterator[tuple[str, str, str, str, str]]:
        asked = {"entry": entry, "voice": voice, "unless": unless}
        return plain_rows(self._connection, _RESULTS_SAID, asked)  # type: ignore[no-any-return]

    @override
    def ratings_of(
        self, people: Collection[str], voice: str, first: str, last: str
    ) -> Sequence[RatingRow]:
        asked = (voice, first, last)
        rows = rows_among(self._connection, _RATINGS_OF, sorted(set(people)), asked)
        return [RatingRow._make(row) for row in rows]

    @override
    def sums(
        self,
        *,
        period: str | None = None,
        unit: str | None = None,
        reports: Collection[str] | None = None,
    ) -> Sequence[ReportSum]:
        wanted = {"period": period, "unit": unit}
        values = [value for value in wanted.values() if value is not None]
        conditions = [f"{name} = ?" for name, value in wanted.items() if value is not None]
        if reports is None:
            where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
            rows = plain_rows(self._connection, f"{_SUMS} {where} {_BY_MONTH}", values)
        else:
            where = " AND ".join((*conditions, "report IN ({these})"))
            asked = f"{_SUMS} WHERE {where} {_BY_MONTH}"
            rows = rows_among(self._connection, asked, sorted(set(reports)), values)
        return [ReportSum(*(*row[:_NIL], bool(row[_NIL]), *row[_NIL + 1 :])) for row in rows]
