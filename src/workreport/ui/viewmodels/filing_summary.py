"""What is about to be signed, told once more before it is: counts, levels, answers, cut-off."""

from collections import Counter

from workreport.domain.report import ReportDraft, ReportKind
from workreport.domain.task import Status
from workreport.i18n.cut_off_text import cut_off_words
from workreport.i18n.formats import day_text
from workreport.i18n.translation import _, ngettext
from workreport.ui.viewmodels.draft_changes import result_of
from workreport.ui.viewmodels.draft_session import DraftSession

_NOT_RATED = ""


def filing_facts(desk: DraftSession) -> tuple[tuple[str, str], ...]:
    """Return what the department says with its signature, as names and values."""
    month, draft = desk.month, desk.draft
    if month is None:
        return ()
    facts = [(_("Nhiệm vụ"), _tasks(draft)), (_("Xếp loại"), _levels(draft))]
    if draft.prepared_by:
        facts.append((_("Người soạn"), month.names.get(draft.prepared_by, "")))
    answered = sum(one.level == "warning" for one in desk.problems)
    if answered:
        words = ngettext("{count} cảnh báo đã trả lời", "{count} cảnh báo đã trả lời", answered)
        facts.append((_("Kiểm tra"), words.format(count=answered)))
    if draft.replies:
        count = len(draft.replies)
        words = ngettext("{count} mục trả lại đã trả lời", "{count} mục trả lại đã trả lời", count)
        facts.append((_("Văn phòng trả lại"), words.format(count=count)))
    if draft.outside:
        count = len(draft.outside)
        words = ngettext("{count} chỗ, có lý do", "{count} chỗ, có lý do", count)
        facts.append((_("Sửa ngoài yêu cầu"), words.format(count=count)))
    opened = month.line.month.opened
    day = day_text(draft.as_of or month.today, "full")
    words = cut_off_words("forecast" if opened is None else opened.cut_off)
    facts.append((_("Số liệu đến ngày {day}").format(day=day), words))
    return tuple(facts)


def _tasks(draft: ReportDraft) -> str:
    if draft.kind is ReportKind.NIL:
        return _("Không phát sinh")
    tasks = [task for task in draft.tasks if not task.is_cancelled]
    states = Counter(result_of(draft, task.id).status for task in tasks)
    words = _("{total}: đã hoàn thành {done}, đang thực hiện {ongoing}, chưa thực hiện {open}")
    return words.format(
        total=len(tasks),
        done=states[Status.COMPLETED],
        ongoing=states[Status.IN_PROGRESS],
        open=states[Status.NOT_STARTED],
    )


def _levels(draft: ReportDraft) -> str:
    levels = Counter(line.level or _NOT_RATED for line in draft.department)
    told = [
        ngettext("mức {level}: {count} người", "mức {level}: {count} người", count).format(
            level=level, count=count
        )
        for level, count in sorted(levels.items())
        if level != _NOT_RATED
    ]
    if levels[_NOT_RATED]:
        count = levels[_NOT_RATED]
        words = ngettext("không xếp loại: {count} người", "không xếp loại: {count} người", count)
        told.append(words.format(count=count))
    return ", ".join(told) or _("chưa đề nghị ai")
