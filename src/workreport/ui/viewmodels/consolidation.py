"""The Office's month: three groups, five questions with their sources, missing units."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from typing_extensions import override

from workreport.domain.figured_text import Figure, FiguredText, followed_again
from workreport.domain.period import Period
from workreport.domain.same_tasks import Alike
from workreport.i18n.formats import month_text, period_text
from workreport.i18n.translation import _, ngettext
from workreport.services.desk_notes import kept_notes
from workreport.services.month_tasks import (
    FieldFigures,
    MonthTask,
    field_figures,
    read_month_tasks,
)
from workreport.services.summary_judging import Judged, judge_tasks
from workreport.services.task_merging import propose
from workreport.services.text_drafts import drafts_in, drafts_name, key_of, written_draft
from workreport.ui.viewmodels.decision import DecisionFacts, decision_of, read_decision
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.month_sources import Source, find_sources, key_of_figure
from workreport.ui.viewmodels.office_desk import OfficeModel
from workreport.ui.viewmodels.pending import shared_pending
from workreport.ui.viewmodels.question_words import (
    Question,
    figure_hint,
    figures_to_insert,
    is_same_figure,
    read_questions,
    with_draft,
)

if TYPE_CHECKING:
    from workreport.services.ports.program import Desk
    from workreport.services.summary import Summary


@dataclass(frozen=True, slots=True)
class ConsolidationFacts:
    """The consolidated month with what was typed about its conclusions."""

    summary: "Summary"
    judged: tuple[tuple[str, Judged], ...]
    decision: DecisionFacts
    may_word: bool
    kept: dict[str, str]
    tasks: tuple[MonthTask, ...] = ()
    fields: tuple[FieldFigures, ...] = ()
    alike: tuple[Alike, ...] = ()
    kept_words: dict[str, str] = field(default_factory=dict)  # the Office's words, not signed yet


@dataclass(frozen=True, slots=True)
class Tile:
    """One of the three groups: its number, and what is worth saying about it."""

    status: str
    count: int
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
        # This page, the board pack and the papers show the same words, signed or not.
        self.wording = shared_pending(session, "pending_wording")
        self.wording.changed.connect(self._on_worded_elsewhere)
        self._is_typing = False

    @override
    def use_facts(self, facts: ConsolidationFacts) -> None:
        period = facts.summary.month.period
        self.decision.use(period, facts.decision)
        self.pending.use(f"conclusions/{period}", facts.kept)
        self.wording.use(drafts_name(period), facts.kept_words)
        self.wording.follow(facts.kept_words)

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
        return () if self.summary is None else tiles_of(self.summary)

    def questions(self) -> tuple[Question, ...]:
        """Return the five questions with their text and what it comes from."""
        if self.summary is None:
            return ()
        drafts = {} if self.is_locked() else drafts_in(self.wording.words)
        return tuple(with_draft(one, drafts.get(one.key)) for one in read_questions(self.summary))

    def sources(self, key: str) -> tuple[str, tuple[Source, ...]]:
        """Return title and rows behind a figure, a tile or a link of a question."""
        if self.facts is None:
            return "", ()
        return find_sources(self.facts.summary, self.facts.tasks, key)

    def source_at(self, key: str, said: FiguredText, place: int) -> str:
        """Return the key of the rows behind a place in the text of a question; empty for none."""
        figure = said.at(place)
        if figure is not None:
            return key_of_figure(figure.name)
        asked = next((one for one in self.questions() if one.key == key), None)
        return asked.sources[0][0] if asked is not None and asked.sources else ""

    def hint_of(self, figure: Figure) -> str:
        """Say what a figure of a text is."""
        return "" if self.facts is None else figure_hint(figure, self.unit_names())

    def figures_to_insert(self) -> tuple[tuple[str, str, str], ...]:
        """Return the figures a text may take up: name, what it is, its words now."""
        return () if self.summary is None else figures_to_insert(self.summary.data)

    def unit_names(self) -> dict[str, str]:
        """Return the names of the units by id."""
        units = () if self.summary is None else self.summary.units
        return {one.line.unit.unit: one.line.unit.name for one in units}

    def open_source(self, place: str) -> None:
        """Go to the report a row comes from; only the Office checks reports."""
        if place and self.opens_sources():
            self.session.go_to("receiving", place)

    def opens_sources(self) -> bool:
        """Tell whether reports can be opened from here."""
        return self.facts is not None and self.facts.may_word

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

    def type(self, key: str, said: FiguredText) -> None:
        """Keep what is being typed of a question as a draft, until it is signed or dropped."""
        asked = self._signed_question(key)
        if asked is None or not self.may_word():
            return
        draft = None if _is_same(said, asked.said) else said
        if draft is not None and _is_same(said, asked.drafted):
            draft = FiguredText("")
        self._is_typing = True
        self.wording.put(key_of(key), None if draft is None else written_draft(draft))
        self._is_typing = False

    def word(self, key: str, said: FiguredText) -> None:
        """Sign the Office's words for a question; the drafted text needs none."""
        asked = self._signed_question(key)
        if asked is None or _is_same(said, asked.said):
            self.wording.drop(key)
            return
        words = "" if said.text.strip() == asked.drafted.text.strip() else said.text
        self.wording.save()
        kept = self.wording.get(key_of(key))
        work = partial(_word, self.session.desk, self.session.period, (key, kept), words, said)
        self.act(work, self._on_worded)

    def take_data(self, key: str, said: FiguredText, figure: Figure) -> None:
        """Let a figure that was set by hand follow the data again, in the text as it stands."""
        at = next((each.at for each in said.figures if is_same_figure(each, figure)), -1)
        if at >= 0 and self.summary is not None:
            self.word(key, followed_again(said, at, self.summary.data))

    def redraft(self, key: str = "") -> None:
        """Go back to what is drafted from data, for one question or for all."""
        asked = [one for one in self.questions() if key in {"", one.key}]
        self.wording.drop(*(one.key for one in asked if one.is_unsigned))
        worded = [one.key for one in asked if one.is_signed]
        if worded:
            work = partial(_redraft, self.session.desk, self.session.period, tuple(worded))
            self.act(work, self._on_redrafted)

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

    def _signed_question(self, key: str) -> Question | None:
        """Return a question as it was signed last, without what is typed of it."""
        found = () if self.summary is None else read_questions(self.summary)
        return next((one for one in found if one.key == key), None)

    def _on_worded_elsewhere(self) -> None:
        if not self._is_typing:
            self._on_typed()

    def _on_redrafted(self, _count: int) -> None:
        self._tell_worded()

    def _on_worded(self, signed: tuple[str, str | None]) -> None:
        key, kept = signed
        if self.wording.get(key_of(key)) == kept:
            self.wording.drop(key)  # else somebody has gone on typing
        self._tell_worded()

    def _tell_worded(self) -> None:
        self.session.tell_done(_("Đã giữ lời của Văn phòng; lời của phòng vẫn còn nguyên."))

    def _on_stated(self, summary: "Summary") -> None:
        accepted = sum(line.facts.answer == "accepted" for line in summary.month.units)
        words = _("Đã tổng hợp {month} trên {count} báo cáo đã chấp nhận.")
        month = period_text(str(summary.month.period), "month")
        self.session.tell_done(words.format(month=month, count=accepted))


_STATUSES = ("completed", "in_progress", "not_started")


def tiles_of(summary: "Summary") -> tuple[Tile, ...]:
    """Return the three groups of a consolidated month with their numbers."""
    total = summary.figures.total
    counts = {status: total.counts.get(status, 0) for status in _STATUSES}
    on_time = counts["completed"] - total.completed_late
    not_late = _("{on_time} không chậm · {late} chậm")
    carried = _("chuyển {month}").format(month=month_text(summary.month.period.next.month))
    notes = (
        not_late.format(on_time=on_time, late=total.completed_late),
        _("{overdue} nhiệm vụ quá hạn chưa xong").format(overdue=total.overdue),
        carried,
    )
    return tuple(Tile(s, counts[s], note) for s, note in zip(_STATUSES, notes, strict=True))


def _is_same(said: FiguredText, other: FiguredText) -> bool:
    return said.text.strip() == other.text.strip() and said.figures == other.figures


def _word(
    desk: "Desk", period: Period, typed: tuple[str, str | None], words: str, said: FiguredText
) -> tuple[str, str | None]:
    desk.consolidation.word(period, typed[0], words, said=said)
    return typed


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
        tasks = read_month_tasks(summary, look.directory)
    may_merge = may_word and not summary.month.is_pinned
    reports = {o.line.unit.unit: o.report for o in summary.units if o.report is not None}
    return ConsolidationFacts(
        summary,
        tuple(judged),
        decision,
        may_word,
        kept_notes(desk.book, f"conclusions/{period}"),
        tasks,
        field_figures(summary),
        propose(summary.merging, reports) if may_merge else (),
        kept_notes(desk.book, drafts_name(period)),
    )
