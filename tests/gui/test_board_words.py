"""Words of the board and of receiving: habits, reminders, what lies behind a checked version."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import cast

import pytest

from workreport.domain.timeliness import Verdict
from workreport.i18n.verdict_text import verdict_text
from workreport.services.histories import UnitCell
from workreport.services.history_tables import verdict_letter
from workreport.services.month import UnitMonthLine
from workreport.services.reminders import Reminded, is_behind
from workreport.ui.models.column import Heat
from workreport.ui.theme.badge import Tone
from workreport.ui.viewmodels.arrival_words import newer_words
from workreport.ui.viewmodels.history import unit_heat
from workreport.ui.viewmodels.history_facts import UnitMonthStory
from workreport.ui.viewmodels.reminder_words import reminded_short, reminded_words
from workreport.ui.viewmodels.unit_words import habit_words, unit_timing_badge

AT = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)  # past midnight in Viet Nam
NONE, EARLY, GOOD = Heat("", ""), Heat("S", "ok2"), Heat("", "ok")
LATE = Heat("4", "bad", tooltip="Tháng 8/2026: chậm 4 ngày")


def reminded(**more: object) -> Reminded:
    values: dict[str, object] = {
        "entry": "e", "reminder": "r", "unit": "u", "way": "letter", "at": AT, "author": "",
        "due_on": date(2026, 11, 24), "number": "12", "symbol": "CV/BTCTU",
        "issued_on": date(2026, 11, 20), "text": "",
    }  # fmt: skip
    return Reminded(**(values | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("months", "words"),
    [
        ((NONE, NONE), "Chưa có tháng nào trước đây."),
        ((GOOD, GOOD, NONE), "Đúng hạn 2 trên 2 tháng"),
        ((GOOD, EARLY), "Đúng hạn 2 trên 2 tháng, gửi sớm 1"),
        ((EARLY, LATE), "Đúng hạn 1 trên 2 tháng, gửi sớm 1; Tháng 8/2026: chậm 4 ngày"),
    ],
)
def test_a_habit_counts_the_good_months_and_names_the_others(
    months: tuple[Heat, ...], words: str
) -> None:
    assert habit_words(months) == words


def test_a_reminder_says_when_how_and_until_when() -> None:
    letter = "Văn phòng nhắc lúc 21/11 01:30, công văn số 12-CV/BTCTU, gửi trước hết 24/11"
    assert reminded_words(reminded()) == letter
    call = reminded(way="phone", number="", due_on=None)
    assert reminded_words(call) == "Văn phòng nhắc qua điện thoại lúc 21/11 01:30"


@pytest.mark.parametrize(("count", "words"), [(0, ""), (1, "Đã nhắc 21/11"),
                                             (3, "Đã nhắc 21/11 · 3 lần")])  # fmt: skip
def test_a_cell_says_the_last_day_and_how_often(count: int, words: str) -> None:
    assert reminded_short([reminded()] * count) == words


def line(*versions: tuple[int, str, object], part: str = "department") -> UnitMonthLine:
    made = [
        SimpleNamespace(number=number, label=str(number), checked_by=by, answer=answer)
        for number, by, answer in versions
    ]
    current = made[-1] if made else None
    return cast(
        "UnitMonthLine",
        SimpleNamespace(
            versions=made,
            current=current,
            expected=True,
            unit=SimpleNamespace(part=part),
            verdict=SimpleNamespace(kind="missing"),
        ),
    )


def test_a_newer_version_is_told_while_an_older_one_is_checked() -> None:
    told = newer_words(line((1, "p", None), (2, "", None)))
    assert told == "Bản 2 vừa đến. Bản 1 đang kiểm tra được giữ nguyên."
    assert newer_words(line((1, "p", None))) == ""
    assert newer_words(line((1, "p", "answered"), (2, "", None))) == ""
    assert newer_words(line((1, "", None), (2, "p", None))) == ""


def test_who_filed_is_not_behind_and_the_office_writes_no_letter_to_itself() -> None:
    assert is_behind(line())
    assert not is_behind(line((1, "", None)))
    assert not is_behind(line(part="office"))


def test_a_report_missing_at_the_lock_is_not_said_to_be_overdue() -> None:
    verdict = Verdict("missing")  # the month was locked before its limit
    line = SimpleNamespace(verdict=verdict, current=None, after_end=False, extensions=())
    badge = unit_timing_badge(cast(UnitMonthLine, line))
    assert badge is not None
    assert (badge.text, badge.tone) == ("Không có báo cáo", Tone.BAD)
    assert verdict_text("missing", 0, None, after_limit=False) == "không có báo cáo khi khóa"
    story = UnitMonthStory(state="not_filed", verdict=verdict, expected=True)
    heat = unit_heat(story, "2026-11")
    assert (heat.letter, heat.tooltip) == ("–", "Tháng 11/2026: không có báo cáo khi khóa")
    cell = UnitCell(state="not_filed", verdict=verdict, expected=True)
    assert verdict_letter(cell) == "–"
