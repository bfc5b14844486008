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
from workreport.services.scheme_choice import SchemeChoice

OFFICIAL = "Người của tccb"
CHOICE = SchemeChoice(
    starts=PERIOD,
    default="nd335_staff",
    groups={"heads": "nd335_leader", "deputies": "nd335_leader", "support": "abcd_direct"},
)


@pytest.fixture(scope="module")
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
    officer.click("sign_decisions")
    signed = next(line for line in page.model.lines() if line.id == one.id)
    assert (signed.decided, signed.decided_score) == ("HTXS", one.department_score)
    officer.settle()
    assert "Lãnh đạo quyết định: HTXS" in officer.part("rating_text").toPlainText()

    task = page.model.voices()[1].words.tasks[0].task
    officer.part("rating_text").anchorClicked.emit(QUrl(f"task:{task}"))
    officer.settle()
    assert officer.room.window.shown_key == "receiving"
