"""The agency's choices with an effective month: late work, deadlines, waiting, two people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from workreport.domain.deadline_templates import DeadlineTemplate
from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.ledger.bodies.agency import SettingsSet
from workreport.services.book import Book
from workreport.services.calendars import DEFAULT_TEMPLATE, Calendars, own_templates
from workreport.services.ports.store import Projections

CutOff = Literal["forecast", "next_month", "supplement"]
CUT_OFFS: tuple[CutOff, ...] = ("forecast", "next_month", "supplement")
CUT_OFF, TEMPLATE, FOUR_EYES = "cut_off", "deadline_template", "four_eyes"
WAITING = "waiting_days"
FILING_END = "filing_end"
NO_END = "none"
FILING_ENDS = (NO_END, *(str(days) for days in range(1, 16)))  # working days after the limit
EXCLUDED = "excluded"
WAITING_DAYS = ("included", EXCLUDED)
ON_OFF = ("off", "on")


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice and the first month it holds for."""

    name: str  # cut_off, deadline_template, four_eyes, waiting_days or filing_end
    value: str
    starts: Period


@dataclass(frozen=True, slots=True)
class MonthRules:
    """What a month is opened with."""

    cut_off: CutOff
    template: str
    four_eyes: bool = False  # whether who prepares a report and who signs it must be two
    counts_waiting: bool = True  # whether days of waiting for another unit make a task late
    filing_end_days: int = 0  # working days after the limit until which is filed late; 0: the lock


def choices(projections: Projections) -> tuple[Choice, ...]:
    """Return every choice that was made, oldest effective month first."""
    found = []
    for fact in projections.facts("settings.set"):
        body = fact.body
        if not isinstance(body, SettingsSet):
            continue
        name, _slash, starts = body.name.partition("/")
        if name in (CUT_OFF, TEMPLATE, FOUR_EYES, WAITING, FILING_END):
            found.append(Choice(name, body.value, Period.parse(starts)))
    return tuple(sorted(found, key=lambda one: (one.starts, one.name)))


def rules_for(
    projections: Projections, period: Period, usual: str = DEFAULT_TEMPLATE
) -> MonthRules:
    """Return the choices that hold for a month; ``usual`` is the template when none was chosen."""
    held = {one.name: one.value for one in choices(projections) if one.starts <= period}
    return MonthRules(
        cast("CutOff", held.get(CUT_OFF, CUT_OFFS[0])),
        held.get(TEMPLATE, usual),
        held.get(FOUR_EYES) == "on",
        held.get(WAITING) != EXCLUDED,
        _days(held.get(FILING_END, NO_END)),
    )


def _days(value: str) -> int:
    return int(value) if value in FILING_ENDS[1:] else 0


class MonthRulesService:
    """Reads and makes the agency's choices."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars

    def choices(self) -> tuple[Choice, ...]:
        """Return every choice that was made, oldest effective month first."""
        with self._book.looking() as look:
            return choices(look.projections)

    def rules(self, period: Period) -> MonthRules:
        """Return what a month would be opened with."""
        with self._book.looking() as look:
            return rules_for(look.projections, period)

    def templates(self) -> tuple[DeadlineTemplate, ...]:
        """Return the templates a month can be opened with."""
        known = [self._calendars.template(name) for name in self._calendars.template_names()]
        with self._book.looking() as look:
            known += own_templates(look.projections).values()
        return tuple(one for one in known if one.span == "month")

    def choose(self, starts: Period, chosen: Mapping[str, str]) -> tuple[Choice, ...]:
        """Make choices that hold from a month on; months that are open keep theirs.

        Raises:
            UseError: A name or value is unknown, or nothing was chosen.
            RuleError: The month is open already, or the person may not choose.
        """
        if not chosen:
            raise UseError("setting_nothing_chosen")
        for name, value in chosen.items():
            self._require_known(name, value)
        made: list[Choice] = []
        with self._book.working() as work:
            if not work.has_role("chief"):
                raise RuleError("only_chief_sets")
            if work.one("period.open", "period.change", period=str(starts)) is not None:
                raise RuleError("setting_month_open", period=str(starts))
            for name, value in sorted(chosen.items()):
                key = f"{name}/{starts}"
                tips = [
                    fact.entry
                    for fact in work.projections.facts(
                        "settings.set", key=f"settings/{key}", chosen=False
                    )
                    if fact.is_tip
                ]
                work.append(SettingsSet(name=key, value=value), "settings.set", supersedes=tips)
                made.append(Choice(name, value, starts))
        return tuple(made)

    def _require_known(self, name: str, value: str) -> None:
        templates = tuple(one.id for one in self.templates())
        values: Mapping[str, Sequence[str]] = {
            CUT_OFF: CUT_OFFS,
            TEMPLATE: templates,
            FOUR_EYES: ON_OFF,
            WAITING: WAITING_DAYS,
            FILING_END: FILING_ENDS,
        }
        known = values.get(name, ())
        if value not in known:
            raise UseError("setting_value_unknown", name=name, value=value, known=", ".join(known))
