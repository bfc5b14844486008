from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import msgspec
import pytest
from tests.ledgers import (
    OTHER_UNIT,
    PERIOD,
    UNIT,
    Cast,
    Signer,
    decision,
    found,
    period_close,
    period_open,
    report_body,
    unit_report,
)
from tests.unit.ledger.test_authority import fold

from workreport.domain.ids import new_id
from workreport.ledger import kinds
from workreport.ledger.acceptance import ACCEPTED, Judgement, Link, State, judge
from workreport.ledger.bodies import agency, office, plan, report
from workreport.ledger.bodies.base import Body
from workreport.ledger.envelope import Entry, make_part
from workreport.ledger.kinds import Kind

SMALL_ORDER = "01" + "00" * 31


@pytest.fixture
def cast() -> Cast:
    return found()


def verdict(cast: Cast, entry: Entry, *more: Entry, link: Link = Link.WHOLE) -> Judgement:
    authority, admitted = fold(cast, [*more, entry])
    return judge(entry, authority, admitted, link)


def test_what_an_author_may_say_is_accepted(cast: Cast) -> None:
    head = cast.bring("head", UNIT)
    assert verdict(cast, unit_report(head)) == ACCEPTED


def test_the_whole_founding_is_accepted(cast: Cast) -> None:
    cast.bring("clerk", UNIT, may_file=True)
    assert {verdict(cast, entry) for entry in cast.entries} == {ACCEPTED}


@pytest.mark.parametrize(
    ("role", "unit"), [("staff", UNIT), ("clerk", UNIT), ("head", OTHER_UNIT), ("admin", "")]
)
def test_an_author_outside_the_table_goes_to_quarantine(cast: Cast, role: str, unit: str) -> None:
    signer = cast.bring(role, unit)
    assert verdict(cast, unit_report(signer)) == Judgement(State.QUARANTINED, "author_not_allowed")


def test_a_statement_of_authority_by_the_wrong_person_goes_to_quarantine(cast: Cast) -> None:
    head = cast.bring("head", UNIT)
    for entry in (cast.cert(Signer(net=cast.founder.net), head), cast.revoke(head, [], head)):
        assert verdict(cast, entry).reason == "author_not_allowed"


def test_an_unknown_key_waits_and_counts_once_it_is_certified(cast: Cast) -> None:
    signer = Signer(net=cast.founder.net)
    opened, entry = signer.open_writer(), unit_report(signer)
    assert verdict(cast, entry) == Judgement(State.WAITING, "key_not_certified")
    more = [cast.cert(signer), cast.grant(signer, "head", UNIT)]
    assert verdict(cast, entry, *more) == Judgement(State.WAITING, "writer_not_opened")
    assert verdict(cast, entry, *more, opened) == ACCEPTED


def test_a_writer_that_only_another_key_opened_is_refused(cast: Cast) -> None:
    head, other = cast.bring("head", UNIT), cast.bring("head", OTHER_UNIT)
    entry = unit_report(head, writer=other.writer, seq=1, prev=None)
    assert verdict(cast, entry) == Judgement(State.QUARANTINED, "writer_of_another_key")


def test_a_stolen_writer_name_does_not_silence_its_owner(cast: Cast) -> None:
    head, thief = cast.bring("head", UNIT), cast.bring("head", OTHER_UNIT)
    entry = unit_report(head)
    theft = thief.open_writer(head.writer)
    assert verdict(cast, entry, theft) == ACCEPTED
    assert verdict(cast, unit_report(thief, OTHER_UNIT), theft) == ACCEPTED


def test_a_writer_opened_in_the_name_of_another_is_refused(cast: Cast) -> None:
    head = cast.bring("head", UNIT)
    body = agency.WriterOpen(writer=new_id(), key=head.key)
    assert verdict(cast, head.write("writer.open", body)).reason == "reference_wrong"


def test_revoked_and_foreign_entries_are_refused(cast: Cast) -> None:
    head = cast.bring("head", UNIT)
    entry = unit_report(head)
    assert verdict(cast, entry, cast.revoke(head, [])).reason == "key_revoked"
    stranger = found().founder
    assert verdict(cast, unit_report(stranger)).reason == "entry_foreign_agency"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (Link.MISSING, Judgement(State.PENDING, "predecessor_missing")),
        (Link.BROKEN, Judgement(State.QUARANTINED, "chain_broken")),
        (Link.WHOLE, ACCEPTED),
    ],
)
def test_the_chain_decides_between_waiting_and_refusal(
    cast: Cast, link: Link, expected: Judgement
) -> None:
    assert verdict(cast, unit_report(cast.bring("head", UNIT)), link=link) == expected


# --- content -------------------------------------------------------------------------------------


def test_stream_and_body_must_agree_with_the_reference(cast: Cast) -> None:
    officer = cast.bring("officer")
    wrong_stream = unit_report(officer, stream=f"unit/{OTHER_UNIT}")
    ref = {"period": PERIOD, "unit": OTHER_UNIT}
    wrong_unit = unit_report(officer, ref=ref, stream=f"unit/{OTHER_UNIT}")
    too_much = unit_report(officer, ref={"period": PERIOD, "unit": UNIT, "person": new_id()})
    too_little = unit_report(officer, ref={"period": PERIOD}, stream=f"unit/{UNIT}")
    assert verdict(cast, wrong_stream).reason == "stream_wrong"
    for entry in (wrong_unit, too_much, too_little):
        assert verdict(cast, entry).reason == "reference_wrong"


def test_a_head_cannot_reach_another_unit_through_the_reference(cast: Cast) -> None:
    head = cast.bring("head", UNIT)
    foreign = head.write(
        "report.file", report_body(OTHER_UNIT), ref={"period": PERIOD, "unit": UNIT}
    )
    assert verdict(cast, foreign).reason == "reference_wrong"


HOSTILE: Mapping[str, tuple[str, Mapping[str, object]]] = {
    "no such field": ("unit.set", {"unit": UNIT, "code": "A", "name": "A", "evil": 1}),
    "wrong type": ("unit.set", {"unit": UNIT, "code": 7, "name": "A"}),
    "key that is no key": (
        "key.cert", {"key": "0" * 32, "person": UNIT, "sign": "xyz", "seal": "00"},
    ),
    "decimal with letters": (
        "plan.issue",
        {"plan": UNIT, "period": PERIOD, "unit": UNIT,
         "tasks": [{"id": UNIT, "born": PERIOD, "unit": UNIT, "content": "", "coef": "1e9"}]},
    ),
    "task of another unit": (
        "plan.issue",
        {"plan": UNIT, "period": PERIOD, "unit": UNIT,
         "tasks": [{"id": UNIT, "born": PERIOD, "unit": OTHER_UNIT, "content": ""}]},
    ),
    "task born in no month": (
        "plan.issue",
        {"plan": UNIT, "period": PERIOD, "unit": UNIT,
         "tasks": [{"id": UNIT, "born": "2026-13", "unit": UNIT, "content": ""}]},
    ),
    "instant without a zone": (
        "extension.ask",
        {"period": PERIOD, "unit": UNIT, "until_at": "2026-11-21T00:00:00", "reason": ""},
    ),
    "asking to open for no known cause": (
        "open.ask",
        {"period": PERIOD, "unit": UNIT, "cause": "bored", "reason": ""},
    ),
    "term of a desk below one": ("desk.appoint", {"writer": UNIT, "term": 0}),
    "role that does not exist": (
        "role.grant",
        {"grant": UNIT, "person": UNIT, "role": "king", "starts_on": "2026-01-01"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_body_that_breaks_its_schema_goes_to_quarantine(cast: Cast, name: str) -> None:
    kind, content = HOSTILE[name]
    entry = cast.founder.write(kind, content)
    assert judge(entry, *fold(cast)) == Judgement(State.QUARANTINED, "schema_invalid")


@pytest.mark.parametrize("period", ["2026-13", "1999-12", "2026", "", "2026-11-01", "²026-11"])
def test_a_period_that_is_no_month_goes_to_quarantine(cast: Cast, period: str) -> None:
    entry = cast.founder.write("period.open", period_open(period))
    assert judge(entry, *fold(cast)).reason == "reference_wrong"


def test_an_entry_without_any_part_goes_to_quarantine(cast: Cast) -> None:
    head = cast.bring("head", UNIT)
    entry = unit_report(head)
    bare = replace(entry, envelope=msgspec.structs.replace(entry.envelope, parts=[]), parts={})
    assert judge(bare, *fold(cast)).reason == "schema_invalid"


def test_a_part_about_one_person_speaks_of_that_person_once(cast: Cast) -> None:
    head = cast.bring("head", UNIT)
    one, other = new_id(), new_id()

    def parts(*people: tuple[str, str]) -> Entry:
        more = [
            make_part(n, {"person": inside, "name": "A"}, about)
            for n, (inside, about) in enumerate(people, start=2)
        ]
        return head.write("report.file", report_body(), more)

    assert verdict(cast, parts((one, one), (other, other))) == ACCEPTED
    for wrong in (parts((one, other)), parts((one, one), (one, one))):
        assert verdict(cast, wrong).reason == "schema_invalid"


def test_a_certificate_for_an_unsound_key_is_refused(cast: Cast) -> None:
    body = agency.KeyCert(key=new_id(), person=new_id(), sign=SMALL_ORDER, seal="11" * 32)
    assert judge(cast.founder.write("key.cert", body), *fold(cast)).reason == "reference_wrong"
    named = msgspec.structs.replace(body, key=key_id(SMALL_ORDER))
    assert judge(cast.founder.write("key.cert", named), *fold(cast)).reason == "key_refused"


def key_id(sign: str) -> str:
    from workreport.ledger.keys import PublicKeys

    return PublicKeys(bytes.fromhex(sign), b"").key_id


def test_a_part_that_did_not_come_is_waited_for_and_one_that_was_erased_is_not(cast: Cast) -> None:
    leader = cast.bring("leader")
    entry = leader.write("rating.decide", decision(new_id()))
    authority, admitted = fold(cast)
    absent, erased = replace(entry, parts={}), replace(entry, parts={1: None})
    assert judge(absent, authority, admitted) == Judgement(State.PENDING, "part_missing")
    assert judge(erased, authority, admitted) == ACCEPTED


# --- versions ------------------------------------------------------------------------------------


class _Future(Body, frozen=True, kw_only=True):
    period: str
    unit: str
    words: str


@pytest.fixture
def future_kind(monkeypatch: pytest.MonkeyPatch) -> Kind:
    """A kind that only a newer program knows."""
    kind = Kind("report.sing", _Future, "unit/{unit}", "song/{unit}/{period}")
    monkeypatch.setattr(kinds, "KINDS", {**kinds.KINDS, kind.name: kind})
    monkeypatch.setattr(kinds, "REFERENCES", {**kinds.REFERENCES, kind.name: ("unit", "period")})
    return kind


def test_an_unknown_kind_a_later_major_and_a_critical_field_need_a_newer_program(
    cast: Cast,
) -> None:
    head = cast.bring("head", UNIT)
    newer = [
        head.write("report.sing", {"words": "la"}, stream=f"unit/{UNIT}"),
        unit_report(head, schema="2.0"),
        unit_report(head, crit=["colour"], schema="1.1"),
    ]
    for entry in newer:
        assert verdict(cast, entry) == Judgement(State.NEWER, "needs_newer_app")


def test_what_a_newer_program_wrote_is_judged_again_by_it(cast: Cast, future_kind: Kind) -> None:
    head = cast.bring("head", UNIT)
    entry = head.write(future_kind.name, _Future(period=PERIOD, unit=UNIT, words="la"))
    assert verdict(cast, entry).reason == "author_not_allowed"  # known now, and not in the table


def test_an_unknown_field_counts_in_a_later_minor_and_is_refused_in_a_known_one(
    cast: Cast,
) -> None:
    head = cast.bring("head", UNIT)
    content = {**kinds.encode_body(report_body()), "mood": "vui"}
    later = f"1.{kinds.kind_of('report.file').minor + 1}"
    assert verdict(cast, head.write("report.file", content, schema=later)) == ACCEPTED
    assert verdict(cast, head.write("report.file", content)).reason == "schema_invalid"


# --- who decides ---------------------------------------------------------------------------------


def test_a_chief_decides_only_with_person_meeting_and_basis(cast: Cast) -> None:
    chief, leader = cast.bring("chief"), cast.bring("leader")
    whole = {"decided_by": new_id(), "meeting_on": date(2026, 11, 25), "basis": "12-TB"}
    assert verdict(cast, leader.write("rating.decide", decision(new_id()))) == ACCEPTED
    assert verdict(cast, chief.write("rating.decide", decision(new_id(), **whole))) == ACCEPTED
    for name in whole:
        partly = {key: value for key, value in whole.items() if key != name}
        for kind, body in (
            ("rating.decide", decision(new_id(), **partly)),
            ("unit.grade", office.UnitGradeSet(period=PERIOD, unit=UNIT, scheme="u", **partly)),  # type: ignore[arg-type]
            ("conclusion", office.Conclusion(conclusion=new_id(), period=PERIOD, **partly)),  # type: ignore[arg-type]
        ):
            assert verdict(cast, chief.write(kind, body)).reason == "author_not_allowed"


@pytest.mark.parametrize("kind", ["period.open", "period.close", "period.reopen", "publish.totals"])
def test_months_are_opened_and_closed_from_the_desk_only(cast: Cast, kind: str) -> None:
    chief = cast.bring("chief")
    body: dict[str, Body] = {
        "period.open": period_open(),
        "period.close": period_close(),
        "period.reopen": agency.PeriodReopen(period=PERIOD, close="0" * 64, reason="x"),
        "publish.totals": agency.PublishTotals(period=PERIOD, levels=[]),
    }
    assert verdict(cast, chief.write(kind, body[kind])).reason == "not_the_desk"
    assert verdict(cast, cast.founder.write(kind, body[kind])) == ACCEPTED


@pytest.mark.parametrize(
    ("ratings", "reason"),
    [([{"person": "1" * 32, "rating": "2" * 64}], ""), (["x"], "schema_invalid")],
)
def test_further_parts_of_a_lock_hold_pins_and_nothing_else(
    cast: Cast, ratings: list[object], reason: str
) -> None:
    more = make_part(2, {"ratings": ratings})
    close = cast.founder.write("period.close", period_close(), [more])
    assert verdict(cast, close).reason == reason


def test_nobody_answers_for_a_task_under_another_name(cast: Cast) -> None:
    head = cast.bring("head", UNIT)
    task = plan.TaskBody(id=new_id(), born=PERIOD, unit=UNIT, content="x")
    content = {
        "task": new_id(), "unit": UNIT, "reason": "", "body": msgspec.to_builtins(task),
    }  # fmt: skip
    assert verdict(cast, head.write("task.change", content)).reason == "schema_invalid"


def test_hostile_lengths_are_kept_within_their_limits(cast: Cast) -> None:
    head = cast.bring("head", UNIT)
    body = msgspec.structs.replace(report_body(), text={"results": "x" * 200_000})
    assert verdict(cast, head.write("report.file", body)) == ACCEPTED
    items = [report.ResultItem(task=new_id(), content="", qty="9" * 9) for _ in range(400)]
    many = msgspec.structs.replace(report_body(), items=items)
    assert verdict(cast, head.write("report.file", many)) == ACCEPTED
