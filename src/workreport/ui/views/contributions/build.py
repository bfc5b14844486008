"""Builds the page of what members sent."""

from workreport.ui.viewmodels.contributions import Contributions
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.draft_session import draft_session_of
from workreport.ui.views.contributions.page import ContributionsPage
from workreport.ui.views.shell.page import Page


def build(session: DeskSession) -> Page:
    """Return the page for an open workspace."""
    return ContributionsPage(Contributions(draft_session_of(session)))
