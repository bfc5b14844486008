"""What happened to a unit's report of one month, step by step, as the ledger tells it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from workreport.domain.calendar import day_ended_by
from workreport.domain.period import Period
from workreport.ledger.bodies import agency, office, report
from workreport.services.book import Look
from workreport.services.month import MonthLine, UnitMonthLine, instant
from workreport.services.past_conclusions import counted_conclusions
from workreport.services.ports.rows import Fact

_OF_UNIT = (
    "report.file", "report.recall", "receipt", "check.start", "answer", "answer.withdraw",
    "extension.ask", "extension.grant", "open.ask", "open.answer", "unit.grade",
)  # fmt: skip
_PHASES = {
    **dict.fromkeys(("report.file", "report.recall", "extension.ask", "open.ask"), 1),
    **dict.fromkeys(("unit.grade", "conclusion"), 3),
    **dict.fromkeys(("period.close", "period.reopen", "reopen.confirm"), 4),
    "period.open": 0,
}
"""In one second the unit speaks first, then the Office, then the leaders, then the lock."""
_OF_OFFICE = 2
_AFTER_LOCK = {
    "report.file": "event_filed_after_lock",
    "receipt": "event_received_after_lock",
    "extension.grant": "event_extended_after_lock",
}
"""What came when the month was locked stands in the list, and counts once it is opened again."""
_OF_MONTH = ("period.open", "period.close", "period.reopen", "reopen.confirm")


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One step: ``code`` names its sentence, ``values`` fill it."""

    at: datetime
    period: Period
    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    entry: str = ""


def read_timeline(
    look: Look, month: MonthLine, line: UnitMonthLine, period: Period
) -> Iterator[TimelineEvent]:
    """Yield the steps in the order in which they were signed."""
    unit, text = line.unit.unit, str(period)
    facts = [
        *look.projections.facts(*_OF_UNIT, period=text, unit=unit, chosen=False),
        *look.projections.facts(*_OF_MONTH, period=text, chosen=False),
        *(one for one in counted_conclusions(month) if one.unit == unit),
    ]
    kept = look.transaction.ledger.kept([fact.entry for fact in facts])
    teller = _Teller(look, line)
    facts.sort(key=lambda one: step_order(one, kept[one.entry].seq))
    for fact in facts:
        told = teller.tell(fact)
        if told is not None:
            code, values = told
            yield TimelineEvent(instant(fact.at), period, code, values, fact.entry)


def step_order(fact: Fact, seq: int) -> tuple[str, int, int, str]:
    """Return by what steps are ordered: their second, who speaks first in it, the writer's own."""
    return fact.at, _PHASES.get(fact.kind, _OF_OFFICE), seq, fact.entry


Told = tuple[str, Mapping[str, object]]


class _Teller:
    def __init__(self, look: Look, line: UnitMonthLine) -> None:
        self._look = look
        self._line = line
        self._labels = {one.entry: one.label for one in line.versions}
        self._by_kind: Mapping[str, Callable[[Fact], Told | None]] = {
            "report.file": self._filed,
            "report.recall": self._recall,
            "receipt": self._receipt,
            "check.start": self._check,
            "answer": self._answer,
            "answer.withdraw": self._withdraw,
            "extension.ask": self._extension_ask,
            "extension.grant": self._extension,
            "open.ask": self._open_ask,
            "open.answer": self._open_answer,
            "unit.grade": self._grade,
            "conclusion": self._conclusion,
            "period.open": self._opened,
            "period.close": self._closed,
            "period.reopen": self._reopen,
            "reopen.confirm": self._confirmed,
        }

    def tell(self, fact: Fact) -> Told | None:
        """Return code and values of a step."""
        told = self._by_kind[fact.kind](fact)
        if told is None or fact.entry not in self._line.after_lock:
            return told
        return _AFTER_LOCK[fact.kind], told[1]

    def _who(self, fact: Fact) -> str:
        return self._look.directory.person_name(fact.author)

    def _label(self, entry: str) -> str:
        return self._labels.get(entry, "")

    def _filed(self, fact: Fact) -> Told:
        return "event_filed", {"version": self._label(fact.entry), "who": self._who(fact)}

    def _recall(self, fact: Fact) -> Told:
        return "event_recall", {"version": self._label(fact.subject), "who": self._who(fact)}

    def _receipt(self, fact: Fact) -> Told | None:
        body = fact.body
        if not isinstance(body, report.Receipt):
            return None
        verdict = self._line.verdict
        counts = body.handed_over_at or body.received_at
        values = {"version": self._label(body.report), "at": counts, "number": body.number}
        decides = self._line.filed_at
        if decides is None or counts != decides or verdict.kind in {"pending", "missing"}:
            return "event_received", values
        values |= {"days": verdict.late_days, "extension": verdict.extension or ""}
        return f"event_received_{verdict.kind}", values

    def _check(self, fact: Fact) -> Told:
        return "event_check", {"version": self._label(fact.subject), "who": self._who(fact)}

    def _answer(self, fact: Fact) -> Told | None:
        body = fact.body
        if not isinstance(body, report.Answer):
            return None
        values = {
            "version": self._label(body.report),
            "who": self._who(fact),
            "count": len(body.marks),
            "text": body.text or "; ".join(mark.text for mark in body.marks),
            "due": None if body.due_at is None else day_ended_by(body.due_at),
        }
        return f"event_{body.verdict}", values

    def _withdraw(self, fact: Fact) -> Told:
        reason = getattr(fact.body, "reason", "")
        return "event_withdrawn", {"who": self._who(fact), "reason": reason}

    def _extension_ask(self, fact: Fact) -> Told | None:
        body = fact.body
        if not isinstance(body, report.ExtensionAsk):
            return None
        return "event_extension_asked", {
            "until": day_ended_by(body.until_at),
            "reason": body.reason,
        }

    def _extension(self, fact: Fact) -> Told | None:
        body = fact.body
        if not isinstance(body, report.ExtensionGrant):
            return None
        return "event_extended", {
            "number": body.number,
            "until": day_ended_by(body.until_at),
            "reason": body.reason,
        }

    def _open_ask(self, fact: Fact) -> Told:
        reason = getattr(fact.body, "reason", "")
        return "event_open_asked", {"who": self._who(fact), "reason": reason}

    def _open_answer(self, fact: Fact) -> Told | None:
        body = fact.body
        if not isinstance(body, report.OpenAnswer):
            return None
        return f"event_open_{body.verdict}", {"who": self._who(fact), "reason": body.reason}

    def _grade(self, fact: Fact) -> Told | None:
        body = fact.body
        if not isinstance(body, office.UnitGradeSet) or not body.score:
            return None
        return "event_graded", {"score": body.score.replace(".", ","), "level": body.level}

    @staticmethod
    def _conclusion(fact: Fact) -> Told | None:
        body = fact.body
        if not isinstance(body, office.Conclusion):
            return None
        return f"event_concluded_{body.verdict}", {"text": body.text}

    @staticmethod
    def _opened(fact: Fact) -> Told | None:
        body = fact.body
        if not isinstance(body, agency.PeriodOpen):
            return None
        return "event_opened", {"limit": day_ended_by(body.report.limit_at)}

    def _closed(self, fact: Fact) -> Told | None:
        body = fact.body
        if not isinstance(body, agency.PeriodClose):
            return None
        return "event_closed", {"revision": body.revision, "who": self._who(fact)}

    def _reopen(self, fact: Fact) -> Told:
        reason = getattr(fact.body, "reason", "")
        return "event_reopen_asked", {"who": self._who(fact), "reason": reason}

    def _confirmed(self, fact: Fact) -> Told:
        return "event_reopened", {"who": self._who(fact)}
