"""The tasks of the month as a grid: what is typed becomes a change of the draft."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from typing_extensions import override

from workreport.domain.errors import RuleError, UseError
from workreport.domain.report import ReportDraft
from workreport.domain.task import Status
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import _
from workreport.services.imports import ImportOutcome
from workreport.ui.messages import Notice, NoticeKind
from workreport.ui.models.cell_text import plain_words
from workreport.ui.models.column import CellKind, CellState, GroupHead, RowMark
from workreport.ui.models.draft_grid import DraftGrid
from workreport.ui.models.edits import CellEdit
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.models.task_lines import TaskLine, task_columns
from workreport.ui.viewmodels.draft_changes import (
    clean,
    with_line,
    with_new_task,
    with_result,
    with_task,
    without_task,
)
from workreport.ui.viewmodels.draft_session import DraftSession
from workreport.ui.viewmodels.place_words import problem_words
from workreport.ui.viewmodels.seen import SeenModel
from workreport.ui.viewmodels.task_details import TaskDetail, task_detail
from workreport.ui.viewmodels.task_rows import task_rows

RESULT_FIELDS = frozenset(
    {"status", "done_on", "quality", "result", "cause", "evidence", "note"}
    | {"objective", "exceeds", "carry"}
)
OWN_FIELDS = frozenset({"content", "owner", "due_on", "coef", "product"})
ALL = "all"
_SEVERITIES = ("error", "warning")


class Tasks(SeenModel):
    """Keeps the grid, its counts and the pane true to the draft.

    Signals:
        shown: Counts, head or pane are different now.
        current_changed: Another task is the current one.
        place_shown: Id of the task and key of the column that should be seen.
    """

    shown = Signal()
    current_changed = Signal()
    place_shown = Signal(str, str)

    def __init__(self, desk: DraftSession) -> None:
        super().__init__(desk)
        self.desk = desk
        self.current = ""
        self.filter = ALL
        self._states: dict[tuple[str, str], CellState] = {}
        self._marks: dict[str, RowMark] = {}
        rules: GridRules[TaskLine] = GridRules(
            identify=lambda line: line.id,
            change=self._change_line,
            mark=lambda line: self._marks.get(line.id),
            state=lambda line, key: self._states.get((line.id, key)),
        )
        self.model: DraftGrid[TaskLine] = DraftGrid(
            task_columns(),
            rules,
            self._takes,
            near=desk.session.period.first_day,
            adder=_("Gõ để thêm nhiệm vụ đột xuất"),
            parent=self,
        )
        self.model.group_by(_group)
        self.model.edited.connect(self._on_edited)
        self.model.undo_wanted.connect(desk.undo)
        self.model.redo_wanted.connect(desk.redo)
        self.model.line_wanted.connect(self._on_line_wanted)
        desk.opened.connect(self._on_opened)
        desk.changed.connect(self.show_if_seen)
        if desk.is_open:
            self._on_opened()

    # --- what is shown ------------------------------------------------------------------------

    def counts(self) -> tuple[tuple[str, int], ...]:
        """Return the counts that filter: all, the three states, none yet, late, with problems."""
        lines = self.model.lines
        wrong = {line_id for line_id, mark in self._marks.items() if mark.kind in _SEVERITIES}
        states = [line.status for line in lines]
        return (
            (ALL, len(lines)),
            (Status.COMPLETED.value, states.count("completed")),
            (Status.IN_PROGRESS.value, states.count("in_progress")),
            (Status.NOT_STARTED.value, states.count("not_started")),
            ("unfilled", states.count(None)),
            ("late", sum(_is_late(line) for line in lines)),
            ("wrong", len(wrong)),
        )

    def choose_filter(self, key: str) -> None:
        """Show only the tasks of one count."""
        self.filter = key
        accepts = {
            ALL: None,
            "unfilled": lambda line: line.status is None,
            "late": _is_late,
            "wrong": lambda line: line.id in self._marks,
        }
        if key in accepts:
            self.model.filter_by(accepts[key])
        else:
            self.model.filter_by(lambda line: line.status == key)

    def group_by_origin(self, is_grouped: bool) -> None:
        """Put the tasks under where they come from, or show them as one list."""
        self.model.group_by(_group if is_grouped else None)

    def choose(self, task_id: str) -> None:
        """Make a task the current one."""
        if task_id != self.current:
            self.current = task_id
            self.current_changed.emit()

    def detail(self) -> TaskDetail | None:
        """Return what the pane says about the current task."""
        return task_detail(self.desk, self.current) if self.current else None

    def owners(self) -> tuple[str, ...]:
        """Return the names that can be given a task."""
        month = self.desk.month
        return tuple(name for _person, name in month.people) if month is not None else ()

    # --- changes ------------------------------------------------------------------------------

    def set_field(self, task_id: str, field: str, value: object, *, merges: bool = False) -> None:
        """Say one thing about a task."""
        after = self._with_result(self.desk.draft, task_id, {field: value})
        self.desk.change(after, (f"task/{task_id}/{field}",), merges=merges)

    def reply(self, path: str, words: str) -> None:
        """Answer a mark of the return."""
        after = with_line(self.desk.draft, "replies", path, words)
        self.desk.change(after, (path,), merges=True)

    def open_outside(self, task_id: str, reason: str) -> None:
        """Open a task the Office did not return; the reason travels with the report."""
        if not reason.strip():
            return
        place = f"task/{task_id}"
        self.desk.change(with_line(self.desk.draft, "outside", place, reason), (place,))

    def add(self, content: str, **values: Any) -> str:
        """Add a task of the unit's own and return its id, empty when none may be added."""
        if not content.strip() or not self.desk.may_change("add/tasks"):
            return ""
        after, task_id = with_new_task(self.desk.draft, content, **values)
        self.desk.change(after, ("add/tasks",))
        return task_id

    def remove(self, task_ids: list[str]) -> None:
        """Take out tasks the unit added itself; what the Office assigned stays."""
        draft = self.desk.draft
        own = [one for one in task_ids if one in draft.added]
        if len(own) < len(task_ids):
            self.desk.session.tell_error(RuleError("task_not_own"))
        for task_id in own:
            draft = without_task(draft, task_id)
        if own and self.desk.change(draft, ("add/tasks",)):
            words = _("Đã bỏ {count} nhiệm vụ").format(count=len(own))
            self.desk.session.messages.offer_undo(words, self.desk.undo)

    def take_offered(self) -> None:
        """Take over what last month's report proposed for this month."""
        month = self.desk.month
        if month is None or not self.desk.may_change("add/tasks"):
            return
        draft = self.desk.draft
        for each in month.offered:
            known = {task.content for task in draft.tasks}
            if each.content not in known:
                draft, task_id = with_new_task(
                    draft, each.content, due_on=each.due_on, owner=each.owner
                )
                draft = with_task(draft, task_id, {"product": each.product})
        self.desk.change(draft, ("add/tasks",))

    def offered(self) -> int:
        """Return how many of last month's proposals are not in this month yet."""
        month = self.desk.month
        if month is None:
            return 0
        known = {task.content for task in self.desk.draft.tasks}
        return sum(each.content not in known for each in month.offered)

    def bring_in(self, path: Path) -> None:
        """Fill the draft from a workbook of results; what it leaves empty stays as it was."""
        desk, period = self.desk.session.desk, self.desk.session.period
        draft = self.desk.draft
        is_dirty = self.desk.is_dirty

        def work() -> ImportOutcome:
            if is_dirty:
                desk.reporting.save(draft)
            return desk.imports.results(path, period)

        self.desk.session.run(work, self._on_brought_in)

    # --- inside -------------------------------------------------------------------------------

    def _takes(self, line: TaskLine, key: str) -> bool:
        if key in OWN_FIELDS:
            return line.id in self.desk.draft.added and self.desk.may_change("add/tasks")
        return key in RESULT_FIELDS and self.desk.may_change(f"task/{line.id}/{key}")

    def _change_line(self, line: TaskLine, key: str, value: object) -> TaskLine:
        if key == "content" and not str(value or "").strip():
            raise UseError("task_content_missing")
        if key == "owner":
            value = self._owner_named(str(value or ""))
        return line.with_value(key, value)

    def _owner_named(self, words: str) -> str:
        wanted = plain_words(words)
        found = next((name for name in self.owners() if plain_words(name) == wanted), "")
        if words and not found:
            raise UseError("person_not_in_unit", value=words)
        return found

    def _on_line_wanted(self, key: str, words: str) -> None:
        if key == "content":
            # The cell that is being committed belongs to rows that a new task replaces.
            QTimer.singleShot(0, self, partial(self._add_and_show, words))

    def _add_and_show(self, words: str) -> None:
        task_id = self.add(words)
        if task_id:
            self.place_shown.emit(task_id, "content")

    def _on_edited(self, edits: tuple[CellEdit, ...]) -> None:
        draft = self.desk.draft
        for edit in edits:
            draft = self._edited(draft, edit)
        places = tuple(f"task/{edit.line_id}/{edit.key}" for edit in edits)
        if not self.desk.change(draft, places):
            self._show()

    def _edited(self, draft: ReportDraft, edit: CellEdit) -> ReportDraft:
        value = edit.after
        if edit.key in RESULT_FIELDS:
            words = clean(value) if isinstance(value, str) else value
            return self._with_result(draft, edit.line_id, {edit.key: words or None})
        if edit.key == "owner":
            value = self._person_of(self._owner_named(str(value or "")))
        words = clean(value) if isinstance(value, str) else value
        defaults: Mapping[str, object] = {"coef": "1"}
        empty = None if isinstance(value, date) or edit.key == "due_on" else ""
        return with_task(draft, edit.line_id, {edit.key: words or defaults.get(edit.key, empty)})

    def _with_result(
        self, draft: ReportDraft, task_id: str, values: Mapping[str, object]
    ) -> ReportDraft:
        root = f"task/{task_id}"
        return with_result(
            draft, task_id, values, lambda field: self.desk.may_change(f"{root}/{field}")
        )

    def _person_of(self, name: str) -> str:
        month = self.desk.month
        people = month.people if month is not None else ()
        return next((person for person, known in people if known == name), "")

    def _on_brought_in(self, outcome: ImportOutcome) -> None:
        words = _("Đã đọc {read} dòng: {new} kết quả mới, {changed} thay đổi, {same} như cũ.")
        told = words.format(
            read=outcome.read, new=outcome.new, changed=outcome.changed, same=outcome.same
        )
        asked = [
            f"{one.sheet}:{one.row} {reason_text(one.code, one.values)}" for one in outcome.problems
        ]
        kind = NoticeKind.WARN if asked else NoticeKind.OK
        notice = Notice(kind=kind, happened=told, safe="; ".join(asked[:3]))
        self.desk.session.messages.tell(notice)
        self.desk.read_again()

    def _on_opened(self) -> None:
        month = self.desk.month
        self.model.near = self.desk.session.period.first_day
        if month is None:
            self.current = ""
        self._show()
        self.current_changed.emit()

    @override
    def _show(self) -> None:
        self._note_states()
        month = self.desk.month
        self.model.show_lines(task_rows(self.desk.draft, month) if month is not None else ())
        self.model.repaint()
        self.shown.emit()

    def _note_states(self) -> None:
        self._states, self._marks = {}, {}
        for one in reversed(self.desk.problems):
            root, _slash, rest = one.place.partition("/")
            task_id, _slash, field = rest.partition("/")
            if root != "task" or one.level not in _SEVERITIES:
                continue
            words = problem_words(one)
            is_worse = one.level == "error" or task_id not in self._marks
            if is_worse:
                self._marks[task_id] = RowMark(one.level, words)
            if one.level == "error":
                self._states[task_id, field] = CellState(CellKind.ERROR, words)
        if self.desk.access.is_returned:
            self._note_return()

    def _note_return(self) -> None:
        locked = _("Phòng chỉ sửa được những mục bị trả lại.")
        draft = self.desk.draft
        for task in draft.tasks:
            found = self.desk.access.mark_of(f"task/{task.id}")
            if found is not None and found[1].path.startswith("task/"):
                number, mark = found
                self._marks[task.id] = RowMark("returned", mark.text, number)
            elif not self.desk.may_change(f"task/{task.id}"):
                self._marks[task.id] = RowMark("locked", locked)
                for column in self.model.columns:
                    self._states[task.id, column.key] = CellState(CellKind.LOCKED, locked)


def _group(line: TaskLine) -> GroupHead:
    return line.group or GroupHead("", _("Nhiệm vụ trong tháng"))


def _is_late(line: TaskLine) -> bool:
    return line.timing is not None and line.timing.icon == "clock-fill"
