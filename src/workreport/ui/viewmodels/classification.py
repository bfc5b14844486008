"""The classification of a unit's people: own voice and department's voice, remark, quota."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from typing_extensions import override

from workreport.domain.check_people import UNRATED_GROUPS
from workreport.domain.errors import UseError
from workreport.domain.month_schemes import MonthSchemes
from workreport.domain.quota_radar import RatedOne, radar
from workreport.domain.rating_scheme import RatingScheme
from workreport.domain.report import RatedPerson, ReportDraft
from workreport.i18n.mark_text import mark_text
from workreport.i18n.messages import sentence
from workreport.i18n.translation import N_, _, ngettext
from workreport.services.people_rating import ExplainedRating
from workreport.services.voice_words import VoiceWords
from workreport.ui.models.column import CellState, GroupHead, RowMark
from workreport.ui.models.draft_grid import DraftGrid
from workreport.ui.models.edits import CellEdit
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.models.rated_lines import MONTHS_SHOWN, RatedLine, month_heads, rated_columns
from workreport.ui.models.scheme_levels import NOT_RATED, level_heat, same_rank
from workreport.ui.viewmodels.classification_states import cell_states
from workreport.ui.viewmodels.draft_changes import clean, rating_of, with_line, with_rating
from workreport.ui.viewmodels.draft_session import DraftSession
from workreport.ui.viewmodels.quota_words import QuotaWords, quota_words
from workreport.ui.viewmodels.rating_sheets import (
    DEDUCTION,
    GENERAL,
    LiveRatings,
    ScoredVoice,
    SheetTask,
    general_text,
    with_points,
)
from workreport.ui.viewmodels.rating_voices import draft_voices, explained_voice
from workreport.ui.viewmodels.rating_why import RatingWhy, rating_why
from workreport.ui.viewmodels.returned_only import ReturnedOnly
from workreport.ui.viewmodels.seen import SeenModel
from workreport.ui.viewmodels.step_counts import rated_people
from workreport.ui.viewmodels.unit_words import group_words

_GROUPS = {
    "heads": N_("Lãnh đạo phòng"),
    "deputies": N_("Lãnh đạo phòng"),
    "civil_servants": N_("Công chức"),
    "support": N_("Nhân viên hỗ trợ, phục vụ"),
}
_VOICES = ("own", "department")
_POINTS = (GENERAL, DEDUCTION)


class Classification(SeenModel):
    """Keeps the grid of people, its quota and the explanation true to the draft.

    Signals:
        shown: Counts, quota or explanation are different now.
        columns_changed: The month has other schemes: ``model`` is another one now.
        remark_wanted: Id of a person who was just not rated: the reason is missing.
    """

    shown = Signal()
    columns_changed = Signal()
    remark_wanted = Signal(str)

    def __init__(self, desk: DraftSession) -> None:
        super().__init__(desk)
        self.desk = desk
        self.current = ""
        self._unexplained: set[str] = set()
        self._decided: dict[str, ExplainedRating] = {}
        self._states: dict[tuple[str, str], CellState] = {}
        self._marks: dict[str, RowMark] = {}
        self.returned_only = ReturnedOnly(desk, "person/")
        rules: GridRules[RatedLine] = GridRules(
            identify=lambda line: line.id,
            change=self._change_line,
            mark=lambda line: self._marks.get(line.id),
            state=lambda line, key: self._states.get((line.id, key)),
        )
        self._rules = rules
        self._schemes = MonthSchemes()
        self._heads = month_heads(desk.session.period)
        self._live: LiveRatings | None = None
        self.model = self._make_model()
        desk.opened.connect(self._on_opened)
        desk.changed.connect(self.show_if_seen)
        self._on_opened()

    # --- what is shown ------------------------------------------------------------------------

    def counts_words(self) -> str:
        """Say how many are proposed."""
        proposed, wanted, unrated = rated_people(self.desk)
        words = _("{proposed} trên {wanted} đã đề nghị").format(proposed=proposed, wanted=wanted)
        if not unrated:
            return words
        told = ngettext("{count} không xếp loại", "{count} không xếp loại", unrated)
        return f"{words} · {told.format(count=unrated)}"

    def quotas(self) -> tuple[QuotaWords, ...]:
        """Return the unit's own quota, for information: the whole unit, then its groups."""
        draft = self.desk.draft
        said = {line.person: line for line in draft.department}
        people = [
            RatedOne("", one.group, "" if line is None else line.level)
            for one in draft.roster
            if one.group not in UNRATED_GROUPS
            if (line := said.get(one.person)) is None or not line.not_rated
        ]
        found = radar(people, self._schemes)
        whole = [quota_words(_("Cả phòng"), row) for row in found.units]
        return (*whole, *(quota_words(group_words(row.key), row) for row in found.groups))

    def why(self) -> RatingWhy | None:
        """Explain the level of the current person, where it is picked without a score."""
        if not self.current or self.scored_scheme() is not None:
            return None
        return rating_why(self.desk, self.current)

    @property
    def schemes(self) -> MonthSchemes:
        """The schemes of the month."""
        return self._schemes

    def schemes_used(self) -> tuple[RatingScheme, ...]:
        """Return the schemes by which somebody of the unit is rated."""
        found = (self._schemes.of(one.group) for one in self.desk.draft.roster)
        return tuple({each.ref: each for each in found if each is not None}.values())

    def scored_scheme(self) -> RatingScheme | None:
        """Return the scheme of the current person where it comes to a score."""
        scheme = None if self._live is None else self._live.scheme(self.current)
        return scheme if scheme is not None and scheme.has_score else None

    def person(self) -> RatedPerson | None:
        """Return the current person."""
        roster = self.desk.draft.roster
        return next((one for one in roster if one.person == self.current), None)

    def explained(self) -> tuple[VoiceWords, ...]:
        """Explain the voices about the current person one by one, as they stand on the screen."""
        return draft_voices(self.desk, self.current, self._decided.get(self.current))

    def sheet(self, voice: str) -> dict[str, str]:
        """Return what a voice put down about the current person."""
        return dict(rating_of(self.desk.draft, self.current, voice).sheet)

    def sheet_tasks(self, voice: str) -> tuple[SheetTask, ...]:
        """Return the tasks of the current person with how often each was late or faulty."""
        line = rating_of(self.desk.draft, self.current, voice)
        return () if self._live is None else self._live.tasks(line)

    def put_points(self, name: str, text: str, voice: str) -> str:
        """Put an entry into the sheet of the current person; say why it cannot be, else nothing."""
        scheme, person = self.scored_scheme(), self.current
        if scheme is None:
            return ""
        try:
            sheet = with_points(self.sheet(voice), scheme, name, clean(text))
        except UseError as fault:
            return sentence(fault.code, fault.values)
        draft = with_rating(self.desk.draft, person, {"sheet": sheet}, voice)
        self.desk.change(draft, (f"person/{person}/{_place_of(voice)}",))
        return ""

    def use_computed(self, people: Sequence[str] = ()) -> int:
        """Take the computed level over for people, by default for all who have no level yet."""
        draft, places = self.desk.draft, []
        for line in self.model.lines:
            is_asked = line.id in people if people else not line.department
            place = f"person/{line.id}/department"
            if is_asked and line.computed and self.desk.may_change(place):
                draft = with_rating(draft, line.id, {"level": line.computed, "not_rated": ""})
                self._unexplained.discard(line.id)
                places.append(place)
        if places:
            self.desk.change(draft, tuple(places))
        return len(places)

    def choose(self, person: str) -> None:
        """Make a person the current one."""
        if person != self.current:
            self.current = person
            self._read_decided()
            self.shown.emit()

    def show_returned(self, key: str) -> None:
        """Show the people the Office has returned only, or everybody."""
        self.returned_only.choose(key)
        self._filter()
        self.shown.emit()

    def returned_people(self) -> int:
        """Return how many people are to be looked at again."""
        return sum(self._is_returned(line) for line in self.model.lines)

    def replies(self) -> tuple[tuple[str, str, str], ...]:
        """Return path, words and reply of each mark about people."""
        replies = self.desk.draft.replies
        return tuple(
            (mark.path, mark_text(mark.code, mark.text), replies.get(mark.path, ""))
            for mark in self.desk.access.marks
            if mark.path.startswith("person/") or mark.path == "add/people"
        )

    def reply(self, path: str, words: str) -> None:
        """Answer a mark of the return."""
        self.desk.change(with_line(self.desk.draft, "replies", path, words), (path,), merges=True)

    def outside(self) -> tuple[bool, str]:
        """Tell whether a reason opens the current person after a return, and the reason given."""
        place = f"person/{self.current}"
        if not self.current or not self.desk.access.is_returned:
            return False, ""
        can_open = self.desk.access.is_editable and not self.desk.may_change(f"{place}/department")
        return can_open, self.desk.draft.outside.get(place, "")

    def open_outside(self, reason: str) -> None:
        """Open the current person, whom nobody returned; the reason travels with the report."""
        place = f"person/{self.current}"
        if self.current and reason.strip():
            self.desk.change(with_line(self.desk.draft, "outside", place, reason), (place,))

    # --- inside -------------------------------------------------------------------------------

    def _takes(self, line: RatedLine, key: str) -> bool:
        return self.desk.may_change(f"person/{line.id}/{_place_of(key)}")

    def _change_line(self, line: RatedLine, key: str, value: object) -> RatedLine:
        if key == "own" and value == NOT_RATED:
            raise UseError("own_level_missing")
        if key in _POINTS:
            self._sheet_with(line.id, key, str(value or ""))
        elif key in _VOICES:
            value = self._level(line.id, str(value or ""))
        return line.with_value(key, value)

    def _level(self, person: str, level: str) -> str:
        scheme = None if self._live is None else self._live.scheme(person)
        return level if scheme is None else same_rank(scheme.levels, level, self._schemes)

    def _sheet_with(self, person: str, key: str, text: str) -> dict[str, str]:
        sheet = rating_of(self.desk.draft, person).sheet
        scheme = None if self._live is None else self._live.scheme(person)
        return dict(sheet) if scheme is None else with_points(sheet, scheme, key, text)

    def _on_edited(self, edits: tuple[CellEdit, ...]) -> None:
        draft = self.desk.draft
        unexplained: list[str] = []
        for edit in edits:
            draft = self._edited(draft, edit)
            if edit.key == "department":
                self._unexplained.discard(edit.line_id)
                line = rating_of(draft, edit.line_id)
                if edit.after == NOT_RATED and not line.not_rated:
                    self._unexplained.add(edit.line_id)
                    unexplained.append(edit.line_id)
        places = tuple(f"person/{edit.line_id}/{_place_of(edit.key)}" for edit in edits)
        if not self.desk.change(draft, places):
            self._show()
        if unexplained:
            self.remark_wanted.emit(unexplained[0])

    def _edited(self, draft: ReportDraft, edit: CellEdit) -> ReportDraft:
        words = clean(str(edit.after or ""))
        person = edit.line_id
        if edit.key in _POINTS:
            return with_rating(draft, person, {"sheet": self._sheet_with(person, edit.key, words)})
        if edit.key in _VOICES:
            words = self._level(person, words)
        if edit.key == "own":
            return with_rating(draft, person, {"level": words}, "own")
        line = rating_of(draft, person)
        if edit.key == "department":
            if words == NOT_RATED:
                # A reason said as a remark stays; away people were proposed with one.
                reason = line.not_rated or line.remark
                return with_rating(draft, person, {"level": "", "not_rated": reason, "remark": ""})
            return with_rating(draft, person, {"level": words, "not_rated": ""})
        if line.not_rated or person in self._unexplained:
            if words:
                self._unexplained.discard(person)
            return with_rating(draft, person, {"not_rated": words})
        return with_rating(draft, person, {"remark": words})

    def _make_model(self) -> DraftGrid[RatedLine]:
        near = self.desk.session.period.first_day
        columns = rated_columns(self._schemes, self._heads)
        model = DraftGrid(columns, self._rules, self._takes, near=near, parent=self)
        model.group_by(lambda line: line.group or GroupHead("", ""))
        model.edited.connect(self._on_edited)
        model.undo_wanted.connect(self.desk.undo)
        model.redo_wanted.connect(self.desk.redo)
        return model

    def _is_returned(self, line: RatedLine) -> bool:
        return self.returned_only.is_open(f"person/{line.id}")

    def _filter(self) -> None:
        self.model.filter_by(self._is_returned if self.returned_only.is_on else None)

    def _on_opened(self) -> None:
        self._unexplained.clear()
        self._decided.clear()
        month = self.desk.month
        before, self._schemes = self._schemes, MonthSchemes()
        if month is not None:
            self._schemes = month.line.rating.schemes
        is_same = [each.ref for each in self._schemes.all] == [each.ref for each in before.all]
        heads, self._heads = self._heads, month_heads(self.desk.session.period)
        if not is_same or heads != self._heads:
            self.model.deleteLater()
            self.model = self._make_model()
            self._filter()
            self.columns_changed.emit()
        self._show()
        self._read_decided()

    def _read_decided(self) -> None:
        """Read how the decision about the current person came about, once it is known here."""
        month, person = self.desk.month, self.current
        if month is None or person not in month.decided or person in self._decided:
            return
        if self.scored_scheme() is not None:
            desk = self.desk.session.desk
            work = partial(explained_voice, desk, month.period, person, "decided")
            self.desk.session.run(work, self._on_decided)

    def _on_decided(self, found: ExplainedRating | None) -> None:
        if found is not None:
            self._decided[found.person.person] = found
            self.shown.emit()

    def group_quota_words(self) -> str:
        """Say what each comparison group of the unit uses: Công chức 1 / 1, trong hạn mức."""
        said = [
            _("{group} {used} / {allowed}, {state}").format(
                group=one.group,
                used=one.used,
                allowed=one.allowed,
                state=one.badge.text[:1].lower() + one.badge.text[1:],
            )
            for one in self.quotas()[1:]
        ]
        return " · ".join(said)

    @override
    def _show(self) -> None:
        month, draft = self.desk.month, self.desk.draft
        self._live = None if month is None else LiveRatings(draft, month.line.rating, month.today)
        self._states, self._marks = cell_states(self.desk)
        people = draft.roster if self.desk.is_open else ()
        self.model.show_lines([self._line(one) for one in people])
        self.model.repaint()
        if self.returned_only.follow():
            self._filter()
        self.shown.emit()

    def _line(self, person: RatedPerson) -> RatedLine:
        draft, month = self.desk.draft, self.desk.month
        said = rating_of(draft, person.person)
        scored = ScoredVoice() if self._live is None else self._live.voice(said)
        is_out = bool(said.not_rated) or person.person in self._unexplained
        title = _(_GROUPS.get(person.group, _GROUPS["civil_servants"]))
        nothing = (NOT_RATED,) * MONTHS_SHOWN
        levels = month.levels.get(person.person, nothing) if month is not None else nothing
        period = self.desk.session.period
        first = -len(levels)
        return RatedLine(
            id=person.person,
            name=person.name,
            position=person.position,
            general=general_text(said.sheet, scored),
            task=scored.task,
            deduction=said.sheet.get(DEDUCTION, ""),
            total=scored.total,
            computed=scored.computed,
            own=rating_of(draft, person.person, "own").level,
            department=NOT_RATED if is_out and not said.level else said.level,
            decided=month.decided.get(person.person, "") if month is not None else "",
            months=tuple(
                level_heat(level, str(period.plus(first + at))) for at, level in enumerate(levels)
            ),
            remark=said.not_rated or said.remark,
            group=GroupHead(title, title),
        )


def _place_of(key: str) -> str:
    # A remark belongs to the department's line: that is the place in which versions differ.
    return "own" if key == "own" else "department"
