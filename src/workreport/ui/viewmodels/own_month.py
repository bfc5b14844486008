"""A member's own month: own tasks, own level and sheet, and how far what was sent really is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from workreport.domain.checks import Problem
from workreport.domain.errors import CodedError, UseError
from workreport.domain.period import Period
from workreport.domain.rating_scheme import RatingScheme
from workreport.domain.report import RatedPerson, RatingLine, ReportDraft
from workreport.i18n.formats import moment_text
from workreport.i18n.messages import sentence
from workreport.i18n.translation import _, ngettext
from workreport.services.contribution_words import kind_name
from workreport.services.contributions_sent import SIGNED, TAKEN, SentPart
from workreport.services.contributions_shape import REPORT, says_something
from workreport.ui.models.scheme_levels import NOT_RATED, same_rank, scheme_choices
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.draft_changes import clean, rating_of, result_of, with_rating
from workreport.ui.viewmodels.draft_session import DraftSession
from workreport.ui.viewmodels.month_desk import MonthDesk, MonthRefused, month_desk_of
from workreport.ui.viewmodels.rating_sheets import LiveRatings, SheetTask, with_points

DRAFT, AT_HAND, IN_FOLDER, IN_REPORT = 1, 2, 3, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class SendWords:
    """What the bar at the foot says; ``reached`` counts from 1 (draft) to 4 (in the report)."""

    icon: str
    ink: str
    sentence: str
    note: str
    reached: int
    refused: str = ""


class MemberDraft(DraftSession):
    """The draft of one member: read, saved and sent by the service of contributions."""

    @override
    def keep_draft(self, draft: ReportDraft) -> datetime:
        return self.session.desk.contributions.save(draft)

    @override
    def read_month(self, period: Period) -> MonthDesk | MonthRefused:
        desk = self.session.desk
        try:
            found = desk.contributions.open(period)
        except CodedError as error:
            return MonthRefused(period, error)
        sent = tuple(part for part in found.sent if part.kind != REPORT)
        return month_desk_of(desk, period, found.line, sent)

    @override
    def go_to(self, place: str) -> None:
        self.session.go_to("own_month", place)

    @override
    def sign_draft(self, draft: ReportDraft, month: MonthDesk, *, is_editable: bool) -> datetime:
        saved_at = self.keep_draft(draft) if is_editable else month.now
        self.session.desk.contributions.send(month.period)
        return saved_at

    @override
    def problems_of(self, month: MonthDesk) -> tuple[Problem, ...]:
        filled = {one.task for one in self.draft.results if says_something(one)}
        return tuple(
            one
            for one in super().problems_of(month)
            if one.place.startswith("task/") and one.place.split("/")[1] in filled
        )


def member_draft_of(session: DeskSession) -> MemberDraft:
    """Return the one draft of a member's workspace."""
    found = session.findChild(MemberDraft)
    return found if isinstance(found, MemberDraft) else MemberDraft(session)


class OwnMonth(QObject):
    """What the page says beside the tasks: the own level, the sheet, and the way to the head.

    Signals:
        shown: Something is different now.
    """

    shown = Signal()

    def __init__(self, desk: MemberDraft) -> None:
        super().__init__(desk)
        self.desk = desk
        desk.opened.connect(self.shown)
        desk.changed.connect(self.shown)
        desk.saved_changed.connect(self.shown)

    @property
    def person(self) -> RatedPerson | None:
        """Who works here, as the roster of the month knows the person."""
        return next(iter(self.desk.draft.roster), None)

    def counts_words(self) -> str:
        """Say how many tasks are filled."""
        draft = self.desk.draft
        tasks = [task for task in draft.tasks if not task.is_cancelled]
        done = sum(result_of(draft, task.id).status is not None for task in tasks)
        return _("{done} trên {total} đã điền").format(done=done, total=len(tasks))

    # --- the own voice ------------------------------------------------------------------------

    def levels(self) -> tuple[tuple[str, str], ...]:
        """Return the levels to choose from with their words; the first says nothing."""
        month = self.desk.month
        if month is None or self.person is None:
            return ()
        schemes = month.line.rating.schemes
        found = [one for one in scheme_choices(schemes) if one.value != NOT_RATED]
        return (("", _("Chưa chọn")), *((self._level(str(one.value)), one.label) for one in found))

    def level(self) -> str:
        """Return the own level."""
        return self._said().level

    def choose_level(self, level: str) -> None:
        """Choose the own level."""
        person = self.person
        if person is not None:
            draft = with_rating(self.desk.draft, person.person, {"level": level}, "own")
            self.desk.change(draft, (f"person/{person.person}/own",))

    def scheme(self) -> RatingScheme | None:
        """Return the scheme of the person where it comes to a score."""
        live, person = self._live(), self.person
        scheme = None if live is None or person is None else live.scheme(person.person)
        return scheme if scheme is not None and scheme.has_score else None

    def sheet(self) -> Mapping[str, str]:
        """Return what the person put down beside the tasks."""
        return self._said().sheet

    def sheet_tasks(self) -> tuple[SheetTask, ...]:
        """Return the own tasks with how often each was late or faulty."""
        live = self._live()
        return () if live is None else live.tasks(self._said())

    def put_points(self, name: str, text: str) -> str:
        """Put an entry into the own sheet; say why it cannot be, else nothing."""
        scheme, person = self.scheme(), self.person
        if scheme is None or person is None:
            return ""
        try:
            sheet = with_points(self.sheet(), scheme, name, clean(text))
        except UseError as fault:
            return sentence(fault.code, fault.values)
        draft = with_rating(self.desk.draft, person.person, {"sheet": sheet}, "own")
        self.desk.change(draft, (f"person/{person.person}/own",))
        return ""

    def score_words(self) -> str:
        """Say what the scheme makes of tasks and sheet."""
        live = self._live()
        if live is None or self.scheme() is None:
            return ""
        scored = live.voice(self._said())
        if scored.problem:
            return scored.problem
        words = _("Tổng điểm {total}, mức tính được {level}")
        return words.format(total=scored.total or "–", level=scored.computed or "–")

    # --- the way to the head ------------------------------------------------------------------

    def send_words(self) -> SendWords:
        """Say how far it is, and what keeps it from being sent."""
        month = self.desk.month
        if month is None:
            return SendWords(icon="lock-simple", ink="text2", sentence="", note="", reached=0)
        fresh = self._is_fresh(month)
        if not self.desk.access.is_editable:
            return _sent_words(month, refused=_("Tháng này đã khóa"))
        if not month.sent or fresh:
            return self._draft_words(month)
        return _sent_words(month, refused=_("Không có gì mới để gửi."))

    def send(self) -> None:
        """Sign and send."""
        if not self.send_words().refused:
            self.desk.file()

    def _draft_words(self, month: MonthDesk) -> SendWords:
        draft, head = self.desk.draft, month.head or _("trưởng phòng")
        said = sum(says_something(one) for one in draft.results)
        empty = not said and not self._said().level and not self._said().sheet
        if month.sent:
            words = _("Bản đang soạn khác bản đã gửi: gửi lại để thay bản trước")
        elif empty:
            words = _("Chưa có gì để gửi")
        else:
            tasks = ngettext("{count} nhiệm vụ", "{count} nhiệm vụ", said).format(count=said)
            words = _("Sẵn sàng gửi {tasks} và mức tự xếp loại {level}").format(
                tasks=tasks, level=self._said().level or "–"
            )
        return SendWords(
            icon="pencil-simple",
            ink="text2" if empty else "accent_text",
            sentence=words,
            note=_("Người nhận: {head}. Văn phòng không đọc được phần này.").format(head=head),
            reached=DRAFT,
            refused=_("Điền kết quả một nhiệm vụ hoặc chọn mức tự xếp loại.") if empty else "",
        )

    def _is_fresh(self, month: MonthDesk) -> bool:
        """Tell whether the screen says something that was not sent."""
        if self.desk.is_dirty:
            return True
        sent = {part.kind for part in month.sent}
        has_results = any(says_something(one) for one in self.desk.draft.results)
        has_rating = bool(self._said().level or self._said().sheet)
        missing = (has_results and "results" not in sent) or (has_rating and "rating" not in sent)
        return missing or not all(part.is_current for part in month.sent)

    # --- inside -------------------------------------------------------------------------------

    def _said(self) -> RatingLine:
        person = self.person
        return rating_of(self.desk.draft, "" if person is None else person.person, "own")

    def _live(self) -> LiveRatings | None:
        month = self.desk.month
        if month is None:
            return None
        return LiveRatings(self.desk.draft, month.line.rating, month.today)

    def _level(self, level: str) -> str:
        month, person, live = self.desk.month, self.person, self._live()
        if month is None or person is None or live is None:
            return level
        scheme = live.scheme(person.person)
        if scheme is None:
            return level
        return same_rank(scheme.levels, level, month.line.rating.schemes)


def _sent_words(month: MonthDesk, refused: str) -> SendWords:
    """Say how far what was sent is: as far as the part that is furthest behind."""
    if not month.sent:
        return SendWords(
            icon="lock-simple", ink="text2", sentence=refused, note="", reached=1, refused=refused
        )
    reached = min(_reached(part) for part in month.sent)
    icons = {AT_HAND: "shield-check", IN_FOLDER: "folder-open", IN_REPORT: "check-circle-fill"}
    words = {
        AT_HAND: _("Đã ký, chưa ghi ra thư mục trao đổi"),
        IN_FOLDER: _("Đã ghi ra thư mục trao đổi, trưởng phòng chưa gửi báo cáo có phần này"),
        IN_REPORT: _("Trưởng phòng đã lấy vào báo cáo của phòng"),
    }
    return SendWords(
        icon=icons[reached],
        ink="ok" if reached == IN_REPORT else "accent_text",
        sentence=words[reached],
        note=" · ".join(_part_words(part) for part in month.sent),
        reached=reached,
        refused=refused,
    )


def _reached(part: SentPart) -> int:
    return {SIGNED: AT_HAND, TAKEN: IN_REPORT}.get(part.state, IN_FOLDER)


def _part_words(part: SentPart) -> str:
    words = _("{kind} gửi {at}").format(
        kind=kind_name(part.kind), at=moment_text(part.sent_at, "short")
    )
    if part.times > 1:
        words += " " + _("(lần {times})").format(times=part.times)
    if part.newer_than_taken:
        words += ", " + _("bản trước đã được lấy")
    return words
