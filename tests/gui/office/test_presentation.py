"""A month before a meeting: keys, live typing, hidden names, what is signed and what is kept."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from tests.gui.clipping import cut_in
from tests.gui.office.conftest import Officer, Sit, off_the_screen
from tests.gui.office.presenting import Meeting, readable
from tests.living import CHIEF, HEADS, PERIOD, Begin, Life

from workreport.domain.errors import WorldError
from workreport.i18n import translation
from workreport.i18n.hidden_names import MASK
from workreport.services.desk_notes import kept_notes
from workreport.ui.viewmodels import pending

CONTROL = Qt.KeyboardModifier.ControlModifier
WORDS = "Giao đồng chí Ngô Đức Nam hoàn thành trước ngày 10/12/2026"
NOTES = f"conclusions/{PERIOD}"


def test_keys_walk_through_units_and_tasks_and_judge(at_desk: Callable[..., Officer]) -> None:
    officer = at_desk()
    with off_the_screen():
        meeting = Meeting(officer)
        model = meeting.model
        assert meeting.part("stage_place").text().endswith("Đơn vị 1 trên 4")
        meeting.press("left")
        assert model.unit.line.unit.code == "VP"
        meeting.go_to_unit("TCCB")
        assert meeting.part("stage_name").text() == model.unit.line.unit.name
        assert meeting.part("stage_number_completed").text() == "2"
        assert meeting.part("stage_number_late").text() == "1"
        meeting.press("1")
        assert model.typed().verdict == "late"
        assert meeting.part("stage_verdict_late").isChecked()
        meeting.press("3")
        assert model.typed().verdict == "not_implemented"
        meeting.press("3")
        assert model.typed().verdict == ""
        first = model.line()
        meeting.press("down")
        assert model.line() != first
        meeting.press("up", "t")
        assert model.line().id == first.id
        assert model.watch.is_running
        meeting.press("t")
        assert not model.watch.is_running
        meeting.press("esc")
    assert meeting.ended()
    assert officer.room.window.shown_key == "board_pack"


def test_a_single_letter_digit_or_arrow_is_text_while_somebody_types(
    at_desk: Callable[..., Officer],
) -> None:
    meeting = Meeting(at_desk(), "consolidation")
    model = meeting.model
    meeting.go_to_unit("TCCB")
    line = model.line().id
    meeting.press("n")
    assert meeting.part("stage_text").toPlainText() == ""
    meeting.compose("Chậm vì chờ ý kiến; ")
    meeting.press("n", "h", "t", "1", "2", "left", "right", "up", "down", "[", "]")
    assert model.typed().text == "Chậm vì chờ ý kiến; nht12[]"
    assert model.typed().verdict == ""
    assert (model.are_names_hidden, model.watch.is_running) == (False, False)
    assert model.line().id == line
    meeting.press("esc")
    assert not meeting.window.is_leaving
    meeting.press("2")
    assert model.typed().verdict == "low_quality"
    # The page below shows the same conclusions: there is one place they are typed into.
    page = meeting.officer.page
    assert page.conclusions.pending.get(f"{line}/text") == "Chậm vì chờ ý kiến; nht12[]"
    meeting.press("h", "down")
    assert meeting.part("stage_hidden_text").property("role") == "stage_words_empty"
    phrases, becomes = meeting.part("stage_phrases"), meeting.part("stage_becomes")
    assert phrases.content_height() >= becomes.fontMetrics().height()  # as large as beside it
    meeting.officer.qtbot.keyClick(meeting.window, Qt.Key.Key_Return, CONTROL)
    assert meeting.window.is_leaving  # the next step on the stage is to sign what was typed


def test_a_day_is_typed_in_its_own_field(at_desk: Callable[..., Officer]) -> None:
    meeting = Meeting(at_desk())
    meeting.go_to_unit("TCCB")
    becomes = meeting.part("stage_becomes")
    assert not becomes.isEnabled()
    meeting.press("n")
    meeting.compose(WORDS)
    meeting.press("tab", "space")
    assert meeting.model.typed().due_on == date(2026, 12, 10)
    meeting.part("stage_due").setFocus()
    meeting.part("stage_due").selectAll()
    line = meeting.model.line()
    meeting.press("down", "31/12")
    assert meeting.model.line().id == line.id
    assert meeting.model.typed().due_on == date(2026, 12, 31)
    meeting.part("stage_due").selectAll()
    meeting.press("31/2", "esc")
    assert meeting.part("stage_problem").text() == "Không có ngày này."
    assert meeting.model.typed().due_on == date(2026, 12, 31)


def test_no_name_is_left_on_the_screen(at_desk: Callable[..., Officer]) -> None:
    meeting = Meeting(at_desk())
    meeting.go_to_unit("TCCB")
    meeting.press("n")
    meeting.compose(f"{WORDS}; mời bà Giang, {CHIEF}")
    meeting.press("esc", "1", "down", "down", "n")
    meeting.compose("Phê bình đồng chí Nam")
    meeting.press("esc", "up", "up")
    assert "Ngô Đức Nam" in " ".join(readable(meeting.window))
    meeting.press("h")
    everybody = [*HEADS.values(), CHIEF, "Đức Nam", "chí Nam", "bà Giang"]
    for step in ("up", "down", "down", "right", "left", "esc"):
        said = " | ".join(readable(meeting.window))
        assert not [name for name in everybody if name in said], (step, said)
        meeting.press(step)
    assert meeting.window.is_leaving
    meeting.part("leaving_decided_by").setText(CHIEF)
    meeting.model.decision.set("decided_by", CHIEF)
    said = " | ".join(readable(meeting.window))
    assert MASK in said
    assert not [name for name in everybody if name in said], said
    meeting.press("esc", "h")
    assert "Ngô Đức Nam" in " ".join(readable(meeting.window))


def test_a_name_is_covered_while_it_is_typed(at_desk: Callable[..., Officer]) -> None:
    meeting = Meeting(at_desk())
    meeting.go_to_unit("TCCB")
    meeting.press("h", "n")
    meeting.compose("Giao Ngô Đức Nam")
    block = meeting.part("stage_text").document().firstBlock()
    covered = [(one.start, one.length) for one in block.layout().formats()]
    assert covered == [(5, 11)]
    assert meeting.model.typed().text == "Giao Ngô Đức Nam"


def test_what_was_typed_survives_without_leaving(begin_life: Begin, sit: Sit) -> None:
    life = _filed(begin_life)
    officer = sit(life["lanhdao"])
    meeting = Meeting(officer)
    meeting.go_to_unit("TCCB")
    meeting.press("2", "n")
    meeting.compose(WORDS)
    # Nothing was left, closed or saved by hand: a power cut now would cost nothing.
    kept = kept_notes(life["lanhdao"].book, NOTES)
    assert WORDS in kept.values()
    assert "low_quality" in kept.values()
    assert meeting.part("stage_saved").text().startswith("1 kết luận chưa ký")
    officer.room.close_down()
    desk = life.desks["lanhdao"] = life.program.open(life.root / "lanhdao", "tap-huan")
    again = Meeting(sit(desk))
    again.go_to_unit("TCCB")
    assert again.part("stage_text").toPlainText() == WORDS
    assert desk.periods.month(PERIOD).conclusions == ()


def test_what_cannot_be_kept_is_told_and_tried_again(
    at_desk: Callable[..., Officer], monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = at_desk()
    meeting = Meeting(officer)
    meeting.go_to_unit("TCCB")

    def fails(*_arguments: object) -> None:
        raise WorldError("disk_full", path="D:")

    with monkeypatch.context() as patch:
        patch.setattr(pending, "keep_notes", fails)
        meeting.press("1")
        assert "đầy" in meeting.part("stage_problem").text()
    assert meeting.model.typed().verdict == "late"
    meeting.window.close()
    officer.settle()
    assert "late" in kept_notes(officer.room.desk.book, NOTES).values()


def test_a_leader_signs_on_leaving_and_a_task_comes_of_it(begin_life: Begin, sit: Sit) -> None:
    life = _filed(begin_life)
    meeting = Meeting(sit(life["lanhdao"]))
    meeting.go_to_unit("TCCB")
    meeting.press("1", "n")
    meeting.compose(WORDS)
    meeting.press("tab", "space", "esc", *["down"] * len(meeting.model.lines()))
    assert not meeting.model.line().is_task
    meeting.press("n")
    meeting.compose("Rút kinh nghiệm chung")
    meeting.press("esc", "esc")
    assert meeting.window.is_leaving
    assert meeting.part("leaving_decision").isHidden()
    assert life["lanhdao"].periods.month(PERIOD).conclusions == ()
    meeting.part("leaving_sign").click()
    meeting.officer.settle()
    assert meeting.ended()
    said = [fact.body for fact in life["lanhdao"].periods.month(PERIOD).conclusions]
    assert {(one.verdict, one.text) for one in said} == {
        ("late", WORDS),
        ("free", "Rút kinh nghiệm chung"),
    }
    assert kept_notes(life["lanhdao"].book, NOTES) == {}

    life.sync("lanhdao", "vp")
    _close_the_month(life)
    tasks = life.vp.planning.tasks(PERIOD.next)
    given = [one.task for one in tasks if one.task.content == WORDS]
    assert [(one.due_on, one.origin) for one in given] == [(date(2026, 12, 10), "conclusion")]

    officer = sit(life.vp)
    officer.room.session.set_period(PERIOD)
    officer.settle()
    # The report was never answered; in a locked month it waits for nobody.
    receiving = officer.room.window.side_bar.findChild(QWidget, "page_receiving")
    assert receiving.accessibleName() == "Tiếp nhận"
    officer.room.session.set_period(PERIOD.next)
    december = Meeting(officer)
    december.go_to_unit("TCCB")
    past = [words.text() for words in december.window.findChildren(object, "stage_past_words")]
    assert past[0].endswith("hạn 10/12")
    assert december.part("stage_year").text() == "Kết luận năm 2026 đến nay: chậm 1"


def test_the_chief_signs_only_with_who_decided_where_and_on_what(
    begin_life: Begin, sit: Sit
) -> None:
    life = _filed(begin_life)
    meeting = Meeting(sit(life.vp))
    meeting.go_to_unit("TCCB")
    meeting.press("1", "esc")
    sign = meeting.part("leaving_sign")
    assert not sign.isEnabled()
    assert meeting.part("leaving_refused").text()
    for name, words in (
        ("leaving_decided_by", "Đinh Đình Phong"),
        ("leaving_meeting", "30/11"),
        ("leaving_basis", "Biên bản số 12"),
    ):
        meeting.part(name).setFocus()
        meeting.compose(words)
    assert not sign.isEnabled()
    assert "Ngày họp 30/11/2026 chưa tới" in meeting.part("leaving_refused").text()
    held = meeting.part("leaving_meeting")
    held.clear()
    held.setFocus()
    meeting.compose("16/11")
    assert sign.isEnabled()
    sign.click()
    meeting.officer.settle()
    assert meeting.ended()
    (said,) = [fact.body for fact in life.vp.periods.month(PERIOD).conclusions]
    assert (said.verdict, said.decided_by, said.basis) == (
        "late",
        "Đinh Đình Phong",
        "Biên bản số 12",
    )


def test_enter_leaves_a_draft_and_signs_nothing(begin_life: Begin, sit: Sit) -> None:
    life = _filed(begin_life)
    meeting = Meeting(sit(life["lanhdao"]))
    meeting.go_to_unit("TCCB")
    meeting.press("1", "esc", "space")
    assert meeting.ended()
    assert life["lanhdao"].periods.month(PERIOD).conclusions == ()
    assert "late" in kept_notes(life["lanhdao"].book, NOTES).values()


def test_an_officer_may_show_but_not_conclude(at_desk: Callable[..., Officer]) -> None:
    meeting = Meeting(at_desk("hieu"))
    meeting.go_to_unit("TCCB")
    meeting.press("1", "n")
    assert "Chỉ lãnh đạo" in meeting.part("stage_problem").text()
    assert meeting.part("stage_text").isReadOnly()
    assert meeting.model.conclusions.pending_count() == 0
    meeting.press("esc")
    assert meeting.ended()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_is_cut_on_the_stage(language: str, at_desk: Callable[..., Officer]) -> None:
    officer = at_desk()
    translation.use_language(language)
    officer.room.preferences.choose_language(language)
    try:
        meeting = Meeting(officer)
        meeting.go_to_unit("TCCB")
        meeting.press("1", "n")
        meeting.compose(WORDS)
        meeting.press("tab", "space", "esc")
        cut: list[str] = []
        for width, height in ((1366, 768), (1920, 1080), (683, 384)):
            meeting.resize(width, height)
            cut += [f"{width} list: {one}" for one in cut_in(meeting.window)]
            meeting.press("n")
            cut += [f"{width} typing: {one}" for one in cut_in(meeting.window)]
            meeting.press("esc", "esc")
            assert meeting.window.is_leaving
            cut += [f"{width} leaving: {one}" for one in cut_in(meeting.window)]
            meeting.press("esc")
        assert not cut, "\n".join(cut)
    finally:
        translation.use_language(translation.ORIGINAL)
        officer.room.preferences.choose_language(translation.ORIGINAL)


def _filed(begin_life: Begin) -> Life:
    life = begin_life(("tccb", "tcd"), ("lanhdao",))
    life.at("2026-11-17 10:15")
    life.file("tccb")
    life.sync("tccb", "vp", "lanhdao")
    life.at("2026-11-23 09:00")
    return life


def _close_the_month(life: Life) -> None:
    reason = "Công văn 15-CV/BTCTU"
    gates = life.vp.closing.gates(PERIOD)
    life.vp.closing.close(
        PERIOD, {f"{one.code}:{one.subject}" if one.subject else one.code: reason for one in gates}
    )
