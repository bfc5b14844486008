"""How somebody likes the task grid: columns and groups, kept outside of the workspace."""

from workreport.ui.models.column_layout import ColumnLayout
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.task_views import GROUPS
from workreport.ui.views.grid.view import GridView

USUAL = ColumnLayout(frozen="content")
_COLUMNS, _GROUP = "tasks", "tasks_group"
_NO_GROUP = "none"  # an empty word would be read as "never chosen"


class KeptView:
    """Reads and writes the preferences of the person at this desk."""

    def __init__(self, session: DeskSession, grid: GridView) -> None:
        self._session = session
        self._grid = grid
        self._person = session.desk.book.identity.person

    def restore(self) -> str:
        """Arrange the columns as they were left and return the group chosen last."""
        self._grid.arrange(ColumnLayout.from_text(self._kept(_COLUMNS), USUAL))
        group = self._kept(_GROUP)
        if group == _NO_GROUP:
            return ""
        return group if group and group in GROUPS else "origin"

    def keep_columns(self) -> None:
        """Remember the columns as they are."""
        self._keep(_COLUMNS, self._grid.chosen_layout.to_text())

    def keep_group(self, key: str) -> None:
        """Remember by what the tasks are grouped."""
        self._keep(_GROUP, key or _NO_GROUP)

    def _kept(self, name: str) -> str:
        preferences = self._session.preferences
        return preferences.grid(self._person, name) if preferences is not None else ""

    def _keep(self, name: str, text: str) -> None:
        if self._session.preferences is not None:
            self._session.preferences.keep_grid(self._person, name, text)
