"""Why a person has the level proposed: what the month says about the person's work."""

from dataclasses import dataclass

from workreport.domain.rating_scheme import ABCD_DIRECT
from workreport.domain.task import Status
from workreport.domain.task_progress import progress
from workreport.i18n.translation import _
from workreport.ui.viewmodels.draft_changes import rating_of, result_of
from workreport.ui.viewmodels.draft_session import DraftSession


@dataclass(frozen=True, slots=True)
class WhyCondition:
    """One condition with its tick or cross; ``None`` when it does not apply."""

    text: str
    value: str
    is_met: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingWhy:
    """Everything the panel says about one person."""

    title: str
    about: str
    verdict: str
    is_warning: bool
    terms: tuple[tuple[str, str], ...]
    conditions: tuple[WhyCondition, ...]
    sources: str


def rating_why(desk: DraftSession, person: str) -> RatingWhy | None:
    """Explain a level that the department chose directly."""
    draft, month = desk.draft, desk.month
    found = next((one for one in draft.roster if one.person == person), None)
    if found is None or month is None:
        return None
    said = rating_of(draft, person)
    own = rating_of(draft, person, "own").level
    levels = month.levels.get(person, ())
    terms = [
        (_("Tự xếp loại"), own or "–"),
        (_("Phòng đề nghị"), said.level or "–"),
        (_("Tháng trước"), levels[-1] if levels else "–"),
        *_work_terms(desk, person),
    ]
    title = _("Chưa xếp loại")
    if said.level:
        title = _("Vì sao loại {level}?").format(level=said.level)
    elif said.not_rated:
        title = _("Vì sao không xếp loại?")
    return RatingWhy(
        title=title,
        about=f"{found.name} · {found.position}",
        verdict=_verdict(desk, person, own),
        is_warning=not said.level and not said.not_rated,
        terms=tuple(terms),
        conditions=_conditions(desk, person),
        sources=_("Bộ tiêu chí: {name}. Ba ý kiến đứng riêng, không ghi đè nhau.").format(
            name=ABCD_DIRECT.vi
        ),
    )


def _verdict(desk: DraftSession, person: str, own: str) -> str:
    said = rating_of(desk.draft, person)
    if said.not_rated:
        return _("Không xếp loại: {reason}").format(reason=said.not_rated)
    if not said.level:
        return _("Phòng chưa đề nghị mức nào.")
    words = _("Phòng chọn trực tiếp mức {level}.").format(level=said.level)
    if own and own < said.level:
        words += " " + _("Thấp hơn mức tự xếp ({own}).").format(own=own)
    if said.remark:
        words += " " + _("Nhận xét: {remark}").format(remark=said.remark)
    return words


def _work_terms(desk: DraftSession, person: str) -> list[tuple[str, str]]:
    draft, month = desk.draft, desk.month
    if month is None:
        return []
    mine = [task for task in draft.tasks if task.owner == person and not task.is_cancelled]
    results = [(task, result_of(draft, task.id)) for task in mine]
    done = sum(said.status is Status.COMPLETED for _task, said in results)
    as_of = draft.as_of or month.today
    late = sum(progress(task, said, as_of).is_late for task, said in results)
    return [
        (_("Nhiệm vụ được giao"), str(len(mine))),
        (_("Đã hoàn thành"), str(done)),
        (_("Chậm, quá hạn"), str(late)),
    ]


def _conditions(desk: DraftSession, person: str) -> tuple[WhyCondition, ...]:
    said = rating_of(desk.draft, person)
    found = next(one for one in desk.draft.roster if one.person == person)
    letters = sum(letter.isalpha() for letter in said.remark)
    needed = ABCD_DIRECT.remark_letters
    wants_remark = said.level in ABCD_DIRECT.required_remarks
    return (
        WhyCondition(
            _("Mức A và D có nhận xét ít nhất {count} chữ").format(count=needed),
            str(letters),
            letters >= needed if wants_remark else None,
        ),
        WhyCondition(_("Có mặt trong tháng"), "", not found.away if said.level else None),
        WhyCondition(
            _("Người đứng đầu do Văn phòng nêu mức"),
            "",
            None if found.group != "heads" else not said.level,
        ),
    )
