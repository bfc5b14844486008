"""Builds the page of receiving."""

from workreport.ui.viewmodels.checking import Checking
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.receiving import Receiving
from workreport.ui.viewmodels.version_choosing import VersionChoosing
from workreport.ui.views.receiving.page import ReceivingPage
from workreport.ui.views.shell.page import Page


def build(session: DeskSession) -> Page:
    """Return the page for an open workspace."""
    choosing = VersionChoosing(session, at_office=True)
    return ReceivingPage(Receiving(session), Checking(session), choosing)
