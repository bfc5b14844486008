"""Builds the Office's board."""

from workreport.ui.viewmodels.board import Board
from workreport.ui.viewmodels.closing import Closing
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.views.board.page import BoardPage
from workreport.ui.views.shell.page import Page


def build(session: DeskSession) -> Page:
    """Return the page for an open workspace."""
    return BoardPage(Board(session), Closing(session))
