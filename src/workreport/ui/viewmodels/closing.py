"""The lock of a month: what stands in its way, closing it, reopening it with a second person."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from workreport.domain.errors import CodedError, UseError
from workreport.domain.period import Period
from workreport.domain.workflow import REOPEN_VOID_AFTER, PeriodState
from workreport.i18n.closing_text import step_words
from workreport.i18n.formats import day_text, moment_text, period_text
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import N_, _, ngettext
from workreport.services.closing import Closed
from workreport.services.desk_notes import keep_notes, kept_notes
from workreport.services.gates import Gate, GatesOpenError
from workreport.services.month_lock import Watch
from workreport.services.open_asking import Asked, waiting_asks
from workreport.ui.messages import Notice, NoticeKind, Question
from workreport.ui.tasks.cancel import CancelToken
from workreport.ui.viewmodels.asked_reopening import (
    LOCKED,
    MAY_CONFIRM,
    REOPENED,
    asked_elsewhere,
    elsewhere_words,
    reopened_words,
    waits,
)
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.office_desk import OfficeModel
from workreport.ui.viewmodels.unit_words import group_words

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk

_PAGES = {
    "missing_unit": ("board", N_("Xem bảng")),
    "versions": ("receiving", N_("Xem báo cáo")),
    "open_return": ("receiving", N_("Xem báo cáo")),
    "not_accepted": ("receiving", N_("Kiểm tra")),
    "not_graded": ("grades", N_("Chấm điểm")),
    "over_quota": ("classification", N_("Xem xếp loại")),
    "rated_twice": ("classification", N_("Xem xếp loại")),
    "event_level": ("classification", N_("Xem xếp loại")),
    "not_concluded": ("consolidation", N_("Ghi kết luận")),
    "clock_flag": ("receiving", N_("Xem báo cáo")),
    "open_warning": ("receiving", N_("Xem báo cáo")),
    "open_ask": ("board", N_("Trả lời")),
}
_UNSIGNED = {
    "conclusions": ("consolidation", N_("Xem kết luận")),
    "people": ("classification", N_("Xem xếp loại")),
    "grades": ("grades", N_("Chấm điểm")),
    "wording": ("board_pack", N_("Hồ sơ họp")),
}
_SOFT = ("over_quota", "not_concluded", "clock_flag", "open_warning", "open_ask", "unsigned")
_OF_PERSON = ("rated_twice", "event_level")
_TOLD = 50  # times at most that the counts of one step are told


@dataclass(frozen=True, slots=True, kw_only=True)
class GateLine:
    """One thing in the way of the lock; ``override`` is the reason to pass it all the same."""

    key: str
    code: str
    words: str
    link: str
    page: str
    place: str
    is_soft: bool
    override: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingFacts:
    """Where the lock of a month stands, read in one go."""

    period: Period
    state: PeriodState
    closed_at: datetime | None
    revision: int
    gates: tuple[Gate, ...]
    units: dict[str, str]
    """Ids of units by their code."""
    is_chief: bool
    is_desk: bool
    may_confirm: bool
    asked_by: str
    asked_reason: str
    asked_at: datetime | None
    overrides: dict[str, str]
    is_office: bool = False
    asks: tuple[Asked, ...] = ()
    asked_elsewhere: Period | None = None
    """Another month that waits for the second person, who may be here."""


class Closing(OfficeModel[ClosingFacts]):
    """Closes and reopens the month that is shown.

    Signals:
        progressed: How far the lock is: done, of how many, in words.
        closing_changed: The lock began, or ended in whatever way.
    """

    progressed = Signal(int, int, str)
    closing_changed = Signal(bool)
    _stepped = Signal(str, int, int)

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(session, read_closing, parent)
        self._token = CancelToken()
        self.is_closing = False
        self._stepped.connect(self._on_step)
        self._overrides: dict[str, str] = {}
        self._kept_for: Period | None = None

    @override
    def use_facts(self, facts: ClosingFacts) -> None:
        """Take over what was typed before, once for each month."""
        if self._kept_for != facts.period:
            self._kept_for = facts.period
            self._overrides = dict(facts.overrides)

    # --- what is shown ------------------------------------------------------------------------

    def gates(self) -> tuple[GateLine, ...]:
        """Return what stands in the way."""
        facts = self.facts
        if facts is None:
            return ()
        return tuple(self._line(gate, facts) for gate in facts.gates)

    def open_count(self) -> int:
        """Return how many gates have no reason to be passed."""
        return sum(not line.override.strip() for line in self.gates())

    def refusal(self) -> str:
        """Say why the month cannot be closed; empty when it can."""
        facts = self.facts
        if facts is None or facts.state is PeriodState.PLANNED:
            return _("Tháng này chưa mở.")
        if facts.state is PeriodState.CLOSED:
            return _("Tháng này đã khóa.")
        if not facts.is_chief:
            return _("Chỉ Chánh Văn phòng khóa tháng.")
        if not facts.is_desk:
            return _(
                "Tháng được khóa trên máy của bàn điều hành. Khóa ở máy này thì chuyển bàn về đây: "
                "Thiết lập, An toàn dữ liệu."
            )
        count = self.open_count()
        if count:
            words = ngettext(
                "Còn {count} điều kiện: giải quyết, hoặc ghi lý do có số văn bản.",
                "Còn {count} điều kiện: giải quyết, hoặc ghi lý do có số văn bản.",
                count,
            )
            return words.format(count=count)
        return ""

    def is_closed(self) -> bool:
        """Tell whether the month is locked."""
        return self.facts is not None and self.facts.state is PeriodState.CLOSED

    def state_words(self) -> str:
        """Say since when the month is locked, and who may reopen it."""
        facts = self.facts
        if facts is None or facts.closed_at is None or not self.is_closed():
            return ""
        words = _(
            "{month} đã khóa từ {day}, bản {revision}. Chánh Văn phòng có thể mở lại, "
            "cần người thứ hai."
        )
        return words.format(
            month=period_text(str(facts.period), "month").capitalize(),
            day=moment_text(facts.closed_at, "short"),
            revision=facts.revision,
        )

    def reopening_words(self) -> str:
        """Say who asked to reopen the month, and until when it can be confirmed."""
        facts = self.facts
        if facts is None or facts.asked_at is None or not self.is_closed():
            return ""
        words = _(
            "{name} đề nghị mở lại {month}: “{reason}”. "
            "Cần người thứ hai xác nhận trước {day}: lãnh đạo hoặc người khác của Văn phòng."
        )
        until = facts.asked_at + REOPEN_VOID_AFTER
        return words.format(
            name=facts.asked_by,
            month=period_text(str(facts.period), "month"),
            reason=facts.asked_reason,
            day=day_text(until.date(), "short"),
        )

    def may_confirm(self) -> bool:
        """Tell whether the person here may be the second one."""
        return self.facts is not None and self.facts.may_confirm and bool(self.reopening_words())

    def other_month_asked(self) -> tuple[str, Period | None]:
        """Say which other month waits for the second person, and which it is."""
        month = None if self.facts is None else self.facts.asked_elsewhere
        return elsewhere_words(month), month

    # --- what is done -------------------------------------------------------------------------

    def override(self, key: str, reason: str) -> None:
        """Give the reason to pass a gate; it is kept as it is typed."""
        if self._overrides.get(key, "") == reason:
            return
        self._overrides[key] = reason
        notes = {name: words for name, words in self._overrides.items() if words.strip()}
        work = partial(keep_notes, self.session.desk.book, _notes_of(self.session.period), notes)
        self.session.run(work, self._on_kept)
        self.shown.emit()

    def go(self, key: str) -> None:
        """Go to the page where a gate is dealt with."""
        line = next((one for one in self.gates() if one.key == key), None)
        if line is not None:
            self.session.go_to(line.page, line.place)

    def close(self) -> None:
        """Close the month after the person has agreed."""
        if self.refusal():
            self.session.messages.tell(Notice(kind=NoticeKind.WARN, happened=self.refusal()))
            return
        period = self.session.period
        month = period_text(str(period), "month")
        question = Question(
            title=_("Khóa {month}").format(month=month),
            text=_(
                "Số liệu được chốt và ký. Việc chưa xong chuyển sang {next}, xếp loại được công "
                "bố, {next} được mở. Mở lại cần lý do và người thứ hai."
            ).format(next=period_text(str(period.next), "month")),
            accept=_("Khóa {month}").format(month=month),
        )
        if self.session.messages.ask(question) is None:
            return
        given = {line.key: line.override for line in self.gates() if line.override.strip()}
        token = self._token = CancelToken()
        watch = Watch(self._tell_step, lambda: token.is_cancelled)
        work = partial(self.session.desk.closing.close, period, given, watch)
        self._set_closing(is_closing=True)
        self.act(work, self._on_closed, self._on_refused)

    def give_up(self) -> None:
        """Stop the lock that is under way; until its last step nothing of it remains."""
        self._token.cancel()

    def reopen(self) -> None:
        """Ask for the reopening of a closed month, with a reason."""
        month = period_text(str(self.session.period), "month")
        question = Question(
            title=_("Mở lại {month}").format(month=month),
            text=_(
                "Chưa có gì mở ra cho tới khi người thứ hai xác nhận trong hồ sơ của mình. "
                "Văn bản mới sẽ ghi “thay thế văn bản số …”."
            ),
            accept=_("Đề nghị mở lại"),
            is_dangerous=True,
            reason_label=_("Lý do"),
        )
        reason = self.session.messages.ask(question)
        if reason is not None:
            work = partial(self.session.desk.closing.reopen, self.session.period, reason)
            self.act(work, self._on_asked)

    def confirm(self) -> None:
        """Confirm the reopening as the second person."""
        work = partial(self.session.desk.closing.confirm_reopening, self.session.period)
        self.act(work, self._on_confirmed)

    # --- inside -------------------------------------------------------------------------------

    def _line(self, gate: Gate, facts: ClosingFacts) -> GateLine:
        page, link = _PAGES.get(gate.code, ("board", N_("Xem")))
        values = dict(gate.reason.values)
        place = ""
        if gate.code == "over_quota":
            values["group"] = group_words(gate.subject)
        elif gate.code == "unsigned":
            page, link = _UNSIGNED[gate.subject]
        elif gate.code in _OF_PERSON:
            place = f"person/{gate.subject}"
        elif gate.subject:
            place = f"unit/{facts.units.get(gate.subject, gate.subject)}"
        key = f"{gate.code}:{gate.subject}"
        return GateLine(
            key=key,
            code=gate.code,
            words=reason_text(gate.reason.code, values),
            link=_(link),
            page=page,
            place=place,
            is_soft=gate.code in _SOFT,
            override=self._overrides.get(key, ""),
            who=gate.who,
        )

    def _tell_step(self, step: str, done: int, total: int) -> None:
        """Be told in the working thread; the words are made in the window's."""
        if not done % max(1, total // _TOLD):
            self._stepped.emit(step, done, total)

    def _on_step(self, step: str, done: int, total: int) -> None:
        self.progressed.emit(done, total, step_words(step, done, total))

    def _set_closing(self, *, is_closing: bool) -> None:
        self.is_closing = is_closing
        self.closing_changed.emit(is_closing)

    def _on_kept(self, _nothing: None) -> None:
        """Nothing changes on the screen when a reason is kept."""

    def _on_refused(self, error: CodedError) -> None:
        self._set_closing(is_closing=False)
        if isinstance(error, GatesOpenError):
            words = [self._line(gate, self.facts).words for gate in error.gates if self.facts]
            error = UseError("month_gates_open", gates=" ".join(words))
        self.session.tell_error(error)
        self.refresh()

    def _on_closed(self, closed: Closed) -> None:
        self._set_closing(is_closing=False)
        name = period_text(str(closed.period), "month")
        after = period_text(str(closed.next.period), "month")
        words = [
            _("Đã khóa {month}, bản {revision}.").format(month=name, revision=closed.revision),
            ngettext(
                "{count} nhiệm vụ chuyển sang {month}.",
                "{count} nhiệm vụ chuyển sang {month}.",
                closed.carried,
            ).format(count=closed.carried, month=after),
        ]
        if closed.missing:
            missing = ", ".join(closed.missing_names)
            words.append(_("Không có báo cáo: {units}.").format(units=missing))
        opened = _("{month} đã mở, hạn gửi hết {day}.").format(
            month=after.capitalize(), day=day_text(closed.next.report.target_day, "weekday")
        )
        self.session.messages.tell(
            Notice(
                kind=NoticeKind.OK,
                happened=" ".join(words),
                safe=opened,
                action=_("Sang {month}").format(month=after),
                act=partial(self.session.set_period, closed.next.period),
                about=LOCKED,
            )
        )

    def _on_asked(self, _entry: str) -> None:
        words = _("Đã đề nghị mở lại. Cần người thứ hai xác nhận trong 14 ngày.")
        self.session.tell_done(words, LOCKED)

    def _on_confirmed(self, _entry: str) -> None:
        self.session.tell_done(reopened_words(self.session.period), REOPENED)


def _notes_of(period: Period) -> str:
    return f"close/{period}"


def read_closing(desk: "Desk", period: Period) -> ClosingFacts:
    """Read where the lock stands; to be called off the UI thread."""
    month = desk.periods.month(period)
    is_open = month.opened is not None and not month.is_pinned
    gates = desk.closing.gates(period) if is_open else ()
    with desk.book.looking() as look:
        waiting = [fact for fact in month.reopening if waits(month, fact.at, look.now)]
        asked = waiting[-1] if waiting and month.is_pinned else None
        author = "" if asked is None else asked.author
        return ClosingFacts(
            period=period,
            state=month.state,
            closed_at=month.facts.closed_at,
            revision=month.facts.closings,
            gates=tuple(gates),
            units={line.unit.code: line.unit.unit for line in month.units},
            is_chief=look.has_role("chief"),
            is_desk=look.authority.desk == look.identity.writer,
            may_confirm=look.has_role(*MAY_CONFIRM) and author != look.identity.person,
            asked_by=look.directory.person_name(author),
            asked_reason=str(getattr(asked.body, "reason", "")) if asked is not None else "",
            asked_at=None if asked is None else datetime.fromisoformat(asked.at),
            overrides=kept_notes(desk.book, _notes_of(period)),
            is_office=look.is_office,
            asks=waiting_asks(look, month),
            asked_elsewhere=asked_elsewhere(desk, look, period),
        )
