"""The agency's own deadlines on the set-up page: tried on the open months, then signed."""

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.deadlines import DeadlineRule
from workreport.domain.errors import CodedError, UseError
from workreport.domain.period import Period
from workreport.i18n.formats import period_text, shown
from workreport.i18n.messages import cause
from workreport.i18n.translation import _
from workreport.services.deadline_rules import OwnRules
from workreport.ui.tasks.changes import Freshness
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.working_calendar import move_words

if TYPE_CHECKING:
    from workreport.services.deadline_rules import RulesSigned
    from workreport.services.working_days import MovedMonth

_MONTHS_OFFERED = 12
ROLLS = ("previous/next", "previous/previous", "next/next", "none/none")


@dataclass(frozen=True, slots=True)
class RuleForm:
    """One deadline as it is typed."""

    day: str
    hour: str
    roll: str
    is_inclusive: bool


@dataclass(frozen=True, slots=True)
class DeadlineFacts:
    """What the next month would be opened with, and the months a change can begin with."""

    report: RuleForm
    office: RuleForm
    months: tuple[Period, ...]
    is_chief: bool


class OwnDeadlines(QObject):
    """The commands of the card.

    Signals:
        facts_changed: ``DeadlineFacts``.
        previewed: How open months would move, one sentence each.
        refused: What is wrong with what was typed.
        signed: The rules were signed.
    """

    facts_changed = Signal(object)
    previewed = Signal(object)
    refused = Signal(str)
    signed = Signal()

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rules: OwnRules | None = None
        self._freshness = Freshness(session.bus, _concerns, self.refresh, self)

    def set_shown(self, *, is_shown: bool) -> None:
        """Be told whether the card can be seen."""
        self._freshness.set_shown(is_shown)

    def refresh(self) -> None:
        """Read the rules anew."""
        self._session.run(self._read, self._on_read)

    def preview(self, starts: Period, report: RuleForm, office: RuleForm) -> None:
        """Say which open months would move."""
        rules = self._typed(report, office)
        if rules is not None:
            work = partial(self._session.desk.deadline_rules.preview, starts, rules)
            self._session.run(work, self._on_previewed, self._on_refused)

    def sign(
        self, starts: Period, forms: tuple[RuleForm, RuleForm], reason: str, *, move: bool
    ) -> None:
        """Sign the rules, and move the open months or leave them as they are."""
        rules = self._typed(*forms)
        if rules is not None:
            work = partial(self._session.desk.deadline_rules.sign, starts, rules, reason, move=move)
            self._session.run(work, self._on_signed, self._on_refused)

    # --- inside --------------------------------------------------------------------------------

    def _read(self) -> tuple[DeadlineFacts, OwnRules]:
        desk = self._session.desk
        known = desk.periods.known()
        with desk.book.looking() as look:
            today, is_chief = look.today, look.has_role("chief")
        first = known[-1].next if known else Period.of(today)
        rules = desk.deadline_rules.rules(first)
        months = tuple(first.plus(step) for step in range(_MONTHS_OFFERED))
        facts = DeadlineFacts(_form(rules.report), _form(rules.office), months, is_chief)
        return facts, rules

    def _typed(self, report: RuleForm, office: RuleForm) -> OwnRules | None:
        if self._rules is None:
            return None
        try:
            return OwnRules(_rule(self._rules.report, report), _rule(self._rules.office, office))
        except UseError as error:
            self._on_refused(error)
            return None

    def _on_read(self, read: tuple[DeadlineFacts, OwnRules]) -> None:
        facts, self._rules = read
        self.facts_changed.emit(facts)

    def _on_previewed(self, moves: "tuple[MovedMonth, ...]") -> None:
        self.previewed.emit(tuple(move_words(one) for one in moves))

    def _on_refused(self, error: CodedError) -> None:
        self.refused.emit(cause(error.code, shown(error.values)))

    def _on_signed(self, done: "RulesSigned") -> None:
        words = _("Đã ký quy tắc hạn; không tháng đang mở nào đổi hạn.")
        if done.moved:
            months = ", ".join(period_text(str(one), "inline") for one in done.moved)
            words = _("Đã ký quy tắc hạn và đổi hạn của {months}.").format(months=months)
        self._session.tell_done(words)
        self.signed.emit()


def _form(rule: DeadlineRule) -> RuleForm:
    roll = f"{rule.target_shift}/{rule.late_shift}"
    return RuleForm(str(rule.day), rule.closing_time, roll, rule.inclusive)


def _rule(known: DeadlineRule, form: RuleForm) -> DeadlineRule:
    day = form.day.strip()
    if not (day.isascii() and day.isdigit()):
        raise UseError("deadline_rule_malformed", field="day", value=day)
    target, _slash, late = form.roll.partition("/")
    hour = form.hour.strip().replace("h", ":").replace("g", ":")
    return replace(
        known,
        day=int(day),
        inclusive=form.is_inclusive,
        closing_time=hour.zfill(len("24:00")),
        target_shift=target,
        late_shift=late,
    )


def _concerns(changes: object) -> bool:
    kinds: frozenset[str] = getattr(changes, "kinds", frozenset())
    return bool(kinds & {"calendar.set", "settings.set", "period.open", "period.change"})
