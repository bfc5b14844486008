"""What the month before only expected, held against the month shown, for the Office to read."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.period import Period
from workreport.i18n.cut_off_text import forecast_words
from workreport.i18n.formats import day_text, period_text
from workreport.i18n.translation import _, ngettext
from workreport.ui.models.column import GroupHead
from workreport.ui.tasks.changes import Freshness
from workreport.ui.theme.badge import Badge, Tone
from workreport.ui.viewmodels.desk_session import DeskSession

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk

_KINDS = {"report.file", "report.recall", "answer", "period.open", "task.change"}
_LOOKS = {
    "confirmed": ("check", Tone.OK),
    "later": ("clock", Tone.WARN),
    "reopened": ("arrow-counter-clockwise", Tone.BAD),
    "unsaid": ("hourglass-medium", Tone.IDLE),
}


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """One completion that was counted because it was expected."""

    id: str
    unit: str
    content: str
    expected: str
    done: str
    outcome: Badge
    group: GroupHead


@dataclass(frozen=True, slots=True)
class ForecastFacts:
    """The rows of a month, unit by unit, and what they come to in words."""

    title: str
    rows: tuple[ForecastRow, ...]


class ForecastList(QObject):
    """Reads the list of the month shown.

    Signals:
        facts_changed: ``ForecastFacts``.
    """

    facts_changed = Signal(object)

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._freshness = Freshness(session.bus, _concerns, self.refresh, self)
        session.period_changed.connect(self._on_period)

    def set_shown(self, *, is_shown: bool) -> None:
        """Be told whether the part can be seen."""
        self._freshness.set_shown(is_shown)

    def refresh(self) -> None:
        """Read the month anew."""
        desk, period = self._session.desk, self._session.period
        self._session.run(lambda: read_forecast_list(desk, period), self._on_read)

    def open_task(self, row: ForecastRow) -> None:
        """Go to the task in the report of its unit."""
        self._session.go_to("receiving", f"unit/{row.unit}/task/{row.id}")

    def _on_period(self, _period: Period) -> None:
        self._freshness.invalidate()

    def _on_read(self, facts: ForecastFacts) -> None:
        self.facts_changed.emit(facts)


def read_forecast_list(desk: "Desk", period: Period) -> ForecastFacts:
    """Read the list; to be called off the UI thread."""
    lines = desk.forecasts.lines(period)
    with desk.book.looking() as look:
        names = {one.unit: one.name for one in look.directory.units.values()}
    rows = tuple(
        ForecastRow(
            one.outcome.task,
            one.unit,
            one.content,
            day_text(one.outcome.expected_on),
            "" if one.outcome.done_on is None else day_text(one.outcome.done_on),
            Badge(forecast_words(one.outcome.kind), *_LOOKS[one.outcome.kind]),
            GroupHead(one.unit, names.get(one.unit, one.unit)),
        )
        for one in lines
    )
    before = period_text(str(period.previous))
    if not rows:
        return ForecastFacts(_("{month} không ghi việc nào là dự kiến.").format(month=before), ())
    counts = Counter(one.outcome.kind for one in lines)
    words = ngettext(
        "{month} ghi dự kiến {count} việc", "{month} ghi dự kiến {count} việc", len(rows)
    ).format(month=before, count=len(rows))
    told = [f"{forecast_words(kind)} {counts[kind]}" for kind in _LOOKS if counts[kind]]
    return ForecastFacts(f"{words}: {', '.join(told)}.", rows)


def _concerns(changes: object) -> bool:
    kinds: frozenset[str] = getattr(changes, "kinds", frozenset())
    return bool(kinds & _KINDS)
