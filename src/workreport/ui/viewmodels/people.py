"""The agency's classification: three voices, the leaders' decision, quotas of comparison groups."""

from collections import Counter
from functools import partial

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from workreport.domain.errors import CodedError
from workreport.domain.month_schemes import MonthSchemes
from workreport.domain.quota_radar import Radar, RatedOne, radar
from workreport.domain.report import RatingLine
from workreport.i18n.formats import period_text
from workreport.i18n.messages import sentence
from workreport.i18n.translation import _, ngettext
from workreport.services.deciding import DecisionInput, wanted_reason
from workreport.services.people_rating import VOICES
from workreport.services.summary import PersonSummary
from workreport.services.voice_words import VoiceWords, nothing_said, voice_words
from workreport.ui.models.column import GroupHead
from workreport.ui.models.decided_lines import DecidedLine
from workreport.ui.models.rated_lines import points_words
from workreport.ui.models.scheme_levels import NOT_RATED, level_heat, same_rank
from workreport.ui.viewmodels.decided_sheets import DecidedSheets
from workreport.ui.viewmodels.decision import decision_of
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.office_desk import OfficeModel
from workreport.ui.viewmodels.pending import Pending
from workreport.ui.viewmodels.people_facts import (
    Explained,
    PeopleFacts,
    computed_of,
    explain_voices,
    level_of,
    read_people,
    score_of,
    words_of,
)
from workreport.ui.viewmodels.quota_words import QuotaWords, quota_words
from workreport.ui.viewmodels.rating_sheets import SheetView
from workreport.ui.viewmodels.unit_words import group_words


class People(OfficeModel[PeopleFacts]):
    """Shows everybody by unit; what is decided is typed, then signed in one go.

    Signals:
        reason_wanted: Id of a person whose level differs from the computed one without a reason.
    """

    reason_wanted = Signal(str)

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(session, read_people, parent)
        self.decision = decision_of(session)
        self.pending = Pending(session, self)
        self.current = ""
        self._explained: dict[str, Explained] = {}
        self.sheets = DecidedSheets(session, self.pending, self)
        self.sheets.changed.connect(self.shown)
        self.pending.changed.connect(self.shown)
        self.decision.changed.connect(self.shown)

    @override
    def use_facts(self, facts: PeopleFacts) -> None:
        period = facts.summary.month.period
        self._explained.clear()
        self.sheets.forget()
        self._read_voices()
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

    def schemes(self) -> MonthSchemes:
        """Return the schemes people are rated by in the month."""
        return MonthSchemes() if self.facts is None else self.facts.schemes

    def is_locked(self) -> bool:
        """Tell whether the month is closed."""
        return self.facts is not None and self.facts.summary.month.is_pinned

    def decided(self, one: PersonSummary) -> str:
        """Return the decided level: typed, else signed."""
        typed = self.pending.get(f"{one.person}/level")
        return level_of(one.decided) if typed is None else typed

    def counted(self, one: PersonSummary) -> str:
        """Return the level that counts now: decided, else the department's."""
        return self.decided(one) or level_of(one.department)

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
        shown = [f"{level} {counts[level]}" for level in self._levels()]
        none = counts[NOT_RATED]
        empty = counts[""]
        shown.append(_("không xếp loại {count}").format(count=none))
        if empty:
            shown.append(_("chưa có ý kiến {count}").format(count=empty))
        return " · ".join(shown)

    def _levels(self) -> tuple[str, ...]:
        """Return the levels that somebody of the month may have."""
        schemes = [self.schemes().of(one.group) for one in self.people()] or [self.schemes().usual]
        known = (code for each in schemes if each is not None for code in each.levels.codes)
        return tuple(dict.fromkeys(known))

    def radar(self) -> Radar | None:
        """Return the quotas as they would be with what was typed, and who is waited for."""
        if self.facts is None:
            return None
        rated = [
            RatedOne(one.unit, one.group or "civil_servants", self.counted(one))
            for one in self.people()
            if self.counted(one) != NOT_RATED
        ]
        return radar((*rated, *self.facts.waiting), self.facts.schemes)

    def quotas(self) -> tuple[QuotaWords, ...]:
        """Return the quota of each comparison group, which binds."""
        found = self.radar()
        rows = () if found is None else found.groups
        return tuple(quota_words(group_words(row.key), row) for row in rows)

    def unit_quotas(self) -> tuple[QuotaWords, ...]:
        """Return the quota of each unit, for information."""
        found = self.radar()
        if found is None or self.facts is None:
            return ()
        names = {one.line.unit.unit: one.line.unit.name for one in self.facts.summary.units}
        rows = {row.key: row for row in found.units}
        return tuple(quota_words(name, rows[unit]) for unit, name in names.items() if unit in rows)

    def pending_count(self) -> int:
        """Return about how many people something was typed that is not signed."""
        return len(self.pending.roots())

    def undecided(self) -> int:
        """Return how many have a proposal and no decision."""
        return sum(
            not self.decided(one) and bool(level_of(one.department)) for one in self.people()
        )

    def refusal(self) -> str:
        """Say why nothing can be signed; empty when it can."""
        if self.is_locked():
            return _("Tháng này đã khóa.")
        if not self.pending.words:
            return _("Chưa có quyết định mới để ghi.")
        for one in self.people():
            lacking = self._lacks_reason(one)
            if lacking:
                scheme = self.schemes().of(one.group)
                values = {
                    "name": one.name,
                    "level": self.decided(one),
                    "computed": self._computed(one),
                    "letters": "" if scheme is None else scheme.remark_letters,
                }
                return sentence(lacking, values)
        found = self.decision.refusal()
        return "" if found is None else sentence(found.code, found.values)

    # --- why ----------------------------------------------------------------------------------

    def choose(self, person: str) -> None:
        """Make a person the current one; the voices about somebody with a score are read."""
        if person != self.current:
            self.current = person
            self._read_voices()
            self.shown.emit()

    def person(self) -> PersonSummary | None:
        """Return the current person."""
        return self._person(self.current)

    def voices(self) -> tuple[VoiceWords, ...]:
        """Explain the three voices about the current person; nothing while they are being read."""
        found = self._explained.get(self.current)
        if found is None:
            return ()
        voices = found.voices
        tried = self.sheets.tried(self.current)
        if tried is not None:
            voices = (*voices[:-1], tried)
        pairs = zip(VOICES, voices, strict=True)
        return tuple(
            nothing_said(name) if each is None else voice_words(each) for name, each in pairs
        )

    def sheet_view(self) -> SheetView | None:
        """Return the sheet of the current person as the leaders may fill it in."""
        one, known = self.person(), self._explained.get(self.current)
        scheme = None if one is None else self.schemes().of(one.group)
        if one is None or known is None or scheme is None:
            return None
        return self.sheets.view(known, scheme, one.group, is_open=not self.is_locked())

    def put_points(self, name: str, text: str) -> str:
        """Put an entry into the sheet of the current person; says why it cannot be."""
        one, known = self.person(), self._explained.get(self.current)
        scheme = None if one is None else self.schemes().of(one.group)
        if one is None or known is None or scheme is None:
            return ""
        return self.sheets.put(known, scheme, name, text)

    def take_sheet_back(self) -> None:
        """Let the department's points count again for the current person."""
        known = self._explained.get(self.current)
        if known is not None:
            self.sheets.take_back(known)

    def open_task(self, task: str) -> None:
        """Go to a task in the report of the current person's unit."""
        one = self.person()
        if one is not None:
            self.session.go_to("receiving", f"unit/{one.unit}/task/{task}")

    def level_for(self, person: str, level: str) -> str:
        """Return the level of a person's own scheme that a choice stands for."""
        one = self._person(person)
        scheme = None if one is None else self.schemes().of(one.group)
        return level if scheme is None else same_rank(scheme.levels, level, self.schemes())

    # --- what is typed ------------------------------------------------------------------------

    def put_level(self, person: str, level: str) -> None:
        """Note the decided level of a person; what was signed already needs no note."""
        one = self._person(person)
        if one is not None:
            self.pending.put(f"{person}/level", None if level == level_of(one.decided) else level)
            if self._lacks_reason(one) == "decision_unexplained":
                self.reason_wanted.emit(person)

    def put_remark(self, person: str, words: str) -> None:
        """Note the leaders' words about a person."""
        one = self._person(person)
        if one is not None:
            self.pending.put(f"{person}/remark", None if words == words_of(one.decided) else words)

    def take_proposals(self) -> None:
        """Note the department's level for everybody without a decision."""
        for one in self.people():
            if not self.decided(one) and level_of(one.department):
                self.pending.words[f"{one.person}/level"] = level_of(one.department)
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
            typed_lines = self.pending.begin_signing(*(one.person for one in decisions))
            conclude, by = self.session.desk.closing.conclude, self.decision.by()
            work = partial(conclude, self.session.period, (), decisions, by, typed_lines)
            self.act(work, self._on_signed, self._on_refused)

    # --- inside -------------------------------------------------------------------------------

    def _lacks_reason(self, one: PersonSummary) -> str:
        """Return the code of what a typed decision must still say; empty when nothing."""
        scheme, level = self.schemes().of(one.group), self.counted(one)
        sheet = self.sheets.typed(one.person)
        if scheme is None or level == NOT_RATED:
            return ""
        if self.pending.get(f"{one.person}/level") is None and sheet is None:
            return ""
        line = RatingLine(
            person=one.person,
            level=level,
            remark=self._remark(one),
            computed=self._computed(one),
        )
        row = one.department
        proposed = None
        if row is not None:
            proposed = RatingLine(person=one.person, level=row.level, remark=row.remark)
        return wanted_reason(line, scheme, proposed, is_own_sheet=sheet is not None)

    def _computed(self, one: PersonSummary) -> str:
        tried = self.sheets.tried(one.person)
        return computed_of(one) if tried is None else tried.line.computed

    def _read_voices(self) -> None:
        one = self.person()
        scheme = None if one is None else self.schemes().of(one.group)
        if one is None or one.person in self._explained or scheme is None or not scheme.has_score:
            return
        work = partial(explain_voices, self.session.desk, self.session.period, one.person)
        self.session.run(work, self._on_explained)

    def _on_explained(self, found: "Explained") -> None:
        self._explained[found.person] = found
        self.sheets.compute(found.person)
        self.shown.emit()

    def _person(self, person: str) -> PersonSummary | None:
        return next((one for one in self.people() if one.person == person), None)

    def _remark(self, one: PersonSummary) -> str:
        typed = self.pending.get(f"{one.person}/remark")
        return words_of(one.decided) if typed is None else typed

    def _decision(self, one: PersonSummary) -> DecisionInput:
        level, words = self.counted(one), self._remark(one)
        if level == NOT_RATED:
            reason = words or ("" if one.department is None else one.department.not_rated)
            return DecisionInput(person=one.person, not_rated=reason)
        sheet = self.sheets.typed(one.person)
        return DecisionInput(person=one.person, level=level, remark=words, sheet=sheet)

    def _line(self, one: PersonSummary, unit: GroupHead | None) -> DecidedLine:
        levels = () if self.facts is None else self.facts.levels.get(one.person, ())
        period = self.session.period
        first = -len(levels)
        department, tried = one.department, self.sheets.tried(one.person)
        proposal = ""
        if department is not None and (department.not_rated or department.remark):
            proposal = _("Phòng: {words}").format(words=department.not_rated or department.remark)
        return DecidedLine(
            id=one.person,
            name=one.name,
            position=one.position if self.facts is None else self.facts.positions[one.person],
            comparison=group_words(one.group),
            own_score=score_of(one.own),
            department_score=score_of(department),
            decided_score=score_of(one.decided)
            if tried is None
            else points_words(tried.line.score),
            computed=self._computed(one),
            own=level_of(one.own),
            department=level_of(department),
            decided=self.decided(one),
            months=tuple(
                level_heat(level, str(period.plus(first + at))) for at, level in enumerate(levels)
            ),
            remark=self._remark(one),
            proposal=proposal,
            group=unit,
        )

    def _on_refused(self, error: CodedError) -> None:
        self.pending.end_signing()
        self.session.tell_error(error)

    def _on_signed(self, written: list[str]) -> None:
        self.pending.forget_signed()
        words = ngettext("Đã ghi {count} quyết định.", "Đã ghi {count} quyết định.", len(written))
        self.session.tell_done(words.format(count=len(written)))
