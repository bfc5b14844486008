"""The plan of a month of the training agency: recurring work, and what that month alone asks."""

from collections.abc import Iterator
from datetime import date, timedelta

from workreport.domain.ids import new_id
from workreport.domain.names import task_key
from workreport.domain.period import Period
from workreport.ledger.bodies.plan import TaskBody
from workreport.services.training.stage import Department, Stage
from workreport.services.training.texts import TaskText, UnitText, filled

_SAMPLE_MONTH = 9  # the words of single months begin here


def planned(stage: Stage, period: Period) -> list[TaskBody]:
    """Return the tasks assigned for a month, unit by unit."""
    return [body for one in stage.departments for body in _of_unit(stage, one, period)]


def _of_unit(stage: Stage, department: Department, period: Period) -> Iterator[TaskBody]:
    texts = stage.texts.unit(department.code, department.name)
    units = {one.code: one.unit for one in stage.departments}
    for text in texts.recurring:
        yield _body(stage, department, period, text, "recurring", units)
    for order, text in enumerate(_special(texts, period)):
        origin = "programme" if order % 2 == 0 else ""
        yield _body(stage, department, period, text, origin, units)


def _special(texts: UnitText, period: Period) -> list[TaskText]:
    return texts.special.get(str(period.month)) or texts.special.get("other", [])


def _body(
    stage: Stage,
    department: Department,
    period: Period,
    text: TaskText,
    origin: str,
    units: dict[str, str],
) -> TaskBody:
    due_on = due_day(stage, period, text.due)
    return TaskBody(
        id=new_id(),
        born=str(period),
        unit=department.unit,
        content=filled(text.content, period),
        product=text.product,
        coef=text.coef,
        due_on=due_on,
        original_due_on=due_on,
        origin=origin,
        category=stage.texts.field_of(text.content),
        director=stage.dice.one(stage.texts.directors, period, department.code, text.content),
        partners=[units[code] for code in text.partners if code in units],
    )


def due_day(stage: Stage, period: Period, day: int) -> date | None:
    """Return a working day for a due day of the month; nothing for day 0."""
    if not day:
        return None
    calendar = stage.calendar(period)
    return calendar.previous_working(period.first_day + timedelta(days=day - 1))


def words_for(texts: UnitText, content: str) -> TaskText | None:
    """Find what a report may say about a task, whatever month is written in its content."""
    key = task_key(content)
    everything = [*texts.recurring, *texts.ad_hoc]
    for special in texts.special.values():
        everything += special
    for text in everything:
        example = text.content.format(m=_SAMPLE_MONTH, n=_SAMPLE_MONTH + 1, y=2026)
        if task_key(example) == key:
            return text
    return None
