"""What keeps the department's report of the month shown, in words, and the asking."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.calendar import end_of
from workreport.domain.errors import RuleError
from workreport.domain.period import Period
from workreport.i18n.formats import moment_text
from workreport.i18n.messages import sentence
from workreport.i18n.translation import _
from workreport.ui.tasks.changes import Freshness

if TYPE_CHECKING:
    from workreport.services.open_asking import ReportLock
    from workreport.services.ports.program import Desk
    from workreport.ui.viewmodels.desk_session import DeskSession

_KINDS = {
    *("report.file", "report.recall", "check.start", "answer", "answer.withdraw", "open.ask"),
    "open.answer",
    *("extension.ask", "extension.grant", "period.open", "period.change", "period.close"),
    *("period.reopen", "reopen.confirm"),
}


@dataclass(frozen=True, slots=True)
class LockWords:
    """Cause, since when and who may open in one sentence; empty while nothing is locked."""

    sentence: str
    label: str = ""
    refused: str = ""
    wants_day: bool = False
    near: date = date(2026, 1, 1)


class ReportLockModel(QObject):
    """Reads the lock of the month shown whenever something about it changed.

    Signals:
        changed: ``LockWords``.
    """

    changed = Signal(object)

    def __init__(self, session: "DeskSession", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.words = LockWords("")
        self._freshness = Freshness(session.bus, _concerns, self.refresh, self)
        session.period_changed.connect(self._on_period)

    def set_shown(self, *, is_shown: bool) -> None:
        """Be told whether the page can be seen."""
        self._freshness.set_shown(is_shown)

    def refresh(self) -> None:
        """Read the lock anew."""
        work = partial(_read, self._session.desk, self._session.period)
        self._session.run(work, self._on_read)

    def ask(self, reason: str, until: date | None) -> None:
        """Ask the Office to open, or for more time until the end of a day."""
        desk, period = self._session.desk, self._session.period
        if until is None:
            work = partial(desk.open_asks.ask, period, reason)
        else:
            work = partial(desk.reporting.ask_extension, period, end_of(until), reason)
        self._session.run(work, self._on_asked)

    def _on_period(self, _period: Period) -> None:
        self._freshness.invalidate()

    def _on_read(self, lock: "ReportLock | None") -> None:
        self.words = lock_words(lock, self._session.period)
        self.changed.emit(self.words)

    def _on_asked(self, _entry: str) -> None:
        self._session.tell_done(_("Đã ký đề nghị; gửi đi ở lần trao đổi tới."))
        self.refresh()


def lock_words(lock: "ReportLock | None", period: Period) -> LockWords:
    """Put a lock into words."""
    if lock is None:
        return LockWords("")
    is_extension = lock.way == "extension"
    refused = ""
    if lock.asked_at is not None:
        refused = _("Đã đề nghị {time}: {reason}. Chờ Văn phòng trả lời.").format(
            time=moment_text(lock.asked_at, "short"), reason=lock.asked_reason
        )
    why = sentence(lock.code, lock.values)
    if lock.refused is not None:
        said = _("{name} trả lời {time}: không mở, vì {reason}.").format(
            name=lock.refused.person,
            time=moment_text(lock.refused.at, "short"),
            reason=lock.refused.reason.rstrip("."),
        )
        why = f"{why} {said}"
    return LockWords(
        why,
        _("Xin gia hạn") if is_extension else _("Đề nghị mở"),
        refused,
        is_extension,
        period.last_day,
    )


def _read(desk: "Desk", period: Period) -> "ReportLock | None":
    try:
        return desk.open_asks.lock(period)
    except RuleError:
        return None  # who belongs to no unit has no report of a unit


def _concerns(changes: object) -> bool:
    kinds: frozenset[str] = getattr(changes, "kinds", frozenset())
    return bool(kinds & _KINDS)
