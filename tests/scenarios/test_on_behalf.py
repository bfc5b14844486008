"""The Office enters a report for a unit: judged by the day it came, replaced by the unit's own."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from tests.living import PERIOD, Begin, Life, ready

from workreport.domain.calendar import AGENCY_ZONE
from workreport.domain.errors import CodedError
from workreport.services.on_behalf import Came, Entered

DAY = datetime(2026, 11, 18, 9, tzinfo=AGENCY_ZONE)


def came(life: Life, at: datetime = DAY) -> Came:
    source = life.root / "bao-cao.docx"
    source.write_bytes(b"PK ban Word")
    return Came(basis="word", received_at=at, source=source, reason="Phòng chưa nối được mạng")


def enter(life: Life, code: str, at: datetime = DAY) -> Entered:
    desk = life.vp
    line = desk.on_behalf.open(PERIOD, code)
    desk.reporting.save(ready(line.draft, "Văn phòng nhập"))
    return desk.on_behalf.file(PERIOD, code, came(life, at))


def test_lateness_follows_the_day_the_original_came_and_the_own_version_replaces_it(
    begin_life: Begin,
) -> None:
    life = begin_life(("tccb", "tcd"))
    life.at("2026-11-24 09:00")  # the limit is over
    with pytest.raises(CodedError, match="handed_over_in_future"):
        enter(life, "TCD", DAY.replace(day=25))
    assert enter(life, "TCD").verdict == "on_time"
    late = enter(life, "TCCB", DAY.replace(day=23))
    assert (late.verdict, late.late_days) == ("late", 2)
    life.sync("vp", "tcd")
    line = life.line("tcd", "TCD")
    assert line.current is not None
    assert (line.current.entered, line.state.value) == ("word", "received")
    assert line.current.signed_at > line.current.received_at  # typed after the original had come:
    assert line.current.skew_hours is None  # nobody's clock is wrong
    life.at("2026-11-24 15:00")
    life.file("tcd", "chính phòng gửi")
    life.sync("tcd", "vp")
    newer = life.line("vp", "TCD")
    assert newer.current is not None
    assert (newer.current.number, newer.current.entered, newer.in_conflict) == (2, "", False)
    assert newer.verdict.kind == "on_time"  # judged on the first version


def test_what_is_missing_or_not_the_offices_is_refused(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    life.at("2026-11-18 10:00")
    paper = came(life)
    for wrong, code in (
        (replace(paper, basis="fax"), "basis_unknown"),
        (replace(paper, reason=" "), "reason_missing"),
        (replace(paper, source=None), "original_missing"),
        (replace(paper, source=Path("không-có.pdf")), "file_missing"),
        (paper, "report_not_ready"),
    ):
        with pytest.raises(CodedError, match=code):
            life.vp.on_behalf.file(PERIOD, "TCCB", wrong)
    with pytest.raises(CodedError, match="enters_own_report"):
        life.vp.on_behalf.open(PERIOD, "VP")
    with pytest.raises(CodedError, match="only_office_enters"):
        life["tccb"].on_behalf.open(PERIOD, "TCCB")
