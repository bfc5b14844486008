"""Reminders from the board: letters to one unit or all that are behind, calls written down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.paper_marks import PaperMarks
from workreport.i18n.translation import _, ngettext
from workreport.services.paper_lines import IssueInput, clashing, next_number
from workreport.services.paper_options import PaperOptions
from workreport.services.reminders import (
    PHONE,
    Reminded,
    ReminderInput,
    is_behind,
    may_be_reminded,
    proposed_due,
)
from workreport.ui.tasks.target_file import write_target
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.issuing import (
    IssuedFile,
    clash_words,
    file_wish,
    issue_file,
    issued_notice,
)

if TYPE_CHECKING:
    from workreport.domain.period import Period
    from workreport.services.board_reading import BoardReading
    from workreport.services.month import MonthLine, UnitMonthLine
    from workreport.services.paper_lines import PaperLine
    from workreport.services.ports.program import Desk

KIND = "reminder"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderFacts:
    """What was said in a month, what the register knows, and the day that is proposed."""

    said: tuple[Reminded, ...] = ()
    papers: "tuple[PaperLine, ...]" = ()
    due_on: date | None = None
    today: date
    term: str = ""

    def of(self, unit: str) -> tuple[Reminded, ...]:
        """Return what was said to one unit, oldest first."""
        return tuple(one for one in self.said if one.unit == unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What the form holds."""

    units: tuple[str, ...]
    due_on: date | None
    number: str = ""
    issued_on: date | None = None
    term: str = ""
    text: str = ""
    urgency: str = ""


class Reminding(QObject):
    """Writes letters and calls of one month; what is kept comes back over the bus.

    Signals:
        kept: A letter or a call was written down.
    """

    kept = Signal()

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent or session)
        self.session = session

    def targets(self, month: "MonthLine | None", unit: str = "") -> "tuple[UnitMonthLine, ...]":
        """Return whom a letter would go to: a unit that is missing, else all that are behind."""
        if month is None or month.opened is None or month.is_pinned:
            return ()
        if unit:
            return tuple(
                line for line in month.units if line.unit.unit == unit and may_be_reminded(line)
            )
        return tuple(line for line in month.units if is_behind(line))

    def due_on(self, facts: ReminderFacts, lines: "Sequence[UnitMonthLine]") -> date | None:
        """Return the day that is proposed to units; more time that was granted is kept to."""
        return None if facts.due_on is None else proposed_due(facts.due_on, lines)

    def term(self, facts: ReminderFacts) -> str:
        """Return the term that is proposed; empty where each year begins anew."""
        return facts.term

    def next_number(self, facts: ReminderFacts, term: str) -> str:
        """Return the number after the highest known letter of a term; empty when none is."""
        return next_number(facts.papers, KIND, term, facts.today)

    def clash(self, facts: ReminderFacts, letter: Letter) -> str:
        """Say that the number of a letter is in the register already; empty when it is not."""
        return clash_words(clashing(facts.papers, self._input(letter)))

    def save_draft(self, letter: Letter) -> None:
        """Save the letter without a number, to be signed first."""
        period = self.session.period
        target = self.session.messages.choose_target(file_wish(KIND, period))
        if target is not None:
            work = partial(_write_draft, self.session.desk, period, letter, target)
            self.session.run(work, self._on_saved, database=False)

    def issue(self, letter: Letter) -> None:
        """Issue the letter under its number: the file, the register, the reminder of each unit."""
        period = self.session.period
        target = self.session.messages.choose_target(file_wish(KIND, period, letter.number))
        if target is None:
            return
        work = partial(issue_file, self.session.desk, self._input(letter), target)
        self.session.run(work, self._on_issued, database=False)

    def note_call(self, letter: Letter) -> None:
        """Write down that the units were called."""
        said = ReminderInput(way=PHONE, due_on=letter.due_on, text=letter.text)
        work = partial(self.session.desk.reminders.remind, self.session.period, letter.units, said)
        self.session.run(work, self._on_called)

    def _input(self, letter: Letter) -> IssueInput:
        return IssueInput(
            kind=KIND,
            period=self.session.period,
            number=letter.number,
            issued_on=letter.issued_on,
            term=letter.term,
            units=letter.units,
            due_on=letter.due_on,
            text=letter.text,
            marks=PaperMarks(urgency=letter.urgency),
        )

    def _on_saved(self, target: Path) -> None:
        self.session.tell_done(_("Đã lưu {path}").format(path=target))

    def _on_issued(self, done: IssuedFile) -> None:
        self.kept.emit()
        self.session.messages.tell(issued_notice(done))

    def _on_called(self, units: Sequence[str]) -> None:
        self.kept.emit()
        words = ngettext(
            "Đã ghi việc nhắc {count} đơn vị qua điện thoại.",
            "Đã ghi việc nhắc {count} đơn vị qua điện thoại.",
            len(units),
        )
        self.session.tell_done(words.format(count=len(units)))


def reminder_facts(read: "BoardReading") -> ReminderFacts:
    """Return what concerns reminders of what the board has read."""
    return ReminderFacts(
        said=read.reminded,
        papers=read.papers,
        due_on=read.due_on,
        today=read.today,
        term=read.term,
    )


def _write_draft(desk: "Desk", period: "Period", letter: Letter, target: Path) -> Path:
    options = PaperOptions(units=letter.units, due_on=letter.due_on, text=letter.text)
    return write_target(desk.files, target, desk.papers.pdf(KIND, period, options=options))
