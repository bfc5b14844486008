"""Returning several reports in one act: who is meant and who is left out is told before."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from workreport.domain.calendar import day_ended_by, end_of
from workreport.domain.errors import CodedError
from workreport.i18n import messages as sentences
from workreport.i18n.formats import day_text, shown
from workreport.i18n.translation import _, ngettext
from workreport.ledger.bodies.report import Mark
from workreport.services.batch_return import WHOLE, BatchReturned
from workreport.services.check_desk import LeftOut
from workreport.ui.messages import Notice, NoticeKind, Question
from workreport.ui.viewmodels.desk_session import DeskSession


class BatchReturning(QObject):
    """Asks before anything is signed; the strip above the list tells of it and takes it back.

    Signals:
        due_known: The usual due day of a report that is returned today.
        given_back: Reports were returned.
    """

    due_known = Signal(object)
    given_back = Signal()

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent or session)
        self.session = session

    def ask_due(self) -> None:
        """Ask for the usual due day; a month that is not open has none."""
        due = partial(self.session.desk.office.return_due, self.session.period)
        self.session.run(due, self._on_due, self._on_no_due)

    def rehearse(self, units: Sequence[str], code: str, reason: str, due: date | None) -> None:
        """Tell who would be returned and who is left out; return them once it is agreed to."""
        give_back = partial(
            self.session.desk.office.return_many,
            self.session.period,
            tuple(units),
            Mark(path=WHOLE, text=reason, code=code),
            None if due is None else end_of(due),
        )
        self.session.run(partial(give_back, keep=False), partial(self._on_rehearsed, give_back))

    # --- inside -------------------------------------------------------------------------------

    def _on_due(self, due_at: datetime) -> None:
        self.due_known.emit(day_ended_by(due_at))

    def _on_no_due(self, _error: CodedError) -> None:
        """Leave the day empty: what is wrong with the month is told when reports are returned."""

    def _on_rehearsed(self, give_back: Callable[[], BatchReturned], outcome: BatchReturned) -> None:
        if not outcome.returned:
            self._tell_left_out(outcome.left_out)
            return
        count = len(outcome.returned)
        words = ngettext(
            "Trả lại {count} báo cáo: {units}. Gửi lại trước hết {day}.",
            "Trả lại {count} báo cáo: {units}. Gửi lại trước hết {day}.",
            count,
        ).format(
            count=count,
            units=", ".join(outcome.names),
            day=day_text(day_ended_by(outcome.due_at), "full"),
        )
        words = " ".join((words, _("Một phút sau mới gửi đi, trước đó còn rút lại được.")))
        if outcome.left_out:
            words = " ".join((words, _("Các báo cáo dưới đây để lại, trả lời riêng.")))
        question = Question(
            title=_("Trả lại các báo cáo đã chọn"),
            text=words,
            accept=_("Trả lại"),
            facts=tuple((one.name or one.unit, cause_of(one)) for one in outcome.left_out),
        )
        if self.session.messages.ask(question) is not None:
            self.session.run(give_back, partial(self._on_returned, tuple(outcome.left_out)))

    def _on_returned(self, told: tuple[LeftOut, ...], outcome: BatchReturned) -> None:
        """Name who could not be returned after all; the person has seen the others."""
        self._tell_left_out([one for one in outcome.left_out if one not in told])
        if outcome.returned:
            self.given_back.emit()

    def _tell_left_out(self, left_out: Sequence[LeftOut]) -> None:
        if left_out:
            happened = _("Chưa trả lại {count} báo cáo.").format(count=len(left_out))
            self.session.messages.tell(left_out_notice(happened, left_out))


def left_out_notice(happened: str, left_out: Sequence[LeftOut]) -> Notice:
    """Name who stayed out of an act for several reports, each with why."""
    said = "; ".join(f"{one.name or one.unit}: {cause_of(one).rstrip('.')}" for one in left_out)
    return Notice(kind=NoticeKind.WARN, happened=happened, safe=f"{said}.", about="left_out")


def cause_of(one: LeftOut) -> str:
    """Say why a report was left out."""
    return sentences.cause(one.code, shown(one.values))
