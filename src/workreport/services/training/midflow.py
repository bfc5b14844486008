"""November in mid-flow: a report received, one in check, one returned, one still missing."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import msgspec

from workreport.domain.calendar import end_of
from workreport.domain.period import Period
from workreport.domain.report import ReportDraft
from workreport.domain.task import Status, TaskResult
from workreport.i18n.translation import _
from workreport.ledger.bodies.plan import TaskBody
from workreport.ledger.bodies.report import Mark
from workreport.services.planning import change_task
from workreport.services.training.living import (
    corrections,
    file_report,
    write_report,
)
from workreport.services.training.plans import planned
from workreport.services.training.results import in_order
from workreport.services.training.sources import set_sources
from workreport.services.training.stage import LEADER_DESK, OFFICE_DESK, Stage

PLAN = "samples/ke-hoach-2026-11.xlsx"
SAMPLED = ("VP", "TCCB", "TCD", "BVCT")
RECEIVED, IN_CHECK, MISSING, RETURNED = SAMPLED
EXTENDED_TO = date(2026, 11, 23)
ANSWERED_MARKS = 2
LATE_DAYS = 3


def live_into_november(stage: Stage, period: Period) -> None:
    """Live from the plan to the 19th at 16:00, and leave everything as it is then."""
    calendar = stage.calendar(period)
    stage.at(calendar.next_working(period.first_day), "09:00")
    _take_plan(stage, period)
    set_sources(stage, period)
    _extend(stage, period)
    _file(stage, period)
    _check(stage, period)
    _correct_half(stage, period)
    with stage.step(
        _("{unit} đang viết báo cáo, còn lỗi và cảnh báo").format(
            unit=stage.department(MISSING).name
        )
    ):
        stage.at(_day(period, 19), "15:05")
        stage.sync(stage.department(MISSING).desk)
        _draft_with_faults(stage, period)
    with stage.step(_("Mọi máy trao đổi lần cuối")):
        stage.at(_day(period, 19), "15:40")
        stage.sync(LEADER_DESK, OFFICE_DESK, *(one.desk for one in stage.departments))
    stage.at(_day(period, 19), "16:00")


def _day(period: Period, day: int) -> date:
    return period.first_day + timedelta(days=day - 1)


def _take_plan(stage: Stage, period: Period) -> None:
    office = stage.office
    with stage.step(_("Văn phòng nhập kế hoạch tháng 11 từ Excel")):
        office.imports.plan(stage.program.resources.path(PLAN), period)
        _name_fields(stage, period)
        others = {one.unit for one in stage.departments if one.code not in SAMPLED}
        more = [task for task in planned(stage, period) if task.unit in others]
        if more:
            office.planning.assign(period, more, "Chương trình công tác tháng 11")
        stage.sync(OFFICE_DESK)


def _name_fields(stage: Stage, period: Period) -> None:
    """Give each task of the plan its field of work: the workbook has no column for it."""
    with stage.office.book.working() as work:
        for row in work.projections.tasks(str(period)):
            body = msgspec.json.decode(row.body, type=TaskBody)
            named = msgspec.structs.replace(body, category=stage.texts.field_of(body.content))
            if named != body and not body.category:
                change_task(work, body, named, reason="Ghi lĩnh vực của nhiệm vụ")


def _extend(stage: Stage, period: Period) -> None:
    department = stage.department(MISSING)
    until_at = end_of(EXTENDED_TO)
    stage.at(_day(period, 17), "08:40")
    words = _("{unit} xin gia hạn tháng {month}, Văn phòng đồng ý")
    with stage.step(words.format(unit=department.name, month=period.month)):
        stage.sync(department.desk)
        stage.desks[department.desk].reporting.ask_extension(
            period, until_at, "Chờ số liệu đảng viên của năm đảng bộ sáp nhập", department.unit
        )
        stage.sync(department.desk, OFFICE_DESK)
        stage.office.office.extend(
            period, MISSING, until_at, "Số liệu sáp nhập đến muộn, đồng ý lùi đến 23/11"
        )
        stage.sync(OFFICE_DESK)


def _file(stage: Stage, period: Period) -> None:
    times = {RECEIVED: (17, "15:30"), IN_CHECK: (18, "09:05"), RETURNED: (18, "16:20")}
    events = [(day, clock, code) for code, (day, clock) in times.items()]
    events += [
        (18, f"{10 + place % 6:02d}:{7 * place % 60:02d}", one.code)
        for place, one in enumerate(stage.departments)
        if one.code not in SAMPLED
    ]
    for day, clock, code in sorted(events):
        stage.at(_day(period, day), clock)
        file_report(stage, stage.department(code), period, _day(period, day))


def _check(stage: Stage, period: Period) -> None:
    office = stage.office.office
    stage.at(_day(period, 19), "08:12")
    with stage.step(
        _("Văn phòng bắt đầu kiểm tra {unit}").format(unit=stage.department(IN_CHECK).name)
    ):
        office.start_check(period, IN_CHECK)
        stage.office.consolidation.word(
            period, "advantages", "Đề án quy hoạch cán bộ hoàn thành đúng tiến độ.", IN_CHECK
        )
    stage.at(_day(period, 19), "09:40")
    marks = marks_for(stage.office.reporting.open(period, RETURNED).draft)
    words = _("Văn phòng trả lại {count} mục cho {unit}")
    with stage.step(words.format(count=len(marks), unit=stage.department(RETURNED).name)):
        office.start_check(period, RETURNED)
        office.return_report(period, RETURNED, "Bổ sung các mục đã đánh dấu", marks)
        stage.sync(OFFICE_DESK)


def marks_for(draft: ReportDraft) -> list[Mark]:
    """Mark two tasks and a section of a report."""
    unfinished = [one for one in in_order(draft) if one.status is not Status.COMPLETED]
    finished = [one for one in in_order(draft) if one.status is Status.COMPLETED]
    first, second = (unfinished + finished)[0], finished[-1]
    return [
        Mark(
            path=f"task/{first.task}/cause",
            code="unclear",
            text="Ghi rõ đang chờ đơn vị nào, từ ngày nào",
        ),
        Mark(
            path="text/limitations",
            code="unclear",
            text="Nêu rõ hạn chế của phòng, không nêu chung",
        ),
        Mark(
            path=f"task/{second.task}/result",
            code="figures_differ",
            text="Số liệu khác với báo cáo của Phòng Tổ chức cán bộ",
        ),
    ]


def _correct_half(stage: Stage, period: Period) -> None:
    department = stage.department(RETURNED)
    stage.at(_day(period, 19), "13:45")
    words = _("{unit} đã sửa {count} trong 3 mục bị trả lại")
    with stage.step(words.format(unit=department.name, count=ANSWERED_MARKS)):
        stage.sync(department.desk)
        reporting = stage.desks[department.desk].reporting
        line = reporting.open(period, department.unit)
        reporting.edit(period, corrections(line, ANSWERED_MARKS), department.unit)


def _draft_with_faults(stage: Stage, period: Period) -> None:
    """Leave two errors and three warnings in a draft that is otherwise ready."""
    department = stage.department(MISSING)
    line = write_report(stage, department, period, _day(period, 19))
    reporting = stage.desks[department.desk].reporting
    draft = replace(
        line.draft, text={**line.draft.text, "limitations": line.last_text.get("limitations", "")}
    )
    reporting.save(draft)
    reporting.edit(period, {"tasks": faults_in(draft)}, department.unit)


def faults_in(draft: ReportDraft) -> list[dict[str, Any]]:
    """Take away what five places of a report need."""
    due = {task.id: task.due_on for task in draft.tasks}
    results = in_order(draft)
    finished = [
        one
        for one in results
        if one.status is Status.COMPLETED and due[one.task] is not None and one.evidence
    ]
    unfinished = [one for one in results if one.status is not Status.COMPLETED]
    late, unproven, blank, *others = finished
    late_due = due[late.task] or draft.as_of or date.min
    return [
        _without_cause((unfinished + others)[0]),
        {"id": blank.task, "status": None, "result": "", "done_on": None, "quality": None},
        {"id": unproven.task, "evidence": ""},
        {
            "id": late.task,
            "done_on": (late_due + timedelta(days=LATE_DAYS)).isoformat(),
            "quality": 1,
            "cause": "",
        },
    ]


def _without_cause(result: TaskResult) -> dict[str, Any]:
    return {"id": result.task, "status": "not_started", "cause": "", "carry": True}
