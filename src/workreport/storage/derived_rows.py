"""Rows of the projections as single bodies give them."""

from collections.abc import Iterator, Sequence

from workreport.domain.task import Status
from workreport.domain.task_progress import compare
from workreport.ledger.bodies import office, report

Row = dict[str, object]
_COMPLETED = Status.COMPLETED.value


def result_row(id_: str, position: int, item: report.ResultItem, body: report.ReportFile) -> Row:
    """Write one task of a report."""
    kind, days = compare(item.due_on, item.done_on, body.as_of, completed=item.status == _COMPLETED)
    return {
        "report": id_,
        "position": position,
        "period": body.period,
        "unit": body.unit,
        "task": item.task,
        "content": item.content,
        "status": item.status,
        "due_on": None if item.due_on is None else item.due_on.isoformat(),
        "done_on": None if item.done_on is None else item.done_on.isoformat(),
        "quality": item.quality,
        "qty": item.qty,
        "coef": item.coef,
        "progress": kind,
        "days": days,
        "carry": item.carry,
    }


def sum_row(id_: str, body: report.ReportFile, version: int, lines: Sequence[Row]) -> Row:
    """Count the tasks of a report."""

    def count(column: str, *wanted: object) -> int:
        return sum(line[column] in wanted for line in lines)

    return {
        "report": id_,
        "period": body.period,
        "unit": body.unit,
        "version": version,
        "nil": body.kind == "nil",
        "completed": count("status", "completed"),
        "in_progress": count("status", "in_progress"),
        "not_started": count("status", "not_started"),
        "on_time": sum(
            line["status"] == "completed" and line["progress"] != "late" for line in lines
        ),
        "late": count("progress", "late"),
        "overdue": count("progress", "overdue"),
        "no_due": sum(line["due_on"] is None for line in lines),
        "quality_1": count("quality", 1),
        "quality_2": count("quality", 2),
        "quality_3": count("quality", 3),
    }


def voice_rows(id_: str, body: report.ReportFile, part: report.RatedPart) -> Iterator[Row]:
    """Write what a report says about one person, a row for each voice."""
    for voice, item in (("department", part.department), ("own", part.own)):
        if item is not None:
            row = _voice(id_, voice, part.person, item)
            yield row | {"period": body.period, "unit": body.unit, "comparison": part.group}


def decided_row(id_: str, body: office.RatingDecide) -> Row:
    """Write the decision about one person."""
    row = _voice(id_, "decided", body.person, body.rating)
    return row | {"period": body.period, "unit": body.unit, "comparison": body.group}


def _voice(id_: str, voice: str, person: str, item: report.RatingItem) -> Row:
    return {
        "entry": id_,
        "voice": voice,
        "person": person,
        "level": item.level,
        "score": item.score,
        "remark": item.remark,
        "not_rated": item.not_rated,
    }
