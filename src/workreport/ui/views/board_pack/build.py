"""Builds the page of the board pack for an open workspace."""

from workreport.ui.viewmodels.board_pack import BoardPack
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.paper_texts import PaperTexts
from workreport.ui.views.board_pack.page import BoardPackPage
from workreport.ui.views.shell.page import Page


def build(session: DeskSession) -> Page:
    """Return the page with its view-models."""
    model = BoardPack(session, session)
    return BoardPackPage(model, PaperTexts(session, model.kind))
