"""Builds the page of components for an open workspace."""

from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.views.gallery.page import GalleryPage
from workreport.ui.views.shell.page import Page


def build(_session: DeskSession) -> Page:
    """Return the page; it shows nothing of the workspace."""
    return GalleryPage()
