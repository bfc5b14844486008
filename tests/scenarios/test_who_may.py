"""Every cell of the table of states, roles and actions, tried at real desks and taken back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest
from tests.living import PERIOD, Life, begin, ready, stretch_codes_less

from workreport.domain.errors import CodedError, RuleError
from workreport.domain.ids import new_id
from workreport.domain.workflow import Action, UnitState
from workreport.ledger.bodies.agency import PersonSet
from workreport.services.book import Book, Work
from workreport.services.closing import ConclusionInput
from workreport.services.consolidating import DecidedBy
from workreport.services.ports.program import Desk
from workreport.services.who_may import (
    CLOSED,
    MAY,
    NEVER,
    OFFICE_ACTIONS,
    Duties,
    refusals,
    state_of,
)
from workreport.system.resources import ShippedResources

CODE = "TCCB"
STATES = (*(state.value for state in UnitState), CLOSED)
ACTIONS = ("edit", "file", "recall", *(one.value for one in OFFICE_ACTIONS), "extend", "grade")
POINTS = {"U5": ("9", ""), "U6": ("9", "")}
DESKS = {
    "staff": ("staff", CODE),
    "clerk": ("clerk", CODE),
    "deputy": ("deputy", CODE),
    "admin": ("admin", "VP"),
}
NAMES = {"head": "tccb", "officer": "hieu", "chief": "vp", "leader": "lanhdao"}
BY = DecidedBy("Đinh Đình Phong", date(2026, 11, 23), "Biên bản họp")
UNTIL = datetime(2026, 11, 28, 10, tzinfo=UTC)


class TakenBackError(Exception):
    """Ends what was only tried."""


@dataclass
class Agency:
    """The agency with one desk for each role."""

    life: Life

    def desk(self, role: str) -> Desk:
        return self.life[NAMES.get(role, role)]

    def share(self, *besides: str) -> None:
        """Let everybody know what the Office knows; who holds no report only at the end."""
        self.life.sync("vp", "clerk", "deputy", "tccb", "hieu", "lanhdao", *besides)

    def reach(self, state: str) -> None:
        """Go on from the state before to the next one; what is not named here is tried later."""
        step = getattr(self, f"_{state}", None)
        if step is not None:
            step()

    def _received(self) -> None:
        self.life.at("2026-11-17 09:00")
        self.life.file("tccb")
        self.life.sync("tccb")
        self.share()

    def _recall_asked(self) -> None:
        self.life["tccb"].reporting.recall(PERIOD, "Sai số liệu")
        self.life.sync("tccb")
        with no_answers():
            self.share()

    def _in_check(self) -> None:
        self.life.vp.office.receive(PERIOD)
        self.life.sync("vp", "tccb")
        self.life.file("tccb", "lần hai")
        self.life.sync("tccb", "vp", "hieu")
        self.life["hieu"].office.start_check(PERIOD, CODE)
        self.life.sync("hieu")
        self.share()

    def _returned(self) -> None:
        self.life["hieu"].office.return_report(PERIOD, CODE, "Bổ sung")
        self.life.sync("hieu")
        self.share()

    def _accepted(self) -> None:
        self.life["hieu"].office.withdraw(PERIOD, CODE)
        self.life["hieu"].office.accept(PERIOD, CODE)
        self.life.sync("hieu")
        self.share()

    def _graded(self) -> None:
        self.life.vp.consolidation.grade_unit(PERIOD, CODE, POINTS, BY)
        self.life.sync("vp", "hieu", "lanhdao")

    def _concluded(self) -> None:
        said = [ConclusionInput(unit=CODE, text="Rút kinh nghiệm")]
        self.life["lanhdao"].closing.conclude(PERIOD, said, [], DecidedBy())
        self.life.sync("lanhdao", "vp", "hieu")

    def _closed(self) -> None:
        gates = {gate.code: "Công văn 15" for gate in self.life.vp.closing.gates(PERIOD)}
        self.life.vp.closing.close(PERIOD, gates)
        self.share("staff", "admin")


@contextmanager
def no_answers() -> Iterator[None]:
    """Leave a wish unanswered, as after a power cut between reading in and answering."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("workreport.services.exchange.answer_recalls", lambda _work: 0)
        yield


@contextmanager
def sitting(desk: Desk) -> Iterator[None]:
    """Let services do everything they do in one unit of work, and keep nothing of it."""
    with desk.book.store.writing() as transaction, pytest.MonkeyPatch.context() as patch:
        work = Work(desk.book, transaction)

        @contextmanager
        def working(_book: Book, *, keep: bool = True) -> Iterator[Work]:
            with transaction.savepoint():
                yield work
                assert keep

        patch.setattr(Book, "working", working)
        patch.setattr(Book, "looking", working)
        yield


@contextmanager
def undone(work: Work) -> Iterator[None]:
    """Take back whatever is done inside."""
    with suppress(TakenBackError), work.transaction.savepoint():
        yield
        raise TakenBackError


def tried(desk: Desk, attempt: Callable[[], object]) -> str:
    """Return "yes" or the code of the refusal; what was done is taken back."""
    with desk.book.working() as work:
        try:
            with undone(work):
                attempt()
        except CodedError as refusal:
            return refusal.code
    return MAY


def attempts(desk: Desk, unit: str) -> dict[str, Callable[[], object]]:
    """Return what stands in the table, as it is done at a desk."""
    office, reporting = desk.office, desk.reporting
    return {
        "file": partial(filed, desk, unit),
        "recall": partial(reporting.recall, PERIOD, "Sai số liệu", unit),
        "check": partial(office.start_check, PERIOD, CODE),
        "return": partial(office.return_report, PERIOD, CODE, "Bổ sung"),
        "accept": partial(office.accept, PERIOD, CODE),
        "withdraw_answer": partial(office.withdraw, PERIOD, CODE, "Nhầm"),
        "extend": partial(office.extend, PERIOD, CODE, UNTIL, "Chờ số liệu"),
        "edit": partial(reporting.edit, PERIOD, {"text": {"results": "Sửa"}}, unit),
        "grade": partial(desk.consolidation.grade_unit, PERIOD, CODE, POINTS, BY),
    }


def filed(desk: Desk, unit: str) -> None:
    """Fill the report, answer what was returned, and file it."""
    line = desk.reporting.open(PERIOD, unit)
    if line.editable:
        replies = {mark.path: "Đã sửa" for mark in line.marks}
        desk.reporting.save(replace(ready(line.draft, "phòng"), replies=replies))
        asked = desk.reporting.open(PERIOD, unit)
        unanswered = {one.key: "Đã kiểm tra" for one in asked.unanswered}
        desk.reporting.save(replace(asked.draft, answers={**asked.draft.answers, **unanswered}))
    desk.reporting.file(PERIOD, unit)


def looked_up(desk: Desk, unit: str, duties: Duties) -> tuple[str, list[str]]:
    """Return the state a desk sees, and what its screen does not let it do."""
    month = desk.periods.month(PERIOD)
    line = month.unit(unit)
    with desk.book.looking() as look:
        refused = refusals(look, duties, month, line)
    return state_of(month, line), [action.value for action in refused]


def begin_agency(root: Path) -> Agency:
    """Bring in one person for each role."""
    life = begin(root, ("tccb",), ("hieu", "lanhdao"))
    with life.vp.book.working() as work:
        unit = work.directory.unit(CODE, work.today).unit
        for order, role in enumerate(DESKS, start=5):
            name, group = f"Người {role}", "civil_servants"
            body = PersonSet(person=new_id(), name=name, unit=unit, group=group, order=order)
            work.append(body, "person.set")
    for role, (granted, place) in DESKS.items():
        life.join(role, f"Người {role}", place, granted)
    agency = Agency(life)
    life.sync(*DESKS, "vp", *DESKS, "hieu", "lanhdao", "tccb")
    return agency


def found_cells(agency: Agency, state: str, duties: Duties) -> Iterator[tuple[str, str, str, str]]:
    """Try every action at every desk that sees a state: state, action, role, outcome."""
    for role in (*DESKS, *NAMES):
        desk = agency.desk(role)
        with sitting(desk):
            with desk.book.looking() as look:
                unit = look.directory.unit(CODE, look.today).unit
            if state == "filed" and not may_sign(desk, unit):
                continue
            seen, refused = looked_up(desk, unit, duties)
            if seen != state:
                continue
            for action, attempt in attempts(desk, unit).items():
                said = tried(desk, attempt)
                yield seen, action, role, said
                if action in OFFICE_ACTIONS:
                    # What the screen refuses is what the service would refuse.
                    assert (action in refused) == (said != MAY), (seen, action, role, said)


def may_sign(desk: Desk, unit: str) -> bool:
    """Let a desk file in this sitting; its own eyes alone see the report until it is sent."""
    try:
        filed(desk, unit)
    except RuleError:
        return False
    return True


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[tuple[str, str, str], str]]:
    """Everything the desks of an agency answered, from nothing filed to a locked month."""
    duties = Duties.read(ShippedResources())
    with pytest.MonkeyPatch.context() as patch:
        stretch_codes_less(patch)
        agency = begin_agency(tmp_path_factory.mktemp("duties"))
        cells: dict[tuple[str, str, str], str] = {}
        for state in STATES:
            agency.reach(state)
            cells |= {cell[:3]: cell[3] for cell in found_cells(agency, state, duties)}
        yield cells
        agency.life.close()


def read_table() -> dict[tuple[str, str, str], str]:
    """Return the cells about reports; those about months are tried without any desk."""
    cells = Duties.read(ShippedResources()).cells
    return {cell: said for cell, said in cells.items() if cell[0] in STATES and cell[1] in ACTIONS}


def test_every_cell_of_the_table_is_what_the_services_do(
    found: dict[tuple[str, str, str], str],
) -> None:
    table = read_table()
    tried_here = {*DESKS, *NAMES}  # a clerk who may file: tests/unit/services/test_month_duties
    known = {cell: said for cell, said in table.items() if said != NEVER and cell[2] in tried_here}
    assert found == known
    assert sum(said == MAY for said in known.values()) >= 60


def test_the_table_knows_every_state_every_action_and_every_role() -> None:
    table = read_table()
    states, actions, roles = ({cell[place] for cell in table} for place in range(3))
    assert states == set(STATES)
    assert actions == set(ACTIONS)
    assert roles == {*DESKS, *NAMES, "clerk_filing"}
    assert len(table) == len(states) * len(actions) * len(roles)
    assert all(table.values())


def test_a_cell_nobody_decided_about_is_an_error_and_no_permission() -> None:
    duties = Duties.read(ShippedResources())
    with pytest.raises(KeyError):
        duties.refusal("received", Action.CLOSE, ["chief"])
    with pytest.raises(KeyError):
        duties.refusal("received", Action.ACCEPT, ["auditor"])
    assert duties.refusal("received", Action.ACCEPT, []) is not None
    assert duties.refusal("received", Action.ACCEPT, ["staff", "officer"]) is None
