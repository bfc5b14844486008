"""The page of the month: its sentence, its next step, what is to be seen, what is new."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.calendar import day_ended_by
from workreport.domain.workflow import UnitState
from workreport.i18n.formats import countdown_text, day_text, moment_text, period_text
from workreport.i18n.translation import _, ngettext
from workreport.ui.messages import Notice, NoticeKind
from workreport.ui.models.month_lines import MonthHead, NewsLine, ProblemLine
from workreport.ui.theme.spans import Span, emphasised, plain
from workreport.ui.viewmodels.draft_session import DraftSession
from workreport.ui.viewmodels.month_days import deadline_spans, left_until
from workreport.ui.viewmodels.next_step import (
    EXCHANGE,
    SIGN,
    NextStep,
    facts_of,
    next_step,
    refusal_words,
)
from workreport.ui.viewmodels.office_words import office_lines
from workreport.ui.viewmodels.place_words import (
    ordered_tasks,
    place_words,
    problem_words,
    task_numbers,
)
from workreport.ui.viewmodels.step_counts import StepCount, step_counts

if TYPE_CHECKING:
    from workreport.services.month import UnitMonthLine

# Working days, today counted: a reminder from five on, a warning from three on.
REMINDED_FROM, WARNED_FROM = 5, 3


class ThisMonth(QObject):
    """Says where the month stands.

    Signals:
        shown: Something to show is different now.
        exchange_wanted: The next step is to look into the exchange folder.
    """

    shown = Signal()
    exchange_wanted = Signal()

    def __init__(self, desk: DraftSession) -> None:
        super().__init__(desk)
        self.desk = desk
        desk.opened.connect(self.shown)
        desk.changed.connect(self.shown)

    def step(self) -> NextStep:
        """Return the one next act."""
        return next_step(facts_of(self.desk))

    def head(self) -> MonthHead:
        """Return the sentence of the month and its next step."""
        month = self.desk.month
        step = self.step()
        if month is None:
            period = period_text(str(self.desk.session.period), "month")
            words = _("Chưa có việc của {month}")
            if self.desk.refusal is None:
                words = _("Đang mở {month}")
            sentence = words.format(month=period)
            return MonthHead(
                sentence=sentence,
                reason=plain(refusal_words(self.desk)),
                next_step=step.label,
                next_note="",
                refused=step.refused,
            )
        note = "Ctrl+Enter" if not step.note else f"Ctrl+Enter · {step.note}"
        return MonthHead(
            sentence=self._sentence(month.line.line.state),
            reason=self._reason(month.line.line.state),
            next_step=step.label,
            next_note=note,
            refused=step.refused,
        )

    def reminder(self) -> Notice | None:
        """Return what a start of the program reminds of: few working days left, and what waits.

        ``None`` while there is time, and once the report is signed.
        """
        month = self.desk.month
        if month is None or not self.desk.access.is_editable:
            return None
        left = left_until(month)
        returned = month.line.line.state is UnitState.RETURNED
        if returned or left.state == "overdue" or left.working_days > REMINDED_FROM:
            return None
        facts = facts_of(self.desk)
        waiting = _waiting_words(facts.unfilled, facts.errors, facts.warnings)
        is_near = left.working_days <= WARNED_FROM
        words = countdown_text(left.state, left.working_days, hours=left.hours)
        return Notice(
            kind=NoticeKind.WARN if is_near else NoticeKind.INFO,
            happened=_("Nhắc hạn: {left}.").format(left=words[:1].lower() + words[1:]),
            safe=waiting or _("Báo cáo không còn lỗi, chỉ còn ký và gửi."),
        )

    def take_next_step(self) -> None:
        """Do what the filled button says: go there, or look into the exchange."""
        step = self.step()
        if step.code == EXCHANGE:
            self.exchange_wanted.emit()
        elif step.code == SIGN:
            self.desk.session.go_to("report", SIGN)
        elif not step.refused:
            self.desk.session.go_to(step.page, step.place)

    def steps(self) -> tuple[StepCount, ...]:
        """Return the four steps of the month."""
        return step_counts(self.desk)

    def problems(self) -> tuple[ProblemLine, ...]:
        """Return the findings, the worst first; answered warnings are left out."""
        draft = self.desk.draft
        open_keys = {one.key for one in self.desk.unanswered}
        numbers = task_numbers(draft)
        return tuple(
            ProblemLine(
                id=one.key,
                severity=one.level,
                words=plain(problem_words(one)),
                place=place_words(one.place, draft, numbers),
            )
            for one in self.desk.problems
            if one.level != "warning" or one.key in open_keys
        )

    def open_problem(self, key: str) -> None:
        """Go to the place of a finding."""
        found = next((one for one in self.desk.problems if one.key == key), None)
        if found is not None:
            self.desk.go_to(found.place)

    def answers(self) -> tuple[NewsLine, ...]:
        """Return what the Office said about this month and the one before."""
        return office_lines(self.desk)

    def open_answer(self, line_id: str) -> None:
        """Go to a mark of the return."""
        if line_id.startswith("mark:"):
            self.desk.go_to(line_id.removeprefix("mark:"))

    def news(self) -> tuple[NewsLine, ...]:
        """Return what came into this month by itself."""
        month = self.desk.month
        if month is None:
            return ()
        tasks = ordered_tasks(self.desk.draft)
        carried = [task for task in tasks if task.born < str(month.period)]
        concluded = [task for task in tasks if task.origin == "conclusion"]
        lines = []
        if concluded:
            days = sorted({task.due_on for task in concluded if task.due_on is not None})
            words = _("Kết luận giao ban giao {tasks}")
            count = ngettext("{count} nhiệm vụ", "{count} nhiệm vụ", len(concluded))
            told = ", ".join(day_text(day, "short") for day in days[:4])
            lines.append(
                NewsLine(
                    id="concluded",
                    icon="flag",
                    ink="accent_text",
                    words=emphasised(words, tasks=count.format(count=len(concluded))),
                    about=_("Đã có trong bảng, hạn {days}").format(days=told) if told else "",
                )
            )
        if carried:
            count = ngettext("{count} nhiệm vụ", "{count} nhiệm vụ", len(carried))
            lines.append(
                NewsLine(
                    id="carried",
                    icon="arrow-bend-down-right",
                    ink="text2",
                    words=emphasised(
                        _("{tasks} chuyển từ tháng trước sang"),
                        tasks=count.format(count=len(carried)),
                    ),
                    about=_("Giữ nguyên hạn gốc"),
                )
            )
        return tuple(lines)

    def _sentence(self, state: UnitState) -> str:
        month = self.desk.month
        if month is None:
            return ""
        name = period_text(str(month.period), "month")
        if state in (UnitState.NOT_FILED, UnitState.RETURNED) and month.line.editable:
            return self._filing_sentence(name, state)
        if state is UnitState.CONCLUDED and month.line.month.is_pinned:
            return _("Tháng này đã kết luận và khóa")
        sentences = {
            UnitState.NOT_FILED: _("Báo cáo {month} đã khóa"),
            UnitState.RETURNED: _("Báo cáo {month} đã khóa"),
            UnitState.FILED: (
                _("Báo cáo {month} đã ghi ra thư mục, chưa có biên nhận")
                if month.is_written
                else _("Báo cáo {month} đã ký, chưa ghi ra thư mục")
            ),
            UnitState.RECALL_ASKED: _("Đã xin rút báo cáo {month}"),
            UnitState.RECEIVED: _("Văn phòng đã nhận báo cáo {month}"),
            UnitState.IN_CHECK: _("Văn phòng đang kiểm tra báo cáo {month}"),
            UnitState.ACCEPTED: _("Báo cáo {month} đã được chấp nhận"),
            UnitState.GRADED: _("Báo cáo {month} đã được chấm điểm"),
            UnitState.CONCLUDED: _("Lãnh đạo đã kết luận {month}"),
        }
        return sentences[state].format(month=name)

    def _filing_sentence(self, name: str, state: UnitState) -> str:
        month = self.desk.month
        if month is None:
            return ""
        if state is UnitState.RETURNED:
            count = len(month.line.marks)
            words = ngettext(
                "Văn phòng trả lại {count} mục của báo cáo {month}",
                "Văn phòng trả lại {count} mục của báo cáo {month}",
                count,
            )
            return words.format(count=count, month=name)
        left = left_until(month)
        words = _("Gửi báo cáo {month} trước hết {day}")
        if left.state == "overdue":
            words = _("Báo cáo {month} đã quá hạn {day}")
        elif left.past_target:
            words = _("Gửi báo cáo {month} muộn nhất hết {day}")
        return words.format(month=name, day=day_text(left.until, "weekday"))

    def _reason(self, state: UnitState) -> tuple[Span, ...]:
        month = self.desk.month
        if month is None:
            return ()
        current = month.line.line.current
        if state is UnitState.NOT_FILED or current is None:
            return deadline_spans(month)
        if state is UnitState.RETURNED and current.answer is not None:
            due = current.answer.due_at
            if due is None:
                return plain(_("Chỉ sửa các mục này, trả lời từng mục rồi gửi lại."))
            words = _("Gửi lại trước hết {day}. Chỉ sửa các mục này và trả lời từng mục.")
            return emphasised(words, day=day_text(day_ended_by(due), "weekday"))
        words = _("Bản {version} ký lúc {moment}.")
        told = emphasised(
            words, version=current.label, moment=moment_text(current.signed_at, "short")
        )
        judged = _judged_words(month.line.line)
        return (*told, *plain(f" {judged}")) if judged else told


def _judged_words(line: "UnitMonthLine") -> str:
    """Say how many objective causes the Office confirmed; empty when it judged none."""
    from workreport.services.findings import judged_causes  # noqa: PLC0415 - after the first paint

    judged = judged_causes(line)
    if not judged:
        return ""
    words = ngettext(
        "Văn phòng xác nhận {confirmed} trên {count} nguyên nhân khách quan.",
        "Văn phòng xác nhận {confirmed} trên {count} nguyên nhân khách quan.",
        len(judged),
    )
    return words.format(confirmed=sum(judged.values()), count=len(judged))


def _waiting_words(unfilled: int, errors: int, warnings: int) -> str:
    """Say what still waits before the report can be signed; empty when nothing does."""
    told = []
    if unfilled:
        words = ngettext("{count} nhiệm vụ chưa điền", "{count} nhiệm vụ chưa điền", unfilled)
        told.append(words.format(count=unfilled))
    if errors:
        told.append(ngettext("{count} lỗi", "{count} lỗi", errors).format(count=errors))
    if warnings:
        words = ngettext("{count} cảnh báo", "{count} cảnh báo", warnings)
        told.append(words.format(count=warnings))
    return _("Còn {what}.").format(what=", ".join(told)) if told else ""
