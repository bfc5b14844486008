"""The one next act of a department in every state of its month, as a table of rules."""

from dataclasses import dataclass

from workreport.domain.calendar import day_ended_by
from workreport.domain.workflow import UnitState
from workreport.i18n.messages import sentence
from workreport.i18n.translation import _, ngettext
from workreport.services.late_filing import has_ended
from workreport.services.second_person import needs_other
from workreport.ui.viewmodels.draft_changes import result_of
from workreport.ui.viewmodels.draft_session import DraftSession
from workreport.ui.viewmodels.place_words import ordered_tasks, page_of

SIGN = "sign"
EXCHANGE = "exchange"
READ = "read"
VERSIONS = "versions"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFacts:
    """What decides about the next act."""

    state: UnitState | None
    """``None`` while the month is not open for this unit."""
    unfilled: int = 0
    first_unfilled: str = ""
    errors: int = 0
    """Errors beside the states that are missing."""
    first_error: str = ""
    warnings: int = 0
    """Warnings without an answer."""
    first_warning: str = ""
    marks: int = 0
    """Marks of a return without a reply."""
    first_mark: str = ""
    is_written: bool = False
    is_locked: bool = False
    in_conflict: bool = False
    """Several versions stand against each other; one must be chosen."""
    refusal: str = ""
    """Why nothing can be filed, in words."""
    prepares: bool = False
    """Whether the report goes to somebody else, who takes it over and signs."""
    goes_to: str = ""
    """What the button says that sends it there."""
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What the filled button says and does: go to a place, sign, or look into the exchange."""

    code: str
    label: str
    page: str = "report"
    place: str = ""
    note: str = ""
    refused: str = ""


def next_step(facts: MonthFacts) -> NextStep:
    """Return the one next act."""
    if facts.state is None:
        return NextStep(
            code="closed", label=_("Chờ Văn phòng mở tháng"), refused=facts.refusal or " "
        )
    if facts.in_conflict:
        return NextStep(
            code=VERSIONS,
            label=_("So sánh và chọn một bản"),
            place=VERSIONS,
            note=_("Hai bản cùng hiệu lực; Văn phòng chưa kiểm tra bản nào."),
        )
    if facts.is_locked or facts.state not in (UnitState.NOT_FILED, UnitState.RETURNED):
        return _after_filing(facts)
    for step in (_marks_step(facts), _fill_step(facts), _error_step(facts), _warning_step(facts)):
        if step is not None:
            return step
    if facts.prepares:
        note = _("Báo cáo không còn lỗi.")
        return NextStep(code="prepare", label=facts.goes_to or _("Gửi trưởng phòng"), note=note)
    label = _("Ký và gửi")
    if facts.state is UnitState.RETURNED:
        label = _("Ký và gửi bản {version}").format(version=facts.version + 1)
    note = _("Báo cáo không còn lỗi.")
    return NextStep(code=SIGN, label=label, place=SIGN, note=note, refused=facts.refusal)


def _marks_step(facts: MonthFacts) -> NextStep | None:
    if not facts.marks:
        return None
    words = ngettext("Sửa {count} mục trả lại", "Sửa {count} mục trả lại", facts.marks)
    return NextStep(
        code="marks",
        label=words.format(count=facts.marks),
        page=page_of(facts.first_mark),
        place=facts.first_mark,
        note=_("Mỗi mục cần một dòng trả lời."),
    )


def _fill_step(facts: MonthFacts) -> NextStep | None:
    if not facts.unfilled:
        return None
    words = ngettext("Điền tiếp {count} nhiệm vụ", "Điền tiếp {count} nhiệm vụ", facts.unfilled)
    after = ""
    if facts.errors:
        after = _("sau đó: sửa {count} lỗi").format(count=facts.errors)
    return NextStep(
        code="fill",
        label=words.format(count=facts.unfilled),
        page="tasks",
        place=facts.first_unfilled,
        note=after,
    )


def _error_step(facts: MonthFacts) -> NextStep | None:
    if not facts.errors:
        return None
    words = ngettext("còn {count} lỗi", "còn {count} lỗi", facts.errors)
    return NextStep(
        code="error",
        label=_("Tới lỗi đầu tiên"),
        page=page_of(facts.first_error),
        place=facts.first_error,
        note=words.format(count=facts.errors),
    )


def _warning_step(facts: MonthFacts) -> NextStep | None:
    if not facts.warnings:
        return None
    words = ngettext("Trả lời {count} cảnh báo", "Trả lời {count} cảnh báo", facts.warnings)
    return NextStep(
        code="warning",
        label=words.format(count=facts.warnings),
        page="report",
        place=f"answer/{facts.first_warning}",
        note=_("Sửa, hoặc trả lời một dòng."),
    )


def _after_filing(facts: MonthFacts) -> NextStep:
    if facts.state is UnitState.FILED and not facts.is_locked:
        label = _("Xem có biên nhận chưa") if facts.is_written else _("Ghi ra thư mục trao đổi")
        note = (
            _("Đã ghi ra thư mục, chưa có biên nhận")
            if facts.is_written
            else _("Đã ký, chưa ghi ra thư mục")
        )
        return NextStep(code=EXCHANGE, label=label, place=EXCHANGE, note=note)
    notes = {
        UnitState.NOT_FILED: _("Tháng đã khóa."),
        UnitState.RETURNED: _("Tháng đã khóa."),
        UnitState.RECEIVED: _("Văn phòng đã nhận. Chưa có việc gì phải làm."),
        UnitState.RECALL_ASKED: _("Đã xin rút, chờ Văn phòng trả lời."),
        UnitState.IN_CHECK: _("Văn phòng đang kiểm tra. Chưa có việc gì phải làm."),
        UnitState.ACCEPTED: _("Văn phòng đã chấp nhận. Không còn việc gì phải làm."),
        UnitState.GRADED: _("Văn phòng đã chấm điểm. Không còn việc gì phải làm."),
        UnitState.CONCLUDED: _("Lãnh đạo đã kết luận. Không còn việc gì phải làm."),
    }
    note = notes.get(facts.state, "") if facts.state is not None else ""
    return NextStep(code=READ, label=_("Xem báo cáo"), note=note)


def facts_of(desk: DraftSession) -> MonthFacts:
    """Gather what decides about the next act."""
    month, draft = desk.month, desk.draft
    if month is None:
        return MonthFacts(state=None, refusal=refusal_words(desk))
    line = month.line
    # A task may be assigned after it was said that nothing arose: it is to be filled as well.
    tasks = ordered_tasks(draft)
    unfilled = [task.id for task in tasks if result_of(draft, task.id).status is None]
    left = ("task_status_missing", "mark_unanswered")
    errors = [one for one in desk.problems if one.level == "error" and one.code not in left]
    waiting = [mark.path for mark in line.marks if not draft.replies.get(mark.path, "").strip()]
    current = line.line.current
    return MonthFacts(
        state=line.line.state,
        unfilled=len(unfilled),
        first_unfilled=f"task/{unfilled[0]}/status" if unfilled else "",
        errors=len(errors),
        first_error=errors[0].place if errors else "",
        warnings=len(desk.unanswered),
        first_warning=desk.unanswered[0].key if desk.unanswered else "",
        marks=len(waiting),
        first_mark=waiting[0] if waiting else "",
        is_written=month.is_written,
        is_locked=not line.editable,
        in_conflict=line.line.in_conflict,
        refusal=filing_refusal(desk),
        prepares=is_prepared_only(desk),
        goes_to=prepared_label(desk),
        version=current.number if current is not None else 0,
    )


def refusal_words(desk: DraftSession) -> str:
    """Say why a month has no desk."""
    if desk.refusal is None:
        return _("Đang mở tháng này.")
    if desk.refusal.code == "unit_not_expected":
        return _("Văn phòng chưa mở tháng này, hoặc phòng không phải gửi báo cáo tháng này.")
    return sentence(desk.refusal.code, desk.refusal.values)


def is_prepared_only(desk: DraftSession) -> bool:
    """Tell whether who works here prepares the report for somebody else to sign."""
    month = desk.month
    if month is None or month.line.month.opened is None:
        return False
    return not month.can_sign or needs_other(desk.draft, month.line.bound)


def prepared_label(desk: DraftSession) -> str:
    """Name the act that sends the report to who is to sign it."""
    month = desk.month
    return _("Gửi trưởng phòng") if month is None or not month.can_sign else _("Gửi người ký")


def filing_refusal(desk: DraftSession) -> str:
    """Say why a clean report cannot be filed by this person now; empty when it can."""
    month = desk.month
    if month is None:
        return refusal_words(desk)
    if month.line.month.opened is None:
        return _("Văn phòng chưa mở tháng này.")
    if not month.can_sign:
        return _("Trưởng phòng, phó phòng hoặc người được giao mới ký được.")
    end = month.line.line.filing_end_at
    if end is not None and has_ended(month.line.line, month.now):
        return sentence("filing_ended", {"day": day_ended_by(end)})
    return ""
