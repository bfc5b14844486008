"""Builds the page of history for an open workspace."""

from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.history import History
from workreport.ui.viewmodels.history_sheet import HistorySheet
from workreport.ui.viewmodels.history_spans import HistorySpans
from workreport.ui.views.history.page import HistoryPage
from workreport.ui.views.shell.page import Page


def build(session: DeskSession) -> Page:
    """Return the page with its view-models."""
    sheet = HistorySheet(session)
    return HistoryPage(History(session, session), HistorySpans(session, session), sheet)
