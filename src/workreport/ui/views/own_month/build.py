"""Builds the page of a member's own month."""

from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.own_month import OwnMonth, member_draft_of
from workreport.ui.viewmodels.tasks import Tasks
from workreport.ui.views.own_month.page import OwnMonthPage
from workreport.ui.views.shell.page import Page


def build(session: DeskSession) -> Page:
    """Return the page for an open workspace."""
    draft = member_draft_of(session)
    return OwnMonthPage(Tasks(draft), OwnMonth(draft))
