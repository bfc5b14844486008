"""The filing bar: how far the report really is in four words, and the next act."""

from collections.abc import Sequence
from dataclasses import dataclass

from workreport.domain.supplement import OPEN
from workreport.domain.workflow import UnitState
from workreport.i18n.formats import moment_text
from workreport.i18n.translation import _
from workreport.services.contribution_words import state_name
from workreport.services.contributions_sent import SentPart
from workreport.ui.viewmodels.draft_session import DraftSession
from workreport.ui.viewmodels.month_desk import MonthDesk
from workreport.ui.viewmodels.next_step import (
    facts_of,
    filing_refusal,
    is_prepared_only,
    next_step,
    prepared_label,
    refusal_words,
)
from workreport.ui.viewmodels.office_words import receipt_words


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingWords:
    """What the bar shows; ``reached`` counts the steps from 1 (draft) to 4 (receipt).

    ``action`` is sign, contribute, exchange, place, answer, versions or empty.
    """

    icon: str
    ink: str
    sentence: str
    note: str
    reached: int
    action: str
    label: str
    place: str = ""
    refused: str = ""
    can_sign: bool = False
    can_recall: bool = False
    is_draft: bool = True
    has_receipt: bool = False


def filing_words(desk: DraftSession) -> FilingWords:
    """Say how far the report is."""
    month = desk.month
    if month is None:
        words = refusal_words(desk)
        return FilingWords(
            icon="calendar-blank",
            ink="text3",
            sentence=words,
            note="",
            reached=0,
            action="",
            label=_("Ký và gửi"),
            refused=words,
        )
    if month.line.line.in_conflict:
        return _of_versions(desk)
    if desk.access.is_editable:
        return _of_draft(desk)
    return _of_filed(desk)


def _of_versions(desk: DraftSession) -> FilingWords:
    step = next_step(facts_of(desk))
    return FilingWords(
        icon="git-diff",
        ink="bad",
        sentence=_("Hai bản cùng hiệu lực: chọn một bản"),
        note=step.note,
        reached=3,
        action="versions",
        label=step.label,
        is_draft=False,
    )


def _of_draft(desk: DraftSession) -> FilingWords:
    facts = facts_of(desk)
    errors = sum(one.level == "error" for one in desk.problems)
    warnings = len(desk.unanswered)
    refused = filing_refusal(desk)
    way = _("Trưởng phòng ký, ghi vào thư mục trao đổi, chờ biên nhận")
    month = desk.month
    if month is not None and month.line.line.facts.supplement == OPEN:
        way = _("Gửi bổ sung một lần, đến hết ngày làm việc cuối cùng của tháng; không tính chậm")
    if not errors and not warnings and is_prepared_only(desk):
        return _of_prepared(desk, () if month is None else month.sent, way)
    if not errors and not warnings:
        sentence = refused or _("Sẵn sàng gửi: không còn lỗi, mọi cảnh báo đã trả lời")
        step = next_step(facts)
        return FilingWords(
            icon="lock-simple" if refused else "check-circle-fill",
            ink="text2" if refused else "ok",
            sentence=sentence,
            note=way,
            reached=1,
            action="sign",
            label=step.label,
            refused=refused,
            can_sign=not refused,
        )
    first = next((one.place for one in desk.problems if one.level == "error"), "")
    if errors:
        words = _("Chưa gửi được: còn {errors} lỗi")
        if warnings:
            words = _("Chưa gửi được: còn {errors} lỗi và {warnings} cảnh báo chưa trả lời")
        label, action, place = _("Tới lỗi đầu tiên"), "place", first
    else:
        words = _("Chưa gửi được: còn {warnings} cảnh báo chưa trả lời")
        label, action, place = _("Tới cảnh báo đầu tiên"), "answer", desk.unanswered[0].key
    return FilingWords(
        icon="x-circle-fill" if errors else "warning-fill",
        ink="bad" if errors else "warn",
        sentence=words.format(errors=errors, warnings=warnings),
        note=way,
        reached=1,
        action=action,
        label=label,
        place=place,
    )


def _of_prepared(desk: DraftSession, sent: Sequence[SentPart], way: str) -> FilingWords:
    """Say how far a report is that somebody else is to take over and sign."""
    is_bound = desk.month is not None and desk.month.can_sign
    words, icon, refused = _("Sẵn sàng gửi trưởng phòng ký"), "check-circle-fill", ""
    if is_bound:
        words = _("Sẵn sàng: gửi người khác ký, vì người soạn và người ký phải là hai người")
        way = _("Người khác trong phòng lấy vào báo cáo và ký")
    if sent and sent[0].is_current:
        at = moment_text(sent[0].sent_at, "short")
        sent_at = _("Đã gửi người ký {at}") if is_bound else _("Đã gửi trưởng phòng {at}")
        sent_at = sent_at.format(at=at)
        words = f"{sent_at}: {state_name(sent[0].state)}"
        icon, refused = "hourglass-medium", _("Không có gì mới để gửi.")
    return FilingWords(
        icon=icon,
        ink="ok" if not refused else "accent_text",
        sentence=words,
        note=way,
        reached=1,
        action="contribute",
        label=prepared_label(desk),
        refused=refused,
    )


def _of_filed(desk: DraftSession) -> FilingWords:
    month = desk.month
    if month is None or month.line.line.current is None:
        return FilingWords(
            icon="lock-simple",
            ink="text2",
            sentence=_("Tháng này đã khóa"),
            note="",
            reached=1,
            action="",
            label=_("Ký và gửi"),
            refused=_("Tháng này đã khóa"),
            is_draft=False,
        )
    line = month.line.line
    has_receipt = line.current is not None and line.current.received_at is not None
    step = next_step(facts_of(desk))
    receipt = receipt_words(line.current, line.verdict) if line.current is not None else ""
    reached = 4 if has_receipt else 3 if month.is_written else 2
    return FilingWords(
        icon="check-circle-fill" if has_receipt else "hourglass-medium",
        ink="ok" if has_receipt else "accent_text",
        sentence=receipt or step.note,
        note=_recall_note(desk) or _filed_note(month, step.note if receipt else ""),
        reached=reached,
        action="exchange" if line.state is UnitState.FILED else "",
        label=step.label,
        refused="" if line.state is UnitState.FILED else step.note,
        has_receipt=has_receipt,
        can_recall=month.line.editable
        and line.state in (UnitState.FILED, UnitState.RECEIVED, UnitState.IN_CHECK),
        is_draft=False,
    )


def _filed_note(month: MonthDesk, note: str) -> str:
    """Say what is next, and who prepared what somebody else signed."""
    said = note or _("Chưa có biên nhận của Văn phòng")
    if not month.prepared_by:
        return said
    return f"{said.rstrip('.')}. {_('Người soạn: {name}').format(name=month.prepared_by)}"


def _recall_note(desk: DraftSession) -> str:
    month = desk.month
    current = month.line.line.current if month is not None else None
    if current is None or not current.recall:
        return ""
    if current.recall == "refused" and current.answer is not None:
        return _("Không thu hồi được: {reason}").format(reason=current.answer.text)
    return _("Đã xin rút")
