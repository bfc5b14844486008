"""Builds the page of where tasks come from."""

from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.work_plan import WorkPlan
from workreport.ui.views.shell.page import Page
from workreport.ui.views.work_plan.page import WorkPlanPage


def build(session: DeskSession) -> Page:
    """Return the page for an open workspace."""
    return WorkPlanPage(WorkPlan(session, session))
