"""The organisation changes from a day on: old months keep their names, what is open goes on."""

from collections.abc import Iterator
from datetime import date

import pytest
from tests.living import PERIOD, Life, begin, stretch_codes_less

from workreport.domain.errors import RuleError, UseError
from workreport.ledger import streams
from workreport.services.ended_units import EndedUnitsService
from workreport.services.history_lineage import lineage_words
from workreport.services.history_sheets import SheetWish
from workreport.services.history_tables import unit_name
from workreport.services.organisation import OrganisationService, Reorganisation, UnitWish
from workreport.ui.viewmodels.history_facts import read_history
from workreport.ui.viewmodels.history_sheet import standing_chart

PAPER = "Quyết định 12-QĐ/BTCTU"
DECEMBER = PERIOD.next
FIRST = date(2026, 12, 1)
WISH = SheetWish(kind="standing", first=PERIOD, last=DECEMBER)


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    """November is locked; from December TCD is part of TCCB, which has a new name."""
    with pytest.MonkeyPatch.context() as patch:
        stretch_codes_less(patch)
        life = begin(tmp_path_factory.mktemp("merged"), ("tccb", "tcd"))
        life.at("2026-11-17 09:00")
        life.file("tccb")
        life.file("tcd")
        life.sync("tccb", "tcd", "vp")
        gates = {gate.code: "Công văn 7-CV/BTCTU" for gate in life.vp.closing.gates(PERIOD)}
        life.vp.closing.close(PERIOD, gates)
        life.at("2026-11-30 09:00")
        desk = organisation(life)
        desk.sign(merge(life))
        life.at("2026-12-01 09:00")
        life.sync("vp", "tccb", "tcd")
        yield life
        life.close()


def organisation(life: Life) -> OrganisationService:
    return OrganisationService(life.vp.book, life.vp.closing._calendars)


def unit(life: Life, code: str, name: str = "vp") -> str:
    with life[name].book.looking() as look:
        return look.directory.unit(code, PERIOD.last_day).unit


def merge(life: Life) -> Reorganisation:
    into = UnitWish(unit=unit(life, "TCCB"), code="TCCBDV", name="Phòng Cán bộ, đảng viên")
    return Reorganisation(
        act="merge",
        on=FIRST,
        units=(unit(life, "TCCB"), unit(life, "TCD")),
        into=(into,),
        basis=PAPER,
    )


def names_in(life: Life, name: str, period: object) -> list[str]:
    month = life[name].periods.month(period)  # type: ignore[arg-type]
    return [line.unit.name for line in month.units]


def test_an_old_month_keeps_the_names_it_had_everywhere(merged: Life) -> None:
    assert "Phòng Tổ chức cán bộ" in names_in(merged, "tccb", PERIOD)
    assert "Phòng Cán bộ, đảng viên" not in names_in(merged, "vp", PERIOD)
    summary = merged.vp.consolidation.summary(PERIOD)
    assert {one.line.unit.code for one in summary.units} >= {"TCCB", "TCD"}
    with merged.vp.book.looking() as look:
        assert look.directory.unit("TCCB", PERIOD.last_day).name == "Phòng Tổ chức cán bộ"
        assert look.directory.unit("TCCBDV", FIRST).name == "Phòng Cán bộ, đảng viên"


def test_the_month_that_begins_expects_the_new_units_only(merged: Life) -> None:
    expected = [line.unit.code for line in merged.vp.periods.month(DECEMBER).units if line.expected]
    assert "TCCBDV" in expected
    assert not {"TCCB", "TCD"} & set(expected)


def test_months_side_by_side_name_units_as_each_was_called(merged: Life) -> None:
    """What ended stands above what follows it, and no month takes the name of another."""
    histories = merged.vp.histories
    before = [unit_name(row) for row in histories.units(PERIOD, PERIOD).units]
    assert "Phòng Tổ chức cán bộ" in before
    rows = histories.units(PERIOD, DECEMBER).units
    told = [unit_name(row) for row in rows if row.code in {"TCD", "TCCBDV"}]
    assert told == [
        "Phòng Tổ chức đảng, đảng viên (kế tục: Phòng Cán bộ, đảng viên)",
        (
            "Phòng Cán bộ, đảng viên (đến 11/2026: Phòng Tổ chức cán bộ; "
            "từ 01/12/2026 tiếp nối: Phòng Tổ chức đảng, đảng viên)"
        ),
    ]
    codes = [row.code for row in rows]
    assert codes.index("TCCBDV") == codes.index("TCD") + 1
    facts = read_history(merged.vp, DECEMBER)
    shown = {one.id: (one.name, lineage_words(one.line, is_short=True)) for one in facts.units}
    assert shown[unit(merged, "TCCB")] == (
        "Phòng Cán bộ, đảng viên",
        "trước 01/12/2026: Phòng Tổ chức cán bộ; từ 01/12/2026 tiếp nối: P. TCĐ-ĐV",
    )
    assert shown[unit(merged, "TCD")][1] == "từ 01/12/2026: Phòng Cán bộ, đảng viên kế tục"
    assert facts.units[-1].id != unit(merged, "TCD")  # right above what follows it
    (own,) = (one for one in facts.units if one.id == unit(merged, "TCCB"))
    assert own.months[PERIOD].name == "Phòng Tổ chức cán bộ"
    (line,) = (one for one in standing_chart(merged.vp, WISH).lines if one.after)
    assert line.after == (told[0],)
    people = {row.name: row.unit_name for row in histories.people(PERIOD, PERIOD).people}
    assert people["Ngô Đức Nam"] == "Phòng Tổ chức cán bộ"


def test_people_move_on_the_day_and_are_rated_before_where_they_were(merged: Life) -> None:
    tccb, tcd = unit(merged, "TCCB"), unit(merged, "TCD")
    with merged.vp.book.looking() as look:
        before = {one.name for one in look.directory.roster(tcd, PERIOD)}
        after = {one.name for one in look.directory.roster(tccb, DECEMBER)}
    assert "Người của tcd" in before
    assert {"Người của tcd", "Người của tccb"} <= after


def test_the_head_of_what_follows_reads_the_history_and_no_other_department_does(
    merged: Life,
) -> None:
    left = streams.unit(unit(merged, "TCD"))
    with merged["tccb"].book.looking() as look:
        assert look.projections.facts("report.file", period=str(PERIOD), unit=unit(merged, "TCD"))
    with merged.vp.book.looking() as look:
        audience = look.audience
        person = {name: merged[name].book.identity.person for name in ("tccb", "tcd")}
        assert audience.may_hold(person["tccb"], left)
        assert not audience.may_hold(person["tcd"], streams.unit(unit(merged, "TCCB")))


def test_open_tasks_go_to_what_follows_by_a_signed_act(merged: Life) -> None:
    service = EndedUnitsService(merged.vp.book, merged.vp.closing._calendars)
    (left,) = service.left()
    assert "Nhiệm vụ 3 của TCD" in [task.content for task in left.tasks]
    with pytest.raises(RuleError) as refused:
        service.hand_over(left.unit, "VP", "Sáp nhập", agreed_by=PAPER)
    assert refused.value.code == "unit_not_successor"
    theirs = {one.task.unit: one.task.id for one in merged.vp.planning.tasks(PERIOD)}
    both = {left.tasks[0].id: "TCCBDV", theirs[unit(merged, "VP")]: "TCCBDV"}
    with pytest.raises(UseError) as unknown:
        service.distribute(left.unit, both, "Sáp nhập", agreed_by=PAPER)
    assert unknown.value.code == "task_unknown"
    assert service.left() == (left,)  # all or none
    each = {task.id: "TCCBDV" for task in left.tasks}
    moved = service.distribute(left.unit, each, "Sáp nhập", agreed_by=PAPER)
    assert service.left() == ()
    merged.sync("vp", "tccb", "tcd")
    for name in ("vp", "tccb", "tcd"):
        with merged[name].book.looking() as look:
            row = look.projections.task(moved[0])
            assert row is not None
            assert (row.unit, row.in_conflict) == (unit(merged, "TCCB"), False)
    draft = merged["tccb"].reporting.open(DECEMBER).draft
    assert "Nhiệm vụ 3 của TCD" in [task.content for task in draft.tasks]
    assert merged.vp.maintenance.rebuild()


def test_nothing_is_signed_before_the_locked_months_end(merged: Life) -> None:
    into = (UnitWish(code="MOI", name="Phòng mới"),)
    with pytest.raises(RuleError) as refused:
        organisation(merged).preview(Reorganisation(act="new", on=date(2026, 11, 15), into=into))
    assert refused.value.code == "set_up_in_locked_month"


def test_a_preview_says_it_in_words_and_changes_nothing(merged: Life) -> None:
    into = (UnitWish(code="MOI", name="Phòng mới"),)
    wanted = Reorganisation(act="new", on=date(2027, 1, 1), into=into)
    before = organisation(merged).units()
    (line,) = organisation(merged).preview(wanted)
    assert (line.code, line.values["into"]) == ("set_up_new", "Phòng mới")
    assert organisation(merged).units() == before
