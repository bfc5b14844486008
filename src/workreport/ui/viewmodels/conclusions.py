"""What the leaders conclude: verdicts on tasks, words of their own, signed in one go."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError
from workreport.domain.period import Period
from workreport.domain.task import Status
from workreport.domain.task_progress import progress
from workreport.i18n.messages import sentence
from workreport.i18n.translation import N_, _, ngettext
from workreport.ledger.bodies.office import Conclusion
from workreport.services.closing import ConclusionInput
from workreport.services.summary_judging import Judged
from workreport.ui.models.column import GroupHead
from workreport.ui.models.judged_lines import JudgedLine, verdict_choices
from workreport.ui.viewmodels.consolidation import ConsolidationModel
from workreport.ui.viewmodels.unit_words import task_badge, task_timing_badge

if TYPE_CHECKING:
    from workreport.ledger.bodies.agency import UnitSet
    from workreport.services.consolidating import DecidedBy
    from workreport.services.desk_notes import SignedNotes
    from workreport.services.ports.program import Desk
    from workreport.services.summary import Summary

FREE = "free"
_KINDS = (
    ("late", N_("Chậm")),
    ("low_quality", N_("Chất lượng thấp")),
    ("not_started", N_("Chưa thực hiện")),
)


class Conclusions(QObject):
    """Collects what the leaders say about the month that :class:`ConsolidationModel` shows.

    Signals:
        concluded: Conclusions were signed: how many.
    """

    concluded = Signal(int)

    def __init__(self, month: ConsolidationModel) -> None:
        super().__init__(month)
        self._month = month
        self.session = month.session
        self.pending = month.pending
        self.decision = month.decision
        self._tell_refusal: Callable[[CodedError], None] = self.session.tell_error

    @property
    def summary(self) -> "Summary | None":
        """The consolidated month."""
        return self._month.summary

    def is_locked(self) -> bool:
        """Tell whether the month is closed."""
        return self._month.is_locked()

    def lines(self) -> tuple[JudgedLine, ...]:
        """Return what the leaders must judge, then conclusions in their own words."""
        facts = self._month.facts
        if facts is None:
            return ()
        names = {one.line.unit.unit: one.line.unit for one in facts.summary.units}
        signed = self._signed()
        lines = [
            self._line(kind, judged, _short(names[judged.unit]), signed)
            for kind, judged in facts.judged
        ]
        lines += [self._free_line(root) for root in self.pending.roots() if _is_free(root)]
        lines += [
            JudgedLine(
                id=f"signed/{at}",
                unit=_short(names[one.unit]) if one.unit in names else _("Cả cơ quan"),
                content=one.text,
                said=_("Đã ghi"),
                group=GroupHead(FREE, _("Kết luận khác")),
            )
            for at, one in enumerate(self._conclusions())
            if not one.task
        ]
        return tuple(lines)

    def free_root(self) -> str:
        """Return the name under which the next conclusion in free words is typed."""
        taken = {root for root in self.pending.roots() if _is_free(root)}
        number = 1
        while f"{FREE}-{number}" in taken:
            number += 1
        return f"{FREE}-{number}"

    def pending_count(self) -> int:
        """Return how many conclusions were typed that are not signed."""
        return len(self.inputs())

    def refusal(self) -> str:
        """Say why no conclusion can be signed; empty when one can."""
        if self._month.is_locked():
            return _("Tháng này đã khóa.")
        if not self.inputs():
            return _("Chưa chọn kết luận nào: phím 1, 2, 3 ở cột Kết luận.")
        found = self.decision.refusal()
        return "" if found is None else sentence(found.code, found.values)

    def put(self, line_id: str, key: str, value: str) -> None:
        """Note verdict, words or whether a conclusion becomes a task."""
        self.pending.put(f"{line_id}/{key}", value or None)
        if key == "due" and value:
            self.pending.put(f"{line_id}/becomes_task", "yes")  # what has a day is to be done

    def add_free(self, unit: str, text: str, *, becomes_task: bool) -> None:
        """Note a conclusion in the leaders' own words."""
        root = self.free_root()
        self.pending.put(f"{root}/unit", unit or "-")
        self.pending.put(f"{root}/becomes_task", "yes" if becomes_task else None)
        self.pending.put(f"{root}/text", text.strip())

    def conclude(self, failed: Callable[[CodedError], None] | None = None) -> None:
        """Sign every conclusion that was typed; ``failed`` is told why it could not be."""
        refused = self.decision.refusal()
        if refused is not None:
            (failed or self.session.tell_error)(refused)
            return
        inputs = self.inputs()
        if inputs:
            work = partial(
                _conclude,
                self.session.desk,
                self.session.period,
                tuple(inputs.values()),
                self.decision.by(),
                self.pending.begin_signing(*inputs),
            )
            self._tell_refusal = failed or self.session.tell_error
            self._month.act(work, self._on_concluded, self._on_refused)

    def _line(self, kind: str, judged: Judged, unit: str, signed: dict[str, str]) -> JudgedLine:
        task = judged.task
        done = judged.result.status is Status.COMPLETED
        found = progress(task, judged.result, judged.as_of)
        heads = {key: _(words) for key, words in _KINDS}
        return JudgedLine(
            id=task.id,
            unit=unit,
            content=task.content,
            status=task_badge(judged.result.status),
            timing=task_timing_badge(found, is_completed=done),
            verdict=self.pending.get(f"{task.id}/verdict") or "",
            text=self.pending.get(f"{task.id}/text") or "",
            becomes_task=self.pending.get(f"{task.id}/becomes_task") or "",
            due=self.pending.get(f"{task.id}/due") or "",
            said=signed.get(task.id, ""),
            group=GroupHead(kind, heads[kind]),
        )

    def _free_line(self, root: str) -> JudgedLine:
        unit = (self.pending.get(f"{root}/unit") or "").strip("-")
        named = dict(self.units()).get(unit, _("Cả cơ quan"))
        return JudgedLine(
            id=root,
            unit=named,
            content=_("Kết luận của lãnh đạo"),
            verdict="free",
            text=self.pending.get(f"{root}/text") or "",
            becomes_task=self.pending.get(f"{root}/becomes_task") or "",
            due=self.pending.get(f"{root}/due") or "",
            group=GroupHead(FREE, _("Kết luận khác")),
        )

    def _conclusions(self) -> list[Conclusion]:
        month = None if self.summary is None else self.summary.month
        facts = () if month is None else month.conclusions
        return [fact.body for fact in facts if isinstance(fact.body, Conclusion)]

    def _signed(self) -> dict[str, str]:
        labels = {str(one.value): one.label for one in verdict_choices()}
        return {
            one.task: _("Đã ghi: {words}").format(words=labels.get(one.verdict, one.verdict))
            for one in self._conclusions()
            if one.task
        }

    def inputs(self) -> dict[str, ConclusionInput]:
        """Return what can be signed: a verdict or words about each line."""
        found: dict[str, ConclusionInput] = {}
        for root in self.pending.roots():
            verdict = self.pending.get(f"{root}/verdict") or ""
            text = self.pending.get(f"{root}/text") or ""
            if not verdict and not text:
                continue
            becomes = bool(self.pending.get(f"{root}/becomes_task"))
            if _is_free(root):
                unit = (self.pending.get(f"{root}/unit") or "").strip("-")
                said = ConclusionInput(unit=unit, text=text, becomes_task=becomes)
            else:
                said = ConclusionInput(
                    task=root, verdict=verdict or "free", text=text, becomes_task=becomes
                )
            due = self.pending.get(f"{root}/due")
            if becomes and due:
                said = replace(said, next_due_on=date.fromisoformat(due))
            found[root] = said
        return found

    def _on_refused(self, error: CodedError) -> None:
        self.pending.end_signing()
        self._tell_refusal(error)

    def _on_concluded(self, roots: tuple[str, ...]) -> None:
        self.pending.end_signing(*roots)
        words = ngettext("Đã ghi {count} kết luận.", "Đã ghi {count} kết luận.", len(roots))
        self.session.tell_done(words.format(count=len(roots)))
        self.concluded.emit(len(roots))

    def units(self) -> tuple[tuple[str, str], ...]:
        """Return ids and names of the units, the whole agency first."""
        units = () if self.summary is None else self.summary.units
        return (("", _("Cả cơ quan")), *((u.line.unit.unit, u.line.unit.name) for u in units))


def _short(unit: "UnitSet") -> str:
    return unit.short or unit.name


def _is_free(root: str) -> bool:
    return root.startswith(f"{FREE}-")


def _conclude(
    desk: "Desk",
    period: Period,
    conclusions: tuple[ConclusionInput, ...],
    by: "DecidedBy",
    typed: "SignedNotes",
) -> tuple[str, ...]:
    desk.closing.conclude(period, conclusions, (), by, typed)
    return typed.lines
