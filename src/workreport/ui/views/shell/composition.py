"""Which pages a desk has; each page is imported when it is shown for the first time."""

from collections.abc import Mapping
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from workreport.ui.viewmodels.standing import DeskKind
from workreport.ui.views.shell.roles import DEPARTMENT, LEADERS, MEMBER, OFFICE

if TYPE_CHECKING:
    from workreport.ui.viewmodels.desk_session import DeskSession
    from workreport.ui.views.shell.page import Page
    from workreport.ui.views.shell.window import PageFactory

ITEMS = {
    DeskKind.OFFICE: OFFICE,
    DeskKind.LEADERS: LEADERS,
    DeskKind.DEPARTMENT: DEPARTMENT,
    DeskKind.MEMBER: MEMBER,
}
# The Office and the leaders see all people under the name a department has for its own.
_OTHERWISE = {
    (DeskKind.OFFICE, "classification"): "people",
    (DeskKind.LEADERS, "classification"): "people",
}
# Reached by key and menu; the components are there in a training agency only.
_HIDDEN = ("settings", "search", "work_plan", "imports", "gallery")


def page_module(kind: DeskKind, key: str) -> str:
    """Return the name of the module that builds a page."""
    folder = _OTHERWISE.get((kind, key), key)
    return f"workreport.ui.views.{folder}.build"


def factories(kind: DeskKind, session: "DeskSession") -> Mapping[str, "PageFactory"]:
    """Return how each page of a desk is built; the settings are there for everybody."""
    keys = [key for key, _icon, _text in ITEMS[kind]]
    return {
        key: partial(_build, page_module(kind, key), session)
        for key in (*keys, *(one for one in _HIDDEN if one not in keys))
    }


def _build(module: str, session: "DeskSession") -> "Page":
    page: Page = import_module(module).build(session)
    return page
