"""What a meeting concluded so far: signed, and typed but not signed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.i18n.translation import _
from workreport.ledger.bodies.office import Conclusion
from workreport.services.past_conclusions import counted_conclusions
from workreport.ui.viewmodels.presentation_words import Mark, StageLine, said_words, verdicts

if TYPE_CHECKING:
    from workreport.services.closing import ConclusionInput
    from workreport.services.month import MonthLine
    from workreport.ui.viewmodels.presentation_facts import PresentationFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsigned:
    """A conclusion that was typed and is not signed."""

    unit: str
    content: str
    words: str
    text: str


def unsigned(
    stage: "PresentationFacts", typed: "Mapping[str, ConclusionInput]", next_month: int
) -> list[Unsigned]:
    """Return what signing would sign, in the order of the units, the whole agency last."""
    names = {one.line.unit.unit: one.line.unit.name for one in stage.summary.units}
    order = {unit: place for place, unit in enumerate(names)}
    tasks = {one.task.id: one for _kind, one in stage.judged}
    found = []
    for root, said in typed.items():
        judged = tasks.get(root)
        unit = said.unit if judged is None else judged.unit
        words = said_words(
            said.verdict, becomes=said.becomes_task, due_on=said.next_due_on, month=next_month
        )
        shown = Unsigned(
            unit=names.get(unit, _("Cả cơ quan")),
            content="" if judged is None else judged.task.content,
            words=words,
            text=said.text,
        )
        found.append((order.get(unit, len(order)), shown))
    return [shown for _place, shown in sorted(found, key=lambda one: one[0])]


def signed_in(month: "MonthLine") -> list[Conclusion]:
    """Return the conclusions that count in a month."""
    bodies = (fact.body for fact in counted_conclusions(month))
    return [body for body in bodies if isinstance(body, Conclusion)]


def signed_about(signed: Iterable[Conclusion], task: str) -> str:
    """Say what was signed about a task; empty when nothing was."""
    labels = {key: words for key, words, _mark in verdicts()}
    said = [labels.get(body.verdict, body.text) for body in signed if task and body.task == task]
    return _("Đã ghi: {words}").format(words=", ".join(said)) if said else ""


def signed_lines(signed: Iterable[Conclusion], unit: str) -> list[StageLine]:
    """Return the lines of what was signed about a unit in free words."""
    return [
        StageLine(
            id=f"signed/{body.conclusion}",
            content=body.text,
            note=_("Kết luận đã ghi"),
            mark=Mark("flag-fill", "ok"),
            is_signed=True,
        )
        for body in signed
        if not body.task and body.unit == unit
    ]
