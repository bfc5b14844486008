"""Which pages a desk has; each page is imported when it is shown for the first time."""

from collections.abc import Mapping
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from workreport.ui.viewmodels.standing import DeskKind, Standing
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
# Deputies and clerks have own tasks beside the report of their department.
_OWN_MONTH = ("own_month", "user", MEMBER[0][2])
# Reached by key and menu; the components are there in a training agency only.
_HIDDEN = ("settings", "search", "work_plan", "imports", "gallery")
_HIDDEN_OF = {DeskKind.OFFICE: ("on_behalf",)}


def page_module(kind: DeskKind, key: str) -> str:
    """Return the name of the module that builds a page."""
    folder = _OTHERWISE.get((kind, key), key)
    return f"workreport.ui.views.{folder}.build"


def entries_of(standing: Standing) -> tuple[tuple[str, str, str], ...]:
    """Return the entries of the side bar of whoever works here, the first page first."""
    own = (_OWN_MONTH,) if standing.has_own_month else ()
    return (*ITEMS[standing.kind], *own)


def factories(standing: Standing, session: "DeskSession") -> Mapping[str, "PageFactory"]:
    """Return how each page of a desk is built; the settings are there for everybody."""
    kind = standing.kind
    keys = [key for key, _icon, _text in entries_of(standing)]
    return {
        key: partial(_build, page_module(kind, key), session)
        for key in (*keys, *_HIDDEN_OF.get(kind, ()), *(one for one in _HIDDEN if one not in keys))
    }


def _build(module: str, session: "DeskSession") -> "Page":
    page: Page = import_module(module).build(session)
    return page
