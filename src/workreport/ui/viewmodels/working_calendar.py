"""The agency's calendar and the rules months are opened with, as the set-up page edits them."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.calendar import day_ended_by, end_of
from workreport.domain.period import Period
from workreport.i18n import translation
from workreport.i18n.calendar_text import instant_text, move_text
from workreport.i18n.formats import period_text
from workreport.i18n.translation import _, ngettext
from workreport.ui.messages import FileWish
from workreport.ui.tasks.changes import Freshness
from workreport.ui.tasks.target_file import write_target
from workreport.ui.viewmodels.desk_session import DeskSession

if TYPE_CHECKING:
    from pathlib import Path

    from workreport.domain.deadline_templates import DeadlineTemplate
    from workreport.ledger.bodies.agency import CalendarDay
    from workreport.services.month_rules import Choice, MonthRules
    from workreport.services.working_days import (
        CalendarChanged,
        Instants,
        MovedMonth,
        YearDays,
    )

_FILE_LIMIT = 1024 * 1024
_MONTHS_OFFERED = 12
_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFacts:
    """The year as it would be signed, and what is signed already."""

    days: "YearDays"
    signed: "tuple[CalendarDay, ...]"
    today: date
    is_chief: bool
    rules: "MonthRules"
    chosen: "tuple[Choice, ...]"
    templates: tuple[tuple[str, str], ...]
    """Id and title of what a month can be opened with."""
    months: tuple[Period, ...]
    """Months that are not open yet, which choices can begin with."""

    @property
    def is_changed(self) -> bool:
        """Whether something waits to be signed."""
        return self.days.own != self.signed


class WorkingCalendar(QObject):
    """The commands of the calendar part.

    Signals:
        facts_changed: ``CalendarFacts``.
        moves_changed: How open months would move, one sentence each.
    """

    facts_changed = Signal(object)
    moves_changed = Signal(object)

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._year = session.period.first_day.year
        self.facts: CalendarFacts | None = None
        self._freshness = Freshness(session.bus, _concerns, self.refresh, self)

    def set_shown(self, *, is_shown: bool) -> None:
        """Be told whether the part can be seen."""
        self._freshness.set_shown(is_shown)

    def refresh(self) -> None:
        """Read the year anew; what was not signed is given up."""
        self._session.run(self._read, self._on_read)

    def show_year(self, year: int) -> None:
        """Show another year."""
        self._year = year
        self.refresh()

    def put(self, day: date, name: str, basis: str, *, working: bool) -> None:
        """Set a day off or a working day; nothing is signed yet."""
        from workreport.ledger.bodies.agency import CalendarDay  # noqa: PLC0415 - after the paint

        if self.facts is None:
            return
        kept = tuple(one for one in self.facts.days.own if one.day != day)
        added = CalendarDay(
            day=day, working=working, name=" ".join(name.split()), basis=" ".join(basis.split())
        )
        self._edit((*kept, added))

    def is_already(self, day: date, *, working: bool) -> bool:
        """Tell whether week or law make a day of the year shown what it would be set to."""
        if self.facts is None or day.year != self.facts.days.year:
            return False
        told = {one.day: one.working for one in self.facts.days.lines if not one.own}
        return told.get(day, day.weekday() < _SATURDAY) == working

    def remove(self, day: date) -> None:
        """Take back a day the agency set."""
        if self.facts is not None:
            self._edit(tuple(one for one in self.facts.days.own if one.day != day))

    def undo(self) -> None:
        """Return to what is signed."""
        if self.facts is not None:
            self._edit(self.facts.signed)

    def sign(self, reason: str, *, move: bool) -> None:
        """Sign the year, and move the open months it concerns or leave them as they are."""
        if self.facts is not None:
            days = self.facts.days
            work = partial(
                self._session.desk.working_days.set,
                days.year,
                days.own,
                reason,
                None if move else (),
            )
            self._session.run(work, self._on_signed)

    def import_file(self) -> None:
        """Put a table of days in place of the agency's own days of the year."""
        wish = FileWish(
            title=_("Nhập lịch làm việc từ tệp"), kind_name=_("Bảng CSV"), patterns=("*.csv",)
        )
        path = self._session.messages.choose_file(wish)
        if path is not None:
            self._session.run(partial(self._read_days, path), self._edit)

    def export_file(self) -> None:
        """Write the agency's own days into a table."""
        if self.facts is None:
            return
        year = self.facts.days.year
        wish = FileWish(
            title=_("Ghi lịch làm việc ra tệp"),
            kind_name=_("Bảng CSV"),
            suggested=f"lich-lam-viec-{year}.csv",
        )
        path = self._session.messages.choose_target(wish)
        if path is not None:
            own = self.facts.days.own
            self._session.run(partial(self._write_days, path, own), self._on_written)

    def choose(self, starts: Period, chosen: dict[str, str]) -> None:
        """Choose what months are opened with, from a month on."""
        work = partial(self._session.desk.month_rules.choose, starts, chosen)
        self._session.run(work, self._on_chosen)

    # --- inside --------------------------------------------------------------------------------

    def _read(self) -> CalendarFacts:
        desk = self._session.desk
        days = desk.working_days.year(self._year)
        known = desk.periods.known()
        with desk.book.looking() as look:
            today, is_chief = look.today, look.has_role("chief")
        first = known[-1].next if known else Period.of(today)
        return CalendarFacts(
            days=days,
            signed=days.own,
            today=today,
            is_chief=is_chief,
            rules=desk.month_rules.rules(first),
            chosen=desk.month_rules.choices(),
            templates=tuple((one.id, _title(one)) for one in desk.month_rules.templates()),
            months=tuple(first.plus(step) for step in range(_MONTHS_OFFERED)),
        )

    def _read_days(self, path: "Path") -> "tuple[CalendarDay, ...]":
        from workreport.services.working_days import days_from_csv  # noqa: PLC0415 - after the paint

        return days_from_csv(self._session.desk.files.read(path, _FILE_LIMIT))

    def _write_days(self, path: "Path", own: "tuple[CalendarDay, ...]") -> "Path":
        from workreport.services.working_days import days_as_csv  # noqa: PLC0415 - after the paint

        return write_target(self._session.desk.files, path, days_as_csv(own))

    def _edit(self, own: "tuple[CalendarDay, ...]") -> None:
        if self.facts is None:
            return
        ordered = tuple(sorted(own, key=lambda one: one.day))
        self._show(replace(self.facts, days=replace(self.facts.days, own=ordered)))

    def _show(self, facts: CalendarFacts) -> None:
        self.facts = facts
        self.facts_changed.emit(facts)
        if not facts.is_changed:
            self.moves_changed.emit(())
            return
        work = partial(self._session.desk.working_days.preview, facts.days.year, facts.days.own)
        self._session.run(work, self._on_previewed)

    def _on_read(self, facts: CalendarFacts) -> None:
        self._show(facts)

    def _on_previewed(self, moves: "tuple[MovedMonth, ...]") -> None:
        self.moves_changed.emit(tuple(move_words(one) for one in moves))

    def _on_signed(self, done: "CalendarChanged") -> None:
        words = _("Đã ký lịch làm việc; không tháng đang mở nào đổi hạn.")
        if done.moved:
            months = ", ".join(period_text(str(one), "inline") for one in done.moved)
            words = _("Đã ký lịch làm việc và đổi hạn của {months}.").format(months=months)
        self._session.tell_done(words)

    def _on_written(self, path: "Path") -> None:
        self._session.tell_done(_("Đã ghi lịch vào {path}.").format(path=path))

    def _on_chosen(self, made: "tuple[Choice, ...]") -> None:
        month = period_text(str(made[0].starts), "inline")
        self._session.tell_done(
            _("Từ {month} tháng được mở theo lựa chọn mới.").format(month=month)
        )


def day_count(facts: CalendarFacts) -> str:
    """Say how many days the agency set."""
    count = len(facts.days.own)
    return ngettext("cơ quan đặt {count} ngày", "cơ quan đặt {count} ngày", count).format(
        count=count
    )


def _title(template: "DeadlineTemplate") -> str:
    is_original = translation.language_in_use() == translation.ORIGINAL
    return template.vi if is_original else template.en


def _concerns(changes: object) -> bool:
    kinds: frozenset[str] = getattr(changes, "kinds", frozenset())
    return bool(kinds & {"calendar.set", "settings.set", "period.open", "period.change"})


def move_words(one: "MovedMonth") -> str:
    """Say how the deadline of a month would move."""
    return move_text(str(one.period), one.step, _words(one.old), _words(one.new))


def _words(found: "Instants") -> tuple[str, str]:
    return _instant(found.target_at), _instant(found.limit_at)


def _instant(at: datetime) -> str:
    day = day_ended_by(at)
    return instant_text(at, day if end_of(day) == at else None)
