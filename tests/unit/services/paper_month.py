"""A month of November made by hand, as the Office would hold it, to write papers from."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

from tests.unit.domain.unit_schemes import UNIT_MONTH_V1

from workreport.domain.calendar import Calendar
from workreport.domain.consolidation import (
    UnitMonth,
    consolidate,
    draft_questions,
    unit_figures,
)
from workreport.domain.document import Block, Bullet, Document, Heading, Paragraph, Table
from workreport.domain.period import Period
from workreport.domain.quota import quota
from workreport.domain.task import Task, TaskResult
from workreport.domain.task_progress import progress
from workreport.domain.timeliness import Verdict
from workreport.domain.unit_grade import GradeRow, weigh
from workreport.domain.workflow import PeriodFacts, PeriodState, UnitFacts, UnitState
from workreport.ledger.bodies.agency import (
    AgencyCreate,
    PeriodClose,
    PeriodOpen,
    PersonSet,
    StampedDeadline,
    UnitSet,
)
from workreport.ledger.bodies.report import ReportFile, ResultItem
from workreport.services.directory import Directory
from workreport.services.month import MonthLine, UnitMonthLine, VersionLine
from workreport.services.paper_frame import Frame
from workreport.services.ports.rows import RatingRow
from workreport.services.report_bodies import result_of_item, task_of_item
from workreport.services.report_figures import Filed
from workreport.services.summary import PersonSummary, Summary, UnitSummary, grade_of

PERIOD = Period(2026, 11)
AS_OF = date(2026, 11, 18)
OFFICE = UnitSet(unit="u-vp", code="VP", name="Văn phòng", short="VP", part="office", order=1)
CADRE = UnitSet(unit="u-tccb", code="TCCB", name="Phòng Tổ chức cán bộ", short="P. TCCB", order=2)
PARTY = UnitSet(unit="u-tcd", code="TCD", name="Phòng Tổ chức đảng, đảng viên", order=3)
LEADERS = UnitSet(unit="u-ldb", code="LDB", name="Lãnh đạo Ban", part="leaders", files=False)
AGENCY = AgencyCreate(
    name="Ban Tổ chức Tỉnh ủy", parent="Tỉnh ủy Nghệ An", place="Nghệ An", symbol="BTCTU",
    template="organizing-committee", training=True, founder="p-1", founder_name="Chu Ngọc Giang",
    sign="00", seal="00",
)  # fmt: skip
PEOPLE = (
    PersonSet(person="p-0", name="Thái Đình Ước", unit="u-ldb", position="Trưởng ban", order=1),
    PersonSet(
        person="p-9", name="Hoàng Đức Thắng", unit="u-ldb", position="Phó Trưởng ban", order=2
    ),
    PersonSet(person="p-1", name="Chu Ngọc Giang", unit="u-vp", position="Chánh Văn phòng"),
    PersonSet(person="p-2", name="Ngô Đức Nam", unit="u-tccb", position="Trưởng phòng"),
    PersonSet(person="p-3", name="Bùi Bá Châu", unit="u-tccb", position="Chuyên viên chính"),
)  # fmt: skip
DIRECTORY = Directory(
    {unit.unit: unit for unit in (LEADERS, OFFICE, CADRE, PARTY)},
    {person.person: person for person in PEOPLE},
)
ON_TIME = Verdict("on_time")


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+07:00").astimezone(UTC)


def item(number: int, **said: object) -> ResultItem:
    values = {
        "task": f"t-{number}",
        "content": f"Việc số {number}",
        "born": "2026-11",
        "due_on": date(2026, 11, 15),
        "status": "completed",
        "done_on": date(2026, 11, 14),
        "quality": 1,
    }
    return ResultItem(**(values | said))  # type: ignore[arg-type]


def unbegun(number: int, **said: object) -> ResultItem:
    return item(number, status="not_started", done_on=None, quality=None, **said)


def under_way(number: int, **said: object) -> ResultItem:
    return item(number, status="in_progress", done_on=None, quality=None, **said)


def report(unit: UnitSet, *items: ResultItem, **more: object) -> ReportFile:
    values = {"period": str(PERIOD), "unit": unit.unit, "kind": "normal", "as_of": AS_OF,
              "cut_off": "forecast", "items": list(items)}  # fmt: skip
    return ReportFile(**(values | more))  # type: ignore[arg-type]


def version(**changes: object) -> VersionLine:
    values = {
        "entry": "ab" * 32, "label": "1", "number": 1, "signed_at": at("2026-11-18 08:00"),
        "author": "p-2", "received_at": at("2026-11-18 09:05"), "receipt_number": "1",
        "recall": "", "checked_by": "", "checked_since": None, "answer": None, "answer_entry": "",
        "answered_at": None, "skew_hours": None,
    }  # fmt: skip
    return VersionLine(**(values | changes))  # type: ignore[arg-type]


def unit_summary(
    unit: UnitSet,
    filed: ReportFile | None = None,
    verdict: Verdict = ON_TIME,
    **changes: object,
) -> UnitSummary:
    line_values = {
        "unit": unit, "expected": True, "state": UnitState.ACCEPTED, "facts": UnitFacts(),
        "versions": (), "current": None if filed is None else version(), "rivals": (),
        "verdict": verdict, "extensions": (), "asked": (), "returns": 0, "counts": None,
        "grade": None, "grade_entry": "",
    }  # fmt: skip
    wording = changes.pop("wording", {})
    manual = changes.pop("manual", {"U5": ("9", ""), "U6": ("8.5", "")})
    line = UnitMonthLine(**(line_values | changes))  # type: ignore[arg-type]
    own = {} if filed is None else filed.text
    counted = None if filed is None else _counted(filed)
    return UnitSummary(
        line=line,
        report=filed,
        grade=grade_of(UNIT_MONTH_V1, line, counted, manual),  # type: ignore[arg-type]
        advantages=wording.get("advantages") or own.get("advantages", ""),  # type: ignore[attr-defined]
        limitations=wording.get("limitations") or own.get("limitations", ""),  # type: ignore[attr-defined]
        wording=wording,  # type: ignore[arg-type]
        filed=counted,
    )


def _counted(filed: ReportFile) -> Filed:
    rows = [
        GradeRow(
            result.status,
            Fraction(task.qty) * Fraction(task.coef),
            progress(task, result, filed.as_of).is_late,
            result.quality,
        )
        for task, result in _rows(filed)
        if result is not None
    ]
    month = UnitMonth(unit=filed.unit, name="", as_of=filed.as_of, rows=_rows(filed))
    weights = weigh(rows, UNIT_MONTH_V1.fault_share)
    return Filed(filed.kind == "nil", len(rows), weights, unit_figures(month), filed.text)


def voice(level: str = "", not_rated: str = "", remark: str = "", name: str = "") -> RatingRow:
    return RatingRow("e", name, "p", str(PERIOD), "u", "g", level, "", remark, not_rated)


def person(
    number: int,
    department: RatingRow | None = None,
    decided: RatingRow | None = None,
    unit: UnitSet = CADRE,
    own: RatingRow | None = None,
) -> PersonSummary:
    return PersonSummary(
        f"p-{number}", f"Người thứ {number}", "Chuyên viên", unit.unit, "civil_servants",
        own, department, decided,
    )  # fmt: skip


def month_line(units: Sequence[UnitSummary], **changes: object) -> MonthLine:
    stamp = StampedDeadline(target_at=at("2026-11-20 00:00"), limit_at=at("2026-11-20 00:00"))
    opened = PeriodOpen(
        period=str(PERIOD), units=[one.line.unit.unit for one in units], report=stamp,
        office=stamp, template="nghean_20_25", calendar="", scheme="abcd_direct@1",
        unit_scheme="unit_month_v1@1",
    )  # fmt: skip
    values = {
        "period": PERIOD, "opened": opened, "opened_entry": "e", "state": PeriodState.OPEN,
        "facts": PeriodFacts(opened=True), "units": tuple(one.line for one in units),
        "close": None, "close_entry": "", "conclusions": (), "reopening": (),
        "calendar": Calendar({}, frozenset()),
        "unit_scheme": UNIT_MONTH_V1,
    }  # fmt: skip
    return MonthLine(**(values | changes))  # type: ignore[arg-type]


def _rows(filed: ReportFile) -> list[tuple[Task, TaskResult | None]]:
    return [(task_of_item(each, filed.unit), result_of_item(each)) for each in filed.items]


def summary(
    units: Sequence[UnitSummary], people: Sequence[PersonSummary] = (), **changes: object
) -> Summary:
    figures = consolidate(
        UnitMonth(unit=one.line.unit.unit, name=one.line.unit.name, as_of=AS_OF,
                  rows=_rows(one.report) if one.report else (), filed=one.report is not None)
        for one in units
    )  # fmt: skip
    levels = dict.fromkeys("ABCD", 0)
    for one in people:
        if one.counted is not None and one.counted.level:
            levels[one.counted.level] += 1
    values = {
        "month": month_line(units),
        "figures": figures,
        "units": tuple(units),
        "people": tuple(people),
        "levels": levels,
        "not_rated": 0,
        "quotas": {"civil_servants": quota(levels)},
        "questions": draft_questions(figures.total, missing_names=figures.missing_names),
        "wording": {},
        "snapshot": "4f1c" * 16,
    }
    return Summary(**(values | changes))  # type: ignore[arg-type]


def closed(units: Sequence[UnitSummary], revision: int = 1, **changes: object) -> MonthLine:
    close = PeriodClose(
        period=str(PERIOD), revision=revision, units=[], ratings=[], conclusions=[], missing=[],
        carried=[], snapshot="",
    )  # fmt: skip
    line = month_line(units, state=PeriodState.CLOSED, close=close, close_entry="c")
    return replace(line, **changes)  # type: ignore[arg-type]


TEXTS = {"advantages": "Chủ động tham mưu.", "limitations": "Hồ sơ còn chậm."}


def three_units() -> list[UnitSummary]:
    cadre = report(
        CADRE,
        item(1),
        item(2, done_on=date(2026, 11, 18), quality=3, cause="Hồ sơ gửi chậm"),
        under_way(3, due_on=date(2026, 11, 9), cause="Chờ ý kiến"),
        unbegun(4, due_on=date(2026, 11, 8)),
        unbegun(5, due_on=date(2026, 11, 28)),
        text=TEXTS,
    )
    return [
        unit_summary(OFFICE, report(OFFICE, item(6), text=TEXTS)),
        unit_summary(CADRE, cadre, Verdict("late", 2)),
        unit_summary(PARTY, None, Verdict("missing", 5)),
    ]


def rated_month() -> Summary:
    people = [
        person(1, voice("A", remark="Có sáng kiến."), voice("B"), unit=OFFICE),
        person(2, voice("A"), own=voice("A")),
        person(3, voice(not_rated="Nghỉ thai sản")),
        person(4),
    ]
    return summary(three_units(), people)


def frame(**changes: object) -> Frame:
    return replace(Frame(AGENCY, DIRECTORY, chief="Chu Ngọc Giang"), **changes)  # type: ignore[arg-type]


def lines(blocks: Sequence[Block]) -> list[str]:
    """Return every text of the blocks, the cells of a row joined by bars."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Heading):
            found.append(f"{block.number} {block.text}")
        elif isinstance(block, Paragraph):
            found.append(block.plain)
        elif isinstance(block, Table):
            found += [" | ".join(row) for row in block.rows]
        elif isinstance(block, Bullet):
            found.append(f"- {block.text}")
    return found


def words(document: Document) -> str:
    return "\n".join(lines(document.blocks))


def section(document: Document, number: str) -> str:
    """Return the text from a heading of the first level to the next one."""
    taken: list[Block] = []
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            inside = block.number == number
        if inside:
            taken.append(block)
    return "\n".join(lines(taken))


def annex(document: Document, number: int) -> str:
    return "\n".join(lines(document.annexes[number - 1].blocks))
