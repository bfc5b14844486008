"""What sets the cells of the classification apart: findings, returns, what is only read."""

from workreport.i18n.mark_text import mark_text
from workreport.i18n.translation import _
from workreport.ui.models.column import CellKind, CellState, RowMark
from workreport.ui.viewmodels.draft_session import DraftSession
from workreport.ui.viewmodels.place_words import problem_words

States = dict[tuple[str, str], CellState]
Marks = dict[str, RowMark]
_VOICES = ("own", "department")


def cell_states(desk: DraftSession) -> tuple[States, Marks]:
    """Return what sets cells apart, by person and column, and the marks of rows."""
    states: States = {}
    marks: Marks = {}
    for problem in reversed(desk.problems):
        root, _slash, rest = problem.place.partition("/")
        person, _slash, field = rest.partition("/")
        if root != "person" or problem.level == "note":
            continue
        words = problem_words(problem)
        marks[person] = RowMark(problem.level, words)
        if problem.level == "error":
            key = "remark" if field in ("remark", "not_rated") else field or "department"
            states[person, key] = CellState(CellKind.ERROR, words)
    closed = _("Cột Lãnh đạo chỉ mở khi kết luận.")
    for one in desk.draft.roster:
        states[one.person, "decided"] = CellState(CellKind.READ_ONLY, closed)
        if f"person/{one.person}/own" in desk.draft.taken:
            own = _("Cán bộ tự gửi: ý kiến này chỉ đổi khi cán bộ gửi lại.")
            states[one.person, "own"] = CellState(CellKind.READ_ONLY, own)
        if desk.access.is_returned:
            _note_return(desk, one.person, states, marks)
    return states, marks


def _note_return(desk: DraftSession, person: str, states: States, marks: Marks) -> None:
    found = desk.access.mark_of(f"person/{person}")
    if found is not None and found[1].path.startswith("person/"):
        number, mark = found
        marks[person] = RowMark("returned", mark_text(mark.code, mark.text), number)
    elif not desk.may_change(f"person/{person}/department"):
        locked = _("Phòng chỉ sửa được những mục bị trả lại.")
        marks[person] = RowMark("locked", locked)
        for key in (*_VOICES, "remark", "name", "months"):
            states[person, key] = CellState(CellKind.LOCKED, locked)
