"""Steps of one second stand in the order in which they can have happened."""

from workreport.services.ports.rows import Fact
from workreport.services.timelines import step_order


def fact(kind: str, entry: str, at: str = "2026-11-17T02:00:00Z") -> Fact:
    return Fact(entry, kind, "", "2026-11", "u", "", "a", at, 1, True, True, False, None)


def test_the_unit_speaks_before_the_office_and_the_lock_comes_last() -> None:
    steps = [
        (fact("period.close", "a"), 1),
        (fact("unit.grade", "b"), 1),
        (fact("answer", "c"), 9),
        (fact("receipt", "d"), 1),
        (fact("report.file", "e"), 5),
        (fact("period.open", "f"), 7),
        (fact("period.reopen", "g", "2026-11-17T01:59:59Z"), 9),
    ]
    found = sorted(steps, key=lambda one: step_order(*one))
    assert [one.entry for one, _seq in found] == ["g", "f", "e", "d", "c", "b", "a"]
