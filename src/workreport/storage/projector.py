"""From entries to projections: each key is folded anew from all its accepted entries.

Because a key is always recomputed as a whole, bringing projections up to date and replaying the
ledger give the same rows. Keys are folded many at a time: a batch of packages asks few questions.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import msgspec
from sqlalchemy import Connection, Table, delete, select

from workreport.domain.errors import UseError
from workreport.domain.period import Period
from workreport.ledger.acceptance import State
from workreport.ledger.bodies import agency, office, plan, report
from workreport.ledger.bodies.base import Body
from workreport.ledger.envelope import JSON, Envelope
from workreport.ledger.fold import Fold, fold
from workreport.ledger.keys import PublicKeys
from workreport.services.ports.search import FoundRow
from workreport.storage import tables
from workreport.storage.body_reading import read_body, read_rated
from workreport.storage.bulk_rows import delete_rows, insert_rows, rows_among
from workreport.storage.derived_rows import (
    Row,
    decided_row,
    figure_rows,
    result_row,
    sum_row,
    text_rows,
    voice_rows,
)
from workreport.storage.entry_reading import EntryReading, chunks
from workreport.storage.part_files import PartFiles
from workreport.storage.search_index import SearchIndex
from workreport.storage.search_places import KINDS as FINDABLE
from workreport.storage.search_places import place_of_task, places_of
from workreport.storage.task_moves import Moves, place_of

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
# The tables that hold rows of single entries, in their first column, by the kind of the entry.
_BY_ENTRY: Mapping[str, Sequence[Table]] = {
    "report.file": (
        tables.result_line,
        tables.rating_line,
        tables.report_sum,
        tables.report_figure,
        tables.report_text,
    ),
    "rating.decide": (tables.rating_line,),
}
_DERIVED = frozenset({"rating.decide", "period.close", "plan.issue"}) | FINDABLE
_CERTIFYING = frozenset({"agency.create", "key.cert"})
_CHANGING = ("task.change", "task.cancel", "task.handover")
_OF_TASKS = ("task/", "handover/")
_OF_LOCKS = "close/"
_TASKS = msgspec.json.Decoder(plan.TaskBody)
_ENVELOPES = msgspec.json.Decoder(Envelope)
_KEYS_AT_ONCE = 200
_KEYS_OF = "SELECT fold_key, kind, key FROM entry WHERE id IN ({these})"
_OF_KEYS = "SELECT id, kind, fold_key, envelope, state FROM entry WHERE fold_key IN ({these})"
_NOT_HANDED_ON = """
    DELETE FROM task_month WHERE period IN (SELECT value FROM json_each(?))
    AND carried_by IN (SELECT value FROM json_each(?))
"""
_CERTIFICATES = """
    SELECT entry.id, entry.kind, entry.envelope, part.bytes
    FROM entry JOIN part ON part.entry = entry.id AND part.n = 1
    WHERE entry.fold_key IN ({these}) AND entry.state = 'accepted'
"""


@dataclass(slots=True)
class _Batch:
    """What a number of keys comes to."""

    folds: dict[str, Fold] = field(default_factory=dict)  # by entry
    envelopes: dict[str, Envelope] = field(default_factory=dict)  # of accepted entries
    parts: Mapping[str, Mapping[int, bytes | None]] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)  # by table
    tasks: set[str] = field(default_factory=set)
    places: list[FoundRow] = field(default_factory=list)  # where words can be found

    def add(self, table: Table, rows: Iterable[Row]) -> None:
        self.rows.setdefault(table.name, []).extend(rows)

    def body(self, entry_id: str) -> Body | None:
        data = self.parts.get(entry_id, {}).get(1)
        return None if data is None else read_body(self.envelopes[entry_id].kind, data)


RULES = b"2"  # counted up whenever the same entries give other rows than before


class Projector:
    """Writes projections over one connection."""

    def __init__(
        self, connection: Connection, files: PartFiles, authors: Mapping[str, str]
    ) -> None:
        self._connection = connection
        self._reading = EntryReading(connection, files)
        self._search = SearchIndex(connection)
        self._authors = authors  # whom keys of this workspace stand for before they are certified

    def project(self, entry_ids: Iterable[str]) -> None:
        """Fold the keys of these entries again."""
        keys: set[str] = set()
        certified: set[str] = set()
        for fold_key, kind, key in rows_among(self._connection, _KEYS_OF, list(entry_ids)):
            keys.add(fold_key)
            if kind in _CERTIFYING:
                certified.add(key if kind == "agency.create" else fold_key[5:])
        self._fold_keys(sorted(keys | self._keys_by(certified)))

    def rebuild(self) -> None:
        """Replay everything into empty projections."""
        for table in reversed(tables.PROJECTIONS):
            self._connection.execute(delete(table))
        self._search.clear()
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
        ids: dict[str, list[str]] = {}
        for id_, kind, fold_key, envelope, state in rows_among(self._connection, _OF_KEYS, keys):
            ids.setdefault(kind, []).append(id_)
            if state == State.ACCEPTED.value:
                by_key.setdefault(fold_key, {})[id_] = _ENVELOPES.decode(envelope)
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
        self._search.add(batch.places)
        return batch.tasks | {key.split("/")[1] for key in keys if key.startswith(_OF_TASKS)}

    def _forget(self, ids: Mapping[str, list[str]], keys: list[str]) -> set[str]:
        """Drop the rows of some entries, which come by kind; returns the tasks they issued."""
        touched: set[str] = set()
        self._search.forget([id_ for kind, same in ids.items() if kind in FINDABLE for id_ in same])
        issues = ids.get("plan.issue")
        if issues:
            found = rows_among(
                self._connection, "SELECT task FROM task_issue WHERE entry IN ({these})", issues
            )
            touched = {task for (task,) in found}
            delete_rows(self._connection, tables.task_issue.c.entry, issues)
        if "period.close" in ids:
            # By month as well: the tasks ten years handed on have no index by their lock.
            locks, months = map(msgspec.json.encode, (ids["period.close"], _months_after(keys)))
            cursor = self._connection.connection.cursor()
            cursor.execute(_NOT_HANDED_ON, (months.decode(), locks.decode()))
        for kind, same in _BY_ENTRY.items():
            for table in same if kind in ids else ():
                delete_rows(self._connection, next(iter(table.c)), ids[kind])
        delete_rows(self._connection, tables.fact.c.key, keys)
        return touched

    def _people(self, keys: set[str]) -> Mapping[str, str]:
        """Return the persons of keys by the certificates that are accepted."""
        wanted = ["agency", *(f"cert/{key}" for key in sorted(keys))]
        by_key: dict[str, dict[str, Envelope]] = {}
        people: dict[str, str] = {}
        founders: dict[str, str] = {}
        for id_, kind, envelope, data in rows_among(self._connection, _CERTIFICATES, wanted):
            body = read_body(kind, data)
            if isinstance(body, agency.KeyCert):
                by_key.setdefault(body.key, {})[id_] = _ENVELOPES.decode(envelope)
                people[id_] = body.person
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
        self._search.forget(ids)
        self._search.add(
            place_of_task(_TASKS.decode(body))
            for one in folded
            if isinstance(body := one["body"], bytes) and not one["cancelled"]
        )
        born = [{"period": one["born"], "task": one["id"], "carried_by": ""} for one in folded]
        insert_rows(self._connection, month, born)

    def _folded_tasks(self, ids: list[str]) -> Iterator[Row]:
        issued = self._issued(ids)
        changes, moves = self._changes(ids)
        for task_id, versions in issued.items():
            place = place_of(task_id, versions, moves)
            issued_by, base = place.issued_by, place.base
            body, cancelled, in_conflict = base, False, False
            if (task_id, base.unit) in changes:
                change, in_conflict = changes[task_id, base.unit]
                body = change.body if isinstance(change, plan.TaskChange) else base
                cancelled = isinstance(change, plan.TaskCancel)
            if body.unit != place.unit:
                body = msgspec.structs.replace(body, unit=place.unit)
            yield {
                "id": task_id,
                "born": base.born,
                "unit": body.unit,
                "body": msgspec.json.encode(body),
                "cancelled": cancelled,
                # Two units that both say the task is theirs: shown, as every conflict.
                "in_conflict": in_conflict or place.is_disputed,
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

    def _changes(
        self, ids: list[str]
    ) -> tuple[Mapping[tuple[str, str], tuple[Body | None, bool]], Moves]:
        """Return what tasks became, and to which units they went, both by task and unit."""
        fact = tables.fact.c
        rows = self._connection.execute(
            select(fact.entry, fact.kind, fact.subject, fact.unit, fact.in_conflict)
            .where(fact.subject.in_(ids), fact.kind.in_(_CHANGING), fact.is_chosen)
            .order_by(fact.entry)
        ).all()
        parts = self._reading.parts(row.entry for row in rows)
        found: dict[tuple[str, str], tuple[Body | None, bool]] = {}
        moves: dict[tuple[str, str], str] = {}
        for row in rows:
            data = parts.get(row.entry, {}).get(1)
            body = None if data is None else read_body(row.kind, data)
            if row.kind != "task.handover":
                found[row.subject, row.unit] = body, row.in_conflict
            elif isinstance(body, plan.TaskHandover) and body.to_unit:
                moves.setdefault((row.subject, row.unit), body.to_unit)
        return found, moves


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


def _months_after(keys: Sequence[str]) -> list[str]:
    """Return the months to which the locks under these keys hand tasks on."""
    found = []
    for key in keys:
        if key.startswith(_OF_LOCKS):
            with suppress(UseError):  # refused when it came: it never handed anything on
                found.append(str(Period.parse(key.removeprefix(_OF_LOCKS)).next))
    return found


def _derive(batch: _Batch, id_: str) -> None:
    chosen = id_ == batch.folds[id_].chosen
    found = batch.body(id_)
    if chosen and found is not None:
        batch.places.extend(places_of(id_, found))
    match found:
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
    batch.add(tables.report_figure, figure_rows(id_, body, lines))
    batch.add(tables.report_text, text_rows(id_, body))
    parts = batch.parts[id_]
    for reference in batch.envelopes[id_].parts:
        data = parts.get(reference.n)
        if reference.about and reference.type == JSON and data is not None:
            batch.add(tables.rating_line, voice_rows(id_, body, read_rated(data)))
