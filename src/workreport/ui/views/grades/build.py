"""Builds the page of grades."""

from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.grades import Grades
from workreport.ui.views.grades.page import GradesPage
from workreport.ui.views.shell.page import Page


def build(session: DeskSession) -> Page:
    """Return the page for an open workspace."""
    return GradesPage(Grades(session))
