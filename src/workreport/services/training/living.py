"""One whole month of the training agency, from the plan to the lock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from workreport.domain.calendar import end_of, local_day
from workreport.domain.period import Period
from workreport.domain.task import Status
from workreport.i18n.translation import _
from workreport.ledger.bodies.report import Mark
from workreport.services.paper_lines import IssueInput
from workreport.services.reminders import KIND as LETTER
from workreport.services.reporting import DraftLine
from workreport.services.training.leaders import (
    close_month,
    conclude_month,
    judge_month,
    print_month,
)
from workreport.services.training.plans import planned
from workreport.services.training.results import MonthWriter, in_order
from workreport.services.training.stage import OFFICE_DESK, Department, Stage

RETURNED = "TCCB"
LATE = "TCD"
FIRST_LETTER = 200  # the register had given as many numbers before
EXTENDED = "BVCT"


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a month on which something happens."""

    target: date
    limit: date
    check: date
    correct: date
    judge: date
    meet: date
    close: date


def days_of(stage: Stage, period: Period) -> Days:
    """Return the days of a month that is open."""
    month = stage.office.periods.month(period)
    if month.opened is None:
        raise ValueError("the month is open by now")
    calendar = stage.calendar(period)
    one = timedelta(days=1)
    second = timedelta(seconds=1)
    limit = local_day(month.opened.report.limit_at - second)
    check = calendar.next_working(limit + one)
    correct = calendar.next_working(check + one)
    office = local_day(month.opened.office.limit_at - second)
    meet = calendar.next_working(max(office, correct) + one)
    return Days(
        target=local_day(month.opened.report.target_at - second),
        limit=limit,
        check=check,
        correct=correct,
        judge=max(correct, calendar.previous_working(meet - one)),
        meet=meet,
        close=calendar.next_working(meet + one),
    )


def live_month(stage: Stage, period: Period, number: int) -> None:
    """Let everybody do a month's work; ``number`` counts months, so that no two are alike."""
    assign(stage, period)
    days = days_of(stage, period)
    scene = _Scene(stage, period, days, troubled=number % 2 == 1)
    scene.change_plan()
    scene.filing()
    scene.checking()
    judge_month(stage, period, days.judge)
    conclude_month(stage, period, days.meet, number)
    close_month(stage, period, days.close, number)
    print_month(stage, period)


def assign(stage: Stage, period: Period) -> None:
    """Open a month and assign its tasks."""
    calendar = stage.calendar(period)
    stage.at(calendar.next_working(period.first_day), "09:30")
    tasks = planned(stage, period)
    words = _("Văn phòng giao {count} nhiệm vụ tháng {month}")
    with stage.step(words.format(count=len(tasks), month=period.month)):
        stage.office.periods.open(period)
        stage.office.planning.assign(period, tasks, f"Chương trình công tác tháng {period.month}")
        stage.sync(OFFICE_DESK)


def answered(line: DraftLine) -> list[dict[str, str]]:
    """Answer every warning in one line."""
    words = {
        "task_evidence_missing": "Sản phẩm không phải văn bản, lưu tại phòng",
        "task_late_cause_missing": "Phải chờ ý kiến chỉ đạo",
    }
    return [
        {"check": problem.key, "text": words.get(problem.code, "Đã kiểm tra, đúng thực tế")}
        for problem in line.unanswered
    ]


def write_report(stage: Stage, department: Department, period: Period, as_of: date) -> DraftLine:
    """Fill a department's draft so that it can be filed."""
    reporting = stage.desks[department.desk].reporting
    draft = reporting.open(period, department.unit).draft
    changes = MonthWriter(stage, department, period, as_of).report(draft)
    line = reporting.edit(period, changes, department.unit)
    answers = answered(line)
    return reporting.edit(period, {"answers": answers}, department.unit) if answers else line


def file_report(stage: Stage, department: Department, period: Period, day: date) -> None:
    """Let a department write, file and send its month, and the Office receive it."""
    words = _("{unit} ký và gửi báo cáo tháng {month}")
    with stage.step(words.format(unit=department.name, month=period.month)):
        stage.sync(department.desk)
        write_report(stage, department, period, day)
        stage.desks[department.desk].reporting.file(period, department.unit)
        stage.sync(department.desk, OFFICE_DESK)


@dataclass(slots=True)
class _Scene:
    stage: Stage
    period: Period
    days: Days
    troubled: bool  # odd months: a return and an extension; even months: a late unit

    def change_plan(self) -> None:
        """Move one due day with an agreement, withdraw one task with a reason."""
        stage = self.stage
        calendar = stage.calendar(self.period)
        stage.at(calendar.next_working(self.period.first_day + timedelta(days=6)), "14:00")
        last = stage.departments[-1]
        tasks = [one.task for one in stage.office.planning.tasks(self.period, last.unit)]
        fresh = sorted(
            (task for task in tasks if task.born == str(self.period) and task.due_on),
            key=lambda task: task.content,
        )
        if self.troubled:
            stage.office.planning.cancel(fresh[-1].id, "Trùng với nhiệm vụ của Tỉnh ủy giao")
            return
        due_on = calendar.next_working((fresh[-1].due_on or self.days.limit) + timedelta(days=3))
        stage.office.planning.move_due(
            fresh[-1].id, due_on, reason="Đổi lịch làm việc với cơ sở", agreed_by="Thái Đình Ước"
        )

    def filing(self) -> None:
        """Let each department file at its time, one late or by an extension."""
        one = timedelta(days=1)
        calendar = self.stage.calendar(self.period)
        target = self.days.target
        before = calendar.previous_working(target - one)
        times = [(before, "15:30"), (before, "16:05"), (target, "10:40"), (target, "16:20")]
        events: list[tuple[date, str, Callable[[], None]]] = []
        for place, department in enumerate(self.stage.departments):
            day, clock = times[place % len(times)]
            if place >= len(times):
                clock = f"{8 + place % 8:02d}:{place * 7 % 60:02d}"
            if department.code == EXTENDED and self.troubled:
                events.append((before, "08:30", self.extension))
                day, clock = self.days.check, "15:00"
            if department.code == LATE and not self.troubled:
                day, clock = self.days.check, "07:55"
                events.append((day, "07:30", self.reminding))
            events.append((day, clock, self._filing_of(department, day)))
        for day, clock, act in sorted(events, key=lambda event: event[:2]):
            self.stage.at(day, clock)
            act()

    def _filing_of(self, department: Department, day: date) -> Callable[[], None]:
        return lambda: file_report(self.stage, department, self.period, day)

    def extension(self) -> None:
        """Let a department ask for more time, and the chief grant it."""
        stage = self.stage
        until_at = end_of(self.days.correct)
        department = stage.department(EXTENDED)
        words = _("{unit} xin gia hạn tháng {month}, Văn phòng đồng ý")
        with stage.step(words.format(unit=department.name, month=self.period.month)):
            stage.desk_of(EXTENDED).reporting.ask_extension(
                self.period, until_at, "Chờ kết luận kiểm tra tại cơ sở", department.unit
            )
            stage.sync(department.desk, OFFICE_DESK)
            stage.office.office.extend(
                self.period, EXTENDED, until_at, "Lý do khách quan, đã báo trước hạn"
            )
            stage.sync(OFFICE_DESK)

    def reminding(self) -> None:
        """Let the Office issue a numbered letter to the unit whose report is missing."""
        stage = self.stage
        words = _("Văn phòng gửi thư nhắc {unit}")
        with stage.step(words.format(unit=stage.department(LATE).name)):
            register, day = stage.office.register, self.days.check
            said = IssueInput(
                kind=LETTER,
                period=self.period,
                number=str(FIRST_LETTER + self.period.month),
                issued_on=day,
                term=register.term(day),
                units=(stage.department(LATE).unit,),
            )
            printed = register.draw(said)
            name = f"{self.period}-thu-nhac-{LATE}.pdf"
            stage.program.files.write_new(stage.papers / name, printed.pdf)
            register.issue(said, printed)
            stage.sync(OFFICE_DESK)

    def checking(self) -> None:
        """Let the Office check everything, return one report, and accept the corrected one."""
        stage, office = self.stage, self.stage.office.office
        stage.at(self.days.check, "08:12")
        if self.troubled:
            self._return(RETURNED)
            stage.at(self.days.check, "14:30")
            self._correct(RETURNED)
        stage.at(self.days.correct, "08:30")
        words = _("Văn phòng kiểm tra và chấp nhận báo cáo tháng {month}")
        with stage.step(words.format(month=self.period.month)):
            for department in stage.departments:
                office.start_check(self.period, department.code)
                office.accept(self.period, department.code, "", self._faults(department.unit))
            stage.sync(OFFICE_DESK)

    def _faults(self, unit: str) -> dict[str, int]:
        """Confirm a fault of quality where the unit itself admits the lowest level."""
        line = self.stage.office.reporting.open(self.period, unit)
        low = [result.task for result in in_order(line.draft) if result.quality == 3]  # noqa: PLR2004
        return dict.fromkeys(low[:1], 1)

    def _return(self, code: str) -> None:
        stage = self.stage
        draft = stage.office.reporting.open(self.period, code).draft
        marks = [
            Mark(
                path="text/limitations",
                text="Nêu rõ việc nào chậm, ai chịu trách nhiệm",
                code="unclear",
            )
        ]
        unfinished = [one for one in in_order(draft) if one.status is not Status.COMPLETED]
        marks += [
            Mark(
                path=f"task/{one.task}/cause",
                text="Ghi rõ đang chờ đơn vị nào, từ ngày nào",
                code="unclear",
            )
            for one in unfinished[:1]
        ]
        words = _("Văn phòng trả lại {count} mục cho {unit}")
        name = stage.department(code).name
        with stage.step(words.format(count=len(marks), unit=name)):
            stage.office.office.start_check(self.period, code)
            stage.office.office.return_report(
                self.period, code, "Bổ sung các mục đã đánh dấu", marks
            )
            stage.sync(OFFICE_DESK)

    def _correct(self, code: str) -> None:
        stage, department = self.stage, self.stage.department(code)
        words = _("{unit} sửa và gửi bản 2")
        with stage.step(words.format(unit=department.name)):
            stage.sync(department.desk)
            reporting = stage.desks[department.desk].reporting
            line = reporting.open(self.period, department.unit)
            line = reporting.edit(self.period, corrections(line), department.unit)
            reporting.edit(self.period, {"answers": answered(line)}, department.unit)
            reporting.file(self.period, department.unit)
            stage.sync(department.desk, OFFICE_DESK)


def corrections(line: DraftLine, count: int | None = None) -> dict[str, Any]:
    """Mend what was marked, and reply to each mark; only the first ``count`` when it is given."""
    changes: dict[str, Any] = {"tasks": [], "text": {}, "replies": []}
    for mark in line.marks[:count]:
        root, _slash, rest = mark.path.partition("/")
        if root == "text":
            before = line.draft.text.get(rest, "")
            changes["text"][rest] = f"{before} Trách nhiệm thuộc bộ phận tổng hợp của phòng."
        elif root == "task":
            task, _slash, field = rest.partition("/")
            changes["tasks"].append(
                {"id": task, field or "note": "Chờ ý kiến của đơn vị phối hợp từ ngày 05"}
            )
        changes["replies"].append({"mark": mark.path, "text": "Đã bổ sung theo yêu cầu"})
    return changes
