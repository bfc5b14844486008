"""Which scheme rates which comparison group from which month on; an open month keeps its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from workreport.domain.coefficient_sets import FIRST_VERSION
from workreport.domain.errors import RuleError, UseError
from workreport.domain.exact_numbers import Exact
from workreport.domain.month_schemes import MonthSchemes
from workreport.domain.period import Period
from workreport.domain.quota import EXCLUDED_GROUP
from workreport.domain.rating_input import COMPARISON_GROUPS, rating_group
from workreport.domain.rating_scheme import RatingScheme
from workreport.domain.reason import Reason
from workreport.ledger.bodies.agency import PeriodOpen, SettingsSet
from workreport.services.book import Book, Look
from workreport.services.ports.store import Projections
from workreport.services.schemes import Schemes

STANDARD = "abcd_direct"
PEOPLE_SCHEME = f"{STANDARD}@1"
SETTING = "people_schemes"

_MONTHLY = "month"
_ALWAYS = Period(2000, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeChoice:
    """How people are rated from a month on; a scheme is named by ``id`` or by ``id@version``.

    By ``id`` alone a month is opened with the version in force in it. ``groups`` names the scheme
    of the comparison groups that have one of their own. Without ``coefficients`` those of the plan
    count.
    """

    starts: Period
    default: str = STANDARD
    groups: Mapping[str, str] = field(default_factory=dict)
    coefficients: str = ""

    def scheme(self, group: str) -> str:
        """Return the scheme of a comparison group."""
        return self.groups.get(group, self.default)


@dataclass(frozen=True, slots=True)
class Stamps:
    """What a month is opened with, every scheme in its version, and what to look at."""

    scheme: str
    schemes: Mapping[str, str]
    coefficients: str
    warnings: tuple[Reason, ...] = ()


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    default: str
    groups: dict[str, str] = {}
    coefficients: str = ""


def choices(projections: Projections) -> tuple[SchemeChoice, ...]:
    """Return every choice that was made, oldest effective month first."""
    found = []
    for fact in projections.facts("settings.set"):
        if not isinstance(fact.body, SettingsSet):
            continue
        name, _slash, starts = fact.body.name.partition("/")
        if name != SETTING:
            continue
        try:
            kept = msgspec.json.decode(fact.body.value, type=_Kept)
            begun = Period.parse(starts)
        except (msgspec.MsgspecError, UseError):
            continue  # written by a newer program: it opens the months, this one only reads them
        found.append(
            SchemeChoice(
                starts=begun,
                default=kept.default,
                groups=kept.groups,
                coefficients=kept.coefficients,
            )
        )
    return tuple(sorted(found, key=lambda one: one.starts))


def choice_for(projections: Projections, period: Period) -> SchemeChoice:
    """Return the choice a month would be opened with; everybody by ``abcd_direct`` without one."""
    made = [one for one in choices(projections) if one.starts <= period]
    return made[-1] if made else SchemeChoice(starts=_ALWAYS)


def stamps_for(schemes: Schemes, projections: Projections, period: Period) -> Stamps:
    """Name every scheme in the version a month is opened with."""
    choice = choice_for(projections, period)
    held = schemes.effective(period, projections)
    found: dict[str, RatingScheme] = {}
    warnings = []
    for name in dict.fromkeys((choice.default, *choice.groups.values())):
        scheme = next((one for one in held if name in (one.id, one.ref)), None)
        if scheme is None:
            scheme = schemes.find(name, projections)
            if not scheme.holds_on(period.last_day):
                values = {"scheme": scheme.ref, "period": str(period)}
                warnings.append(Reason("scheme_out_of_force", values))
        found[name] = scheme
    usual = found[choice.default].ref
    groups = {group: found[name].ref for group, name in choice.groups.items()}
    return Stamps(
        usual,
        {group: ref for group, ref in sorted(groups.items()) if ref != usual},
        schemes.coefficient_book.stamp(choice.coefficients, period, projections),
        tuple(warnings),
    )


def month_schemes(
    schemes: Schemes, projections: Projections, period: Period, opened: PeriodOpen | None
) -> MonthSchemes:
    """Return the very schemes a month was opened with, or those it would be opened with now."""
    if opened is None:
        stamps = stamps_for(schemes, projections, period)
        usual, groups, coefficients = stamps.scheme, stamps.schemes, stamps.coefficients
    else:
        usual, groups, coefficients = opened.scheme, opened.schemes, opened.coefficients
    return MonthSchemes(
        schemes.stamped(usual, projections),
        {group: schemes.stamped(ref, projections) for group, ref in groups.items()},
        coefficients,
        _factors(schemes, coefficients, projections),
    )


def _factors(schemes: Schemes, stamp: str, projections: Projections) -> tuple[Exact, ...]:
    """Return the coefficients of the set a month was opened with; none where it is unknown."""
    if not stamp:
        return ()
    name = stamp if "@" in stamp else f"{stamp}@{FIRST_VERSION}"
    try:
        return tuple(k for k, *_titles in schemes.coefficients(name, projections).values)
    except UseError:
        return ()  # written by a newer program


def opened_schemes(look: Look, schemes: Schemes, period: Period) -> MonthSchemes:
    """Return the schemes of a month inside a look."""
    fact = look.one("period.open", "period.change", period=str(period))
    opened = None if fact is None else fact.body
    return month_schemes(
        schemes, look.projections, period, opened if isinstance(opened, PeriodOpen) else None
    )


class SchemeChoiceService:
    """Reads and makes the choice of the schemes people are rated by."""

    def __init__(self, book: Book, schemes: Schemes) -> None:
        self._book = book
        self._schemes = schemes

    def choices(self) -> tuple[SchemeChoice, ...]:
        """Return every choice that was made, oldest effective month first."""
        with self._book.looking() as look:
            return choices(look.projections)

    def choice(self, period: Period) -> SchemeChoice:
        """Return the choice a month would be opened with."""
        with self._book.looking() as look:
            return choice_for(look.projections, period)

    def month(self, period: Period) -> MonthSchemes:
        """Return the schemes a month was opened with, or would be opened with now."""
        with self._book.looking() as look:
            return opened_schemes(look, self._schemes, period)

    def scheme_for(self, period: Period, group: str) -> RatingScheme | None:
        """Return the scheme that rates a comparison group in a month.

        None stands for a signed version this program cannot read.
        """
        return self.month(period).of(group)

    def candidates(self, period: Period, group: str) -> tuple[RatingScheme, ...]:
        """Return the schemes a comparison group may be rated by in a month."""
        with self._book.looking() as look:
            held = self._schemes.effective(period, look.projections)
        return tuple(one for one in held if _fits(one, group) and not one.hidden)

    def keep(self, choice: SchemeChoice) -> SchemeChoice:
        """Sign a choice that holds from a month on; months that are open keep theirs.

        Raises:
            UseError: A scheme, a group or a coefficient set is unknown, or a scheme is not made
                for its group or not for months.
            RuleError: The month is open already, or the person may not choose.
        """
        with self._book.working() as work:
            if not work.has_role("chief"):
                raise RuleError("only_chief_sets")
            starts = str(choice.starts)
            if work.one("period.open", "period.change", period=starts) is not None:
                raise RuleError("setting_month_open", period=starts)
            self._require_fitting(choice, work.projections)
            key = f"{SETTING}/{starts}"
            facts = work.projections.facts(
                "settings.set", key=f"settings/{key}", chosen=False, bodies=False
            )
            kept = _Kept(choice.default, dict(sorted(choice.groups.items())), choice.coefficients)
            work.append(
                SettingsSet(name=key, value=msgspec.json.encode(kept).decode()),
                "settings.set",
                supersedes=[fact.entry for fact in facts if fact.is_tip],
            )
        return choice

    def _require_fitting(self, choice: SchemeChoice, projections: Projections) -> None:
        known = [group for group in COMPARISON_GROUPS if group != EXCLUDED_GROUP]
        for group in choice.groups:
            if group not in known:
                raise UseError("group_unknown", group=group, known=", ".join(known))
        if choice.coefficients:
            self._schemes.coefficients(choice.coefficients, projections)
            name, book = choice.coefficients, self._schemes.coefficient_book
            if book.effective(name, choice.starts, projections) is None:
                raise UseError("scheme_not_in_force", scheme=name, period=str(choice.starts))
        for group in known:
            self._require_one(choice, group, projections)

    def _require_one(self, choice: SchemeChoice, group: str, projections: Projections) -> None:
        name = choice.scheme(group)
        scheme = self._schemes.find(name, projections)
        held = self._schemes.effective(choice.starts, projections)
        day = choice.starts.last_day
        is_held = any(one.id == name for one in held) or (
            name == scheme.ref and scheme.holds_on(day)
        )
        if not is_held:
            raise UseError("scheme_not_in_force", scheme=name, period=str(choice.starts))
        if scheme.rhythm != _MONTHLY:
            raise UseError("scheme_not_monthly", scheme=name)
        if not _fits(scheme, group):
            raise UseError("scheme_not_for_group", scheme=name, group=group)


def _fits(scheme: RatingScheme, group: str) -> bool:
    return scheme.rhythm == _MONTHLY and rating_group(group) in scheme.groups
