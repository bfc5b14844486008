"""Builds the set-up page for an open workspace."""

from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.settings import Settings
from workreport.ui.views.settings.page import SettingsPage
from workreport.ui.views.shell.page import Page


def build(session: DeskSession) -> Page:
    """Return the page with its view-model."""
    return SettingsPage(Settings(session, session))
