"""A week from Monday to Sunday: open tasks and items of programmes by the day they are due."""

from datetime import date, timedelta

from workreport.domain.period import Period
from workreport.domain.week import DAYS, Week, WeekDay, WeekLine, monday_of
from workreport.i18n.translation import ORIGINAL, speaking
from workreport.services.book import Book, Look
from workreport.services.calendars import Calendars
from workreport.services.occurrences import DUE, due_tasks
from workreport.services.paper_frame import read_frame
from workreport.services.ports.press import Press
from workreport.services.task_states import task_states
from workreport.services.week_paper import week_document

_BEFORE = 2  # months in which a task may have been born that is due in this week


class WeekService:
    """Reads weeks and draws them."""

    def __init__(self, book: Book, calendars: Calendars, press: Press) -> None:
        self._book = book
        self._calendars = calendars
        self._press = press

    def week(self, day: date | None = None, unit: str | None = None) -> Week:
        """Return the week a day lies in, this one without a day; of one unit or of all held here.

        Raises:
            UseError: ``unit_unknown``.
        """
        with self._book.looking() as look:
            return self._week(look, day or look.today, unit)

    def pdf(self, day: date | None = None, unit: str | None = None) -> bytes:
        """Draw "Lịch tuần" on landscape paper.

        Raises:
            UseError: ``unit_unknown``.
        """
        with speaking(ORIGINAL), self._book.looking() as look:
            week = self._week(look, day or look.today, unit)
            frame = read_frame(look, "week", Period.of(week.monday))
            place = "" if unit is None else look.directory.unit(unit, look.today).unit
            document = week_document(week, frame, look.directory, place)
        return self._press.pdf(document)

    def _week(self, look: Look, day: date, unit: str | None) -> Week:
        place = None if unit is None else look.directory.unit(unit, look.today).unit
        monday = monday_of(day)
        sunday = monday + timedelta(days=DAYS - 1)
        calendar = self._calendars.around(Period.of(monday), look.projections)
        lines = _lines(look, Period.of(monday), Period.of(sunday), place)
        days = tuple(
            WeekDay(
                each,
                calendar.is_working(each),
                tuple(line for line in lines if line.due_on == each),
            )
            for each in (monday + timedelta(days=step) for step in range(DAYS))
        )
        overdue = tuple(line for line in lines if line.due_on < monday)
        return Week(monday, days, overdue)


def _lines(look: Look, first: Period, last: Period, unit: str | None) -> tuple[WeekLine, ...]:
    found: dict[str, WeekLine] = {}
    closed: set[str] = set()
    month = first.plus(-_BEFORE)
    while month <= last:
        for state in task_states(look, month, unit):
            task = state.task
            if not state.is_open:
                closed.add(task.id)
            elif task.due_on is not None:
                closed.discard(task.id)  # a later month that reopened it counts
                found[task.id] = WeekLine(
                    task.content,
                    task.unit,
                    look.directory.person_name(task.owner),
                    task.director,
                    task.partners,
                    task.id,
                    task.due_on,
                    task.due_on < look.today,
                    task.origin.value,
                )
        month = month.next
    for month in {first, last}:
        for one in due_tasks(look, month, unit):
            due_on = one.task.due_on
            if one.state == DUE and due_on is not None:
                found[one.task.id] = WeekLine(
                    one.task.content,
                    one.task.unit,
                    look.directory.person_name(one.task.owner),
                    one.task.director,
                    tuple(one.task.partners),
                    "",
                    due_on,
                    False,
                    one.task.origin,
                )
    known = (line for key, line in found.items() if key not in closed)
    order = {one.unit: place for place, one in enumerate(look.directory.in_order)}
    return tuple(
        sorted(known, key=lambda line: (line.due_on, order.get(line.unit, 0), line.content))
    )
