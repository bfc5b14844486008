"""Rules, programmes, weeks and loads as the command line prints and reads them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workreport.cli.values import day_text, read_day, require_known
from workreport.domain.errors import UseError
from workreport.domain.period import Period

if TYPE_CHECKING:
    from workreport.domain.week import Week
    from workreport.services.directory import Directory
    from workreport.services.loads import PersonLoad
    from workreport.services.occurrences import DueTask
    from workreport.services.programmes import Item, Programme, ProgrammeLine
    from workreport.services.recurrence import RecurrenceRule, RuleLine

_RULE_KEYS = (
    *("id", "unit", "content", "from", "until", "every", "day", "product", "owner", "partners"),
    *("director", "category"),
)
_PROGRAMME_KEYS = ("id", "title", "span", "first_year", "last_year", "basis", "items")
_ITEM_KEYS = (
    *("id", "content", "unit", "partners", "product", "director", "due", "months", "issued"),
)


def code_of(directory: "Directory", unit: str) -> str:
    """Return the code of a unit, or its id when it is unknown here."""
    known = directory.units.get(unit)
    return unit if known is None else known.code


def rule_shape(one: "RuleLine", directory: "Directory") -> dict[str, Any]:
    """Return a rule in the shape that ``recurrence set`` takes, and what came of it."""
    rule = one.rule
    return {
        "id": rule.id,
        "unit": code_of(directory, rule.unit),
        "content": rule.content,
        "from": str(rule.first),
        "until": str(rule.last),
        "every": rule.every,
        "day": rule.day,
        "product": rule.product,
        "owner": directory.person_name(rule.owner),
        "partners": [code_of(directory, unit) for unit in rule.partners],
        "director": rule.director,
        "category": rule.category,
        "skipped": [{"period": month, "reason": why} for month, why in one.skipped.items()],
        "issued": one.issued,
        "in_conflict": one.in_conflict,
    }


def rule_of(said: Mapping[str, Any], directory: "Directory", own_unit: str) -> "RecurrenceRule":
    """Read a rule.

    Raises:
        UseError: A key or value is wrong.
    """
    from workreport.services.recurrence import RecurrenceRule  # noqa: PLC0415 - to write one

    require_known(said, _RULE_KEYS, "")
    unit = _unit(directory, said["unit"]) if said.get("unit") else own_unit
    owner = str(said.get("owner") or "")
    return RecurrenceRule(
        id=str(said.get("id") or ""),
        unit=unit,
        content=str(said.get("content") or ""),
        first=Period.parse(str(said.get("from") or "")),
        last=Period.parse(str(said.get("until") or "")),
        every=str(said.get("every") or "month"),
        day=_whole(said.get("day", 31), "day"),
        product=str(said.get("product") or ""),
        owner=directory.person(owner, unit).person if owner else "",
        partners=tuple(_unit(directory, one) for one in said.get("partners") or ()),
        director=str(said.get("director") or ""),
        category=str(said.get("category") or ""),
    )


def due_shape(one: "DueTask", directory: "Directory") -> dict[str, Any]:
    """Return what a rule or a programme brings into a month."""
    return {
        "id": one.task.id,
        "source": one.source,
        "of": one.key,
        "lead": code_of(directory, one.task.unit),
        "content": one.task.content,
        "due": day_text(one.task.due_on),
        "state": one.state,
        "reason": one.reason or None,
    }


def programme_shape(one: "ProgrammeLine", directory: "Directory") -> dict[str, Any]:
    """Return a programme in the shape that ``programme set`` takes, and what came of it."""
    programme = one.programme
    return {
        "id": programme.id,
        "title": programme.title,
        "span": programme.span,
        "first_year": programme.first_year,
        "last_year": programme.last_year,
        "basis": programme.basis,
        "items": [
            {
                "id": item.id,
                "content": item.content,
                "unit": code_of(directory, item.unit),
                "partners": [code_of(directory, unit) for unit in item.partners],
                "product": item.product,
                "director": item.director,
                "due": day_text(item.due_on),
                "months": [str(month) for month in item.months],
                "issued": list(one.issued.get(item.id, ())),
            }
            for item in programme.items
        ],
    }


def programme_of(said: Mapping[str, Any], directory: "Directory") -> "Programme":
    """Read a programme.

    Raises:
        UseError: A key or value is wrong.
    """
    from workreport.services.programmes import Programme  # noqa: PLC0415 - to write one

    require_known(said, _PROGRAMME_KEYS, "")
    first = _whole(said.get("first_year"), "first_year")
    return Programme(
        id=str(said.get("id") or ""),
        title=str(said.get("title") or ""),
        span=str(said.get("span") or "year"),
        first_year=first,
        last_year=_whole(said.get("last_year", first), "last_year"),
        basis=str(said.get("basis") or ""),
        items=tuple(_item(one, directory) for one in said.get("items") or ()),
    )


def _item(said: Mapping[str, Any], directory: "Directory") -> "Item":
    from workreport.services.programmes import Item  # noqa: PLC0415 - to write one

    require_known(said, _ITEM_KEYS, "items")
    due = said.get("due")
    return Item(
        id=str(said.get("id") or ""),
        content=str(said.get("content") or ""),
        unit=_unit(directory, said.get("unit")),
        partners=tuple(_unit(directory, one) for one in said.get("partners") or ()),
        product=str(said.get("product") or ""),
        director=str(said.get("director") or ""),
        due_on=read_day(str(due), "due") if due else None,
        months=tuple(Period.parse(str(one)) for one in said.get("months") or ()),
    )


def week_shape(week: "Week", directory: "Directory") -> dict[str, Any]:
    """Return a week by day."""
    return {
        "monday": day_text(week.monday),
        "sunday": day_text(week.sunday),
        "overdue": len(week.overdue),
        "days": [
            {
                "day": day_text(one.day),
                "working": one.is_working,
                "due": [
                    {
                        "task": line.task or None,
                        "content": line.content,
                        "lead": code_of(directory, line.unit),
                        "owner": line.owner,
                        "partners": [code_of(directory, unit) for unit in line.partners],
                        "director": line.director,
                    }
                    for line in one.lines
                ],
            }
            for one in week.days
        ],
    }


def load_shape(one: "PersonLoad", directory: "Directory") -> dict[str, Any]:
    """Return how much a person has to do."""
    return {
        "person": one.person or None,
        "name": one.name,
        "unit": code_of(directory, one.unit),
        "active": one.active,
        "overdue": one.overdue,
        "completed": one.done,
        "warnings": list(one.warnings),
        "tasks": [{"id": each.task.id, "status": each.status or None} for each in one.tasks],
    }


def _unit(directory: "Directory", said: object) -> str:
    wanted = str(said or "")
    if wanted in directory.units:
        return wanted
    for unit in directory.in_order:
        if unit.code.casefold() == wanted.strip().casefold():
            return unit.unit
    raise UseError(
        "unit_unknown", unit=wanted, known=", ".join(one.code for one in directory.in_order)
    )


def _whole(said: object, key: str) -> int:
    if isinstance(said, int) and not isinstance(said, bool):
        return said
    raise UseError("input_value_malformed", key=key, value=str(said))
