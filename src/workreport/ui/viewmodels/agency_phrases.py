"""The agency's phrases on the set-up page: lines by place, signed by the chief."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError
from workreport.i18n.formats import moment_text
from workreport.i18n.messages import sentence
from workreport.i18n.translation import N_, _
from workreport.services.agency_phrases import PLACES, AgencyPhrases, tidy
from workreport.ui.tasks.changes import Freshness
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.place_words import SECTIONS

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk

_OFFICE_PLACES = {
    "return": N_("Lý do trả lại báo cáo"),
    "remark": N_("Nhận xét cán bộ"),
    "verdict": N_("Ý kiến về một nhiệm vụ"),
    "conclusion": N_("Kết luận của lãnh đạo"),
    "reminder": N_("Nội dung thư nhắc"),
}


@dataclass(frozen=True, slots=True)
class PhraseFacts:
    """The lines of the place shown; ``origin`` says since when phrases of the agency exist."""

    place: str
    lines: str
    origin: str
    changed: int
    is_chief: bool


def phrase_places() -> tuple[tuple[str, str], ...]:
    """Return where phrases are offered, in words."""
    titles = {key: _(title) for key, _number, title in SECTIONS}
    return tuple(
        (place, titles.get(place) or _(_OFFICE_PLACES.get(place, place))) for place in PLACES
    )


class AgencyPhraseModel(QObject):
    """Reads what was signed, keeps what is typed by place, and signs it together.

    Signals:
        facts_changed: ``PhraseFacts``.
        refused: What is wrong with what was typed; empty when it was signed.
    """

    facts_changed = Signal(object)
    refused = Signal(str)

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent or session)
        self._session = session
        self._signed = AgencyPhrases()
        self._typed: dict[str, str] = {}
        self._is_chief = False
        self._place = PLACES[0]
        self._freshness = Freshness(session.bus, _concerns, self.refresh, self)

    def set_shown(self, *, is_shown: bool) -> None:
        """Be told whether the card can be seen."""
        self._freshness.set_shown(is_shown)

    def refresh(self) -> None:
        """Read the phrases anew."""
        self._session.run(partial(_read, self._session.desk), self._on_read)

    def choose(self, place: str) -> None:
        """Show another place; what was typed for this one stays until it is signed."""
        self._place = place
        self._tell()

    def type_lines(self, text: str) -> None:
        """Keep what stands in the lines of the place now."""
        if tidy(text.splitlines()) == self._signed.of(self._place):
            self._typed.pop(self._place, None)
        else:
            self._typed[self._place] = text
        self._tell()

    def sign(self) -> None:
        """Sign every place that was changed."""
        wanted = {place: tidy(text.splitlines()) for place, text in self._typed.items()}
        work = partial(self._session.desk.phrases.sign, wanted)
        self._session.run(work, self._on_signed, self._on_refused)

    def _on_read(self, found: tuple[AgencyPhrases, bool]) -> None:
        self._signed, self._is_chief = found
        self._tell()

    def _tell(self) -> None:
        origin = _("Cơ quan chưa ký câu mẫu nào; câu đi kèm chương trình vẫn dùng được.")
        if self._signed.signed_at is not None:
            at = moment_text(self._signed.signed_at, "short")
            origin = _("Bộ câu mẫu của cơ quan, ký lúc {at}.").format(at=at)
        signed = "\n".join(self._signed.of(self._place))
        lines = self._typed.get(self._place, signed)
        self.facts_changed.emit(
            PhraseFacts(self._place, lines, origin, len(self._typed), self._is_chief)
        )

    def _on_signed(self, _entry: str) -> None:
        self._typed.clear()
        self.refused.emit("")
        self._session.tell_done(_("Đã ký câu mẫu của cơ quan."))

    def _on_refused(self, error: CodedError) -> None:
        self.refused.emit(sentence(error.code, error.values))


def _read(desk: "Desk") -> tuple[AgencyPhrases, bool]:
    with desk.book.looking() as look:
        is_chief = look.has_role("chief")
    return desk.phrases.signed(), is_chief


def _concerns(changes: object) -> bool:
    kinds: frozenset[str] = getattr(changes, "kinds", frozenset())
    return "settings.set" in kinds
