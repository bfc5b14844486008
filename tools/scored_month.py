"""A small training agency whose people are rated by the points of Decree 335, for the pictures."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from workreport import app
from workreport.domain.ids import new_id
from workreport.domain.period import Period
from workreport.domain.report import RatingLine, ReportDraft
from workreport.domain.task import Status, TaskResult
from workreport.ledger.bodies.agency import PersonSet
from workreport.ledger.bodies.plan import TaskBody
from workreport.services.consolidating import DecidedBy
from workreport.services.deciding import DecisionInput
from workreport.services.founding import AgencyPlan
from workreport.services.ports.program import Desk
from workreport.services.scheme_choice import SchemeChoice

PASSPHRASE = "tap-huan-2026"  # noqa: S105 - of a training agency in a passing folder
UNIT, HEAD = "TCCB", "Ngô Đức Nam"
PEOPLE = ("Võ Ngọc Hà", "Trần Quang Hiếu", "Phạm Thu Thủy")
TASKS = ("Tham mưu quy hoạch cán bộ", "Thẩm định hồ sơ bổ nhiệm")
POINTS = ("28.5", "27", "24.5")
LEVELS = ("HTXS", "HTT", "HTT")
REMARK = "Chủ động, hoàn thành sớm nhiều việc khó, phối hợp tốt"


def live_scored_month(program: app.LocalProgram, home: Path) -> str:
    """Found the agency, let one department file by points, decide; returns who is to be shown."""
    plan = AgencyPlan(
        name="Ban Tổ chức", parent="Tỉnh ủy", place="Nghệ An", founder="Chu Ngọc Giang",
        training=True,
    )  # fmt: skip
    office = program.found(home / "vp", plan, PASSPHRASE).desk
    with office.book.looking() as look:
        period = Period.of(look.today)
        unit = look.directory.unit(UNIT, look.today).unit
    groups = dict.fromkeys(("heads", "deputies"), "nd335_leader") | {"support": "abcd_direct"}
    office.scheme_choice.keep(SchemeChoice(starts=period, default="nd335_staff", groups=groups))
    people = _people(office, unit)
    office.periods.open(period)
    office.planning.assign(period, _tasks(unit, period, people))
    invited = office.joining.invite(person=HEAD, unit=UNIT, role="head")
    opened, request = program.join(home / UNIT.lower(), invited.data, invited.code, PASSPHRASE)
    office.joining.approve(request)
    exchange, department = home / "exchange", opened.desk
    exchange.mkdir()
    for desk in (department, office, department):
        desk.exchange_state.choose_folder(exchange)
        desk.exchange.sync(exchange)
    _file(department, period, people)
    for desk in (department, office, department):
        desk.exchange.sync(exchange)
    _decide(office, period, people[0])
    for desk in (department, office):
        desk.close()
    return people[0]


def _people(office: Desk, unit: str) -> list[str]:
    found = []
    with office.book.working() as work:
        for order, name in enumerate((HEAD, *PEOPLE), start=1):
            group = "heads" if name == HEAD else "civil_servants"
            position = "Trưởng phòng" if name == HEAD else "Chuyên viên"
            body = PersonSet(
                person=new_id(), name=name, unit=unit, group=group, position=position, order=order
            )
            work.append(body, "person.set")
            found += [] if name == HEAD else [body.person]
    return found


def _tasks(unit: str, period: Period, people: list[str]) -> list[TaskBody]:
    return [
        TaskBody(id=new_id(), born=str(period), unit=unit, content=words, owner=person, coef=coef)
        for person in people
        for words, coef in zip(TASKS, ("3", "1"), strict=True)
    ]


def _file(department: Desk, period: Period, people: list[str]) -> None:
    reporting = department.reporting
    with department.book.looking() as look:
        today = look.today
    reporting.save(_filled(reporting.open(period).draft, people, today))
    answers = {one.key: "Đã kiểm tra" for one in reporting.open(period).unanswered}
    reporting.save(replace(reporting.open(period).draft, answers=answers))
    reporting.file(period)


def _filled(draft: ReportDraft, people: list[str], today: date) -> ReportDraft:
    done = TaskResult(
        task="",
        status=Status.COMPLETED,
        result="Đã trình lãnh đạo Ban",
        done_on=today,
        quality=1,
        evidence="12-BC/BTCTU",
    )
    begun = TaskResult(task="", status=Status.IN_PROGRESS, cause="Chờ ý kiến", carry=True)
    results = tuple(
        replace(
            begun if task.content == TASKS[1] and task.owner != people[0] else done, task=task.id
        )
        for task in draft.tasks
    )
    said = [
        RatingLine(person=person, level=level, sheet={"general": points}, remark=REMARK)
        for person, level, points in zip(people, LEVELS, POINTS, strict=True)
    ]
    text = {"results": "Hoàn thành kế hoạch", "advantages": REMARK, "limitations": "Không"}
    own = tuple(replace(line, remark="") for line in said)
    return replace(draft, results=results, department=tuple(said), own=own, text=text)


def _decide(office: Desk, period: Period, person: str) -> None:
    by = DecidedBy("Đinh Đình Phong", period.first_day, "Biên bản họp số 12")
    decision = DecisionInput(person=person, level="HTXS", remark=REMARK)
    office.closing.conclude(period, [], [decision], by)
