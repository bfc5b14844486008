"""Reads what a person is rated by from plain data, naming the place of whatever is wrong."""

from collections.abc import Collection, Mapping
from typing import Any

from workreport.domain.errors import UseError
from workreport.domain.exact_numbers import Exact, exact_number
from workreport.domain.rating_input import (
    GROUPS,
    LEADER_PARTS,
    UNIT_PARTS,
    RatedTask,
    RatingInput,
)

_TASK_KEYS = (
    "id",
    "assigned",
    "done",
    "coef",
    "quality_faults",
    "delays",
    "exempt_quality",
    "exempt_delay",
    "exceeds",
)
_COUNTS = ("quality_faults", "delays", "exempt_quality", "exempt_delay")
_KEYS = (
    "group",
    "general",
    "tasks",
    "leader",
    "deduction",
    "blockers",
    "unit",
    "deputy",
    "failed_quarters",
    "level",
    "remark",
)
_MOST_TASKS = 10_000
_MOST_TEXT = 2000
_PERCENT = 100
_MOST = 10**9


def rating_input_from(data: Mapping[str, object], group: str) -> RatingInput:
    """Read an input; ``group`` is meant where it names none.

    Numbers are integers or decimal strings; null and absent mean unknown.

    Raises:
        UseError: ``input_key_unknown``, ``rating_value_malformed``, ``rating_value_out_of_range``
            or ``rating_task_twice``.
    """
    _known(data, _KEYS, "")
    general = data.get("general")
    by_criterion = isinstance(general, Mapping)
    return RatingInput(
        group=_word(data, "group", GROUPS, group),
        general=None if by_criterion else _number("general", general, 0, _PERCENT),
        criteria=_numbers("general", general, None, _PERCENT) if by_criterion else {},
        tasks=_tasks(data.get("tasks")),
        leader=_numbers("leader", data.get("leader"), LEADER_PARTS, _PERCENT),
        unit=_numbers("unit", data.get("unit"), UNIT_PARTS, 1),
        deduction=_number("deduction", data.get("deduction"), 0, _PERCENT) or 0,
        blockers=_words("blockers", data.get("blockers")),
        deputy=_truth("deputy", data.get("deputy")),
        failed_quarters=_number("failed_quarters", data.get("failed_quarters"), 0, 4),
        level=_text("level", data.get("level")),
        remark=_text("remark", data.get("remark")),
    )


def _tasks(value: object) -> tuple[RatedTask, ...]:
    rows = [] if value is None else value
    if not isinstance(rows, list | tuple) or len(rows) > _MOST_TASKS:
        raise _malformed("tasks", value)
    tasks = tuple(_task(row, f"tasks/{number}", number) for number, row in enumerate(rows, start=1))
    seen: set[str] = set()
    for task in tasks:
        if task.id in seen:
            raise UseError("rating_task_twice", value=task.id)
        seen.add(task.id)
    return tasks


def _task(row: object, place: str, number: int) -> RatedTask:
    if not isinstance(row, Mapping):
        raise _malformed(place, row)
    _known(row, _TASK_KEYS, place)
    coef = _number(f"{place}/coef", row.get("coef"), 0, _MOST)
    if coef == 0:
        raise _malformed(f"{place}/coef", row["coef"])
    return RatedTask(
        id=_task_id(row.get("id"), place, number),
        assigned=_number(f"{place}/assigned", row.get("assigned"), 0, _MOST),
        done=_number(f"{place}/done", row.get("done"), 0, _MOST),
        coef=1 if coef is None else coef,
        exceeds=_truth(f"{place}/exceeds", row.get("exceeds")),
        **{name: _count(f"{place}/{name}", row.get(name)) for name in _COUNTS},
    )


def _task_id(value: object, place: str, number: int) -> str:
    if value is None:
        return str(number)
    if type(value) is int:
        return str(value)
    if not isinstance(value, str) or not value.strip() or len(value) > _MOST_TEXT:
        raise _malformed(f"{place}/id", value)
    return value


def _known(data: Mapping[str, object], known: Collection[str], place: str) -> None:
    for name in data:
        if name not in known:
            raise UseError("input_key_unknown", key=name, place=place, known=", ".join(known))


def _malformed(place: str, value: object) -> UseError:
    return UseError("rating_value_malformed", place=place, value=str(value)[:80])


def _number(place: str, value: object, low: Exact, high: Exact) -> Exact | None:
    if value is None:
        return None
    number = exact_number(value)
    if number is None:
        raise _malformed(place, value)
    if not low <= number <= high:
        raise UseError("rating_value_out_of_range", place=place, value=value, high=high)
    return number


def _count(place: str, value: object) -> int:
    number = _number(place, value, 0, _MOST)
    if number is not None and not isinstance(number, int):
        raise _malformed(place, value)
    return number or 0


def _numbers(
    place: str, value: object, known: Collection[str] | None, high: Exact
) -> Mapping[str, Exact]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise _malformed(place, value)
    _known(value, value if known is None else known, place)
    found = {name: _number(f"{place}/{name}", each, 0, high) for name, each in value.items()}
    return {name: number for name, number in found.items() if number is not None}


def _word(data: Mapping[str, Any], name: str, known: Collection[str], default: str) -> str:
    value = data.get(name)
    if value is None:
        return default
    if not isinstance(value, str) or value not in known:
        raise _malformed(name, value)
    return value


def _words(place: str, value: object) -> tuple[str, ...]:
    words = [] if value is None else value
    if not isinstance(words, list | tuple) or any(not isinstance(each, str) for each in words):
        raise _malformed(place, value)
    return tuple(dict.fromkeys(words))


def _truth(place: str, value: object) -> bool:
    if value is None:
        return False
    if value not in (True, False) or not isinstance(value, bool | int):
        raise _malformed(place, value)
    return bool(value)


def _text(place: str, value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > _MOST_TEXT:
        raise _malformed(place, value)
    return value
