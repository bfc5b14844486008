"""The report: its parts with ticks, its words, its checks, and how far it has really got."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from typing_extensions import override

from workreport.domain.problem import Problem
from workreport.domain.report import ReportKind
from workreport.domain.workflow import UnitState
from workreport.i18n.formats import period_text
from workreport.i18n.mark_text import mark_text
from workreport.i18n.translation import _
from workreport.ui.messages import Question
from workreport.ui.models.repeated import repeated_sentences
from workreport.ui.models.text_diff import letters_apart
from workreport.ui.theme.badge import Badge
from workreport.ui.theme.badges import step_badge
from workreport.ui.viewmodels.carrying import Carrying
from workreport.ui.viewmodels.draft_changes import with_line, with_text
from workreport.ui.viewmodels.draft_session import DraftSession, SaveState
from workreport.ui.viewmodels.filing_summary import filing_facts
from workreport.ui.viewmodels.filing_words import FilingWords, filing_words
from workreport.ui.viewmodels.next_step import VERSIONS, filing_refusal
from workreport.ui.viewmodels.next_tasks import NextTasks
from workreport.ui.viewmodels.place_words import (
    SECTIONS,
    place_words,
    problem_step,
    problem_words,
    task_numbers,
)
from workreport.ui.viewmodels.returned_only import ReturnedOnly
from workreport.ui.viewmodels.seen import SeenModel
from workreport.ui.viewmodels.version_comparing import compared_versions

MOST_LETTERS = 3000
_RECALLABLE = (UnitState.FILED, UnitState.RECEIVED, UnitState.IN_CHECK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One block of words beside last month's."""

    key: str
    number: str
    title: str
    text: str
    before: str
    month_before: int
    repeated: tuple[tuple[int, int], ...]
    mark: str
    """done, error, warning or open."""
    may_change: bool
    returned: tuple[tuple[str, str, str], ...]
    """Path, words and reply of each mark of the return."""
    can_open: bool = False
    """Whether it is locked by a return, so that a reason opens it."""
    outside: str = ""
    """Why it was opened although nobody returned it."""
    unsaved: int = 0
    """How many letters are on the screen only, once saving failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """One finding; a warning takes an answer."""

    key: str
    level: str
    words: str
    about: str
    step: str
    takes_answer: bool
    answer: str


class Report(SeenModel):
    """Keeps the report page true to the draft.

    Signals:
        shown: Something to show is different now.
        exchange_wanted: The next step is to look into the exchange folder.
    """

    shown = Signal()
    exchange_wanted = Signal()

    def __init__(self, desk: DraftSession) -> None:
        super().__init__(desk)
        self.desk = desk
        self.next_tasks = NextTasks(desk)
        self.carrying = Carrying(desk)
        self.returned_only = ReturnedOnly(desk, "text/")
        self.returned_only.follow()
        desk.opened.connect(self.show_if_seen)
        desk.changed.connect(self.show_if_seen)
        desk.saved_changed.connect(self.show_if_seen)

    # --- what is shown ------------------------------------------------------------------------

    def title(self) -> str:
        """Return the title of the page."""
        period = period_text(str(self.desk.session.period), "month")
        return _("Báo cáo {month}").format(month=period)

    def badge(self) -> Badge:
        """Return where the report stands."""
        month = self.desk.month
        if month is None:
            return step_badge("draft")
        state = month.line.line.state
        if state is UnitState.FILED and month.is_written:
            return step_badge("written")
        if state is UnitState.FILED:
            return step_badge("signed")
        if state is UnitState.NOT_FILED:
            nil = self.desk.draft.kind is ReportKind.NIL
            return step_badge("nil") if nil else step_badge("draft")
        return step_badge(state.value)

    def sections(self) -> tuple[Section, ...]:
        """Return the blocks of words."""
        draft, month = self.desk.draft, self.desk.month
        before = month.line.last_text if month is not None else {}
        return tuple(
            Section(
                key=key,
                number=number,
                title=_(title),
                text=draft.text.get(key, ""),
                before=before.get(key, ""),
                month_before=self.desk.session.period.previous.month,
                repeated=repeated_sentences(draft.text.get(key, ""), before.get(key, "")),
                mark=self.mark_of(f"text/{key}", is_filled=bool(draft.text.get(key, "").strip())),
                may_change=self.desk.may_change(f"text/{key}"),
                returned=self.returned(f"text/{key}"),
                can_open=self.desk.access.is_editable and not self.desk.may_change(f"text/{key}"),
                outside=draft.outside.get(f"text/{key}", ""),
                unsaved=self._unsaved(key),
            )
            for key, number, title in SECTIONS
        )

    def _unsaved(self, section: str) -> int:
        kept = self.desk.kept
        if self.desk.save_state is not SaveState.FAILED or kept is None:
            return 0
        now, before = (one.text.get(section, "") for one in (self.desk.draft, kept))
        return letters_apart(now, before)

    def mark_of(self, root: str, *, is_filled: bool) -> str:
        """Return the tick of a part: error, warning, done or open."""
        levels = {
            one.level
            for one in self.desk.problems
            if (one.place == root or one.place.startswith(f"{root}/"))
            and (one.level != "warning" or one in self.desk.unanswered)
        }
        for level in ("error", "warning"):
            if level in levels:
                return level
        return "done" if is_filled else "open"

    def returned(self, root: str) -> tuple[tuple[str, str, str], ...]:
        """Return path, words and reply of the marks inside of a part."""
        replies = self.desk.draft.replies
        return tuple(
            (mark.path, mark_text(mark.code, mark.text), replies.get(mark.path, ""))
            for mark in self.desk.access.marks
            if mark.path == root or mark.path.startswith(f"{root}/")
        )

    def shows(self, section: str) -> bool:
        """Tell whether a section is shown: all are, or those to be mended after a return."""
        return not self.returned_only.is_on or self.returned_only.is_open(f"text/{section}")

    def returned_sections(self) -> int:
        """Return how many sections are to be mended."""
        return sum(self.returned_only.is_open(f"text/{key}") for key, _number, _title in SECTIONS)

    def show_returned(self, key: str) -> None:
        """Show the sections the Office has returned only, or all."""
        self.returned_only.choose(key)
        self.shown.emit()

    def checks(self) -> tuple[CheckLine, ...]:
        """Return the findings, the worst first, each with its answer."""
        order = ("error", "warning", "note")
        problems = sorted(self.desk.problems, key=lambda one: order.index(one.level))
        numbers = task_numbers(self.desk.draft)
        return tuple(self._check_line(one, numbers) for one in problems)

    def filing(self) -> FilingWords:
        """Say how far the report really is, and what can be done about it."""
        return filing_words(self.desk)

    def nil_refusal(self) -> str:
        """Say why nothing can be said to have arisen; empty when it can."""
        tasks = [task for task in self.desk.draft.tasks if not task.is_cancelled]
        if not self.desk.may_change("whole"):
            return _("Báo cáo đang khóa.")
        if tasks:
            return _("Tháng này có {count} nhiệm vụ.").format(count=len(tasks))
        return ""

    # --- changes ------------------------------------------------------------------------------

    def write(self, section: str, words: str) -> None:
        """Write a section while the person types."""
        self.desk.change(
            with_text(self.desk.draft, section, words), (f"text/{section}",), merges=True
        )

    def copy_over(self, section: str) -> None:
        """Put last month's words behind what is written."""
        found = next((one for one in self.sections() if one.key == section), None)
        if found is not None and found.before and found.may_change:
            words = f"{found.text}\n{found.before}" if found.text.strip() else found.before
            self.desk.change(with_text(self.desk.draft, section, words), (f"text/{section}",))

    def rewrite(self, section: str, words: str) -> None:
        """Put other words in the place of a section's: one step of its own."""
        self.desk.change(with_text(self.desk.draft, section, words), (f"text/{section}",))

    def has_filed_before(self) -> bool:
        """Tell whether there is a filed version to hold the present one against."""
        return compared_versions(self.desk)[0] is not None

    def has_extension(self) -> bool:
        """Tell whether the month was extended for this unit."""
        month = self.desk.month
        return month is not None and bool(month.line.line.extensions)

    def answer(self, key: str, words: str) -> None:
        """Answer a warning in one line."""
        place = next((one.place for one in self.desk.problems if one.key == key), "whole")
        after = with_line(self.desk.draft, "answers", key, words)
        self.desk.change(after, (place,), merges=True)

    def reply(self, path: str, words: str) -> None:
        """Answer a mark of the return."""
        self.desk.change(with_line(self.desk.draft, "replies", path, words), (path,), merges=True)

    def open_outside(self, section: str, reason: str) -> None:
        """Open a section that was not returned; the reason travels with the report."""
        place = f"text/{section}"
        if reason.strip():
            self.desk.change(with_line(self.desk.draft, "outside", place, reason), (place,))

    def toggle_nil(self) -> None:
        """State that nothing arose, or take that back."""
        draft = self.desk.draft
        nil = draft.kind is ReportKind.NIL
        if nil or not self.nil_refusal():
            kind = ReportKind.NORMAL if nil else ReportKind.NIL
            self.desk.change(replace(draft, kind=kind), ("whole",))

    def sign(self) -> None:
        """Ask once, then sign and file."""
        filing = self.filing()
        month = self.desk.month
        if month is None or not filing.can_sign or filing_refusal(self.desk):
            return
        name = period_text(str(month.period), "inline")
        head = month.head or month.me
        words = _(
            "{me} ký báo cáo {month}, thay mặt phòng; trưởng phòng: {head}. "
            "Sau khi ký, báo cáo được ghi ra thư mục trao đổi và chỉ sửa được khi thu hồi "
            "hoặc khi Văn phòng trả lại."
        )
        question = Question(
            title=_("Ký và gửi báo cáo {month}").format(month=name),
            text=words.format(me=month.me, month=name, head=head),
            accept=_("Ký và gửi"),
            facts=filing_facts(self.desk),
        )
        if self.desk.session.messages.ask(question) is not None:
            self.desk.file()

    def recall(self) -> None:
        """Ask for the report back; the Office decides by what it has begun."""
        month = self.desk.month
        if month is not None and month.line.line.state in _RECALLABLE:
            self.desk.recall()

    def take_primary(self) -> None:
        """Do what the filled button says."""
        filing = self.filing()
        if filing.action == "sign":
            self.sign()
        elif filing.action == "contribute":
            self.desk.prepare()
        elif filing.action == "exchange":
            self.exchange_wanted.emit()
        elif filing.action == "place":
            self.desk.go_to(filing.place)
        elif filing.action == "versions":
            self.desk.session.go_to("report", VERSIONS)
        elif filing.action == "answer":
            self.desk.session.go_to("report", f"answer/{filing.place}")

    def open_check(self, key: str) -> None:
        """Go to the place of a finding."""
        found = next((one for one in self.desk.problems if one.key == key), None)
        if found is not None:
            self.desk.go_to(found.place)

    @override
    def set_seen(self, is_seen: bool) -> None:
        self.next_tasks.set_seen(is_seen)
        super().set_seen(is_seen)

    # --- inside -------------------------------------------------------------------------------

    @override
    def _show(self) -> None:
        self.returned_only.follow()
        self.shown.emit()

    def _check_line(self, problem: Problem, numbers: Mapping[str, int]) -> CheckLine:
        draft = self.desk.draft
        return CheckLine(
            key=problem.key,
            level=problem.level,
            words=problem_words(problem),
            about=place_words(problem.place, draft, numbers),
            step=problem_step(problem),
            takes_answer=problem.level == "warning",
            answer=draft.answers.get(problem.key, ""),
        )
