"""Deadlines of the agency's own: the day, the hour and what a day off does, signed from a month on.

An own rule is a template with an id nobody else has; a month that was opened with it keeps it.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

import msgspec

from workreport.domain.deadline_templates import DeadlineStep, DeadlineTemplate, template_from
from workreport.domain.deadlines import Deadline, DeadlineRule, deadline
from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.ledger.bodies.agency import PeriodOpen, SettingsSet
from workreport.services.book import Book, Look, Work
from workreport.services.calendars import OWN_TEMPLATE, Calendars, own_templates
from workreport.services.late_filing import stamped_end
from workreport.services.month import read_month
from workreport.services.month_rules import TEMPLATE, rules_for
from workreport.services.periods import stamped
from workreport.services.working_days import Instants, MovedMonth


@dataclass(frozen=True, slots=True)
class OwnRules:
    """When departments file, and when the Office has consolidated."""

    report: DeadlineRule
    office: DeadlineRule


@dataclass(frozen=True, slots=True)
class RulesSigned:
    """The template that was signed, the months that would move, and those that were moved."""

    template: str
    moves: tuple[MovedMonth, ...]
    moved: tuple[Period, ...]


class DeadlineRulesService:
    """Reads, previews and signs the agency's own deadlines."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars

    def rules(self, starts: Period) -> OwnRules:
        """Return the two rules a month would be opened with."""
        with self._book.looking() as look:
            found = self._base(look, starts)
        return OwnRules(found.report, found.office)

    def preview(self, starts: Period, rules: OwnRules) -> tuple[MovedMonth, ...]:
        """Return which open months would move; closed ones never do.

        Raises:
            UseError: ``deadline_office_first``.
        """
        with self._book.looking() as look:
            template = self._own(look, starts, rules)
            return tuple(
                one
                for period, opened in self._open_months(look)
                for one in self._moves(look, period, opened, template)
            )

    def sign(
        self, starts: Period, rules: OwnRules, reason: str, *, move: bool = False
    ) -> RulesSigned:
        """Sign rules that hold from a month on; open months move only where that is wanted.

        Raises:
            UseError: The reason is missing, or the Office would be done before departments file.
            RuleError: ``only_chief_sets``, ``setting_month_open`` or ``not_the_desk``.
        """
        if not reason.strip():
            raise UseError("reason_missing")
        with self._book.working() as work:
            if not work.has_role("chief"):
                raise RuleError("only_chief_sets")
            if work.one("period.open", "period.change", period=str(starts)) is not None:
                raise RuleError("setting_month_open", period=str(starts))
            template = self._own(work, starts, rules)
            _set(work, f"{OWN_TEMPLATE}/{template.id}", _text(template))
            _set(work, f"{TEMPLATE}/{starts}", template.id)
            moves: list[MovedMonth] = []
            moved: list[Period] = []
            for period, opened in self._open_months(work):
                found = self._moves(work, period, opened, template)
                moves += found
                if found and move:
                    self._move(work, period, template, reason.strip())
                    moved.append(period)
        return RulesSigned(template.id, tuple(moves), tuple(moved))

    # --- inside --------------------------------------------------------------------------------

    def _base(self, look: Look, starts: Period) -> DeadlineTemplate:
        name = rules_for(look.projections, starts).template
        return self._calendars.template(name, look.projections)

    def _own(self, look: Look, starts: Period, rules: OwnRules) -> DeadlineTemplate:
        """Return the template that would be signed: the one in force with two other rules."""
        report, office = (
            _last(self._calendars, look, rule, starts) for rule in (rules.report, rules.office)
        )
        if office.target_at <= report.limit_at:
            raise UseError("deadline_office_first")
        base = self._base(look, starts)
        known = own_templates(look.projections)
        number = max((int(name.rpartition("_")[2]) for name in known), default=0) + 1
        changed = {base.report_step: rules.report, base.office_step: rules.office}
        steps = tuple(
            replace(step, rule=changed[step.id], status="local") if step.id in changed else step
            for step in base.steps
        )
        days = {"report": rules.report.day, "office": rules.office.day}
        return replace(
            base,
            id=f"own_{number}",
            steps=steps,
            status="local",
            vi="Hạn riêng {number}: phòng ngày {report}, Văn phòng ngày {office}".format(
                number=number, **days
            ),
            en="Own deadlines {number}: departments {report}, Office {office}".format(
                number=number, **days
            ),
        )

    def _open_months(self, look: Look) -> list[tuple[Period, PeriodOpen]]:
        facts = look.projections.facts("period.open", bodies=False, chosen=False)
        found = []
        for period in sorted({Period.parse(fact.period) for fact in facts}):
            fact = look.one("period.open", "period.change", period=str(period))
            if fact is None or not isinstance(fact.body, PeriodOpen):
                continue
            if not read_month(look, self._calendars, period).is_pinned:
                found.append((period, fact.body))
        return found

    def _moves(
        self, look: Look, period: Period, opened: PeriodOpen, template: DeadlineTemplate
    ) -> list[MovedMonth]:
        calendar = self._calendars.around(period, look.projections)
        found = []
        for step, old, rule in (
            ("report", opened.report, template.report),
            ("office", opened.office, template.office),
        ):
            new = deadline(rule, period, calendar)
            before = Instants(old.target_at, old.limit_at)
            after = Instants(new.target_at, new.limit_at)
            if before != after:
                found.append(MovedMonth(period, step, before, after))
        return found

    def _move(self, work: Work, period: Period, template: DeadlineTemplate, reason: str) -> None:
        if work.authority.desk != work.identity.writer:
            raise RuleError("not_the_desk")
        fact = work.one("period.open", "period.change", period=str(period))
        if fact is None or not isinstance(fact.body, PeriodOpen):
            raise RuleError("period_not_open", period=str(period))
        calendar = self._calendars.around(period, work.projections)
        report = deadline(template.report, period, calendar)
        body = msgspec.structs.replace(
            fact.body,
            report=stamped(report),
            office=stamped(deadline(template.office, period, calendar)),
            template=template.id,
            calendar=calendar.digest(),
            reason=reason,
            filing_end_at=stamped_end(work.projections, period, report, calendar),
        )
        work.append(body, "period.change", supersedes=[fact.entry])


def _last(calendars: Calendars, look: Look, rule: DeadlineRule, period: Period) -> Deadline:
    return deadline(rule, period, calendars.around(period, look.projections))


def _set(work: Work, name: str, value: str) -> None:
    key = f"settings/{name}"
    facts = work.projections.facts("settings.set", key=key, chosen=False, bodies=False)
    tips = [fact.entry for fact in facts if fact.is_tip]
    work.append(SettingsSet(name=name, value=value), "settings.set", supersedes=tips)


def _text(template: DeadlineTemplate) -> str:
    """Write a template so that reading it gives the same one."""
    found = {
        "id": template.id,
        "vi": template.vi,
        "en": template.en,
        "source": template.source,
        "status": template.status,
        "span": template.span,
        "report": template.report_step,
        "office": template.office_step,
        "steps": [_step(step) for step in template.steps],
    }
    text = json.dumps(found, ensure_ascii=False)
    if template_from(json.loads(text)) != template:
        raise UseError("deadline_rule_malformed", field="steps", value=template.id)
    return text


def _step(step: DeadlineStep) -> Mapping[str, object]:
    return {
        "id": step.id,
        "vi": step.vi,
        "en": step.en,
        "source": step.source,
        "status": step.status,
        **asdict(step.rule),
    }
