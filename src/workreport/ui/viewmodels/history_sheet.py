"""One sheet of history at a time: read, filtered, drawn as lines, printed, written out."""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from workreport.domain.period import Period, Span
from workreport.i18n.translation import N_, _
from workreport.i18n.vietnamese import fold
from workreport.services.history_sheets import SheetWish
from workreport.ui.messages import FileWish
from workreport.ui.tasks.target_file import write_target
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.history_review import ReviewPaper
from workreport.ui.viewmodels.history_spans import span_words
from workreport.ui.viewmodels.paper_drawing import Make, Stop, Told
from workreport.ui.viewmodels.paper_view import PaperModel

if TYPE_CHECKING:
    from workreport.services.history_tables import HistoryTable
    from workreport.services.indices import Index
    from workreport.services.ports.program import Desk
    from workreport.services.ports.sheets import SheetValue

TIMELINE, STANDING, LISTS, VERDICTS, INDICES = (
    "timeline",
    "standing",
    "lists",
    "verdicts",
    "indices",
)
TITLES = {
    TIMELINE: N_("Diễn biến báo cáo"),
    STANDING: N_("Điểm các đơn vị"),
    LISTS: N_("Biểu dương, phê bình"),
    VERDICTS: N_("Kết luận trong năm"),
    INDICES: N_("Chỉ số theo dõi"),
}
SPANS = {LISTS: ("quarter", "half_year", "year"), VERDICTS: ("year",)}
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a chart: ``short`` stands at its end, ``after`` names the lines it goes on from."""

    name: str
    short: str
    values: tuple[Fraction | None, ...]
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartFacts:
    """A chart: heads below, lines above them; ``notes`` stand at the points of a single line."""

    heads: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """A sheet as it was read, with what can be chosen and drawn beside it."""

    wish: SheetWish
    table: "HistoryTable"
    chart: ChartFacts
    units: tuple[tuple[str, str], ...]
    indices: "tuple[Index, ...]"
    is_office: bool


class HistorySheet(QObject):
    """Reads the sheet that is wanted.

    Signals:
        shown: The sheet is a different one now.
    """

    shown = Signal()

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent or session)
        self.session = session
        self.facts: SheetFacts | None = None
        self.wish: SheetWish | None = None
        self.paper = HistoryPaper(session, self)
        self.review = ReviewPaper(session)
        self.words = ""

    def open(self, kind: str, unit: str = "") -> None:
        """Show a sheet: of twelve months, or of the span its lists are made of."""
        last = self.session.period
        if kind in SPANS:
            wish = SheetWish.of_span(kind, Span.around(last, "year"))
        else:
            wish = SheetWish(kind=kind, first=last.plus(1 - MONTHS), last=last, unit=unit)
        self._read(wish)

    def choose_unit(self, unit: str) -> None:
        """Show the sheet of one unit."""
        if self.wish is not None and unit != self.wish.unit:
            self._read(replace(self.wish, unit=unit))

    def choose_span(self, kind: str) -> None:
        """Show the quarter, half-year or year around the last month shown."""
        if self.wish is not None:
            span = Span.around(self.wish.last, kind)
            self._read(SheetWish.of_span(self.wish.kind, span))

    def step(self, by: int) -> None:
        """Show the months or the span before or after."""
        wish = self.wish
        if wish is None:
            return
        if wish.kind in SPANS:
            month = wish.first.plus(-1) if by < 0 else wish.last.next
            self._read(SheetWish.of_span(wish.kind, Span.around(month, self.span_kind())))
        else:
            self._read(
                replace(wish, first=wish.first.plus(by * MONTHS), last=wish.last.plus(by * MONTHS))
            )

    def refresh(self) -> None:
        """Read the sheet anew."""
        if self.wish is not None:
            self._read(self.wish)

    def span_kind(self) -> str:
        """Return quarter, half_year or year."""
        wish = self.wish
        if wish is None:
            return "year"
        months = (wish.last.year - wish.first.year) * 12 + wish.last.month - wish.first.month + 1
        return {3: "quarter", 6: "half_year"}.get(months, "year")

    def months_words(self) -> str:
        """Name the months or the span shown."""
        wish = self.wish
        if wish is None:
            return ""
        if wish.kind in SPANS:
            return span_words(Span(wish.first, self.span_kind()))
        form = _("{first} đến {last}")
        return form.format(first=_month(wish.first), last=_month(wish.last))

    def table(self) -> "HistoryTable | None":
        """Return the sheet with the rows that hold the words of the filter, marks or not."""
        if self.facts is None:
            return None
        table, wanted = self.facts.table, fold(self.words)
        if not wanted:
            return table
        rows: list[tuple[SheetValue, ...]] = []
        groups: set[int] = set()
        for place, row in enumerate(table.rows):
            if place in table.groups:
                if len(rows) - 1 in groups:
                    groups.discard(len(rows) - 1)
                    rows.pop()
                groups.add(len(rows))
                rows.append(row)
            elif any(wanted in fold(str(cell)) for cell in row):
                rows.append(row)
        if rows and len(rows) - 1 in groups:
            groups.discard(len(rows) - 1)
            rows.pop()
        return replace(table, rows=tuple(rows), groups=frozenset(groups))

    def filter(self, words: str) -> None:
        """Show only rows with these words."""
        if words != self.words:
            self.words = words
            self.shown.emit()

    def export(self, wish: SheetWish | None = None) -> None:
        """Write a sheet as a spreadsheet where the person wants it."""
        wish = wish or self.wish
        if wish is None:
            return
        name = f"lich-su-{wish.kind.replace('_', '-')}-{wish.first}-{wish.last}.xlsx"
        target = self.session.messages.choose_target(
            FileWish(
                title=_("Xuất ra Excel"), kind_name="Excel", patterns=("*.xlsx",), suggested=name
            )
        )
        if target is not None:
            work = partial(_export, self.session.desk, wish, target)
            self.session.run(work, self._on_saved, database=False)

    def _read(self, wish: SheetWish) -> None:
        self.wish = wish
        self.session.run(partial(read_sheet, self.session.desk, wish), self._on_read)

    def _on_read(self, facts: SheetFacts) -> None:
        if facts.wish == self.wish:
            self.facts = facts
            self.shown.emit()

    def _on_saved(self, target: Path) -> None:
        self.session.tell_done(_("Đã lưu {path}").format(path=target))


class HistoryPaper(PaperModel):
    """Draws the sheet of history that was wished for last."""

    wish: SheetWish | None = None

    @property
    @override
    def title(self) -> str:
        return _("Bảng lịch sử")

    @override
    def formats(self) -> tuple[str, ...]:
        return ()  # the sheet itself is saved as a workbook where it is shown

    @override
    def make(self) -> Make:
        return partial(_printed, self._session.desk, self.wish)


def read_sheet(desk: "Desk", wish: SheetWish) -> SheetFacts:
    """Read a sheet and what belongs beside it; to be called off the UI thread."""
    with desk.book.looking() as look:
        is_office = look.is_office
        sees_all = is_office or look.has_role("leader")
        own = look.own_units()
        units = tuple(
            (unit.unit, unit.name)
            for unit in look.directory.in_order
            if unit.files and (sees_all or unit.unit in own)
        )
    if wish.kind == TIMELINE and not wish.unit and units:
        found = replace(wish, unit=units[0][0])
    else:
        found = wish
    indices = desk.indices.all() if wish.kind == INDICES else ()
    chart = standing_chart(desk, wish) if wish.kind == STANDING else ChartFacts()
    return SheetFacts(wish, desk.history_sheets.table(found), chart, units, indices, is_office)


def standing_chart(desk: "Desk", wish: SheetWish) -> ChartFacts:
    """Return the scores of units; what follows an ended unit names its line, and keeps its own."""
    from workreport.services.history_tables import unit_name  # noqa: PLC0415 - with its sheet

    matrix = desk.histories.units(wish.first, wish.last)
    with desk.book.looking() as look:
        shorts = {unit.unit: unit.short or unit.code for unit in look.directory.in_order}
    lines = []
    names = {row.unit: unit_name(row) for row in matrix.units}
    for row in matrix.units:
        cells = [row.cells.get(month) for month in matrix.months]
        values = tuple(
            Fraction(cell.score_exact) if cell is not None and cell.score_exact else None
            for cell in cells
        )
        after = tuple(names[one] for link in row.after for one in link.units if one in names)
        lines.append(Line(names[row.unit], shorts.get(row.unit, row.code), values, after))
    return ChartFacts(tuple(str(month.month) for month in matrix.months), tuple(lines))


def index_chart(index: "Index") -> ChartFacts:
    """Return the chart of one index over all years from its first to its last."""
    told = {one.year: one for one in index.years}
    if not told:
        return ChartFacts()
    years = range(min(told), max(told) + 1)
    values = tuple(
        Fraction(told[year].value) if year in told and told[year].value else None for year in years
    )
    ranks = tuple(
        _("hạng {rank}").format(rank=told[year].rank)
        if year in told and told[year].rank is not None
        else ""
        for year in years
    )
    line = Line(index.name, "", values)
    return ChartFacts(tuple(map(str, years)), (line,), ranks)


def _month(month: Period) -> str:
    return f"{month.month:02d}/{month.year}"


def _export(desk: "Desk", wish: SheetWish, target: Path) -> Path:
    ending = target.suffix.lstrip(".").lower() or "xlsx"
    return write_target(desk.files, target, desk.history_sheets.file(wish, ending).data)


def _printed(desk: "Desk", wish: SheetWish | None, told: Told, stop: Stop) -> bytes:
    return b"" if wish is None else desk.history_sheets.pdf(wish, progress=told, cancelled=stop)
