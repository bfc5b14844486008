"""The way of one task through the months, in sentences."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError
from workreport.domain.task_progress import Progress
from workreport.i18n import messages as sentences
from workreport.i18n.cooperation_text import passage_text
from workreport.i18n.formats import day_text, period_text
from workreport.i18n.translation import _, ngettext
from workreport.services.passports import Passport
from workreport.ui.theme.badges import status_badge, timing_badge
from workreport.ui.viewmodels.draft_session import DraftSession

_JUDGED = ("ahead", "on_time", "late", "overdue")


@dataclass(frozen=True, slots=True)
class StoryPart:
    """A part of the passport: its title and its sentences."""

    title: str
    lines: tuple[str, ...]


class TaskPassport(QObject):
    """Reads the passport of a task off the UI thread.

    Signals:
        shown: The passport of the open task is there.
    """

    shown = Signal()

    def __init__(self, desk: DraftSession, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.task = ""
        self.parts: tuple[StoryPart, ...] = ()
        self.refusal = ""

    def open(self, task: str) -> None:
        """Read the passport of a task."""
        self.task, self.parts, self.refusal = task, (), ""
        session = self._desk.session
        period, passports = session.period, session.desk.passports
        if task:
            session.run(lambda: passports.passport(task, period), self._on_read, self._on_refused)

    def hand_over(self) -> None:
        """Go to where the task is handed over to another person."""
        if self.task:
            self._desk.session.go_to("work_plan", f"task/{self.task}")

    def _on_read(self, passport: Passport) -> None:
        if passport.task == self.task:
            self.parts = passport_words(passport)
            self.shown.emit()

    def _on_refused(self, error: CodedError) -> None:
        self.refusal = _("Nhiệm vụ mới có trong bản nháp, chưa có lịch sử.")
        if error.code != "task_unknown":
            self.refusal = sentences.sentence(error.code, error.values)
        self.shown.emit()


def passport_words(passport: Passport) -> tuple[StoryPart, ...]:
    """Say where a task was born, how its day moved, who held it, and what each month said."""
    parts = (
        StoryPart(_("Nguồn gốc"), _origin(passport)),
        StoryPart(_("Bàn giao giữa hai đơn vị"), _passages(passport)),
        StoryPart(_("Thời hạn"), _due(passport)),
        StoryPart(_("Người thực hiện"), _holders(passport)),
        StoryPart(_("Các tháng đã báo cáo"), _months(passport)),
    )
    return tuple(part for part in parts if part.lines)


def _origin(passport: Passport) -> tuple[str, ...]:
    times = passport.times_carried
    born = _("Giao từ {month}.").format(month=period_text(passport.born, "inline"))
    carried = _("Chưa chuyển tháng lần nào.")
    if times:
        told = ngettext("Đã chuyển tháng {count} lần.", "Đã chuyển tháng {count} lần.", times)
        carried = told.format(count=times)
    concluded = [
        _("Theo kết luận {month}: {text}").format(
            month=period_text(one.period, "inline"), text=one.text
        )
        for one in passport.conclusions
        if one.text
    ]
    return f"{born} {carried}", *concluded


def _passages(passport: Passport) -> tuple[str, ...]:
    return tuple(
        passage_text(one.on, one.from_unit, one.to_unit, one.reason, one.agreed_by)
        for one in passport.passages
    )


def _due(passport: Passport) -> tuple[str, ...]:
    if passport.original_due_on is None:
        return (_("Không thời hạn."),)
    lines = [_("Hạn gốc {day}.").format(day=day_text(passport.original_due_on))]
    for one in passport.due_changes:
        words = _("Ngày {day} dời hạn từ {before} sang {after}. Lý do: {reason}. Đồng ý: {who}.")
        lines.append(
            words.format(
                day=day_text(one.changed_on),
                before=day_text(one.before) if one.before else _("không hạn"),
                after=day_text(one.after) if one.after else _("không hạn"),
                reason=one.reason or "–",
                who=one.agreed_by or one.author or "–",
            )
        )
    late = _verdict(passport.lateness)
    if late:
        lines.append(_("Theo hạn đang có: {verdict}.").format(verdict=late))
    if passport.due_changes and (first := _verdict(passport.original_lateness)):
        lines.append(_("Theo hạn gốc: {verdict}.").format(verdict=first))
    return tuple(lines)


def _holders(passport: Passport) -> tuple[str, ...]:
    lines = []
    for one in passport.holders:
        if not one.name:
            continue
        words = _("{name}, từ {day}")
        if one.until_on is not None:
            words = _("{name}, từ {day} đến {until}")
        until = day_text(one.until_on) if one.until_on else ""
        lines.append(words.format(name=one.name, day=day_text(one.from_on), until=until))
    return tuple(lines)


def _months(passport: Passport) -> tuple[str, ...]:
    lines = []
    for one in passport.said:
        state = status_badge(one.status).text if one.status else _("Chưa điền")
        pieces = [period_text(one.period), state, _verdict(one.progress)]
        lines.append(" · ".join(piece for piece in pieces if piece))
    return tuple(lines)


def _verdict(progress: Progress) -> str:
    return timing_badge(progress.kind, progress.days).text if progress.kind in _JUDGED else ""
