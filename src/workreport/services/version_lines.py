"""The versions of one unit's report in one month, with all that was said of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

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
    )


def receipts_of(entry: str, steps: Steps) -> tuple[datetime | None, str, str, datetime | None]:
    """Return what a version's receipts say: when it came, number, how, which time it had seen."""
    receipts = [
        each.body
        for each in steps.get("receipt", ())
        if each.subject == entry and isinstance(each.body, report.Receipt)
    ]
    return (
        counts_at([ReceiptTime(body.received_at, body.handed_over_at) for body in receipts]),
        min((body.number for body in receipts), default=""),
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
