"""Builds the page of the month."""

from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.draft_session import draft_session_of
from workreport.ui.viewmodels.this_month import ThisMonth
from workreport.ui.views.shell.page import Page
from workreport.ui.views.this_month.live_page import LiveMonthPage


def build(session: DeskSession) -> Page:
    """Return the page of the month for an open workspace."""
    return LiveMonthPage(ThisMonth(draft_session_of(session)))
