"""Builds the page of people's sheets."""

from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.person_sheets import PersonSheets
from workreport.ui.views.person_sheet.page import PersonSheetPage
from workreport.ui.views.shell.page import Page


def build(session: DeskSession) -> Page:
    """Return the page for an open workspace."""
    return PersonSheetPage(PersonSheets(session), session)
