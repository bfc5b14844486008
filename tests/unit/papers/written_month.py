"""A month in which everybody writes what breaks papers, and every paper that can be drawn of it.

The entries are filled by their schemas: every field of free text holds one of the hostile texts,
so a field that is added tomorrow is tested too. Names are long, a cell holds 3,000 letters, a
department has one person, another has nothing to report, and one has sent nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_type_hints
from unicodedata import normalize

from tests.unit.papers.hostile import payloads
from tests.unit.services import paper_month as made

from workreport.app import LocalProgram
from workreport.domain.document import Document
from workreport.domain.errors import CodedError
from workreport.domain.ids import new_id
from workreport.ledger import kinds
from workreport.ledger.bodies.agency import PersonSet, UnitSet
from workreport.ledger.bodies.base import Body
from workreport.ledger.bodies.plan import PlanIssue, TaskBody
from workreport.ledger.bodies.report import (
    Mark,
    NextItem,
    RatedPart,
    RatingItem,
    ReportFile,
    ResultItem,
)
from workreport.ledger.envelope import make_part
from workreport.services.closing import ConclusionInput
from workreport.services.consolidating import DecidedBy
from workreport.services.deciding import DecisionInput
from workreport.services.founding import AgencyPlan
from workreport.services.paper_kinds import editions_of
from workreport.services.paper_options import PaperOptions
from workreport.services.ports.program import Desk
from workreport.system.clock import TrainingClock
from workreport.system.paths import Places

MONTH = made.PERIOD
NAME = "Nguyễn Phước Hoàng Thiên Ân Công Tằng Tôn Nữ Thị Diễm Phượng"
WORK = "Tham mưu Ban Thường vụ Tỉnh ủy rà soát, bổ sung quy hoạch cấp ủy nhiệm kỳ 2025-2030; "
CODES = frozenset({
    "task", "id", "born", "unit", "kind", "cut_off", "status", "origin", "director", "owner",
    "group", "partners", "person", "level", "score", "score_exact", "scheme", "computed", "plan",
    "period", "qty", "coef", "conclusion", "picked", "on_behalf_of", "entered_by_office",
    "entered_reason",
    "pick_reason", "away", "prepared_by",
})  # fmt: skip
BY = DecidedBy("Thái Đình Ước", date(2026, 11, 24), "Biên bản họp <b>giao ban</b> & =1+1")
MOST = 120  # letters beside a hostile text


@dataclass
class Written:
    """The papers of the month, and what was put into them, by the field it was put into."""

    papers: dict[tuple[str, str], Document] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()


class Pen:
    """Writes hostile texts into every field that takes words."""

    def __init__(self, said: dict[str, str]) -> None:
        self._said, self._next = said, payloads()

    def words(self, where: str) -> str:
        """Return the next text, marked with the place it goes to."""
        # What is typed is composed before it is kept; an entry with anything else is refused.
        label = where.rpartition(".")[2]  # a longer word would have to be cut in a narrow column
        said = normalize("NFC", f"{label}{len(self._said)} {next(self._next)} hết")
        self._said[f"{where}{len(self._said)}"] = said
        return said

    def fill(self, body: type[Body], /, **given: object) -> Any:
        """Make a body of a kind; what is not given and takes words gets a hostile text."""
        hints = get_type_hints(body)
        values = dict(given)
        for name in body.__struct_fields__:
            if name not in values and name not in CODES and hints[name] is str:
                values[name] = self.words(f"{body.__name__}.{name}:")
        return body(**values)


class Office:
    """The Office's desk, which writes for everybody."""

    def __init__(self, folder: Path, written: Written) -> None:
        self.clock = TrainingClock(made.at("2026-11-02 08:00"))
        program = LocalProgram({}, self.clock, Places(folder / "data", folder / "state"))
        plan = AgencyPlan(
            name="Ban Tổ chức Tỉnh ủy", parent="Tỉnh ủy Nghệ An", place="Nghệ An",
            founder="Chu Ngọc Giang", training=True,
        )  # fmt: skip
        self.desk: Desk = program.found(folder / "vp", plan, "mưa rào tháng bảy").desk
        self.written, self.pen = written, Pen(written.said)
        self.people: dict[str, list[str]] = {}

    def unit(self, code: str) -> UnitSet:
        with self.desk.book.looking() as look:
            return look.directory.unit(code, MONTH.last_day)

    def append(self, body: Body, kind: str, **more: Any) -> str:
        with self.desk.book.working() as work:
            return work.append(body, kind, **more)

    def hire(self, code: str, *names: str) -> None:
        """Bring people in: the first one heads the unit, their posts are hostile words."""
        unit = self.unit(code).unit
        self.people[code] = []
        for place, name in enumerate(names):
            person = new_id()
            head = place == 0
            post = "Trưởng phòng" if head else self.pen.words("position:")
            body = PersonSet(
                person=person, name=name, unit=unit, position=post, order=place,
                group="heads" if head else "civil_servants",
            )  # fmt: skip
            self.append(body, "person.set")
            self.people[code].append(person)

    def plan(self, code: str, period: Any = MONTH.next) -> None:
        unit = self.unit(code).unit
        tasks = [
            self.pen.fill(
                TaskBody, id=new_id(), born=str(period), unit=unit, due_on=period.last_day
            )
            for _each in range(2)
        ]
        body = PlanIssue(plan=new_id(), period=str(period), unit=unit, tasks=tasks)
        self.append(body, "plan.issue")

    def file(self, code: str, before: str = "", count: int = 6) -> str:
        """Sign a report of a unit, its ratings in parts of their own."""
        unit = self.unit(code).unit
        items = [self._item(place) for place in range(count)]
        body = self.pen.fill(
            ReportFile,
            period=str(MONTH), unit=unit, kind="normal", as_of=date(2026, 11, 18),
            cut_off="forecast", items=items,
            text={name: self.pen.words(f"text.{name}:") + " " + WORK
                  for name in ("results", "advantages", "limitations", "causes", "proposals")},
            next=[self.pen.fill(NextItem, id=new_id(), due_on=date(2026, 12, 10)) for _n in (1, 2)],
        )  # fmt: skip
        parts = [
            make_part(n, kinds.encode_body(self._rated(person, n)), about=person)
            for n, person in enumerate(self.people[code], start=2)
        ]
        return self.append(body, "report.file", supersedes=[before] if before else [], more=parts)

    def _item(self, place: int) -> ResultItem:
        status = ("completed", "in_progress", "not_started")[place % 3]
        done = status == "completed"
        more: dict[str, object] = {"content": (WORK * 40)[:3000].strip()} if place == 4 else {}
        return self.pen.fill(  # type: ignore[no-any-return]
            ResultItem, task=f"t-{place}", due_on=date(2026, 11, 5 + place), born=str(MONTH),
            status=status, done_on=date(2026, 11, 12) if done else None,
            quality=1 + place // 3 if done else None, **more,
        )  # fmt: skip

    def _rated(self, person: str, place: int) -> RatedPart:
        voice = self.pen.fill(RatingItem, level="ABCD"[place % 4], not_rated="")
        return RatedPart(person=person, name="", position="", department=voice, own=voice)

    def gather(self) -> None:
        """Draw every kind of paper for everybody it is printed for; remember what refused."""
        self.written.kinds = self.desk.papers.kinds()
        for kind in self.written.kinds:
            for edition in editions_of(kind) or ("",):
                options = PaperOptions(edition=edition, person=self.people["TCCB"][1])
                try:
                    found = self.desk.papers.document(kind, MONTH, _of(kind), options)
                except CodedError as error:
                    self.written.refused.setdefault(kind, error.code)
                    continue
                self.written.papers.setdefault((kind, edition), found)


def texts_of(value: object) -> Iterator[str]:
    """Yield every text a document holds, however deep."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for each in fields(value):
            yield from texts_of(getattr(value, each.name))
    elif isinstance(value, (tuple, list, frozenset)):
        for one in value:
            yield from texts_of(one)
    elif isinstance(value, dict):
        yield from texts_of(list(value.values()))


UNITS: Mapping[str, str] = {"report": "TCCB", "receipt": "TCCB", "diff": "TCCB", "extension": "TCD"}


def _of(kind: str) -> str | None:
    return UNITS.get(kind)


def write_month(folder: Path) -> Iterator[Written]:
    """Live through the month; yield its papers."""
    written = Written()
    office = Office(folder, written)
    pen = office.pen
    office.desk.periods.open(MONTH)
    office.desk.periods.open(MONTH.next)
    office.hire("TCCB", NAME, f"{NAME[:-6]} <b>Phú</b>", "Tề &amp; Công", "=Võ Tắc")
    office.hire("TCD", "Một Mình Tôi")
    office.hire("BVCT", "Lê Đức Phong", "Bùi Bá Châu")
    office.plan("TCCB")
    office.clock.set(made.at("2026-11-17 08:00"))
    office.desk.office.extend(MONTH, "TCD", made.at("2026-11-21 00:00"), pen.words("extend:"))
    first = office.file("TCCB")
    office.desk.office.receive(MONTH)
    office.desk.office.start_check(MONTH, "TCCB")
    marks = [Mark(path="task/t-1", text=pen.words("mark:")),
             Mark(path="text/advantages", text=pen.words("mark:"))]  # fmt: skip
    office.desk.office.return_report(MONTH, "TCCB", pen.words("return:"), marks)
    office.clock.set(made.at("2026-11-18 08:00"))
    office.file("TCCB", first)
    nil = office.pen.fill(ReportFile, period=str(MONTH), unit=office.unit("BVCT").unit, kind="nil",
                          as_of=date(2026, 11, 18), cut_off="forecast")  # fmt: skip
    office.append(nil, "report.file")
    office.desk.office.receive(MONTH)
    office.clock.set(made.at("2026-11-24 08:00"))
    for section in ("progress", "advantages", "proposals"):
        office.desk.consolidation.word(MONTH, section, pen.words(f"word.{section}:"))
    office.desk.consolidation.word(MONTH, "limitations", pen.words("word.of:"), "TCCB")
    points = {"U5": ("9", pen.words("points:")), "U6": ("8.5", pen.words("points:"))}
    office.desk.consolidation.grade_unit(MONTH, "TCCB", points, BY)
    conclusion = ConclusionInput(
        unit="TCCB", verdict="late", text=pen.words("conclude:"), becomes_task=True,
        next_due_on=date(2026, 12, 10),
    )  # fmt: skip
    decisions = [
        DecisionInput(person=person, level="ABCD"[at % 4], remark=pen.words("decided remark:"))
        for at, person in enumerate(office.people["TCCB"])
    ]
    office.desk.closing.conclude(MONTH, [conclusion], decisions, BY)
    office.gather()
    gates = dict.fromkeys((gate.code for gate in office.desk.closing.gates(MONTH)), "QĐ số 1")
    office.desk.closing.close(MONTH, gates)
    office.gather()
    yield written
    office.desk.close()
