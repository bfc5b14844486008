"""What a returned report shows first on a page: the places to be mended, until all are wanted."""

from workreport.domain.marks import covered
from workreport.ui.viewmodels.draft_session import DraftSession

ONLY, EVERYTHING = "returned", "all"


class ReturnedOnly:
    """Chooses between the places a return has opened and everything, anew for each return.

    ``roots`` are the beginnings of the marks that concern the page: "task/", "add/tasks".
    """

    def __init__(self, desk: DraftSession, *roots: str) -> None:
        self.is_on = False
        self._desk = desk
        self._roots = roots
        self._return: tuple[object, ...] = ()

    @property
    def is_offered(self) -> bool:
        """Whether the return has marked something of this page, and not the whole report."""
        return bool(self._concerned())

    def follow(self) -> bool:
        """Take up a return that came, or the end of one; tell whether the choice begins anew."""
        found = self._concerned()
        if found == self._return:
            return False
        self._return = found
        self.is_on = bool(found)
        return True

    def choose(self, key: str) -> None:
        """Show the marked places only, or everything."""
        self.is_on = key == ONLY and self.is_offered

    def is_open(self, place: str) -> bool:
        """Tell whether a place is marked or was opened with a reason, whole or in part."""
        access, outside = self._desk.access, self._desk.draft.outside
        if access.mark_of(place) is not None:
            return True
        return covered(place, tuple(outside)) or any(one.startswith(f"{place}/") for one in outside)

    def _concerned(self) -> tuple[object, ...]:
        """Return what tells this return from another one; nothing where all is shown anyway."""
        access, draft = self._desk.access, self._desk.draft
        paths = [mark.path for mark in access.marks]
        if not access.is_editable or "whole" in paths:
            return ()
        if not any(path.startswith(self._roots) for path in paths):
            return ()
        return draft.period, draft.unit, *access.marks
