"""Next month's proposed tasks as a small grid of the report."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from typing_extensions import override

from workreport.domain.errors import UseError
from workreport.domain.ids import new_id
from workreport.domain.report import NextTask
from workreport.i18n.translation import N_, _
from workreport.ui.models.cell_text import plain_words
from workreport.ui.models.draft_grid import DraftGrid
from workreport.ui.models.edits import CellEdit
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.models.next_lines import NextLine, next_columns
from workreport.ui.viewmodels.draft_changes import clean, with_next
from workreport.ui.viewmodels.draft_session import DraftSession
from workreport.ui.viewmodels.seen import SeenModel

PLACE = "next"
_INVITATION = N_("Gõ nhiệm vụ đề nghị cho tháng sau")


class NextTasks(SeenModel):
    """Keeps the grid of proposals true to the draft.

    Signals:
        shown: There are more or fewer lines now.
        added: A line was typed in; more may follow.
    """

    shown = Signal()
    added = Signal()

    def __init__(self, desk: DraftSession) -> None:
        super().__init__(desk)
        self.desk = desk
        rules: GridRules[NextLine] = GridRules(
            identify=lambda line: line.id, change=self._change_line
        )
        month = desk.month
        people = tuple(name for _person, name in month.people) if month is not None else ()
        self.model: DraftGrid[NextLine] = DraftGrid(
            next_columns(people),
            rules,
            self._takes,
            near=desk.session.period.next.first_day,
            adder=_(_INVITATION),
            parent=self,
        )
        self.model.edited.connect(self._on_edited)
        self.model.undo_wanted.connect(desk.undo)
        self.model.redo_wanted.connect(desk.redo)
        self.model.line_wanted.connect(self._on_line_wanted)
        desk.opened.connect(self._show)
        desk.changed.connect(self.show_if_seen)
        self._show()

    def may_change(self) -> bool:
        """Tell whether proposals can be changed."""
        return self.desk.may_change(PLACE)

    def remove(self, line_ids: list[str]) -> None:
        """Take proposals out."""
        draft = self.desk.draft
        kept = tuple(one for one in draft.next_tasks if one.id not in line_ids)
        if self.may_change() and self.desk.change(with_next(draft, kept), (PLACE,)):
            words = _("Đã bỏ {count} nhiệm vụ").format(count=len(line_ids))
            self.desk.session.messages.offer_undo(words, self.desk.undo)

    def take_unfinished(self) -> None:
        """Propose the unit's unfinished tasks that do not go on by themselves."""
        draft = self.desk.draft
        carried = {one.task for one in draft.results if one.carry or one.status == "completed"}
        known = {one.content for one in draft.next_tasks}
        fresh = tuple(
            NextTask(id=new_id(), content=task.content, product=task.product, owner=task.owner)
            for task in draft.tasks
            if task.id not in carried and task.content not in known
        )
        if fresh and self.may_change():
            self.desk.change(with_next(draft, (*draft.next_tasks, *fresh)), (PLACE,))

    def _takes(self, _line: NextLine, _key: str) -> bool:
        return self.may_change()

    def _change_line(self, line: NextLine, key: str, value: object) -> NextLine:
        if key == "content" and not str(value or "").strip():
            raise UseError("task_content_missing")
        if key == "owner" and value and not self._person_of(str(value)):
            raise UseError("person_not_in_unit", value=value)
        return line.with_value(key, value)

    def _on_line_wanted(self, key: str, words: str) -> None:
        if key == "content" and self.may_change():
            # The cell that is being committed belongs to rows that a new task replaces.
            QTimer.singleShot(0, self, partial(self._add, words))

    def _add(self, words: str) -> None:
        draft = self.desk.draft
        task = NextTask(id=new_id(), content=clean(words))
        self.desk.change(with_next(draft, (*draft.next_tasks, task)), (PLACE,))
        self.added.emit()

    def _on_edited(self, edits: tuple[CellEdit, ...]) -> None:
        tasks = list(self.desk.draft.next_tasks)
        for edit in edits:
            at = next(place for place, one in enumerate(tasks) if one.id == edit.line_id)
            value: object = edit.after
            if edit.key == "owner":
                value = self._person_of(str(value or ""))
            elif isinstance(value, str):
                value = clean(value)
            tasks[at] = replace(tasks[at], **{edit.key: value})  # type: ignore[arg-type]
        if not self.desk.change(with_next(self.desk.draft, tuple(tasks)), (PLACE,)):
            self._show()

    def _person_of(self, words: str) -> str:
        month = self.desk.month
        people = month.people if month is not None else ()
        wanted = plain_words(words)
        return next((person for person, name in people if plain_words(name) == wanted), "")

    @override
    def _show(self) -> None:
        month = self.desk.month
        names = month.names if month is not None else {}
        self.model.near = self.desk.session.period.next.first_day
        self.model.show_lines(
            [
                NextLine(
                    id=one.id,
                    content=one.content,
                    product=one.product,
                    due_on=one.due_on,
                    owner=names.get(one.owner, ""),
                )
                for one in self.desk.draft.next_tasks
            ]
        )
        self.model.invite(_(_INVITATION) if self.may_change() else "")
        self.shown.emit()
