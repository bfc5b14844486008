"""From entries to projections: each key is folded anew from all its accepted entries.

Because a key is always recomputed as a whole, bringing projections up to date and replaying the
ledger give the same rows. Keys are folded many at a time: a batch of packages asks few questions.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
from sqlalchemy import Connection, Table, delete, select

from workreport.domain.period import Period
from workreport.ledger.acceptance import State
from workreport.ledger.bodies import agency, office, plan, report
from workreport.ledger.bodies.base import Body
from workreport.ledger.envelope import JSON, Envelope
from workreport.ledger.fold import Fold, fold
from workreport.ledger.keys import PublicKeys
from workreport.storage import tables
from workreport.storage.body_reading import read_body, read_rated
from workreport.storage.bulk_rows import insert_rows
from workreport.storage.derived_rows import (
    Row,
    decided_row,
    result_row,
    sum_row,
    voice_rows,
)
from workreport.storage.entry_reading import EntryReading, chunks
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
_DERIVED = frozenset({"report.file", "rating.decide", "period.close", "plan.issue"})
_CERTIFYING = frozenset({"agency.create", "key.cert"})
_ENVELOPES = msgspec.json.Decoder(Envelope)
_KEYS_AT_ONCE = 200


@dataclass(slots=True)
class _Batch:
    """What a number of keys comes to."""

    folds: dict[str, Fold] = field(default_factory=dict)  # by entry
    envelopes: dict[str, Envelope] = field(default_factory=dict)  # of accepted entries
    parts: Mapping[str, Mapping[int, bytes | None]] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)  # by table
    tasks: set[str] = field(default_factory=set)

    def add(self, table: Table, rows: Iterable[Row]) -> None:
        self.rows.setdefault(table.name, []).extend(rows)

    def body(self, entry_id: str) -> Body | None:
        data = self.parts.get(entry_id, {}).get(1)
        return None if data is None else read_body(self.envelopes[entry_id].kind, data)


class Projector:
    """Writes projections over one connection."""

    def __init__(
        self, connection: Connection, files: PartFiles, authors: Mapping[str, str]
    ) -> None:
        self._connection = connection
        self._reading = EntryReading(connection, files)
        self._authors = authors  # whom keys of this workspace stand for before they are certified

    def project(self, entry_ids: Iterable[str]) -> None:
        """Fold the keys of these entries again."""
        keys: set[str] = set()
        certified: set[str] = set()
        for chunk in chunks(entry_ids):
            for row in self._connection.execute(
                select(tables.entry.c.fold_key, tables.entry.c.kind, tables.entry.c.key).where(
                    tables.entry.c.id.in_(chunk)
                )
            ):
                keys.add(row.fold_key)
                if row.kind in _CERTIFYING:
                    certified.add(row.key if row.kind == "agency.create" else row.fold_key[5:])
        self._fold_keys(sorted(keys | self._keys_by(certified)))

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

    def _keys_by(self, certified: set[str]) -> set[str]:
        """Find the fold keys of all that was accepted of keys whose person may have changed."""
        return {
            key
            for chunk in chunks(certified)
            for key in self._connection.execute(
                select(tables.entry.c.fold_key)
                .where(tables.entry.c.key.in_(chunk), tables.entry.c.state == State.ACCEPTED.value)
                .distinct()
            ).scalars()
        }

    def _fold_keys(self, keys: Sequence[str]) -> None:
        tasks: set[str] = set()
        for chunk in chunks(keys, _KEYS_AT_ONCE):
            tasks |= self._fold_some(chunk)
        for chunk in chunks(self._by_plan(tasks), _KEYS_AT_ONCE):
            self._fold_tasks(chunk)

    def _by_plan(self, tasks: set[str]) -> Sequence[str]:
        """Put the tasks of one plan side by side, so that each plan is read once or twice."""
        issue = tables.task_issue.c
        plans = {
            row.task: row.entry
            for chunk in chunks(tasks)
            for row in self._connection.execute(
                select(issue.task, issue.entry).where(issue.task.in_(chunk)).order_by(issue.entry)
            )
        }
        return sorted(tasks, key=lambda task: (plans.get(task, ""), task))

    def _fold_some(self, keys: list[str]) -> set[str]:
        """Fold some keys and return the tasks they touch."""
        by_key: dict[str, dict[str, Envelope]] = {}
        ids: list[str] = []
        for row in self._connection.execute(
            select(
                tables.entry.c.id,
                tables.entry.c.fold_key,
                tables.entry.c.envelope,
                tables.entry.c.state,
            ).where(tables.entry.c.fold_key.in_(keys))
        ):
            ids.append(row.id)
            if row.state == State.ACCEPTED.value:
                by_key.setdefault(row.fold_key, {})[row.id] = _ENVELOPES.decode(row.envelope)
        batch = _Batch(tasks=self._forget(ids, keys))
        authors = self._people(
            {each.key for accepted in by_key.values() for each in accepted.values()}
        )
        for key, accepted in by_key.items():
            outcome = fold({id_: envelope.supersedes for id_, envelope in accepted.items()})
            batch.folds |= dict.fromkeys(accepted, outcome)
            batch.envelopes |= accepted
            batch.add(
                tables.fact,
                (_fact(key, id_, envelope, outcome, authors) for id_, envelope in accepted.items()),
            )
        batch.parts = self._reading.parts(
            id_ for id_, envelope in batch.envelopes.items() if envelope.kind in _DERIVED
        )
        for id_ in sorted(batch.parts):
            _derive(batch, id_)
        for table in tables.PROJECTIONS:
            insert_rows(self._connection, table, batch.rows.get(table.name, []))
        return batch.tasks | {key.split("/")[1] for key in keys if key.startswith("task/")}

    def _forget(self, ids: list[str], keys: list[str]) -> set[str]:
        touched: set[str] = set()
        for chunk in chunks(ids):
            issue = tables.task_issue.c
            touched |= set(
                self._connection.execute(select(issue.task).where(issue.entry.in_(chunk))).scalars()
            )
            for table in _BY_ENTRY:
                self._connection.execute(delete(table).where(next(iter(table.c)).in_(chunk)))
            self._connection.execute(delete(tables.task_issue).where(issue.entry.in_(chunk)))
            if any(key.startswith("close/") for key in keys):
                self._connection.execute(
                    delete(tables.task_month).where(tables.task_month.c.carried_by.in_(chunk))
                )
        self._connection.execute(delete(tables.fact).where(tables.fact.c.key.in_(keys)))
        return touched

    def _people(self, keys: set[str]) -> Mapping[str, str]:
        """Return the persons of keys by the certificates that are accepted."""
        entry = tables.entry.c
        rows = [
            row
            for chunk in chunks(["agency", *(f"cert/{key}" for key in sorted(keys))])
            for row in self._connection.execute(
                select(entry.id, entry.kind, entry.envelope).where(
                    entry.fold_key.in_(chunk), entry.state == State.ACCEPTED.value
                )
            )
        ]
        parts = self._reading.parts(row.id for row in rows)
        by_key: dict[str, dict[str, Envelope]] = {}
        people: dict[str, str] = {}
        founders: dict[str, str] = {}
        for row in rows:
            body = read_body(row.kind, parts[row.id][1] or b"")
            if isinstance(body, agency.KeyCert):
                by_key.setdefault(body.key, {})[row.id] = _ENVELOPES.decode(row.envelope)
                people[row.id] = body.person
            elif isinstance(body, agency.AgencyCreate):
                founders[PublicKeys(bytes.fromhex(body.sign), b"").key_id] = body.founder
        chosen = {
            key: people[fold({id_: each.supersedes for id_, each in same.items()}).chosen]
            for key, same in by_key.items()
        }
        return {**self._authors, **chosen, **founders}

    # --- tasks ---------------------------------------------------------------------------------

    def _fold_tasks(self, ids: list[str]) -> None:
        task, month = tables.task, tables.task_month
        self._connection.execute(delete(task).where(task.c.id.in_(ids)))
        self._connection.execute(
            delete(month).where(month.c.task.in_(ids), month.c.carried_by == "")
        )
        folded = list(self._folded_tasks(ids))
        insert_rows(self._connection, task, folded)
        born = [{"period": one["born"], "task": one["id"], "carried_by": ""} for one in folded]
        insert_rows(self._connection, month, born)

    def _folded_tasks(self, ids: list[str]) -> Iterator[Row]:
        issued = self._issued(ids)
        changes = self._changes(ids)
        for task_id, versions in issued.items():
            issued_by, base = versions[0]
            body, cancelled, in_conflict = base, False, False
            if (task_id, base.unit) in changes:
                change, in_conflict = changes[task_id, base.unit]
                body = change.body if isinstance(change, plan.TaskChange) else base
                cancelled = isinstance(change, plan.TaskCancel)
            yield {
                "id": task_id,
                "born": base.born,
                "unit": body.unit,
                "body": msgspec.json.encode(body),
                "cancelled": cancelled,
                # Two units that both say the task is theirs: shown, as every conflict.
                "in_conflict": in_conflict or len({each.unit for _id, each in versions}) > 1,
                "issued_by": issued_by,
            }

    def _issued(self, ids: list[str]) -> Mapping[str, list[tuple[str, plan.TaskBody]]]:
        issue = tables.task_issue.c
        rows = self._connection.execute(
            select(issue.task, issue.entry).where(issue.task.in_(ids)).order_by(issue.entry)
        ).all()
        tasks: dict[str, dict[str, plan.TaskBody]] = {}
        for entry_id, parts in self._reading.parts({row.entry for row in rows}).items():
            body = read_body("plan.issue", parts[1] or b"")
            if isinstance(body, plan.PlanIssue):
                tasks[entry_id] = {each.id: each for each in reversed(body.tasks)}
        found: dict[str, list[tuple[str, plan.TaskBody]]] = {}
        for row in rows:
            found.setdefault(row.task, []).append((row.entry, tasks[row.entry][row.task]))
        return found

    def _changes(self, ids: list[str]) -> Mapping[tuple[str, str], tuple[Body | None, bool]]:
        fact = tables.fact.c
        rows = self._connection.execute(
            select(fact.entry, fact.kind, fact.subject, fact.unit, fact.in_conflict).where(
                fact.subject.in_(ids), fact.kind.in_(["task.change", "task.cancel"]), fact.is_chosen
            )
        ).all()
        parts = self._reading.parts(row.entry for row in rows)
        found: dict[tuple[str, str], tuple[Body | None, bool]] = {}
        for row in rows:
            data = parts.get(row.entry, {}).get(1)
            body = None if data is None else read_body(row.kind, data)
            found[row.subject, row.unit] = body, row.in_conflict
        return found


def _fact(key: str, id_: str, envelope: Envelope, outcome: Fold, authors: Mapping[str, str]) -> Row:
    ref = envelope.ref
    return {
        "entry": id_,
        "kind": envelope.kind,
        "key": key,
        "period": ref.get("period", ""),
        "unit": ref.get("unit", ""),
        "subject": next((ref[name] for name in _SUBJECTS if name in ref), ""),
        "author": authors.get(envelope.key, ""),
        "at": envelope.at,
        "version": outcome.number[id_],
        "is_tip": id_ in outcome.tips,
        "is_chosen": id_ == outcome.chosen,
        "in_conflict": outcome.in_conflict,
    }


def _derive(batch: _Batch, id_: str) -> None:
    chosen = id_ == batch.folds[id_].chosen
    match batch.body(id_):
        case report.ReportFile() as body:
            _derive_report(batch, id_, body)
        case office.RatingDecide() as body if chosen:
            batch.add(tables.rating_line, [decided_row(id_, body)])
        case agency.PeriodClose() as body if chosen:
            following = str(Period.parse(body.period).next)
            batch.add(
                tables.task_month,
                (
                    {"period": following, "task": task, "carried_by": id_}
                    for task in sorted(set(body.carried))
                ),
            )
        case plan.PlanIssue() as body:
            ids = {task.id for task in body.tasks}
            batch.add(tables.task_issue, ({"task": task, "entry": id_} for task in sorted(ids)))
            batch.tasks |= ids
        case _:
            pass


def _derive_report(batch: _Batch, id_: str, body: report.ReportFile) -> None:
    lines = [result_row(id_, position, item, body) for position, item in enumerate(body.items)]
    batch.add(tables.result_line, lines)
    batch.add(tables.report_sum, [sum_row(id_, body, batch.folds[id_].number[id_], lines)])
    parts = batch.parts[id_]
    for reference in batch.envelopes[id_].parts:
        data = parts.get(reference.n)
        if reference.about and reference.type == JSON and data is not None:
            batch.add(tables.rating_line, voice_rows(id_, body, read_rated(data)))
