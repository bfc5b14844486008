"""The personal sheet (R4): Form 01 of the last month, then twelve months of the same voices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workreport.domain.document import (
    Annex,
    Block,
    Column,
    Document,
    Paragraph,
    Signature,
    Table,
)
from workreport.domain.period import Period
from workreport.domain.task import Status
from workreport.domain.task_progress import in_base, progress
from workreport.ledger.bodies.agency import PersonSet
from workreport.ledger.bodies.people import PublishPerson
from workreport.ledger.bodies.report import PublishUnit, RatingItem, ReportFile
from workreport.services.book import Look
from workreport.services.calendars import Calendars
from workreport.services.paper_frame import Frame
from workreport.services.paper_tables import NOT_RATED, Row
from workreport.services.paper_words import (
    DASH,
    GROUP_WORDS,
    capital,
    list_words,
    month,
    month_number,
    two,
)
from workreport.services.people_rating import DECIDED, DEPARTMENT, OWN
from workreport.services.person_form import PersonForm, form_blocks, read_form
from workreport.services.ports.rows import RatingRow
from workreport.services.report_bodies import result_of_item, task_of_item

MONTHS = 12
_VOICES = ("own", "department")
COLUMNS = (
    Column("Tháng", 19, align="center"),
    Column("Tự", 15, align="center"),
    Column("Phòng đề nghị", 18, align="center"),
    Column("Kết quả công bố", 19, align="center"),
    Column("Điểm", 16, align="center"),
    Column("Giao", 12, align="center"),
    Column("Xong", 13, align="center"),
    Column("Chậm", 14, align="center"),
    Column("Nhận xét"),
)
HEAD = (("Tháng", *["Xếp loại"] * 3, "Điểm", *["Nhiệm vụ"] * 3, "Nhận xét"),)


@dataclass(frozen=True, slots=True)
class Load:
    """What one month says about a person's tasks."""

    assigned: int
    done: int
    late: int


@dataclass(frozen=True, slots=True)
class PersonMonth:
    """One month of a person; ``published`` is null until the result was made known."""

    period: Period
    own: RatingRow | None
    department: RatingRow | None
    published: RatingItem | None
    load: Load | None
    unit: str  # where the person was rated

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is known of the month."""
        return not (self.own or self.department or self.published or self.load)


@dataclass(frozen=True, slots=True)
class PersonMatter:
    """What a personal sheet is written from."""

    person: PersonSet
    unit: str
    months: tuple[PersonMonth, ...]
    unit_names: Mapping[tuple[Period, str], str]  # as each unit was called in the month
    printed_on: date
    form: PersonForm


def read_person(
    look: Look, calendars: Calendars, person: PersonSet, period: Period
) -> PersonMatter:
    """Gather twelve months that end with one; only published results are shown as such."""
    months = tuple(_month(look, person.person, period.plus(step)) for step in range(1 - MONTHS, 1))
    names = {
        (each.period, each.unit): look.directory_of(each.period).unit_name(each.unit)
        for each in months
        if each.unit
    }
    return PersonMatter(
        person=person,
        unit=look.directory.unit_name(person.unit),
        months=months,
        unit_names=names,
        printed_on=look.today,
        form=read_form(look, calendars, person, period, _voices(months[-1])),
    )


def _voices(each: PersonMonth) -> Mapping[str, RatingRow | RatingItem | None]:
    """Return what may be shown of a month: a decision only as it was published."""
    return {OWN: each.own, DEPARTMENT: each.department, DECIDED: each.published}


def _month(look: Look, person: str, period: Period) -> PersonMonth:
    facts = look.projections.facts("report.file", period=str(period), bodies=False)
    current = {fact.entry for fact in facts}
    said = {
        row.voice: row
        for row in look.projections.ratings(person=person, period=str(period))
        if row.voice in _VOICES and row.entry in current
    }
    published, unit = _published(look, person, period)
    rows = [row for row in said.values() if row.unit]
    unit = rows[0].unit if rows else unit
    bodies = [
        fact.body
        for fact in look.projections.facts("report.file", period=str(period), unit=unit or None)
        if isinstance(fact.body, ReportFile)
    ]
    return PersonMonth(
        period=period,
        own=said.get("own"),
        department=said.get("department"),
        published=published,
        load=_load(bodies, person),
        unit=unit,
    )


def _published(look: Look, person: str, period: Period) -> tuple[RatingItem | None, str]:
    for fact in look.projections.facts("publish.person", "publish.unit", period=str(period)):
        if isinstance(fact.body, PublishPerson) and fact.body.person == person:
            return fact.body.rating, fact.body.unit
        if isinstance(fact.body, PublishUnit):
            found = next((each for each in fact.body.ratings if each.person == person), None)
            if found is not None:
                return found.rating, fact.body.unit
    return None, ""


def _load(bodies: Sequence[ReportFile], person: str) -> Load | None:
    rows = [
        (task, result, body.as_of)
        for body in bodies
        for task, result in (
            (task_of_item(item, body.unit), result_of_item(item))
            for item in body.items
            if item.owner == person
        )
        if in_base(task, result, body.as_of, body.cut_off)
    ]
    if not rows:
        return None
    return Load(
        len(rows),
        sum(result.status is Status.COMPLETED for _task, result, _at in rows),
        sum(progress(task, result, at).is_late for task, result, at in rows),
    )


def person_document(matter: PersonMatter, frame: Frame) -> Document:
    """Write a personal sheet; must be called while Vietnamese is spoken."""
    person, months = matter.person, matter.months
    first, last = months[0].period, months[-1].period
    span = f"từ tháng {_number(first)} đến tháng {_number(last)}"
    blocks: list[Block] = [
        Paragraph(f"Họ và tên: {person.name}."),
        Paragraph(f"Chức vụ, đơn vị: {_position(matter)}."),
        *form_blocks(matter.form, _tasks_of(months[-1])),
    ]
    year: tuple[Block, ...] = (
        Table(COLUMNS, tuple(_row(each) for each in months), header_rows=HEAD),
        Paragraph(_totals(months)),
        *(Paragraph(text) for text in _moves(matter)),
        Paragraph(
            "Kết quả công bố là mức lãnh đạo quyết định và đã thông báo; mức chưa công bố không "
            "nêu ở đây. Tháng chưa có số liệu ghi dấu gạch."
        ),
    )
    return Document(
        kind="person",
        period=last,
        letterhead=frame.letterhead,
        title_type="PHIẾU CÁ NHÂN",
        subject=f"theo dõi, đánh giá, xếp loại {month(last)}",
        place=frame.agency.place,
        issued_on=matter.printed_on,
        blocks=tuple(blocks),
        signature=Signature("NGƯỜI ĐÁNH GIÁ", note="(Ký, ghi rõ họ tên)"),
        countersignature=Signature("NGƯỜI TỰ ĐÁNH GIÁ", person.name),
        annexes=(Annex("Phụ lục", f"Theo dõi 12 tháng, {span}", year, note=f"({person.name})"),),
        training=frame.agency.training,
    )


def _tasks_of(each: PersonMonth) -> str:
    load = each.load
    if load is None:
        return f"Không có số liệu nhiệm vụ của {month(each.period)}."
    return (
        f"Được giao {two(load.assigned)} nhiệm vụ, hoàn thành {two(load.done)}, "
        f"chậm {two(load.late)}."
    )


def _number(period: Period) -> str:
    return f"{period.month:02d}/{period.year}"


def _position(matter: PersonMatter) -> str:
    person = matter.person
    position = person.position or GROUP_WORDS.get(person.group, "")
    return capital(", ".join(part for part in (position, matter.unit) if part)) or DASH


def _row(each: PersonMonth) -> Row:
    published, load = each.published, each.load
    score = published.score if published and published.score else ""
    if not score and each.department is not None:
        score = each.department.score
    counts = (DASH,) * 3
    if load is not None:
        counts = (str(load.assigned), str(load.done), str(load.late))
    return (
        _number(each.period),
        _level(each.own),
        _level(each.department),
        _level(published),
        score.replace(".", ",") or DASH,
        *counts,
        _remark(each),
    )


def _level(said: RatingRow | RatingItem | None) -> str:
    if said is None:
        return DASH
    return said.level or (NOT_RATED if said.not_rated else DASH)


def _remark(each: PersonMonth) -> str:
    for said in (each.published, each.department):
        text = "" if said is None else (said.remark or said.not_rated).strip()
        if text:
            return text
    return DASH


def _totals(months: Sequence[PersonMonth]) -> str:
    """Count published levels and tasks; months without any are named as such."""
    levels: dict[str, int] = {}
    for each in months:
        if each.published is not None:
            name = _level(each.published)
            levels[name] = levels.get(name, 0) + 1
    known = [f"{name}: {two(count)} tháng" for name, count in sorted(levels.items())]
    text = f"Kết quả công bố: {list_words(known)}." if known else "Chưa có kết quả công bố."
    loads = [each.load for each in months if each.load is not None]
    if loads:
        text += (
            f" Nhiệm vụ: được giao {two(sum(each.assigned for each in loads))}, hoàn thành "
            f"{two(sum(each.done for each in loads))}, chậm {two(sum(each.late for each in loads))}"
            " (việc chuyển tiếp tính ở từng tháng)."
        )
    return text


def _moves(matter: PersonMatter) -> list[str]:
    """Name the department of each stretch of months, when the person was in several."""
    found: list[tuple[str, Period]] = []
    for each in matter.months:
        if each.unit and (not found or found[-1][0] != each.unit):
            found.append((each.unit, each.period))
    if len(found) < 2:  # noqa: PLR2004 - a move needs two departments
        return []
    said = [
        f"từ tháng {month_number(period)}/{period.year} ở {matter.unit_names[period, unit]}"
        for unit, period in found
    ]
    return [f"Đơn vị xếp loại: {list_words(said)}."]
