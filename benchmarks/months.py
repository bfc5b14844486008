"""Whole months to measure with: plans, reports, answers, grades, decisions, each signed."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from benchmarks.bulk import World, moment, new_id
from workreport.domain.period import Period
from workreport.ledger import kinds
from workreport.ledger.bodies import agency, office, plan, report
from workreport.ledger.envelope import Entry, make_part
from workreport.services.calendars import DEFAULT_TEMPLATE
from workreport.services.periods import stamped
from workreport.services.scheme_choice import PEOPLE_SCHEME
from workreport.services.unit_schemes import STANDARD

_WORDS = "Tham mưu báo cáo kết quả thực hiện nghị quyết về công tác tổ chức xây dựng Đảng"
_TASKS_AT_ONCE = 400  # a body holds 256 KiB
_STATUSES = ("completed",) * 8 + ("in_progress", "not_started")


def month(
    world: World, period: Period, *, planned: bool = True, decided: bool = False
) -> Iterator[Entry]:
    """Sign a month up to its lock: opened, planned, reported, answered, graded, concluded."""
    yield opened(world, period)
    if planned:
        yield from plans(world, period)
    for number, unit in enumerate(world.units):
        filed = filed_report(world, unit, period, number)
        yield from (filed, *_answered(world, unit, period, filed.id, number))
        yield _graded(world, unit, period)
        if decided:
            yield from (_decided(world, one, period) for one in world.people[unit])
    yield _concluded(world, period)


def closed_month(world: World, period: Period) -> Iterator[Entry]:
    """Sign a month and its lock, which hands on what is unfinished; nobody was decided on."""
    told: dict[str, dict[str, str]] = {"report.file": {}, "unit.grade": {}, "conclusion": {}}
    for entry in month(world, period):
        envelope = entry.envelope
        if envelope.kind in told:
            told[envelope.kind][envelope.ref.get("unit", "")] = entry.id
        yield entry
    body = agency.PeriodClose(
        period=str(period),
        revision=1,
        units=[
            agency.UnitPin(
                unit=unit, report=told["report.file"][unit], grade=told["unit.grade"][unit]
            )
            for unit in world.units
        ],
        ratings=[],
        conclusions=list(told["conclusion"].values()),
        missing=[],
        carried=sorted(_unfinished(world, period)),
        snapshot=new_id("snapshot", period) * 2,
    )
    yield world.chief.sign("period.close", body, moment(period, 25))


def _unfinished(world: World, period: Period) -> Iterator[str]:
    for number, unit in enumerate(world.units):
        items = (_item(unit, period, place, number) for place in range(world.size.tasks))
        yield from (item.task for item in items if item.status != "completed")


def opened(world: World, period: Period) -> Entry:
    """Sign the opening of a month."""
    due, office_due, calendar = world.program.calendars.deadlines(period)
    world.limits[str(period)] = due.limit_at
    body = agency.PeriodOpen(
        period=str(period),
        units=world.units,
        report=stamped(due),
        office=stamped(office_due),
        template=DEFAULT_TEMPLATE,
        calendar=calendar.digest(),
        scheme=PEOPLE_SCHEME,
        unit_scheme=STANDARD,
    )
    return world.chief.sign("period.open", body, moment(period, 1))


def plans(world: World, period: Period) -> Iterator[Entry]:
    """Sign the plan of each unit."""
    for unit in world.units:
        yield from planned(world, unit, period)


def planned(world: World, unit: str, period: Period, count: int = 0) -> Iterator[Entry]:
    """Sign the plan of a unit, in as many parts as its tasks need."""
    tasks = [_task(unit, period, place) for place in range(count or world.size.tasks)]
    for first in range(0, len(tasks), _TASKS_AT_ONCE):
        body = plan.PlanIssue(
            plan=new_id("plan", unit, period, first),
            period=str(period),
            unit=unit,
            tasks=tasks[first : first + _TASKS_AT_ONCE],
        )
        yield world.chief.sign("plan.issue", body, moment(period, 1))


def filed_report(world: World, unit: str, period: Period, number: int) -> Entry:
    """Sign the report of a unit, every line with words, each person rated."""
    items = [_item(unit, period, place, number) for place in range(world.size.tasks)]
    body = report.ReportFile(
        period=str(period),
        unit=unit,
        kind="normal",
        as_of=period.first_day + timedelta(days=19),
        cut_off="forecast",
        items=items,
        text={
            "advantages": f"Tháng {period.month} cơ bản hoàn thành nhiệm vụ được giao.",
            "limitations": f"Còn một số việc chậm so với thời hạn ở đơn vị số {number}.",
        },
        prepared_by=world.hands[unit].person,
    )
    rated = [
        make_part(n, kinds.encode_body(_rated(one, n)), about=one.person)
        for n, one in enumerate(world.people[unit], start=2)
    ]
    return world.hands[unit].sign("report.file", body, moment(period, 20), more=rated)


def _task(unit: str, period: Period, place: int) -> plan.TaskBody:
    due_on = period.first_day + timedelta(days=place % 27) if place % 11 else None
    return plan.TaskBody(
        id=new_id("task", unit, period, place),
        born=str(period),
        unit=unit,
        content=_content(period, place),
        product="Báo cáo",
        coef=("1", "1.5", "2")[place % 3],
        due_on=due_on,
        original_due_on=due_on,
        origin="recurring",
    )


def _item(unit: str, period: Period, place: int, number: int) -> report.ResultItem:
    task = _task(unit, period, place)
    status: Any = _STATUSES[(place + number) % len(_STATUSES)]
    done = status == "completed"
    due_on = task.due_on or period.first_day + timedelta(days=9)
    return report.ResultItem(
        task=task.id,
        content=task.content,
        born=task.born,
        product=task.product,
        coef=task.coef,
        due_on=task.due_on,
        original_due_on=task.original_due_on,
        origin=task.origin,
        status=status,
        result=f"Đã tham mưu và trình ký văn bản thứ {place + 1}" if done else "Đang thực hiện",
        done_on=due_on + timedelta(days=(place + number) % 5 - 3) if done else None,
        quality=1 + (place + number) % 7 // 3 if done else None,
        evidence=f"Báo cáo số {place + 100}-BC/BTCTU" if done else "",
        carry=not done,
    )


def _rated(one: agency.PersonSet, n: int) -> report.RatedPart:
    level = "AABBBBBBC"[n % 9]
    return report.RatedPart(
        person=one.person,
        name=one.name,
        position=one.position,
        group=one.group,
        department=report.RatingItem(level="B" if n % 5 else level, remark="Hoàn thành tốt"),
        own=report.RatingItem(level=level),
    )


def _answered(
    world: World, unit: str, period: Period, filed: str, number: int
) -> tuple[Entry, Entry]:
    period_text = str(period)
    receipt = report.Receipt(
        period=period_text,
        unit=unit,
        report=filed,
        received_at=moment(period, 20),
        number=f"{period_text}-{number + 1:04}",
        limit_known=world.limits[period_text],
    )
    answer = report.Answer(period=period_text, unit=unit, report=filed, verdict="accepted")
    return (
        world.chief.sign("receipt", receipt, moment(period, 20)),
        world.chief.sign("answer", answer, moment(period, 21)),
    )


def _graded(world: World, unit: str, period: Period) -> Entry:
    body = office.UnitGradeSet(
        period=str(period),
        unit=unit,
        scheme=STANDARD,
        manual=[
            office.GradePoints(code="U5", points="9"),
            office.GradePoints(code="U6", points="9"),
        ],
        score="85.00",
        score_exact="85",
        level="B",
        **_decision(period),
    )
    return world.chief.sign("unit.grade", body, moment(period, 22))


def _decision(period: Period) -> Mapping[str, Any]:
    return {
        "decided_by": "Lãnh đạo Ban",
        "meeting_on": period.first_day + timedelta(days=22),
        "basis": "Biên bản họp",
    }


def _concluded(world: World, period: Period) -> Entry:
    body = office.Conclusion(
        conclusion=new_id("conclusion", period),
        period=str(period),
        text="Thống nhất",
        **_decision(period),
    )
    return world.chief.sign("conclusion", body, moment(period, 23))


def _decided(world: World, one: agency.PersonSet, period: Period) -> Entry:
    body = office.RatingDecide(
        period=str(period),
        person=one.person,
        unit=one.unit,
        group=one.group,
        rating=report.RatingItem(level="B"),
        **_decision(period),
    )
    return world.chief.sign("rating.decide", body, moment(period, 23))


def _content(period: Period, place: int) -> str:
    words = _WORDS.split()
    start = place % len(words)
    words = [*words[start:], *words[:start]]
    return f"{' '.join(words)}, nội dung {place + 1} tháng {period.month}"
