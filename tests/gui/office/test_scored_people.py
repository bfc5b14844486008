"""The Office's page of people under Decree 335: three scores, why, and a reason for a change."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QUrl
from tests.gui.office.conftest import Officer, Sit
from tests.living import PASSPHRASE, PERIOD, Life, begin, ready, stretch_codes_less

from workreport.domain.ids import new_id
from workreport.domain.report import RatingLine
from workreport.ledger.bodies.plan import TaskBody
from workreport.services.desk_notes import kept_notes
from workreport.services.scheme_choice import SchemeChoice

OFFICIAL = "Người của tccb"
CHOICE = SchemeChoice(
    starts=PERIOD,
    default="nd335_staff",
    groups={"heads": "nd335_leader", "deputies": "nd335_leader", "support": "abcd_direct"},
)


@pytest.fixture
def agency(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    with pytest.MonkeyPatch.context() as patch:
        stretch_codes_less(patch)
        life = begin(tmp_path_factory.mktemp("scored"), ("tccb",), choice=CHOICE)
    with life.vp.book.looking() as look:
        person = look.directory.person(OFFICIAL)
    task = TaskBody(
        id=new_id(),
        born=str(PERIOD),
        unit=person.unit,
        content="Việc của người này",
        owner=person.person,
    )
    life.vp.planning.assign(PERIOD, [task])
    life.sync("vp", "tccb")
    life.at("2026-11-17 10:15")
    reporting = life["tccb"].reporting
    filed = ready(reporting.open(PERIOD).draft, "tccb")
    own = RatingLine(person=person.person, level="HTXS", sheet={"general": "29.5"})
    said = replace(own, level="HTT", sheet={"general": "18"}, remark="Làm tốt việc được giao")
    reporting.save(replace(filed, own=(own,), department=(said,)))
    answers = {one.key: "Đã kiểm tra" for one in reporting.open(PERIOD).unanswered}
    reporting.save(replace(reporting.open(PERIOD).draft, answers=answers))
    reporting.file(PERIOD)
    life.sync("tccb", "vp")
    life.desks.pop("vp").close()
    yield life
    life.close()


def test_the_office_sees_the_scores_and_must_say_why_it_changes_a_level(
    agency: Life, sit: Sit
) -> None:
    officer: Officer = sit(agency.program.open(agency.root / "vp", PASSPHRASE))
    page = officer.show("classification")
    one = next(line for line in page.model.lines() if line.name == OFFICIAL)
    page.grid.go_to(one.id, "decided")
    officer.settle()
    text = officer.part("rating_text").toPlainText()
    assert "Tự xếp loại: HTXS" in text
    assert f"Tổng điểm: {one.own_score} · " in text
    assert f"Tổng điểm: {one.department_score} · Mức tính được: {one.computed}" in text
    assert one.own_score != one.department_score
    assert "Lãnh đạo quyết định: Chưa có ý kiến" in text

    wanted = "1" if one.computed != "HTXS" else "3"
    officer.qtbot.keyClick(page.grid, wanted)
    editor = page.grid.indexWidget(page.grid.currentIndex())
    assert editor is not None
    assert "mà chưa có lý do" in page.model.refusal()
    officer.qtbot.keyClicks(editor, "Co sang kien lon")
    officer.qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert "mà chưa có lý do" not in page.model.refusal()
    officer.decide("people_decision")
    # A name taken from the list of leaders arrives without being edited.
    officer.part("people_decision_decided_by").setText("Thái Đình Ước")
    assert page.model.decision.decided_by == "Thái Đình Ước"
    officer.click("sign_decisions")
    signed = next(line for line in page.model.lines() if line.id == one.id)
    assert (signed.decided, signed.decided_score) == ("HTXS", one.department_score)
    officer.settle()
    assert "Lãnh đạo quyết định: HTXS" in officer.part("rating_text").toPlainText()

    task = page.model.voices()[1].words.tasks[0].task
    officer.part("rating_text").anchorClicked.emit(QUrl(f"task:{task}"))
    officer.settle()
    assert officer.room.window.shown_key == "receiving"


def no_second_act(_book: object, name: str, notes: object) -> None:
    assert not name.startswith("people/"), notes


def remark(officer: Officer, person: str, words: str) -> None:
    grid = officer.page.grid
    assert grid.go_to(person, "remark")
    officer.fill_cell(grid, words, Qt.Key.Key_Tab)
    officer.settle()


def test_the_leaders_sheet_is_typed_explained_and_signed_with_a_reason_of_its_own(
    agency: Life, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer: Officer = sit(agency.program.open(agency.root / "vp", PASSPHRASE))
    page = officer.show("classification")
    one = next(line for line in page.model.lines() if line.name == OFFICIAL)
    page.grid.go_to(one.id, "decided")
    officer.settle()
    page.perform("sheet")
    officer.type("sheet_general/I.1", "9")
    officer.key(officer.part("sheet_general/I.1"), Qt.Key.Key_Return)
    assert "phải từ 0 đến 5" in officer.part("sheet_problem").accessibleName()
    officer.part("sheet_general/I.1").clear()
    for field, words in (("general/I.1", "4,5"), ("blocker/example", "QĐ 7")):
        officer.type(f"sheet_{field}", words)
        officer.key(officer.part(f"sheet_{field}"), Qt.Key.Key_Return)
    assert page.model.sheets.typed(one.id) == {"general/I.1": "4.5", "blocker/example": "QĐ 7"}
    text = officer.part("rating_text").toPlainText()
    assert "thành KHT" in text[text.index("Lãnh đạo quyết định") :]
    line = next(each for each in page.model.lines() if each.id == one.id)
    assert line.computed == "KHT"

    officer.qtbot.keyClick(page.grid, "4")  # the lowest level: a remark is wanted as at filing
    assert "phải có nhận xét ít nhất 10 chữ cái" in page.model.refusal()
    remark(officer, one.id, "Bi ky luat khien trach trong thang")
    officer.decide("people_decision")
    officer.click("sign_decisions")
    told = officer.room.desk.ratings.explain(PERIOD, one.id, "decided").line
    assert (told.level, told.computed) == ("KHT", "KHT")
    assert told.sheet["blocker/example"] == "QĐ 7"
    assert not officer.refusals()
    assert not officer.part("sheet_take").isEnabled()
    # Words added later leave the points the leaders put down as they are.
    page.model.put_remark(one.id, "Bị khiển trách theo Quyết định số 7")
    page.model.pending.save()
    officer.settle()
    book, name = officer.room.desk.book, f"people/{PERIOD}"
    assert kept_notes(book, name)
    with monkeypatch.context() as patch:  # signing forgets the draft itself, in one act
        patch.setattr("workreport.ui.viewmodels.pending.keep_notes", no_second_act)
        officer.click("sign_decisions")
    assert (kept_notes(book, name), page.model.pending.words) == ({}, {})
    told = officer.room.desk.ratings.explain(PERIOD, one.id, "decided").line
    assert told.remark == "Bị khiển trách theo Quyết định số 7"
    assert told.sheet["blocker/example"] == "QĐ 7"
