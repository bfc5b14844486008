"""The Office's check list on the set-up page: two lists of lines, signed by the chief."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError
from workreport.i18n.check_text import point_text
from workreport.i18n.formats import moment_text
from workreport.i18n.messages import sentence
from workreport.i18n.translation import _
from workreport.services.check_points import CheckList
from workreport.services.check_rules import CheckPoint
from workreport.ui.tasks.changes import Freshness
from workreport.ui.viewmodels.desk_session import DeskSession

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk


@dataclass(frozen=True, slots=True)
class CheckListFacts:
    """The list as lines; ``origin`` says since when it is the agency's own."""

    mandatory: str
    others: str
    origin: str
    is_chief: bool


class CheckListModel(QObject):
    """Reads the list and signs another one.

    Signals:
        facts_changed: ``CheckListFacts``.
        refused: What is wrong with what was typed; empty when it was signed.
    """

    facts_changed = Signal(object)
    refused = Signal(str)

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent or session)
        self._session = session
        self._codes: dict[str, str] = {}
        self._freshness = Freshness(session.bus, _concerns, self.refresh, self)

    def set_shown(self, *, is_shown: bool) -> None:
        """Be told whether the card can be seen."""
        self._freshness.set_shown(is_shown)

    def refresh(self) -> None:
        """Read the list anew."""
        self._session.run(partial(_read, self._session.desk), self._on_read)

    def sign(self, mandatory: str, others: str) -> None:
        """Sign the lines as the agency's list; a line that stays keeps its ticks."""
        points = [
            CheckPoint(self._codes.get(text, ""), text, is_mandatory=is_mandatory)
            for lines, is_mandatory in ((mandatory, True), (others, False))
            for text in (" ".join(line.split()) for line in lines.splitlines())
            if text
        ]
        work = partial(self._session.desk.checking.keep_points, points)
        self._session.run(work, self._on_signed, self._on_refused)

    def _on_read(self, found: tuple[CheckList, bool]) -> None:
        listed, is_chief = found
        texts = {one.code: point_text(one.code, one.text) for one in listed.points}
        self._codes = {text: code for code, text in texts.items()}
        origin = _("Đang dùng bộ mục đi kèm chương trình.")
        if listed.signed_at is not None:
            at = moment_text(listed.signed_at, "short")
            origin = _("Bộ mục của cơ quan, ký lúc {at}.").format(at=at)
        lines = {
            must: "\n".join(texts[one.code] for one in listed.points if one.is_mandatory is must)
            for must in (True, False)
        }
        self.facts_changed.emit(CheckListFacts(lines[True], lines[False], origin, is_chief))

    def _on_signed(self, _entry: str) -> None:
        self.refused.emit("")
        self._session.tell_done(_("Đã ký mục kiểm tra."))

    def _on_refused(self, error: CodedError) -> None:
        self.refused.emit(sentence(error.code, error.values))


def _read(desk: "Desk") -> tuple[CheckList, bool]:
    with desk.book.looking() as look:
        is_chief = look.has_role("chief")
    return desk.checking.points(), is_chief


def _concerns(changes: object) -> bool:
    kinds: frozenset[str] = getattr(changes, "kinds", frozenset())
    return "settings.set" in kinds
