from datetime import datetime, timedelta
from itertools import permutations

import pytest
from tests.unit.domain.months import CALENDAR_2026, SECOND, at

from workreport.domain.timeliness import (
    Extension,
    ReceiptTime,
    Verdict,
    at_the_lock,
    clock_skew,
    counts_at,
    judge,
)

LIMIT = at("2026-12-22 00:00")
THIRD = Extension("3", at("2026-12-24 00:00"), at("2026-12-20 08:00"))
BELATED = Extension("4", at("2026-12-25 00:00"), at("2026-12-22 08:00"))
NOW = at("2026-12-31 09:00")


def verdict(filed_at: datetime | None, *extensions: Extension, now: datetime = NOW) -> Verdict:
    return judge(filed_at, LIMIT, extensions, CALENDAR_2026, now)


@pytest.mark.parametrize(
    ("filed", "expected"),
    [
        (LIMIT - SECOND, Verdict("on_time")),
        (LIMIT, Verdict("on_time")),
        (LIMIT + SECOND, Verdict("late", 1)),
        (at("2026-12-23 08:00"), Verdict("late", 2)),
        (at("2026-12-26 08:00"), Verdict("late", 4)),
        (at("2026-12-28 08:00"), Verdict("late", 5)),
    ],
)
def test_a_report_is_judged_to_the_second_and_in_working_days(
    filed: datetime, expected: Verdict
) -> None:
    assert verdict(filed) == expected


def test_a_report_on_the_weekend_after_the_limit_is_one_day_late() -> None:
    friday = at("2026-11-21 00:00")
    found = judge(at("2026-11-22 10:00"), friday, (), CALENDAR_2026, NOW)
    assert found == Verdict("late", 1)


def test_an_extension_makes_it_on_time_by_its_number() -> None:
    assert verdict(THIRD.until_at, THIRD) == Verdict("on_time_by_extension", 0, "3")
    assert verdict(LIMIT, THIRD) == Verdict("on_time")
    late = verdict(THIRD.until_at + SECOND, THIRD)
    assert late == Verdict("late", 1, "3")
    assert late.is_late
    assert not verdict(LIMIT, THIRD).is_late


def test_an_extension_granted_after_the_limit_is_marked() -> None:
    found = verdict(at("2026-12-24 12:00"), BELATED)
    assert found == Verdict("on_time_by_extension", 0, "4", after_limit=True)


def test_an_extension_that_grants_nothing_changes_nothing() -> None:
    shorter = Extension("2", LIMIT - timedelta(days=1), at("2026-12-01 08:00"))
    assert verdict(LIMIT + SECOND, shorter) == Verdict("late", 1)


def test_the_order_of_extensions_never_decides() -> None:
    others = (THIRD, BELATED, Extension("5", THIRD.until_at, THIRD.granted_at))
    for filed in (at("2026-12-23 08:00"), at("2026-12-24 08:00"), at("2026-12-28 08:00")):
        assert len({verdict(filed, *order) for order in permutations(others)}) == 1
    assert verdict(at("2026-12-23 08:00"), *others).extension == "3"


def test_without_a_report_it_is_pending_until_the_limit_and_then_missing() -> None:
    assert verdict(None, now=LIMIT) == Verdict("pending")
    missing = verdict(None, now=LIMIT + SECOND)
    assert missing == Verdict("missing", 1)
    assert missing.is_late
    assert verdict(None, THIRD, now=LIMIT + SECOND) == Verdict("pending", 0, "3")
    assert verdict(None, THIRD, now=at("2026-12-25 09:00")) == Verdict("missing", 2, "3")


def test_where_a_month_was_locked_before_its_limit_a_report_is_missing() -> None:
    assert at_the_lock(verdict(None, now=LIMIT)) == Verdict("missing")
    assert at_the_lock(verdict(None, THIRD, now=LIMIT + SECOND)) == Verdict("missing", 0, "3")
    for said in (verdict(LIMIT), verdict(LIMIT + SECOND), verdict(None, now=LIMIT + SECOND)):
        assert at_the_lock(said) == said


def test_the_earliest_attested_time_counts_whatever_the_order_of_receipts() -> None:
    receipts = (
        ReceiptTime(at("2026-12-21 09:00")),
        ReceiptTime(at("2026-12-22 09:00"), at("2026-12-20 17:00")),
        ReceiptTime(at("2026-12-21 08:00")),
    )
    for order in permutations(receipts):
        assert counts_at(order) == at("2026-12-20 17:00")
    assert counts_at(()) is None


def test_a_handing_over_after_its_own_receipt_is_not_believed() -> None:
    odd = ReceiptTime(at("2026-12-21 09:00"), at("2026-12-23 09:00"))
    assert counts_at([odd]) == at("2026-12-21 09:00")


def test_a_clock_ahead_of_the_receipt_is_flagged_beyond_five_minutes() -> None:
    received = at("2026-12-21 09:00")
    assert clock_skew(received + timedelta(minutes=5), received) is None
    skew = clock_skew(received + timedelta(minutes=6), received)
    assert skew == timedelta(minutes=6)


def test_a_clock_two_days_back_is_flagged_by_what_its_owner_had_already_seen() -> None:
    seen, received = at("2026-12-21 08:00"), at("2026-12-21 09:00")
    assert clock_skew(seen - timedelta(days=2), received, seen) == timedelta(days=-2)
    assert clock_skew(seen - timedelta(minutes=5), received, seen) is None
