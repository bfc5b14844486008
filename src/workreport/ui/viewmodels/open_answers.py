"""What units ask the Office to open in the month shown, and the Office's yes or reasoned no."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workreport.domain.errors import UseError
from workreport.i18n.formats import moment_text
from workreport.i18n.translation import N_, _
from workreport.ui.viewmodels.closing import Closing

if TYPE_CHECKING:
    from workreport.services.open_asking import Asked

_CAUSES = {
    "in_check": N_("báo cáo đang kiểm tra"),
    "accepted": N_("báo cáo đã chấp nhận"),
    "closed": N_("tháng đã khóa"),
}


class OpenAnswers(QObject):
    """Answers the wishes that :class:`Closing` has read."""

    def __init__(self, closing: Closing) -> None:
        super().__init__(closing)
        self._closing = closing

    def asks(self) -> "tuple[Asked, ...]":
        """Return the wishes nobody has answered, oldest first."""
        facts = self._closing.facts
        return () if facts is None or not facts.is_office else facts.asks

    @staticmethod
    def words(one: "Asked") -> str:
        """Say who asks, since when, what for."""
        words = _("{unit} ({person}, {time}) đề nghị mở, {cause}: “{reason}”")
        return words.format(
            unit=one.code,
            person=one.person,
            time=moment_text(one.at, "short"),
            cause=_(_CAUSES[one.cause]),
            reason=one.reason,
        )

    @staticmethod
    def grant_label(one: "Asked") -> str:
        """Say what opening would do."""
        return _("Đề nghị mở lại tháng") if one.cause == "closed" else _("Trả lại để sửa")

    def grant(self, unit: str, reason: str) -> None:
        """Open what a unit asks for."""
        session = self._closing.session
        work = partial(session.desk.open_asks.grant, session.period, unit, reason)
        self._closing.act(work, self._on_granted)

    def refuse(self, unit: str, reason: str) -> bool:
        """Say no; tells whether the reason was there."""
        session = self._closing.session
        if not reason.strip():
            session.tell_error(UseError("reason_missing"))
            return False
        work = partial(session.desk.open_asks.refuse, session.period, unit, reason)
        self._closing.act(work, self._on_refused)
        return True

    def _on_granted(self, done: str) -> None:
        words = {
            "returned": _("Đã trả lại báo cáo theo đề nghị của đơn vị."),
            "reopening": _("Đã đề nghị mở lại tháng. Cần người thứ hai xác nhận trong 14 ngày."),
        }
        self._closing.session.tell_done(words[done])

    def _on_refused(self, _entry: str) -> None:
        self._closing.session.tell_done(_("Đã từ chối. Đơn vị đọc được lý do."))
