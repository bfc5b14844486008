"""Locked months whose results wait for their day to be published."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.period import Period
from workreport.i18n.formats import day_text, period_text
from workreport.i18n.translation import _, ngettext
from workreport.services.changes import Changes
from workreport.ui.tasks.changes import Freshness
from workreport.ui.viewmodels.desk_session import DeskSession

if TYPE_CHECKING:
    from workreport.services.publication import Waiting

_KINDS = frozenset({"period.close", "period.reopen", "publish.totals"})


class Publication(QObject):
    """Reads what waits, and publishes the oldest month.

    Signals:
        shown: What waits is known anew.
    """

    shown = Signal()

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent or session)
        self._session = session
        self._waiting: tuple[Waiting, ...] = ()
        self._freshness = Freshness(session.bus, _concerns, self.refresh, self)

    def set_shown(self, *, is_shown: bool) -> None:
        """Be told whether the card can be seen."""
        self._freshness.set_shown(is_shown)

    def refresh(self) -> None:
        """Read what waits."""
        self._session.run(self._session.desk.publication.waiting, self._on_read)

    def words(self) -> str:
        """Say which months wait for which day."""
        told = _("{month}: công bố từ ngày {day}")
        return "\n".join(
            told.format(month=period_text(str(one.period)), day=day_text(one.due_on))
            for one in self._waiting
        )

    def label(self) -> str:
        """Name what the button does; empty while no month waits."""
        if not self._waiting:
            return ""
        month = period_text(str(self._waiting[0].period), "inline")
        return _("Công bố {month}").format(month=month)

    def refusal(self) -> str:
        """Say why the oldest month cannot be published yet; empty when it can."""
        first = next(iter(self._waiting), None)
        if first is None or first.is_due:
            return ""
        return _("Chưa đến ngày {day}.").format(day=day_text(first.due_on))

    def publish(self) -> None:
        """Publish the oldest month that waits."""
        if self._waiting and not self.refusal():
            period: Period = self._waiting[0].period
            work = partial(self._session.desk.publication.publish, period)
            self._session.run(work, self._on_published)

    def _on_read(self, waiting: "tuple[Waiting, ...]") -> None:
        self._waiting = waiting
        self.shown.emit()

    def _on_published(self, people: int) -> None:
        words = ngettext(
            "Đã công bố; {count} người nhận được kết quả của mình.",
            "Đã công bố; {count} người nhận được kết quả của mình.",
            people,
        )
        self._session.tell_done(words.format(count=people))


def _concerns(changes: object) -> bool:
    return not isinstance(changes, Changes) or bool(changes.kinds & _KINDS)
