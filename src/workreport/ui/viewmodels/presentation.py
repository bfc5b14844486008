"""The month before a meeting: unit by unit, what is concluded is kept while it is typed."""

from dataclasses import dataclass, replace
from datetime import date
from textwrap import shorten
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from workreport.domain.errors import CodedError
from workreport.i18n.formats import moment_text, month_text, period_text
from workreport.i18n.messages import sentence
from workreport.i18n.translation import _, ngettext
from workreport.ledger.bodies.office import Conclusion
from workreport.ui.viewmodels.conclusions import FREE, Conclusions
from workreport.ui.viewmodels.consolidation import ConsolidationFacts, ConsolidationModel
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.presentation_concluded import (
    Unsigned,
    signed_about,
    signed_in,
    signed_lines,
    unsigned,
)
from workreport.ui.viewmodels.presentation_facts import PresentationFacts, read_presentation
from workreport.ui.viewmodels.presentation_timer import UnitWatch
from workreport.ui.viewmodels.presentation_words import (
    Mark,
    NumberCell,
    StageLine,
    day_named,
    numbers,
    past_line,
    said_words,
    task_line,
    unit_sentence,
    year_words,
)

if TYPE_CHECKING:
    from workreport.services.summary import UnitSummary

_SHOWN_LETTERS = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed about the current line so far."""

    verdict: str = ""
    text: str = ""
    becomes: bool = False
    due_on: date | None = None


class PresentationModel(ConsolidationModel):
    """Walks through the units; ``seen`` is what every word passes before a room reads it.

    Signals:
        turned: Another unit or another line is the current one.
        told: Something must be said on the stage: why it was refused or could not be kept.
        signed: The conclusions were signed: how many.
        saved: What was typed is kept on this machine.
    """

    turned = Signal()
    told = Signal(str)
    signed = Signal(int)
    saved = Signal()

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(session, parent, read_presentation)
        self.conclusions = Conclusions(self)
        self.watch = UnitWatch(self)
        self.are_names_hidden = False
        self.saved_words = ""
        self._unit = ""
        self._line = ""
        self.pending.changed.connect(self.pending.save_at_once)
        self.pending.kept.connect(self._on_kept)
        self.pending.unkept.connect(self._on_failed_act)
        self.conclusions.concluded.connect(self.signed)

    @override
    def use_facts(self, facts: ConsolidationFacts) -> None:
        super().use_facts(facts)
        units = [one.line.unit.unit for one in facts.summary.units]
        if self._unit not in units:
            self._unit = units[0] if units else ""
        self.watch.turn_to(self._unit)

    # --- what is shown ------------------------------------------------------------------------

    @property
    def stage(self) -> PresentationFacts | None:
        """What was read for the presentation."""
        return self.facts if isinstance(self.facts, PresentationFacts) else None

    @property
    def unit(self) -> "UnitSummary | None":
        """The unit on the stage."""
        units = () if self.summary is None else self.summary.units
        return next((one for one in units if one.line.unit.unit == self._unit), None)

    def seen(self, text: str) -> str:
        """Return a text as the room may read it."""
        stage = self.stage
        return stage.names.hide(text) if self.are_names_hidden and stage is not None else text

    def place_words(self) -> str:
        """Say the meeting and which unit of how many is on."""
        meeting = _("Giao ban {month}").format(
            month=period_text(str(self.session.period), "inline")
        )
        units = () if self.summary is None else self.summary.units
        at = next((at for at, one in enumerate(units, 1) if one is self.unit), 0)
        if not at:
            return meeting
        words = _("Đơn vị {place} trên {count}").format(place=at, count=len(units))
        return f"{meeting}   ·   {words}"

    def name(self) -> str:
        """Return the name of the unit."""
        return "" if self.unit is None else self.seen(self.unit.line.unit.name)

    def sentence(self) -> str:
        """Say how the unit's report came."""
        return "" if self.unit is None else self.seen(unit_sentence(self.unit))

    def numbers(self) -> tuple[NumberCell, ...]:
        """Return the four numbers."""
        figures = None if self.summary is None else self.summary.figures.by_unit.get(self._unit)
        return numbers(figures)

    def lines(self) -> tuple[StageLine, ...]:
        """Return what there is to conclude: tasks, words typed so far, a place for new ones."""
        stage = self.stage
        if stage is None or self.unit is None:
            return ()
        lines = [
            task_line(kind, judged, self.session.period, self._told_about(judged.task.id))
            for kind, judged in stage.judged
            if judged.unit == self._unit
        ]
        lines += signed_lines(self._signed(), self._unit)
        if not self.refusal():
            roots = [*self._free_roots(), self.conclusions.free_root()]
            lines += [self._free_line(root) for root in roots]
        return tuple(
            replace(
                one,
                content=self.seen(one.content),
                note=self.seen(one.note),
                said=self.seen(one.said),
            )
            for one in lines
        )

    def line(self) -> StageLine | None:
        """Return the current line."""
        lines = self.lines()
        return next((one for one in lines if one.id == self._line), lines[0] if lines else None)

    def typed(self) -> Typed:
        """Return what was typed about the current line."""
        line = self.line()
        if line is None:
            return Typed()
        get = self.pending.get
        return Typed(
            verdict=get(f"{line.id}/verdict") or "",
            text=get(f"{line.id}/text") or "",
            becomes=bool(get(f"{line.id}/becomes_task")),
            due_on=self._due_of(line.id),
        )

    def past(self) -> tuple[tuple[Mark, str, str], ...]:
        """Return last month's conclusions of the unit: icon, words, state."""
        stage = self.stage
        found = () if stage is None else stage.past.get(self._unit, ())
        return tuple(
            (mark, self.seen(words), state) for mark, words, state in map(past_line, found)
        )

    def past_title(self) -> str:
        """Return the title above last month's conclusions."""
        month = month_text(self.session.period.previous.month)
        return _("Kết luận {month} đã thực hiện đến đâu").format(month=month)

    def year_words(self) -> str:
        """Say how often the unit was judged this year."""
        stage = self.stage
        counts = {} if stage is None else stage.verdicts.get(self._unit, {})
        return year_words(counts, self.session.period.year)

    def refusal(self) -> str:
        """Say why nothing can be concluded on this machine; empty when something can."""
        facts = self.facts
        if facts is None:
            return _("Đang đọc dữ liệu của tháng.")
        if self.is_locked():
            return _("Tháng này đã khóa.")
        if facts.decision.is_leader or facts.decision.is_chief:
            return ""
        return _("Chỉ lãnh đạo, hoặc Chánh Văn phòng ghi lại lời lãnh đạo, mới ghi được kết luận.")

    def unsigned(self) -> tuple[Unsigned, ...]:
        """Return what leaving would sign, unit by unit."""
        if self.stage is None:
            return ()
        found = unsigned(self.stage, self.conclusions.inputs(), self.session.period.next.month)
        return tuple(
            replace(
                one,
                unit=self.seen(one.unit),
                content=self.seen(one.content),
                text=self.seen(one.text),
            )
            for one in found
        )

    def count_words(self) -> str:
        """Say how many conclusions are typed and not signed."""
        count = self.conclusions.pending_count()
        words = ngettext("{count} kết luận chưa ký", "{count} kết luận chưa ký", count)
        return words.format(count=count) if count else ""

    # --- what is done -------------------------------------------------------------------------

    def turn_unit(self, step: int) -> None:
        """Go to the next unit or the one before; it ends at the first and the last."""
        units = [] if self.summary is None else [one.line.unit.unit for one in self.summary.units]
        if self._unit in units:
            at = max(0, min(len(units) - 1, units.index(self._unit) + step))
            if units[at] != self._unit:
                self._unit, self._line = units[at], ""
                self.watch.turn_to(self._unit)
                self.turned.emit()

    def turn_line(self, step: int) -> None:
        """Go to the next line or the one before."""
        lines = self.lines()
        current = self.line()
        if current is not None:
            at = max(0, min(len(lines) - 1, lines.index(current) + step))
            self.choose_line(lines[at].id)

    def choose_line(self, line_id: str) -> None:
        """Make a line the current one."""
        if line_id != self._line:
            self._line = line_id
            self.turned.emit()

    def judge(self, verdict: str) -> None:
        """Give the current task a standard verdict; the same once more takes it back."""
        line = self._writable()
        if line is None:
            return
        if not line.is_task:
            self.told.emit(_("Kết luận mẫu chỉ dùng cho nhiệm vụ."))
            return
        before = self.pending.get(f"{line.id}/verdict")
        self.conclusions.put(line.id, "verdict", "" if verdict == before else verdict)

    def type_text(self, text: str) -> None:
        """Keep what was typed about the current line."""
        line = self._writable()
        if line is None:
            return
        if line.id.startswith(f"{FREE}-"):
            if not text.strip():
                self.pending.drop(line.id)
                return
            self.pending.put(f"{line.id}/unit", self._unit)
        self._line = line.id
        self.conclusions.put(line.id, "text", text)

    def set_becomes(self, *, becomes: bool) -> None:
        """Say whether the conclusion becomes a task; its day is the last one the words name."""
        line = self._writable()
        if line is None:
            return
        typed = self.typed()
        self.conclusions.put(line.id, "becomes_task", "yes" if becomes else "")
        if becomes and typed.due_on is None:
            self.set_due(day_named(typed.text, self.session.period.next.first_day))

    def set_due(self, day: date | None) -> None:
        """Say by when the task is due."""
        line = self._writable()
        if line is not None:
            self.conclusions.put(line.id, "due", "" if day is None else day.isoformat())

    def toggle_names(self) -> None:
        """Hide the names of people, or show them again."""
        self.are_names_hidden = not self.are_names_hidden
        self.turned.emit()

    def sign(self) -> None:
        """Sign what was typed; whoever watches is told by ``signed`` or ``told``."""
        self.conclusions.conclude(self._on_failed_act)

    def leave(self) -> None:
        """Keep what was typed and stop the watch."""
        self.watch.stop()
        self.pending.save()
        self.decision.save()

    # --- inside -------------------------------------------------------------------------------

    def _writable(self) -> StageLine | None:
        refusal = self.refusal()
        line = self.line()
        if not refusal and line is not None and line.is_signed:
            refusal = _("Kết luận này đã ghi.")
        if refusal:
            self.told.emit(refusal)
            return None
        return line

    def _told_about(self, root: str) -> str:
        typed = said_words(
            self.pending.get(f"{root}/verdict") or "",
            becomes=bool(self.pending.get(f"{root}/becomes_task")),
            due_on=self._due_of(root),
            month=self.session.period.next.month,
        )
        text = "" if root.startswith(f"{FREE}-") else self.pending.get(f"{root}/text") or ""
        text = shorten(text, _SHOWN_LETTERS, placeholder="…")
        return " · ".join(
            part for part in (signed_about(self._signed(), root), typed, text) if part
        )

    def _due_of(self, root: str) -> date | None:
        due = self.pending.get(f"{root}/due")
        return date.fromisoformat(due) if due else None

    def _signed(self) -> list[Conclusion]:
        return [] if self.summary is None else signed_in(self.summary.month)

    def _free_roots(self) -> list[str]:
        return [
            root
            for root in self.pending.roots()
            if root.startswith(f"{FREE}-") and self.pending.get(f"{root}/unit") == self._unit
        ]

    def _free_line(self, root: str) -> StageLine:
        text = self.pending.get(f"{root}/text") or ""
        if not text:
            return StageLine(
                id=root, content=_("Kết luận khác về đơn vị"), mark=Mark("plus", "text3")
            )
        return StageLine(
            id=root,
            content=text,
            mark=Mark("chat-text", "accent_text"),
            said=self._told_about(root),
        )

    def _on_kept(self) -> None:
        self.pending.save_at_once()
        now = self.session.desk.book.clock.now()
        self.saved_words = _("Đã lưu {time}").format(time=moment_text(now, "time"))
        self.saved.emit()

    def _on_failed_act(self, error: CodedError) -> None:
        self.told.emit(sentence(error.code, error.values))
