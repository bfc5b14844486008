"""Builds the department's tasks page."""

from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.draft_session import draft_session_of
from workreport.ui.viewmodels.tasks import Tasks
from workreport.ui.views.shell.page import Page
from workreport.ui.views.tasks.page import TasksPage


def build(session: DeskSession) -> Page:
    """Return the page for an open workspace."""
    return TasksPage(Tasks(draft_session_of(session)))
