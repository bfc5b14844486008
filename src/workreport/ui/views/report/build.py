"""Builds the department's report page."""

from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.draft_session import draft_session_of
from workreport.ui.viewmodels.report import Report
from workreport.ui.views.report.page import ReportPage
from workreport.ui.views.shell.page import Page


def build(session: DeskSession) -> Page:
    """Return the page for an open workspace."""
    return ReportPage(Report(draft_session_of(session)))
