"""Every kind of entry: its body, its stream, the key it speaks about (contracts 3-5).

The key groups the entries whose ``supersedes`` links are followed together; ``{id}`` in a key makes
each entry stand alone. A field of the reference that the body also has must say the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, cast

import msgspec

from workreport.domain.errors import UseError
from workreport.domain.period import Period
from workreport.ledger import canonical
from workreport.ledger.bodies import (
    agency,
    office,
    people,
    plan,
    report,
    sources,
    standing,
    talk,
)
from workreport.ledger.bodies.base import Body
from workreport.ledger.envelope import Envelope
from workreport.ledger.errors import EntryError
from workreport.ledger.newer_fields import known_only


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of entry at the schema version this program writes."""

    name: str
    body: type[Body]
    stream: str
    key: str
    major: int = 1
    minor: int = 0

    @property
    def schema(self) -> str:
        """The version as written in envelopes."""
        return f"{self.major}.{self.minor}"


def _kinds(*kinds: Kind) -> Mapping[str, Kind]:
    return MappingProxyType({kind.name: kind for kind in kinds})


KINDS = _kinds(
    Kind("agency.create", agency.AgencyCreate, "agency", "agency"),
    Kind("key.cert", agency.KeyCert, "agency", "cert/{key}"),
    Kind("key.revoke", agency.KeyRevoke, "agency", "revoke/{key}/{id}"),
    Kind("writer.open", agency.WriterOpen, "agency", "writer/{writer}"),
    Kind("role.grant", agency.RoleGrant, "agency", "role/{grant}", minor=1),
    Kind("desk.appoint", agency.DeskAppoint, "agency", "desk/{id}"),
    Kind("unit.set", agency.UnitSet, "agency", "unit/{unit}", minor=1),
    Kind("person.set", agency.PersonSet, "agency", "person/{person}", minor=1),
    Kind("person.private", agency.PersonPrivate, "office", "private/{person}"),
    Kind("calendar.set", agency.CalendarSet, "agency", "calendar/{year}", minor=1),
    Kind("settings.set", agency.SettingsSet, "agency", "settings/{name}"),
    Kind("scheme.set", agency.SchemeSet, "agency", "scheme/{scheme}", minor=1),
    Kind("layout.set", agency.LayoutSet, "agency", "layout/{layout}"),
    Kind("period.open", agency.PeriodOpen, "agency", "period/{period}", minor=2),
    Kind("period.change", agency.PeriodOpen, "agency", "period/{period}", minor=2),
    Kind("period.close", agency.PeriodClose, "agency", "close/{period}", minor=3),
    Kind("period.reopen", agency.PeriodReopen, "agency", "reopen/{period}/{id}"),
    Kind("reopen.confirm", agency.ReopenConfirm, "agency", "confirm/{reopen}/{id}"),
    Kind("publish.totals", agency.PublishTotals, "agency", "publish/{period}"),
    Kind("erase.order", agency.EraseOrder, "agency", "erase/{order}"),
    Kind("erase.done", agency.EraseDone, "agency", "erased/{order}/{id}"),
    Kind("plan.issue", plan.PlanIssue, "plan/{unit}", "plan/{plan}"),
    Kind("task.change", plan.TaskChange, "plan/{unit}", "task/{task}/{unit}"),
    Kind("task.cancel", plan.TaskCancel, "plan/{unit}", "task/{task}/{unit}"),
    Kind("task.comment", talk.TaskComment, "plan/{unit}", "comment/{task}/{comment}"),
    Kind("task.handover", plan.TaskHandover, "plan/{unit}", "handover/{task}/{id}", minor=1),
    Kind("recurrence.set", sources.RecurrenceSet, "plan/{unit}", "recurrence/{rule}"),
    Kind("recurrence.skip", sources.RecurrenceSkip, "plan/{unit}", "skip/{rule}/{period}"),
    Kind("programme.set", sources.ProgrammeSet, "agency", "programme/{programme}"),
    Kind("index.set", standing.IndexSet, "agency", "index/{index}"),
    Kind("task.share", plan.TaskShare, "coop/{task}", "share/{task}"),
    Kind("task.part", plan.TaskPart, "coop/{task}", "part/{task}/{unit}/{period}", minor=1),
    Kind(
        "contribution",
        plan.Contribution,
        "member/{person}",
        "contribution/{person}/{period}/{kind}",
        major=2,
    ),
    Kind(
        "contribution.taken",
        people.ContributionTaken,
        "member/{person}",
        "taken/{contribution}/{id}",
    ),
    Kind("report.file", report.ReportFile, "unit/{unit}", "report/{unit}/{period}", minor=5),
    Kind("report.recall", report.ReportRecall, "unit/{unit}", "recall/{report}/{id}"),
    Kind("receipt", report.Receipt, "unit/{unit}", "receipt/{report}/{id}", minor=2),
    Kind("check.start", report.CheckStart, "unit/{unit}", "check/{report}/{id}"),
    Kind("answer", report.Answer, "unit/{unit}", "answer/{report}", minor=1),
    Kind("answer.withdraw", report.AnswerWithdraw, "unit/{unit}", "answer/{report}", minor=1),
    Kind("extension.ask", report.ExtensionAsk, "unit/{unit}", "ask/{unit}/{period}/{id}"),
    Kind("open.ask", report.OpenAsk, "unit/{unit}", "openask/{unit}/{period}/{id}"),
    Kind("open.answer", report.OpenAnswer, "unit/{unit}", "openanswer/{ask}"),
    Kind("reminder", report.Reminder, "unit/{unit}", "reminder/{unit}/{period}/{reminder}"),
    Kind(
        "extension.grant",
        report.ExtensionGrant,
        "unit/{unit}",
        "extension/{unit}/{period}/{number}",
    ),
    Kind("publish.unit", report.PublishUnit, "unit/{unit}", "publish/{period}/{unit}", minor=1),
    Kind("check.note", office.CheckNote, "office", "note/{report}/{id}", minor=1),
    Kind("wording", office.Wording, "office", "wording/{period}/{unit}/{section}", minor=1),
    Kind("task.merge", office.TaskMerge, "office", "merge/{merge}"),
    Kind("consolidation", office.Consolidation, "office", "consolidation/{period}"),
    Kind("paper.issue", office.PaperIssue, "office", "paper/{paper}", minor=2),
    Kind("paper.void", office.PaperVoid, "office", "paper/{paper}"),
    Kind("unit.grade", office.UnitGradeSet, "board", "grade/{unit}/{period}"),
    Kind("rating.decide", office.RatingDecide, "board", "decide/{person}/{period}", minor=1),
    Kind("conclusion", office.Conclusion, "board", "conclusion/{conclusion}"),
    Kind("event", people.Event, "board", "event/{person}/{event}"),
    Kind("publish.person", people.PublishPerson, "person/{person}", "result/{period}/{person}"),
    Kind("objection", people.Objection, "person/{person}", "objection/{period}/{person}"),
    Kind("reply", people.ObjectionReply, "person/{person}", "reply/{objection}"),
    Kind("access.digest", people.AccessDigest, "office", "access/{period}/{writer}"),
)


def kind_of(name: str) -> Kind:
    """Return a kind this program knows.

    Raises:
        EntryError: ``needs_newer_app`` when the kind is unknown.
    """
    try:
        return KINDS[name]
    except KeyError:
        raise EntryError("needs_newer_app", kind=name) from None


def _reference_fields(kind: Kind) -> tuple[str, ...]:
    fields: list[str] = []
    for template in (kind.stream, kind.key):
        for piece in template.split("/"):
            if piece.startswith("{") and piece != "{id}":
                name = piece[1:-1]
                if name not in fields:
                    fields.append(name)
    if "period" not in fields and "period" in kind.body.__struct_fields__:
        fields.append("period")
    if "unit" not in fields and "unit" in kind.body.__struct_fields__:
        fields.append("unit")
    return tuple(fields)


REFERENCES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {name: _reference_fields(kind) for name, kind in KINDS.items()}
)


def reference(kind: Kind, body: Body, **more: str) -> dict[str, str]:
    """Build the reference of an envelope from the body and the fields the body does not have."""
    found = dict(more)
    for name in REFERENCES[kind.name]:
        if name not in found:
            found[name] = str(getattr(body, name))
    return found


def stream_of(kind: Kind, ref: Mapping[str, str]) -> str:
    """Return the stream the entry belongs to."""
    return kind.stream.format_map(dict(ref))


def fold_key(kind: Kind, ref: Mapping[str, str], entry_id: str) -> str:
    """Return the key under which the entry is folded with others."""
    return kind.key.format_map({**ref, "id": entry_id})


def encode_body(body: Body) -> dict[str, object]:
    """Turn a body into plain values for a canonical part."""
    return cast("dict[str, object]", msgspec.to_builtins(body))


def decode_body(name: str, content: Mapping[str, Any], schema: str) -> Body:
    """Read a body strictly; a newer minor version may carry fields we do not know yet.

    Raises:
        EntryError: ``needs_newer_app`` for an unknown major version, ``schema_invalid`` otherwise.
    """
    kind = kind_of(name)
    major, minor = (int(piece) for piece in schema.split("."))
    if major != kind.major:
        raise EntryError("needs_newer_app", kind=f"{name} {schema}")
    if minor > kind.minor:
        content = known_only(content, kind.body)
    try:
        return msgspec.convert(dict(content), kind.body)
    except msgspec.ValidationError as problem:
        raise EntryError("schema_invalid", kind=name, why=str(problem)) from problem


def decode_pins(content: Mapping[str, Any]) -> agency.MorePins:
    """Read a further part of a lock.

    Raises:
        EntryError: ``schema_invalid``.
    """
    try:
        return msgspec.convert(dict(content), agency.MorePins)
    except msgspec.ValidationError as problem:
        raise EntryError("schema_invalid", kind="period.close", why=str(problem)) from problem


def decode_rated(content: Mapping[str, Any], schema: str = "") -> report.RatedPart:
    """Read the part of a report about one person, strictly unless a newer minor wrote it.

    Raises:
        EntryError: ``schema_invalid``.
    """
    minor = int(schema.rpartition(".")[2] or 0)
    if minor > KINDS["report.file"].minor:
        content = known_only(content, report.RatedPart)
    try:
        return msgspec.convert(dict(content), report.RatedPart)
    except msgspec.ValidationError as problem:
        raise EntryError("schema_invalid", kind="report.file", why=str(problem)) from problem


def check_reference(envelope: Envelope, body: Body | None) -> None:
    """Refuse an entry whose stream or body disagrees with its reference.

    Raises:
        EntryError: ``stream_wrong`` or ``reference_wrong``.
    """
    kind = kind_of(envelope.kind)
    if envelope.ref.keys() != set(REFERENCES[kind.name]):
        raise EntryError("reference_wrong", kind=kind.name)
    if envelope.stream != stream_of(kind, envelope.ref):
        raise EntryError("stream_wrong", kind=kind.name, stream=envelope.stream)
    if "period" in envelope.ref:
        try:
            Period.parse(envelope.ref["period"])
        except UseError:
            raise EntryError("reference_wrong", kind=kind.name) from None
    if body is None:
        return
    for name in REFERENCES[kind.name]:
        if name in kind.body.__struct_fields__ and str(getattr(body, name)) != envelope.ref[name]:
            raise EntryError("reference_wrong", kind=kind.name)


def json_text(value: object) -> str:
    """Write plain values as canonical JSON text, for bodies that carry data inside a string."""
    return canonical.encode(value).decode()
