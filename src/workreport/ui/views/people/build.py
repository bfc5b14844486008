"""Builds the page of the agency's classification."""

from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.people import People
from workreport.ui.views.people.page import PeoplePage
from workreport.ui.views.shell.page import Page


def build(session: DeskSession) -> Page:
    """Return the page for an open workspace."""
    return PeoplePage(People(session))
