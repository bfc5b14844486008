"""Texts and rows of a report beside those of the month before."""

from dataclasses import replace

from tests.living import PERIOD, Life

from workreport.services.checking import PLAN, VERSION_BEFORE, read_check
from workreport.ui.models.text_diff import beside, count_repeated
from workreport.ui.viewmodels.check_words import check_lines, counts_words


def test_what_is_new_what_is_gone_and_what_is_said_again_are_set_apart() -> None:
    now, then = beside(
        "Lấy ý kiến còn chậm ở các phòng. Hồ sơ đã đủ.",
        "Lấy ý kiến còn chậm ở các phòng. Hồ sơ chưa đủ.",
    )
    assert [(span.text.strip(), span.mark) for span in now] == [
        ("Lấy ý kiến còn chậm ở các phòng.", "repeated"),
        ("Hồ sơ", ""),
        ("đã", "added"),
        ("đủ.", ""),
    ]
    assert [span.text.strip() for span in then if span.mark == "removed"] == ["chưa"]


def test_a_text_without_a_month_before_is_shown_plain() -> None:
    now, then = beside("Hoàn thành đề án.", "")
    assert [span.mark for span in now + then] == ["", ""]
    assert count_repeated("Hoàn thành đề án.", "") == 0


def test_a_version_is_compared_with_the_one_before_and_with_the_plan(filed: Life) -> None:
    filed.vp.office.return_report(PERIOD, "TCCB", "Bổ sung")
    filed.sync("vp", "tccb")
    desk = filed["tccb"]
    line = desk.reporting.open(PERIOD)
    first, *rest = line.draft.results
    changed = (replace(first, result="Đã trình hai lần"), *rest)
    replies = {mark.path: "Đã sửa" for mark in line.marks}
    desk.reporting.save(replace(line.draft, results=changed, replies=replies))
    unanswered = {one.key: "Đã kiểm tra" for one in desk.reporting.open(PERIOD).unanswered}
    draft = desk.reporting.open(PERIOD).draft
    desk.reporting.save(replace(draft, answers={**draft.answers, **unanswered}))
    desk.reporting.file(PERIOD)
    filed.sync("tccb", "vp")
    month = filed.vp.periods.month(PERIOD)
    view = read_check(filed.vp.book, month, "TCCB", against=VERSION_BEFORE)
    assert [row.task.id for row in view.rows if "changed" in row.differences] == [first.task]
    assert counts_words(view, 0) == "1 đổi"
    plan = read_check(filed.vp.book, month, "TCCB", against=PLAN)
    assert not any(row.differences for row in plan.rows)
    numbers = [line.number for line in check_lines(plan, {}) if line.place.startswith("task/")]
    assert numbers == [1, 2, 3]
