"""History by quarter, half-year and year: locked months rolled up, what is missing named."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.period import Period, Span
from workreport.i18n.formats import month_text, number_text
from workreport.i18n.translation import N_, _, ngettext
from workreport.services.grade_words import place_words, score_words, unit_level_words
from workreport.ui.models.column import Column, GroupHead
from workreport.ui.models.span_lines import SpanLine, span_columns
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.history_facts import NOT_RATED
from workreport.ui.viewmodels.unit_words import unit_level_badge

if TYPE_CHECKING:
    from workreport.domain.rollup import Rollup
    from workreport.services.ports.program import Desk
    from workreport.services.rollups import PersonRollup, SpanResults, UnitRollup

QUARTER, HALF_YEAR, YEAR = KINDS = ("quarter", "half_year", "year")
_UNIT_LEVELS = ("HTXS", "HTT", "HTNV", "KHT")
_QUARTERS = ("I", "II", "III", "IV")
_HALVES = (N_("6 tháng đầu năm {year}"), N_("6 tháng cuối năm {year}"))


class HistorySpans(QObject):
    """Reads one span at a time.

    Signals:
        shown: Columns and lines are different now.
    """

    shown = Signal()

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.span: Span | None = None
        self.results: SpanResults | None = None
        self.of_people = True
        self.is_office = False  # the Office alone writes the review of a span

    def choose(self, kind: str) -> None:
        """Show the span of a kind around the month of the window, or around the one shown."""
        month = self._session.period if self.span is None else self.span.last
        self._read(Span.around(month, kind))

    def step(self, by: int) -> None:
        """Show the span before or after."""
        if self.span is not None:
            month = (self.span.first if by < 0 else self.span.last).plus(by)
            self._read(Span.around(month, self.span.kind))

    def show_people(self, *, of_people: bool) -> None:
        """Show people or units."""
        self.of_people = of_people
        self.shown.emit()

    def refresh(self) -> None:
        """Read the span anew."""
        if self.span is not None:
            self._read(self.span)

    def title(self) -> str:
        """Return the name of the span."""
        return "" if self.span is None else span_words(self.span)

    def note(self) -> str:
        """Name the months that are open and therefore do not count."""
        if self.results is None:
            return ""
        words = _("Chỉ tính các tháng đã khóa; tháng thiếu được nêu tên, không suy đoán.")
        if self.results.unlocked:
            open_ = _("Chưa khóa, chưa tính: {months}.").format(
                months=_months(self.results.unlocked)
            )
            words = f"{words} {open_}"
        return words

    def is_empty(self) -> bool:
        """Tell whether no month of the span is locked."""
        found = self.results
        return found is not None and not (found.people if self.of_people else found.units)

    @property
    def has_review(self) -> bool:
        """Tell whether a review of the span can be written here."""
        return self.is_office and self.results is not None and bool(self.results.units)

    def columns(self) -> tuple[Column[SpanLine], ...]:
        """Return the columns."""
        if self.of_people:
            levels = tuple((level, level) for level in self._levels_of_people())
            return span_columns(_("Họ và tên"), (*levels, (NOT_RATED, "–")), ranked=False)
        levels = tuple((level, unit_level_words(level)) for level in _UNIT_LEVELS)
        return span_columns(_("Đơn vị"), levels, ranked=True)

    def lines(self) -> tuple[SpanLine, ...]:
        """Return the lines."""
        if self.results is None:
            return ()
        if not self.of_people:
            return tuple(self._unit(one) for one in self.results.units)
        names = {one.unit: one.name for one in self.results.units}
        order = {unit: at for at, unit in enumerate(names)}
        people = sorted(self.results.people, key=lambda one: order.get(one.unit, len(order)))
        return tuple(self._person(one, names.get(one.unit, "")) for one in people)

    def find(self, text: str) -> str:
        """Return the id of the first line whose name holds the words."""
        wanted = text.casefold().strip()
        return next((one.id for one in self.lines() if wanted in one.name.casefold()), "")

    def _levels_of_people(self) -> tuple[str, ...]:
        people = () if self.results is None else self.results.people
        used = {level for one in people for level in one.rollup.levels}
        return tuple(sorted({*used, *"ABCD"} if used <= set("ABCD") else used))

    def _unit(self, one: "UnitRollup") -> SpanLine:
        by_hand = "; ".join(
            _("{month} đặt tay: {reason}").format(month=month_text(month.month), reason=reason)
            for month, reason in one.by_hand.items()
        )
        return SpanLine(
            id=one.unit,
            name=one.name,
            mean=_mean(one.rollup),
            mean_note=_mean_note(one.rollup),
            counts=dict(one.rollup.levels),
            level=unit_level_badge(one.level) if one.level else None,
            place=place_words(one.place),
            missing=self._missing(one.rollup),
            note=by_hand,
        )

    def _person(self, one: "PersonRollup", unit: str) -> SpanLine:
        return SpanLine(
            id=one.person,
            name=one.name,
            mean=_mean(one.rollup),
            mean_note=_mean_note(one.rollup),
            counts={**one.rollup.levels, NOT_RATED: len(one.rollup.not_rated)},
            missing=self._missing(one.rollup),
            group=GroupHead(one.unit, unit),
        )

    def _missing(self, rollup: "Rollup") -> str:
        unlocked = () if self.results is None else self.results.unlocked
        return _months(month for month in rollup.missing if month not in unlocked)

    def _read(self, span: Span) -> None:
        self.span = span
        self._session.run(partial(_read, self._session.desk, span), self._on_read)

    def _on_read(self, read: "tuple[SpanResults, bool]") -> None:
        found, self.is_office = read
        if found.span == self.span:
            self.results = found
            self.shown.emit()


def _read(desk: "Desk", span: Span) -> "tuple[SpanResults, bool]":
    with desk.book.looking() as look:
        is_office = look.is_office
    return desk.rollups.roll_up(span), is_office


def span_words(span: Span) -> str:
    """Name a span: Quý IV/2026, 6 tháng cuối năm 2026, Năm 2026."""
    year = span.first.year
    if span.kind == QUARTER:
        number = _QUARTERS[(span.first.month - 1) // 3]
        return _("Quý {number}/{year}").format(number=number, year=year)
    if span.kind == HALF_YEAR:
        return _(_HALVES[(span.first.month - 1) // 6]).format(year=year)
    return _("Năm {year}").format(year=year)


def _months(months: Iterable[Period]) -> str:
    return ", ".join(month_text(month.month) for month in months)


def _mean(rollup: "Rollup") -> str:
    return "" if rollup.mean is None else score_words(rollup.mean)


def _mean_note(rollup: "Rollup") -> str:
    if rollup.mean is None:
        return _("Không có tháng nào có điểm.")
    words = ngettext(
        "Trung bình của {count} tháng có điểm.",
        "Trung bình của {count} tháng có điểm.",
        rollup.scored,
    )
    return words.format(count=number_text(rollup.scored))
