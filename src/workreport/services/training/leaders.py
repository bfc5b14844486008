"""What the Office and the leaders of the training agency say about a month, up to its lock."""

from datetime import date, timedelta

from workreport.domain.period import Period
from workreport.i18n.translation import _
from workreport.ledger.bodies.report import ResultItem
from workreport.services.closing import ConclusionInput
from workreport.services.consolidating import DecidedBy
from workreport.services.deciding import DecisionInput
from workreport.services.ports.program import Desk
from workreport.services.summary import PersonSummary, Summary, UnitSummary
from workreport.services.training.stage import LEADER_DESK, OFFICE_DESK, Stage
from workreport.services.training.texts import filled

_MOST_OF_A_KIND = 2
_NAMES = {"summary": "tong-hop", "notice": "thong-bao-ket-luan"}


def judge_month(stage: Stage, period: Period, day: date) -> None:
    """Let the Office grade the units, word the five questions and consolidate."""
    stage.at(day, "14:00")
    consolidation = stage.office.consolidation
    words = _("Văn phòng chấm điểm {count} đơn vị và tổng hợp tháng {month}")
    by = DecidedBy("Chu Ngọc Giang", day, f"Biên bản họp Văn phòng tháng {period.month}")
    with stage.step(words.format(count=len(stage.departments), month=period.month)):
        for department in stage.departments:
            consolidation.grade_unit(
                period, department.code, _points(stage, period, department.code), by
            )
        _merge_same_work(stage, period)
        summary = consolidation.consolidate(period)
        counts = summary.figures.total.counts
        done, everything = counts.get("completed", 0), sum(counts.values())
        consolidation.word(
            period,
            "summary",
            f"Tháng {period.month}, các đơn vị hoàn thành {done}/{everything} nhiệm vụ; "
            "công tác thẩm định nhân sự và số hóa hồ sơ đạt tiến độ.",
        )
        consolidation.word(
            period,
            "advantages",
            "Phối hợp giữa Phòng Tổ chức cán bộ và Văn phòng tốt hơn.",
            stage.departments[1].code,
        )
        stage.sync(OFFICE_DESK)


def _merge_same_work(stage: Stage, period: Period) -> None:
    """Call one what two departments report of the same work, where a month has such tasks."""
    found: dict[str, str] = {}
    for one in sorted(stage.office.planning.tasks(period), key=lambda one: one.task.content):
        if one.task.content.startswith(stage.texts.same_work):
            found.setdefault(one.task.unit, one.task.id)
    if len(found) > 1:
        pair = sorted(found.items())[:2]
        stage.office.consolidation.merge(period, pair, stage.texts.same_content)


def _points(stage: Stage, period: Period, code: str) -> dict[str, tuple[str, str]]:
    discipline = ("10", "9", "9.5", "8")[stage.dice.roll(4, period, code, "U5")]
    renewal = ("9", "8", "7.5", "8.5")[stage.dice.roll(4, period, code, "U6")]
    return {
        "U5": (discipline, "Chấp hành giờ giấc, đoàn kết nội bộ"),
        "U6": (renewal, "Có đổi mới trong phối hợp"),
    }


def conclude_month(stage: Stage, period: Period, day: date, number: int) -> None:
    """Let the leader conclude on the month and decide about its people.

    In the very first month the quota is exceeded, which the lock then answers with a document.
    """
    stage.at(day, "09:00")
    words = _("Lãnh đạo Ban có {count} kết luận tháng {month}, xếp loại {people} cán bộ")
    leader = stage.leader
    stage.sync(LEADER_DESK)
    summary = leader.consolidation.summary(period, reports=True)
    conclusions = conclusions_of(stage, summary, period)
    decisions = decisions_of(summary, within_quota=number > 0)
    text = words.format(month=period.month, count=len(conclusions), people=len(decisions))
    with stage.step(text):
        leader.closing.conclude(period, conclusions, decisions, DecidedBy(meeting_on=day))
        stage.sync(LEADER_DESK)


def conclusions_of(stage: Stage, summary: Summary, period: Period) -> list[ConclusionInput]:
    """Conclude on late, poor and undone tasks; some become tasks of the next month."""
    words = stage.texts.conclusions
    found: list[ConclusionInput] = []
    counts = {"late": 0, "low_quality": 0, "not_implemented": 0}
    for one in summary.units:
        for item in _items(one):
            late = (
                item.done_on is not None
                and item.due_on is not None
                and (item.done_on > item.due_on)
            )
            verdict = _verdict(item.status, item.quality, late=late)
            if not verdict or counts[verdict] >= _MOST_OF_A_KIND:
                continue
            counts[verdict] += 1
            found.append(ConclusionInput(task=item.task, verdict=verdict, text=words[verdict]))
    calendar = stage.calendar(period)
    due_on = calendar.previous_working(period.next.first_day + timedelta(days=24))
    late_units = [one for one in summary.units if one.line.verdict.is_late] or [summary.units[1]]
    found.append(
        ConclusionInput(
            unit=late_units[0].line.unit.unit,
            text=filled(words["task"], period),
            becomes_task=True,
            next_due_on=due_on,
        )
    )
    found.append(
        ConclusionInput(
            unit=summary.units[0].line.unit.unit,
            text=words["free"],
            becomes_task=True,
            next_due_on=calendar.previous_working(period.next.first_day + timedelta(days=13)),
        )
    )
    return found


def _items(one: UnitSummary) -> list[ResultItem]:
    items = [] if one.report is None else one.report.items
    return sorted(items, key=lambda item: item.content)


def _verdict(status: str, quality: int | None, *, late: bool) -> str:
    if status == "not_started":
        return "not_implemented"
    if quality == 3:  # noqa: PLR2004 - the lowest of the three levels of quality
        return "low_quality"
    return "late" if late else ""


def decisions_of(summary: Summary, *, within_quota: bool) -> list[DecisionInput]:
    """Follow the departments' proposals; heads, about whom no department speaks, are good."""
    surplus = _surplus(summary) if within_quota else set()
    return [_decision(one, lowered=one.person in surplus) for one in summary.people]


def _decision(one: PersonSummary, *, lowered: bool) -> DecisionInput:
    row = one.department
    if row is not None and row.not_rated:
        return DecisionInput(person=one.person, not_rated=row.not_rated)
    level = row.level if row is not None and row.level else "B"
    remark = "" if row is None else row.remark
    if lowered:
        return DecisionInput(person=one.person, level="B", remark="Điều chỉnh theo hạn mức loại A")
    return DecisionInput(person=one.person, level=level, remark=remark)


def _surplus(summary: Summary) -> set[str]:
    """Return the people beyond the quota; lowering one of them also widens the base."""
    found: set[str] = set()
    for group, quota in summary.quotas.items():
        top = [
            one.person
            for one in summary.people
            if one.group == group and one.department is not None and one.department.level == "A"
        ]
        base, used = quota.base, len(top)
        while used > int(base * quota.share):
            used, base = used - 1, base + 1
            found.add(top[used])
    return found


def close_month(stage: Stage, period: Period, day: date, number: int) -> None:
    """Let the chief lock the month."""
    stage.at(day, "10:00")
    words = _("Chánh Văn phòng khóa tháng {month}")
    with stage.step(words.format(month=period.month)):
        stage.sync(OFFICE_DESK)
        gates = stage.office.closing.gates(period)
        basis = f"Công văn số {120 + number}-CV/BTCTU"
        over = {f"{g.code}:{g.subject}": basis for g in gates if g.code == "over_quota"}
        stage.office.closing.close(period, over)
        stage.sync(OFFICE_DESK)


def print_month(stage: Stage, period: Period) -> None:
    """Print the month's papers: the summary, the leaders' notice, each department's report."""
    with stage.step(_("In văn bản tháng {month}").format(month=period.month)):
        for kind in ("summary", "notice"):
            _print(stage, stage.office, f"{period}-{_NAMES[kind]}", kind, period)
        for one in stage.departments:
            desk = stage.desks[one.desk]
            _print(stage, desk, f"{period}-bao-cao-{one.code}", "report", period, one.code)


def _print(
    stage: Stage, desk: Desk, name: str, kind: str, period: Period, unit: str | None = None
) -> None:
    data = desk.papers.pdf(kind, period, unit)
    stage.program.files.write_new(stage.papers / f"{name}.pdf", data)
