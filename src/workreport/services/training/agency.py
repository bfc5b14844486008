"""Founding the training agency: its units, its people, and everybody's workspace."""

from dataclasses import dataclass
from pathlib import Path

from workreport.domain.errors import UseError
from workreport.domain.ids import new_id
from workreport.domain.period import Period
from workreport.i18n.translation import _
from workreport.ledger.bodies.agency import PersonSet, UnitSet
from workreport.services.book import Work
from workreport.services.founding import AgencyPlan
from workreport.services.training.stage import (
    LEADER_DESK,
    OFFICE_DESK,
    SECOND_OFFICE_DESK,
    Department,
    Stage,
)

ROSTER = "samples/danh-sach.xlsx"
FOUNDER = "Chu Ngọc Giang"
SECOND_OFFICER = "Trần Quang Hiếu"
LEADER = "Đinh Đình Phong"
LAST_WHOLE_MONTH = Period(2026, 10)
UNITS = 4  # that file, in the sample
PEOPLE = 37
_MOST_UNITS = 60
_MOST_PEOPLE = 5000
_MOST_MONTHS = 240


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """How large the training agency is, and how long it lives."""

    units: int = UNITS
    people: int = PEOPLE
    months: int = 2
    seed: int = 1

    def __post_init__(self) -> None:
        limits = {
            "units": (UNITS, _MOST_UNITS),
            "people": (PEOPLE, _MOST_PEOPLE),
            "months": (1, _MOST_MONTHS),
        }
        for name, (least, most) in limits.items():
            value = getattr(self, name)
            if not least <= value <= most:
                raise UseError("demo_size", name=name, value=value, least=least, most=most)

    @property
    def first_month(self) -> Period:
        """The first month the agency lives through."""
        return LAST_WHOLE_MONTH.plus(1 - self.months)


def require_empty(folder: Path) -> None:
    """Refuse a folder in which something lies.

    Raises:
        UseError: ``demo_folder_not_empty``.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UseError("demo_folder_not_empty", path=str(folder))


def found_agency(stage: Stage, options: DemoOptions) -> None:
    """Found the agency in the Office's workspace and take in units and people."""
    for place in (stage.exchange, stage.papers):
        place.mkdir(parents=True, exist_ok=True)
    words = stage.texts.agency
    plan = AgencyPlan(
        name=words.name, parent=words.parent, place=words.place, founder=FOUNDER, training=True
    )
    with stage.step(_("Văn phòng lập cơ quan tập huấn")):
        opened = stage.program.found(_workspace(stage, OFFICE_DESK), plan, stage.passphrase)
        stage.desks[OFFICE_DESK] = opened.desk
        opened.desk.exchange_state.choose_folder(stage.exchange)
    with stage.step(_("Văn phòng nhập danh sách cán bộ từ Excel")):
        stage.office.imports.roster(stage.program.resources.path(ROSTER))
        enlarge(stage, options)
    _note_departments(stage)


def enlarge(stage: Stage, options: DemoOptions) -> None:
    """Add the departments and people beyond the sample roster."""
    with stage.office.book.working() as work:
        added = [_add_unit(work, stage, number) for number in range(options.units - UNITS)]
        present = sum(person.left_on is None for person in work.directory.people.values())
        # Every additional department needs a head; the others go where there are fewest.
        for unit in added:
            _add_person(work, stage, unit, "Trưởng phòng", "heads")
        places = added or [u.unit for u in work.directory.in_order if u.part == "department"]
        for number in range(max(0, options.people - present - len(added))):
            position = "Chuyên viên chính" if number % 3 else "Chuyên viên"
            _add_person(work, stage, places[number % len(places)], position, "civil_servants")


def _add_unit(work: Work, stage: Stage, number: int) -> str:
    extra = stage.texts.further_unit(number)
    known = len(work.directory.units)
    body = UnitSet(
        unit=new_id(),
        code=extra.code,
        name=extra.name,
        short=extra.short,
        order=known,
    )
    work.append(body, "unit.set")
    return body.unit


def _add_person(work: Work, stage: Stage, unit: str, position: str, group: str) -> None:
    order = len(work.directory.people)
    texts, dice = stage.texts, stage.dice
    name = " ".join(
        (
            dice.one(texts.surnames, "surname", order),
            dice.one(texts.middle_names, "middle", order),
            dice.one(texts.given_names, "given", order),
        )
    )
    work.append(
        PersonSet(
            person=new_id(), name=name, unit=unit, position=position, group=group, order=order
        ),
        "person.set",
    )


def _note_departments(stage: Stage) -> None:
    with stage.office.book.looking() as look:
        stage.departments = [
            Department(
                unit.code,
                unit.name,
                unit.unit,
                SECOND_OFFICE_DESK if unit.part == "office" else unit.code.lower(),
            )
            for unit in look.directory.units_on(look.today)
            if unit.files
        ]


def open_desks(stage: Stage) -> None:
    """Invite and approve a second officer, the leader, and one person of each department."""
    _join(stage, SECOND_OFFICE_DESK, SECOND_OFFICER, "VP", "officer")
    # The second officer also writes the Office's own report, which the chief then answers.
    stage.office.maintenance.grant(_person(stage, SECOND_OFFICER, "VP"), "deputy", "VP")
    _join(stage, LEADER_DESK, LEADER, "LDB", "leader")
    for department in stage.departments:
        if department.desk != SECOND_OFFICE_DESK:
            person, role = _speaker(stage, department)
            _join(stage, department.desk, person, department.code, role)
    with stage.step(_("Văn phòng gửi chứng nhận cho {count} máy").format(count=len(stage.desks))):
        stage.sync(OFFICE_DESK)
        stage.sync(*(name for name in stage.desks if name != OFFICE_DESK))


def _join(stage: Stage, desk: str, person: str, unit: str, role: str) -> None:
    office = stage.office
    name = _name(stage, person)
    with stage.step(_("{name} vào cơ quan bằng thư mời").format(name=name)):
        invitation = office.joining.invite(person=person, unit=unit, role=role)
        opened, request = stage.program.join(
            _workspace(stage, desk), invitation.data, invitation.code, stage.passphrase
        )
        stage.desks[desk] = opened.desk
        opened.desk.exchange_state.choose_folder(stage.exchange)
        office.joining.approve(request)


def _speaker(stage: Stage, department: Department) -> tuple[str, str]:
    """Return who files for a department: its head, or the deputy while the head is away."""
    with stage.office.book.looking() as look:
        members = look.directory.members(department.unit)
    for group, role in (("heads", "head"), ("deputies", "deputy")):
        for one in members:
            if one.group == group and not one.away:
                return one.person, role
    return members[0].person, "head"


def _person(stage: Stage, name: str, unit: str) -> str:
    with stage.office.book.looking() as look:
        return look.directory.person(name, look.directory.unit(unit, look.today).unit).person


def _name(stage: Stage, person: str) -> str:
    with stage.office.book.looking() as look:
        return look.directory.person_name(person) or person


def _workspace(stage: Stage, desk: str) -> Path:
    return stage.folder / "workspaces" / desk


def first_hour(stage: Stage, period: Period) -> None:
    """Move the clock to the first working morning of a month."""
    first = stage.calendar(period).next_working(period.first_day)
    stage.at(first, "08:00")
