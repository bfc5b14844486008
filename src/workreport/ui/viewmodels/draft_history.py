"""The steps of a draft that can be undone, on whatever page they were made."""

from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer

from workreport.domain.report import ReportDraft

MERGED_WITHIN_MS = 1500


@dataclass(frozen=True, slots=True)
class DraftStep:
    """The draft before and after one step, and where the step was made."""

    place: str
    before: ReportDraft
    after: ReportDraft


class DraftHistory:
    """Steps to undo and to do again; words typed in one go are one step."""

    def __init__(self, most: int = 300) -> None:
        self._done: list[DraftStep] = []
        self._undone: list[DraftStep] = []
        self._most = most
        self._typing = QElapsedTimer()

    def record(self, place: str, before: ReportDraft, after: ReportDraft, *, merges: bool) -> None:
        """Remember a step; ``merges`` joins it to the typing at the same place just before."""
        last = self._done[-1] if self._done else None
        is_same = last is not None and last.place == place and last.after is before
        recent = self._typing.isValid() and self._typing.elapsed() < MERGED_WITHIN_MS
        if last is not None and merges and is_same and recent:
            self._done[-1] = DraftStep(place, last.before, after)
        else:
            self._done.append(DraftStep(place, before, after))
            del self._done[: -self._most]
        if merges:
            self._typing.start()
        else:
            self._typing.invalidate()
        self._undone.clear()

    def undo(self) -> DraftStep | None:
        """Return the step to take back, ``None`` when there is none."""
        return self._move(self._done, self._undone)

    def redo(self) -> DraftStep | None:
        """Return the step to do again, ``None`` when there is none."""
        return self._move(self._undone, self._done)

    def clear(self) -> None:
        """Forget everything: another draft is worked on now."""
        self._done.clear()
        self._undone.clear()
        self._typing.invalidate()

    def _move(self, source: list[DraftStep], target: list[DraftStep]) -> DraftStep | None:
        self._typing.invalidate()
        if not source:
            return None
        target.append(source.pop())
        return target[-1]


class MonthHistories:
    """The steps of the months left lately: whoever comes back to one can still undo them."""

    def __init__(self, most: int = 6) -> None:
        self._kept: dict[str, tuple[ReportDraft, DraftHistory]] = {}
        self._most = most

    def leave(self, history: DraftHistory, draft: ReportDraft | None) -> None:
        """Keep the steps of the draft that is left."""
        if draft is not None:
            self._kept.pop(draft.period, None)
            self._kept[draft.period] = draft, history
            for period in list(self._kept)[: -self._most]:
                del self._kept[period]

    def open(self, draft: ReportDraft) -> DraftHistory:
        """Return the steps of a draft; one that was changed elsewhere meanwhile begins anew."""
        known = self._kept.pop(draft.period, None)
        return known[1] if known is not None and known[0] == draft else DraftHistory()
