"""Builds the department's classification page."""

from workreport.ui.viewmodels.classification import Classification
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.draft_session import draft_session_of
from workreport.ui.views.classification.page import ClassificationPage
from workreport.ui.views.shell.page import Page


def build(session: DeskSession) -> Page:
    """Return the page for an open workspace."""
    return ClassificationPage(Classification(draft_session_of(session)))
