"""A month's scheme of departments: stamped when opened, replaced from a later month on."""

from datetime import date
from typing import Any

import pytest
from tests.living import PERIOD, Begin, Life
from tests.unit.domain import unit_schemes

from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.ledger.bodies.agency import SchemeSet
from workreport.ledger.canonical import encode
from workreport.services.consolidating import DecidedBy
from workreport.services.grade_words import Explained, explain
from workreport.services.ports.program import Desk
from workreport.services.summary import UnitSummary

BY = DecidedBy("Đinh Đình Phong", date(2026, 11, 23), "Biên bản họp")
POINTS = {"U5": ("9", "Tốt"), "U6": ("8", "Khá")}
DECEMBER = Period(2026, 12)


def own(version: str, late_day: int = 4, **changes: Any) -> dict[str, Any]:
    data = {**unit_schemes.data(), "version": version, "effective_from": "2026-12-01", **changes}
    data["points"] = {**data["points"], "late_day": late_day}
    return data


def unit(desk: Desk, code: str = "TCCB", period: Period = PERIOD) -> UnitSummary:
    units = desk.consolidation.summary(period).units
    return next(one for one in units if one.line.unit.code == code)


def filed_late(life: Life) -> None:
    life.at("2026-11-23 09:00")
    life.file("tccb")
    life.sync("tccb", "vp")
    assert life.line("vp", "TCCB").verdict.late_days > 0


def test_an_open_month_keeps_its_scheme_and_the_next_one_takes_the_signed_one(
    begin_life: Begin,
) -> None:
    life = begin_life(("tccb",))
    filed_late(life)
    desk = life.vp
    before = unit(desk).grade
    assert desk.consolidation.keep_scheme(own("2")).ref == "unit_month_v1@2"
    assert desk.consolidation.keep_scheme(own("3", 5, effective_from="2027-01-01")).version == "3"
    desk.periods.open(DECEMBER)

    stamped = {
        month: desk.periods.month(month).opened.unit_scheme  # type: ignore[union-attr]
        for month in (PERIOD, DECEMBER)
    }
    assert stamped == {PERIOD: "unit_month_v1@1", DECEMBER: "unit_month_v1@2"}
    assert unit(desk).grade == before
    assert unit(desk, period=DECEMBER).grade.terms  # graded by the signed one
    scheme = desk.consolidation.summary(DECEMBER).month.unit_scheme
    assert scheme is not None
    assert scheme.late_day == 4
    assert desk.schemes.faults() == ()  # it is no scheme of people, and nothing is wrong with it

    with pytest.raises(RuleError, match="scheme_version_taken"):
        desk.consolidation.keep_scheme(own("2"))
    with pytest.raises(RuleError, match="scheme_version_taken"):
        desk.consolidation.keep_scheme(own("1"))
    with pytest.raises(UseError, match="scheme_malformed"):
        desk.consolidation.keep_scheme(own("4", -1))


def test_a_signed_version_of_the_same_number_never_replaces_the_shipped_one(
    begin_life: Begin,
) -> None:
    life = begin_life(("tccb",))
    filed_late(life)
    before = unit(life.vp).grade
    with life.vp.book.working() as work:
        data = unit_schemes.data()
        data["points"] = {**data["points"], "late_day": 9}
        other = SchemeSet(scheme="unit_month_v1", version="1", data=encode(data).decode())
        work.append(other, "scheme.set")
    assert unit(life.vp).grade == before


def test_a_level_is_set_by_hand_with_a_reason_and_kept_until_it_is_taken_back(
    begin_life: Begin,
) -> None:
    life = begin_life(("tccb",))
    filed_late(life)
    grade = life.vp.consolidation.grade_unit
    computed = grade(PERIOD, "TCCB", POINTS, BY).level
    assert computed in {"HTT", "HTNV", "KHT"}
    set_ = grade(PERIOD, "TCCB", {}, BY, ("HTXS", "Nhiệm vụ đột xuất"))
    assert (set_.level, set_.grade.level) == ("HTXS", computed)
    kept = grade(PERIOD, "TCCB", {"U5": ("10", "")}, BY)
    assert kept.override is not None
    assert (kept.level, kept.override.reason) == ("HTXS", "Nhiệm vụ đột xuất")
    assert unit(life.vp).override == kept.override
    back = grade(PERIOD, "TCCB", {}, BY, ("", ""))
    assert (back.level, back.override) == (back.grade.level, None)
    for refused, code in ((("HTT", " "), "level_override_reason"), (("A", "x"), "level_not_in")):
        with pytest.raises(UseError, match=code):
            grade(PERIOD, "TCCB", {}, BY, refused)


def test_the_sources_name_each_task_the_receipt_and_the_returns(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    filed_late(life)
    one = unit(life.vp)
    (sources,) = life.vp.consolidation.sources(PERIOD, one.line.unit.unit).values()
    assert one.filed is not None
    assert len(sources.tasks) == one.filed.tasks
    assert sum(each.share("U1").part for each in sources.tasks) == one.filed.weights.done
    assert sum(each.share("U2").part for each in sources.tasks) == one.filed.weights.in_time
    assert sum(each.share("U3").part for each in sources.tasks) == one.filed.weights.good
    assert sources.filing.verdict == one.line.verdict
    assert sources.filing.received_on == date(2026, 11, 23)
    why = explain(Explained(one, one.grade, ("", ""), sources), unit_schemes.UNIT_MONTH_V1)
    heads = [row.title[:2] for row in why.rows]
    assert heads[:7] == ["U1", "U2", "U3", "U4", "U5", "U6", "Tổ"]
    assert any("chậm" in line for row in why.rows for line in row.how)
    assert any("nhận ngày 23/11/2026" in row.title for row in why.rows)
    missing = next(
        each for each in life.vp.consolidation.sources(PERIOD).values() if not each.tasks
    )
    assert missing.filing.received_on is None


def test_what_was_never_filed_counts_nothing(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    filed_late(life)
    terms = {term.code: term for term in unit(life.vp, "TCD").grade.terms}
    assert terms["U4"].points == 0
    assert terms["U4"].why.code == "grade_not_filed"
    assert terms["U1"].points is None
