"""A small training agency that really lives: encrypted workspaces, a real exchange folder.

Use the fixture ``life``, or :func:`begin` when a test needs another cast.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from workreport.app import LocalProgram
from workreport.domain.calendar import AGENCY_ZONE
from workreport.domain.ids import new_id
from workreport.domain.period import Period
from workreport.domain.report import RatingLine, ReportDraft
from workreport.domain.task import Status, TaskResult
from workreport.ledger import invitation
from workreport.ledger.bodies.agency import PersonSet
from workreport.ledger.bodies.plan import TaskBody
from workreport.services.founding import AgencyPlan
from workreport.services.month import UnitMonthLine
from workreport.services.ports.program import Desk
from workreport.services.scheme_choice import SchemeChoice
from workreport.system.clock import TrainingClock
from workreport.system.paths import Places

PASSPHRASE = "tap-huan"
PERIOD = Period(2026, 11)
START = "2026-11-02 08:00"
CHIEF = "Chu Ngọc Giang"
HEADS = {"tccb": "Ngô Đức Nam", "tcd": "Thái Hữu Châu", "bvct": "Lê Đức Phong"}
OTHERS = {
    "hieu": ("Trần Quang Hiếu", "VP", "officer"),
    "lanhdao": ("Đinh Đình Phong", "LDB", "leader"),
}
DEPARTMENTS = tuple(HEADS)
DUE = (date(2026, 11, 12), date(2026, 11, 18), date(2026, 11, 27))


@dataclass
class Life:
    """The agency with its open desks; ``vp`` is the desk of the chief of the Office."""

    program: LocalProgram
    clock: TrainingClock
    root: Path
    desks: dict[str, Desk] = field(default_factory=dict)
    requests: dict[str, bytes] = field(default_factory=dict)

    @property
    def exchange(self) -> Path:
        return self.root / "exchange"

    @property
    def vp(self) -> Desk:
        return self.desks["vp"]

    def __getitem__(self, name: str) -> Desk:
        return self.desks[name]

    def at(self, words: str) -> None:
        """Go forward to a local time such as ``2026-11-17 09:05``."""
        self.clock.set(datetime.fromisoformat(words).replace(tzinfo=AGENCY_ZONE))

    def sync(self, *names: str) -> None:
        for name in names:
            self.desks[name].exchange.sync(self.exchange)

    def line(self, name: str, code: str, period: Period = PERIOD) -> UnitMonthLine:
        """Return a unit's month as one desk sees it."""
        month = self.desks[name].periods.month(period)
        return next(line for line in month.units if line.unit.code == code)

    def state(self, name: str, code: str, period: Period = PERIOD) -> str:
        return self.line(name, code, period).state.value

    def file(self, name: str, words: str = "", period: Period = PERIOD) -> str:
        """Let a department fill its whole month and sign it; ``words`` mark its texts."""
        reporting = self.desks[name].reporting
        line = reporting.open(period)
        reporting.save(ready(line.draft, words or name))
        answers = {one.key: "Đã kiểm tra" for one in reporting.open(period).unanswered}
        if answers:
            reporting.save(replace(reporting.open(period).draft, answers=answers))
        return reporting.file(period)

    def join(self, name: str, person: str, unit: str, role: str, *, approve: bool = True) -> Desk:
        """Bring somebody in; without approval the request waits in ``requests``."""
        invited = self.vp.joining.invite(person=person, unit=unit, role=role)
        opened, request = self.program.join(
            self.root / name, invited.data, invited.code, PASSPHRASE
        )
        self.desks[name] = opened.desk
        self.requests[name] = request
        if approve:
            self.vp.joining.approve(request)
        return opened.desk

    def reopen(self, name: str) -> Desk:
        """Close a desk and open it again."""
        self.desks.pop(name).close()
        self.desks[name] = self.program.open(self.root / name, PASSPHRASE)
        return self.desks[name]

    def close(self) -> None:
        while self.desks:
            self.desks.popitem()[1].close()


def ready(draft: ReportDraft, words: str) -> ReportDraft:
    """Return a draft that may be filed: first task late, last one carried, all others on time."""
    tasks = draft.tasks
    results = [
        TaskResult(
            task=task.id,
            status=Status.COMPLETED,
            result=f"Kết quả của {words}: {task.content}",
            done_on=date(2026, 11, 16) if place == 0 else task.due_on or date(2026, 11, 16),
            quality=1 + place % 3,
            cause="Chờ ý kiến" if place in {0, 2} else "",
            evidence="12-BC/BTCTU",
        )
        for place, task in enumerate(tasks[:-1])
    ]
    results += [
        TaskResult(task=task.id, status=Status.IN_PROGRESS, cause=f"Vướng mắc {words}", carry=True)
        for task in tasks[-1:]
    ]
    department = [
        RatingLine(person=one.person, level="B", remark=f"Nhận xét {words}")
        for one in draft.roster
        if one.group != "heads"
    ]
    return replace(
        draft,
        results=tuple(results),
        department=tuple(department),
        own=tuple(RatingLine(person=one.person, level="B") for one in draft.roster),
        text={
            "results": f"Việc đã làm của {words}",
            "advantages": f"Ưu điểm của {words}",
            "limitations": f"Hạn chế của {words}",
        },
    )


def plan_of(desk: Desk, units: Sequence[str], period: Period = PERIOD) -> list[TaskBody]:
    """Three tasks for each unit; their content names the unit."""
    with desk.book.looking() as look:
        ids = {code: look.directory.unit(code, look.today).unit for code in units}
    return [
        TaskBody(
            id=new_id(),
            born=str(period),
            unit=unit,
            content=f"Nhiệm vụ {place} của {code}",
            due_on=due,
            original_due_on=due,
        )
        for code, unit in ids.items()
        for place, due in enumerate(DUE, start=1)
    ]


def _people(desk: Desk, names: Sequence[str]) -> None:
    """Set the head and one official of each department, and one official of the Office."""
    with desk.book.working() as work:
        for order, name in enumerate(names, start=1):
            unit = work.directory.unit(name.upper(), work.today).unit
            for person, group in ((HEADS[name], "heads"), (f"Người của {name}", "civil_servants")):
                body = PersonSet(
                    person=new_id(), name=person, unit=unit, group=group, order=order * 10
                )
                work.append(body, "person.set")


def begin(
    root: Path,
    departments: Sequence[str] = DEPARTMENTS,
    others: Sequence[str] = (),
    choice: SchemeChoice | None = None,
) -> Life:
    """Found the agency, open November, assign tasks, bring everybody in, let all know of it."""
    clock = TrainingClock(datetime.fromisoformat(START).replace(tzinfo=AGENCY_ZONE))
    program = LocalProgram(clock=clock, places=Places(root / "data", root / "state"))
    life = Life(program, clock, root)
    life.exchange.mkdir(parents=True)
    plan = AgencyPlan(
        name="Ban Tổ chức", parent="Tỉnh ủy", place="Nghệ An", founder=CHIEF, training=True
    )
    life.desks["vp"] = program.found(root / "vp", plan, PASSPHRASE).desk
    _people(life.vp, departments)
    if choice is not None:
        life.vp.scheme_choice.keep(choice)
    life.vp.periods.open(PERIOD)
    codes = ["VP", *(name.upper() for name in departments)]
    life.vp.planning.assign(PERIOD, plan_of(life.vp, codes))
    for name in departments:
        life.join(name, HEADS[name], name.upper(), "head")
    for name in others:
        life.join(name, *OTHERS[name])
    # Everybody's first package goes to the Office, which then tells everybody of everybody.
    life.sync(*departments, *others, "vp", *departments, *others)
    return life


def file_two_versions(life: Life) -> None:
    """Let the head and the deputy of one department file without knowing of each other."""
    life.join("deputy", "Người của tccb", "TCCB", "deputy")
    life.sync("deputy", "vp", "tccb", "deputy")
    life.at("2026-11-17 09:00")
    life.file("tccb", "trưởng phòng")
    life.at("2026-11-17 10:30")
    life.file("deputy", "phó phòng")
    life.sync("tccb", "deputy", "vp", "tccb", "deputy")


Begin = Callable[..., Life]


def stretch_codes_less(patch: pytest.MonkeyPatch) -> None:
    """Let the codes of invitations cost as little as possible; nothing else is weaker."""
    stretch = invitation.hash_secret_raw

    def quick(*arguments: Any, **costs: Any) -> bytes:
        return stretch(*arguments, **{**costs, "time_cost": 1, "memory_cost": 8, "parallelism": 1})

    patch.setattr(invitation, "hash_secret_raw", quick)


@pytest.fixture
def begin_life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begin]:
    """Begin agencies; they are closed when the test ends."""
    stretch_codes_less(monkeypatch)
    begun: list[Life] = []

    def start(*arguments: Sequence[str], name: str = "life") -> Life:
        life = begin(tmp_path / name, *arguments)
        begun.append(life)
        return life

    yield start
    for life in begun:
        life.close()


@pytest.fixture
def life(begin_life: Begin) -> Life:
    """The chief of the Office and three departments."""
    return begin_life()
