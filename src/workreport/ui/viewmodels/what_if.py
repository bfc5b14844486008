"""What the Office tries on a month, in words; nothing is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError, UseError
from workreport.domain.exact_numbers import Exact, exact_number, plain
from workreport.domain.period import Period
from workreport.i18n.formats import number_text, period_text, shown
from workreport.i18n.messages import cause
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import _, chosen, ngettext
from workreport.ui.tasks.changes import Freshness
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.unit_words import group_words

if TYPE_CHECKING:
    from workreport.domain.quota import Quota
    from workreport.domain.rating_scheme import RatingScheme
    from workreport.domain.what_if import Change, Moved
    from workreport.services.what_if import MonthPeople, Tried


_KINDS = {"report.file", "answer", "rating.decide", "scheme.set", "period.open", "period.change"}


@dataclass(frozen=True, slots=True)
class MovedLine:
    """A person whose level or score would be another one."""

    id: str
    name: str
    unit: str
    group: str
    before: str
    after: str
    scores: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """What would become of a month, in words."""

    title: str
    verdict: str
    lines: tuple[MovedLine, ...]
    counts: tuple[tuple[str, str, str], ...]
    """Level, how many have it, how many would have it."""
    quotas: tuple[tuple[str, str, str], ...]
    """Comparison group, its quota as it is, and as it would be."""
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is tried, as it was typed; empty stays as it is.

    ``task`` is the id of a task, to which ``fault``, ``quality`` and ``coefficient`` belong.
    """

    quota_share: str = ""
    quota_base: str = ""
    thresholds: Mapping[str, str] = field(default_factory=dict)
    task: str = ""
    fault: str = ""
    quality: str = ""
    coefficient: str = ""
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class TrialFacts:
    """What can be tried on a month."""

    month: "MonthPeople"
    schemes: "tuple[RatingScheme, ...]"
    levels: tuple[str, ...]
    tasks: tuple[tuple[str, str], ...]


class WhatIf(QObject):
    """Tries one wish after the other.

    Signals:
        facts_changed: ``TrialFacts`` of the month.
        tried: ``OutcomeWords``.
        refused: What is wrong with the wish.
    """

    facts_changed = Signal(object)
    tried = Signal(object)
    refused = Signal(str)

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.facts: TrialFacts | None = None
        self._freshness = Freshness(session.bus, _concerns, self.refresh, self)
        session.period_changed.connect(self._on_period)

    def set_shown(self, *, is_shown: bool) -> None:
        """Be told whether the part can be seen; the month is read when it is."""
        self._freshness.set_shown(is_shown)

    def refresh(self) -> None:
        """Read the month anew."""
        desk, period = self._session.desk, self._session.period
        self._session.run(lambda: (desk.what_if.people(period), desk.schemes.all()), self._on_read)

    def try_wish(self, wish: Wish) -> None:
        """Try; what cannot be read is told, and nothing is lost."""
        try:
            change, quality = self._change(wish)
        except UseError as error:
            self.refused.emit(cause(error.code, shown(error.values)))
            return
        period = self._session.period
        work = partial(self._session.desk.what_if.try_change, period, change, quality)
        self._session.run(work, self._on_tried, self._on_refused)

    def _change(self, wish: Wish) -> "tuple[Change, dict[str, int]]":
        from workreport.domain.what_if import Change  # noqa: PLC0415 - after the paint

        task = wish.task
        change = Change(
            quota_share=Fraction(_number(wish.quota_share)) if wish.quota_share.strip() else None,
            quota_base=wish.quota_base,
            thresholds={
                level: _number(text) for level, text in wish.thresholds.items() if text.strip()
            },
            faults={task: int(_number(wish.fault))} if task and wish.fault.strip() else {},
            task_coefficients=(
                {task: _number(wish.coefficient)} if task and wish.coefficient.strip() else {}
            ),
            schemes=self._schemes(wish.scheme),
        )
        quality = {task: int(wish.quality)} if task and wish.quality else {}
        if change.is_empty and not quality:
            raise UseError("what_if_nothing")
        return change, quality

    def _schemes(self, ref: str) -> "tuple[RatingScheme, ...]":
        known = () if self.facts is None else self.facts.schemes
        return tuple(scheme for scheme in known if scheme.ref == ref)

    def _on_period(self, _period: Period) -> None:
        self._freshness.invalidate()

    def _on_read(self, read: "tuple[MonthPeople, tuple[RatingScheme, ...]]") -> None:
        month, schemes = read
        self.facts = TrialFacts(
            month,
            tuple(one for one in schemes if one.rhythm == "month"),
            tuple(
                dict.fromkeys(
                    code
                    for scheme in month.schemes
                    if scheme.has_score
                    for code in scheme.levels.codes[:-1]
                )
            ),
            tuple(
                (task.id, f"{month.people[task.person].name}: {task.content}")
                for task in month.tasks
            ),
        )
        self.facts_changed.emit(self.facts)

    def _on_tried(self, tried: "Tried") -> None:
        self.tried.emit(outcome_words(tried))

    def _on_refused(self, error: CodedError) -> None:
        self.refused.emit(cause(error.code, shown(error.values)))


def _concerns(changes: object) -> bool:
    kinds: frozenset[str] = getattr(changes, "kinds", frozenset())
    return bool(kinds & _KINDS)


def outcome_words(tried: "Tried") -> OutcomeWords:
    """Put what would become of a month into words."""
    month, outcome = tried.month, tried.outcome
    moved, scored = len(outcome.moved), len(outcome.rescored)
    verdict = _("Không ai đổi mức.")
    if moved:
        words = ngettext("{count} người đổi mức", "{count} người đổi mức", moved)
        verdict = words.format(count=moved) + "."
    if scored:
        words = ngettext("{count} người chỉ đổi điểm", "{count} người chỉ đổi điểm", scored)
        verdict += " " + words.format(count=scored) + "."
    codes = [code for scheme in month.schemes for code in scheme.levels.codes]
    levels = [*dict.fromkeys((*codes, *outcome.before, *outcome.after))]
    notes = [reason_text(note.code, note.values) for note in outcome.notes]
    if month.left_out:
        count = len(month.left_out)
        words = ngettext(
            "{count} người không tính lại được", "{count} người không tính lại được", count
        )
        first = next(iter(month.left_out.values()))
        notes.append(f"{words.format(count=count)}: {reason_text(first.code, first.values)}")
    return OutcomeWords(
        _("{month}: {count} người được xét").format(
            month=period_text(str(month.period)), count=len(month.rated)
        ),
        verdict,
        tuple(_line(tried, one) for one in (*outcome.moved, *outcome.rescored)),
        tuple(
            (level, str(outcome.before.get(level, 0)), str(outcome.after.get(level, 0)))
            for level in levels
            if outcome.before.get(level) or outcome.after.get(level)
        ),
        tuple(
            (group_words(each.group), _quota(each.before), _quota(each.after))
            for each in outcome.quotas
        ),
        tuple(notes),
    )


def scheme_choices(facts: TrialFacts) -> tuple[tuple[str, str], ...]:
    """Return the schemes to compare with, by ``id@version``."""
    return tuple(
        (one.ref, _("{name}, bản {version}").format(name=chosen(one.title), version=one.version))
        for one in facts.schemes
    )


def _line(tried: "Tried", one: "Moved") -> MovedLine:
    person = tried.month.people[one.person]
    before, after = _score(one.total_before), _score(one.total_after)
    why = "" if one.why is None else reason_text(one.why.code, one.why.values)
    return MovedLine(
        one.person,
        person.name,
        person.unit_name,
        group_words(one.group),
        one.before or "–",
        one.after or "–",
        "" if before == after == "–" else f"{before} / {after}",
        why,
    )


def _score(value: Exact | None) -> str:
    return "–" if value is None else number_text(Fraction(value), 2)


def _quota(quota: "Quota") -> str:
    words = _("{used} / tối đa {allowed} ({base} người × {share})")
    return words.format(
        used=quota.used,
        allowed=quota.allowed,
        base=quota.base,
        share=number_text(plain(quota.share)),
    )


def _number(text: str) -> Exact:
    found = exact_number(text.strip().replace(",", "."))
    if found is None:
        raise UseError("what_if_number", value=text.strip())
    return found
