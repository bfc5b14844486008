"""Builds the department's report page."""

from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.draft_session import draft_session_of
from workreport.ui.viewmodels.report import Report
from workreport.ui.viewmodels.version_choosing import VersionChoosing
from workreport.ui.views.report.page import ReportPage
from workreport.ui.views.shell.page import Page


def build(session: DeskSession) -> Page:
    """Return the page for an open workspace."""
    choosing = VersionChoosing(session, at_office=False)
    return ReportPage(Report(draft_session_of(session)), choosing)
