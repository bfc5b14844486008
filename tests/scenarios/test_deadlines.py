from dataclasses import replace
from datetime import date

import msgspec
import pytest
from tests.living import PERIOD, Begin, Life

from workreport.domain.calendar import end_of
from workreport.domain.errors import RuleError
from workreport.ledger.bodies.agency import CalendarDay, PeriodOpen
from workreport.services.late_filing import REASON
from workreport.services.punctuality import read_punctuality


def test_lateness_follows_the_receipt_and_an_extension_moves_the_limit(begin_life: Begin) -> None:
    life = begin_life(("tcd", "bvct"))
    until_at = end_of(date(2026, 11, 23))
    life.at("2026-11-18 08:00")
    life["bvct"].reporting.ask_extension(PERIOD, until_at, "Chờ cơ sở trả lời")
    life.sync("bvct", "vp")
    assert life.vp.office.extend(PERIOD, "BVCT", until_at, "Lý do khách quan") == "2026-11/BVCT/1"
    life.sync("vp", "bvct")

    life.at("2026-11-19 23:30")
    life.file("tcd")
    life.sync("tcd")  # signed before the limit, but nobody at the Office is there
    life.at("2026-11-20 07:55")
    assert life.line("vp", "TCD").verdict.kind == "missing"
    assert life.line("vp", "BVCT").verdict.kind == "pending"
    life.sync("vp")
    assert (life.line("vp", "TCD").verdict.kind, life.line("vp", "TCD").verdict.late_days) == (
        "late",
        1,
    )
    # A written statement of the Office counts when the file lay in the folder in time.
    life.vp.office.attest(
        PERIOD, "TCD", end_of(date(2026, 11, 19)), "Tệp có trong thư mục", "handed_over"
    )
    life.at("2026-11-23 16:00")
    life.file("bvct")
    life.sync("bvct", "vp", "bvct", "tcd")
    for desk in ("vp", "tcd"):
        assert life.line(desk, "TCD").verdict.kind == "on_time"
    for desk in ("vp", "bvct"):
        verdict = life.line(desk, "BVCT").verdict
        assert (verdict.kind, verdict.extension, verdict.is_late) == (
            "on_time_by_extension",
            "1",
            False,
        )
    agrees_read_with_other_months(life)


def agrees_read_with_other_months(life: Life) -> None:
    """Read the month as the board reads those before the one it shows: it says the same."""
    with life.vp.book.looking() as look:
        (quick,) = read_punctuality(look, life.program.calendars, (PERIOD,))
    assert {unit: one.verdict for unit, one in quick.units.items()} == {
        one.unit.unit: one.verdict for one in life.vp.periods.month(PERIOD).units if one.expected
    }


def expecting(life: Life, day: date) -> None:
    """Say that the last task will be completed on a day that is still to come."""
    reporting = life["tccb"].reporting
    draft = reporting.open(PERIOD).draft
    task = draft.tasks[-1].id
    reporting.edit(
        PERIOD,
        {
            "tasks": [
                {
                    "id": task,
                    "status": "completed",
                    "done_on": day.isoformat(),
                    "quality": 1,
                    "cause": "",
                    "evidence": "13-BC/BTCTU",
                }
            ]
        },
    )


def test_an_expected_completion_counts_or_is_refused_as_the_month_was_opened(
    begin_life: Begin,
) -> None:
    life = begin_life(("tccb",))
    life.at("2026-11-16 09:00")
    life.file("tccb")
    expecting(life, date(2026, 11, 27))
    codes = {
        problem.code: problem.level for problem in life["tccb"].reporting.open(PERIOD).problems
    }
    assert codes.get("task_done_on_expected") == "note"

    with life.vp.book.working() as work:
        opened = work.one("period.open", period=str(PERIOD))
        assert isinstance(opened.body, PeriodOpen)
        changed = msgspec.structs.replace(opened.body, cut_off="next_month", reason="Quyết định")
        work.append(changed, "period.change", supersedes=[opened.entry])
    life.sync("vp", "tccb")
    line = life["tccb"].reporting.open(PERIOD)
    assert "task_done_on_after_cut_off" in {one.code for one in line.problems}
    answers = {one.key: "Đã kiểm tra" for one in line.unanswered}
    life["tccb"].reporting.save(replace(line.draft, answers={**line.draft.answers, **answers}))
    with pytest.raises(RuleError, match="report_not_ready"):
        life["tccb"].reporting.file(PERIOD)


def test_late_filing_needs_a_reason_and_ends_where_the_agency_has_set_an_end(
    begin_life: Begin,
) -> None:
    life = begin_life(("tccb", "tcd", "bvct"))
    december = PERIOD.next
    life.vp.month_rules.choose(december, {"filing_end": "2"})
    life.vp.periods.open(december)  # limit: Monday 21/12
    reason = {f"{REASON}:whole": "Chờ số liệu của cơ sở"}
    life.at("2026-12-22 09:00")
    life.sync("vp", "tccb", "tcd", "bvct")
    assert life.vp.periods.filing_end(december) == end_of(date(2026, 12, 23))
    assert life.vp.periods.filing_end(PERIOD) is None
    reporting = life["tccb"].reporting
    draft = reporting.open(december).draft
    asked = [one.code for one in reporting.open(december).unanswered]
    assert asked == [REASON]
    reporting.save(replace(draft, answers=reason, text={"advantages": "Tốt", "limitations": "Ít"}))
    with pytest.raises(RuleError, match="report_not_ready"):
        life["bvct"].reporting.file(december)
    for name in ("tccb", "bvct"):
        life.at("2026-12-23 20:00" if name == "bvct" else "2026-12-22 10:00")
        life.file(name, period=december)
    life.sync("tccb", "vp")
    slip = str(life.vp.papers.document("receipt", december, "TCCB"))
    assert "Lý do gửi sau hạn" in slip
    assert "Chờ số liệu của cơ sở" in slip

    life.at("2026-12-24 08:00")
    life.sync("bvct", "vp")
    late, lost = life.line("vp", "TCCB", december), life.line("vp", "BVCT", december)
    assert (late.after_end, late.verdict.kind) == (False, "late")
    assert (lost.after_end, lost.verdict.late_days, lost.state.value) == (True, 3, "received")
    with pytest.raises(RuleError, match="filing_ended"):
        life.file("tcd", period=december)
    lock = life["tcd"].open_asks.lock(december)
    assert lock is not None
    assert (lock.code, lock.way) == ("filing_ended", "extension")
    life.vp.office.extend(december, "TCD", end_of(date(2026, 12, 28)), "Bão lũ")
    life.sync("vp", "tcd")
    assert life["tcd"].reporting.open(december).unanswered == ()
    life.file("tcd", period=december)
    life.sync("tcd", "vp")
    assert life.line("vp", "TCD", december).verdict.kind == "on_time_by_extension"
    assert not life.line("vp", "TCD", december).after_end


def test_a_day_off_moves_the_end_of_filing_with_the_limit(begin_life: Begin) -> None:
    life = begin_life(())
    december = PERIOD.next
    life.vp.month_rules.choose(december, {"filing_end": "1"})
    life.vp.periods.open(december)
    off = CalendarDay(day=date(2026, 12, 21), working=False, name="Nghỉ bù")
    life.vp.working_days.set(2026, [off], "Nghỉ bù")
    assert life.vp.periods.filing_end(december) == end_of(date(2026, 12, 23))


def test_a_return_may_move_what_is_judged_and_a_late_correction_is_counted_apart(
    begin_life: Begin,
) -> None:
    life = begin_life(("tccb", "tcd"))
    life.at("2026-11-16 09:00")
    for name in ("tccb", "tcd"):
        life.file(name)
        life.sync(name, "vp")
        code, due_at = name.upper(), end_of(date(2026, 11, 18))
        life.vp.office.return_report(
            PERIOD, code, "Làm lại", due_at=due_at, void_for_deadline=name == "tccb"
        )
        life.sync("vp", name)
    life.at("2026-11-23 09:00")
    for name in ("tccb", "tcd"):
        reporting = life[name].reporting
        reporting.save(replace(reporting.open(PERIOD).draft, replies={"whole": "Đã làm lại"}))
        reporting.file(PERIOD)
        life.sync(name, "vp")
    voided, usual = life.line("vp", "TCCB"), life.line("vp", "TCD")
    assert (voided.verdict.kind, usual.verdict.kind) == ("late", "on_time")
    agrees_read_with_other_months(life)
    assert (voided.correction_late_days, usual.correction_late_days) == (3, 3)

    life.vp.office.accept(PERIOD, "TCD")
    life.sync("vp", "tcd")
    life.vp.office.withdraw(PERIOD, "TCD", "Nhầm đơn vị")
    life.sync("vp", "tcd")
    current = life.line("tcd", "TCD").current
    assert current is not None
    assert (current.withdrawn_at is not None, current.withdrawn_reason) == (True, "Nhầm đơn vị")
    life.vp.office.accept(PERIOD, "TCD")
    life.sync("vp", "tcd")
    current = life.line("tcd", "TCD").current
    assert current is not None
    assert current.withdrawn_at is None
