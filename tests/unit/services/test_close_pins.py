"""What a lock has seen of a unit is what its month is read from; the rest waits for a reopening."""

from workreport.ledger.bodies.agency import UnitPin
from workreport.services.close_pins import as_locked
from workreport.services.ports.rows import StepRow

REPORTS = [
    StepRow(f"r{n}", "report.file", "", "2026-11", "u", "", "", "", n, n == 3, n == 3, 0, None)
    for n in (1, 2, 3)
]


def row(entry: str, kind: str, subject: str = "", *, chosen: int = 1) -> StepRow:
    return StepRow(entry, kind, "", "2026-11", "u", subject, "", "", 1, 1, chosen, 0, None)


SAID = {
    "receipt": [row("b1", "receipt", "r1"), row("b2", "receipt", "r2"), row("b3", "receipt", "r3")],
    "answer": [row("a1", "answer", "r1", chosen=0), row("a2", "answer", "r1")],
    "answer.withdraw": [row("w1", "answer.withdraw", "r1")],
    "extension.grant": [row("g1", "extension.grant"), row("g2", "extension.grant")],
    "extension.ask": [row("k1", "extension.ask")],
}


def test_of_the_versions_a_lock_knew_only_what_it_had_seen_counts() -> None:
    pin = UnitPin(unit="u", report="r2", rests_on=["a1", "b2", "g1"])
    then, later = as_locked({**SAID, "receipt": [*SAID["receipt"], row("b9", "receipt", "r2")]},
        REPORTS, pin)  # fmt: skip
    assert [one.entry for one in then["extension.grant"]] == ["g1"]
    assert {one.entry for one in then["receipt"] if one.subject == "r2"} == {"b2"}
    assert then["extension.ask"] == SAID["extension.ask"]
    assert {"g2", "b9"} <= later
    assert not later & {"r2", "b2", "g1"}


def test_the_answer_counts_that_counted_then_and_no_later_one_takes_its_place() -> None:
    pin = UnitPin(unit="u", report="r2", rests_on=["a1", "b1", "b2"])
    then, later = as_locked(SAID, REPORTS, pin)
    assert [(one.entry, one.is_chosen) for one in then["answer"]] == [("a1", 1)]
    assert then["answer.withdraw"] == []
    assert later == {"r3", "b3", "g1", "g2"}


def test_a_version_that_came_after_keeps_its_receipt_and_an_older_lock_says_nothing() -> None:
    pin = UnitPin(unit="u", report="r2", rests_on=["b1", "b2"])
    then, _later = as_locked(SAID, REPORTS, pin)
    assert [one.entry for one in then["receipt"]] == ["b1", "b2", "b3"]
    assert as_locked(SAID, REPORTS, UnitPin(unit="u", report="r2")) == (SAID, frozenset())
