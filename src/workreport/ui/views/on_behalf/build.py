"""Builds the page on which the Office enters the month of a unit."""

from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.on_behalf import OnBehalf, behalf_draft_of
from workreport.ui.views.on_behalf.page import OnBehalfPage
from workreport.ui.views.shell.page import Page


def build(session: DeskSession) -> Page:
    """Return the page for an open workspace."""
    return OnBehalfPage(OnBehalf(behalf_draft_of(session)))
