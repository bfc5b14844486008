"""A month by scores on both desks: nothing is cut, the deduction and the decision explained."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.clipping import cut_in
from tests.living import PASSPHRASE, PERIOD, Life, begin, ready, stretch_codes_less

from workreport import app
from workreport.domain.ids import new_id
from workreport.domain.report import RatingLine
from workreport.i18n import translation
from workreport.ledger.bodies.plan import TaskBody
from workreport.services.consolidating import DecidedBy
from workreport.services.deciding import DecisionInput
from workreport.services.scheme_choice import SchemeChoice
from workreport.ui.viewmodels.preferences import Preferences
from workreport.ui.viewmodels.standing import read_standing
from workreport.ui.views.shell.desk_room import DeskRoom

OFFICIAL = "Người của tccb"
ND335 = SchemeChoice(
    starts=PERIOD,
    default="nd335_staff",
    groups={"heads": "nd335_leader", "deputies": "nd335_leader", "support": "abcd_direct"},
)
TU1053 = SchemeChoice(
    starts=PERIOD,
    default="tu1053_staff",
    groups={"heads": "tu1053_leader", "deputies": "tu1053_leader", "support": "tu1053_support"},
)
LONG = "Chủ động, hoàn thành sớm nhiều việc khó, được đơn vị phối hợp ghi nhận"
BY = DecidedBy("Đinh Đình Phong", date(2026, 11, 17), "Biên bản họp số 12")


@dataclass
class Scored:
    """A life in which one official was rated by points, proposed and decided."""

    life: Life
    person: str

    def room(self, name: str, tmp_path: Path) -> DeskRoom:
        desk = self.life.program.open(self.life.root / name, PASSPHRASE)
        settings = QSettings(str(tmp_path / f"{name}.ini"), QSettings.Format.IniFormat)
        room = DeskRoom(desk, read_standing(desk), Preferences(settings))
        room.open()
        return room


def scored(root: Path, choice: SchemeChoice, sheet: dict[str, str]) -> Scored:
    life = begin(root, ("tccb",), choice=choice)
    with life.vp.book.looking() as look:
        one = look.directory.person(OFFICIAL)
    tasks = [
        TaskBody(id=new_id(), born=str(PERIOD), unit=one.unit, content=words, owner=one.person)
        for words in ("Tham mưu quy hoạch cán bộ", "Kiểm tra hồ sơ đảng viên")
    ]
    life.vp.planning.assign(PERIOD, tasks)
    life.sync("vp", "tccb")
    life.at("2026-11-17 10:15")
    reporting = life["tccb"].reporting
    filed = ready(reporting.open(PERIOD).draft, "tccb")
    level = "B" if choice is TU1053 else "HTT"
    said = RatingLine(person=one.person, level=level, sheet=sheet, remark=LONG)
    reporting.save(replace(filed, own=(replace(said, remark=""),), department=(said,)))
    answers = {each.key: "Đã kiểm tra" for each in reporting.open(PERIOD).unanswered}
    reporting.save(replace(reporting.open(PERIOD).draft, answers=answers))
    reporting.file(PERIOD)
    life.sync("tccb", "vp")
    decision = DecisionInput(person=one.person, level=level, remark=LONG)
    life.vp.closing.conclude(PERIOD, [], [decision], BY)
    life.sync("vp", "tccb")
    for name in ("tccb", "vp"):
        life.desks[name].exchange_state.choose_folder(life.exchange)
        life.desks.pop(name).close()
    return Scored(life, one.person)


@pytest.fixture(scope="module")
def decree(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scored]:
    with pytest.MonkeyPatch.context() as patch:
        stretch_codes_less(patch)
        found = scored(tmp_path_factory.mktemp("scored"), ND335, {"general": "26.5"})
    app.load_languages(found.life.program.resources)
    yield found
    found.life.close()


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scored]:
    with pytest.MonkeyPatch.context() as patch:
        stretch_codes_less(patch)
        sheet = {"general": "26.5", "deduction": "2"}
        found = scored(tmp_path_factory.mktemp("local"), TU1053, sheet)
    yield found
    found.life.close()


@pytest.fixture
def speak() -> Iterator[None]:
    yield
    translation.use_language(translation.ORIGINAL)


def settle(qtbot: QtBot, room: DeskRoom) -> None:
    for _round in range(2):
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not room.runner.is_busy, timeout=20_000)
    QApplication.processEvents()


def shown(qtbot: QtBot, room: DeskRoom, page: str, person: str = "") -> Any:
    room.window.show_page(page)
    settle(qtbot, room)
    found = room.window.current_page()
    if person:
        found.show_place(f"person/{person}")
        settle(qtbot, room)
    return found


def text_of(page: QWidget) -> str:
    found: Any = page.findChild(QWidget, "rating_text")
    return str(found.toPlainText())


@pytest.mark.usefixtures("speak")
@pytest.mark.parametrize(
    ("desk", "pages"), [("tccb", ("classification",)), ("vp", ("classification", "grades"))]
)
def test_nothing_is_cut_on_the_pages_of_a_month_by_scores(
    decree: Scored, desk: str, pages: tuple[str, ...], tmp_path: Path, qtbot: QtBot
) -> None:
    room = decree.room(desk, tmp_path)
    cut: list[str] = []
    for language, size in (
        ("vi", (1366, 768)),
        ("en", (1366, 768)),
        ("vi", (683, 384)),
        ("en", (683, 384)),
    ):
        translation.use_language(language)
        room.preferences.choose_language(language)
        room.window.resize(*size)
        for name in pages:
            page = shown(qtbot, room, name, decree.person if name == "classification" else "")
            cut += [f"{name} {language} {size[0]}: {found}" for found in cut_in(room.window)]
            if name == "classification":
                page.perform("sheet")
                settle(qtbot, room)
                cut += [f"sheet {language} {size[0]}: {found}" for found in cut_in(room.window)]
    room.close_down()
    # The status bar belongs to the window, not to these pages.
    cut = [one for one in cut if "status_bar" not in one]
    assert not cut, "\n".join(cut)


def test_the_deduction_has_its_column_and_lowers_the_total(
    local: Scored, tmp_path: Path, qtbot: QtBot
) -> None:
    room = local.room("tccb", tmp_path)
    page = shown(qtbot, room, "classification", local.person)
    columns = [column.key for column in page.grid.grid.columns]
    line = next(one for one in page.grid.grid.lines if one.id == local.person)
    assert columns.index("deduction") == columns.index("task") + 1
    assert line.deduction == "2"
    assert "26,5 + " in text_of(page)
    assert " – 2)" in text_of(page)
    room.close_down()


def test_the_decided_voice_is_explained_on_both_desks_as_it_was_signed(
    decree: Scored, tmp_path: Path, qtbot: QtBot
) -> None:
    room = decree.room("vp", tmp_path)
    page = shown(qtbot, room, "classification", decree.person)
    words = text_of(page)
    decided = words[words.index("Lãnh đạo quyết định: HTT") :]
    total = next(one.decided_score for one in page.model.lines() if one.id == decree.person)
    assert f"Tổng điểm: {total}" in decided
    assert f"Nhận xét: {LONG}" in decided
    assert "Nguồn: ND335 Art. 14.2a." in decided
    room.close_down()
