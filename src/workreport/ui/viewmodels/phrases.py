"""Sentences to insert: offered by section, filled from the month, the department's own kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from workreport.domain.task import Status
from workreport.domain.task_progress import progress
from workreport.i18n.formats import period_text
from workreport.services.phrases import Phrases
from workreport.ui.viewmodels.draft_changes import result_of
from workreport.ui.viewmodels.draft_session import DraftSession

GAP = "…"


@dataclass(frozen=True, slots=True)
class Offer:
    """A phrase as it would be inserted."""

    words: str
    is_own: bool


class _Filled(dict[str, str]):
    """What is known of the month; an unknown brace is left to the writer."""

    def __missing__(self, _name: str) -> str:
        return GAP


class Phrasebook(QObject):
    """The phrases of the department's desk.

    Signals:
        known: The phrases were read, or changed.
    """

    known = Signal()

    def __init__(self, desk: DraftSession) -> None:
        super().__init__(desk)
        self._desk = desk
        self._phrases: dict[str, Phrases] = {}
        self._is_asked = False

    def load(self) -> None:
        """Read the phrases, the first time they may be needed."""
        if not self._is_asked:
            self._is_asked = True
            session = self._desk.session
            session.run(session.desk.phrases.all, self._on_read)

    def offers(self, section: str) -> tuple[Offer, ...]:
        """Return what can be inserted into a section, the department's own first."""
        found = self._phrases.get(section, Phrases((), ()))
        values = self._values()
        return tuple(
            Offer(_fill(one, values), is_own)
            for phrases, is_own in ((found.own, True), (found.common, False))
            for one in phrases
        )

    def own(self, section: str) -> tuple[str, ...]:
        """Return the department's own phrases of a section, as they were written."""
        return self._phrases.get(section, Phrases((), ())).own

    def keep(self, section: str, phrases: Sequence[str]) -> None:
        """Keep the department's own phrases of a section."""
        session = self._desk.session
        kept = tuple(phrases)
        session.run(lambda: session.desk.phrases.keep(section, kept), self._on_read)

    def add(self, section: str, words: str) -> None:
        """Keep one more phrase."""
        self.keep(section, (*self.own(section), words))

    def _on_read(self, phrases: dict[str, Phrases]) -> None:
        self._phrases = phrases
        self.known.emit()

    def _values(self) -> dict[str, str]:
        draft, month = self._desk.draft, self._desk.month
        if month is None:
            return {}
        tasks = [task for task in draft.tasks if not task.is_cancelled]
        results = [(task, result_of(draft, task.id)) for task in tasks]
        states = [result.status or Status.NOT_STARTED for _task, result in results]
        as_of = draft.as_of or month.today
        late = sum(progress(task, result, as_of).is_late for task, result in results)
        counts = {
            "tổng số": len(tasks),
            "hoàn thành": states.count(Status.COMPLETED),
            "đang làm": states.count(Status.IN_PROGRESS),
            "chưa làm": states.count(Status.NOT_STARTED),
            "chậm": late,
        }
        name = period_text(str(month.period), "inline")
        return {"tháng": name, **{key: _two_digits(count) for key, count in counts.items()}}


def _two_digits(count: int) -> str:
    """Write a count as official texts do: 05, 12."""
    return f"{count:02d}"


def _fill(phrase: str, values: dict[str, str]) -> str:
    try:
        return phrase.format_map(_Filled(values))
    except (ValueError, IndexError):
        # The department wrote braces of its own; they are its words.
        return phrase
