import shutil
from pathlib import Path

import pytest
from tests.living import PERIOD, Begin, Life

from workreport.domain.errors import RuleError
from workreport.domain.period import Period
from workreport.domain.timeliness import Verdict
from workreport.services.punctuality import read_punctuality


def received_by_one_officer(begin_life: Begin, tmp_path: Path) -> tuple[Life, Path]:
    """File in time; one officer signs for it, the desk has the report on a stick only."""
    life = begin_life(("tccb",), ("hieu",))
    life.at("2026-11-17 09:00")
    life.file("tccb")
    life.sync("tccb")
    stick = tmp_path / "stick"
    shutil.copytree(life.exchange, stick)
    life.at("2026-11-18 08:00")
    life["hieu"].exchange.sync(life.exchange)
    return life, stick


def test_two_officers_share_the_desk_and_the_earliest_receipt_counts(
    begin_life: Begin, tmp_path: Path
) -> None:
    life, stick = received_by_one_officer(begin_life, tmp_path)
    life.at("2026-11-20 08:00")  # after the limit of the 19th
    life.vp.exchange.sync(stick)  # signs a receipt of its own, knowing of no other
    assert life.line("vp", "TCCB").verdict.kind == "late"
    life.sync("vp", "hieu", "tccb")
    for name in ("vp", "hieu", "tccb"):
        line = life.line(name, "TCCB")
        assert line.versions[0].received_at is not None
        assert line.versions[0].received_at.day == 18
        assert line.verdict.kind == "on_time"
    with life.vp.book.looking() as look:
        receipts = [fact.body for fact in look.projections.facts("receipt", chosen=False)]
    assert sorted(body.number for body in receipts) == ["0001", "B0001"]  # neither knew the other
    assert life.line("vp", "TCCB").versions[0].receipt_number == "B0001"

    life["hieu"].office.start_check(PERIOD, "TCCB")
    life.sync("hieu", "vp")
    assert life.line("vp", "TCCB").versions[0].checked_by == life["hieu"].book.identity.person


def test_a_receipt_that_comes_after_the_lock_counts_when_the_month_is_opened_again(
    begin_life: Begin, tmp_path: Path
) -> None:
    life, stick = received_by_one_officer(begin_life, tmp_path)
    life.at("2026-11-20 08:00")
    life.vp.exchange.sync(stick)
    lock(life, PERIOD)
    lock(life, PERIOD.next)  # before its limit
    before = verdicts(life, PERIOD)
    assert life.line("vp", "TCCB").verdict == Verdict("late", 1)
    assert {one.kind for one in verdicts(life, PERIOD.next).values()} == {"missing"}
    shutil.copytree(stick, life.exchange, dirs_exist_ok=True)
    life.sync("vp", "hieu", "vp", "tccb")
    for name in ("vp", "hieu", "tccb"):
        line = life.line(name, "TCCB")
        assert (line.verdict, line.versions[0].receipt_number) == (Verdict("late", 1), "0001")
    assert verdicts(life, PERIOD) == before
    told = [one.code for one in life.vp.histories.timeline("TCCB", PERIOD, PERIOD)]
    assert [code for code in told if "received" in code] == [
        "event_received_after_lock",
        "event_received_late",
    ]
    unlock(life)
    assert life.line("vp", "TCCB").verdict == Verdict("on_time")
    assert life.line("vp", "TCCB").versions[0].receipt_number == "B0001"


def lock(life: Life, period: Period) -> None:
    reasons = {gate.code: "Công văn 5" for gate in life.vp.closing.gates(period)}
    life.vp.closing.close(period, reasons)


def unlock(life: Life) -> None:
    life.vp.closing.reopen(PERIOD, "Biên nhận đến sau")
    life.sync("vp", "hieu")
    life["hieu"].closing.confirm_reopening(PERIOD)
    life.sync("hieu", "vp")


def verdicts(life: Life, period: Period) -> dict[str, Verdict]:
    """Return what two ways of reading say of each unit; they must agree."""
    month = {one.unit.unit: one.verdict for one in life.vp.periods.month(period).units}
    with life.vp.book.looking() as look:
        (quick,) = read_punctuality(look, life.program.calendars, (period,))
    assert {unit: one.verdict for unit, one in quick.units.items()} == month
    return month


def test_two_answers_to_one_version_are_a_conflict_that_the_chief_ends(begin_life: Begin) -> None:
    life = begin_life(("tccb",), ("hieu",))
    life.at("2026-11-17 09:00")
    life.file("tccb")
    life.sync("tccb", "vp", "hieu")
    life["hieu"].office.return_report(PERIOD, "TCCB", "Thiếu số liệu")
    life.vp.office.accept(PERIOD, "TCCB")
    life.sync("hieu", "vp", "hieu", "tccb")
    with life.vp.book.looking() as look:
        answers = look.projections.facts("answer", chosen=False)
    assert [fact.in_conflict for fact in answers] == [True, True]
    # Whatever came first, every desk shows the same one of the two.
    assert len({life.state(name, "TCCB") for name in ("vp", "hieu", "tccb")}) == 1
    assert all(life.line(one, "TCCB").versions[0].answers_differ for one in ("vp", "tccb"))

    life.vp.office.withdraw(PERIOD, "TCCB", "Hai câu trả lời khác nhau")
    life.vp.office.accept(PERIOD, "TCCB")
    life.sync("vp", "hieu", "tccb")
    with life.vp.book.looking() as look:
        tips = [fact for fact in look.projections.facts("answer", chosen=False) if fact.is_tip]
    assert len(tips) == 1
    assert not life.line("tccb", "TCCB").versions[0].answers_differ
    assert {life.state(name, "TCCB") for name in ("vp", "hieu", "tccb")} == {"accepted"}


def test_another_chief_moves_the_desk_when_the_old_pc_is_dead(begin_life: Begin) -> None:
    life = begin_life(("tccb",), ("hieu",))
    second = life["hieu"].book.identity.person
    life.vp.maintenance.grant(second, "chief", "VP")
    life.sync("vp", "hieu")
    following = PERIOD.next
    with pytest.raises(RuleError, match="not_the_desk"):
        life["hieu"].periods.open(following)

    life["hieu"].maintenance.move_desk()
    life["hieu"].periods.open(following)
    life.sync("hieu", "vp", "tccb")
    assert life["tccb"].periods.month(following).state.value == "open"
    with pytest.raises(RuleError, match="not_the_desk"):
        life.vp.periods.open(following.next)
    assert not life["tccb"].maintenance.held_back()
