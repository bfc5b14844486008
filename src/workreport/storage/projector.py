"""From entries to projections: each key is folded anew from all its accepted entries.

Because a key is always recomputed as a whole, bringing projections up to date and replaying the
ledger give the same rows.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from workreport.domain.period import Period
from workreport.domain.task_progress import progress
from workreport.ledger import kinds
from workreport.ledger.acceptance import State
from workreport.ledger.bodies import agency, office, plan, report
from workreport.ledger.bodies.base import Body
from workreport.ledger.envelope import Envelope
from workreport.ledger.fold import Fold, fold
from workreport.ledger.keys import PublicKeys
from workreport.services.report_bodies import result_of_item, task_of_item
from workreport.storage import tables
from workreport.storage.part_files import PartFiles

_SUBJECTS = (
    "report",
    "person",
    "task",
    "reopen",
    "order",
    "paper",
    "conclusion",
    "key",
    "writer",
    "grant",
    "plan",
    "year",
    "name",
    "scheme",
)
_BY_ENTRY = (tables.result_line, tables.rating_line, tables.report_sum)
_ENVELOPES = msgspec.json.Decoder(Envelope)


class Projector:
    """Writes projections over one connection."""

    def __init__(
        self, connection: Connection, files: PartFiles, authors: Mapping[str, str]
    ) -> None:
        self._connection = connection
        self._files = files
        self._people = dict(authors)

    def project(self, entry_ids: Iterable[str]) -> None:
        """Fold the keys of these entries again."""
        ids = list(entry_ids)
        keys = {
            row.fold_key
            for chunk in _chunks(ids)
            for row in self._connection.execute(
                select(tables.entry.c.fold_key).where(tables.entry.c.id.in_(chunk)).distinct()
            )
        }
        self._fold_keys(sorted(keys))

    def rebuild(self) -> None:
        """Replay everything into empty projections."""
        for table in reversed(tables.PROJECTIONS):
            self._connection.execute(delete(table))
        keys = self._connection.execute(
            select(tables.entry.c.fold_key)
            .where(tables.entry.c.state == State.ACCEPTED.value)
            .distinct()
        ).scalars()
        self._fold_keys(sorted(keys))

    def body(self, entry_id: str, kind: str, n: int = 1) -> Body | None:
        """Read a body from its part; None when it was erased."""
        data = self._part(entry_id, n)
        return None if data is None else read_body(kind, data)

    def _part(self, entry_id: str, n: int) -> bytes | None:
        row = self._connection.execute(
            select(tables.part.c.sha256, tables.part.c.bytes, tables.part.c.in_file).where(
                tables.part.c.entry == entry_id, tables.part.c.n == n
            )
        ).first()
        if row is None:
            return None
        found: bytes | None = self._files.read(row.sha256) if row.in_file else row.bytes
        return found

    def _fold_keys(self, keys: Sequence[str]) -> None:
        tasks: set[str] = set()
        for key in keys:
            tasks |= self._fold_key(key)
        for task_id in sorted(tasks):
            self._fold_task(task_id)

    def _fold_key(self, key: str) -> set[str]:
        """Fold one key and return the tasks it touches."""
        rows = self._connection.execute(
            select(tables.entry.c.id, tables.entry.c.envelope, tables.entry.c.state).where(
                tables.entry.c.fold_key == key
            )
        ).all()
        accepted = {
            row.id: _ENVELOPES.decode(row.envelope)
            for row in rows
            if row.state == State.ACCEPTED.value
        }
        touched = self._forget([row.id for row in rows])
        self._connection.execute(delete(tables.fact).where(tables.fact.c.key == key))
        if accepted:
            outcome = fold({id_: envelope.supersedes for id_, envelope in accepted.items()})
            self._connection.execute(
                insert(tables.fact),
                [self._fact(key, id_, accepted[id_], outcome) for id_ in sorted(accepted)],
            )
            for id_ in sorted(accepted):
                touched |= self._derive(id_, accepted[id_], outcome)
        if key.startswith("task/"):
            touched.add(key.removeprefix("task/"))
        return touched

    def _forget(self, ids: list[str]) -> set[str]:
        touched = set(
            self._connection.execute(
                select(tables.task_issue.c.task).where(tables.task_issue.c.entry.in_(ids))
            ).scalars()
        )
        for table in _BY_ENTRY:
            self._connection.execute(delete(table).where(next(iter(table.c)).in_(ids)))
        self._connection.execute(
            delete(tables.task_issue).where(tables.task_issue.c.entry.in_(ids))
        )
        self._connection.execute(
            delete(tables.task_month).where(tables.task_month.c.carried_by.in_(ids))
        )
        return touched

    def _fact(self, key: str, id_: str, envelope: Envelope, outcome: Fold) -> dict[str, object]:
        ref = envelope.ref
        return {
            "entry": id_,
            "kind": envelope.kind,
            "key": key,
            "period": ref.get("period", ""),
            "unit": ref.get("unit", ""),
            "subject": next((ref[name] for name in _SUBJECTS if name in ref), ""),
            "author": self._author(envelope),
            "at": envelope.at,
            "version": outcome.number[id_],
            "is_tip": id_ in outcome.tips,
            "is_chosen": id_ == outcome.chosen,
            "in_conflict": outcome.in_conflict,
        }

    def _author(self, envelope: Envelope) -> str:
        found = self._people.get(envelope.key)
        if found is None:
            found = self._people[envelope.key] = self._certified(envelope.key)
        return found

    def _certified(self, key: str) -> str:
        rows = self._connection.execute(
            select(tables.entry.c.id, tables.entry.c.kind).where(
                tables.entry.c.fold_key.in_(["agency", f"cert/{key}"]),
                tables.entry.c.state == State.ACCEPTED.value,
            )
        ).all()
        for row in sorted(rows):
            body = self.body(row.id, row.kind)
            if isinstance(body, agency.KeyCert):
                return body.person
            if (
                isinstance(body, agency.AgencyCreate)
                and PublicKeys(bytes.fromhex(body.sign), b"").key_id == key
            ):
                return body.founder
        return ""

    def _derive(self, id_: str, envelope: Envelope, outcome: Fold) -> set[str]:
        match envelope.kind:
            case "report.file":
                self._derive_report(id_, envelope, outcome.number[id_])
            case "rating.decide" if id_ == outcome.chosen:
                self._derive_decision(id_)
            case "period.close" if id_ == outcome.chosen:
                return self._derive_carried(id_)
            case "plan.issue":
                return self._derive_issue(id_)
            case _:
                pass
        return set()

    def _derive_report(self, id_: str, envelope: Envelope, version: int) -> None:
        body = self.body(id_, "report.file")
        if not isinstance(body, report.ReportFile):
            return
        lines = [_line(id_, position, item, body) for position, item in enumerate(body.items)]
        if lines:
            self._connection.execute(insert(tables.result_line), lines)
        self._connection.execute(insert(tables.report_sum), [_sum(id_, body, version, lines)])
        rated = [self._part(id_, ref.n) for ref in envelope.parts if ref.about]
        parts = [read_rated(data) for data in rated if data is not None]
        voices = [row for part in parts for row in _voices(id_, body, part)]
        if voices:
            self._connection.execute(insert(tables.rating_line), voices)

    def _derive_decision(self, id_: str) -> None:
        body = self.body(id_, "rating.decide")
        if isinstance(body, office.RatingDecide):
            row = _voice(id_, "decided", body.person, body.rating)
            row |= {"period": body.period, "unit": body.unit, "comparison": body.group}
            self._connection.execute(insert(tables.rating_line), [row])

    def _derive_carried(self, id_: str) -> set[str]:
        body = self.body(id_, "period.close")
        if isinstance(body, agency.PeriodClose) and body.carried:
            following = str(Period.parse(body.period).next)
            self._connection.execute(
                insert(tables.task_month),
                [
                    {"period": following, "task": task, "carried_by": id_}
                    for task in sorted(set(body.carried))
                ],
            )
        return set()

    def _derive_issue(self, id_: str) -> set[str]:
        body = self.body(id_, "plan.issue")
        if not isinstance(body, plan.PlanIssue) or not body.tasks:
            return set()
        ids = {task.id for task in body.tasks}
        self._connection.execute(
            insert(tables.task_issue), [{"task": task, "entry": id_} for task in sorted(ids)]
        )
        return ids

    def _fold_task(self, task_id: str) -> None:
        self._connection.execute(delete(tables.task).where(tables.task.c.id == task_id))
        self._connection.execute(
            delete(tables.task_month).where(
                tables.task_month.c.task == task_id, tables.task_month.c.carried_by == ""
            )
        )
        issued_by = self._connection.execute(
            select(tables.task_issue.c.entry)
            .where(tables.task_issue.c.task == task_id)
            .order_by(tables.task_issue.c.entry)
        ).scalar()
        if issued_by is None:
            return
        issue = self.body(issued_by, "plan.issue")
        if not isinstance(issue, plan.PlanIssue):
            return
        base = next(each for each in issue.tasks if each.id == task_id)
        body, cancelled, in_conflict = self._changed(task_id, base)
        self._connection.execute(
            insert(tables.task).values(
                id=task_id,
                born=base.born,
                unit=body.unit,
                body=msgspec.json.encode(body),
                cancelled=cancelled,
                in_conflict=in_conflict,
                issued_by=issued_by,
            )
        )
        self._connection.execute(
            insert(tables.task_month).values(period=base.born, task=task_id, carried_by="")
        )

    def _changed(self, task_id: str, base: plan.TaskBody) -> tuple[plan.TaskBody, bool, bool]:
        row = self._connection.execute(
            select(tables.fact.c.entry, tables.fact.c.kind, tables.fact.c.in_conflict).where(
                tables.fact.c.key == f"task/{task_id}", tables.fact.c.is_chosen
            )
        ).first()
        if row is None:
            return base, False, False
        body = self.body(row.entry, row.kind)
        if isinstance(body, plan.TaskChange):
            return body.body, False, row.in_conflict
        return base, isinstance(body, plan.TaskCancel), row.in_conflict


def read_body(kind: str, data: bytes) -> Body:
    """Read the body of an accepted entry; it was judged strictly when it came in."""
    content: dict[str, Any] = msgspec.json.decode(data)
    content.pop("salt", None)
    known = kinds.kind_of(kind)
    return kinds.decode_body(kind, content, f"{known.major}.{known.minor + 1}")


def read_rated(data: bytes) -> report.RatedPart:
    """Read the part of a report about one person."""
    content: dict[str, Any] = msgspec.json.decode(data)
    content.pop("salt", None)
    return kinds.decode_rated(content)


def _line(
    id_: str, position: int, item: report.ResultItem, body: report.ReportFile
) -> dict[str, object]:
    found = progress(task_of_item(item, body.unit), result_of_item(item), body.as_of)
    return {
        "report": id_,
        "position": position,
        "period": body.period,
        "unit": body.unit,
        "task": item.task,
        "content": item.content,
        "status": item.status,
        "due_on": None if item.due_on is None else item.due_on.isoformat(),
        "done_on": None if item.done_on is None else item.done_on.isoformat(),
        "quality": item.quality,
        "qty": item.qty,
        "coef": item.coef,
        "progress": found.kind,
        "days": found.days,
        "carry": item.carry,
    }


def _sum(
    id_: str, body: report.ReportFile, version: int, lines: list[dict[str, object]]
) -> dict[str, object]:
    def count(column: str, *wanted: object) -> int:
        return sum(line[column] in wanted for line in lines)

    return {
        "report": id_,
        "period": body.period,
        "unit": body.unit,
        "version": version,
        "nil": body.kind == "nil",
        "completed": count("status", "completed"),
        "in_progress": count("status", "in_progress"),
        "not_started": count("status", "not_started"),
        "on_time": sum(
            line["status"] == "completed" and line["progress"] != "late" for line in lines
        ),
        "late": count("progress", "late"),
        "overdue": count("progress", "overdue"),
        "no_due": sum(line["due_on"] is None for line in lines),
        "quality_1": count("quality", 1),
        "quality_2": count("quality", 2),
        "quality_3": count("quality", 3),
    }


def _voices(
    id_: str, body: report.ReportFile, part: report.RatedPart
) -> Iterable[dict[str, object]]:
    for voice, item in (("department", part.department), ("own", part.own)):
        if item is not None:
            row = _voice(id_, voice, part.person, item)
            yield row | {"period": body.period, "unit": body.unit, "comparison": part.group}


def _voice(id_: str, voice: str, person: str, item: report.RatingItem) -> dict[str, object]:
    return {
        "entry": id_,
        "voice": voice,
        "person": person,
        "level": item.level,
        "score": item.score,
        "remark": item.remark,
        "not_rated": item.not_rated,
    }


def _chunks(ids: list[str], size: int = 500) -> Iterable[list[str]]:
    for start in range(0, len(ids), size):
        yield ids[start : start + size]
