"""Pasting 1,000 × 12 cells into the task grid, against reading the texts and one bulk write."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from PySide6.QtWidgets import QApplication
from typing_extensions import override

from benchmarks import bulk, months
from benchmarks.grid import dressed
from benchmarks.harness import Job, Measured, pairs, timed
from workreport.domain.period import Period
from workreport.storage.cipher import WRITER, connect
from workreport.storage.vault import unlock
from workreport.system.clock import SystemClock
from workreport.system.durable_files import LocalDurableFiles
from workreport.ui.messages import FileWish, Messages, Notice, Question
from workreport.ui.models.block import read_block
from workreport.ui.models.cell_text import read_value
from workreport.ui.models.column import Column
from workreport.ui.models.paste import plan_paste
from workreport.ui.tasks.runner import TaskRunner
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.draft_session import DraftSession
from workreport.ui.viewmodels.tasks import Tasks

_ROWS = 1000
_PERIOD = Period(2026, 3)
_SIZE = bulk.Size(units=4, people=32, tasks=2, first=_PERIOD, months=1)
_KEYS = (
    *("content", "due_on", "done_on", "status", "quality", "coef"),
    *("product", "category", "director", "cause", "evidence", "note"),
)


class Silence(Messages):
    """Nobody is asked and nothing is told."""

    @override
    def tell(self, notice: Notice) -> None:
        raise RuntimeError(notice.happened)

    @override
    def offer_undo(self, text: str, undo: Callable[[], None]) -> None:
        raise RuntimeError(text)

    @override
    def ask(self, question: Question) -> str | None:
        return None

    @override
    def choose_file(self, wish: FileWish) -> Path | None:
        return None

    @override
    def choose_target(self, wish: FileWish) -> Path | None:
        return None

    @override
    def choose_folder(self, wish: FileWish) -> Path | None:
        return None


def measure(folder: Path) -> Measured:
    """Paste two texts in turn, so that every cell is different each time."""
    dressed()
    world, desk = bulk.build(folder, _SIZE)
    bulk.keep(desk.book, (months.opened(world, _PERIOD), *months.plans(world, _PERIOD)))
    runner = TaskRunner()
    draft = DraftSession(DeskSession(desk, runner, Silence(), _PERIOD))
    while not draft.is_open:
        QApplication.processEvents()
    page = Tasks(draft)
    page.choose_group("")
    given = len(draft.draft.tasks)
    draft.change(page.edits.with_lines(draft.draft, [{"content": "Mới"}] * _ROWS))
    columns = {one.key: cast("Column[object]", one) for one in page.model.columns}
    own = [line.id in draft.draft.added for line in page.model.lines]
    start = page.model.index(own.index(True), page.model.column_of("content"))
    texts = (_text("một"), _text("hai"))
    write = _bare(world)
    turn, bare_turn = [0], [0]

    def paste() -> None:
        turn[0] += 1
        plan = plan_paste(page.model, start, read_block(texts[turn[0] % 2]), _KEYS)
        page.model.take_plan(plan)
        desk.reporting.save(draft.draft)
        if len(plan.edits) < _ROWS or len(draft.draft.tasks) != given + _ROWS:
            raise RuntimeError("the paste did not arrive")

    def bare() -> None:
        bare_turn[0] += 1
        cells = read_block(texts[bare_turn[0] % 2])
        near = _PERIOD.first_day
        write(
            [
                (row, key, str(read_value(columns[key], text, near)))
                for row, line in enumerate(cells)
                for key, text in zip(_KEYS, line, strict=True)
            ]
        )

    try:
        return pairs(timed(paste), timed(bare), count=9, warm_up=2)
    finally:
        runner.shutdown()
        desk.close()


def _text(word: str) -> str:
    """Return a table in which every cell that can differ says another word."""
    is_first = word == "một"
    day, quality, coef = ("5/3/2026", "1", "1,5") if is_first else ("6/3/2026", "2", "2,5")
    lines = []
    for number in range(_ROWS):
        words = f"{word} {number}"
        cells = (
            *(f"Tham mưu văn bản {words}", day, day, "Đã hoàn thành", quality, coef),
            *(f"Tờ trình {words}", words, words, words, f"{number}-BC/{word}", words),
        )
        lines.append("\t".join(cells))
    return "\n".join(lines)


def _bare(world: bulk.World) -> Callable[[list[tuple[int, str, str]]], Any]:
    vault = unlock(world.workspace, bulk.PASSPHRASE, files=LocalDurableFiles(), clock=SystemClock())
    connection = connect(world.folder / "bare.db", vault.database_key, WRITER, mode="rwc")
    connection.execute(
        "CREATE TABLE cell (row INT, key TEXT, value TEXT, PRIMARY KEY (row, key)) WITHOUT ROWID"
    )

    def write(cells: list[tuple[int, str, str]]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT OR REPLACE INTO cell VALUES (?, ?, ?)", cells)
        connection.execute("COMMIT")

    return write


JOB = Job(
    "paste",
    "1,000 × 12 cells pasted into the task grid: planned, written into the draft, checked, saved",
    "reading the same texts and one bulk write of the same cells",
    3.0,
    measure,
)
