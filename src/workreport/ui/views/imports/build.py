"""Builds the page of imports for an open workspace."""

from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.imports import Imports
from workreport.ui.views.imports.page import ImportsPage
from workreport.ui.views.shell.page import Page


def build(session: DeskSession) -> Page:
    """Return the page with its view-model."""
    return ImportsPage(Imports(session, session))
