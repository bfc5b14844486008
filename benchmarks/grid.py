"""The task grid at 2,000 rows, against a bare table of the same texts: pages, keys, edits."""

import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

from benchmarks.harness import Job, Measured, pairs
from workreport.system.resources import ShippedResources
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.models.task_lines import TaskLine, task_columns
from workreport.ui.theme import icons
from workreport.ui.theme.badges import timing_badge
from workreport.ui.theme.fonts import load_fonts
from workreport.ui.theme.look import look
from workreport.ui.views.dressing import Dressing
from workreport.ui.views.grid.view import GridView

_ROWS = 2000
_PAGES = 40
_TYPED = "Đã tham mưu văn bản trình ký"
_SIZE = (1280, 640)
_WORST = 0.99


Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class _Texts(QAbstractTableModel):
    """Texts in memory and nothing else."""

    def __init__(self, texts: list[list[str]]) -> None:
        super().__init__()
        self._texts = texts

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._texts)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._texts[0])

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = 0) -> Any:
        if role in {0, 2}:  # display, edit
            return self._texts[index.row()][index.column()]
        return None

    def setData(self, index: Index, value: Any, role: int = 2) -> bool:
        self._texts[index.row()][index.column()] = str(value)
        self.dataChanged.emit(index, index)
        return role == 2


def measure_pages(_folder: Path) -> Measured:
    """Jump from page to page and paint each."""
    ours, bare = _grids()
    return _compared(_page_times, ours, bare)


def measure_keys(_folder: Path) -> Measured:
    """Type a sentence into a cell letter by letter, each painted."""
    ours, bare = _grids()
    return _compared(_key_times, ours, bare)


def measure_edits(_folder: Path) -> Measured:
    """Write into cell after cell, each painted."""
    ours, bare = _grids()
    return _compared(_edit_times, ours, bare)


def _compared(
    times: Callable[[QTableView], Sequence[float]], ours: QTableView, bare: QTableView
) -> Measured:
    try:
        return pairs(lambda: _worst(times(ours)), lambda: _worst(times(bare)), count=7, warm_up=1)
    finally:
        for view in (ours, bare):
            view.close()
            view.deleteLater()


def _grids() -> tuple[GridView, QTableView]:
    dressed()
    columns = task_columns()
    rules: GridRules[TaskLine] = GridRules(
        identify=lambda line: line.id, change=TaskLine.with_value, mark=None, state=None
    )
    model = GridModel(columns, rules, near=date(2026, 11, 1))
    model.set_lines(_line(number) for number in range(_ROWS))
    ours = GridView(model, "measured", "measured")
    shown = [place for place in range(len(columns)) if not ours.isColumnHidden(place)]
    texts = [
        [str(model.data(model.index(row, place)) or "") for place in shown] for row in range(_ROWS)
    ]
    bare = QTableView()
    bare.setModel(_Texts(texts))
    bare.model().setParent(bare)
    bare.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    bare.verticalHeader().setDefaultSectionSize(ours.verticalHeader().defaultSectionSize())
    bare.verticalHeader().hide()
    bare.setWordWrap(False)
    bare.setVerticalScrollMode(ours.verticalScrollMode())
    for place, column in enumerate(shown):
        bare.setColumnWidth(place, ours.columnWidth(column))
    for view in (ours, bare):
        view.resize(*_SIZE)
        view.show()
    QApplication.processEvents()
    for place, column in enumerate(shown):
        bare.setColumnWidth(place, ours.columnWidth(column))
    return ours, bare


def dressed() -> None:
    """Dress the application once, as the program does."""
    if QApplication.instance() is None:
        application = QApplication([])
        resources = ShippedResources()
        look().use_families(load_fonts(resources.path("fonts")))
        icons.use_folder(resources.path("icons"))
        Dressing(application)
        icons.wake()
        globals()["_APPLICATION"] = application  # kept, or Qt takes everything down


def _line(number: int) -> TaskLine:
    status = ("completed", "in_progress", "not_started")[number % 3]
    due_on = date(2026, 11, 1) + timedelta(days=number % 28)
    return TaskLine(
        id=str(number),
        content=f"Tham mưu rà soát, bổ sung quy hoạch các chức danh lãnh đạo, lần {number}",
        owner=("Nguyễn Văn An", "Trần Thị Bình", "Lê Cảnh")[number % 3],
        due_on=due_on,
        done_on=due_on if number % 3 == 0 else None,
        status=status,
        timing=timing_badge("on_time", 0) if number % 3 == 0 else None,
        quality=1 + number % 3 if number % 3 == 0 else None,
    )


def _page_times(view: QTableView) -> Sequence[float]:
    bar = view.verticalScrollBar()
    found = []
    for number in range(_PAGES):
        to = bar.maximum() * ((number * 7) % _PAGES) // _PAGES
        found.append(_time(lambda to=to: (bar.setValue(to), view.viewport().repaint())))  # type: ignore[misc]
    return found


def _key_times(view: QTableView) -> Sequence[float]:
    view.verticalScrollBar().setValue(0)
    index = view.model().index(3, 1)
    view.setCurrentIndex(index)
    view.edit(index)
    QApplication.processEvents()
    editor = view.indexWidget(index) or QApplication.focusWidget()
    found = []
    for letter in _TYPED:
        press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        found.append(
            _time(lambda press=press: (QApplication.sendEvent(editor, press), _paint(view)))  # type: ignore[misc]
        )
    escape = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(editor, escape)
    QApplication.processEvents()
    return found


def _edit_times(view: QTableView) -> Sequence[float]:
    view.verticalScrollBar().setValue(0)
    model = view.model()
    found = []
    for number in range(_PAGES):
        index = model.index(number % 15, 2)
        words = f"{_TYPED} {number} {time.perf_counter_ns()}"
        found.append(
            _time(lambda index=index, words=words: (model.setData(index, words), _paint(view)))  # type: ignore[misc]
        )
    return found


def _paint(view: QTableView) -> None:
    QApplication.processEvents()
    view.viewport().repaint()


def _time(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _worst(times: Sequence[float]) -> float:
    """Return the time that one in a hundred exceeds; of few, the longest but one."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 2, int(len(ordered) * _WORST))]


_BARE = "the same in a bare QTableView over an in-memory model"
JOBS = (
    Job("grid_pages", "worst frame of page jumps, 2,000 tasks", _BARE, 1.5, measure_pages),
    Job("grid_keys", "worst letter typed into a cell, 2,000 tasks", _BARE, 2.0, measure_keys),
    Job("grid_edits", "worst cell written, 2,000 tasks", _BARE, 1.5, measure_edits),
)
