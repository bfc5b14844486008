"""A lock pins the decisions of an agency of any size, and every workspace reads all of them."""

from collections.abc import Iterator
from datetime import date

import pytest
from msgspec.structs import replace
from tests.ledgers import period_close
from tests.living import HEADS, PERIOD, Life, begin, stretch_codes_less

from workreport.domain.period import Period
from workreport.ledger import kinds
from workreport.ledger.bodies.agency import PersonPin
from workreport.ledger.envelope import MAX_JSON_PART, make_part, part_body
from workreport.ledger.errors import EntryError
from workreport.services import close_pins
from workreport.services.close_pins import pinned_in_parts
from workreport.services.consolidating import DecidedBy
from workreport.services.deciding import DecisionInput
from workreport.services.month import read_month

BY = DecidedBy("Đinh Đình Phong", date(2026, 11, 24), "Biên bản số 12")


def test_the_pins_of_five_thousand_people_fit_into_parts_in_their_order() -> None:
    pins = [PersonPin(person=f"{n:032x}", rating=f"{n:064x}") for n in range(5000)]
    with pytest.raises(EntryError, match="part_too_large"):
        make_part(1, kinds.encode_body(replace(period_close(), ratings=pins)))
    first, more = pinned_in_parts(pins)
    told = [kinds.decode_pins(part_body(data)).ratings for _part, data in more]
    assert [*first, *(pin for part in told for pin in part)] == pins
    assert [part.n for part, _data in more] == [2, 3, 4, 5]
    assert max(part.size for part, _data in more) < MAX_JSON_PART


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    """A department has filed, three people were decided on, each pin lies in a part of its own."""
    with pytest.MonkeyPatch.context() as patch:
        stretch_codes_less(patch)
        patch.setattr(close_pins, "PINS_AT_ONCE", 1)
        life = begin(tmp_path_factory.mktemp("pins"), ("tccb",))
        life.file("tccb")
        life.sync("tccb", "vp")
        life.at("2026-11-25 08:00")
        said = [DecisionInput(person=one, level="B", remark="Tốt") for one in decided(life)]
        life.vp.closing.conclude(PERIOD, [], said, BY)
        gates = {one.code: "Công văn 15-CV/BTCTU" for one in life.vp.closing.gates(PERIOD)}
        life.vp.closing.close(PERIOD, gates)
        life.sync("vp", "tccb")
    yield life
    life.close()


def decided(life: Life) -> list[str]:
    with life.vp.book.looking() as look:
        people = look.directory.people.values()
        return sorted(one.person for one in people if one.group != "leaders")[:3]


@pytest.mark.parametrize("name", ["vp", "tccb"])
def test_a_lock_in_parts_is_read_whole_wherever_it_comes_to(locked: Life, name: str) -> None:
    close = locked[name].periods.month(PERIOD).close
    assert close is not None
    assert (close.more, sorted(pin.person for pin in close.ratings)) == (2, decided(locked))


@pytest.mark.parametrize("period", [PERIOD, PERIOD.next])
def test_a_month_asked_for_one_unit_is_that_part_of_the_whole(locked: Life, period: Period) -> None:
    with locked.vp.book.looking() as look:
        unit = look.directory.unit("TCCB", look.today).unit
        rows = look.projections.tasks(str(period))
        assert {bool(row.carried_by) for row in rows} == {period != PERIOD}
        mine = [row for row in rows if row.unit == unit]
        assert 0 < len(mine) < len(rows)
        assert look.projections.tasks(str(period), unit) == mine
        calendars = locked.program.calendars
        whole = read_month(look, calendars, period)
        part = read_month(look, calendars, period, unit)
        assert part.units == (whole.unit(unit),)
        assert (len(whole.units) > 1, part.facts, part.close) == (True, whole.facts, whole.close)


def test_voices_of_some_people_over_months_are_those_of_each_month(locked: Life) -> None:
    with locked.vp.book.looking() as look:
        rows = look.projections.ratings(period=str(PERIOD), voice="department")
        people = [row.person for row in rows]
        asked = look.projections.ratings_of
        assert people
        assert asked(people, "department", str(PERIOD.previous), str(PERIOD)) == rows
        for other in (str(PERIOD.previous), str(PERIOD.next)):
            assert asked(people, "department", other, other) == []
        assert {row.voice for row in asked(people, "own", str(PERIOD), str(PERIOD))} == {"own"}
        assert asked(people[:1], "department", str(PERIOD), str(PERIOD)) == rows[:1]


def test_each_head_is_found_as_the_first_on_the_list_of_the_unit(locked: Life) -> None:
    with locked.vp.book.looking() as look:
        listed = {unit: look.directory.members(unit) for unit in look.directory.units}
        first = {
            unit: members[0].name
            for unit, members in listed.items()
            if members and members[0].group == "heads"
        }
        assert look.directory.heads() == first
        assert HEADS["tccb"] in first.values()
