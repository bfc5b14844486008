"""The points the leaders put down themselves: typed, tried at once, signed with the decision."""

import json
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError, UseError
from workreport.domain.rating_scheme import RatingScheme
from workreport.domain.rating_sheet import stated
from workreport.i18n.formats import shown
from workreport.i18n.messages import sentence
from workreport.services.deciding import DecisionInput
from workreport.ui.viewmodels.draft_changes import clean
from workreport.ui.viewmodels.rating_sheets import SheetTask, SheetView, sheet_tasks, with_points

if TYPE_CHECKING:
    from workreport.services.people_rating import ExplainedRating
    from workreport.ui.viewmodels.desk_session import DeskSession
    from workreport.ui.viewmodels.pending import Pending
    from workreport.ui.viewmodels.people_facts import Explained


class DecidedSheets(QObject):
    """Keeps a sheet for each person beside the other words that are typed and not signed.

    Signals:
        changed: What a sheet comes to is known.
        refused: Why what was typed cannot be computed.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, session: "DeskSession", pending: "Pending", parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._pending = pending
        self._tried: dict[str, ExplainedRating] = {}

    def forget(self) -> None:
        """Drop what was computed: the month was read anew."""
        self._tried.clear()

    def typed(self, person: str) -> dict[str, str] | None:
        """Return the sheet that was typed about a person; null when none was."""
        text = self._pending.get(f"{person}/sheet")
        return None if text is None else dict(json.loads(text))

    def tried(self, person: str) -> "ExplainedRating | None":
        """Return what the typed sheet comes to, once that is known."""
        return self._tried.get(person) if self.typed(person) is not None else None

    def view(
        self, known: "Explained", scheme: RatingScheme, group: str, *, is_open: bool
    ) -> SheetView:
        """Return the sheet of a person: as typed, else as decided, else as the department's."""
        typed = self.typed(known.person)
        return SheetView(
            key=(known.person,),
            scheme=scheme,
            group=group,
            sheet=kept_sheet(known) if typed is None else typed,
            tasks=_tasks(known),
            is_open=is_open,
        )

    def put(self, known: "Explained", scheme: RatingScheme, name: str, text: str) -> str:
        """Take an entry; says why it cannot be taken, else nothing."""
        typed = self.typed(known.person)
        sheet = kept_sheet(known) if typed is None else typed
        try:
            changed = with_points(sheet, scheme, name, clean(text))
        except UseError as fault:
            return sentence(fault.code, shown(fault.values))
        if changed != sheet:
            self._tried.pop(known.person, None)
            self._pending.put(f"{known.person}/sheet", json.dumps(changed, ensure_ascii=False))
            self.compute(known.person)
        return ""

    def take_back(self, known: "Explained") -> None:
        """Forget what was typed: the department's points count again."""
        signed = known.voices[-1]
        proposed = {} if known.voices[1] is None else stated(known.voices[1].line.sheet)
        was_decided = signed is not None and stated(signed.line.sheet) != proposed
        text = json.dumps(proposed, ensure_ascii=False) if was_decided else None
        self._tried.pop(known.person, None)
        self._pending.put(f"{known.person}/sheet", text)
        self.compute(known.person)

    def compute(self, person: str) -> None:
        """Say what the typed sheet comes to, off the UI thread."""
        sheet = self.typed(person)
        if sheet is not None:
            said = DecisionInput(
                person=person,
                level=(self._pending.get(f"{person}/level") or "").strip("–"),
                remark=self._pending.get(f"{person}/remark") or "",
                sheet=sheet,
            )
            ratings, period = self._session.desk.ratings, self._session.period
            work = partial(ratings.try_decision, period, said)
            self._session.run(work, self._on_tried, self._on_refused)

    def _on_tried(self, found: "ExplainedRating | None") -> None:
        if found is not None:
            self._tried[found.person.person] = found
            self.changed.emit()

    def _on_refused(self, error: CodedError) -> None:
        self.refused.emit(sentence(error.code, shown(error.values)))


def kept_sheet(known: "Explained") -> dict[str, str]:
    """Return the points that count now: the decision's, else the department's."""
    for voice in (known.voices[-1], known.voices[1]):
        if voice is not None and stated(voice.line.sheet):
            return stated(voice.line.sheet)
    return {}


def _tasks(known: "Explained") -> tuple[SheetTask, ...]:
    for each in (known.base, *known.voices):
        if each is not None and each.result is not None:
            return sheet_tasks(each.result.given.tasks, each.contents)
    return ()
