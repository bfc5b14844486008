"""Sheets of people: twelve months, the published result, what was said against it, events."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.calendar import day_ended_by
from workreport.domain.period import Period
from workreport.i18n.formats import day_text, moment_text
from workreport.i18n.translation import _
from workreport.services.changes import Changes
from workreport.services.objections import RECONSIDERED, ObjectionLine
from workreport.services.person_sheets import PersonSheet, Reader, SheetMonth
from workreport.services.published import PublishedResult
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.models.sheet_lines import (
    MonthLine,
    ReaderLine,
    month_columns,
    reader_columns,
)
from workreport.ui.theme.badge import Badge, Tone
from workreport.ui.viewmodels.desk_session import DeskSession

if TYPE_CHECKING:
    from workreport.services.consolidating import DecidedBy
    from workreport.services.events import EventInput, EventLine
    from workreport.services.ports.program import Desk

_KINDS = frozenset({"publish.person", "objection", "reply", "event", "rating.decide"})


@dataclass(frozen=True, slots=True)
class _Room:
    """What stands around a sheet: whose may be read, and what who works here may do."""

    people: tuple[Reader, ...]
    waiting: frozenset[str]  # people whose objection has no answer
    me: str
    is_chief: bool
    sees_events: bool


class PersonSheets(QObject):
    """Keeps the list of people, the sheet that was opened, and what can be done about it.

    Signals:
        shown: Something is different now.
    """

    shown = Signal()

    def __init__(self, session: DeskSession) -> None:
        super().__init__(session)
        self.session = session
        self.sheet: PersonSheet | None = None
        self.month = ""  # the month looked at, as a grid line
        self._room = _Room((), frozenset(), "", is_chief=False, sees_events=False)
        near = session.period.first_day
        readers: GridRules[ReaderLine] = GridRules(identify=lambda line: line.id)
        months: GridRules[MonthLine] = GridRules(identify=lambda line: line.id)
        self.people: GridModel[ReaderLine] = GridModel(
            reader_columns(), readers, near=near, parent=self
        )
        self.months: GridModel[MonthLine] = GridModel(
            month_columns(), months, near=near, parent=self
        )
        session.bus.changed.connect(self._on_committed)
        session.period_changed.connect(self._on_period)
        self.read()

    # --- what is shown ------------------------------------------------------------------------

    @property
    def is_alone(self) -> bool:
        """Whether only the own sheet may be read here."""
        return [one.person for one in self._room.people] == [self._room.me]

    @property
    def sees_events(self) -> bool:
        """Whether events are shown here."""
        return self._room.sees_events

    @property
    def is_chief(self) -> bool:
        """Whether who works here answers objections."""
        return self._room.is_chief

    def about(self) -> str:
        """Say whose sheet is shown, and that reading is logged."""
        if self.sheet is None:
            return _("chọn một người rồi nhấn Enter; việc xem phiếu được ghi nhật ký")
        words = f"{self.sheet.name}, {self.sheet.position}" if self.sheet.position else ""
        words = words or self.sheet.name
        return words if self.sheet.is_own else f"{words} · " + _("lần xem này đã ghi nhật ký")

    def result(self) -> PublishedResult | None:
        """Return what was published for the month looked at."""
        if self.sheet is None:
            return None
        found = (one for one in self.sheet.published if str(one.period) == self.month)
        return next(found, None)

    def objection(self) -> ObjectionLine | None:
        """Return what the person said against the month looked at."""
        if self.sheet is None:
            return None
        found = (one for one in self.sheet.objections if str(one.period) == self.month)
        return next(found, None)

    def events(self) -> "tuple[EventLine, ...]":
        """Return the events of the month looked at."""
        if self.sheet is None:
            return ()
        return tuple(one for one in self.sheet.events if one.period == self.month)

    def liftable(self) -> tuple[tuple[str, str], ...]:
        """Return the events of the month that count, by id and words, for those who may see."""
        if not self.sees_events:
            return ()
        words = _("Văn bản {document} ngày {day}")
        return tuple(
            (one.event, words.format(document=one.document, day=day_text(one.document_on)))
            for one in self.events()
            if not one.lifted
        )

    def story(self) -> tuple[str, ...]:
        """Tell the month looked at in sentences."""
        if self.sheet is None or not self.month:
            return ()
        lines = [_published_words(self.result())]
        said = self.objection()
        if said is not None:
            at = moment_text(said.objected_at, "short")
            lines.append(_("Ý kiến lúc {at}: {text}").format(at=at, text=said.text))
            lines.append(_reply_words(said))
        lines += [_event_words(event) for event in self.events()]
        return tuple(line for line in lines if line)

    def objection_refusal(self) -> str:
        """Say why no objection can be sent now; empty when one can."""
        if self.sheet is None or not self.sheet.is_own:
            return _("Chỉ người có kết quả gửi được ý kiến.")
        result, said = self.result(), self.objection()
        if result is None:
            return _("Tháng này chưa công bố kết quả.")
        if said is not None and said.reply is not None:
            return _("Ý kiến tháng này đã được trả lời.")
        return "" if result.is_open else _("Đã hết thời hạn có ý kiến.")

    def reply_refusal(self) -> str:
        """Say why no answer can be given now; empty when one can."""
        if not self.is_chief:
            return _("Chỉ Chánh Văn phòng trả lời ý kiến.")
        said = self.objection()
        if said is None:
            return _("Tháng này không có ý kiến.")
        return "" if said.reply is None else _("Ý kiến tháng này đã được trả lời.")

    # --- acts ---------------------------------------------------------------------------------

    def open(self, person: str) -> None:
        """Read somebody's sheet; that is logged."""
        work = partial(self.session.desk.person_sheets.sheet, person, self.session.period)
        self.session.run(work, self._on_sheet)

    def choose_month(self, month: str) -> None:
        """Look at a month."""
        if month and month != self.month:
            self.month = month
            self.shown.emit()

    def object_to(self, text: str) -> None:
        """Sign an objection to the month looked at."""
        period = Period.parse(self.month)
        self._act(partial(self.session.desk.objections.object_to, period, text))

    def reply(self, outcome: str, text: str, basis: str) -> None:
        """Sign the answer to the objection of the month looked at."""
        said = self.objection()
        if said is not None:
            answer = self.session.desk.objections.reply
            self._act(partial(answer, said.entry, outcome, text, basis))

    def record(self, said: "EventInput", by: "DecidedBy") -> None:
        """Record an event of the month looked at."""
        period = Period.parse(self.month)
        self._act(partial(self.session.desk.events.record, period, said, by))

    def lift(self, event: str, reason: str, by: "DecidedBy") -> None:
        """Say that an event does not count any more."""
        self._act(partial(self.session.desk.events.lift, event, reason, by))

    def levels(self) -> tuple[str, ...]:
        """Return the levels an event can decide; the lowest first."""
        return () if self.sheet is None else self.sheet.levels

    # --- inside -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read whose sheets may be read; the own one is opened where there is no other."""
        self.session.run(partial(_read_room, self.session.desk), self._on_room)

    def _act(self, work: Callable[[], str]) -> None:
        self.session.run(work, self._on_acted)

    def _on_acted(self, _entry: str) -> None:
        self.session.tell_done(_("Đã ký. Đồng bộ để gửi đi."))
        self._again()

    def _again(self) -> None:
        """Read the open sheet anew without a second line in the log."""
        if self.sheet is not None:
            again = self.session.desk.person_sheets.again
            work = partial(again, self.sheet.person, self.session.period)
            self.session.run(work, self._on_sheet)

    def _on_committed(self, changes: object, _initiator: object) -> None:
        if isinstance(changes, Changes) and changes.kinds & _KINDS:
            self.read()
            self._again()

    def _on_period(self, _period: Period) -> None:
        self.month = ""
        self._again()

    def _on_room(self, found: _Room) -> None:
        self._room = found
        waits = Badge(_("Chờ trả lời"), "chat-text", Tone.WARN)
        self.people.set_lines(
            ReaderLine(
                id=one.person,
                name=one.name,
                about=one.position or one.unit,
                state=waits if one.person in found.waiting else None,
            )
            for one in found.people
        )
        if self.sheet is None and self.is_alone:
            self.open(found.me)
        self.shown.emit()

    def _on_sheet(self, found: PersonSheet) -> None:
        self.sheet = found
        self.months.set_lines([self._line(one) for one in reversed(found.months)])
        known = {str(one.period) for one in found.months}
        if self.month not in known:
            published = [str(one.period) for one in found.published if str(one.period) in known]
            self.month = published[0] if published else str(found.months[-1].period)
        self.shown.emit()

    def _line(self, one: SheetMonth) -> MonthLine:
        return MonthLine(
            id=str(one.period),
            month=f"{one.period.month:02d}/{one.period.year}",
            own=one.levels.get("own", ""),
            department=one.levels.get("department", ""),
            decided=one.levels.get("decided", ""),
            published=one.levels.get("published", ""),
            remark=one.remark,
            state=self._state(one),
        )

    def _state(self, one: SheetMonth) -> Badge | None:
        sheet = self.sheet
        if sheet is None:
            return None
        said = next((each for each in sheet.objections if each.period == one.period), None)
        if said is not None:
            answered = said.reply is not None
            return (
                Badge(_("Đã trả lời"), "check-circle", Tone.OK)
                if answered
                else Badge(_("Chờ trả lời"), "chat-text", Tone.WARN)
            )
        if any(each.period == str(one.period) and not each.lifted for each in sheet.events):
            return Badge(_("Có sự kiện"), "flag-fill", Tone.BAD)
        return None


def _read_room(desk: "Desk") -> _Room:
    people = desk.person_sheets.people()
    waiting = {one.person for one in desk.objections.objections() if one.reply is None}
    with desk.book.looking() as look:
        me, is_chief = look.identity.person, look.has_role("chief")
    return _Room(people, frozenset(waiting), me, is_chief, desk.events.may_read())


def _published_words(result: PublishedResult | None) -> str:
    if result is None:
        return _("Tháng này chưa công bố kết quả.")
    rating = result.rating
    level = rating.level or _("không xếp loại")
    words = _("Công bố {at}: {level}. Có ý kiến đến hết {until}.").format(
        at=moment_text(result.published_at, "short"),
        level=level,
        until=day_text(day_ended_by(result.objects_until)),
    )
    more = rating.remark or rating.not_rated
    return f"{words} {more}" if more else words


def _reply_words(said: ObjectionLine) -> str:
    answer = said.reply
    if answer is None:
        return _("Chưa có trả lời. Mức đã công bố không đổi vì ý kiến.")
    outcome = _("sẽ xem xét lại") if answer.outcome == RECONSIDERED else _("giữ nguyên mức")
    words = _("{name} trả lời lúc {at}, {outcome}: {text}").format(
        name=answer.replied_by,
        at=moment_text(answer.replied_at, "short"),
        outcome=outcome,
        text=answer.text,
    )
    return f"{words} ({answer.basis})" if answer.basis else words


def _event_words(event: "EventLine") -> str:
    words = _("Sự kiện theo {document} ngày {day}: mức {level}.").format(
        document=event.document, day=day_text(event.document_on), level=event.level
    )
    if event.text:
        words = f"{words} {event.text}"
    return (
        words
        if not event.lifted
        else _("{words} Đã gỡ: {why}").format(words=words, why=event.lifted)
    )
