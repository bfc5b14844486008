"""The versions of one unit's report in one month, with all that was said of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from workreport.domain.calendar import Calendar, day_ended_by, local_day
from workreport.domain.timeliness import ReceiptTime, clock_skew, counts_at
from workreport.ledger.bodies import report
from workreport.services.book import Look
from workreport.services.picks import Pick, picks_of
from workreport.services.ports.rows import StepRow
from workreport.services.unit_facts import recall_of

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
Steps = Mapping[str, Sequence[StepRow]]  # of one unit and month, by kind; what is absent is empty


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of a report."""

    entry: str
    label: str  # "1", or "2a" and "2b" when two tips are in conflict
    number: int
    signed_at: datetime
    author: str
    received_at: datetime | None  # counts_at of its receipts
    receipt_number: str
    recall: str  # "", asked, recalled, refused
    checked_by: str
    checked_since: datetime | None
    answer: report.Answer | None
    answer_entry: str
    answered_at: datetime | None
    skew_hours: float | None
    picked: str = ""  # the version of several in conflict that this one repeats
    picked_by: str = ""
    pick_reason: str = ""
    entered: str = ""  # paper, word or excel, where the Office entered it for the unit
    answers_differ: bool = False  # two officers answered; what is shown counts until one ends it
    withdrawn_at: datetime | None = None  # when an answer that had been sent was taken back
    withdrawn_reason: str = ""


def instant(at: str) -> datetime:
    """Read the instant of an entry."""
    return datetime.fromisoformat(at)


def version_lines(look: Look, reports: Sequence[StepRow], steps: Steps) -> tuple[VersionLine, ...]:
    """Return a line for each version; ``reports`` stand by version and entry."""
    picks = picks_of(look, reports)
    return tuple(_line(row, reports, steps, picks.get(row.entry)) for row in reports)


def _line(row: StepRow, reports: Sequence[StepRow], steps: Steps, pick: Pick | None) -> VersionLine:
    same = row.entry
    received_at, number, entered, seen_at = receipts_of(same, steps)
    check = min(
        (each for each in steps.get("check.start", ()) if each.subject == same),
        key=lambda each: (each.at, each.entry),
        default=None,
    )
    answer_row = answer_to(same, steps)
    answer = None if answer_row is None else answer_row.body
    answer = answer if isinstance(answer, report.Answer) else None
    withdrawal = _withdrawal_of(same, steps)
    signed_at = instant(row.at)
    # What the Office entered it signed itself, after the original had come: no clock is wrong.
    skew = None
    if received_at is not None and not entered:
        skew = clock_skew(signed_at, received_at, seen_at)
    return VersionLine(
        entry=same,
        label=_label(row, reports),
        number=row.version,
        signed_at=signed_at,
        author=row.author if pick is None else pick.author,
        received_at=received_at,
        receipt_number=number,
        recall=recall_of(answer, asked=_is_recall_asked(same, steps)),
        checked_by="" if check is None else check.author,
        checked_since=None if check is None else instant(check.at),
        answer=answer,
        answer_entry="" if answer_row is None else answer_row.entry,
        answered_at=None if answer_row is None else instant(answer_row.at),
        skew_hours=None if skew is None else skew.total_seconds() / 3600,
        picked="" if pick is None else pick.version,
        picked_by="" if pick is None else row.author,
        pick_reason="" if pick is None else pick.reason,
        entered=entered,
        answers_differ=answer_row is not None and bool(answer_row.in_conflict),
        withdrawn_at=None if withdrawal is None else instant(withdrawal[0]),
        withdrawn_reason="" if withdrawal is None else withdrawal[1],
    )


def _withdrawal_of(entry: str, steps: Steps) -> tuple[str, str] | None:
    """Return when the answer to a version was taken back and why; nothing if nobody heard of it."""
    for row in steps.get("answer.withdraw", ()):
        body = row.body
        if row.subject == entry and row.is_tip and isinstance(body, report.AnswerWithdraw):
            return (row.at, body.reason.strip()) if body.was_sent else None
    return None


def receipts_of(entry: str, steps: Steps) -> tuple[datetime | None, str, str, datetime | None]:
    """Return what a version's receipts say: when it came, number, how, which time it had seen."""
    receipts = [
        each.body
        for each in steps.get("receipt", ())
        if each.subject == entry and isinstance(each.body, report.Receipt)
    ]
    times = [ReceiptTime(body.received_at, body.handed_over_at) for body in receipts]
    # Of the receipts of several officers the earliest counts; the slip prints that one as well.
    said = [(counts_at([at]), body.number) for at, body in zip(times, receipts, strict=True)]
    return (
        counts_at(times),
        min(said, default=(None, ""))[1],
        next((body.entered for body in receipts if body.entered), ""),
        max((body.seen_at for body in receipts if body.seen_at), default=None),
    )


def answer_to(entry: str, steps: Steps) -> StepRow | None:
    """Return the Office's answer to a version that counts."""
    return next(
        (each for each in steps.get("answer", ()) if each.subject == entry and each.is_chosen), None
    )


def _is_recall_asked(entry: str, steps: Steps) -> bool:
    return any(each.subject == entry for each in steps.get("report.recall", ()))


def _label(row: StepRow, reports: Sequence[StepRow]) -> str:
    if not row.in_conflict or not row.is_tip:
        return str(row.version)
    tips = sorted(one.entry for one in reports if one.is_tip and one.version == row.version)
    return f"{row.version}{_LETTERS[tips.index(row.entry) % len(_LETTERS)]}"


def sealed(versions: Sequence[VersionLine], pinned: str) -> Sequence[VersionLine]:
    """Return the versions a lock has seen: the pinned one and those before it.

    What came later counts only after the month is opened again.
    """
    number = next((one.number for one in versions if one.entry == pinned), 0)
    return [one for one in versions if one.number < number or one.entry == pinned]


def timely_version_at(versions: Sequence[VersionLine]) -> datetime | None:
    """Return when the version came in that timeliness is judged on (contracts 9)."""
    return first_in_time(
        [
            (line.number, line.received_at)
            for line in versions
            if line.recall != "recalled"
            and not (line.answer is not None and line.answer.void_for_deadline)
        ]
    )


def corrected_late(versions: Sequence[VersionLine], calendar: Calendar) -> int:
    """Count the working days by which the last answer to a return came after its own due."""
    late = 0
    for line in versions:
        due_at = None if line.answer is None else line.answer.due_at
        later = [one.received_at for one in versions if one.number > line.number]
        came_at = min((at for at in later if at is not None), default=None)
        if due_at is None or came_at is None:
            continue
        day = day_ended_by(due_at)
        late = max(1, calendar.working_days(day, local_day(came_at))) if came_at > due_at else 0
    return late


def first_in_time(standing: Sequence[tuple[int, datetime | None]]) -> datetime | None:
    """Return when the first of some versions came in, given as number and time.

    Of two first versions in conflict the one that came first shows when the unit filed.
    """
    if len(standing) == 1:
        return standing[0][1]
    first = min((number for number, _at in standing), default=0)
    return min((at for number, at in standing if number == first and at), default=None)


def rivals(reports: Sequence[StepRow], versions: Sequence[VersionLine]) -> tuple[VersionLine, ...]:
    """Return what nothing supersedes and nobody recalled: usually one version, which counts.

    Two people who chose the same version agree, although each signed an entry of their own.
    """
    found: dict[str, VersionLine] = {}
    for row, line in sorted(zip(reports, versions, strict=True), key=lambda one: one[0].entry):
        if row.is_tip and line.recall != "recalled":
            found.setdefault(line.picked or line.entry, line)
    return tuple(found.values())
