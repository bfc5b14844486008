"""The Office's month: three groups, five questions with their sources, missing units."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from typing_extensions import override

from workreport.domain.period import Period
from workreport.i18n.formats import day_text, month_text, period_text
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import N_, _, ngettext
from workreport.services.desk_notes import kept_notes
from workreport.services.summary_judging import Judged, judge_tasks
from workreport.ui.viewmodels.decision import DecisionFacts, decision_of, read_decision
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.office_desk import OfficeModel
from workreport.ui.viewmodels.pending import shared_pending
from workreport.ui.viewmodels.unit_words import task_badge

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk
    from workreport.services.summary import Summary

QUESTIONS = (
    ("progress", N_("Tiến độ")),
    ("time", N_("Thời gian")),
    ("quality", N_("Chất lượng")),
    ("advantages", N_("Ưu điểm")),
    ("limitations", N_("Hạn chế")),
)


@dataclass(frozen=True, slots=True)
class ConsolidationFacts:
    """The consolidated month with what was typed about its conclusions."""

    summary: "Summary"
    judged: tuple[tuple[str, Judged], ...]
    decision: DecisionFacts
    may_word: bool
    kept: dict[str, str]


@dataclass(frozen=True, slots=True)
class Tile:
    """One of the three groups: its number, and what is worth saying about it."""

    status: str
    count: int
    note: str


@dataclass(frozen=True, slots=True)
class Question:
    """One of the five questions: drafted from data, or in the Office's words."""

    key: str
    title: str
    text: str
    drafted: str
    is_worded: bool
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A row behind a figure or a sentence."""

    unit: str
    text: str
    note: str


class ConsolidationModel(OfficeModel[ConsolidationFacts]):
    """Drafts from data and keeps the Office's words."""

    def __init__(
        self,
        session: DeskSession,
        parent: QObject | None = None,
        read: "Callable[[Desk, Period], ConsolidationFacts] | None" = None,
    ) -> None:
        super().__init__(session, read or read_consolidation, parent)
        self.decision = decision_of(session)
        # The page and the presentation type into the same conclusions.
        self.pending = shared_pending(session, "pending_conclusions")
        self.pending.changed.connect(self._on_typed)
        self.decision.changed.connect(self.shown)

    @override
    def use_facts(self, facts: ConsolidationFacts) -> None:
        period = facts.summary.month.period
        self.decision.use(period, facts.decision)
        self.pending.use(f"conclusions/{period}", facts.kept)

    # --- what is shown ------------------------------------------------------------------------

    @property
    def summary(self) -> "Summary | None":
        """The consolidated month."""
        return None if self.facts is None else self.facts.summary

    def title(self) -> str:
        """Return the title of the page."""
        month = period_text(str(self.session.period), "month")
        return _("Tổng hợp {month}").format(month=month)

    def missing_words(self) -> tuple[str, str]:
        """Say how many units are missing, and name them."""
        missing = () if self.summary is None else self.summary.month.missing
        if not missing:
            return "", _("đủ báo cáo của các đơn vị") if self.summary is not None else ""
        words = ngettext("Thiếu {count} đơn vị", "Thiếu {count} đơn vị", len(missing))
        names = ", ".join(line.unit.short or line.unit.code for line in missing)
        told = _("{names} luôn được nêu tên trong văn bản").format(names=names)
        return words.format(count=len(missing)), told

    def tiles(self) -> tuple[Tile, ...]:
        """Return the three groups."""
        if self.summary is None:
            return ()
        total = self.summary.figures.total
        counts = {status: total.counts.get(status, 0) for status in _STATUSES}
        on_time = counts["completed"] - total.completed_late
        return (
            Tile(
                "completed",
                counts["completed"],
                _("{on_time} không chậm · {late} chậm").format(
                    on_time=on_time, late=total.completed_late
                ),
            ),
            Tile(
                "in_progress",
                counts["in_progress"],
                _("{overdue} nhiệm vụ quá hạn chưa xong").format(overdue=total.overdue),
            ),
            Tile(
                "not_started",
                counts["not_started"],
                _("chuyển {month}").format(month=month_text(self.session.period.next.month)),
            ),
        )

    def questions(self) -> tuple[Question, ...]:
        """Return the five questions with their text and what it comes from."""
        summary = self.summary
        if summary is None:
            return ()
        found = []
        for key, title in QUESTIONS:
            drafted = " ".join(
                reason_text(one.code, one.values) for one in summary.questions.get(key, ())
            )
            worded = summary.wording.get(key, "")
            found.append(
                Question(key, _(title), worded or drafted, drafted, bool(worded), self._links(key))
            )
        return tuple(found)

    def sources(self, key: str) -> tuple[str, tuple[Source, ...]]:
        """Return title and rows behind a link of a question."""
        summary = self.summary
        if summary is None:
            return "", ()
        root, _slash, rest = key.partition("/")
        names = {one.line.unit.unit: one.line.unit.name for one in summary.units}
        if root == "unit":
            return names.get(rest, ""), self._said(rest)
        if root == "all":
            rows = [
                Source(names[one.report.unit], item.content, _status_words(item.status))
                for one in summary.units
                if one.report is not None
                for item in one.report.items
            ]
            return _("Mọi nhiệm vụ của tháng"), tuple(rows)
        if root in {"late", "overdue"}:
            tasks = [
                task
                for task in summary.figures.total.late_tasks
                if (task.done_on is None) == (root == "overdue")
            ]
            rows = [
                Source(
                    task.unit_name,
                    task.content,
                    _("hạn {due}, chậm {days} ngày").format(
                        due=day_text(task.due_on, "short"), days=task.days
                    ),
                )
                for task in tasks
            ]
            title = _("Hoàn thành chậm") if root == "late" else _("Quá hạn chưa xong")
            return title, tuple(rows)
        poor = summary.figures.total.low_quality
        return _("Chất lượng mức 3"), tuple(Source(one.unit_name, one.content, "") for one in poor)

    def is_locked(self) -> bool:
        """Tell whether the month is closed."""
        return self.summary is not None and self.summary.month.is_pinned

    def may_word(self) -> bool:
        """Tell whether the Office's words can be changed here."""
        return self.facts is not None and self.facts.may_word and not self.is_locked()

    def is_stated(self) -> bool:
        """Tell whether the Office stated that the month is consolidated."""
        return self.summary is not None and self.summary.month.facts.consolidated

    # --- what is done -------------------------------------------------------------------------

    def word(self, key: str, text: str) -> None:
        """Keep the Office's words for a question; the drafted text needs none."""
        asked = next((one for one in self.questions() if one.key == key), None)
        if asked is None or text.strip() == asked.text.strip():
            return
        words = "" if text.strip() == asked.drafted.strip() else text
        work = partial(self.session.desk.consolidation.word, self.session.period, key, words)
        self.act(work, self._on_worded)

    def redraft(self, key: str = "") -> None:
        """Go back to what is drafted from data, for one question or for all."""
        worded = [one.key for one in self.questions() if one.is_worded and key in {"", one.key}]
        if worded:
            work = partial(_redraft, self.session.desk, self.session.period, tuple(worded))
            self.act(work, self._on_worded)

    def state(self) -> None:
        """State that the month is consolidated over exactly the accepted reports."""
        work = partial(self.session.desk.consolidation.consolidate, self.session.period)
        self.act(work, self._on_stated)

    # --- inside -------------------------------------------------------------------------------

    def _on_typed(self) -> None:
        # What cannot be seen is not drawn again with every letter.
        if self._freshness.is_shown:
            self.shown.emit()
        else:
            self._freshness.invalidate()

    def _links(self, key: str) -> tuple[tuple[str, str], ...]:
        summary = self.summary
        if summary is None:
            return ()
        total = summary.figures.total
        if key == "progress":
            return (("all", _rows(total.total)),)
        if key == "time":
            counts = (("late", total.completed_late), ("overdue", total.overdue))
            return tuple((name, _rows(count)) for name, count in counts if count)
        if key == "quality":
            return (("poor", _rows(len(total.low_quality))),) if total.low_quality else ()
        return tuple(
            (f"unit/{one.line.unit.unit}", one.line.unit.code)
            for one in summary.units
            if getattr(one, key)
        )

    def _said(self, unit: str) -> tuple[Source, ...]:
        units = () if self.summary is None else self.summary.units
        one = next((each for each in units if each.line.unit.unit == unit), None)
        if one is None or one.report is None:
            return ()
        found = []
        for section, title in (("advantages", _("Ưu điểm")), ("limitations", _("Hạn chế"))):
            if text := one.report.text.get(section, ""):
                found.append(Source(title, text, _("Lời của phòng")))
            if text := one.wording.get(section, ""):
                found.append(Source(title, text, _("Lời của Văn phòng")))
        return tuple(found)

    def _on_worded(self, _entry: object) -> None:
        self.session.tell_done(_("Đã giữ lời của Văn phòng; lời của phòng vẫn còn nguyên."))

    def _on_stated(self, summary: "Summary") -> None:
        accepted = sum(line.facts.answer == "accepted" for line in summary.month.units)
        words = _("Đã tổng hợp {month} trên {count} báo cáo đã chấp nhận.")
        month = period_text(str(summary.month.period), "month")
        self.session.tell_done(words.format(month=month, count=accepted))


_STATUSES = ("completed", "in_progress", "not_started")


def _rows(count: int) -> str:
    return ngettext("{count} dòng", "{count} dòng", count).format(count=count)


def _status_words(status: str) -> str:
    return task_badge(status).text


def _redraft(desk: "Desk", period: Period, keys: tuple[str, ...]) -> int:
    for key in keys:
        desk.consolidation.word(period, key, "")
    return len(keys)


def read_consolidation(desk: "Desk", period: Period) -> ConsolidationFacts:
    """Read the consolidated month; to be called off the UI thread."""
    summary = desk.consolidation.summary(period, reports=True)
    judging = judge_tasks(summary)
    judged = [("late", one) for one in judging.late]
    known = {one.task.id for one in judging.late}
    # A task that is late and poor stands once, where it is judged first.
    judged += [("low_quality", one) for one in judging.low_quality if one.task.id not in known]
    judged += [("not_started", one) for one in judging.not_started]
    decision = read_decision(desk, period, summary.month)
    with desk.book.looking() as look:
        may_word = look.is_office
    return ConsolidationFacts(
        summary,
        tuple(judged),
        decision,
        may_word,
        kept_notes(desk.book, f"conclusions/{period}"),
    )
