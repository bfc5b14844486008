"""The plan, the results and the roster as the sheets that can be taken in again."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.domain.sheet_days import read_day
from workreport.domain.sheet_values import read_decimal
from workreport.domain.task import Status, Task, TaskResult
from workreport.ledger.bodies.agency import PersonPrivate, PersonSet
from workreport.services.book import Book
from workreport.services.calendars import Calendars
from workreport.services.directory import Directory
from workreport.services.planning import read_tasks
from workreport.services.ports.sheets import (
    ENDINGS,
    SheetContent,
    SheetValue,
    SheetWriter,
)
from workreport.services.reporting import ReportingService

# The words of the files are Vietnamese whatever the screen speaks: other offices read them.
_STATUS = {
    Status.COMPLETED: "Hoàn thành",
    Status.IN_PROGRESS: "Đang thực hiện",
    Status.NOT_STARTED: "Chưa thực hiện",
}
_PLAN = (
    ("STT", 6), ("Nội dung nhiệm vụ", 48), ("Lãnh đạo chỉ đạo", 20), ("Đơn vị chủ trì", 22),
    ("Đơn vị phối hợp", 22), ("Sản phẩm", 24), ("Số lượng", 10), ("Hệ số", 8), ("Thời hạn", 14),
    ("Ghi chú", 24),
)  # fmt: skip
_RESULTS = (
    ("STT", 6), ("Nhiệm vụ", 44), ("Người thực hiện", 20), ("Kết quả thực hiện", 44),
    ("Trạng thái", 16), ("Ngày hoàn thành", 14), ("Chất lượng", 10), ("Nguyên nhân", 24),
    ("Chuyển tháng sau", 10), ("Minh chứng", 18), ("Ghi chú", 20),
)  # fmt: skip
_ROSTER = (
    ("STT", 6), ("Họ và tên", 26), ("Ngày sinh", 14), ("Chức vụ", 26), ("Ngạch", 16),
    ("Đảng viên", 10), ("Đơn vị", 30), ("Ghi chú", 24),
)  # fmt: skip
_PARTY_AT = 5


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A written sheet, and the name under which it may be kept."""

    name: str
    data: bytes
    rows: int


class SheetExportService:
    """Writes sheets."""

    def __init__(self, book: Book, calendars: Calendars, writer: SheetWriter) -> None:
        self._book = book
        self._writer = writer
        self._reporting = ReportingService(book, calendars)

    def plan(self, period: Period, ending: str) -> SheetFile:
        """Write the tasks of a month: of all units at the Office, else of the own one."""
        _require_ending(ending)
        with self._book.looking() as look:
            unit = None if look.is_office or look.has_role("leader") else look.own_units()[0]
            tasks = [one.task for one in read_tasks(look, period, unit)]
            directory = look.directory_of(period)
            names = _UnitWords(directory)
            order = {one.unit: place for place, one in enumerate(directory.in_order)}
        tasks = [task for task in tasks if not task.is_cancelled]
        tasks.sort(key=lambda task: (order.get(task.unit, 0), task.due_on or date.max))
        rows = [_plan_row(number, task, names, period) for number, task in enumerate(tasks, 1)]
        title = f"KẾ HOẠCH CÔNG TÁC THÁNG {period.month:02d}/{period.year}"
        return self._file(f"ke-hoach-{period}", (title,), _PLAN, rows, ending)

    def results(self, period: Period, ending: str, unit: str | None = None) -> SheetFile:
        """Write what a unit's report says of its tasks."""
        _require_ending(ending)
        line = self._reporting.open(period, unit)
        draft, about = line.draft, line.line.unit
        told = {result.task: result for result in draft.results}
        with self._book.looking() as look:
            owners = {person: one.name for person, one in look.directory_of(period).people.items()}
        tasks = [task for task in draft.tasks if not task.is_cancelled]
        rows = [
            _result_row(number, task, told.get(task.id, TaskResult(task=task.id)), owners)
            for number, task in enumerate(tasks, 1)
        ]
        month = f"KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG {period.month:02d}/{period.year}"
        titles = (about.name.upper(), month)
        return self._file(f"ket-qua-{about.code}-{period}", titles, _RESULTS, rows, ending)

    def roster(self, ending: str) -> SheetFile:
        """Write the present people with what the Office keeps of them.

        Raises:
            RuleError: ``only_office_exports_people``.
        """
        _require_ending(ending)
        with self._book.looking() as look:
            if not look.is_office:
                raise RuleError("only_office_exports_people")
            names = _UnitWords(look.directory)
            private = {
                fact.subject: fact.body
                for fact in look.projections.facts("person.private")
                if isinstance(fact.body, PersonPrivate)
            }
            directory = look.directory
            people = [one for one in directory.people.values() if directory.is_here(one)]
        people.sort(key=lambda one: (one.order, one.name))
        rows = [
            _roster_row(number, one, private.get(one.person), names)
            for number, one in enumerate(people, 1)
        ]
        columns: tuple[tuple[str, int], ...] = _ROSTER
        if all(row[_PARTY_AT] is None for row in rows):
            columns = (*columns[:_PARTY_AT], *columns[_PARTY_AT + 1 :])
            rows = [(*row[:_PARTY_AT], *row[_PARTY_AT + 1 :]) for row in rows]
        return self._file("danh-sach-can-bo", ("DANH SÁCH CÁN BỘ",), columns, rows, ending)

    def _file(
        self,
        name: str,
        titles: tuple[str, ...],
        columns: tuple[tuple[str, int], ...],
        rows: Sequence[tuple[SheetValue, ...]],
        ending: str,
    ) -> SheetFile:
        content = SheetContent(
            name="Bảng",
            titles=titles,
            headings=tuple(words for words, _width in columns),
            widths=tuple(width for _words, width in columns),
            rows=tuple(rows),
        )
        data = self._writer.write(content, ending)
        return SheetFile(f"{name}.{ending}", data, len(rows))


class _UnitWords:
    """Names of units, their codes where two are called the same."""

    def __init__(self, directory: Directory) -> None:
        units = directory.units
        counted = Counter(unit.name for unit in units.values())
        self._words = {
            key: unit.name if counted[unit.name] == 1 else unit.code for key, unit in units.items()
        }

    def of(self, *units: str) -> str:
        """Return the words for units."""
        return "; ".join(self._words.get(unit, unit) for unit in units)


def _require_ending(ending: str) -> None:
    if ending not in ENDINGS:
        raise UseError("sheet_ending_unknown", ending=ending, known=", ".join(ENDINGS))


def _plan_row(number: int, task: Task, names: _UnitWords, period: Period) -> tuple[SheetValue, ...]:
    due: SheetValue = task.due_on
    if task.due_words and read_day(task.due_words, period).day == task.due_on:
        due = task.due_words
    return (
        number, task.content, task.director, names.of(task.unit), names.of(*task.partners),
        task.product, _number(task.qty), _number(task.coef), due, task.note,
    )  # fmt: skip


def _result_row(
    number: int, task: Task, result: TaskResult, owners: dict[str, str]
) -> tuple[SheetValue, ...]:
    status = "" if result.status is None else _STATUS[result.status]
    quality = "" if result.quality is None else f"Mức {result.quality}"
    return (
        number, task.content, owners.get(task.owner, ""), result.result, status, result.done_on,
        quality, result.cause, "x" if result.carry else "", result.evidence, result.note,
    )  # fmt: skip


def _roster_row(
    number: int, person: PersonSet, kept: PersonPrivate | None, names: _UnitWords
) -> tuple[SheetValue, ...]:
    kept = kept or PersonPrivate(person=person.person)
    party = {True: "x", False: "", None: None}[kept.party]
    return (
        number, person.name, kept.born_on or kept.born_year, person.position, kept.grade, party,
        names.of(person.unit), kept.note,
    )  # fmt: skip


def _number(text: str) -> SheetValue:
    number = float(Decimal(text))
    if read_decimal(number) != text:
        return text.replace(".", ",")
    return int(number) if number.is_integer() else number
