"""Who was rated where in a month: what happens to people later changes no old month."""

from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
from tests.living import PERIOD, Begin, Life, ready

from workreport.ledger.bodies.agency import PersonSet
from workreport.services.consolidating import DecidedBy
from workreport.services.deciding import DecisionInput
from workreport.services.ports.program import Desk
from workreport.services.summary import PersonSummary, Summary, summarise, summarise_in_brief

STAFF = "Người của tccb"


def change(desk: Desk, name: str, **values: Any) -> str:
    """Set a person anew, as the Office does after a transfer."""
    with desk.book.working() as work:
        known = work.directory.person(name)
        unit = values.pop("unit_code", "")
        if unit:
            values["unit"] = work.directory.unit(unit, work.today).unit
        tips = [
            fact.entry
            for fact in work.projections.facts("person.set", key=f"person/{known.person}")
        ]
        body: PersonSet = msgspec.structs.replace(known, **values)
        work.append(body, "person.set", supersedes=tips)
        return known.person


def people(life: Life) -> dict[str, PersonSummary]:
    with life.vp.book.looking() as look:
        summary = summarise(look, life.vp.closing._calendars, PERIOD)
    return {one.person: one for one in summary.people}


def close(life: Life) -> None:
    gates = {gate.code: "Công văn 7-CV/BTCTU" for gate in life.vp.closing.gates(PERIOD)}
    life.vp.closing.close(PERIOD, gates)


def test_a_later_transfer_changes_nothing_in_a_closed_month(begin_life: Begin) -> None:
    life = begin_life(("tccb", "tcd"))
    person = change(life.vp, STAFF, position="Chuyên viên")
    life.sync("vp", "tccb")
    life.at("2026-11-17 09:00")
    life.file("tccb")
    life.sync("tccb", "vp")
    close(life)
    before = people(life)
    life.at("2026-12-03 09:00")
    change(life.vp, STAFF, unit_code="TCD", position="Phó Trưởng phòng", group="deputies")
    assert people(life) == before
    with life.vp.book.looking() as look:
        assert before[person].unit == look.directory.unit("TCCB", look.today).unit
    assert (before[person].position, before[person].group) == ("Chuyên viên", "civil_servants")


def test_joiners_and_leavers_stand_in_the_months_they_worked(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    person = change(life.vp, STAFF, left_on=date(2026, 11, 20))
    life.sync("vp", "tccb")
    draft = life["tccb"].reporting.open(PERIOD).draft
    line = next(one for one in draft.department if one.person == person)
    assert "thôi việc" in line.not_rated
    with life.vp.book.looking() as look:
        unit = look.directory.unit("TCCB", look.today).unit
        names = [one.name for one in look.directory.roster(unit, PERIOD.next)]
    assert STAFF not in names


def test_who_is_rated_by_two_units_counts_once_by_the_main_one_and_is_named(
    begin_life: Begin,
) -> None:
    life = begin_life(("tccb", "tcd"))
    life.at("2026-11-17 09:00")
    life.file("tccb")
    life.sync("tccb", "vp")
    person = change(life.vp, STAFF, unit_code="TCD")
    life.sync("vp", "tcd")
    life.file("tcd")
    life.sync("tcd", "vp")
    found = people(life)[person]
    with life.vp.book.looking() as look:
        main = look.directory.unit("TCD", look.today).unit
    assert found.unit == main
    assert len(found.rated_in) == 2
    gate = next(one for one in life.vp.closing.gates(PERIOD) if one.code == "rated_twice")
    assert gate.subject == person
    assert gate.reason.values["name"] == STAFF
    head = next(one.person for one in people(life).values() if one.department is None)
    by = DecidedBy("Đinh Đình Phong", date(2026, 11, 17), "Biên bản số 12")
    said = DecisionInput(person=person, level="A", remark="Hoàn thành tốt mọi việc")
    life.vp.closing.conclude(PERIOD, [], [said], by)
    with life.vp.book.looking() as look:
        whole, brief = (
            read(look, life.vp.closing._calendars, PERIOD)
            for read in (summarise, summarise_in_brief)
        )
    assert sealed(brief) == sealed(whole)
    assert {one.person for one in whole.people if one.decided} == {person}
    assert head in {one.person for one in brief.people}


def sealed(summary: Summary) -> list[object]:
    """Return all that a lock pins, publishes and asks of a month."""
    return [
        *(summary.snapshot, summary.figures, summary.levels, summary.not_rated),
        *(summary.quotas, summary.forced),
        [(one.line, one.grade, one.filed and one.filed.figures) for one in summary.units],
        [
            (one.person, one.name, one.unit, one.group, one.decided, one.rated_in)
            for one in summary.people
        ],
    ]


def test_a_seconded_person_is_proposed_as_not_rated_by_the_main_unit_only(
    begin_life: Begin,
) -> None:
    life = begin_life(("tccb", "tcd"))
    person = change(life.vp, STAFF, away="secondment", away_from=date(2026, 8, 1))
    life.sync("vp", "tccb", "tcd")
    drafts = {name: life[name].reporting.open(PERIOD).draft for name in ("tccb", "tcd")}
    line = next(one for one in drafts["tccb"].department if one.person == person)
    assert line.not_rated == "Biệt phái"
    assert person not in {one.person for one in drafts["tcd"].roster}


def test_who_is_not_rated_stands_outside_of_every_percentage(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    change(life.vp, STAFF, away="maternity")
    life.sync("vp", "tccb")
    life.at("2026-11-17 09:00")
    reporting = life["tccb"].reporting
    draft = reporting.open(PERIOD).draft
    rated = [one.person for one in draft.roster if one.group != "heads"]
    assert [line.not_rated for line in draft.department if line.person in rated] == [
        "Nghỉ thai sản"
    ]
    keep_away(life, draft)
    life.sync("tccb", "vp")
    with life.vp.book.looking() as look:
        summary = summarise(look, life.vp.closing._calendars, PERIOD)
        brief = summarise_in_brief(look, life.vp.closing._calendars, PERIOD)
    assert sealed(brief) == sealed(summary)
    assert sum(summary.levels.values()) == 0
    assert summary.not_rated >= 1
    assert all(quota.base == 0 for quota in summary.quotas.values())


def keep_away(life: Life, draft: Any) -> None:
    """File with the absent person left as proposed."""
    reporting = life["tccb"].reporting
    full = replace(ready(draft, "tccb"), department=draft.department)
    reporting.save(full)
    answers = {one.key: "Đã kiểm tra" for one in reporting.open(PERIOD).unanswered}
    reporting.save(replace(reporting.open(PERIOD).draft, answers=answers))
    reporting.file(PERIOD)
