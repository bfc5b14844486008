"""What surrounds a paper: the names of the agency, numbers of the register, the chief."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import cast

import msgspec
import pytest
from tests.unit.services import paper_month as made

from workreport.domain.errors import RuleError
from workreport.domain.workflow import PeriodFacts
from workreport.ledger.bodies.agency import PeriodReopen
from workreport.ledger.bodies.base import Body
from workreport.ledger.bodies.office import PaperIssue, PaperVoid
from workreport.services.book import Look
from workreport.services.month import MonthLine
from workreport.services.paper_frame import Numbered, read_frame
from workreport.services.ports.rows import Fact


def fact(kind: str, body: Body, at: str = "") -> Fact:
    return Fact(f"e-{at}", kind, "", "", "", "", "p-1", at, 1, True, True, False, body)


def issue(number: str, at: str, **more: object) -> Fact:
    values = {"paper": f"x-{number}", "kind": "summary", "period": "2026-11", "number": number,
              "symbol": "BC/BTCTU", "issued_on": date(2026, 11, 25)}  # fmt: skip
    return fact("paper.issue", PaperIssue(**(values | more)), at)  # type: ignore[arg-type]


def looking(*facts: Fact, agency: bool = True, chiefs: frozenset[str] = frozenset()) -> Look:
    """A look into nothing but these facts."""

    def asked(*kinds: str, **_more: object) -> list[Fact]:
        return [each for each in facts if each.kind in kinds]

    roles = SimpleNamespace(roles_of=lambda who, _day: {("chief", "")} if who in chiefs else set())
    genesis = fact("agency.create", made.AGENCY) if agency else None
    found = SimpleNamespace(
        one=lambda *_kinds: genesis,
        projections=SimpleNamespace(facts=asked),
        directory=made.DIRECTORY,
        authority=roles,
        today=made.AS_OF,
    )
    return cast("Look", found)


def month(*reopened: tuple[str, str], revision: int = 2) -> MonthLine:
    """A closed month that was asked to be reopened: each time with the lock it names."""
    requests = tuple(
        fact("period.reopen", PeriodReopen(period="2026-11", close=close, reason="Sai"), at)
        for at, close in reopened
    )
    facts = PeriodFacts(
        opened=True,
        closings=revision,
        reopenings=revision - 1,
        closed_at=made.at("2026-11-30 08:00"),
    )
    return replace(made.closed([], revision), reopening=requests, facts=facts)


@pytest.mark.parametrize(
    ("name", "parent", "issuer", "above"),
    [
        ("Ban Tổ chức Tỉnh ủy", "Tỉnh ủy Nghệ An", "BAN TỔ CHỨC", "TỈNH ỦY NGHỆ AN"),
        ("Ban Tổ chức Tỉnh ủy Nghệ An", "Tỉnh ủy Nghệ An", "BAN TỔ CHỨC", "TỈNH ỦY NGHỆ AN"),
        ("Ban Nội chính Tỉnh uỷ", "Tỉnh ủy", "BAN NỘI CHÍNH", "TỈNH ỦY NGHỆ AN"),
        ("Đảng ủy xã Kim Liên", "Tỉnh ủy Nghệ An", "ĐẢNG ỦY XÃ KIM LIÊN", "TỈNH ỦY NGHỆ AN"),
        ("Tỉnh ủy", "Trung ương", "TỈNH ỦY", "TRUNG ƯƠNG"),
    ],
)
def test_the_letterhead_never_says_the_parent_twice(
    name: str, parent: str, issuer: str, above: str
) -> None:
    agency = msgspec.structs.replace(made.AGENCY, name=name, parent=parent)
    letterhead = made.frame(agency=agency).letterhead

    assert (letterhead.parent, letterhead.issuer) == (above, issuer)


def test_an_agency_that_is_no_ban_is_not_called_one() -> None:
    frame = made.frame(agency=msgspec.structs.replace(made.AGENCY, name="Văn phòng Tỉnh ủy"))

    assert (frame.leaders, frame.head_title) == ("lãnh đạo cơ quan", "THỦ TRƯỞNG CƠ QUAN")


def test_the_number_of_this_kind_and_month_is_taken() -> None:
    look = looking(
        issue("7", "2026-11-25T01:00:00Z", kind="notice"),
        issue("8", "2026-11-25T01:00:00Z", period="2026-10"),
        issue("9", "2026-11-25T01:00:00Z"),
    )
    frame = read_frame(look, "summary", made.PERIOD, made.month_line([]))

    assert frame.numbered == Numbered("9", date(2026, 11, 25))
    assert frame.replaced == ()
    assert frame.revision == 0


def test_a_void_number_is_no_number() -> None:
    look = looking(issue("9", "a"), fact("paper.void", PaperVoid(paper="x-9", reason="Sai số")))

    assert read_frame(look, "summary", made.PERIOD).numbered is None


def test_numbers_given_before_the_month_was_reopened_belong_to_the_replaced_paper() -> None:
    look = looking(issue("9", "2026-11-25T01:00:00Z"), issue("14", "2026-12-04T01:00:00Z"))
    frame = read_frame(look, "summary", made.PERIOD, month(("2026-12-01T01:00:00Z", "before")))

    assert frame.revision == 2
    assert frame.replaced == (Numbered("9", date(2026, 11, 25)),)
    assert frame.numbered is not None
    assert frame.numbered.number == "14"


def test_a_reopening_that_waits_for_its_second_person_replaces_nothing() -> None:
    look = looking(issue("9", "2026-12-02T01:00:00Z"))
    asked = month(("2026-12-01T01:00:00Z", "before"), ("2026-12-05T01:00:00Z", "c"))
    frame = read_frame(look, "summary", made.PERIOD, asked)

    assert frame.numbered is not None
    assert frame.replaced == ()


def test_the_chief_is_known_by_the_position() -> None:
    assert read_frame(looking(), "summary", made.PERIOD).chief == "Chu Ngọc Giang"


def test_without_the_position_the_role_tells_the_chief() -> None:
    people = {
        "p-5": made.PersonSet(person="p-5", name="Lê An", unit="u-vp", position="Chuyên viên"),
        "p-6": made.PersonSet(person="p-6", name="Võ Bình", unit="u-vp", position="Chuyên viên"),
    }
    look = looking(chiefs=frozenset({"p-6"}))
    look.__dict__["directory"] = made.Directory(made.DIRECTORY.units, people)

    assert read_frame(look, "summary", made.PERIOD).chief == "Võ Bình"


def test_without_the_agency_there_is_no_paper() -> None:
    with pytest.raises(RuleError) as refused:
        read_frame(looking(agency=False), "summary", made.PERIOD)
    assert refused.value.code == "paper_nothing_yet"
