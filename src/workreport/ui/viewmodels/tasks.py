"""The tasks of the month as a grid: what is typed becomes a change of the draft."""

from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from typing_extensions import override

from workreport.domain.errors import RuleError
from workreport.domain.task import Status
from workreport.i18n.mark_text import mark_text
from workreport.i18n.translation import N_, _
from workreport.ui.models.block import PastePlan
from workreport.ui.models.column import CellKind, CellState, GroupHead, RowMark
from workreport.ui.models.draft_grid import DraftGrid
from workreport.ui.models.edits import CellEdit
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.models.task_lines import TaskLine, origin_title, task_columns
from workreport.ui.viewmodels.draft_changes import (
    with_line,
    with_new_task,
    with_task,
    without_task,
)
from workreport.ui.viewmodels.draft_session import DraftSession
from workreport.ui.viewmodels.place_words import problem_words
from workreport.ui.viewmodels.returned_only import ONLY, ReturnedOnly
from workreport.ui.viewmodels.seen import SeenModel
from workreport.ui.viewmodels.task_details import TaskDetail, task_detail
from workreport.ui.viewmodels.task_edits import OWN_FIELDS, RESULT_FIELDS, TaskEdits
from workreport.ui.viewmodels.task_rows import task_rows
from workreport.ui.viewmodels.task_talk import TaskTalk
from workreport.ui.viewmodels.task_views import ALL, accepts, group_by, is_late

_SEVERITIES = ("error", "warning")
_INVITATION = N_("Gõ để thêm nhiệm vụ đột xuất")


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
        self.words = ""
        self.group = "origin"
        self.edits = TaskEdits(desk)
        self.talk = TaskTalk(desk.session, lambda: self.desk.draft.unit, self)
        self.talk.counted.connect(self.show_if_seen)
        desk.opened.connect(self.talk.count)
        self._is_regrouping = False
        self._may_add = self._is_all_open = False
        self._is_reference: frozenset[str] = frozenset()
        self._states: dict[tuple[str, str], CellState] = {}
        self._marks: dict[str, RowMark] = {}
        self._returned_only = ReturnedOnly(desk, "task/", "add/tasks")
        self._to_mend: frozenset[str] = frozenset()
        rules: GridRules[TaskLine] = GridRules(
            identify=lambda line: line.id,
            change=self._change_line,
            check=self._checked,
            mark=lambda line: self._marks.get(line.id),
            state=lambda line, key: self._states.get((line.id, key)),
            blank=lambda: TaskLine(id="", content=""),
        )
        self.model: DraftGrid[TaskLine] = DraftGrid(
            task_columns(),
            rules,
            self._takes,
            near=desk.session.period.first_day,
            adder=_(_INVITATION),
            parent=self,
        )
        self.model.group_by(group_by(self.group))
        self.model.edited.connect(self._on_edited)
        self.model.undo_wanted.connect(desk.undo)
        self.model.redo_wanted.connect(desk.redo)
        self.model.plan_wanted.connect(self._on_plan_wanted)
        self.model.line_wanted.connect(self._on_line_wanted)
        desk.opened.connect(self._on_opened)
        desk.changed.connect(self.show_if_seen)
        if desk.is_open:
            self._on_opened()
            self.talk.count()

    # --- what is shown ------------------------------------------------------------------------

    def counts(self) -> tuple[tuple[str, int], ...]:
        """Return the counts that filter: all, to mend, the three states, none, late, wrong."""
        lines = self.model.lines
        wrong = {line_id for line_id, mark in self._marks.items() if mark.kind in _SEVERITIES}
        states = [line.status for line in lines]
        return (
            (ALL, len(lines)),
            (ONLY, len(self._to_mend)),
            (Status.COMPLETED.value, states.count("completed")),
            (Status.IN_PROGRESS.value, states.count("in_progress")),
            (Status.NOT_STARTED.value, states.count("not_started")),
            ("unfilled", states.count(None)),
            ("late", sum(is_late(line) for line in lines)),
            ("wrong", len(wrong)),
        )

    def note(self) -> str:
        """Say how many tasks are filled in, or that only those to be mended are shown."""
        counts = dict(self.counts())
        if self.filter == ONLY:
            return _("Chỉ phần phải sửa · {count} trong {total}").format(
                count=counts[ONLY], total=counts[ALL]
            )
        done = counts[ALL] - counts["unfilled"]
        return _("{done} trên {total} đã điền").format(done=done, total=counts[ALL])

    def choose_filter(self, key: str) -> None:
        """Show only the tasks of one count."""
        self.filter = key
        self._filter()

    def find(self, words: str) -> None:
        """Show only the tasks with these words, typed with or without tone marks."""
        self.words = words
        self._filter()

    def choose_group(self, key: str) -> None:
        """Put the tasks under origin, status or owner, or show them as one list."""
        self.group = key
        self.model.group_by(group_by(key))

    def choose(self, task_id: str) -> None:
        """Make a task the current one."""
        if task_id != self.current:
            self.current = task_id
            self.current_changed.emit()
            if self._is_regrouping:
                # The row that was edited goes under its new head once another one is current.
                self._is_regrouping = False
                QTimer.singleShot(0, self, self._regroup)

    def detail(self) -> TaskDetail | None:
        """Return what the pane says about the current task."""
        return task_detail(self.desk, self.current) if self.current else None

    def problem_places(self) -> list[tuple[int, int, str]]:
        """Return the places to look at by row and column, each once, without mere notes."""
        found = {
            one.place.removeprefix("task/")
            for one in self.desk.problems
            if one.place.startswith("task/") and one.level != "note"
        }
        return sorted(self.place_of(*place.partition("/")[::2]) for place in found)

    def place_of(self, task_id: str, field: str) -> tuple[int, int, str]:
        """Return where a field stands in the grid as it is arranged, with its name."""
        return self.model.row_of(task_id), self.model.column_of(field), f"{task_id}/{field}"

    def mark_path(self, place: tuple[int, int, str]) -> str:
        """Return the mark path of a place."""
        return f"task/{place[2]}".rstrip("/")

    # --- changes ------------------------------------------------------------------------------

    def set_field(self, task_id: str, field: str, value: object, *, merges: bool = False) -> None:
        """Say one thing about a task."""
        after = self.edits.said(self.desk.draft, task_id, {field: value})
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

    # --- inside -------------------------------------------------------------------------------

    def _takes(self, line: TaskLine, key: str) -> bool:
        if key in OWN_FIELDS:
            return line.id in self.desk.draft.added and self._may_add
        if self._is_all_open and line.id not in self._is_reference:
            return key in RESULT_FIELDS
        return key in RESULT_FIELDS and self.desk.may_change(f"task/{line.id}/{key}")

    def _checked(self, key: str, value: object) -> object:
        value = self.edits.checked(key, value)
        return value or "" if key == "origin" else value

    def _change_line(self, line: TaskLine, key: str, value: object) -> TaskLine:
        value = self._checked(key, value)
        if key == "origin":
            head = GroupHead(str(value or ""), origin_title(str(value or "")))
            line = line.with_value("group", head)
        return line.with_value(key, value)

    def _filter(self) -> None:
        is_wrong = self._is_wrong
        self.model.filter_by(accepts(self.filter, self.words, is_wrong, self._is_to_mend))

    def _is_to_mend(self, line: TaskLine) -> bool:
        return line.id in self._to_mend

    def _is_wrong(self, line: TaskLine) -> bool:
        return line.id in self._marks

    def _regroup(self) -> None:
        self.model.group_by(group_by(self.group))

    def _on_line_wanted(self, key: str, words: str) -> None:
        if key == "content":
            # The cell that is being committed belongs to rows that a new task replaces.
            QTimer.singleShot(0, self, partial(self._add_and_show, words))

    def _add_and_show(self, words: str) -> None:
        task_id = self.add(words)
        if task_id:
            self.place_shown.emit(task_id, "content")

    def _on_edited(self, edits: tuple[CellEdit, ...]) -> None:
        self._is_regrouping = any(edit.key == self.group for edit in edits)
        places = tuple(f"task/{edit.line_id}/{edit.key}" for edit in edits)
        if not self.desk.change(self.edits.edited(self.desk.draft, edits), places):
            self._show()

    def _on_plan_wanted(self, plan: PastePlan) -> None:
        """Paste into lines and below them: one step of the draft."""
        draft = self.edits.edited(self.desk.draft, plan.edits)
        places = [f"task/{edit.line_id}/{edit.key}" for edit in plan.edits]
        if self.desk.may_change("add/tasks"):
            draft = self.edits.with_lines(draft, plan.added)
            places.append("add/tasks")
        self.desk.change(draft, places)

    def _on_opened(self) -> None:
        month = self.desk.month
        self.model.near = self.desk.session.period.first_day
        if month is None:
            self.current = ""
        self._show()
        self.current_changed.emit()

    @override
    def _show(self) -> None:
        before = self._to_mend
        self._note_states()
        month = self.desk.month
        rows = task_rows(self.desk.draft, month) if month is not None else ()
        self.model.show_lines([self.talk.told(row) for row in rows])
        self.model.repaint()
        self.model.invite(_(_INVITATION) if self._may_add else "")
        self._follow_return(before)
        self.shown.emit()

    def _follow_return(self, before: frozenset[str]) -> None:
        """Show first what a return has marked; after it, or when somebody wants it, all."""
        if self._returned_only.follow():
            if self._returned_only.is_on or self.filter == ONLY:
                self.choose_filter(ONLY if self._returned_only.is_on else ALL)
            first = next((one.id for one in self.model.lines if one.id in self._to_mend), "")
            if self.filter == ONLY and first and self.current not in self._to_mend:
                self.place_shown.emit(first, "status")
        elif self.filter == ONLY and before != self._to_mend:
            self._filter()

    def _note_states(self) -> None:
        access, draft = self.desk.access, self.desk.draft
        self._may_add = self.desk.may_change("add/tasks")
        self._is_all_open = access.is_editable and not access.marks
        self._is_reference = frozenset(task.id for task in draft.tasks if task.reference_only)
        self._states, self._marks, self._to_mend = {}, {}, frozenset()
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
        if self._returned_only.is_offered:
            own = frozenset(draft.added) if self._may_add else frozenset()
            self._to_mend = own | {
                task.id for task in draft.tasks if self._returned_only.is_open(f"task/{task.id}")
            }
        for task in draft.tasks:
            found = self.desk.access.mark_of(f"task/{task.id}")
            if found is not None and found[1].path.startswith("task/"):
                number, mark = found
                self._marks[task.id] = RowMark("returned", mark_text(mark.code, mark.text), number)
            elif not self.desk.may_change(f"task/{task.id}"):
                self._marks[task.id] = RowMark("locked", locked)
                for column in self.model.columns:
                    self._states[task.id, column.key] = CellState(CellKind.LOCKED, locked)
