"""Choosing one of several versions of a report that are in conflict."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from workreport.domain.errors import RuleError
from workreport.domain.period import Period
from workreport.i18n.translation import _, ngettext
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.office_desk import OfficeModel
from workreport.ui.viewmodels.version_words import (
    DifferenceLine,
    VersionColumn,
    columns_of,
    differences_of,
)

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk
    from workreport.services.versions import VersionChoice


class VersionChoosing(OfficeModel["VersionChoice | None"]):
    """Shows the versions side by side and signs the choice.

    Signals:
        settled: There is nothing to choose any more.
    """

    settled = Signal()

    def __init__(
        self, session: DeskSession, *, at_office: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(session, _read_nothing, parent)
        self.unit = ""
        self.reason = ""
        self._at_office = at_office
        self._is_open = False

    def open(self, unit: str = "") -> None:
        """Show the versions of a unit; of the desk's own one without a name."""
        if unit != self.unit:
            self.reason = ""
        self.unit, self._is_open, self.facts = unit, True, None
        self._freshness.invalidate()

    @override
    def refresh(self) -> None:
        """Read the versions anew."""
        if self._is_open:
            self._read = partial(_read_choice, unit=self.unit)
            super().refresh()

    @override
    def use_facts(self, facts: "VersionChoice | None") -> None:
        """Leave when somebody else has chosen."""
        if facts is None:
            self._is_open = False
            self.settled.emit()

    def title(self) -> str:
        """Return whose report it is."""
        return "" if self.facts is None else self.facts.line.unit.name

    def note(self) -> str:
        """Say how many versions stand against each other, and in how many places."""
        if self.facts is None:
            return ""
        places = len(self.facts.places)
        words = ngettext("khác nhau ở {count} chỗ", "khác nhau ở {count} chỗ", places)
        if not places:
            return _("nội dung giống nhau")
        return words.format(count=places)

    def columns(self) -> tuple[VersionColumn, ...]:
        """Return the versions."""
        return () if self.facts is None else columns_of(self.facts)

    def differences(self) -> tuple[DifferenceLine, ...]:
        """Return the places in which they differ."""
        return () if self.facts is None else differences_of(self.facts)

    def pick(self, entry: str) -> None:
        """Sign the choice; it replaces all versions that are open."""
        session, reason = self.session, self.reason.strip()
        if self._at_office:
            work = partial(session.desk.office.pick, session.period, self.unit, entry, reason)
        else:
            work = partial(session.desk.reporting.pick, session.period, entry, reason)
        self.act(work, self._on_picked)

    def _on_picked(self, _entry: str) -> None:
        self.reason = ""
        self.session.tell_done(_("Đã chọn một bản; các bản kia vẫn được giữ lại."))


def _read_nothing(_desk: "Desk", _period: Period) -> None:
    return None


def _read_choice(desk: "Desk", period: Period, *, unit: str) -> "VersionChoice | None":
    try:
        return desk.reporting.versions(period, unit or None)
    except RuleError as error:
        if error.code == "versions_agree":
            return None
        raise
