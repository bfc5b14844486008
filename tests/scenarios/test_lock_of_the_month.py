"""The lock asks for everything that is open, names who sees to it, and leaves no half of itself."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from tests.living import PERIOD, Life, begin, stretch_codes_less

from workreport.domain.calendar import AGENCY_ZONE
from workreport.domain.errors import RuleError
from workreport.services.closing import ConclusionInput
from workreport.services.consolidating import DecidedBy
from workreport.services.desk_notes import SignedNotes, keep_notes, kept_notes
from workreport.services.gates import Gate, GatesOpenError
from workreport.services.month_lock import (
    KEEPING,
    OPENING,
    PEOPLE,
    READING,
    SEALING,
    UNITS,
    Watch,
)
from workreport.system.clock import TrainingClock

BY = DecidedBy("Đinh Đình Phong", date(2026, 11, 17), "Biên bản số 12")
NOTES = f"conclusions/{PERIOD}"


def gates(life: Life) -> dict[tuple[str, str], Gate]:
    return {(one.code, one.subject): one for one in life.vp.closing.gates(PERIOD)}


def keys(life: Life) -> dict[str, str]:
    reason = "Công văn 15-CV/BTCTU"
    return {f"{code}:{subject}" if subject else code: reason for code, subject in gates(life)}


def entries(life: Life) -> int:
    with life.vp.book.looking() as look:
        return look.transaction.ledger.newest()


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    """One department has filed on a machine whose clock is two days behind."""
    patch = pytest.MonkeyPatch()
    stretch_codes_less(patch)
    life = begin(tmp_path_factory.mktemp("lock"), ("tccb",))
    patch.undo()
    life.at("2026-11-20 08:00")
    life.vp.periods.open(PERIOD.next)
    life.sync("vp", "tccb")
    life["tccb"].book.clock = TrainingClock(datetime(2026, 11, 18, 8, 0, tzinfo=AGENCY_ZONE))
    life.file("tccb")
    life.sync("tccb", "vp", "tccb")
    yield life
    life.close()


def test_everything_that_is_open_is_named_with_who_sees_to_it(behind: Life) -> None:
    keep_notes(behind.vp.book, NOTES, {"free-1/text": "Rút kinh nghiệm"})
    found = gates(behind)
    flag = found["clock_flag", "TCCB"]
    assert (flag.reason.code, flag.reason.values["hours"]) == ("gate_clock_behind", 48)
    assert (flag.who, found["missing_unit", "VP"].who) == ("Ngô Đức Nam", "Chu Ngọc Giang")
    assert found["unsigned", "conclusions"].who == "Chu Ngọc Giang"
    keep_notes(behind.vp.book, NOTES, {})
    assert ("unsigned", "conclusions") not in gates(behind)


def test_a_signature_ends_the_draft_of_what_it_signs_or_changes_nothing(behind: Life) -> None:
    conclude = behind.vp.closing.conclude
    keep_notes(behind.vp.book, NOTES, {"free-1/text": "Rút kinh nghiệm", "free-2/text": "Nháp"})
    signed, said = SignedNotes(NOTES, ("free-1",)), ConclusionInput(text="Rút kinh nghiệm")
    with pytest.raises(RuleError, match="decision_needs_basis"):
        conclude(PERIOD, [said], (), DecidedBy(), signed)
    tomorrow = replace(BY, meeting_on=behind.vp.book.clock.now().date() + timedelta(days=1))
    with pytest.raises(RuleError, match="meeting_not_held"):
        conclude(PERIOD, [said], (), tomorrow, signed)
    assert set(kept_notes(behind.vp.book, NOTES)) == {"free-1/text", "free-2/text"}
    conclude(PERIOD, [said], (), BY, signed)
    assert kept_notes(behind.vp.book, NOTES) == {"free-2/text": "Nháp"}


def test_a_year_counts_the_last_word_about_each_task(behind: Life) -> None:
    task = behind.vp.planning.tasks(PERIOD)[0].task
    for verdict in ("late", "low_quality"):
        behind.clock.set(behind.clock.now() + timedelta(minutes=1))
        said = ConclusionInput(task=task.id, verdict=verdict)
        behind.vp.closing.conclude(PERIOD, [said], (), BY)
    counted = {one.unit: one for one in behind.vp.closing.verdicts(2026)}
    assert (counted[task.unit].counts["low_quality"], counted[task.unit].total) == (1, 1)
    assert [one.total for one in behind.vp.closing.verdicts(2025)] == []


@pytest.mark.parametrize("last", ["sealing", "units", "opening"])
def test_a_lock_that_is_given_up_leaves_nothing(behind: Life, last: str) -> None:
    before, steps = entries(behind), [""]
    watch = Watch(lambda name, _done, _total: steps.append(name), lambda: steps[-1] == last)
    with pytest.raises(RuleError, match="closing_cancelled"):
        behind.vp.closing.close(PERIOD, keys(behind), watch)
    assert entries(behind) == before
    assert behind.vp.periods.month(PERIOD).state.value != "closed"


def test_a_lock_tells_its_steps_and_is_undone_until_the_very_last(behind: Life) -> None:
    given, before = keys(behind), entries(behind)
    with pytest.raises(GatesOpenError) as refused:
        behind.vp.closing.close(PERIOD, {one: given[one] for one in given if "clock" not in one})
    assert [one.code for one in refused.value.gates] == ["clock_flag"]
    steps: list[str] = []

    def tell(name: str, _done: int, _total: int) -> None:
        steps.append(name)
        if name == KEEPING:
            raise RuleError("closing_cancelled")

    with pytest.raises(RuleError, match="closing_cancelled"):
        behind.vp.closing.close(PERIOD, given, Watch(tell))
    assert tuple(dict.fromkeys(steps)) == (READING, SEALING, UNITS, PEOPLE, OPENING, KEEPING)
    assert entries(behind) == before
