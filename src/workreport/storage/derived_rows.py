"""Rows of the projections as single bodies give them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

import msgspec

from workreport.domain.exact_numbers import exact, total
from workreport.domain.task import Status
from workreport.domain.task_progress import compare, extended
from workreport.ledger.bodies import office, report

Row = dict[str, object]
_COMPLETED = Status.COMPLETED.value
_LATE = ("late", "overdue")
_IN_TIME = ("ahead", "on_time")
_COUNTED = (
    *(status.value for status in Status),
    "on_time",
    "quality_1",
    "quality_2",
    "quality_3",
)
_GOOD = (1, 2)  # levels of quality that count for the grade


def result_row(id_: str, position: int, item: report.ResultItem, body: report.ReportFile) -> Row:
    """Write one task of a report."""
    due_on = extended(item.due_on, item.waited)
    kind, days = compare(due_on, item.done_on, body.as_of, completed=item.status == _COMPLETED)
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
    lines = _not_counted_before(body, lines)
    alike = Counter((line["status"], line["progress"], line["quality"]) for line in lines)

    def count(place: int, wanted: object) -> int:
        return sum(count for each, count in alike.items() if each[place] == wanted)

    return {
        "report": id_,
        "period": body.period,
        "unit": body.unit,
        "version": version,
        "nil": body.kind == "nil",
        "completed": count(0, "completed"),
        "in_progress": count(0, "in_progress"),
        "not_started": count(0, "not_started"),
        "on_time": sum(
            count
            for (status, progress, _quality), count in alike.items()
            if status == _COMPLETED and progress != "late"
        ),
        "late": count(1, "late"),
        "overdue": count(1, "overdue"),
        "no_due": sum(line["due_on"] is None for line in lines),
        "quality_1": count(2, 1),
        "quality_2": count(2, 2),
        "quality_3": count(2, 3),
    }


def figure_rows(id_: str, body: report.ReportFile, lines: Sequence[Row]) -> Iterator[Row]:
    """Count and weigh the tasks of a report: all of them, and what counts in a cut-off month."""
    lines = _not_counted_before(body, lines)
    due = [line for line in lines if _counts_when_cut(line)]
    bases = {"all": lines} if len(due) == len(lines) else {"all": lines, "cut": due}
    as_of = body.as_of.isoformat()
    forecast = sum(_is_forecast(line, as_of) for line in lines)  # completed: in both of them
    for base, counted in bases.items():
        yield {
            "report": id_,
            "base": base,
            "period": body.period,
            "cut_off": body.cut_off,
            "nil": body.kind == "nil",
            "forecast": forecast,
            **_figures(counted),
        }


def _not_counted_before(body: report.ReportFile, lines: Sequence[Row]) -> Sequence[Row]:
    """Leave out what only confirms a completion that the month before counted."""
    confirmed = {item.task for item in body.items if item.confirms}
    return [line for line in lines if line["task"] not in confirmed] if confirmed else lines


def _counts_when_cut(line: Row) -> bool:
    """Tell what ``task_progress.counts`` says, by what a line keeps: completed, or already due."""
    progress = line["progress"]
    return (
        line["status"] == _COMPLETED
        or progress == "overdue"
        or (progress == "open" and not line["days"])
    )


def _is_forecast(line: Row, as_of: str) -> bool:
    done_on = line["done_on"]
    return line["status"] == _COMPLETED and isinstance(done_on, str) and done_on > as_of


def _figures(lines: Sequence[Row]) -> Mapping[str, object]:
    # Tasks alike are counted once: a report of forty has about ten kinds.
    alike = Counter(
        (
            line["status"] or Status.NOT_STARTED.value,
            line["progress"],
            line["quality"],
            line["qty"],
            line["coef"],
        )
        for line in lines
    )
    found: Counter[str] = Counter()
    weights: dict[str, list[Fraction]] = {"whole": [], "done": [], "in_time": [], "good": []}
    for (status, progress, quality, qty, coef), count in alike.items():
        found[str(status)] += count
        weight = _weight(qty, coef, count)
        weights["whole"].append(weight)
        if status != _COMPLETED:
            continue
        weights["done"].append(weight)
        found[f"quality_{quality}"] += count
        found["on_time"] += count if progress in _IN_TIME else 0
        if progress not in _LATE:
            weights["in_time"].append(weight)
        if quality in _GOOD:
            weights["good"].append(weight)
    return {
        **{name: found[name] for name in _COUNTED},
        "no_due": sum(line["due_on"] is None for line in lines),
        **{name: exact(total(each)) for name, each in weights.items()},
    }


@lru_cache(maxsize=1024)
def _weight(qty: object, coef: object, count: int) -> Fraction:
    return Fraction(str(qty)) * Fraction(str(coef)) * count


def text_rows(id_: str, body: report.ReportFile) -> Iterator[Row]:
    """Keep the words of a report beside its figures."""
    words = {section: text for section, text in sorted(body.text.items()) if text}
    if words:
        yield {"report": id_, "period": body.period, "body": msgspec.json.encode(words)}


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
        "score_exact": item.score_exact,
        "scheme": item.scheme,
        "computed": item.computed,
    }
