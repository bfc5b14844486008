"""What waits on which page, and what the status bar says of what a person sent."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.domain.errors import CodedError
from workreport.domain.period import Period
from workreport.i18n.formats import period_text
from workreport.i18n.translation import _, ngettext
from workreport.ui.viewmodels.draft_session import DraftSession
from workreport.ui.viewmodels.own_month import MemberDraft
from workreport.ui.viewmodels.step_counts import filled_tasks

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk

_ERROR = "error"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the status bar."""

    text: str
    icon: str = ""
    is_problem: bool = False
    short: str = ""
    """What is said in a narrow window; the folder's icon stands before it."""


@dataclass(frozen=True, slots=True)
class Count:
    """What waits for the person on a page."""

    text: str
    is_urgent: bool = False


def draft_counts(draft: DraftSession) -> dict[str, Count]:
    """Count what is left to do in the draft on the screen."""
    counts: dict[str, Count] = {}
    if not draft.access.is_editable:
        return counts
    done, total = filled_tasks(draft)
    page = "own_month" if isinstance(draft, MemberDraft) else "tasks"
    if total > done:
        counts[page] = Count(str(total - done))
    errors = sum(one.level == _ERROR for one in draft.problems)
    if errors:
        words = ngettext("{count} lỗi", "{count} lỗi", errors).format(count=errors)
        counts["report"] = Count(words, is_urgent=True)
    return counts


def received_counts(desk: "Desk", period: Period) -> dict[str, Count]:
    """Count what members sent and nobody has looked at; called off the UI thread."""
    try:
        parts = desk.received.parts(period)
        if not parts:
            return {}
        draft = desk.reporting.open(period).draft
    except CodedError:
        return {}
    new = sum(part.is_new(draft) for part in parts)
    return {"contributions": Count(str(new))} if new else {}


def objection_counts(desk: "Desk") -> dict[str, Count]:
    """Count the objections that wait for an answer; called off the UI thread."""
    waiting = sum(one.reply is None for one in desk.objections.objections())
    return {"person_sheet": Count(str(waiting))} if waiting else {}


def sent_fact(desk: "Desk", period: Period) -> Fact:
    """Say how far what a member sent is; called off the UI thread."""
    name = period_text(str(period), "month").capitalize()
    try:
        sent = desk.contributions.open(period).sent
    except CodedError:
        sent = ()
    if not sent:
        return Fact(_("{month}: chưa gửi").format(month=name))
    states = {part.state for part in sent}
    if "signed" in states:
        return Fact(_("Đã ký, chưa ghi ra thư mục"), "shield-check")
    if "written" in states:
        return Fact(_("Đã ghi ra thư mục, chờ trưởng phòng"), "folder-open")
    return Fact(_("{month}: trưởng phòng đã lấy").format(month=name), "check-circle")
