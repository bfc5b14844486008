from dataclasses import replace
from datetime import date

import msgspec
import pytest
from tests.living import PERIOD, Begin, Life

from workreport.domain.calendar import end_of
from workreport.domain.errors import RuleError
from workreport.ledger.bodies.agency import PeriodOpen


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
