"""Edits of cells, and the steps that undo and redo walk through."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CellEdit:
    """One cell of one line, before and after."""

    line_id: str
    key: str
    before: object
    after: object

    def reversed(self) -> "CellEdit":
        """Return the edit that takes this one back."""
        return CellEdit(self.line_id, self.key, self.after, self.before)


Step = tuple[CellEdit, ...]


class EditHistory:
    """Steps that can be undone; a new step forgets what was undone."""

    def __init__(self, most: int = 200) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._most = most

    def record(self, step: Step) -> None:
        """Remember a step that was just done."""
        self._done.append(step)
        del self._done[: -self._most]
        self._undone.clear()

    def undo(self) -> Step:
        """Return the edits that take the last step back; empty when there is none."""
        if not self._done:
            return ()
        step = self._done.pop()
        self._undone.append(step)
        return tuple(edit.reversed() for edit in reversed(step))

    def redo(self) -> Step:
        """Return the edits of the step that was undone last; empty when there is none."""
        if not self._undone:
            return ()
        step = self._undone.pop()
        self._done.append(step)
        return step

    def clear(self) -> None:
        """Forget everything: other lines are shown now."""
        self._done.clear()
        self._undone.clear()

    @property
    def can_undo(self) -> bool:
        """Whether a step can be taken back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a step can be done again."""
        return bool(self._undone)
