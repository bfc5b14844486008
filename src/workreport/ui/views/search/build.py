"""Builds the page of what was found for an open workspace."""

from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.search import Search
from workreport.ui.viewmodels.standing import read_standing
from workreport.ui.views.search.page import SearchPage
from workreport.ui.views.shell.page import Page


def build(session: DeskSession) -> Page:
    """Return the page with its view-model."""
    return SearchPage(Search(session, read_standing(session.desk).kind, session))
