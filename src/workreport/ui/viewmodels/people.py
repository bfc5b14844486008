"""The agency's classification: three voices, the leaders' decision, quotas of comparison groups."""

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from typing_extensions import override

from workreport.domain.period import Period
from workreport.domain.quota import quotas_by_group
from workreport.i18n.formats import number_text, percent_text, period_text
from workreport.i18n.messages import sentence
from workreport.i18n.translation import _, ngettext
from workreport.services.closing import DecisionInput
from workreport.services.desk_notes import kept_notes
from workreport.services.summary import PersonSummary
from workreport.ui.models.column import GroupHead
from workreport.ui.models.decided_lines import DecidedLine
from workreport.ui.models.rated_lines import NOT_RATED, level_heat
from workreport.ui.viewmodels.decision import DecisionFacts, decision_of, read_decision
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.office_desk import OfficeModel
from workreport.ui.viewmodels.pending import Pending
from workreport.ui.viewmodels.unit_words import group_words

if TYPE_CHECKING:
    from workreport.domain.quota import Quota
    from workreport.services.consolidating import DecidedBy
    from workreport.services.ports.program import Desk
    from workreport.services.ports.rows import RatingRow
    from workreport.services.summary import Summary

MONTHS = 8


@dataclass(frozen=True, slots=True)
class PeopleFacts:
    """The people of a consolidated month with their earlier levels."""

    summary: "Summary"
    levels: dict[str, tuple[str, ...]]
    decision: DecisionFacts
    kept: dict[str, str]


@dataclass(frozen=True, slots=True)
class QuotaWords:
    """The quota of one comparison group in words."""

    group: str
    used: int
    allowed: int
    over: int
    words: str


class People(OfficeModel[PeopleFacts]):
    """Shows everybody by unit; what is decided is typed, then signed in one go."""

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(session, read_people, parent)
        self.decision = decision_of(session)
        self.pending = Pending(session, self)
        self.pending.changed.connect(self.shown)
        self.decision.changed.connect(self.shown)

    @override
    def use_facts(self, facts: PeopleFacts) -> None:
        period = facts.summary.month.period
        self.decision.use(period, facts.decision)
        self.pending.use(f"people/{period}", facts.kept)

    # --- what is shown ------------------------------------------------------------------------

    def title(self) -> str:
        """Return the title of the page."""
        month = period_text(str(self.session.period), "month")
        return _("Xếp loại {month}").format(month=month)

    def people(self) -> tuple[PersonSummary, ...]:
        """Return the people of the month."""
        return () if self.facts is None else self.facts.summary.people

    def lines(self) -> tuple[DecidedLine, ...]:
        """Return a line for each person, with what was typed."""
        if self.facts is None:
            return ()
        units = {
            one.line.unit.unit: GroupHead(one.line.unit.unit, one.line.unit.name)
            for one in self.facts.summary.units
        }
        return tuple(self._line(one, units.get(one.unit)) for one in self.people())

    def is_locked(self) -> bool:
        """Tell whether the month is closed."""
        return self.facts is not None and self.facts.summary.month.is_pinned

    def decided(self, one: PersonSummary) -> str:
        """Return the decided level: typed, else signed."""
        typed = self.pending.get(f"{one.person}/level")
        return _level(one.decided) if typed is None else typed

    def counted(self, one: PersonSummary) -> str:
        """Return the level that counts now: decided, else the department's."""
        return self.decided(one) or _level(one.department)

    def note(self) -> str:
        """Say how many are decided."""
        people = self.people()
        done = sum(bool(self.decided(one)) for one in people)
        return _("{done} trên {count} người có quyết định của lãnh đạo").format(
            done=done, count=len(people)
        )

    def totals_words(self) -> str:
        """Say how many have which level: A 7 · B 50 · C 6 · D 0 · không xếp loại 2."""
        counts = Counter(self.counted(one) for one in self.people())
        shown = [f"{level} {counts[level]}" for level in "ABCD"]
        none = counts[NOT_RATED]
        empty = counts[""]
        shown.append(_("không xếp loại {count}").format(count=none))
        if empty:
            shown.append(_("chưa có ý kiến {count}").format(count=empty))
        return " · ".join(shown)

    def quotas(self) -> tuple[QuotaWords, ...]:
        """Return the quota of each comparison group as it would be with what was typed."""
        groups: dict[str, Counter[str]] = {}
        for one in self.people():
            level = self.counted(one)
            if level in set("ABCD"):
                groups.setdefault(one.group or "civil_servants", Counter())[level] += 1
        found = quotas_by_group(groups)
        return tuple(_quota_words(group, quota) for group, quota in sorted(found.items()))

    def pending_count(self) -> int:
        """Return about how many people something was typed that is not signed."""
        return len(self.pending.roots())

    def undecided(self) -> int:
        """Return how many have a proposal and no decision."""
        return sum(not self.decided(one) and bool(_level(one.department)) for one in self.people())

    def refusal(self) -> str:
        """Say why nothing can be signed; empty when it can."""
        if self.is_locked():
            return _("Tháng này đã khóa.")
        if not self.pending.words:
            return _("Chưa có quyết định mới để ghi.")
        found = self.decision.refusal()
        return "" if found is None else sentence(found.code, found.values)

    # --- what is typed ------------------------------------------------------------------------

    def put_level(self, person: str, level: str) -> None:
        """Note the decided level of a person; what was signed already needs no note."""
        one = self._person(person)
        if one is not None:
            self.pending.put(f"{person}/level", None if level == _level(one.decided) else level)

    def put_remark(self, person: str, words: str) -> None:
        """Note the leaders' words about a person."""
        one = self._person(person)
        if one is not None:
            self.pending.put(f"{person}/remark", None if words == _words(one.decided) else words)

    def take_proposals(self) -> None:
        """Note the department's level for everybody without a decision."""
        for one in self.people():
            if not self.decided(one) and _level(one.department):
                self.pending.words[f"{one.person}/level"] = _level(one.department)
                if one.department is not None and one.department.not_rated:
                    self.pending.words[f"{one.person}/remark"] = one.department.not_rated
        # One more note through the usual way saves and shows them all.
        first = next(iter(self.pending.words), "")
        if first:
            word = self.pending.words.pop(first)
            self.pending.put(first, word)

    def sign(self) -> None:
        """Sign every decision that was typed."""
        refused = self.decision.refusal()
        if refused is not None:
            self.session.tell_error(refused)
            return
        typed = set(self.pending.roots())
        decisions = [self._decision(one) for one in self.people() if one.person in typed]
        if decisions:
            work = partial(
                _decide,
                self.session.desk,
                self.session.period,
                tuple(decisions),
                self.decision.by(),
            )
            self.act(work, self._on_signed)

    # --- inside -------------------------------------------------------------------------------

    def _person(self, person: str) -> PersonSummary | None:
        return next((one for one in self.people() if one.person == person), None)

    def _remark(self, one: PersonSummary) -> str:
        typed = self.pending.get(f"{one.person}/remark")
        return _words(one.decided) if typed is None else typed

    def _decision(self, one: PersonSummary) -> DecisionInput:
        level, words = self.counted(one), self._remark(one)
        if level == NOT_RATED:
            reason = words or ("" if one.department is None else one.department.not_rated)
            return DecisionInput(person=one.person, not_rated=reason)
        return DecisionInput(person=one.person, level=level, remark=words)

    def _line(self, one: PersonSummary, unit: GroupHead | None) -> DecidedLine:
        levels = () if self.facts is None else self.facts.levels.get(one.person, ())
        period = self.session.period
        first = -len(levels)
        department = one.department
        proposal = ""
        if department is not None and (department.not_rated or department.remark):
            proposal = _("Phòng: {words}").format(words=department.not_rated or department.remark)
        return DecidedLine(
            id=one.person,
            name=one.name,
            position=one.position,
            comparison=group_words(one.group),
            own=_level(one.own),
            department=_level(department),
            decided=self.decided(one),
            months=tuple(
                level_heat(level, str(period.plus(first + at))) for at, level in enumerate(levels)
            ),
            remark=self._remark(one),
            proposal=proposal,
            group=unit,
        )

    def _on_signed(self, people: tuple[str, ...]) -> None:
        self.pending.drop(*people)
        words = ngettext("Đã ghi {count} quyết định.", "Đã ghi {count} quyết định.", len(people))
        self.session.tell_done(words.format(count=len(people)))


def _level(row: "RatingRow | None") -> str:
    if row is None:
        return ""
    return NOT_RATED if row.not_rated and not row.level else row.level


def _words(row: "RatingRow | None") -> str:
    return "" if row is None else row.not_rated or row.remark


def _quota_words(group: str, quota: "Quota") -> QuotaWords:
    words = _(
        "{base} người loại B × {share} = {exact}, lấy {allowed}. Hiện có {used} người loại A."
    )
    return QuotaWords(
        group_words(group),
        quota.used,
        quota.allowed,
        quota.over,
        words.format(
            base=quota.base,
            share=percent_text(quota.share, 0),
            exact=number_text(quota.base * quota.share, 1),
            allowed=quota.allowed,
            used=quota.used,
        ),
    )


def _decide(
    desk: "Desk", period: Period, decisions: tuple[DecisionInput, ...], by: "DecidedBy"
) -> tuple[str, ...]:
    desk.closing.conclude(period, (), decisions, by)
    return tuple(one.person for one in decisions)


def read_people(desk: "Desk", period: Period) -> PeopleFacts:
    """Read the people of a month and their earlier levels; to be called off the UI thread."""
    summary = desk.consolidation.summary(period)
    months = [period.plus(step) for step in range(-MONTHS, 0)]
    found: dict[str, list[str]] = {one.person: [""] * MONTHS for one in summary.people}
    with desk.book.looking() as look:
        for at, month in enumerate(months):
            rows = sorted(
                look.projections.ratings(period=str(month)),
                key=lambda row: (
                    ("own", "department", "decided").index(row.voice)
                    if row.voice in {"own", "department", "decided"}
                    else -1
                ),
            )
            for row in rows:
                if row.person in found and row.voice in {"department", "decided"}:
                    found[row.person][at] = _level(row)
    return PeopleFacts(
        summary,
        {person: tuple(levels) for person, levels in found.items()},
        read_decision(desk, period, summary.month),
        kept_notes(desk.book, f"people/{period}"),
    )
