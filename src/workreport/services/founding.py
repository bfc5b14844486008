"""Founding an agency: its genesis, its units, its first chief, its desk."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from workreport import __version__
from workreport.domain.errors import UseError
from workreport.domain.ids import new_id
from workreport.ledger import kinds
from workreport.ledger.acceptance import ACCEPTED
from workreport.ledger.bodies.agency import AgencyCreate, DeskAppoint, PersonSet, UnitSet
from workreport.ledger.envelope import VERSION, Entry, Envelope, make_part, sign_entry
from workreport.ledger.keys import KeyPair
from workreport.services.book import Work
from workreport.services.identity import Identity
from workreport.services.ports.machine import Resources


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyPlan:
    """What somebody who founds an agency must say."""

    name: str
    parent: str
    place: str
    founder: str
    template: str = "organizing-committee"
    training: bool = False


class _UnitTemplate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    name: str
    short: str
    part: str
    files: bool
    aliases: list[str]


class _Template(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    symbol: str
    units: list[_UnitTemplate]


def template_names(resources: Resources) -> tuple[str, ...]:
    """Return the names of the organisation templates that are shipped."""
    return tuple(
        name.removesuffix(".json")
        for name in resources.names("organisations")
        if name.endswith(".json")
    )


def _template(resources: Resources, name: str) -> _Template:
    known = template_names(resources)
    if name not in known:
        raise UseError("template_unknown", template=name, known=", ".join(known))
    data = json.loads(resources.text(f"organisations/{name}.json"))
    return msgspec.convert(data, _Template)


def genesis(
    plan: AgencyPlan, resources: Resources, workspace: str, now: datetime
) -> tuple[Identity, Entry]:
    """Sign the entry whose id is the agency from now on.

    Raises:
        UseError: A name is missing, or the template is unknown.
    """
    for field in ("name", "parent", "place", "founder"):
        if not getattr(plan, field).strip():
            raise UseError("agency_field_missing", field=field)
    template = _template(resources, plan.template)
    keys, writer, person = KeyPair.generate(), new_id(), new_id()
    body = AgencyCreate(
        name=_tidy(plan.name),
        parent=_tidy(plan.parent),
        place=_tidy(plan.place),
        symbol=template.symbol,
        template=plan.template,
        training=plan.training,
        founder=person,
        founder_name=_tidy(plan.founder),
        sign=keys.public.sign.hex(),
        seal=keys.public.seal.hex(),
    )
    kind = kinds.kind_of("agency.create")
    part, data = make_part(1, kinds.encode_body(body))
    envelope = Envelope(
        v=VERSION,
        net="",
        kind=kind.name,
        schema=kind.schema,
        stream="agency",
        writer=writer,
        key=keys.public.key_id,
        seq=1,
        prev=None,
        at=now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        seen={"office_at": None},
        ref={},
        supersedes=[],
        crit=[],
        parts=[part],
        app=__version__,
    )
    entry = sign_entry(keys, envelope, {1: data})
    identity = Identity(
        workspace, entry.id, body.name, person, body.founder_name, writer, keys, plan.training
    )
    return identity, entry


def found(work: Work, entry: Entry, plan: AgencyPlan, resources: Resources) -> None:
    """Keep the genesis, set the units of the template, the founder, and the desk."""
    ledger = work.transaction.ledger
    own = (work.identity.keys.public.key_id,)
    ledger.add([entry], ACCEPTED, work.now, own)
    work.projections.project([entry.id])
    work.transaction.local.enqueue(entry.id)
    work.forget_known()
    office = ""
    for order, unit in enumerate(_template(resources, plan.template).units):
        body = UnitSet(
            unit=new_id(),
            code=unit.code,
            name=unit.name,
            short=unit.short,
            aliases=unit.aliases,
            part=unit.part,  # type: ignore[arg-type]  # msgspec checks it when it is encoded
            files=unit.files,
            order=order,
        )
        if unit.part == "office":
            office = body.unit
        work.append(body, "unit.set")
    work.append(
        PersonSet(
            person=work.identity.person,
            name=work.identity.name,
            unit=office,
            position="Chánh Văn phòng",
            group="heads",
        ),
        "person.set",
    )
    work.append(DeskAppoint(writer=work.identity.writer, term=1), "desk.appoint")


def _tidy(text: str) -> str:
    return " ".join(text.split())
