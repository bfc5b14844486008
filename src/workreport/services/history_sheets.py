"""Any sheet of history: read, printed through the press, written as a spreadsheet."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from workreport.domain.document import Column, Document, Paragraph, Run, Signature, Table
from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period, Span
from workreport.i18n.timeline_text import event_words
from workreport.i18n.translation import ORIGINAL, speaking
from workreport.services.access_log import COMMAND, AccessLog
from workreport.services.book import Book
from workreport.services.closing import ClosingService
from workreport.services.histories import HistoryService
from workreport.services.history_tables import (
    HistoryTable,
    people_table,
    span_people_table,
    span_units_table,
    standing_table,
    timeline_table,
    unit_name,
    units_table,
)
from workreport.services.indices import IndexService
from workreport.services.merits import MeritService
from workreport.services.paper_frame import Frame, read_frame
from workreport.services.paper_kinds import HISTORY_MONTHS
from workreport.services.paper_rights import held_rows, own_unit_name
from workreport.services.paper_words import lowered
from workreport.services.ports.press import Press
from workreport.services.ports.sheets import ENDINGS, SheetContent, SheetWriter
from workreport.services.rollups import RollupService
from workreport.services.sheet_export import SheetFile
from workreport.services.standing_tables import indices_table, merit_table, verdict_table

OF_PEOPLE = frozenset({"people", "span_people"})  # reading them is written down
KINDS = (
    "units", "people", "standing", "timeline", "span_units", "span_people", "lists", "verdicts",
    "indices",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWish:
    """Which sheet, of which months; ``unit`` is id or code, empty for all."""

    kind: str
    first: Period
    last: Period
    unit: str = ""

    @classmethod
    def of_span(cls, kind: str, span: Span, unit: str = "") -> "SheetWish":
        """Return the wish for a sheet of a month, quarter, half-year or year."""
        return cls(kind=kind, first=span.first, last=span.last, unit=unit)


@dataclass(frozen=True, slots=True)
class HistorySources:
    """The services the sheets are read from."""

    histories: HistoryService
    rollups: RollupService
    closing: ClosingService
    merits: MeritService
    indices: IndexService


class HistorySheetService:
    """Reads, prints and writes sheets; slow, so called from an executor."""

    def __init__(
        self, book: Book, sources: HistorySources, press: Press, writer: SheetWriter
    ) -> None:
        self._book = book
        self._sources = sources
        self._press = press
        self._writer = writer
        self._readers: Mapping[str, Callable[[SheetWish], HistoryTable]] = {
            "units": self._units,
            "people": self._people,
            "standing": self._standing,
            "timeline": self._timeline,
            "span_units": self._span_units,
            "span_people": self._span_people,
            "lists": lambda wish: merit_table(sources.merits.lists(_span(wish))),
            "verdicts": self._verdicts,
            "indices": lambda _wish: indices_table(sources.indices.all()),
        }

    def table(self, wish: SheetWish) -> HistoryTable:
        """Return a sheet as a table, in the language that is spoken.

        Raises:
            UseError: ``history_sheet_unknown``, ``span_malformed``, ``unit_unknown``.
        """
        read = self._readers.get(wish.kind)
        if read is None:
            raise UseError("history_sheet_unknown", kind=wish.kind, known=", ".join(KINDS))
        if wish.kind in OF_PEOPLE:
            AccessLog(self._book).note_people(wish.first, wish.last, COMMAND)
        return read(wish)

    def pdf(
        self,
        wish: SheetWish,
        *,
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> bytes:
        """Print a sheet; a matrix of more than twelve months is cut into years.

        Raises:
            UseError: As for :meth:`table`.
            RuleError: ``history_nothing``, ``paper_cancelled``.
        """
        with speaking(ORIGINAL):
            tables = [self.table(part) for part in _parts(wish)]
        if not any(table.rows for table in tables):
            raise RuleError("history_nothing")
        with speaking(ORIGINAL), self._book.looking() as look:
            frame = read_frame(look, "history", wish.last)
            own = own_unit_name(look)
        told = [table for table in tables if table.rows]
        document = history_document(wish.last, frame, told, own)
        return self._press.pdf(document, progress=progress, cancelled=cancelled)

    def file(self, wish: SheetWish, ending: str) -> SheetFile:
        """Write a sheet as a spreadsheet.

        Raises:
            UseError: ``sheet_ending_unknown``, or as for :meth:`table`.
            RuleError: ``history_nothing``.
        """
        if ending not in ENDINGS:
            raise UseError("sheet_ending_unknown", ending=ending, known=", ".join(ENDINGS))
        with speaking(ORIGINAL):
            table = self.table(wish)
        if not table.rows:
            raise RuleError("history_nothing")
        content = SheetContent(
            name="Bảng",
            titles=(table.title.upper(), *table.notes),
            headings=tuple(head.title for head in table.heads),
            widths=tuple(head.letters for head in table.heads),
            rows=table.rows,
        )
        name = f"lich-su-{wish.kind.replace('_', '-')}-{wish.first}-{wish.last}.{ending}"
        return SheetFile(name, self._writer.write(content, ending), len(table.rows))

    def _units(self, wish: SheetWish) -> HistoryTable:
        matrix = self._sources.histories.units(wish.first, wish.last, wish.unit)
        with self._book.looking() as look:
            return units_table(held_rows(look, matrix))

    def _people(self, wish: SheetWish) -> HistoryTable:
        return people_table(self._sources.histories.people(wish.first, wish.last, wish.unit))

    def _standing(self, wish: SheetWish) -> HistoryTable:
        # Places are given among all, so that a single unit is chosen from the table of all.
        whole = standing_table(self._sources.histories.units(wish.first, wish.last))
        if not wish.unit:
            return whole
        one = self._sources.histories.units(wish.first, wish.last, wish.unit).units
        names = {unit_name(row) for row in one}
        rows = tuple(row for row in whole.rows if row[0] in names)
        return HistoryTable(whole.kind, whole.title, whole.heads, rows, notes=whole.notes)

    def _timeline(self, wish: SheetWish) -> HistoryTable:
        events = self._sources.histories.timeline(wish.unit, wish.first, wish.last)
        with self._book.looking() as look:
            units = look.directory.units
            unit = wish.unit or next(iter(look.own_units()), "")
            known = units.get(unit) or next(
                (one for one in units.values() if one.code == unit), None
            )
        words = [event_words(event.code, event.values) for event in events]
        return timeline_table(events, "" if known is None else known.name, words)

    def _span_units(self, wish: SheetWish) -> HistoryTable:
        return span_units_table(self._sources.rollups.roll_up(_span(wish)))

    def _span_people(self, wish: SheetWish) -> HistoryTable:
        return span_people_table(self._sources.rollups.roll_up(_span(wish)))

    def _verdicts(self, wish: SheetWish) -> HistoryTable:
        return verdict_table(self._sources.closing.verdicts(wish.last.year), wish.last.year)


def _span(wish: SheetWish) -> Span:
    """Return the span of whole months; any other row of months has no sheet of its own."""
    return Span.between(wish.first, wish.last)


def _parts(wish: SheetWish) -> list[SheetWish]:
    """Cut a matrix into parts that fit on paper; every other sheet is one."""
    if wish.kind not in {"units", "people", "standing"}:
        return [wish]
    parts = []
    last = wish.last
    while last >= wish.first:
        first = max(wish.first, last.plus(1 - HISTORY_MONTHS))
        parts.append(SheetWish(kind=wish.kind, first=first, last=last, unit=wish.unit))
        last = first.previous
    return parts


def history_document(
    last: Period, frame: Frame, tables: Sequence[HistoryTable], unit: str = ""
) -> Document:
    """Write sheets one below the other; must be called while Vietnamese is spoken.

    With a ``unit`` they are that department's own paper, which the agency does not sign.
    """
    blocks: list[Paragraph | Table] = []
    for table in tables:
        blocks.append(paper_table(table, with_caption=len(tables) > 1))
        blocks += [Paragraph(runs=(Run(note, italic=True),)) for note in table.notes]
    first = tables[0]
    return Document(
        kind="history",
        period=last,
        letterhead=frame.letterhead_of(unit) if unit else frame.letterhead,
        title_type="BẢNG TỔNG HỢP",
        subject=lowered(_subject(last, tables)),
        place=frame.agency.place,
        blocks=tuple(blocks),
        signature=Signature("NGƯỜI LẬP BẢNG", note="(Ký, ghi rõ họ tên)")
        if unit
        else frame.chief_signature(),
        training=frame.agency.training,
        landscape=first.landscape,
    )


def paper_table(table: HistoryTable, *, with_caption: bool = False) -> Table:
    """Return a sheet as a ruled table."""
    return Table(
        tuple(Column(head.title, head.width_mm, align=head.align) for head in table.heads),
        tuple(tuple(map(str, row)) for row in table.rows),
        groups=table.groups,
        caption=table.title if with_caption else "",
    )


def _subject(last: Period, tables: Sequence[HistoryTable]) -> str:
    if len(tables) == 1:
        return tables[0].title
    if len({table.kind for table in tables}) == 1:
        return tables[0].title.partition(",")[0]
    return f"Các đơn vị và cán bộ trong mười hai tháng đến tháng {last.month:02d}/{last.year}"
