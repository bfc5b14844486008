"""Which places of a draft may be changed: all of it, the marks of a return, or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workreport.domain.marks import covered
from workreport.domain.reference_only import WORDS
from workreport.domain.report import ReportDraft
from workreport.domain.supplement import OPEN
from workreport.domain.workflow import UnitState
from workreport.ledger.bodies.report import Mark
from workreport.services.reporting import DraftLine

_DRAFTING = frozenset({UnitState.NOT_FILED, UnitState.RETURNED})


@dataclass(frozen=True, slots=True)
class DraftAccess:
    """``marks`` is empty for a draft that was never returned: everything may be changed."""

    is_editable: bool
    marks: tuple[Mark, ...] = ()

    @property
    def is_returned(self) -> bool:
        """Whether only marked places may be changed."""
        return bool(self.marks)

    def may_change(self, draft: ReportDraft, place: str) -> bool:
        """Tell whether a place takes changes: marked, or opened with a reason."""
        if not self.is_editable or _is_content_of_marked(draft, place):
            return False
        if not self.marks:
            return True
        return self._is_marked(place) or covered(place, tuple(draft.outside))

    def mark_of(self, place: str) -> tuple[int, Mark] | None:
        """Return the number and the mark that concerns a place or something inside of it."""
        for number, mark in enumerate(self.marks, 1):
            if mark.path == place or covered(place, (mark.path,)):
                return number, mark
        for number, mark in enumerate(self.marks, 1):
            if mark.path.startswith(f"{place}/"):
                return number, mark
        return None

    def with_reasons(self, draft: ReportDraft, places: Iterable[str]) -> ReportDraft:
        """Write beside each changed place outside of the marks why it was opened."""
        if not self.marks:
            return draft
        outside = dict(draft.outside)
        for place in places:
            if not self._is_marked(place) and place not in outside:
                opened = next((one for one in outside if covered(place, (one,))), "")
                if opened:
                    outside[place] = outside[opened]
        return draft if outside == draft.outside else replace(draft, outside=outside)

    def _is_marked(self, place: str) -> bool:
        return covered(place, [mark.path for mark in self.marks])


def access_of(line: DraftLine) -> DraftAccess:
    """Return what may be changed in a month; a filed report is only read until it is returned.

    Where the month allows a supplementary version, a filed one is open again for a while.
    """
    is_open = line.line.state in _DRAFTING or line.line.facts.supplement == OPEN
    return DraftAccess(line.editable and is_open, line.marks)


def _is_content_of_marked(draft: ReportDraft, place: str) -> bool:
    """Tell whether a place would hold what may not be typed: only number, date and holder may."""
    root, _slash, rest = place.partition("/")
    task_id, _slash, field = rest.partition("/")
    if root != "task" or field not in {*WORDS, "files"}:
        return False
    return any(task.id == task_id and task.reference_only for task in draft.tasks)
