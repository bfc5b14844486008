"""Who decided, at which meeting, on which basis: asked once a month, used by all the pages."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError, RuleError
from workreport.i18n import messages as sentences
from workreport.i18n.formats import day_text
from workreport.i18n.translation import _
from workreport.services.consolidating import DecidedBy
from workreport.services.desk_notes import kept_notes
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.pending import Pending

if TYPE_CHECKING:
    from workreport.domain.period import Period
    from workreport.services.month import MonthLine
    from workreport.services.ports.program import Desk


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """Who may decide here, and what was said about the decision before."""

    is_leader: bool
    is_chief: bool
    leaders: tuple[str, ...]
    kept: dict[str, str]
    today: date = date.max
    """The latest day a meeting can have been held on."""


class Decision(QObject):
    """The decision of one month, shared by the pages of a window.

    Signals:
        changed: Who decided, the day, or the basis is different now.
    """

    changed = Signal()

    def __init__(self, session: DeskSession) -> None:
        super().__init__(session)
        self.setObjectName("decision")
        self.facts = DecisionFacts(False, False, (), {})
        self._words = Pending(session, self)
        self._words.changed.connect(self.changed)

    def use(self, period: "Period", facts: DecisionFacts) -> None:
        """Take over what was read with a page."""
        before = self.facts
        self.facts = facts
        self._words.use(_name(period), facts.kept)
        if facts != before:
            self.changed.emit()

    @property
    def decided_by(self) -> str:
        """Name of who decided."""
        return self._words.get("decided_by") or ""

    @property
    def meeting_on(self) -> date | None:
        """Day of the meeting."""
        day = self._words.get("meeting_on")
        return date.fromisoformat(day) if day else None

    @property
    def basis(self) -> str:
        """Document the decision stands in."""
        return self._words.get("basis") or ""

    @property
    def is_asked(self) -> bool:
        """Whether the person here must say who decided: a leader decides in person."""
        return not self.facts.is_leader

    def set(self, key: str, word: str) -> None:
        """Note ``decided_by``, ``meeting_on`` (ISO) or ``basis``."""
        self._words.put(key, word.strip() or None)

    def save(self) -> None:
        """Keep what was typed."""
        self._words.save()

    def refusal(self) -> CodedError | None:
        """Say why nothing can be decided yet."""
        if self.facts.is_leader:
            return None
        if not self.facts.is_chief:
            return RuleError("only_leaders_decide")
        if not (self.decided_by and self.meeting_on and self.basis):
            return RuleError("decision_basis_open")
        if self.meeting_on > self.facts.today:
            return RuleError("meeting_not_held", day=self.meeting_on)
        return None

    def by(self) -> DecidedBy:
        """Return what is signed with a decision."""
        if self.facts.is_leader:
            return DecidedBy()
        return DecidedBy(self.decided_by, self.meeting_on, self.basis)

    def words(self) -> str:
        """Say the decision in one line."""
        if self.facts.is_leader:
            return _("Đồng chí quyết định trực tiếp.")
        refused = self.refusal()
        if refused is not None and refused.code == "meeting_not_held":
            return sentences.cause(refused.code, refused.values)
        if refused is not None or self.meeting_on is None:
            return _("Chưa ghi ai quyết định, ngày họp và căn cứ.")
        return _("{name} · họp {day} · {basis}").format(
            name=self.decided_by, day=day_text(self.meeting_on), basis=self.basis
        )


def decision_of(session: DeskSession) -> Decision:
    """Return the decision all pages of a session share."""
    found = session.findChild(Decision)
    return found if isinstance(found, Decision) else Decision(session)


def read_decision(desk: "Desk", period: "Period", month: "MonthLine") -> DecisionFacts:
    """Read who may decide, and what was typed or signed about it before."""
    kept = kept_notes(desk.book, _name(period)) or _signed(month)
    with desk.book.looking() as look:
        return DecisionFacts(
            is_leader=look.has_role("leader"),
            is_chief=look.has_role("chief"),
            leaders=tuple(one.name for one in look.directory.leaders),
            kept=kept,
            today=look.today,
        )


def _signed(month: "MonthLine") -> dict[str, str]:
    """Return who decided the grades of the month so far."""
    for line in month.units:
        grade = line.grade
        if grade is not None and grade.decided_by and grade.meeting_on is not None:
            return {
                "decided_by": grade.decided_by,
                "meeting_on": grade.meeting_on.isoformat(),
                "basis": grade.basis,
            }
    return {}


def _name(period: "Period") -> str:
    return f"decision/{period}"
