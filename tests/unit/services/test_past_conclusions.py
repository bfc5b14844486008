"""What was concluded before: only what counts, each task once, by unit."""

from collections.abc import Sequence

from tests.unit.services.paper_month import CADRE, PARTY, closed, month_line

from workreport.ledger.bodies.office import Conclusion
from workreport.services.past_conclusions import count_verdicts, counted_conclusions
from workreport.services.ports.rows import Fact


def said(entry: str, verdict: str = "late", task: str = "t1", at: str = "2026-11-24") -> Fact:
    body = Conclusion(
        conclusion=f"c-{entry}",
        period="2026-11",
        unit=CADRE.unit,
        task=task,
        verdict=verdict,  # type: ignore[arg-type]  # each case names one of the verdicts
        text="Làm lại",
    )
    return Fact(
        entry=entry,
        kind="conclusion",
        key=f"conclusion/c-{entry}",
        period="2026-11",
        unit=CADRE.unit,
        subject=task,
        author="p-1",
        at=f"{at}T09:00:00Z",
        version=1,
        is_tip=True,
        is_chosen=True,
        in_conflict=False,
        body=body,
    )


def entries(facts: Sequence[Fact]) -> list[str]:
    return [fact.entry for fact in facts]


def test_a_locked_month_counts_what_it_was_sealed_with() -> None:
    late = (said("e1"), said("e2", task="t2"))
    line = closed([], conclusions=late)
    assert entries(counted_conclusions(line)) == []
    assert entries(counted_conclusions(month_line([], conclusions=late))) == ["e1", "e2"]


def test_a_task_judged_twice_counts_as_it_was_judged_last() -> None:
    twice = (said("e2", "low_quality", at="2026-11-25"), said("e1", "late"))
    counts = count_verdicts([month_line([], conclusions=twice)])
    assert dict(counts[CADRE.unit]) == {"low_quality": 1}


def test_months_add_up_and_free_words_are_not_counted() -> None:
    month = month_line([], conclusions=(said("e1"), said("e2", task="t2"), said("e3", "free", "")))
    before = month_line(
        [],
        period=month.period.previous,
        conclusions=(said("e0", "not_implemented"), said("e9", task="t9")),
    )
    counts = count_verdicts([before, month])
    assert sum(counts[CADRE.unit].values()) == 4
    assert counts[CADRE.unit]["late"] == 3
    assert PARTY.unit not in counts
