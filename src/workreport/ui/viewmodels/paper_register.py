"""The register of papers on the screen: what was issued, which numbers stand twice, what next."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError
from workreport.domain.paper_marks import NO_MARKS, PaperMarks
from workreport.domain.period import Period, Span
from workreport.i18n.formats import day_text, moment_text, period_text
from workreport.i18n.messages import next_step
from workreport.i18n.translation import N_, _
from workreport.services.paper_lines import (
    IssueInput,
    PaperLine,
    clashing,
    is_day_of,
    is_number,
    next_number,
)
from workreport.services.text_drafts import has_drafts
from workreport.ui.messages import Question, notice_of
from workreport.ui.models.plan_lines import PlanLine
from workreport.ui.tasks.changes import Freshness
from workreport.ui.theme.badge import Badge, Tone
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.history_spans import span_words
from workreport.ui.viewmodels.issuing import (
    AgainFile,
    IssuedFile,
    again_notice,
    clash_words,
    file_again,
    file_wish,
    issue_file,
    issued_notice,
    marks_lines,
)

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk

TITLES = {
    "summary": N_("Báo cáo tổng hợp"),
    "notice": N_("Thông báo kết luận"),
    "reminder": N_("Thư nhắc"),
    "review": N_("Báo cáo quý, nửa năm, năm"),
}
ISSUED_HERE = ("summary", "notice")
ANEW = "in-lai"  # in the name of the file
_KINDS = {"paper.issue", "paper.void", "period.reopen", "reopen.confirm", "period.close"}


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """Every issued paper, the newest first, the day it is, and the term that is proposed."""

    papers: tuple[PaperLine, ...]
    today: date
    term: str = ""
    unsigned: frozenset[str] = frozenset()  # kinds with words that are typed and not signed
    outdated: frozenset[str] = frozenset()  # ids: the month was reopened since


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What a person entered from the outgoing register."""

    kind: str
    number: str
    issued_on: date | None
    term: str
    signer: str = ""
    replaces: str = ""
    marks: PaperMarks = NO_MARKS


class RegisterModel(QObject):
    """Lists, searches, issues and voids papers.

    Signals:
        shown: The register is different now.
        kept: A paper was issued.
    """

    shown = Signal()
    kept = Signal()

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.facts: RegisterFacts | None = None
        self._words = ""
        self._kept_to: Span | None = None
        self._wanted_again = ""
        self._freshness = Freshness(session.bus, _concerns, self.refresh, self)
        session.period_changed.connect(self._on_period)

    @property
    def period(self) -> Period:
        """The month a paper is issued for: the one that is shown, or the last of a review."""
        return self.session.period if self._kept_to is None else self._kept_to.last

    def keep_to(self, span: Span) -> None:
        """Issue the review of a span, whichever month is shown."""
        self._kept_to = span

    def set_shown(self, *, is_shown: bool) -> None:
        """Be told whether the register can be seen."""
        self._freshness.set_shown(is_shown)

    def refresh(self) -> None:
        """Read the register anew."""
        desk = self.session.desk
        period = self.session.period
        self.session.run(lambda: _read(desk, period), self._on_read)

    def find(self, words: str) -> None:
        """Show only papers that contain these words."""
        self._words = words
        self.shown.emit()

    def lines(self) -> tuple[PlanLine, ...]:
        """Return the papers that are looked for."""
        outdated = frozenset() if self.facts is None else self.facts.outdated
        return tuple(_line(one, is_outdated=one.paper in outdated) for one in self.found())

    def found(self) -> tuple[PaperLine, ...]:
        """Return what is looked for, in the order of the list."""
        papers = () if self.facts is None else self.facts.papers
        return tuple(one for one in papers if one.matches(self._words) or not self._words.strip())

    def paper(self, paper: str) -> PaperLine | None:
        """Return a paper by its id."""
        papers = () if self.facts is None else self.facts.papers
        return next((one for one in papers if one.paper == paper), None)

    def warning(self) -> str:
        """Say which numbers the register holds twice; empty when none."""
        papers = () if self.facts is None else self.facts.papers
        twice = sorted({one.numbered for one in papers if one.clashes})
        if not twice:
            return ""
        words = _("Số dùng hai lần trong một loại và nhiệm kỳ: {numbers}.")
        return words.format(numbers=", ".join(twice))

    def about(self, paper: str) -> str:
        """Say all that the register knows of one paper."""
        one = self.paper(paper)
        if one is None:
            return ""
        parts = [
            _("Ghi sổ lúc {at}, {who}.").format(
                at=moment_text(one.recorded_at, "short"), who=one.recorded_by
            )
        ]
        if one.units:
            parts.append(_("Gửi: {units}.").format(units="; ".join(one.units)))
        if one.replaces:
            parts.append(_("Thay thế văn bản số {number}.").format(number=one.replaces))
        if one.replaced_by:
            parts.append(_("Đã được thay bằng văn bản số {number}.").format(number=one.replaced_by))
        if self.facts is not None and paper in self.facts.outdated:
            parts.append(_("Tháng đã mở lại sau khi phát hành: phát hành văn bản mới thay thế."))
        if one.void_reason:
            parts.append(_("Đã hủy: “{reason}”.").format(reason=one.void_reason))
        parts += marks_lines(one.marks)
        known = [self.paper(each) for each in one.clashes]
        parts.append(clash_words([each for each in known if each is not None]))
        parts.append(_("Mã tệp đã phát hành (SHA-256): {code}").format(code=_grouped(one.sha256)))
        return " ".join(part for part in parts if part)

    # --- the form -----------------------------------------------------------------------------

    def title(self) -> str:
        """Say which month a paper is issued for."""
        return _("Văn bản của {month}").format(month=period_text(str(self.session.period), "month"))

    def term(self) -> str:
        """Return the term that is proposed; empty where each year begins anew."""
        return "" if self.facts is None else self.facts.term

    def next_number(self, kind: str, term: str) -> str:
        """Return the number after the highest known one; a suggestion only."""
        facts = self.facts
        return "" if facts is None else next_number(facts.papers, kind, term, facts.today)

    def replaceable(self, kind: str) -> tuple[tuple[str, str], ...]:
        """Return the papers of the month that a new one could be issued instead of."""
        papers = () if self.facts is None else self.facts.papers
        about = (kind, str(self.period), self._span)
        words = _("Số {number} ngày {day}")
        return tuple(
            (one.paper, words.format(number=one.numbered, day=day_text(one.issued_on)))
            for one in papers
            if (one.kind, one.period, one.span) == about and one.stands
        )

    def instead_of(self, kind: str) -> str:
        """Return the paper that a new one replaces because its month was reopened; else empty."""
        outdated = frozenset() if self.facts is None else self.facts.outdated
        return next((one for one, _words in self.replaceable(kind) if one in outdated), "")

    def clash(self, entered: Entered) -> str:
        """Say that a number is taken already, before it is issued; it is never refused."""
        papers = () if self.facts is None else self.facts.papers
        return clash_words(clashing(papers, self._input(entered)))

    def number_problem(self, entered: Entered) -> str:
        """Say what is wrong with a number before anything is drawn; empty when nothing is."""
        number = entered.number.strip()
        if not number:
            return _("Ghi số do sổ công văn đi cấp.")
        return "" if is_number(number) else next_step("paper_number_malformed", {})

    def day_problem(self, entered: Entered) -> str:
        """Say what is wrong with a day before anything is drawn; empty when nothing is."""
        if entered.issued_on is None:
            return _("Ghi ngày, dạng 23/11.")
        fits = self.facts is None or is_day_of(self._input(entered), self.facts.today)
        return "" if fits else next_step("paper_day_implausible", {})

    def unsigned(self, kind: str) -> str:
        """Say that something typed is not signed and will not be on the paper; empty when not."""
        if self.facts is None or kind not in self.facts.unsigned:
            return ""
        return _("Có lời đã gõ mà chưa ký: văn bản phát hành chỉ gồm phần đã ký.")

    def issue(self, entered: Entered) -> None:
        """Draw the paper with its number, write its file, keep it in the register."""
        subject = self.period if self._kept_to is None else self._kept_to
        wish = file_wish(entered.kind, subject, entered.number)
        target = self.session.messages.choose_target(wish)
        if target is not None:
            work = partial(issue_file, self.session.desk, self._input(entered), target)
            self.session.run(work, self._on_issued, database=False)

    def said(self, entered: Entered) -> IssueInput:
        """Return what was entered as the register takes it: for a paper that is only shown."""
        return self._input(entered)

    def save_again(self, paper: str) -> None:
        """Write the file of an issued paper once more, if it is still the same byte for byte.

        Where it is not, it is offered anew: plainly named and marked as printed again.
        """
        self._save_again(paper)

    def save_anew(self, paper: str) -> None:
        """Write an issued paper as the data of today draws it."""
        self._save_again(paper, ANEW)

    def _save_again(self, paper: str, more: str = "") -> None:
        one = self.paper(paper)
        if one is None:
            return
        wish = file_wish(one.kind, one.subject, one.number, more)
        target = self.session.messages.choose_target(wish)
        if target is not None:
            self._wanted_again = paper
            work = partial(file_again, self.session.desk, paper, target, anew=bool(more))
            self.session.run(work, self._on_saved_again, self._on_not_again, database=False)

    def void(self, paper: str) -> None:
        """Ask why, then declare a paper void."""
        one = self.paper(paper)
        if one is None:
            return
        question = Question(
            title=_("Hủy văn bản số {number}").format(number=one.numbered),
            text=_("Văn bản vẫn ở trong sổ với lý do hủy; số này không dùng lại."),
            accept=_("Hủy văn bản"),
            is_dangerous=True,
            reason_label=_("Lý do"),
        )
        reason = self.session.messages.ask(question)
        if reason is not None:
            work = partial(self.session.desk.register.void, paper, reason)
            self.session.run(work, self._on_void)

    @property
    def _span(self) -> str:
        return "" if self._kept_to is None else self._kept_to.kind

    def _input(self, entered: Entered) -> IssueInput:
        return IssueInput(
            kind=entered.kind,
            period=self.period,
            span=self._span,
            number=entered.number,
            issued_on=entered.issued_on,
            term=entered.term,
            signer=entered.signer,
            replaces=entered.replaces,
            marks=entered.marks,
        )

    def _on_read(self, facts: RegisterFacts) -> None:
        self.facts = facts
        self.shown.emit()

    def _on_issued(self, done: IssuedFile) -> None:
        self.kept.emit()
        self.refresh()
        self.session.messages.tell(issued_notice(done))

    def _on_not_again(self, error: CodedError) -> None:
        notice = notice_of(error)
        if error.code == "paper_issued_changed":
            act = partial(self.save_anew, self._wanted_again)
            notice = replace(notice, action=_("Lưu bản in lại…"), act=act)
        self.session.messages.tell(notice)

    def _on_saved_again(self, done: AgainFile) -> None:
        self.session.messages.tell(again_notice(done))

    def _on_void(self, _entry: str) -> None:
        self.session.tell_done(_("Đã hủy văn bản; số vẫn giữ trong sổ."))

    def _on_period(self, _period: Period) -> None:
        self.shown.emit()
        self._freshness.invalidate()


def _line(one: PaperLine, *, is_outdated: bool) -> PlanLine:
    title = _(TITLES[one.kind]) if one.kind in TITLES else one.kind
    about = "; ".join(one.units) or _subject(one)
    return PlanLine(
        id=one.paper,
        words={
            "number": one.numbered,
            "day": day_text(one.issued_on),
            "title": f"{title} · {about}",
            "term": one.term or str(one.issued_on.year),
            "signer": one.signer,
        },
        badges={"state": _badge(one, is_outdated=is_outdated)},
        order={"day": one.issued_on},
    )


def _subject(one: PaperLine) -> str:
    """Name the month of a paper, or the span of a review."""
    if one.span:
        return span_words(Span.around(Period.parse(one.period), one.span))
    return period_text(one.period)


def _badge(one: PaperLine, *, is_outdated: bool) -> Badge:
    if one.void_reason:
        return Badge(_("Đã hủy"), "prohibit", Tone.IDLE)
    if one.clashes:
        return Badge(_("Trùng số"), "warning-fill", Tone.BAD)
    if one.replaced_by:
        return Badge(_("Đã thay thế"), "arrow-bend-down-right", Tone.IDLE)
    if is_outdated:
        return Badge(_("Cần thay thế"), "arrow-counter-clockwise", Tone.WARN)
    return Badge(_("Đã phát hành"), "check", Tone.QUIET)


def _grouped(code: str) -> str:
    return " ".join(code[at : at + 8] for at in range(0, len(code), 8))


def _read(desk: "Desk", period: Period) -> RegisterFacts:
    with desk.book.looking() as look:
        today = look.today
        unsigned = frozenset(kind for kind in ISSUED_HERE if has_drafts(look, period, kind))
    outdated = frozenset(one.paper for one in desk.register.outdated())
    register = desk.register
    return RegisterFacts(register.issued(), today, register.term(today), unsigned, outdated)


def _concerns(changes: object) -> bool:
    kinds: frozenset[str] = getattr(changes, "kinds", frozenset())
    return bool(kinds & _KINDS)
