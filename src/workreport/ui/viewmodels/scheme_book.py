"""The rating schemes as the set-up page shows them, and which of them rates whom from when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.coefficient_sets import FIRST_VERSION
from workreport.domain.period import Period
from workreport.domain.quota import EXCLUDED_GROUP
from workreport.domain.rating_input import COMPARISON_GROUPS
from workreport.i18n.formats import moment_text, period_text
from workreport.i18n.messages import cause
from workreport.i18n.translation import _, chosen
from workreport.ui.tasks.changes import Freshness
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.unit_words import group_words

if TYPE_CHECKING:
    from workreport.domain.month_schemes import MonthSchemes
    from workreport.domain.rating_scheme import RatingScheme
    from workreport.services.ports.program import Desk
    from workreport.services.scheme_choice import SchemeChoice
    from workreport.services.scheme_desk import AnyScheme

_MONTHS_OFFERED = 12
GROUPS = tuple(group for group in COMPARISON_GROUPS if group != EXCLUDED_GROUP)


@dataclass(frozen=True, slots=True)
class SchemeLine:
    """One scheme with all its versions, the one in force last first."""

    versions: "tuple[AnyScheme, ...]"
    used: tuple[str, ...]
    """For whom the newest open month goes by it, in words."""
    in_month: str = ""
    """The version the newest open month goes by, ``id@version``."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """Of each signed version, why it was made."""

    @property
    def scheme(self) -> "AnyScheme":
        """The version that is shown first."""
        return self.versions[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeFacts:
    """Everything the part shows."""

    lines: tuple[SchemeLine, ...]
    month: Period
    """The newest month that was opened."""
    known: tuple[Period, ...]
    """Months a scheme can be tried on, the newest last."""
    months: tuple[Period, ...]
    """Months that are not open yet."""
    choice: "SchemeChoice"
    made: "tuple[SchemeChoice, ...]"
    candidates: "Mapping[str, tuple[RatingScheme, ...]]"
    """By comparison group, what it may be rated by from the next month on."""
    coefficients: tuple[tuple[str, str], ...]
    """The sets a month may be opened with."""
    faults: tuple[str, ...]
    drafts: Mapping[str, str]
    """By version, ``id@version``, when an unsigned text over it was kept."""
    is_chief: bool

    @property
    def refs(self) -> frozenset[str]:
        """Every version that is known."""
        return frozenset(one.ref for line in self.lines for one in line.versions)


class SchemeBook(QObject):
    """Reads the schemes and signs the choice between them.

    Signals:
        facts_changed: ``SchemeFacts``.
    """

    facts_changed = Signal(object)

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.facts: SchemeFacts | None = None
        self._freshness = Freshness(session.bus, _concerns, self.refresh, self)

    def set_shown(self, *, is_shown: bool) -> None:
        """Be told whether the part can be seen."""
        self._freshness.set_shown(is_shown)

    def refresh(self) -> None:
        """Read everything anew."""
        desk = self.session.desk
        self.session.run(lambda: read_schemes(desk), self._on_read)

    def choose(
        self, starts: Period, default: str, groups: Mapping[str, str], coefficients: str
    ) -> None:
        """Sign which scheme rates which group from a month on."""
        from workreport.services.scheme_choice import SchemeChoice  # noqa: PLC0415 - after the paint

        own = {group: name for group, name in groups.items() if name and name != default}
        choice = SchemeChoice(starts=starts, default=default, groups=own, coefficients=coefficients)
        self.session.run(partial(self.session.desk.scheme_choice.keep, choice), self._on_chosen)

    def _on_read(self, facts: SchemeFacts) -> None:
        self.facts = facts
        self.facts_changed.emit(facts)

    def _on_chosen(self, choice: "SchemeChoice") -> None:
        month = period_text(str(choice.starts), "inline")
        self.session.tell_done(
            _("Từ {month} cán bộ được xếp loại theo lựa chọn mới.").format(month=month)
        )


def read_schemes(desk: "Desk") -> SchemeFacts:
    """Read the schemes of a workspace; to be called off the UI thread."""
    known = desk.periods.known()
    with desk.book.looking() as look:
        is_chief, today = look.has_role("chief"), look.today
    month = known[-1] if known else Period.of(today)
    first = month.next if known else month
    used = desk.scheme_choice.month(month)
    return SchemeFacts(
        lines=_lines(desk, month, used),
        month=month,
        known=tuple(known) or (month,),
        months=tuple(first.plus(step) for step in range(_MONTHS_OFFERED)),
        choice=desk.scheme_choice.choice(first),
        made=desk.scheme_choice.choices(),
        candidates={group: desk.scheme_choice.candidates(first, group) for group in GROUPS},
        coefficients=tuple(
            (each.id, chosen(each.title))
            for each in {one.id: one for one in desk.schemes.coefficient_sets()}.values()
            if not each.hidden
        ),
        faults=tuple(
            f"{one.ref}: {cause(one.error.code, one.error.values)}" for one in desk.schemes.faults()
        ),
        drafts={one.ref: moment_text(one.saved_at) for one in desk.schemes.drafts.all()},
        is_chief=is_chief,
    )


def _lines(desk: "Desk", month: Period, used: "MonthSchemes") -> tuple[SchemeLine, ...]:
    """Put the versions of each scheme together, with who goes by which in a month."""
    groups: dict[str, list[str]] = {}
    in_month: dict[str, str] = {}
    for group in GROUPS:
        scheme = used.of(group)
        if scheme is not None:
            groups.setdefault(scheme.id, []).append(group_words(group))
            in_month[scheme.id] = scheme.ref
    of_units = desk.schemes.of_units(month)
    if of_units is not None:
        groups[of_units.id] = [_("đơn vị")]
        in_month[of_units.id] = of_units.ref
    if used.coefficients:
        name, _at, version = used.coefficients.partition("@")
        groups[name] = [_("hệ số của tháng")]
        in_month[name] = f"{name}@{version or FIRST_VERSION}"
    versions: dict[str, list[AnyScheme]] = {}
    schemes = desk.schemes
    for one in schemes.every():
        versions.setdefault(one.id, []).append(one)
    notes = schemes.notes()
    return tuple(
        SchemeLine(_newest_first(found), tuple(groups.get(name, ())), in_month.get(name, ""), notes)
        for name, found in versions.items()
    )


def _newest_first(versions: "list[AnyScheme]") -> "tuple[AnyScheme, ...]":
    return tuple(
        sorted(
            versions,
            key=lambda one: (one.effective_from or date.min, len(one.version), one.version),
            reverse=True,
        )
    )


def _concerns(changes: object) -> bool:
    kinds: frozenset[str] = getattr(changes, "kinds", frozenset())
    return bool(kinds & {"scheme.set", "settings.set", "period.open", "period.change"})
