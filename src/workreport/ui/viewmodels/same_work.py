"""Tasks that several units report and that may be one: what the Office sees and says of them."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import _, ngettext
from workreport.ui.viewmodels.month_sources import SAID_BY
from workreport.ui.viewmodels.unit_words import task_badge

if TYPE_CHECKING:
    from workreport.services.month_tasks import MonthTask
    from workreport.ui.viewmodels.consolidation import ConsolidationModel

Pair = tuple[str, str]  # unit and task


@dataclass(frozen=True, slots=True)
class SameTask:
    """One unit's task among those that may be one."""

    unit: str
    content: str
    state: str
    place: str


@dataclass(frozen=True, slots=True)
class SameWork:
    """Tasks of several units: proposed as one with the reason, or merged by the Office."""

    key: str
    tasks: tuple[SameTask, ...]
    pairs: tuple[Pair, ...]
    content: str
    why: str
    is_merged: bool


class SameWorks:
    """Proposes, merges and takes apart; nothing is merged that a person did not merge."""

    def __init__(self, model: "ConsolidationModel") -> None:
        self._model = model

    def rows(self) -> tuple[SameWork, ...]:
        """Return what is proposed, then what was merged."""
        facts = self._model.facts
        if facts is None:
            return ()
        known = {(one.unit, one.task.id): one for one in facts.tasks}
        found = []
        for alike in facts.alike:
            pairs = tuple((one.unit, one.task) for one in alike.tasks)
            why = reason_text(f"alike_{alike.reason}", {"detail": alike.detail})
            found.append(self._row(pairs, known, alike.tasks[0].content, why, is_merged=False))
        for merge in facts.summary.merging.merged:
            why = _("Văn phòng đã gộp, các nguồn còn nguyên")
            found.append(self._row(merge.tasks, known, merge.content, why, is_merged=True))
        return tuple(found)

    def count(self) -> int:
        """Return how many proposals wait for the Office's word."""
        return 0 if self._model.facts is None else len(self._model.facts.alike)

    def label(self) -> str:
        """Name the button that leads here."""
        count = self.count()
        words = ngettext("Gộp việc trùng {count}", "Gộp việc trùng {count}", count)
        return words.format(count=count) if count else _("Gộp việc trùng")

    def merge(self, key: str, content: str) -> None:
        """Say that proposed tasks are one."""
        one = self._of(key)
        if one is not None:
            desk, period = self._model.session.desk, self._model.session.period
            work = partial(desk.consolidation.merge, period, one.pairs, content)
            self._model.act(work, self._on_merged)

    def take_apart(self, key: str, reason: str) -> None:
        """Say that tasks are not one."""
        one = self._of(key)
        if one is not None:
            desk, period = self._model.session.desk, self._model.session.period
            work = partial(desk.consolidation.take_apart, period, one.pairs, reason)
            self._model.act(work, self._on_apart)

    def may_change(self) -> bool:
        """Tell whether the Office may say so here and now."""
        return self._model.may_word()

    def _of(self, key: str) -> SameWork | None:
        return next((one for one in self.rows() if one.key == key), None)

    def _row(
        self,
        pairs: tuple[Pair, ...],
        known: "dict[Pair, MonthTask]",
        content: str,
        why: str,
        *,
        is_merged: bool,
    ) -> SameWork:
        names = self._model.unit_names()
        tasks = []
        for unit, task in pairs:
            one = known.get((unit, task))
            tasks.append(
                SameTask(
                    names.get(unit, ""),
                    _("không còn trong báo cáo") if one is None else one.task.content,
                    "" if one is None else task_badge(one.status.value).text,
                    f"{SAID_BY}{unit}/task/{task}",
                )
            )
        key = "_".join(sorted(task for _unit, task in pairs))
        return SameWork(key, tuple(tasks), pairs, content, why, is_merged)

    def _on_merged(self, _merge: object) -> None:
        self._model.session.tell_done(_("Đã gộp; văn bản nêu cả các đơn vị."))

    def _on_apart(self, _nothing: object) -> None:
        self._model.session.tell_done(_("Đã ghi là các nhiệm vụ khác nhau."))
