"""Tasks that come back: the rules, what the month still lacks, and months that are skipped."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from typing_extensions import override

from workreport.domain.period import Period
from workreport.i18n.translation import _, ngettext
from workreport.services.occurrences import DUE, ISSUED, SKIPPED, DueTask
from workreport.services.recurrence import RecurrenceRule, RuleLine, waiting
from workreport.ui.models.column import Room
from workreport.ui.models.plan_lines import PlanLine, badge_column, words_column
from workreport.ui.theme.badge import Badge, Tone
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.plan_part import PlanPart
from workreport.ui.viewmodels.plan_people import (
    Surroundings,
    every_words,
    month_words,
    read_surroundings,
)

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk

_WRITERS = frozenset({"head", "officer", "chief"})


@dataclass(frozen=True, slots=True)
class RecurringFacts:
    """The rules, and what they and the programmes bring into the month."""

    rules: tuple[RuleLine, ...]
    due: tuple[DueTask, ...]
    around: Surroundings


class Recurring(PlanPart):
    """Signs rules, skips months, and puts what is due into the month."""

    kinds = frozenset(
        {"recurrence.set", "recurrence.skip", "programme.set", "plan.issue", "task.cancel"}
    )

    def __init__(self, session: DeskSession, parent: QObject) -> None:
        columns = (
            words_column("content", _("Việc định kỳ"), 240, stretches=True, room=Room.ALWAYS),
            words_column("unit", _("Đơn vị"), 92),
            words_column("every", _("Chu kỳ"), 100),
            words_column("span", _("Từ tháng, đến tháng"), 150),
            words_column("issued", _("Đã giao"), 76),
            badge_column("state", _("Tháng này"), 150),
        )
        super().__init__(session, columns, parent)
        self.facts: RecurringFacts | None = None

    @staticmethod
    @override
    def ask(desk: "Desk", period: Period) -> RecurringFacts:
        around = read_surroundings(desk)
        unit = around.own or None
        return RecurringFacts(
            desk.recurrence.rules(unit), desk.recurrence.due(period, unit), around
        )

    @override
    def take(self, facts: RecurringFacts) -> None:
        self.facts = facts

    @override
    def lines(self) -> Sequence[PlanLine]:
        return [] if self.facts is None else [self._line(one) for one in self.facts.rules]

    @override
    def note(self) -> str:
        count = self.waiting()
        if not count:
            return ""
        words = ngettext(
            "{count} việc đến hạn chưa có trong tháng",
            "{count} việc đến hạn chưa có trong tháng",
            count,
        )
        return words.format(count=count)

    def waiting(self) -> int:
        """Return how many tasks are due in the month and not in it."""
        return 0 if self.facts is None else waiting(self.facts.due)

    def rule(self) -> RecurrenceRule | None:
        """Return the current rule."""
        rules = () if self.facts is None else self.facts.rules
        return next((one.rule for one in rules if one.rule.id == self.current), None)

    def about(self) -> str:
        """Say which months of the current rule are skipped, and why."""
        rules = () if self.facts is None else self.facts.rules
        line = next((one for one in rules if one.rule.id == self.current), None)
        if line is None:
            return ""
        return "\n".join(
            _("Bỏ qua tháng {month}: {reason}").format(
                month=month_words(Period.parse(month)), reason=reason
            )
            for month, reason in sorted(line.skipped.items())
        )

    def may_write(self) -> bool:
        """Tell whether rules can be signed here."""
        return self.facts is not None and bool(self.facts.around.roles & _WRITERS)

    def may_skip(self) -> bool:
        """Tell whether the current rule's task of the month can still be left out."""
        found = self._due(self.current)
        return self.may_write() and found is not None and found.state in {DUE, SKIPPED}

    # --- acts -------------------------------------------------------------------------------------

    def keep(self, rule: RecurrenceRule) -> None:
        """Sign a rule."""
        keep = self.session.desk.recurrence.keep
        self.act(partial(keep, rule), _("Đã ký việc định kỳ."))

    def skip(self, reason: str) -> None:
        """Leave the month out for the current rule."""
        skip = self.session.desk.recurrence.skip
        work = partial(skip, self.current, self.session.period, reason)
        self.act(work, _("Đã bỏ qua tháng này."))

    def bring(self) -> None:
        """Put what is due into the month."""
        unit = None if self.facts is None else self.facts.around.own or None
        work = partial(self.session.desk.recurrence.take, self.session.period, unit)
        self.act(work, _("Đã đưa các việc đến hạn vào tháng."))

    def blank(self) -> RecurrenceRule:
        """Return a rule to begin with: monthly, from this month to the end of next year."""
        period = self.session.period
        home = "" if self.facts is None else self.facts.around.own or self.facts.around.home
        last = Period(period.year + 1, 12)
        return RecurrenceRule(unit=home, content="", first=period, last=last)

    def changed(self, **values: object) -> RecurrenceRule:
        """Return the current rule, or a new one, with other values."""
        return replace(self.rule() or self.blank(), **values)  # type: ignore[arg-type]

    # --- inside -----------------------------------------------------------------------------------

    def _due(self, rule: str) -> DueTask | None:
        due = () if self.facts is None else self.facts.due
        return next((one for one in due if one.key == rule), None)

    def _line(self, line: RuleLine) -> PlanLine:
        rule = line.rule
        around = None if self.facts is None else self.facts.around
        return PlanLine(
            id=rule.id,
            words={
                "content": rule.content,
                "unit": "" if around is None else around.short(rule.unit),
                "every": every_words(rule.every),
                "span": f"{month_words(rule.first)} – {month_words(rule.last)}",
                "issued": str(line.issued) if line.issued else "",
            },
            badges={"state": _state_badge(self._due(rule.id))},
        )


def _state_badge(due: DueTask | None) -> Badge:
    if due is None:
        return Badge(_("Không đến hạn"), "", Tone.QUIET)
    if due.state == DUE:
        return Badge(_("Chưa có"), "circle-dashed", Tone.WARN)
    if due.state == ISSUED:
        return Badge(_("Đã có"), "check", Tone.QUIET)
    if due.state == SKIPPED:
        return Badge(_("Bỏ qua"), "prohibit", Tone.IDLE, due.reason)
    return Badge(_("Đã hủy"), "prohibit", Tone.IDLE)
