"""Builds the page of consolidation."""

from workreport.ui.viewmodels.closing import Closing
from workreport.ui.viewmodels.consolidation import ConsolidationModel
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.grades import Grades
from workreport.ui.views.consolidation.page import ConsolidationPage
from workreport.ui.views.shell.page import Page


def build(session: DeskSession) -> Page:
    """Return the page for an open workspace."""
    return ConsolidationPage(ConsolidationModel(session), Grades(session), Closing(session))
