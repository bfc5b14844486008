from datetime import date

import pytest

from workreport.domain.cooperation import UnitPart, contradictions

TODAY = date(2026, 11, 16)


def found(**parts: UnitPart) -> list[tuple[str, str, str]]:
    return [(one.code, one.unit, one.other) for one in contradictions("lead", parts)]


def said(unit: str, status: str, waiting_for: str = "") -> UnitPart:
    return UnitPart(unit, status, waiting_for=waiting_for)


def test_a_lead_that_is_done_contradicts_each_partner_that_is_not() -> None:
    lead = said("lead", "completed")
    assert found(lead=lead, a=said("a", "in_progress"), b=said("b", "completed")) == [
        ("lead_done_partner_not", "lead", "a")
    ]
    assert found(lead=lead, a=said("a", "in_progress", "lead")) == [
        ("lead_done_partner_waiting", "lead", "a")
    ]


def test_waiting_for_a_part_that_is_done_is_a_contradiction_told_once() -> None:
    lead = said("lead", "in_progress")
    waits, done = said("a", "in_progress", "b"), said("b", "completed")
    assert found(lead=lead, a=waits, b=done) == [("waits_for_finished", "a", "b")]
    assert found(lead=said("lead", "completed"), a=said("a", "not_started", "lead")) == [
        ("lead_done_partner_waiting", "lead", "a")
    ]


def test_parts_that_fit_or_are_not_written_yet_contradict_nothing() -> None:
    assert found(a=said("a", "in_progress")) == []
    assert found(lead=said("lead", "in_progress"), a=said("a", "completed")) == []
    assert found(lead=said("lead", "in_progress"), a=said("a", "in_progress", "elsewhere")) == []


@pytest.mark.parametrize(
    ("since", "days"), [(date(2026, 11, 6), 10), (TODAY, 0), (date(2026, 11, 20), 0), (None, 0)]
)
def test_days_of_waiting_are_counted_and_never_negative(since: date | None, days: int) -> None:
    assert UnitPart("a", "in_progress", since=since).days_waited(TODAY) == days


def test_waiting_that_is_over_is_counted_to_its_last_day_and_contradicts_nothing() -> None:
    over = UnitPart(
        "a", "in_progress", waiting_for="b", since=date(2026, 11, 6), until=date(2026, 11, 9)
    )
    assert over.days_waited(TODAY) == 3
    assert over.days_waited(date(2026, 11, 8)) == 2
    assert found(a=over, b=said("b", "completed"), lead=said("lead", "in_progress")) == []
