"""A month under Decree 335 on the department's page: points, levels, reasons, the explanation."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from tests.gui.department.conftest import Clerk, Sit
from tests.living import PASSPHRASE, PERIOD, Life, begin, stretch_codes_less

from workreport.domain.ids import new_id
from workreport.domain.month_schemes import MonthSchemes
from workreport.ledger.bodies.plan import TaskBody
from workreport.services.scheme_choice import SchemeChoice
from workreport.ui.models.rated_lines import rated_columns
from workreport.ui.viewmodels.quota_words import quota_title
from workreport.ui.views.classification.key_line import KeyLine, SchemeLine
from workreport.ui.widgets.label import PlainLabel

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
    tasks = [
        TaskBody(
            id=new_id(),
            born=str(PERIOD),
            unit=person.unit,
            content=f"Việc {place} của người này",
            owner=person.person,
            coef=coef,
        )
        for place, coef in ((1, "2"), (2, "1"))
    ]
    life.vp.planning.assign(PERIOD, tasks)
    life.sync("vp", "tccb")
    life.at("2026-11-17 10:15")
    life.desks.pop("tccb").close()
    yield life
    life.close()


@pytest.fixture
def clerk(agency: Life, sit: Sit) -> Clerk:
    desk = agency.program.open(agency.root / "tccb", PASSPHRASE)
    with desk.book.working() as work:
        for draft in work.transaction.local.drafts(""):
            work.transaction.local.drop_draft(draft.name)
    clerk = sit(desk)
    grid = clerk.show("tasks").grid
    for line in grid.grid.lines:
        grid.go_to(line.id, "status")
        clerk.press(grid, "2" if line.content.startswith("Việc 2") else "1")
    clerk.settle()
    return clerk


@pytest.fixture
def official(agency: Life) -> str:
    with agency.vp.book.looking() as look:
        return look.directory.person(OFFICIAL).person


def fill(clerk: Clerk, person: str, key: str, words: str) -> None:
    grid = clerk.window.current_page().grid
    clerk.settle()
    assert grid.go_to(person, key)
    clerk.press(grid, words[0])
    editor = grid.indexWidget(grid.currentIndex())
    clerk.qtbot.keyClicks(editor, words[1:])
    clerk.press(editor, Qt.Key.Key_Tab)


def line_of(clerk: Clerk, person: str) -> object:
    page = clerk.window.current_page()
    return next(line for line in page.grid.grid.lines if line.id == person)


def shown(clerk: Clerk, person: str) -> Callable[[str], str]:
    line = line_of(clerk, person)
    return lambda key: str(getattr(line, key))


def test_points_and_a_level_typed_by_keys_are_kept_with_the_score_of_the_scheme(
    clerk: Clerk, official: str
) -> None:
    page = clerk.show("classification")
    assert clerk.part("quota_title").text() == "Hạn mức mức cao nhất"
    fill(clerk, official, "general", "28,5")
    value = shown(clerk, official)
    # a, b and c are two thirds each: one product of weight two of three is done.
    assert (value("general"), value("task"), value("total")) == ("28.5", "46,67", "75,17")
    assert (value("computed"), value("department")) == ("HTT", "")

    page.grid.go_to(official, "department")
    clerk.press(page.grid, "1")
    problems = [one.code for one in clerk.draft.problems if official in one.place]
    assert problems == ["person_remark_missing"]
    fill(clerk, official, "remark", "Hoan thanh som nhieu viec kho")
    assert not [one for one in clerk.draft.problems if official in one.place]
    clerk.settle()
    assert clerk.draft.month is not None
    kept = clerk.draft.session.desk.reporting.open(PERIOD).computed(clerk.draft.month.today)
    said = next(line for line in kept.department if line.person == official)
    assert (said.level, said.score, said.computed) == ("HTXS", "75.17", "HTT")
    assert said.sheet["general"] == "28.5"


def test_the_explanation_has_the_numbers_of_the_score_and_opens_its_tasks(
    clerk: Clerk, official: str
) -> None:
    page = clerk.show("classification")
    page.grid.go_to(official, "department")
    text = clerk.part("rating_text")
    assert "Chưa có điểm tiêu chí chung. Ghi điểm" in text.toPlainText()
    fill(clerk, official, "general", "28,5")
    page.grid.go_to(official, "own")
    clerk.press(page.grid, "3")
    words = text.toPlainText()
    assert words.index("Tự xếp loại: HTNV") < words.index("Phòng đề nghị: Chưa có ý kiến")
    assert "Tổng điểm: 75,17 · Mức tính được: HTT – Hoàn thành tốt nhiệm vụ" in words
    assert "= (0,6667 + 0,6667 + 0,6667) / 3 × 70" in words
    assert "= 28,5 + 46,6667" in words
    assert "Nguồn: ND335 Art. 14.2a." in words
    rows = {"nhiệm vụ 1: 2 · nhiệm vụ 2: 1", "nhiệm vụ 1: 1 · nhiệm vụ 2: 2"}
    assert any(row in words for row in rows)
    clerk.part("rating_copy").click()
    copied = QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()
    assert "Điểm kết quả nhiệm vụ: 46,67" in copied.splitlines()
    tasks = clerk.draft.draft.tasks
    task = next(one.id for one in tasks if one.content == "Việc 1 của người này")
    text.anchorClicked.emit(QUrl(f"task:{task}"))
    assert clerk.window.shown_key == "tasks"
    assert clerk.window.current_page().grid.current_id() == task


def test_the_computed_level_is_taken_over_for_one_and_for_all(clerk: Clerk, official: str) -> None:
    page = clerk.show("classification")
    fill(clerk, official, "general", "20")
    page.grid.go_to(official, "department")
    page.perform("use_computed")
    assert shown(clerk, official)("department") == "HTNV"
    page.grid.go_to(official, "department")
    clerk.press(page.grid, "4")
    problems = [one.code for one in clerk.draft.problems if official in one.place]
    assert problems == ["person_remark_missing"]
    clerk.press(page.grid, Qt.Key.Key_Delete)
    clerk.part("use_computed").click()
    assert shown(clerk, official)("department") == "HTNV"


def test_criteria_and_a_leaders_parts_are_typed_in_the_sheet_and_kept_within_their_maxima(
    clerk: Clerk,
) -> None:
    page = clerk.show("classification")
    head = next(one.person for one in clerk.draft.draft.roster if one.group == "heads")
    page.grid.go_to(head, "department")
    page.perform("sheet")
    field = clerk.part("sheet_general/I.1")
    clerk.qtbot.keyClicks(field, "5,5")
    clerk.press(field, Qt.Key.Key_Return)
    assert "phải từ 0 đến 5" in clerk.part("sheet_problem").accessibleName()
    field.clear()
    for name, words in (
        ("general/I.1", "4,5"),
        ("leader/unity", "50"),
        ("blocker/example", "QD 7"),
    ):
        field = clerk.part(f"sheet_{name}")
        clerk.qtbot.keyClicks(field, words)
        clerk.press(field, Qt.Key.Key_Return)
    said = next(line for line in clerk.draft.draft.department if line.person == head)
    assert said.sheet == {"general/I.1": "4.5", "leader/unity": "50", "blocker/example": "QD 7"}
    assert "thành KHT" in clerk.part("rating_text").toPlainText()


def test_a_late_task_is_exempted_once_somebody_confirmed_the_cause(
    clerk: Clerk, official: str
) -> None:
    tasks = clerk.show("tasks").grid
    late = next(line.id for line in tasks.grid.lines if line.content.startswith("Việc 1"))
    assert tasks.go_to(late, "due_on")
    clerk.draft.change(
        replace(
            clerk.draft.draft,
            results=tuple(
                replace(one, done_on=date(2026, 11, 16)) if one.task == late else one
                for one in clerk.draft.draft.results
            ),
            tasks=tuple(
                replace(one, due_on=date(2026, 11, 12)) if one.id == late else one
                for one in clerk.draft.draft.tasks
            ),
        )
    )
    page = clerk.show("classification")
    fill(clerk, official, "general", "28,5")
    page.grid.go_to(official, "department")
    before = shown(clerk, official)("task")
    page.perform("sheet")
    field = clerk.part(f"sheet_exempt/{late}/delay")
    assert "Chậm 1 lần" in field.accessibleName()
    clerk.qtbot.keyClicks(field, "1,5")
    clerk.press(field, Qt.Key.Key_Return)
    assert "phải là số nguyên" in clerk.part("sheet_problem").accessibleName()
    field.clear()
    clerk.qtbot.keyClicks(field, "1")
    clerk.press(field, Qt.Key.Key_Return)
    problems = {one.code for one in clerk.draft.problems if official in one.place}
    assert "person_exemption_unconfirmed" in problems
    assert shown(clerk, official)("task") == before
    by = clerk.part(f"sheet_exempt/{late}/by")
    clerk.qtbot.keyClicks(by, "Pho Truong ban")
    clerk.press(by, Qt.Key.Key_Return)
    problems = {one.code for one in clerk.draft.problems if official in one.place}
    assert "person_exemption_unconfirmed" not in problems
    assert shown(clerk, official)("task") > before


def test_points_out_of_range_are_refused_with_a_sentence(clerk: Clerk, official: str) -> None:
    clerk.show("classification")
    fill(clerk, official, "general", "31")
    assert shown(clerk, official)("general") == ""
    assert "phải từ 0 đến 30" in clerk.part("classification_problem").accessibleName()


def test_where_levels_are_just_picked_the_page_is_as_it_always_was(qtbot: QtBot) -> None:
    columns = [(one.key, one.title, one.width) for one in rated_columns(MonthSchemes())]
    assert columns == [
        ("stt", "STT", 44),
        ("name", "Họ và tên", 180),
        ("own", "Tự", 52),
        ("department", "Phòng", 60),
        ("decided", "Lãnh đạo", 68),
        ("months", "Các tháng trước", 212),
        ("remark", "Nhận xét, lý do không xếp loại", 200),
    ]
    assert quota_title(MonthSchemes().all) == "Hạn mức loại A"
    scheme, keys = SchemeLine(), KeyLine()
    qtbot.addWidget(scheme)
    qtbot.addWidget(keys)
    scheme.show_schemes(MonthSchemes().all)
    keys.show_schemes(MonthSchemes())
    assert scheme.isHidden()
    shown = [label.text() for label in keys.findChildren(PlainLabel)]
    assert shown[:5] == ["A", "B", "C", "D", "chọn mức"]
    assert "Ctrl+T" not in shown
