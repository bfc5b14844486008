from datetime import date

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.models.task_lines import TaskLine, task_columns
from workreport.ui.theme.look import look
from workreport.ui.views.grid.drawing import DrawnTable
from workreport.ui.views.grid.view import GridView


@pytest.fixture
def grid(qtbot: QtBot) -> GridView:
    rules: GridRules[TaskLine] = GridRules(
        identify=lambda line: line.id, change=TaskLine.with_value, mark=None, state=None
    )
    model = GridModel(task_columns(), rules, near=date(2026, 11, 1))
    model.set_lines(TaskLine(id=str(n), content=f"Việc {n}", owner="An") for n in range(30))
    view = GridView(model, "tried", "tried")
    qtbot.addWidget(view)
    view.resize(1000, 500)
    view.show()
    QApplication.processEvents()
    return view


def test_an_edit_paints_only_its_row(grid: GridView, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[QRect] = []
    rows_in = DrawnTable.bands

    def note(view: DrawnTable, area: QRect) -> object:
        painted.append(QRect(area))
        return rows_in(view, area)

    monkeypatch.setattr(DrawnTable, "bands", note)
    owner = grid.grid.index(4, grid.grid.column_of("owner"))
    assert grid.grid.setData(owner, "Bình")
    QApplication.processEvents()

    row = grid.visualRect(owner)
    assert painted
    assert all(row.top() <= one.top() and one.bottom() <= row.bottom() + 1 for one in painted)


def test_a_row_shows_the_same_whether_painted_alone_or_with_all_others(grid: GridView) -> None:
    grid.setCurrentIndex(grid.grid.index(2, 2))
    whole = grid.viewport().grab().toImage()
    row = grid.visualRect(grid.grid.index(2, 2))
    area = QRect(0, row.top(), grid.viewport().width(), row.height())

    alone = grid.viewport().grab(area).toImage()

    assert alone == whole.copy(area)


def test_a_shortened_text_is_forgotten_when_the_text_size_changes(grid: GridView) -> None:
    assert grid.isVisible()
    words = "Tham mưu rà soát, bổ sung quy hoạch các chức danh lãnh đạo"
    before = (look().advance(words), look().shortened(words, 200))

    look().use_scale(150)

    assert look().advance(words) > before[0]
    assert len(look().shortened(words, 200)) < len(before[1])
    assert look().shortened("một\nhai", 200) == "một hai"
