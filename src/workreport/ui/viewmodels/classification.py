"""The classification of a unit's people: own voice and department's voice, remark, quota."""

from collections import Counter

from PySide6.QtCore import Signal
from typing_extensions import override

from workreport.domain.errors import UseError
from workreport.domain.quota import Quota, quota
from workreport.domain.rating_scheme import ABCD_DIRECT
from workreport.domain.report import RatedPerson, ReportDraft
from workreport.i18n.formats import number_text, percent_text
from workreport.i18n.translation import N_, _, ngettext
from workreport.ui.models.column import CellKind, CellState, GroupHead, RowMark
from workreport.ui.models.draft_grid import DraftGrid
from workreport.ui.models.edits import CellEdit
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.models.rated_lines import (
    NOT_RATED,
    RatedLine,
    level_heat,
    rated_columns,
)
from workreport.ui.viewmodels.draft_changes import clean, rating_of, with_line, with_rating
from workreport.ui.viewmodels.draft_session import DraftSession
from workreport.ui.viewmodels.month_desk import MONTHS_SHOWN
from workreport.ui.viewmodels.place_words import problem_words
from workreport.ui.viewmodels.rating_why import RatingWhy, rating_why
from workreport.ui.viewmodels.seen import SeenModel
from workreport.ui.viewmodels.step_counts import rated_people

_GROUPS = {
    "heads": N_("Lãnh đạo phòng"),
    "deputies": N_("Lãnh đạo phòng"),
    "civil_servants": N_("Công chức"),
    "support": N_("Nhân viên hỗ trợ, phục vụ"),
}
_VOICES = ("own", "department")


class Classification(SeenModel):
    """Keeps the grid of people, its quota and the explanation true to the draft.

    Signals:
        shown: Counts, quota or explanation are different now.
        remark_wanted: Id of a person who was just not rated: the reason is missing.
    """

    shown = Signal()
    remark_wanted = Signal(str)

    def __init__(self, desk: DraftSession) -> None:
        super().__init__(desk)
        self.desk = desk
        self.current = ""
        self._unexplained: set[str] = set()
        self._states: dict[tuple[str, str], CellState] = {}
        self._marks: dict[str, RowMark] = {}
        rules: GridRules[RatedLine] = GridRules(
            identify=lambda line: line.id,
            change=self._change_line,
            mark=lambda line: self._marks.get(line.id),
            state=lambda line, key: self._states.get((line.id, key)),
        )
        period = desk.session.period
        self.model: DraftGrid[RatedLine] = DraftGrid(
            rated_columns(), rules, self._takes, near=period.first_day, parent=self
        )
        self.model.group_by(lambda line: line.group or GroupHead("", ""))
        self.model.edited.connect(self._on_edited)
        self.model.undo_wanted.connect(desk.undo)
        self.model.redo_wanted.connect(desk.redo)
        desk.opened.connect(self._on_opened)
        desk.changed.connect(self.show_if_seen)
        self._show()

    # --- what is shown ------------------------------------------------------------------------

    def counts_words(self) -> str:
        """Say how many are proposed."""
        proposed, wanted, unrated = rated_people(self.desk)
        words = _("{proposed} trên {wanted} đã đề nghị").format(proposed=proposed, wanted=wanted)
        if not unrated:
            return words
        told = ngettext("{count} không xếp loại", "{count} không xếp loại", unrated)
        return f"{words} · {told.format(count=unrated)}"

    def quota(self) -> Quota:
        """Return the unit's own quota, for information."""
        levels = Counter(line.level for line in self.desk.draft.department if line.level)
        scheme = ABCD_DIRECT
        return quota(levels, scheme.quota_top, scheme.quota_base, scheme.quota_share)

    def quota_words(self) -> str:
        """Say the arithmetic of the quota in words."""
        limit = self.quota()
        words = _("{base} loại B × {share} = {exact}, lấy phần nguyên. Xét chung ở cấp cơ quan.")
        return words.format(
            base=limit.base,
            share=percent_text(limit.share, 0),
            exact=number_text(limit.base * limit.share, 1),
        )

    def why(self) -> RatingWhy | None:
        """Explain the level of the current person."""
        return rating_why(self.desk, self.current) if self.current else None

    def choose(self, person: str) -> None:
        """Make a person the current one."""
        if person != self.current:
            self.current = person
            self.shown.emit()

    def replies(self) -> tuple[tuple[str, str, str], ...]:
        """Return path, words and reply of each mark about people."""
        replies = self.desk.draft.replies
        return tuple(
            (mark.path, mark.text, replies.get(mark.path, ""))
            for mark in self.desk.access.marks
            if mark.path.startswith("person/") or mark.path == "add/people"
        )

    def reply(self, path: str, words: str) -> None:
        """Answer a mark of the return."""
        self.desk.change(with_line(self.desk.draft, "replies", path, words), (path,), merges=True)

    # --- inside -------------------------------------------------------------------------------

    def _takes(self, line: RatedLine, key: str) -> bool:
        return self.desk.may_change(f"person/{line.id}/{_place_of(key)}")

    def _change_line(self, line: RatedLine, key: str, value: object) -> RatedLine:
        if key == "own" and value == NOT_RATED:
            raise UseError("own_level_missing")
        return line.with_value(key, value)

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

    def _on_opened(self) -> None:
        self._unexplained.clear()
        self._show()

    @override
    def _show(self) -> None:
        self._note_states()
        draft = self.desk.draft
        people = draft.roster if self.desk.is_open else ()
        self.model.show_lines([self._line(one) for one in people])
        self.model.repaint()
        self.shown.emit()

    def _line(self, person: RatedPerson) -> RatedLine:
        draft, month = self.desk.draft, self.desk.month
        said = rating_of(draft, person.person)
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
            own=rating_of(draft, person.person, "own").level,
            department=NOT_RATED if is_out and not said.level else said.level,
            decided=month.decided.get(person.person, "") if month is not None else "",
            months=tuple(
                level_heat(level, str(period.plus(first + at))) for at, level in enumerate(levels)
            ),
            remark=said.not_rated or said.remark,
            group=GroupHead(title, title),
        )

    def _note_states(self) -> None:
        self._states, self._marks = {}, {}
        for problem in reversed(self.desk.problems):
            root, _slash, rest = problem.place.partition("/")
            person, _slash, field = rest.partition("/")
            if root != "person" or problem.level == "note":
                continue
            words = problem_words(problem)
            self._marks[person] = RowMark(problem.level, words)
            if problem.level == "error":
                key = "remark" if field in ("remark", "not_rated") else field or "department"
                self._states[person, key] = CellState(CellKind.ERROR, words)
        closed = _("Cột Lãnh đạo chỉ mở khi kết luận.")
        for one in self.desk.draft.roster:
            self._states[one.person, "decided"] = CellState(CellKind.READ_ONLY, closed)
            if self.desk.access.is_returned:
                self._note_return(one.person)

    def _note_return(self, person: str) -> None:
        found = self.desk.access.mark_of(f"person/{person}")
        if found is not None and found[1].path.startswith("person/"):
            self._marks[person] = RowMark("returned", found[1].text, found[0])
        elif not self.desk.may_change(f"person/{person}/department"):
            locked = _("Phòng chỉ sửa được những mục bị trả lại.")
            self._marks[person] = RowMark("locked", locked)
            for key in (*_VOICES, "remark", "name", "months"):
                self._states[person, key] = CellState(CellKind.LOCKED, locked)


def _place_of(key: str) -> str:
    # A remark belongs to the department's line: that is the place in which versions differ.
    return "own" if key == "own" else "department"
