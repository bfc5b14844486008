"""Many months at once: history that the Office entered, signed entry by entry, projected once.

For benchmarks and long rehearsals. Every entry is one that a person could have written; only the
way is shorter: no package travels, and the projections are brought up to date once for many months.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from fractions import Fraction
from typing import Any

from workreport.domain.calendar import AGENCY_ZONE
from workreport.domain.exact_numbers import decimal2, exact
from workreport.domain.ids import new_id
from workreport.domain.period import Period
from workreport.domain.task import Status
from workreport.domain.task_progress import progress
from workreport.domain.timeliness import Verdict
from workreport.domain.unit_grade import GradeRow
from workreport.ledger import kinds
from workreport.ledger.bodies import agency, office, report
from workreport.ledger.bodies.plan import PlanIssue, TaskBody
from workreport.ledger.envelope import PartRef, make_part
from workreport.services.calendars import DEFAULT_TEMPLATE, Calendars
from workreport.services.periods import stamped
from workreport.services.ports.program import Desk
from workreport.services.report_bodies import result_of_item, task_of_item
from workreport.services.scheme_choice import PEOPLE_SCHEME
from workreport.services.training.pen import Pen
from workreport.services.training.texts import Dice, TaskText, Texts, UnitText, filled
from workreport.services.unit_schemes import STANDARD

MONTHS_AT_ONCE = 12
BASIS = "history"
_POINTS = {"U5": "9", "U6": "8.5"}


@dataclass(frozen=True, slots=True)
class History:
    """What shall have happened: ``tasks`` in each unit and month, over some months."""

    first: Period
    months: int
    tasks: int = 6
    told: Callable[[int], None] | None = None  # told the number of months done, now and then


def fill_history(
    desk: Desk, calendars: Calendars, texts: Texts, dice: Dice, history: History
) -> int:
    """Write whole closed months into the desk of the agency; returns the number of entries."""
    written, done = 0, 0
    carried: list[TaskBody] = []
    while done < history.months:
        count = min(MONTHS_AT_ONCE, history.months - done)
        with desk.book.working() as work:
            pen = Pen(work)
            for number in range(done, done + count):
                month = _Month(pen, calendars, texts, dice, history.first.plus(number))
                carried = month.write(history.tasks, carried)
            pen.keep()
        written += len(pen.entries)
        done += count
        if history.told is not None:
            history.told(done)
    return written


@dataclass(slots=True)
class _Month:
    pen: Pen
    calendars: Calendars
    texts: Texts
    dice: Dice
    period: Period
    pins: list[agency.UnitPin] = field(default_factory=list)
    decided: list[agency.PersonPin] = field(default_factory=list)
    levels: dict[str, int] = field(default_factory=lambda: dict.fromkeys("ABCD", 0))

    @property
    def units(self) -> list[agency.UnitSet]:
        """Units that file."""
        directory = self.pen.work.directory
        return [unit for unit in directory.units_on(self.period.first_day) if unit.files]

    def at(self, day: int, clock: str = "09:00") -> datetime:
        on = self.period.first_day + timedelta(days=day - 1)
        return datetime.combine(on, time.fromisoformat(clock), AGENCY_ZONE).astimezone(UTC)

    def write(self, tasks: int, carried: Sequence[TaskBody]) -> list[TaskBody]:
        """Write the month and return what it leaves unfinished."""
        units = self.units
        limit_at = self._open(units)
        unfinished: list[TaskBody] = []
        for unit in units:
            before = [task for task in carried if task.unit == unit.unit]
            unfinished += self._unit(unit, tasks, before, limit_at)
        self._close(unfinished)
        return unfinished

    def _open(self, units: Sequence[agency.UnitSet]) -> datetime:
        due, office_due, calendar = self.calendars.deadlines(self.period)
        body = agency.PeriodOpen(
            period=str(self.period),
            units=[unit.unit for unit in units],
            report=stamped(due),
            office=stamped(office_due),
            template=DEFAULT_TEMPLATE,
            calendar=calendar.digest(),
            scheme=PEOPLE_SCHEME,
            unit_scheme=STANDARD,
        )
        self.pen.write("period.open", body, self.at(1, "08:00"))
        return due.limit_at

    def _unit(
        self, unit: agency.UnitSet, count: int, carried: Sequence[TaskBody], limit_at: datetime
    ) -> list[TaskBody]:
        period = str(self.period)
        fresh = list(self._tasks(unit, count))
        self.pen.write(
            "plan.issue",
            PlanIssue(plan=new_id(), period=period, unit=unit.unit, tasks=fresh, basis=BASIS),
            self.at(1),
        )
        items = [self._item(task, place) for place, task in enumerate([*carried, *fresh])]
        late = self._roll(9, unit.code, "late") == 0
        received_at = limit_at + timedelta(hours=9 if late else -30)
        filed = self._report(unit, items, received_at)
        receipt = report.Receipt(
            period=period,
            unit=unit.unit,
            report=filed,
            received_at=received_at,
            number=f"{len(self.pen.entries):04d}",
            limit_known=limit_at,
        )
        received = self.pen.write("receipt", receipt, received_at)
        me = self.pen.work.identity.person
        check = report.CheckStart(period=period, unit=unit.unit, report=filed, officer=me)
        self.pen.write("check.start", check, self.at(24, "08:15"))
        answer = report.Answer(period=period, unit=unit.unit, report=filed, verdict="accepted")
        answered = self.pen.write("answer", answer, self.at(24))
        graded = self._grade(unit, items, late=late)
        seen = sorted([received, answered])
        self.pins.append(agency.UnitPin(unit=unit.unit, report=filed, grade=graded, rests_on=seen))
        open_ids = {item.task for item in items if item.status != "completed"}
        return [task for task in (*carried, *fresh) if task.id in open_ids]

    def _tasks(self, unit: agency.UnitSet, count: int) -> Iterator[TaskBody]:
        texts = self.texts.unit(unit.code, unit.name)
        known = _everything(texts)
        for place in range(count):
            words = known[place % len(known)]
            part = place // len(known)
            content = filled(words.content, self.period) + (f" (phần {part + 1})" if part else "")
            due_on = self.period.first_day + timedelta(days=(words.due or 15) - 1)
            yield TaskBody(
                id=new_id(),
                born=str(self.period),
                unit=unit.unit,
                content=content,
                product=words.product,
                coef=words.coef,
                due_on=due_on,
                original_due_on=due_on,
                origin="recurring" if place < len(texts.recurring) else "programme",
                director=self.dice.one(self.texts.directors, unit.code, place),
            )

    def _item(self, task: TaskBody, place: int) -> report.ResultItem:
        chance = self._roll(12, task.unit, place, "outcome")
        due_on = task.due_on or self.period.first_day
        shared = {
            name: getattr(task, name)
            for name in (
                "content",
                "born",
                "product",
                "qty",
                "coef",
                "due_on",
                "original_due_on",
                "origin",
                "director",
            )
        }
        if chance == 0 and task.born == str(self.period):
            return report.ResultItem(
                task=task.id,
                status="in_progress",
                result="Đang lấy ý kiến các đơn vị",
                cause=self.dice.one(self.texts.open_causes, place),
                carry=True,
                **shared,
            )
        days = (-3, -2, -1, -1, 0, 0, 0, 0, 0, 2, 4, -1)[chance]
        earliest = self.period.first_day
        return report.ResultItem(
            task=task.id,
            status="completed",
            result=f"Đã hoàn thành {task.product.lower()}",
            done_on=max(due_on + timedelta(days=days), earliest),
            quality=(1, 2, 1, 3)[chance % 4],
            cause=self.dice.one(self.texts.late_causes, place) if days > 0 else "",
            evidence=f"Công văn số {100 + place}-CV/BTCTU",
            **shared,
        )

    def _report(self, unit: agency.UnitSet, items: list[report.ResultItem], at: datetime) -> str:
        texts = self.texts.unit(unit.code, unit.name)
        done = sum(item.status == "completed" for item in items)
        late = sum(bool(i.done_on and i.due_on and i.done_on > i.due_on) for i in items)
        values = {
            "all": len(items),
            "done": done,
            "late": late,
            "open": len(items) - done,
            "ontime": done - late,
        }
        turn = self.period.year * 12 + self.period.month
        sections = {
            name: getattr(texts, name)[turn % len(getattr(texts, name))].format_map(values)
            for name in ("advantages", "limitations", "causes", "proposals")
        }
        sections["results"] = f"Hoàn thành {done}/{len(items)} nhiệm vụ được giao."
        body = report.ReportFile(
            period=str(self.period),
            unit=unit.unit,
            kind="normal",
            as_of=self.period.first_day + timedelta(days=16),
            cut_off="forecast",
            items=items,
            text=sections,
            prepared_by=self.pen.work.identity.person,
            entered_by_office=BASIS,
        )
        return self.pen.write("report.file", body, at, list(self._rated(unit)))

    def _rated(self, unit: agency.UnitSet) -> Iterator[tuple[PartRef, bytes]]:
        members = self.pen.work.directory.members(unit.unit)
        for n, one in enumerate(members, start=2):
            item = self._rating(one)
            part = report.RatedPart(
                person=one.person,
                name=one.name,
                position=one.position,
                group=one.group,
                away=one.away,
                department=None if one.group == "heads" else item,
                own=None if one.away else report.RatingItem(level="B"),
            )
            yield make_part(n, kinds.encode_body(part), about=one.person)
            self._decide(unit, one, item)

    def _rating(self, one: agency.PersonSet) -> report.RatingItem:
        if one.away:
            return report.RatingItem(not_rated="Vắng mặt trong tháng")
        chance = self._roll(40, one.name, "level")
        level = {0: "A", 1: "A", 2: "C", 3: "D"}.get(chance, "B")
        remarks = self.texts.remarks.get(level)
        return report.RatingItem(
            level=level, remark=self.dice.one(remarks, one.name, self.period) if remarks else ""
        )

    def _decide(self, unit: agency.UnitSet, one: agency.PersonSet, item: report.RatingItem) -> None:
        body = office.RatingDecide(
            period=str(self.period),
            person=one.person,
            unit=unit.unit,
            group=one.group,
            rating=item,
            **self._by(),
        )
        rating = self.pen.write("rating.decide", body, self.at(26))
        self.decided.append(agency.PersonPin(person=one.person, rating=rating))
        if item.level:
            self.levels[item.level] += 1

    def _by(self) -> dict[str, Any]:
        return {
            "decided_by": self.texts.directors[0],
            "meeting_on": self.period.first_day + timedelta(days=25),
            "basis": f"Thông báo kết luận tháng {self.period.month}",
        }

    def _grade(
        self, unit: agency.UnitSet, items: Sequence[report.ResultItem], *, late: bool
    ) -> str:
        as_of = self.period.first_day + timedelta(days=16)
        rows = [
            GradeRow(
                status=Status(item.status),
                weight=Fraction(item.qty) * Fraction(item.coef),
                late=progress(task_of_item(item, unit.unit), result_of_item(item), as_of).is_late,
                quality=item.quality,
            )
            for item in items
        ]
        graded = self.calendars.unit_schemes.standard.grade(
            rows,
            timeliness=Verdict("late", 1) if late else Verdict("on_time"),
            returns=0,
            nil=False,
            manual={code: Fraction(points) for code, points in _POINTS.items()},
        )
        body = office.UnitGradeSet(
            period=str(self.period),
            unit=unit.unit,
            scheme=STANDARD,
            manual=[office.GradePoints(code=code, points=p) for code, p in _POINTS.items()],
            score="" if graded.score is None else decimal2(graded.score),
            score_exact="" if graded.score is None else exact(graded.score),
            level=graded.level or "",
            **self._by(),
        )
        return self.pen.write("unit.grade", body, self.at(25))

    def _close(self, unfinished: Sequence[TaskBody]) -> None:
        period, snapshot = str(self.period), new_id() + new_id()
        self.pen.write(
            "consolidation",
            office.Consolidation(
                period=period, reports=sorted(pin.report for pin in self.pins), snapshot=snapshot
            ),
            self.at(25, "15:00"),
        )
        conclusion = office.Conclusion(
            conclusion=new_id(), period=period, text=self.texts.conclusions["free"], **self._by()
        )
        concluded = self.pen.write("conclusion", conclusion, self.at(26, "10:00"))
        body = agency.PeriodClose(
            period=period,
            revision=1,
            units=self.pins,
            ratings=self.decided,
            conclusions=[concluded],
            missing=[],
            carried=sorted(task.id for task in unfinished),
            snapshot=snapshot,
        )
        self.pen.write("period.close", body, self.at(27))
        totals = agency.PublishTotals(
            period=period,
            levels=[agency.LevelCount(level=a, people=n) for a, n in sorted(self.levels.items())],
        )
        self.pen.write("publish.totals", totals, self.at(27, "09:01"))

    def _roll(self, sides: int, *question: object) -> int:
        return self.dice.roll(sides, self.period, *question)


def _everything(texts: UnitText) -> list[TaskText]:
    found = list(texts.recurring)
    for special in texts.special.values():
        found += special
    return found
